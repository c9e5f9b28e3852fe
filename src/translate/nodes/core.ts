import type { Morph } from './node.ts'

/** True for the first function word of a bunsetsu. */
function isTailStart(morph: Morph, previous: Morph | undefined): boolean {
  const { pos } = morph
  if (
    pos.startsWith('particle') ||
    pos === 'auxiliary' ||
    pos === 'verb.suffix' ||
    pos === 'verb.dependent' ||
    pos === 'adjective.dependent'
  )
    return previous !== undefined
  if (!previous) return false
  // 低|さ: the stem of an adjective and さ are a noun
  if (pos.startsWith('suffix') && previous.form === 'stem') return false
  if (previous.pos === 'verb' || previous.pos === 'adjective') return true
  if (pos === 'verb' || pos === 'adjective') return !previous.pos.startsWith('prefix')
  if (pos === 'formal.auxiliary' || pos === 'suffix.auxiliary' || pos === 'formal.hearsay') return true
  return false
}

/** Splits the words of a bunsetsu into content and function words. */
export function splitCore(morphs: readonly Morph[]): { core: Morph[]; tail: Morph[] } {
  let at = 0
  while (at < morphs.length && !isTailStart(morphs[at]!, morphs[at - 1])) at++
  if (at === 0 && morphs.length) at = 1
  return { core: morphs.slice(0, at), tail: morphs.slice(at) }
}
