import type { Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { foldedText, makeFold } from './fold.ts'
import type { ReportTerm } from './lint.ts'

/**
 * Aliases that are terms of their own. 日銀 as a spelling of 日本銀行 beside a row 日銀 with other English is a warning (the row wins where it is found);
 * spellings that lead in a circle, each the alias of the next, are an error. Linear: every alias is looked up once, every term is visited once.
 */
export function aliasCircles(terms: readonly Term[], keys: readonly string[], language: Language, report: ReportTerm): void {
  const fold = makeFold(language)
  const heads = new Map<string, number>()
  keys.forEach((key, index) => {
    if (!heads.has(key)) heads.set(key, index)
  })
  const next = terms.map((term, index) =>
    term.aliasesJa.flatMap((alias) => {
      const head = heads.get(foldedText(fold, alias))
      return head === undefined || keys[head] === keys[index] ? [] : [{ head, alias }]
    }),
  )
  const circular = circlesOf(next.map((links) => links.map(({ head }) => head)))
  terms.forEach((term, index) => {
    for (const { head, alias } of next[index]!) {
      const other = terms[head]!
      const values = { alias, en: term.en, other: other.en, where: `${other.file}:${other.line}` }
      if (circular[index]! >= 0 && circular[index] === circular[head]) report(term, 'glossary-alias-circle', 'error', values)
      else if (other.en !== term.en && !term.aliasesEn.includes(other.en) && !other.aliasesEn.includes(term.en))
        report(term, 'glossary-alias-clash', 'warning', values)
    }
  })
}

/** For every node the number of the circle it lies on (its strongly connected component of two or more), -1 for none. Tarjan's way, without recursion. */
function circlesOf(next: readonly (readonly number[])[]): Int32Array {
  const found = new Int32Array(next.length).fill(-1)
  const order = new Int32Array(next.length).fill(-1)
  const low = new Int32Array(next.length)
  const waiting: number[] = []
  const isWaiting = new Uint8Array(next.length)
  let count = 0
  for (let root = 0; root < next.length; root++) {
    if (order[root] !== -1 || next[root]!.length === 0) continue
    const path: { node: number; edge: number }[] = [{ node: root, edge: 0 }]
    while (path.length > 0) {
      const place = path.at(-1)!
      const { node } = place
      if (place.edge === 0) {
        order[node] = low[node] = count++
        waiting.push(node)
        isWaiting[node] = 1
      }
      const child = next[node]![place.edge++]
      if (child !== undefined) {
        if (order[child] === -1) path.push({ node: child, edge: 0 })
        else if (isWaiting[child]) low[node] = Math.min(low[node]!, order[child]!)
        continue
      }
      path.pop()
      const parent = path.at(-1)?.node
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!)
      if (low[node] !== order[node]) continue
      const circle = waiting.splice(waiting.lastIndexOf(node))
      for (const each of circle) {
        isWaiting[each] = 0
        if (circle.length > 1) found[each] = node
      }
    }
  }
  return found
}
