import type { Entity, Note } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { doubledWord, lengthRatio, repetition, truncated } from './completeness.ts'
import { brackets, controls, corrupt, spacing } from './form.ts'
import { checkLeaks, type LeakTables, leakTables } from './leaks.ts'
import { checkLiterals, type Literal } from './literals.ts'
import { type QuoteTables, quotes, quoteTables } from './quotes.ts'

/** What the plain checks look up. */
export interface PlainTables {
  readonly leaks: LeakTables
  readonly quotes: QuoteTables
  /** Words that may stand twice: that, had. */
  readonly doubles: ReadonlySet<string>
  /** Words that no sentence ends in: the, of. */
  readonly open: ReadonlySet<string>
}

/** Loads the tables of the plain checks. */
export function plainTables(language: Language): PlainTables {
  const rows = language.rows('en/verify-words')
  const words = (role: string) => new Set(rows.flatMap((row) => (row.role === role ? [row.form!] : [])))
  return { leaks: leakTables(language), quotes: quoteTables(language), doubles: words('double'), open: words('open') }
}

/** Checks that need no reading of values. Offsets of the target are into `english`. */
export function checkPlain(
  japanese: string,
  english: string,
  options: {
    readonly headline: boolean
    /** The quotation goes on in the sentences around. */
    readonly runsOn: boolean
    readonly entities: readonly Entity[]
    readonly literals: { readonly ja: readonly Literal[]; readonly en: readonly Literal[] }
  },
  tables: PlainTables,
): readonly Note[] {
  const notes: Note[] = []
  const script = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
  if (english.trim() === '') return japanese.trim() === '' || !/[\p{L}\p{N}]/u.test(japanese) ? [] : [note('empty-target')]
  if (script.test(japanese) && squeeze(japanese) === squeeze(english)) return [note('same-as-source')]
  const leaks = checkLeaks(japanese, english, tables.leaks)
  if (!leaks.some((one) => one.code === 'wrong-language')) notes.push(...untranslated(japanese, english, options.entities))
  notes.push(...leaks, ...corrupt(japanese, english), ...controls(japanese, english), ...spacing(english))
  notes.push(...checkLiterals(options.literals.ja, options.literals.en, english))
  notes.push(...lengthRatio(japanese, english), ...truncated(japanese, english, options.headline, tables.open))
  notes.push(...repetition(japanese, english), ...doubledWord(english, tables.doubles))
  notes.push(...brackets(japanese, english), ...quotes(japanese, english, options, tables.quotes))
  return notes
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** Runs of Japanese script outside brackets: a name's original may stand in brackets after it, and what is quoted as it is in quotation marks. */
function untranslated(japanese: string, english: string, entities: readonly Entity[]): readonly Note[] {
  const kept = new Set(entities.flatMap((entity) => [entity.en, ...entity.accept]))
  const out: Note[] = []
  for (const found of english.matchAll(
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}][\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u30fc\u30fb]*/gu,
  )) {
    const start = found.index
    const end = start + found[0].length
    const open = english[start - 1] ?? ''
    const close = english[end] ?? ''
    if ((/[([（]/.test(open) && /[)\]）,;]/.test(close)) || kept.has(found[0])) continue
    const quoted = /["\u201c]([^"\u201c\u201d]{0,40})$/.exec(english.slice(Math.max(0, start - 41), start))
    if (quoted && /["\u201d]/.test(close) && japanese.includes(`\u300c${quoted[1]}${found[0]}\u300d`)) continue
    out.push(note('untranslated', { target: { start, end }, actual: found[0] }))
    if (out.length >= 20) break
  }
  return out
}
