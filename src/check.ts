import { type Abbreviations, type Anchors, alignSentences, type Bead } from './align/index.ts'
import { checkLinks } from './check/links.ts'
import { type Pairing, pairedArticle } from './check/pairs.ts'
import { type EnglishSide, englishDocument, englishLines, type JapaneseSide, japaneseLines, readSite } from './check/sides.ts'
import { suggestionFor } from './check/suggestions.ts'
import type {
  AnalyzedSentence,
  Article,
  Finding,
  NamedSentence,
  Note,
  Scores,
  Segment,
  Span,
  Term,
  TranslatedSentence,
} from './document.ts'
import { dictionaryWords } from './language/dictionary-words.ts'
import type { Language } from './language/load.ts'
import { note } from './notes.ts'
import { bareArticle } from './read/bare.ts'
import type { Read, ReadEnglish, TextFile } from './read/index.ts'
import type { TokenizerName } from './tokenize/index.ts'
import type { Verifier } from './verify/index.ts'

/** What a check needs, ready to use; no engine among it. */
export interface CheckStages {
  split(text: string): readonly Span[]
  readonly read: Read
  readonly readEnglish: ReadEnglish
  analyze(article: Article): Article<AnalyzedSentence>
  match(article: Article<AnalyzedSentence>): Article<NamedSentence>
  /** The same stages with another glossary. */
  withTerms(terms: readonly Term[]): CheckStages
  verify(article: Article<TranslatedSentence>): { readonly article: Article<TranslatedSentence>; readonly scores: Scores }
  checkPair: Verifier['checkPair']
  readonly abbreviations: Abbreviations
  readonly anchors: Anchors
}

/** Two whole texts, a paragraph a line. */
export interface Texts {
  readonly ja: string
  readonly en: string
  /** ISO date that anchors 昨年, 4日 … */
  readonly date?: string | null | undefined
  /** Glossary for this call; without it that of the stages holds. */
  readonly terms?: readonly Term[] | undefined
}

/** A Japanese document and its English, however they were read. */
export interface Documents {
  readonly source: JapaneseSide
  readonly target: EnglishSide
}

/** The second program on one page: a Japanese text and anybody's English of it → what is wrong with the English, by place. */
export function checkDocuments({ source, target }: Documents, stages: CheckStages): readonly Finding[] {
  const named = stages.match(stages.analyze(source.article))
  const again = repeatedSentences(named.sentences, target)
  const said = target.sentences.filter((_, at) => !again.has(at))
  const beads = alignSentences(
    named.sentences.map((sentence) =>
      stages.anchors.japanese(sentence, { paragraph: sentence.block, heading: isHeading(sentence), cell: sentence.kind === 'cell' }),
    ),
    said.map(({ start, end, ...place }) => stages.anchors.english(target.text.slice(start, end), place)),
  )
  const [paired, alone] = parted(beads)
  const english = paired.map(({ en }) => ({ start: said[en.start]!.start, end: said[en.end - 1]!.end }))
  const pairings = paired.map(
    ({ ja }, at): Pairing => ({ first: ja.start, last: ja.end, english: target.text.slice(english[at]!.start, english[at]!.end) }),
  )
  const { article } = stages.verify(pairedArticle(named, pairings))
  const copied = article.notes.filter(({ code }) => code === 'same-as-source').length
  const found = article.notes.flatMap((one) => {
    // Told of the sentence already.
    if (one.code === 'repetition' && again.size > 0 && one.target) return []
    const known = copied < pairings.length ? leftOver(one, article) : one
    return [located(known, { article, source, target, english })]
  })
  const rest = { ...target, sentences: said }
  /** Line of the Japanese whose English stands last before an offset. */
  const lineAt = (offset: number) => {
    const { ja } = paired[
      Math.max(
        0,
        english.findLastIndex(({ start }) => start <= offset),
      )
    ] ?? { ja: { start: 0 } }
    return source.site.lines.place(source.site.at(named.sentences[ja.start]?.start ?? 0)).line
  }
  const missing = alone.flatMap((bead) => unpaired(bead, { sentences: named.sentences, source, target: rest, checkPair: stages.checkPair }))
  return sorted([...found, ...missing, ...[...again].map((at) => saidAgain(at, target, lineAt(target.sentences[at]!.start)))])
}

/** Two texts without layout, a paragraph a line: 雨だ。 against "It rains." → no findings. Aligns their sentences first. */
export function checkTexts({ ja, en, date = null, terms }: Texts, stages: CheckStages): readonly Finding[] {
  const source = japaneseLines(ja, { split: stages.split, date })
  return checkDocuments({ source, target: englishLines(en, stages.abbreviations) }, terms ? stages.withTerms(terms) : stages)
}

/** A file to be read, and the text its places are counted in, when that differs by lines that are no text. */
export interface CheckedFile extends TextFile {
  /** The file itself; `text` has the same letters in the same order, but for what is not to be read. */
  readonly file?: string
}

/**
 * Two files in the forms articles come in: Markdown, HTML, plain text, told by their names and contents. Rejects with `ReadError`: empty-file,
 * no-japanese. `date` holds whatever the article says, `otherwise` when it says nothing.
 */
export async function checkFiles(
  source: CheckedFile,
  target: CheckedFile,
  { date, otherwise }: { readonly date?: string | undefined; readonly otherwise?: string | undefined },
  stages: CheckStages,
): Promise<readonly Finding[]> {
  const read = await stages.read({ path: source.path, bytes: new TextEncoder().encode(source.text) }, { encoding: 'utf-8' })
  const article = { ...read, metadata: { ...read.metadata, date: date ?? read.metadata.date ?? otherwise ?? null }, notes: [] }
  const english = await stages.readEnglish(target)
  const japanese = { article, site: readSite(source.file ?? source.text, article.text, article.sentences) }
  const found = checkDocuments(
    { source: japanese, target: englishDocument(english, target.file ?? target.text, stages.abbreviations) },
    stages,
  )
  const marked = article.format === 'markdown' && english.format === 'markdown'
  return marked ? sorted([...found, ...checkLinks(source.file ?? source.text, target.file ?? target.text)]) : found
}

/** Pairs that somebody else aligned: segments of an exchange format, or lines. `line` of a segment, else its number, is the line of its findings. */
export function checkSegments(
  segments: readonly Segment[],
  { path = '', date, named: shown = true }: { readonly path?: string; readonly date: string | null; readonly named?: boolean },
  stages: CheckStages,
): readonly Finding[] {
  let text = ''
  const starts = segments.map(({ ja }) => {
    const start = text === '' ? 0 : text.length + 2
    text += `${text === '' ? '' : '\n\n'}${ja}`
    return start
  })
  const blocks = segments.map(({ ja }, at) => ({ start: starts[at]!, end: starts[at]! + ja.length, kind: 'body' as const, level: 0 }))
  const counts: number[] = []
  const sentences = segments.flatMap(({ ja }, block) => {
    const spans = ja.trim() === '' ? [] : stages.split(ja)
    counts.push(spans.length)
    return spans.map(({ start, end }) => ({
      kind: 'body' as const,
      block,
      start: starts[block]! + start,
      end: starts[block]! + end,
      ja: ja.slice(start, end),
    }))
  })
  const named = stages.match(stages.analyze(bareArticle({ path, text, date, blocks, sentences })))
  let first = 0
  const full = segments.flatMap((segment, at) => {
    const count = counts[at]!
    first += count
    return count > 0 ? [{ segment, at, pairing: { first: first - count, last: first, english: segment.en } }] : []
  })
  const { article } = stages.verify(
    pairedArticle(
      named,
      full.map(({ pairing }) => pairing),
    ),
  )
  const order = new Map(article.sentences.map(({ id }, at) => [id, at]))
  const placeOf = (segment: Segment, at: number) => ({
    line: segment.line ?? at + 1,
    ...(segment.en.trim() !== '' && { enLine: segment.enLine ?? segment.line ?? at + 1 }),
    ...(shown && { segment: segment.id }),
  })
  const found = article.notes.map((one): Finding => {
    const index = order.get(one.sentence ?? '') ?? 0
    const { segment, at } = full[index]!
    const { sentence: _, source, target, ...rest } = one
    const own = article.sentences[index]!
    const inside = source && { start: source.start - starts[at]!, end: source.end - starts[at]! }
    const suggestion = suggestionFor(one, own)
    return {
      ...rest,
      ...placeOf(segment, at),
      ...(inside && { source: inside }),
      ...(target && { target }),
      pair: { ja: segment.ja, en: segment.en, ...(inside && { source: inside }), ...(target && { target }) },
      ...(suggestion !== undefined && { suggestion }),
    }
  })
  const added = segments.flatMap((segment, at): Finding[] => {
    if (counts[at]! > 0 || segment.en.trim() === '') return []
    const target = { start: 0, end: segment.en.length }
    const pair = { ja: '', en: segment.en, target }
    return [{ ...note('sentence-added', { target }), ...placeOf(segment, at), pair, whole: true }]
  })
  return sorted([...found, ...added])
}

function isHeading({ kind }: { readonly kind: string }): boolean {
  return kind === 'title' || kind === 'heading'
}

/** Beads with both sides, and the others. */
function parted(beads: readonly Bead[]): readonly [readonly Bead[], readonly Bead[]] {
  const both = ({ ja, en }: Bead) => ja.start < ja.end && en.start < en.end
  return [beads.filter(both), beads.filter((bead) => !both(bead))]
}

/** A note of the verification with its places in the two files. */
function located(
  one: Note,
  { article, source, target, english }: Documents & { article: Article<TranslatedSentence>; english: readonly Span[] },
): Finding {
  const { sentence: id, source: from, target: to, ...rest } = one
  const at = Math.max(0, Number((id ?? 's1').slice(1)) - 1)
  const own = article.sentences[at]!
  const start = source.site.at(from?.start ?? own.start)
  const enBase = english[at]!.start
  const enStart = target.site.at(enBase + (to?.start ?? 0))
  const suggestion = suggestionFor(one, own)
  return {
    ...rest,
    line: source.site.lines.place(start).line,
    enLine: target.site.lines.place(enStart).line,
    ...(from && { source: source.site.lines.span(start, source.site.at(from.end - 1) + 1) }),
    ...(to && { target: target.site.lines.span(enStart, target.site.at(Math.max(to.start, to.end - 1) + enBase) + 1) }),
    pair: {
      ja: own.ja,
      en: own.english.text,
      ...(from && { source: { start: from.start - own.start, end: from.end - own.start } }),
      ...(to && { target: to }),
    },
    ...(suggestion !== undefined && { suggestion }),
  }
}

/** One sentence of many that stands there as it was has been left untranslated; a text that is its source has not been translated. */
function leftOver(one: Note, { sentences }: Article<TranslatedSentence>): Note {
  const own = sentences.find(({ id }) => id === one.sentence)
  if (one.code !== 'same-as-source' || !own) return one
  const { text } = own.english
  return { ...note('untranslated', { target: { start: 0, end: text.length }, actual: text, ja: own.ja }), sentence: own.id }
}

/** Fewer words may well come twice. */
const leastWords = 4

/** Indices of English sentences that stood there before, word for word, where the Japanese has no sentence twice. */
function repeatedSentences(japanese: readonly NamedSentence[], { text, sentences }: EnglishSide): ReadonlySet<number> {
  const bare = (sentence: string) => sentence.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const again = new Set<number>()
  if (new Set(japanese.map(({ ja }) => bare(ja))).size < japanese.length) return again
  const seen = new Set<string>()
  sentences.forEach(({ start, end, heading, cell }, at) => {
    const key = bare(text.slice(start, end)).toLowerCase()
    if (heading || cell || key.split(' ').length < leastWords) return
    if (seen.has(key)) again.add(at)
    seen.add(key)
  })
  return again
}

function saidAgain(at: number, { text, sentences, site }: EnglishSide, line: number): Finding {
  const { start, end } = sentences[at]!
  const english = text.slice(start, end)
  const place = site.lines.span(site.at(start), site.at(end - 1) + 1)
  return {
    ...note('repetition', { target: place, actual: english }),
    line,
    enLine: site.lines.place(site.at(start)).line,
    pair: { ja: '', en: english, target: { start: 0, end: english.length } },
    whole: true,
  }
}

/** A sentence that one side has alone. */
function unpaired(
  { ja, en }: Bead,
  {
    sentences,
    source,
    target,
    checkPair,
  }: Documents & { readonly sentences: readonly NamedSentence[]; readonly checkPair: CheckStages['checkPair'] },
): readonly Finding[] {
  const lines = source.site.lines
  if (ja.start < ja.end) {
    const { start, end, ja: text } = sentences[ja.start]!
    const at = source.site.at(start)
    const before = target.sentences[en.start - 1]
    return [
      {
        ...note('sentence-dropped', { source: lines.span(at, source.site.at(end - 1) + 1), ja: text }),
        line: lines.place(at).line,
        ...(before && { enLine: target.site.lines.place(target.site.at(before.start)).line }),
        pair: { ja: text, en: '', source: { start: 0, end: text.length } },
        whole: true,
      },
    ]
  }
  const { start, end } = target.sentences[en.start]!
  const before = sentences[Math.min(ja.start, sentences.length) - 1]
  const at = target.site.at(start)
  const text = target.text.slice(start, end)
  const place = {
    line: before ? lines.place(source.site.at(before.start)).line : 1,
    enLine: target.site.lines.place(at).line,
  }
  // Chatter of an engine is no sentence of anybody's.
  const leaks = checkPair({ ja: '', en: text, anchor: null, entities: [], id: '', offset: 0 }).filter(({ code }) => foreign.test(code))
  if (leaks.length > 0)
    return leaks.map(({ sentence: _, source: __, target: to = { start: 0, end: text.length }, ...rest }) => ({
      ...rest,
      ...place,
      target: target.site.lines.span(target.site.at(start + to.start), target.site.at(start + to.end - 1) + 1),
      pair: { ja: '', en: text, target: to },
    }))
  return [
    {
      ...note('sentence-added', { target: target.site.lines.span(at, target.site.at(end - 1) + 1), actual: text }),
      ...place,
      pair: { ja: '', en: text, target: { start: 0, end: text.length } },
      whole: true,
    },
  ]
}

/** What is no part of a translation at all. */
const foreign = /-leak$|^untranslated$|^wrong-language$|-characters$/

/** By line, then place in the Japanese, then place in the English, then code: the same input gives the same order. */
function sorted(findings: readonly Finding[]): Finding[] {
  const start = (span: Span | undefined) => span?.start ?? -1
  return [...findings].sort(
    (a, b) =>
      a.line - b.line ||
      start(a.source) - start(b.source) ||
      (a.enLine ?? 0) - (b.enLine ?? 0) ||
      start(a.target) - start(b.target) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  )
}

/** Puts the stages of a check together: reader, tokenizer, glossary, alignment, verification. Everything heavy is loaded here, once. */
export async function openCheck({
  language,
  terms = [],
  packed,
  tokenizer = 'mecab',
  strictTerms,
}: {
  language: Language
  terms?: readonly Term[]
  /** What `packTerms` made of the terms, when it was kept. */
  packed?: readonly Int32Array[] | undefined
  tokenizer?: TokenizerName
  /** A term is wanted in the English as often as it stands in the Japanese of a sentence; else once. */
  strictTerms?: boolean | undefined
}): Promise<CheckStages> {
  const [read, { makeWordAnalyzer }, { openTokenizer }, { makeArticleMatcher, makeNameEntities }, { makeVerifier }, align] =
    await Promise.all([
      import('./read/index.ts'),
      import('./analyze/index.ts'),
      import('./tokenize/index.ts'),
      import('./glossary/index.ts'),
      import('./verify/index.ts'),
      import('./align/index.ts'),
    ])
  const joins = read.joinsOf(language)
  const nameEntities = makeNameEntities(language)
  const verifier = makeVerifier(language, { strictTerms })
  const fixed = {
    split: (text: string) => read.splitSentences(text, joins),
    read: read.makeReader(language),
    readEnglish: read.makeEnglishReader(language),
    analyze: makeWordAnalyzer(language, await openTokenizer(tokenizer, dictionaryWords(language))),
    verify: verifier.verify,
    checkPair: verifier.checkPair,
    abbreviations: align.abbreviationsOf(language),
    anchors: align.makeAnchors(language),
  }
  const withTerms = (rows: readonly Term[], ready?: readonly Int32Array[]): CheckStages => {
    const matchTerms = makeArticleMatcher(rows, language, ready)
    return { ...fixed, match: (article) => nameEntities(matchTerms(article)), withTerms: (other) => withTerms(other) }
  }
  return withTerms(terms, packed)
}
