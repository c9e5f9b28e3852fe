import type { Note } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { count } from './form.ts'

/** Words with an opposite: the Japanese, its English, and the English of the opposite. */
export interface QuoteTables {
  readonly opposites: readonly { readonly ja: readonly string[]; readonly en: ReadonlySet<string>; readonly other: ReadonlySet<string> }[]
}

/** Loads the opposites. */
export function quoteTables(language: Language): QuoteTables {
  const list = (cell: string | undefined) => (cell ?? '').split('|')
  return {
    opposites: language
      .rows('ja-en/verify-opposites')
      .map((row) => ({ ja: list(row.ja), en: new Set(list(row.en)), other: new Set(list(row.other)) })),
  }
}

/** What somebody said must not turn into its opposite: 「強気でいく」 as "We will be cautious." Only where the English says the opposite and nowhere the word itself. */
function turned(japanese: string, english: string, tables: QuoteTables): readonly Note[] {
  const words = new Set(english.toLowerCase().match(/\p{L}+/gu) ?? [])
  for (const found of japanese.matchAll(/「[^「」]{6,200}」/g)) {
    const rows = tables.opposites.filter((row) => row.ja.some((form) => found[0].includes(form)))
    for (const row of rows) {
      const other = [...row.other].find((word) => words.has(word))
      if (other === undefined || [...row.en].some((word) => words.has(word))) continue
      if (/\u306a(?:\u3044|\u304f|\u3051\u308c)|\u307e\u305b\u3093|\u306c/.test(found[0]) || rows.some((one) => one.en.has(other))) continue
      const target = english.toLowerCase().search(new RegExp(`(?<!\\p{L})${other}(?!\\p{L})`, 'u'))
      return [
        note('quote-changed', {
          source: { start: found.index, end: found.index + found[0].length },
          target: { start: target, end: target + other.length },
          expected: [...row.en][0]!,
          actual: other,
        }),
      ]
    }
  }
  return []
}

/** Quotation marks close, and spoken words keep theirs. */
export function quotes(
  japanese: string,
  english: string,
  options: { readonly headline: boolean; readonly runsOn: boolean },
  tables: QuoteTables,
): readonly Note[] {
  const { headline, runsOn } = options
  const folded = japanese.replaceAll('｢', '「').replaceAll('｣', '」')
  const opened = count(folded, '「') + count(folded, '『')
  const closed = count(folded, '」') + count(folded, '』')
  const straightJa = count(folded, '"') + count(folded, '＂')
  if (opened !== closed || straightJa % 2 === 1 || count(folded, '“') !== count(folded, '”')) return []
  const inches = (english.match(/\d"/g) ?? []).length
  const straight = count(english, '"')
  const out: Note[] = []
  if (
    !runsOn &&
    ((straight % 2 === 1 && (straight === 1 ? inches === 0 : true) && inches === 0) || count(english, '“') !== count(english, '”'))
  )
    out.push(note('quote-balance', { expected: '""' }))
  const english2 =
    Math.floor(straight / 2) +
    count(english, '“') +
    (english.match(/(?<![\p{L}\p{N}])['‘][^'‘’]*?\p{L}[^'‘’]*?['’](?![\p{L}\p{N}])/gu) ?? []).length +
    (english.match(/\*[^*]+\*|«[^»]*»/g) ?? []).length
  // Only a whole quoted sentence must stay one: short quotes are often titles, terms or emphasis, which English leaves bare.
  const spoken = folded.match(/「[^「」]{15,}[^「」]?」(?=\u3068)/gu)?.length ?? 0
  const reported =
    /\b(?:that|whether|if|according|(?:said|say|tell|told|ask|express|voic|call|stress|emphasi|insist|claim|argu|urg|want|hop|warn|explain|note|add|comment|reveal|admit|demand|request|title|name|dub|quot|apolog|felt|feel|think|thought|believ|fear|complain|prais|thank|lament|boast|predict|welcom|critici|describ|confess|pledg|vow|promis|accus|answer|respond|repl|recall|remark|conced|acknowledg|assert|declar|pray|wonder|plead|testif|contend|maintain|appeal|signal|advis|ca(?:ution|st doubt)|rul)\p{L}*)\b/iu.test(
      english,
    )
  if (!headline && spoken > 0 && english2 === 0 && !reported) out.push(note('quote-changed', { expected: String(spoken), actual: '0' }))
  const bare = !/["“”'‘’「」『』＂〝〟‟<>＜＞《》〈〉【】]/.test(folded)
  if (!headline && bare && english2 >= 2) out.push(note('quote-changed', { expected: '0', actual: String(english2) }))
  if (out.length === 0) out.push(...turned(folded, english, tables))
  return out
}
