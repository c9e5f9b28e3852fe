import type { Morph } from './node.ts'

const opening = new Set(['（', '(', '［', '[', '【', '〔', '〈', '《'])
const closing = new Set(['）', ')', '］', ']', '】', '〕', '〉', '》'])

/** ＝大阪市＝: the analysis tells which of the two opens. */
const equals = /^[=＝]$/
const opens = ({ surface, pos }: Morph): boolean => opening.has(surface) || (equals.test(surface) && pos === 'symbol.open')
const closes = ({ surface, pos }: Morph): boolean => closing.has(surface) || (equals.test(surface) && pos === 'symbol.close')

/** True for a bracket of either side. Quotation marks are none. */
export function isBracket(morph: Morph): boolean {
  return opens(morph) || closes(morph)
}

/** For each word the number of the aside it stands in, its brackets too; 0 outside. Brackets inside brackets are one aside; an unclosed one is none. */
export function asidesOf(morphs: readonly Morph[]): number[] {
  let depth = 0
  let aside = 0
  const made = morphs.map((morph) => {
    if (opens(morph)) {
      if (depth === 0) aside++
      depth++
      return aside
    }
    const inside = depth > 0 ? aside : 0
    if (closes(morph) && depth > 0) depth--
    return inside
  })
  return depth > 0 ? made.map((one) => (one === aside ? 0 : one)) : made
}
