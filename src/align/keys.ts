import type { Language } from '../language/load.ts'

/** Finds the keys of English: stems of words, values of figures, months, addresses. */
export interface Keys {
  /** Of a sentence, each once: "Sales rose to 1.2 billion yen in Feb." → sale, rise, =1200000000, ~1.2e9, yen, @2. */
  english(text: string): string[]
  /** Of one word that names something, '' for words that tell nothing: Batteries → batter. */
  word(text: string): string
  /** Of a value: exact, and rounded to two digits. */
  figure(value: number): string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const empty = new Set(
  `a an the this that these those it its he him his she her hers they them their we us our you your i my me who whom whose which what when where
  why how and or but nor so yet if then than as at by for from in into of off on onto out over to up with within without about after against among
  around before behind below between beyond down during near since through throughout toward towards under until upon via per is am are was were be
  been being have has had having do does did done doing will would shall should can could may might must not no also too very more most much many some
  any all each every both other others another such own same there here now just only even still again ever never said say says saying told tell make
  made making take took taken get got one ones thing things while because although though however according become became become new`.split(
    /\s+/,
  ),
)
const number = /(?<![\p{L}\p{N}.])\d[\d,]*(?:\.\d+)?/gu
const scale = /^[\s-]*(thousand|million|billion|trillion|mn|mln|bn|bln|tn|trn|[mbtk](?![\p{L}]))/iu
const letters: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, t: 1e12, k: 1e3 }

/** Words whose value the Japanese gives in figures, by their first letters: doubled, tripled, quarter. */
const multiples: ReadonlyMap<string, number> = new Map([
  ['doubl', 2],
  ['twice', 2],
  ['tripl', 3],
  ['quadr', 4],
  ['quart', 4],
  ['halve', 0.5],
])

/** Makes the finder; irregular forms and numerals come from the tables of English. */
export function makeKeys(language: Language): Keys {
  const base = new Map<string, string>()
  for (const { base: verb, past, participle } of language.rows('en/irregular-verbs'))
    for (const form of [past, participle]) for (const one of (form ?? '').split(/[/|,]/)) if (one.trim()) base.set(one.trim(), verb!)
  for (const { singular, plural } of language.rows('en/irregular-nouns'))
    for (const one of (plural ?? '').split(/[/|,]/)) if (one.trim()) base.set(one.trim(), singular!)
  const numerals = new Map<string, number>()
  const scales = new Map<string, number>()
  /** Words that are figures and nothing else: nine, twelve, but not second. */
  const plain = new Set<string>()
  for (const { form, role, value } of language.rows('en/verify-numbers')) {
    if (['digit', 'tens', 'ordinal', 'half', 'dozen'].includes(role!)) numerals.set(form!, Number(value))
    if (role === 'digit' || role === 'tens') plain.add(form!)
    if (['large', 'letter'].includes(role!)) scales.set(form!, Number(value))
  }

  function word(text: string): string {
    const lower = fold(text).replace(/['’]s?$/, '')
    if (empty.has(lower) || lower.length < 2) return ''
    const root = base.get(lower) ?? lower
    return stem(root)
  }

  function figure(value: number): string[] {
    return Number.isFinite(value) ? [`=${value}`, `~${value.toPrecision(2)}`] : []
  }

  function english(text: string): string[] {
    const keys = new Set<string>()
    for (const found of text.matchAll(number)) {
      const after = text.slice(found.index + found[0].length, found.index + found[0].length + 12)
      const big = scale.exec(after)?.[1]?.toLowerCase()
      const value = Number(found[0].replaceAll(',', '')) * (big === undefined ? 1 : (scales.get(big) ?? letters[big] ?? 1))
      for (const key of figure(value)) keys.add(key)
    }
    for (const [url] of text.matchAll(/https?:\/\/[^\s)>\]]{4,200}/g)) keys.add(url.toLowerCase())
    for (const [found] of text.replace(/https?:\/\/\S+/g, ' ').matchAll(/\p{L}[\p{L}\p{N}]*(?:['’]\p{L}+)?/gu)) {
      const lower = found.toLowerCase()
      const month = monthOf(found)
      if (month > 0) keys.add(`@${month}`)
      const value = numerals.get(lower) ?? multiples.get(lower.slice(0, 5))
      if (value !== undefined && lower !== 'one') for (const key of figure(value)) keys.add(key)
      const key = plain.has(lower) ? '' : word(found)
      if (key) keys.add(key)
    }
    return [...keys]
  }

  return { english, word, figure }
}

/** February, Feb, Sept → 2, 9; 0 for other words. Small letters are no month: may, march. */
function monthOf(word: string): number {
  if (!/^\p{Lu}/u.test(word)) return 0
  const lower = word.toLowerCase()
  const at = months.indexOf(lower.slice(0, 3))
  return at >= 0 && (lower.length <= 4 || /(?:ary|ch|il|ne|ly|ust|ber)$/.test(lower)) ? at + 1 : 0
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What inflection and the commonest derivations leave of a word: companies, company → compan; expects, expected → expect. */
function stem(word: string): string {
  if (word.length <= 3) return word
  const cut = word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$/, '')
    .replace(/(?<=[^su])s$/, '')
    .replace(/(?:ing|ed)$/, (end, at: number) => (at >= 3 ? '' : end))
    .replace(/(.)\1$/, '$1')
    .replace(/[ey]$/, '')
  return cut.slice(0, 6)
}
