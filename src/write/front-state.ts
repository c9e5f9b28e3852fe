import type { FrontArticle } from './front-data.ts'

/** What the reader has asked the front page for. It stands in the address, so that it can be sent on and gone back to. */
export interface FrontState {
  readonly q: string
  /** Days, `2026-02-18`; '' for no bound. */
  readonly from: string
  readonly to: string
  /** Names by `entityKey`; an article must have all of them. */
  readonly name: readonly string[]
  /** An article must have one of these. */
  readonly by: readonly string[]
  readonly kind: readonly string[]
  /** An article must have all of them. */
  readonly tag: readonly string[]
}

export const lists = ['name', 'by', 'kind', 'tag'] as const
export type ListName = (typeof lists)[number]

export const nothingAsked: FrontState = { q: '', from: '', to: '', name: [], by: [], kind: [], tag: [] }

const most = 40
const longest = 300

/** Reads the part of an address behind `#`: `#?q=EV&name=ORG%3AToyota`. Anything else is `nothingAsked`. */
export function readState(hash: string): FrontState {
  if (!hash.startsWith('#?')) return nothingAsked
  const asked = new URLSearchParams(hash.slice(2))
  const one = (key: string) => (asked.get(key) ?? '').slice(0, longest)
  const many = (key: string) => [...new Set(asked.getAll(key).filter((value) => value !== '' && value.length <= longest))].slice(0, most)
  const day = (key: string) => (/^\d{4}-\d{2}-\d{2}$/.test(one(key)) ? one(key) : '')
  return { q: one('q'), from: day('from'), to: day('to'), name: many('name'), by: many('by'), kind: many('kind'), tag: many('tag') }
}

/** The same back: `#?q=EV`, or '' when nothing is asked. */
export function writeState(state: FrontState): string {
  const asked = new URLSearchParams()
  for (const key of ['q', 'from', 'to'] as const) if (state[key]) asked.append(key, state[key])
  for (const key of lists) for (const value of state[key]) asked.append(key, value)
  const text = asked.toString()
  return text ? `#?${text}` : ''
}

/** True when an article passes every filter but the search, and but `except`. `keys` are the names of the batch by number. */
export function passes(article: FrontArticle, state: FrontState, keys: readonly string[], except?: ListName | 'date'): boolean {
  if (except !== 'date' && (state.from || state.to)) {
    const day = (article.date ?? '').slice(0, 10)
    if (!day || (state.from && day < state.from) || (state.to && day > state.to)) return false
  }
  if (except !== 'by' && state.by.length && !state.by.includes(article.by ?? '')) return false
  if (except !== 'kind' && state.kind.length && !state.kind.includes(article.kind)) return false
  if (except !== 'tag' && !state.tag.every((tag) => article.tags.includes(tag))) return false
  return except === 'name' || state.name.every((key) => article.names.some(([name]) => keys[name] === key))
}

/** How many of the articles have each value of a list. */
export function countValues(articles: Iterable<FrontArticle>, list: ListName, keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const article of articles) for (const value of valuesOf(article, list, keys)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function valuesOf(article: FrontArticle, list: ListName, keys: readonly string[]): readonly string[] {
  if (list === 'name') return article.names.map(([name]) => keys[name] ?? '')
  if (list === 'tag') return article.tags
  const value = list === 'by' ? article.by : article.kind
  return value ? [value] : []
}
