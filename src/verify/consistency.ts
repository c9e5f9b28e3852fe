import type { Note, Score } from '../document.ts'
import { note } from '../notes.ts'
import type { Rendering } from './term-use.ts'

/**
 * One term, one English: over an article or many. The commonest rendering of each term stands, the others get `term-inconsistent`: 暗号資産 as
 * "crypto asset" twice and "cryptocurrency" once. An acronym, the short form and a part of a longer form are the same rendering.
 * The score counts the mentions found and those of them that have the commonest rendering.
 */
export function checkConsistency(renderings: readonly Rendering[]): { readonly notes: readonly Note[]; readonly score: Score } {
  const groups = new Map<string, Rendering[]>()
  for (const one of renderings) {
    if (one.text === '') continue
    const group = groups.get(one.key)
    if (group) group.push(one)
    else groups.set(one.key, [one])
  }
  const notes: Note[] = []
  let hit = 0
  let total = 0
  for (const group of groups.values()) {
    const usual = commonest(group)
    const others = group.filter((one) => !sameRendering(one, usual))
    total += group.length
    hit += group.length - others.length
    for (const { sentence, source, target, text, ja } of others)
      notes.push(note('term-inconsistent', { sentence, source, ...(target && { target }), expected: usual.text, actual: text, ja }))
  }
  return { notes, score: { hit, total } }
}

/** The rendering that most mentions have, the first of several; short ones do not count while there is a long one. */
function commonest(group: readonly Rendering[]): Rendering {
  const counts = new Map<string, { readonly first: Rendering; times: number }>()
  for (const one of group) {
    const known = counts.get(folded(one.text))
    if (known) known.times++
    else counts.set(folded(one.text), { first: one, times: 1 })
  }
  const ranked = [...counts.values()].sort((a, b) => Number(isShort(a.first)) - Number(isShort(b.first)) || b.times - a.times)
  return ranked[0]!.first
}

function sameRendering(one: Rendering, usual: Rendering): boolean {
  const a = folded(one.text)
  const b = folded(usual.text)
  return a === b || ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `) || isShort(one)
}

function isShort(one: Rendering): boolean {
  return /^[A-Z][A-Z0-9&.]{1,6}s?$/.test(one.text) || (one.short !== '' && folded(one.text) === folded(one.short))
}

/** Case, hyphens and plural are no difference. */
function folded(text: string): string {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')
      // houses and house are hous, batteries and battery batter: no word, but the same
      .map((word) => word.replace(/(?:ies|y)$/, '').replace(/(?<=\p{L}{2})(?:es|e|(?<![su])s)$/u, ''))
      .join(' ')
  )
}
