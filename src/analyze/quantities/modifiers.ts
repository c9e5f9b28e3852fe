import { decimal } from './decimal.ts'
import { beforeNoun, type Draft, isHan, isLetter, isNounEnd, type Scan } from './scan.ts'
import { allowed, type Entry } from './tables.ts'

/** Whether a modifier row speaks of this draft: its `for` names the kind or a tag; an empty `for` takes every counted thing. */
function speaksOf({ row }: Entry, draft: Draft): boolean {
  if (!row.for)
    return !['identifier', 'date', 'time'].includes(draft.kind) && (!draft.tags.includes('adverbial') || draft.tags.includes('hedged'))
  const wanted = row.for.split(' ')
  if (wanted.includes('grade') || draft.tags.includes('grade')) return wanted.includes('grade') && draft.tags.includes('grade')
  return wanted.some((one) => one === draft.kind || draft.tags.includes(one))
}

/** Takes 以上, 未満, 超, 余り, 近く, 程度, ごろ … behind a quantity into it. */
export function modifyAfter(scan: Scan, draft: Draft): Draft {
  if (draft.tags.includes('adverbial') || draft.tags.includes('direction')) return draft
  const { text, tables } = scan
  // Ages and the like have rows of their own, which stand before the general ones in the table.
  for (const { end, items } of tables.after.matches(text, draft.end)) {
    const entry = items.find((one) => speaksOf(one, draft) && allowed(text, end, one))
    if (!entry) continue
    const stem = draft.tags.includes('age') ? draft.en.replace(/[ -]years?[ -]old$/, '') : draft.en
    const count = typeof draft.value === 'number' ? scan.words.spell(decimal(draft.value)) : stem
    const en = (entry.row.en ?? '{}').replace('{}', stem).replace('{n}', count)
    return { ...draft, end, en, modifier: (entry.row.modifier || draft.modifier) as Draft['modifier'], tags: [...draft.tags, 'bound'] }
  }
  return upTo(scan, draft) ?? attributive(scan, draft)
}

/** 20キロまでの荷物 → up to 20 kilograms; まで without の is left to the verb. */
function upTo(scan: Scan, draft: Draft): Draft | null {
  const { text, tables } = scan
  for (const { end, items } of tables.upTo.matches(text, draft.end)) {
    const entry = items.find((one) => speaksOf(one, draft))
    const of = tables.mark(text, end, 'of')
    // 18歳から30歳までの人: the second end of a range is no bound of its own.
    const second = tables.mark(text, draft.start - 2, 'from') === draft.start || draft.tags.includes('age')
    if (!entry || second || of < 0 || !isNounEnd(text[of])) continue
    return { ...draft, end, en: (entry.row.en ?? '{}').replace('{}', draft.en), modifier: entry.row.modifier as Draft['modifier'] }
  }
  return null
}

/** 千件を超える特許 → more than 1,000 patents; only before a noun, where English has no verb. */
function attributive(scan: Scan, draft: Draft): Draft {
  const { text, tables } = scan
  for (const { end, items } of tables.attributive.matches(text, draft.end)) {
    const entry = items.find((one) => speaksOf(one, draft))
    if (!entry || !beforeNoun(scan, end)) continue
    return { ...draft, end, en: (entry.row.en ?? '{}').replace('{}', draft.en), modifier: entry.row.modifier as Draft['modifier'] }
  }
  return draft
}

/** A modifier in front of a number, as 約 and 最大: where the number begins, and how to apply it. */
export interface Before {
  readonly end: number
  readonly apply: (draft: Draft) => Draft | null
}

/** Modifiers that start at `at`, longest first. Empty when none does or the character before forbids it (契約3件, 少年3人). */
export function modifiersBefore(scan: Scan, at: number): readonly Before[] {
  const { text, tables } = scan
  return tables.before.matches(text, at).flatMap(({ end, items }) => {
    const fit = items.filter(({ row }) => {
      const before = text[at - 1]
      const banned = row.but?.split(' ').filter(Boolean) ?? []
      if (banned.includes(before ?? '')) return false
      return !banned.includes('*') || (!isHan(before) && !isLetter(before) && !/\d/.test(before ?? ''))
    })
    if (!fit.length) return []
    return [{ end, apply: (draft: Draft) => apply(fit, draft, at) }]
  })
}

function apply(entries: readonly Entry[], draft: Draft, start: number): Draft | null {
  const entry = entries.find((one) => speaksOf(one, draft))
  if (!entry) return null
  const inner = draft.modifier === 'about' && entry.row.modifier ? '' : draft.modifier
  const modifier = (inner || entry.row.modifier) as Draft['modifier']
  // "about at least 100" is no English: the bound says more than the hedge.
  const hedged = entry.row.modifier === 'about' && draft.tags.includes('bound')
  const template = wording(entry.row.en ?? '{}', draft)
  const first = 'for the first time in '
  if (draft.en.startsWith(first)) return { ...draft, start, modifier, en: first + template.replace('{}', draft.en.slice(first.length)) }
  // もう1人 is another person, not another one person.
  const bare = template.startsWith('within') ? draft.en.replace(/^(?:no more than|within) /, '') : draft.en
  const stem = template.startsWith('another') ? bare.replace(/^one( |$)/, '') : bare
  const rate = draft.kind === 'measure' ? (rates[/ per \w+$/.exec(template)?.[0] ?? ''] ?? '') : ''
  return { ...draft, start, modifier, unit: draft.unit + rate, en: hedged ? draft.en : template.replace('{}', stem).trimEnd() }
}

/** A template before a quantity that has a bound: 延べ3億人余り → a cumulative total of more than …, ±0.5%以内 → within plus or minus … */
function wording(template: string, draft: Draft): string {
  if (!draft.tags.includes('bound')) return template
  if (template === 'a cumulative {}') return 'a cumulative total of {}'
  return template === 'plus or minus {}' && draft.modifier === 'at-most' ? 'within plus or minus {}' : template
}

/** What 時速 and its like add to the unit: km → km/h. */
const rates: Readonly<Record<string, string>> = { ' per hour': '/h', ' per minute': '/min', ' per second': '/s' }
