import type { Morph } from './node.ts'

const opening = new Set(['（', '(', '［', '[', '【', '〔', '〈', '《'])
const closing = new Set(['）', ')', '］', ']', '】', '〕', '〉', '》'])

/** True for a bracket of either side. Quotation marks are none. */
export function isBracket({ surface }: Morph): boolean {
  return opening.has(surface) || closing.has(surface)
}

/** For each word the number of the aside it stands in, its brackets too; 0 outside. Brackets inside brackets are one aside; an unclosed one is none. */
export function asidesOf(morphs: readonly Morph[]): number[] {
  let depth = 0
  let aside = 0
  const made = morphs.map(({ surface }) => {
    if (opening.has(surface)) {
      if (depth === 0) aside++
      depth++
      return aside
    }
    const inside = depth > 0 ? aside : 0
    if (closing.has(surface) && depth > 0) depth--
    return inside
  })
  return depth > 0 ? made.map((one) => (one === aside ? 0 : one)) : made
}
