import type { ImportedClass } from '../language/imported.ts'

/** A word of somebody's dictionary, as its file has it. */
export interface Entry {
  /** In Chinese characters first; kana only when it has no other spelling. */
  readonly spellings: readonly string[]
  readonly readings: readonly string[]
  /** Marked as common by its file. */
  readonly common: boolean
  readonly senses: readonly Sense[]
}

export interface Sense {
  /** Codes of EDICT and JMdict: n, vs, v5k, vt, adj-na … */
  readonly pos: readonly string[]
  /** arch, obs, vulg, uk … */
  readonly marks: readonly string[]
  readonly glosses: readonly string[]
}

/** A row that could not be read: where it stands and why. */
export interface BadRow {
  readonly line: number
  readonly code: 'form' | 'characters' | 'long' | 'deep' | 'cut'
}

/** What a reader of a format does with what it finds. */
export interface Found {
  entry(entry: Entry): void
  bad(row: BadRow): void
  /** The day the file says it was made, YYYY-MM-DD. */
  date(day: string): void
}

/** A reader that is fed the text of a file bit by bit. */
export interface FormatReader {
  push(text: string): void
  end(): void
}

/** No entry of a real file comes near this many characters. */
export const longestEntry = 1 << 20

const skippedMarks = new Set(['arch', 'obs', 'obsc', 'vulg', 'X', 'dated', 'derog', 'sl', 'net-sl', 'm-sl', 'joc', 'poet', 'rare', 'hist'])
const verb = /^v(?:[1245knrz]|s-[cis])/
const kana = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u
const japanese = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\p{Nd}ー・]+$/u
const script = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const longestSpelling = 40
const english = /^(?=.*\p{Script=Latin})[\p{Script=Latin}\d' &+./,-]+$/u

function classesOf({ pos }: Sense): ImportedClass[] {
  const made = new Set<ImportedClass>()
  for (const code of pos) {
    if (verb.test(code)) made.add('v')
    else if (code === 'vs') made.add('vs').add('n')
    else if (code === 'n' || code === 'n-t' || code === 'n-pr') made.add('n')
    else if (code === 'n-adv') made.add('n').add('adv')
    else if (code === 'adj-i' || code === 'adj-ix') made.add('adj')
    else if (code === 'adj-na' || code === 'adj-t' || code === 'adj-f') made.add('na')
    else if (code === 'adv' || code === 'adv-to') made.add('adv')
    else if (code === 'exp') made.add('exp')
  }
  if (!made.size && pos.includes('adj-no')) made.add('na')
  return [...made]
}

/** `to run (a business); to manage` → `to run`; undefined for what is an explanation rather than a word. */
export function cleanGloss(gloss: string): string | undefined {
  if (gloss.length > 300) return undefined
  const [first = ''] = gloss
    .normalize('NFKC')
    .replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, ' ')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[‘’`]/g, "'")
    .split(';')
  const text = first
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?: etc)?[.,:!?]+$/, '')
    .trim()
  if (text.includes('..') || text.length > 48 || text.split(' ').length > 6) return undefined
  return english.test(text) ? text : undefined
}

/** The gloss as a word of a class: verbs lose their `to`, nouns their `a`; undefined when it is no such word. */
function wordOf(gloss: string, wanted: ImportedClass): string | undefined {
  const infinitive = /^to (?=\S)/.test(gloss)
  if (wanted === 'v' || wanted === 'vs') return infinitive ? gloss.slice(3) : undefined
  if (infinitive) return undefined
  return wanted === 'n' ? gloss.replace(/^an? (?=\S)/i, '') : gloss
}

/** One line of the table that is kept: spelling, class, English, marks. */
export function linesOf({ spellings, readings, common, senses }: Entry): string[] {
  const used = senses.filter(({ marks }) => !marks.some((mark) => skippedMarks.has(mark)))
  const inKana = !spellings.length || used.some(({ marks }) => marks.includes('uk'))
  const byReading = readings.filter((ja) => !spellings.includes(ja) && (inKana || ja.length > 2))
  const keys = [...spellings.map((ja) => ({ ja, mark: '' })), ...byReading.map((ja) => ({ ja, mark: inKana ? '' : 'k' }))].filter(
    ({ ja }) => isWord(ja),
  )
  if (!keys.length) return []
  const words = new Map<ImportedClass, { en: string; count: number; transitive: boolean }>()
  for (const sense of used) {
    for (const wanted of classesOf(sense)) {
      for (const gloss of sense.glosses) {
        const clean = cleanGloss(gloss)
        const en = clean && wordOf(clean, wanted)
        // A gloss that is no word of its own still shows that there is more than one meaning.
        if (clean && !en) continue
        const known = words.get(wanted) ?? { en: '', count: 0, transitive: true }
        known.count += 1
        if (en && !known.en) Object.assign(known, { en, transitive: !sense.pos.includes('vi') })
        words.set(wanted, known)
      }
    }
  }
  return [...words].flatMap(([wanted, { en, count, transitive }]) =>
    (en ? keys : []).map(({ ja, mark }) =>
      [ja, wanted, en, `${mark}${common ? 'p' : ''}${count > 1 ? 's' : ''}${transitive ? '' : 'i'}`].join('\t'),
    ),
  )
}

function isWord(ja: string): boolean {
  return ja.length <= longestSpelling && japanese.test(ja) && script.test(ja) && !(ja.length < 2 && kana.test(ja))
}
