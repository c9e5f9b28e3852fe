import type { Article, Band, English, Note, Score, Scores, Sentence, SentenceKind, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { checkConsistency } from './consistency.ts'
import { checkLine, type Line } from './lines.ts'
import { type CheckOptions, makeChecker, type Pair } from './pair.ts'

export type { Line } from './lines.ts'
export type { CheckOptions, Pair } from './pair.ts'

/** An independent look at every English sentence: reads both sides with its own eyes and compares values, terms and form. */
export interface Verifier {
  /** Adds notes, lowers bands, counts what was found: 1億円 as "1 billion yen" → `number-scale`, band red. Never raises a band, never changes text. */
  verify(article: Article<TranslatedSentence>): { readonly article: Article<TranslatedSentence>; readonly scores: Scores }
  /** Notes about one pair, sorted; source spans are article offsets, target spans are offsets into `en`. */
  checkPair(pair: Pair): Note[]
  /**
   * Notes about the pairs of a document or of a batch, in their order: those of each pair with its neighbours known, and what is inconsistent between them.
   * Pairs of one document come one after another; their ids are unique. `consistency` counts mentions with the commonest rendering of their term.
   */
  checkPairs(pairs: readonly Pair[]): { readonly notes: readonly Note[]; readonly scores: Scores; readonly consistency: Score }
  /** Notes about the digest's own lines: `evidence-missing`, `claim-unsupported`. */
  verifyLines(lines: readonly Line[]): Note[]
}

/** Loads the tables once and gives the checks. Throws only for broken language data. */
export function makeVerifier(language: Language, options: CheckOptions = {}): Verifier {
  const checker = makeChecker(language, options)

  /** Each pair with its neighbours known, then what is inconsistent between them. */
  function compare(pairs: readonly Pair[]) {
    const terms = counter()
    const names = counter()
    const quantities = counter()
    const checked = pairs.map((pair, at) => {
      const one = checker.check({ ...pair, previous: pair.previous ?? pairs[at - 1], next: pair.next ?? pairs[at + 1] })
      terms.add(one.terms)
      names.add(one.names)
      quantities.add(one.quantities)
      return one
    })
    const consistent = checkConsistency(checked.flatMap((one) => one.renderings))
    const between = [...consistent.notes, ...checker.checkDocument(pairs.filter(({ free }) => free))]
    const scores = { terms: terms.score(), quantities: quantities.score(), names: names.score() }
    return { checked, between, scores, consistency: consistent.score }
  }

  function verify(article: Article<TranslatedSentence>) {
    const { checked, between, scores } = compare(article.sentences.map((_, at) => pairOf(article, at)))
    const sentences = article.sentences.map((sentence, at) => {
      const band = lowered(sentence.english.band, checked[at]!.notes)
      return band === sentence.english.band ? sentence : { ...sentence, english: { ...sentence.english, band } satisfies English }
    })
    const order = new Map(article.sentences.map((sentence, at) => [sentence.id, at]))
    const found = [...repeated(article.sentences), ...checked.flatMap(({ notes }) => notes), ...between]
    const notes = [...article.notes, ...found].sort((a, b) => place(order, a) - place(order, b) || compareInSentence(a, b))
    return { article: { ...article, sentences, notes }, scores }
  }

  function checkPairs(pairs: readonly Pair[]) {
    const { checked, between, scores, consistency } = compare(pairs)
    const order = new Map(pairs.map((pair, at) => [pair.id, at]))
    const notes = [...checked.flatMap((one) => one.notes), ...between]
    return { notes: notes.sort((a, b) => place(order, a) - place(order, b) || compareInSentence(a, b)), scores, consistency }
  }

  return {
    verify,
    checkPairs,
    checkPair: (pair) => [...checker.check(pair).notes].sort(compareInSentence),
    verifyLines: (lines) => lines.flatMap((line) => [...checkLine(line, checker)]),
  }
}

function pairOf(article: Article<TranslatedSentence>, at: number): Pair {
  const sentence = article.sentences[at]!
  const beside = (other: TranslatedSentence | undefined) => other && { ja: other.ja, en: other.english.text }
  return {
    ja: sentence.ja,
    en: sentence.english.text,
    anchor: article.metadata.date,
    entities: sentence.entities,
    avoided: sentence.avoided,
    id: sentence.id,
    offset: sentence.start,
    previous: beside(article.sentences[at - 1]),
    next: beside(article.sentences[at + 1]),
    headline: isHeadline(sentence.kind),
    free: !isOurs(sentence),
  }
}

function isOurs(sentence: TranslatedSentence): boolean {
  return sentence.english.engine === 'rules'
}

function isHeadline(kind: SentenceKind): boolean {
  return kind === 'title' || kind === 'heading' || kind === 'point' || kind === 'cell' || kind === 'caption'
}

/** One English sentence three times in an article whose Japanese does not repeat is a loop of the engine. */
function repeated(sentences: readonly TranslatedSentence[]): readonly Note[] {
  const sources = new Map<string, Set<string>>()
  const out: Note[] = []
  for (const sentence of sentences) {
    const text = sentence.english.text.trim()
    if (text.length < 20) continue
    const kept = sources.get(text) ?? new Set<string>()
    kept.add(sentence.ja)
    sources.set(text, kept)
    if (kept.size >= 3)
      out.push({ code: 'repetition', level: 'error', mqm: 'Accuracy/addition', sentence: sentence.id, actual: text.slice(0, 80) })
  }
  return out
}

const untrue = /^(?:number|date|era|fiscal|time|duration|ordinal|unit|currency|percent|negation)-/

/** Wrong values and turned negations make a sentence red, other errors and warnings yellow. */
function lowered(band: Band, notes: readonly Note[]): Band {
  if (notes.some((note) => untrue.test(note.code) && (note.level === 'error' || note.code === 'negation-changed'))) return 'red'
  if (band === 'green' && notes.some((note) => note.level !== 'info')) return 'yellow'
  return band
}

function place(order: ReadonlyMap<Sentence['id'], number>, note: Note): number {
  return note.sentence === undefined ? -1 : (order.get(note.sentence) ?? order.size)
}

function compareInSentence(a: Note, b: Note): number {
  const start = (note: Note) => note.source?.start ?? note.target?.start ?? -1
  return start(a) - start(b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) || (a.target?.start ?? 0) - (b.target?.start ?? 0)
}

function counter() {
  let hit = 0
  let total = 0
  return {
    add(score: Score) {
      hit += score.hit
      total += score.total
    },
    score: (): Score => ({ hit, total }),
  }
}
