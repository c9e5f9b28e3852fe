import type { EntityType } from '../document.ts'
import type { Entry } from './pool.ts'

/** One concept: its main entry and those that are other spellings or other names of it. */
export interface Group {
  readonly main: Entry
  readonly others: readonly Entry[]
}

/** What joining asks: how spellings fold, ends of names with what they are short for, and ends of administrative places. */
export interface MergeTools {
  readonly fold: (text: string) => string
  readonly shortEnds: readonly (readonly [string, string])[]
  readonly admin: ReadonlySet<string>
}

/**
 * Joins entries that are one concept: okurigana (引き上げ, 引上げ: same letters without kana, same reading), other names in brackets
 * (全国銀行データ通信システム(全銀システム)), and surnames behind a full name. The commoner spelling is the main one; with other names, the longer.
 */
export function merged(entries: ReadonlyMap<string, Entry>, { fold, shortEnds, admin }: MergeTools): Group[] {
  const into = new Map<Entry, Entry>()
  const rootOf = (entry: Entry): Entry => {
    let root = entry
    for (let next = into.get(root); next; next = into.get(root)) root = next
    return root
  }
  const join = (main: Entry, other: Entry) => {
    const [a, b] = [rootOf(main), rootOf(other)]
    if (a !== b && !b.term) into.set(b, a)
  }
  const spelled = new Map<string, Entry>()
  for (const entry of entries.values()) {
    const key = bareKey(entry)
    if (key === undefined) continue
    const same = spelled.get(key)
    if (!same) spelled.set(key, entry)
    else if (same.count >= entry.count || same.term) join(same, entry)
    else {
      join(entry, same)
      spelled.set(key, entry)
    }
  }
  for (const entry of entries.values())
    for (const { kind, text } of entry.glosses.values()) {
      if (kind !== 'alias' && kind !== 'acronym') continue
      const other = entries.get(fold(text))
      if (!other || other === entry) continue
      // An acronym that many words share (AI) is a concept of its own when it is the commoner by far.
      if (other.count > entry.count * 20) continue
      if (other.key.length > entry.key.length && kind === 'alias') join(other, entry)
      else join(entry, other)
    }
  for (const [long, short] of longPlaces(entries)) join(short, long)
  for (const entry of entries.values())
    for (const [short, long] of shortEnds) {
      const full = entry.key.endsWith(short) ? entries.get(entry.key.slice(0, -short.length) + long) : undefined
      if (full && typeOf(full) !== 'OTHER' && typeOf(entry) === typeOf(full)) join(full, entry)
    }
  const named = new Map<string, Entry>()
  for (const entry of entries.values()) {
    if (!entry.name || typeOf(entry) === 'PERSON') continue
    const same = named.get(entry.name)
    if (!same) named.set(entry.name, entry)
    else if (same.key.length >= entry.key.length) join(same, entry)
    else join(entry, same)
  }
  for (const [short, long] of shortNames(entries, admin)) join(long, short)
  const groups = new Map<Entry, Entry[]>()
  for (const entry of entries.values()) {
    const root = rootOf(entry)
    const list = groups.get(root) ?? []
    groups.set(root, list)
    if (root !== entry) list.push(entry)
  }
  return [...groups].map(([main, others]) => ({ main, others }))
}

/** Letters without kana, and the reading: 引上@ひきあげ. Only for spellings that have both. */
function bareKey({ forms }: Entry): string | undefined {
  const [first] = forms
  if (!first) return undefined
  const [ja, { reading }] = first
  if (!reading || !/\p{Script=Han}.*\p{Script=Hiragana}|\p{Script=Han}{2}/u.test(ja)) return undefined
  return `${ja.normalize('NFKC').replace(/\p{Script=Hiragana}/gu, '')}@${reading}`
}

/** Surnames, given names and bare places with the one full name they can be part of: スミス of ユージン・スミス, 伊那 of 伊那市. */
function* shortNames(entries: ReadonlyMap<string, Entry>, admin: ReadonlySet<string>): Generator<readonly [Entry, Entry]> {
  const full = new Map<string, Entry | null>()
  for (const entry of entries.values()) {
    const type = typeOf(entry)
    if ((type !== 'PERSON' && type !== 'LOC') || entry.parts.length < 2) continue
    const parts = type === 'PERSON' ? entry.parts : entry.parts.slice(0, -1)
    // 伊那市 is 伊那; 横浜港 is not 横浜.
    if (type === 'LOC' && (parts.length > 1 || !admin.has(entry.parts.at(-1)!))) continue
    for (const part of new Set(parts)) full.set(`${type} ${part}`, full.has(`${type} ${part}`) ? null : entry)
  }
  for (const entry of entries.values()) {
    const long = full.get(`${typeOf(entry)} ${entry.key}`)
    if (long && long !== entry && !entry.term) yield [entry, long]
  }
}

/** Places with the larger place before them: 高知県馬路村 is 馬路村. */
function* longPlaces(entries: ReadonlyMap<string, Entry>): Generator<readonly [Entry, Entry]> {
  for (const entry of entries.values()) {
    if (entry.parts.length < 3 || typeOf(entry) !== 'LOC') continue
    for (let from = 1; from < entry.parts.length - 1; from++) {
      const short = entries.get(entry.parts.slice(from).join(''))
      if (!short || typeOf(short) !== 'LOC') continue
      yield [entry, short]
      break
    }
  }
}

/** The type most of its places have. */
export function typeOf({ types }: Entry): EntityType {
  let best: readonly [EntityType, number] = ['OTHER', 0]
  for (const one of types) if (one[1] > best[1]) best = one
  return best[0]
}
