import type { AnalyzedSentence } from '../document.ts'

/**
 * The bunsetsu of a sentence as a tree, each under its head, the root first:
 *
 *     言った。 end
 *     └─ 首相が case
 */
export function treeOf({ bunsetsu, ja, start }: AnalyzedSentence): string {
  const children = new Map<number, number[]>()
  bunsetsu.forEach(({ head }, index) => {
    const own = children.get(head)
    if (own) own.push(index)
    else children.set(head, [index])
  })
  const lines: string[] = []
  // Its own stack: a hostile sentence may be deeper than the call stack.
  const open = (children.get(-1) ?? []).map((index) => ({ index, indent: '', branch: '' })).reverse()
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { index, indent, branch } = at
    const unit = bunsetsu[index]!
    lines.push(`${indent}${branch}${ja.slice(unit.start - start, unit.end - start)} ${unit.type}`)
    const below = branch === '' ? indent : indent + (branch === '├─ ' ? '│  ' : '   ')
    const own = children.get(index) ?? []
    own.forEach((_, place) => {
      const child = own[own.length - 1 - place]!
      open.push({ index: child, indent: below, branch: place === 0 ? '└─ ' : '├─ ' })
    })
  }
  return lines.map((line) => `${line}\n`).join('')
}
