import type { NameMention } from './people.ts'

/** Two names of one person or place that cannot both be right. */
export interface NameClash {
  readonly one: NameMention
  readonly other: NameMention
  /** Why they are taken for the same: they are said or written nearly alike, or hold the same post. */
  readonly why: 'spelling' | 'role'
}

/** Texts of the articles by index, to see whether a name stands in the other at all. */
export type Texts = readonly string[]

/** 三田村健一社長 : 三田村賢一社長. Neither article may have the other's name anywhere. */
export function personClashes(mentions: readonly (readonly NameMention[])[], texts: Texts, soleRoles: ReadonlySet<string>): NameClash[] {
  return pairwise(mentions, (one, other) => {
    if (texts[other.article]!.includes(one.ja) || texts[one.article]!.includes(other.ja)) return null
    const titled = one.role !== '' && one.role === other.role
    if (isKin(one, other) && (titled || one.role === '' || other.role === '')) return 'spelling'
    return titled && soleRoles.has(one.role) ? 'role' : null
  })
}

/** 佐賀県吉野ヶ里町に建設 : 佐賀県上峰町に建てる. What is built or held must be called the same. */
export function placeClashes(mentions: readonly (readonly NameMention[])[], texts: Texts): NameClash[] {
  return pairwise(mentions, (one, other) => {
    if (texts[other.article]!.includes(one.ja) || texts[one.article]!.includes(other.ja)) return null
    if (one.role !== other.role) return null
    const common = [...one.context.about].some((word) => other.context.about.has(word))
    return common ? 'role' : null
  })
}

function pairwise(
  mentions: readonly (readonly NameMention[])[],
  judge: (one: NameMention, other: NameMention) => NameClash['why'] | null,
): NameClash[] {
  const clashes: NameClash[] = []
  const distinct = mentions.map((list) => [...new Map(list.map((mention) => [`${mention.ja} ${mention.role}`, mention])).values()])
  for (let a = 0; a < distinct.length; a++)
    for (let b = a + 1; b < distinct.length; b++)
      for (const one of distinct[a]!)
        for (const other of distinct[b]!) {
          const why = judge(one, other)
          if (why) clashes.push({ one, other, why })
        }
  return clashes
}

/** Letters of a surname, when the given name follows. */
const surname = 2

/** The same reading, one letter apart, or the same surname with a given name half alike: 大河内徹 and 大河内亨. */
function isKin(one: NameMention, other: NameMention): boolean {
  if (one.reading !== '' && one.reading === other.reading) return true
  const [a, b] = [[...one.ja], [...other.ja]]
  if (a.length !== b.length) return false
  const different = a.filter((letter, at) => letter !== b[at]).length
  return different === 1 && a.slice(0, surname).join('') === b.slice(0, surname).join('')
}
