import type { Digest, KeyPoint, Sheet, Style, Summary } from './digest.ts'
import type { AnalyzedSentence, Article, Engine, NamedSentence, Note, Scores, Source, Span, Term, TranslatedSentence } from './document.ts'
import type { EngineRegistry } from './engines/index.ts'
import { dictionaryWords } from './language/dictionary-words.ts'
import type { Imported } from './language/imported.ts'
import type { Language } from './language/load.ts'
import type { Memory } from './memory/index.ts'
import { bareArticle } from './read/bare.ts'
import type { Repairer } from './repair/index.ts'
import type { Sheets } from './sheet/index.ts'
import type { Stories } from './stories/index.ts'
import type { Summarizer } from './summarize/index.ts'
import type { Render, Terms } from './terms/index.ts'
import type { TokenizerName } from './tokenize/index.ts'

/** The stages of one run, ready to use: language data, tokenizer, glossary and engine are inside. */
export interface Stages {
  /** Sentences of a bare text, where no layout is to be read. */
  split(text: string): readonly Span[]
  read(source: Source): Promise<Article>
  analyze(article: Article): Article<AnalyzedSentence>
  match(article: Article<AnalyzedSentence>): Article<NamedSentence>
  readonly engine: Engine
  verify(article: Article<TranslatedSentence>): { readonly article: Article<TranslatedSentence>; readonly scores: Scores }
  readonly repair: Repairer
  readonly summarize: Summarizer
  verifyLines(lines: readonly DigestLine[]): readonly Note[]
  /** What the kind of news makes of an article: table of figures, facts, timeline. */
  readonly sheet: Sheets
  readonly terms: Terms
  /** What articles say together, for a whole batch; made when it is first asked for. */
  stories(): Promise<Stories>
}

/** A line of the digest with the sentences that are to prove it. */
export interface DigestLine {
  readonly ja: string
  readonly en: string
  readonly evidence: readonly { readonly ja: string; readonly en: string }[]
}

/** How long the digest is: number of key points, number of sentences of the summary; and how it is worded. */
export interface SummaryOptions {
  readonly points: number
  readonly sentences: number
  readonly style: Style
  /** At most so many English words in a key point, where that can be. */
  readonly words: number
}

export interface DigestOptions extends Partial<SummaryOptions> {
  /** ISO date that anchors 来年, 同月 … in articles that do not say when they were published. */
  readonly date?: string | undefined
}

/** The program on one page: the bytes of a Japanese article → its digest in two languages. Rejects with `ReadError` for what is no article. */
export async function digest(source: Source, stages: Stages, options: DigestOptions = {}): Promise<Digest> {
  return digestArticle(await stages.read(source), stages, options)
}

/** As `digest`, from an article that is already read. */
export async function digestArticle(article: Article, stages: Stages, options: DigestOptions = {}): Promise<Digest> {
  const { points = 5, sentences = 3, style, words, date } = options
  const { article: verified, scores } = await translate(dated(article, date), stages)
  const plan = stages.summarize.plan(verified, { points, sentences, style, words })
  // Where a call costs nothing but time, each line is tried in several wordings.
  const tried = stages.engine.free ? await inEnglish(plan.wordings, stages, 'alone') : null
  const chosen = stages.summarize.choose(plan, tried)
  const summary = await inEnglish(chosen.summary.article, stages, 'connected')
  const said = chosen.points.said ?? (await inEnglish(chosen.points.article, stages, 'alone'))
  const summarized = stages.summarize.compose(chosen, { summary, points: said })
  const sheet = await sheetOf(verified, stages)
  return proved({ ...verified, ...summarized, sheet, terms: stages.terms.ofArticle(verified), scores }, stages)
}

/** What the kind of news makes of an article; its lines are said and proved like those of the digest, and what is not proved is left out. */
export async function sheetOf(article: Article<TranslatedSentence>, stages: Stages): Promise<Sheet> {
  const plan = stages.sheet.plan(article, stages.engine.free === true)
  const proven = (line: DigestLine) => !stages.verifyLines([line]).some(({ level }) => level === 'error')
  return stages.sheet.compose(plan, await inEnglish(plan.lines, stages, 'alone'), proven)
}

/**
 * The lines of the digest are articles of their own: the same engine says them, the same checks prove them. Lines that are read alone do not
 * know what the others said, unless the engine would be asked, and paid, for each.
 */
async function inEnglish(lines: Article<NamedSentence>, stages: Stages, read: 'alone' | 'connected'): Promise<Article<TranslatedSentence>> {
  if (lines.sentences.length === 0) return { ...lines, sentences: [] }
  const { engine } = stages
  if (read === 'connected' || !engine.free) return repaired(await engine.translate(lines), stages).article
  const said = await Promise.all(lines.sentences.map((sentence) => engine.translate({ ...lines, sentences: [sentence], notes: [] })))
  const translated = { ...lines, sentences: said.flatMap(({ sentences }) => sentences), notes: said.flatMap(({ notes }) => notes) }
  return repaired(translated, stages).article
}

/** Every line of the digest must stand in its evidence: what does not gets a note, and a key point turns red. */
function proved(made: Digest, stages: Stages): Digest {
  const sentences = new Map(made.sentences.map((sentence) => [sentence.id, sentence]))
  const check = ({ ja, en, evidence }: KeyPoint | Summary): readonly Note[] => {
    const proof = evidence.flatMap((id) => sentences.get(id) ?? [])
    const found = stages.verifyLines([{ ja, en, evidence: proof.map((sentence) => ({ ja: sentence.ja, en: sentence.english.text })) }])
    // The span points into the line, which is no sentence of the article.
    return found.map(({ target: _, ...note }) => ({ ...note, ...(proof[0] && { sentence: proof[0].id }) }))
  }
  const notes = made.summary.ja === '' ? [] : [...check(made.summary)]
  const keyPoints = made.keyPoints.map((point): KeyPoint => {
    const found = check(point)
    notes.push(...found)
    return found.some(({ level }) => level === 'error') ? { ...point, band: 'red' } : point
  })
  return { ...made, keyPoints, notes: [...made.notes, ...notes] }
}

/** The whole article in English, sentence by sentence, verified and repaired but not summarized. */
export async function translate(article: Article, stages: Stages): Promise<{ article: Article<TranslatedSentence>; scores: Scores }> {
  const analyzed = stages.analyze(article)
  const named = stages.match(analyzed)
  const translated = await stages.engine.translate(named)
  return repaired(translated, stages)
}

/** Verified, repaired where a finding asked for it, and verified again: the scores of both looks stand side by side. */
function repaired(translated: Article<TranslatedSentence>, stages: Stages): { article: Article<TranslatedSentence>; scores: Scores } {
  const first = stages.verify(translated)
  const { article, repairs, open, consistency } = stages.repair(translated, first.article.notes, stages.verify)
  const last = repairs.length ? stages.verify(article) : first
  const { terms: termsBefore, quantities: quantitiesBefore, names: namesBefore } = first.scores
  const repaired = { hit: repairs.length, total: repairs.length + open }
  return { article: last.article, scores: { ...last.scores, termsBefore, quantitiesBefore, namesBefore, repaired, consistency } }
}

/** Letters of a name that are enough to know it by: China, Chinese. */
const rootLength = 4

/** How terms and their contexts get their English in `withEnglish`: each is translated by itself, words as an item of a list. */
export function renderBy(stages: Pick<Stages, 'analyze' | 'match' | 'engine'>): Render {
  return async (ja, as) => {
    const span = { start: 0, end: ja.length }
    const kind = as === 'words' ? 'item' : 'body'
    const article = bareArticle({
      path: '-',
      text: ja,
      blocks: [{ ...span, kind, level: 0 }],
      sentences: [{ ...span, kind, block: 0, ja }],
    })
    const { sentences, notes } = await stages.engine.translate(stages.match(stages.analyze(article)))
    const { english, entities } = sentences[0]!
    const name = entities.some(({ start, en }) => start === 0 && en !== '' && english.text.startsWith(en.slice(0, rootLength)))
    return { text: english.text, sure: !notes.some(({ code }) => code === 'unknown-word'), name }
  }
}

/** The embedded engine; outside engines stand beside it under their own names. */
export const engines: EngineRegistry = {
  rules: async ({ language, imported }) => (await import('./translate/index.ts')).ruleEngine(language, imported),
}

/** Puts the stages of a run together. Everything heavy is loaded here, once. */
export async function openStages({
  language,
  terms,
  packed,
  imported,
  engine,
  memory,
  tokenizer = 'mecab',
  strictTerms,
}: {
  language: Language
  terms: readonly Term[]
  /** What `packTerms` made of the terms, when it was kept. */
  packed?: readonly Int32Array[] | undefined
  /** Dictionaries of the user, the lowest tier. */
  imported?: Imported | undefined
  engine: string
  /** What people have translated before: asked before the engine. */
  memory?: Memory | undefined
  tokenizer?: TokenizerName
  /** A term is wanted in the English as often as it stands in the Japanese of a sentence; else once. */
  strictTerms?: boolean | undefined
}): Promise<Stages> {
  const { openEngine } = await import('./engines/index.ts')
  const opened = await openEngine(engine, engines, { language, imported })
  const [
    { makeReader, joinsOf, splitSentences },
    { makeAnalyzer, makeTokenizer },
    { openTokenizer },
    { makeArticleMatcher, makeNameEntities, makeFold, foldedText },
    { makeVerifier },
    { makeRepairer },
    { makeSummarizer },
    { makeSheets },
    { makeTerms },
  ] = await Promise.all([
    import('./read/index.ts'),
    import('./analyze/index.ts'),
    import('./tokenize/index.ts'),
    import('./glossary/index.ts'),
    import('./verify/index.ts'),
    import('./repair/index.ts'),
    import('./summarize/index.ts'),
    import('./sheet/index.ts'),
    import('./terms/index.ts'),
  ])
  const joins = joinsOf(language)
  const tokenize = await openTokenizer(tokenizer, dictionaryWords(language))
  const verifier = makeVerifier(language, { strictTerms })
  const matchTerms = makeArticleMatcher(terms, language, packed)
  const fold = makeFold(language)
  const nameEntities = makeNameEntities(language)
  return {
    read: makeReader(language),
    split: (text) => splitSentences(text, joins),
    analyze: makeAnalyzer(language, tokenize),
    match: (article) => nameEntities(matchTerms(article)),
    engine: memory ? (await import('./memory/index.ts')).withMemory(opened, memory) : opened,
    verify: verifier.verify,
    repair: makeRepairer(language),
    verifyLines: verifier.verifyLines,
    summarize: makeSummarizer(language),
    sheet: makeSheets(language),
    terms: makeTerms(language, (text) => foldedText(fold, text)),
    stories: async () => (await import('./stories/index.ts')).makeStories(language, makeTokenizer(language, tokenize)),
  }
}

/** The reader alone: quick, without the dictionary. */
export async function openReader(language: Language): Promise<Stages['read']> {
  const { makeReader } = await import('./read/index.ts')
  return makeReader(language)
}

function dated(article: Article, date: string | undefined): Article {
  return date === undefined || article.metadata.date !== null ? article : { ...article, metadata: { ...article.metadata, date } }
}
