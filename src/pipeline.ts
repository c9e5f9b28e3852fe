import type {
  AnalyzedSentence,
  Article,
  Digest,
  Engine,
  KeyPoint,
  NamedSentence,
  Scores,
  Source,
  Span,
  Summary,
  Term,
  TermCandidate,
  TranslatedSentence,
} from './document.ts'
import type { EngineRegistry } from './engines/index.ts'
import type { Language } from './language/load.ts'

/** The stages of one run, ready to use: language data, tokenizer, glossary and engine are inside. */
export interface Stages {
  /** Sentences of a bare text, where no layout is to be read. */
  split(text: string): readonly Span[]
  read(source: Source): Article
  analyze(article: Article): Article<AnalyzedSentence>
  match(article: Article<AnalyzedSentence>): Article<NamedSentence>
  readonly engine: Engine
  verify(article: Article<TranslatedSentence>): { readonly article: Article<TranslatedSentence>; readonly scores: Scores }
  summarize(article: Article<TranslatedSentence>, options: SummaryOptions): Summarized
}

/** How long the digest is: number of key points, number of sentences of the summary. */
export interface SummaryOptions {
  readonly points: number
  readonly sentences: number
}

export interface Summarized {
  readonly titleEn: string
  readonly summary: Summary
  readonly keyPoints: readonly KeyPoint[]
  readonly terms: readonly TermCandidate[]
}

export interface DigestOptions extends Partial<SummaryOptions> {
  /** ISO date that anchors 来年, 同月 … in articles that do not say when they were published. */
  readonly date?: string | undefined
}

/** The program on one page: the bytes of a Japanese article → its digest in two languages. Rejects with `ReadError` for what is no article. */
export async function digest(source: Source, stages: Stages, options: DigestOptions = {}): Promise<Digest> {
  return digestArticle(stages.read(source), stages, options)
}

/** As `digest`, from an article that is already read. */
export async function digestArticle(article: Article, stages: Stages, options: DigestOptions = {}): Promise<Digest> {
  const { points = 5, sentences = 3, date } = options
  const { article: verified, scores } = await translate(dated(article, date), stages)
  return { ...verified, ...stages.summarize(verified, { points, sentences }), scores }
}

/** The whole article in English, sentence by sentence, verified but not summarized. */
export async function translate(article: Article, stages: Stages): Promise<{ article: Article<TranslatedSentence>; scores: Scores }> {
  const analyzed = stages.analyze(article)
  const named = stages.match(analyzed)
  const translated = await stages.engine.translate(named)
  return stages.verify(translated)
}

/** The embedded engine; outside engines stand beside it under their own names. */
export const engines: EngineRegistry = {
  rules: async ({ language }) => (await import('./translate/index.ts')).ruleEngine(language),
}

/** Puts the stages of a run together. Everything heavy is loaded here, once: about a second, most of it the dictionary. */
export async function openStages({
  language,
  terms,
  engine,
}: {
  language: Language
  terms: readonly Term[]
  engine: string
}): Promise<Stages> {
  const { openEngine } = await import('./engines/index.ts')
  const opened = await openEngine(engine, engines, { language })
  const [
    { makeReader, joinsOf, splitSentences },
    { makeAnalyzer, loadKuromoji },
    { makeArticleMatcher },
    { makeVerifier },
    { makeSummarizer },
  ] = await Promise.all([
    import('./read/index.ts'),
    import('./analyze/index.ts'),
    import('./glossary/index.ts'),
    import('./verify/index.ts'),
    import('./summarize/index.ts'),
  ])
  const joins = joinsOf(language)
  return {
    read: makeReader(language),
    split: (text) => splitSentences(text, joins),
    analyze: makeAnalyzer(language, await loadKuromoji()),
    match: makeArticleMatcher(terms, language),
    engine: opened,
    verify: makeVerifier(language).verify,
    summarize: makeSummarizer(language),
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
