import { existsSync, readFileSync } from 'node:fs'
import type { AnalyzedSentence, Article, TranslatedSentence } from '../../src/document.ts'
import type { Stages } from '../../src/pipeline.ts'
import { bareArticle } from '../../src/read/bare.ts'
import { mean } from './eval-digest-gold.ts'

/** Shares of the content words of headlines that three sentences hold. */
export interface HeadlineCoverage {
  readonly articles: number
  readonly ours: number
  readonly lead: number
  /** In how many articles ours hold more, and in how many fewer. */
  readonly better: number
  readonly worse: number
}

interface Entry {
  readonly headline: string
  readonly sentences: readonly string[]
}

/** Takes the three sentences that stand for an article. */
export type Chooser = (article: Article<TranslatedSentence>, count: number) => readonly TranslatedSentence[]

const taken = 3

/** Articles of the test set as plain text without their headlines, analysed and matched; null when it is not there. */
export function headlineArticles(
  path: string,
  stages: Stages,
): readonly { words: ReadonlySet<string>; article: Article<TranslatedSentence> }[] | null {
  if (!existsSync(path)) return null
  const entries = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry)
  return entries.map(({ headline, sentences }) => ({
    words: new Set(named([headline], stages).sentences.flatMap(contentWords)),
    article: named(sentences, stages),
  }))
}

/** What ours and the first sentences hold of the headlines; `bare` leaves out lines that only name a source. */
export function headlineCoverage(
  articles: readonly { words: ReadonlySet<string>; article: Article<TranslatedSentence> }[],
  choose: Chooser,
  bare: boolean,
): HeadlineCoverage {
  const pairs = articles
    .map(({ words, article }) => ({ words, article: bare ? withoutSources(article) : article }))
    .filter(({ words, article }) => words.size > 0 && article.sentences.length > taken)
    .map(({ words, article }) => ({
      ours: covered(words, choose(article, taken)),
      lead: covered(words, article.sentences.slice(0, taken)),
    }))
  return {
    articles: pairs.length,
    ours: mean(pairs.map(({ ours }) => ours)),
    lead: mean(pairs.map(({ lead }) => lead)),
    better: pairs.filter(({ ours, lead }) => ours > lead).length,
    worse: pairs.filter(({ ours, lead }) => ours < lead).length,
  }
}

/** The sentences as one paragraph without a title. Their English is not looked at: it is the same and green for all. */
function named(lines: readonly string[], stages: Stages): Article<TranslatedSentence> {
  const text = lines.join('')
  let start = 0
  const sentences = lines.map((ja) => {
    const from = start
    start += ja.length
    return { kind: 'body' as const, block: 0, ja, start: from, end: start }
  })
  const article = stages.match(stages.analyze(bareArticle({ path: 'headline', text, sentences })))
  return {
    ...article,
    sentences: article.sentences.map((sentence) => ({
      ...sentence,
      english: { text: '', pieces: [], rules: [], confidence: 1, band: 'green', engine: 'none' },
    })),
  }
}

function contentWords({ tokens }: AnalyzedSentence): string[] {
  return tokens
    .filter(
      ({ pos }) =>
        /^(noun|verb|adjective|unknown)/.test(pos) &&
        !/^(noun\.(number|link|verbal|suffix)|verb\.(dependent|suffix)|adjective\.(dependent|suffix))/.test(pos),
    )
    .map(({ lemma, surface }) => (lemma || surface).normalize('NFKC').toLowerCase())
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^(する|なる|ある|いる|こと|もの|できる)$/.test(word))
}

function covered(words: ReadonlySet<string>, sentences: readonly AnalyzedSentence[]): number {
  const held = new Set(sentences.flatMap(contentWords))
  const text = sentences.map(({ ja }) => ja.normalize('NFKC').toLowerCase()).join(' ')
  return [...words].filter((word) => held.has(word) || text.includes(word)).length / words.size
}

/** 『題』。 and 通信社、2005年9月29日。 */
function withoutSources(article: Article<TranslatedSentence>): Article<TranslatedSentence> {
  return {
    ...article,
    sentences: article.sentences.filter(
      ({ ja }) => !/^[『「"“][^』」"”]*[』」"”]。?$/.test(ja) && !/[\d０-９]+年[\d０-９]+月[\d０-９]+日[^。]{0,12}[。)）]*$/.test(ja),
    ),
  }
}
