import type { Article, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Wording } from './wordings.ts'

/** A row of the sheet that is a clause, before it has its English. */
export interface ClauseRow {
  readonly wordings: readonly Wording[]
  /** The sentences that prove it, its own first. */
  readonly proof: readonly TranslatedSentence[]
}

/** A line and what is to prove it. */
export interface RowLine {
  readonly ja: string
  readonly en: string
  readonly evidence: readonly { readonly ja: string; readonly en: string }[]
}

/** False for a line that says what its evidence does not. */
export type Proven = (line: RowLine) => boolean

const mostWords = 24
const usualWords = 14
/** Words a long name counts as. */
const nameWords = 3
/** What a doubt about the English costs, and a word too many or a piece of the clause too few. */
const cost = { warning: 0.1, word: 0.02, cut: 0.4, nameless: 0.15, resort: 1, subject: 0.3 }
/** English that lost its subject, and that whose subject nobody can know. */
const headless = /^(?:Is|Are|Was|Were|Have|Has|Had)\b/
const nameless = /^(?:It|They|He|She)\b/
const article = /^(?:An?|The) (?=\S)/i
/** English that only says what something is, for a verb that says what it does. */
const copular = /^(?!.*\b[Tt]here (?:is|are|was|were)\b).*\b(?:is|are|was|were) (?:an? |the |\d|\p{Lu})/u
/** A coined name spelled out: "Miva". */
const coined = /^"\p{Lu}[\p{L}-]+"$/u

/**
 * The wordings of a row that read well in English, the best first: never one whose English is in doubt (red), says another value, or is long.
 * `said` is the English of each wording with the notes about it.
 */
export function saidBest(
  { wordings, proof }: ClauseRow,
  said: readonly TranslatedSentence[],
  notes: Article['notes'],
  proven: Proven,
): { readonly ja: string; readonly en: string } | undefined {
  const evidence = proof.map(({ ja, english }) => ({ ja, en: english.text }))
  const longest = Math.max(...wordings.map(({ ja }) => ja.length))
  let best: { ja: string; en: string; worth: number } | undefined
  wordings.forEach(({ ja, as, tree }, at) => {
    const sentence = said[at]
    if (!sentence) return
    const about = notes.filter((note) => note.sentence === sentence.id)
    if (sentence.english.band === 'red' && !onlyCoined(about)) return
    const en = asRow(as === 'headline' ? sentence.english.text.replace(article, '') : sentence.english.text)
    const words = wordsOf(en, sentence)
    if (
      !en ||
      words > mostWords ||
      headless.test(en) ||
      (copular.test(en) && acts(tree.sentence)) ||
      about.some(({ level }) => level === 'error') ||
      !proven({ ja, en, evidence })
    )
      return
    const worth =
      sentence.english.confidence -
      cost.warning * about.filter(({ level }) => level === 'warning').length -
      cost.word * Math.max(0, words - usualWords) -
      cost.cut * (1 - ja.length / longest) -
      (nameless.test(en) ? cost.nameless : 0) -
      (as === 'resort' ? cost.resort : 0) +
      (as === 'headline' ? cost.subject : 0)
    if (!best || worth > best.worth + 1e-9) best = { ja, en, worth }
  })
  return best && { ja: best.ja, en: best.en }
}

/** The whole sentence's English, where it is short, sure and proved; undefined else. */
export function saidWhole(
  { wordings, proof: [sentence] }: ClauseRow,
  proven: Proven,
): { readonly ja: string; readonly en: string } | undefined {
  const { text, band } = sentence!.english
  const en = asRow(text)
  const ja = wordings[0]?.ja
  const short = ja !== undefined && band !== 'red' && en !== '' && en.split(/\s+/).length <= mostWords
  return short && proven({ ja, en, evidence: [{ ja: sentence!.ja, en: text }] }) ? { ja, en } : undefined
}

/** True of a clause whose verb is no になる. */
function acts({ predicates }: NamedSentence): boolean {
  const main = predicates.findLast(({ role }) => role === 'main')
  return (
    main?.kind === 'verb' &&
    main.voice === 'active' &&
    !main.arguments.some(({ slot, bunsetsu }) => bunsetsu >= 0 && (slot === 'ni' || slot === 'to'))
  )
}

/** True where all that is in doubt are coined names in quotation marks. */
function onlyCoined(notes: Article['notes']): boolean {
  const doubts = notes.filter(({ level }) => level !== 'info')
  return doubts.length > 0 && doubts.every(({ code, actual }) => code === 'unknown-word' && coined.test(actual ?? ''))
}

/** Words, a long name as a few: Ministry of Land, Infrastructure, Transport and Tourism. */
function wordsOf(en: string, { entities }: TranslatedSentence): number {
  const names = entities.filter((entity) => en.includes(entity.en)).map((entity) => entity.en.split(/\s+/).length)
  return en.split(/\s+/).length - names.reduce((more, words) => more + Math.max(0, words - nameWords), 0)
}

/** English without its full stop, with a capital. */
export function asRow(text: string): string {
  const bare = text.trim().replace(/[.;,:]+$/, '')
  return bare.slice(0, 1).toUpperCase() + bare.slice(1)
}

/** The trees of the wordings of all rows, one row after the other. */
export function treesOf(rows: readonly ClauseRow[]): readonly Wording['tree'][] {
  return rows.flatMap(({ wordings }) => wordings.map(({ tree }) => tree))
}

/** The English of each row's wordings, from the lines that `treesOf` made. */
export function saidOf<T extends ClauseRow>(
  rows: readonly T[],
  { sentences }: Article<TranslatedSentence>,
): ReadonlyMap<T, readonly TranslatedSentence[]> {
  let at = 0
  return new Map(
    rows.map((row) => {
      const said = sentences.slice(at, at + row.wordings.length)
      at += row.wordings.length
      return [row, said]
    }),
  )
}

/** Ids of sentences → the sentences. */
export function proofOf(article: Article<TranslatedSentence>, sentence: TranslatedSentence, ids: readonly string[]): TranslatedSentence[] {
  return [sentence, ...ids.flatMap((id) => article.sentences.find((one) => one.id === id && one !== sentence) ?? [])]
}
