import { type Node, type Tree, tailText } from '../../nodes/node.ts'
import { living, livingChildren, previousAlive, type RewriteTools, rehead } from './tools.ts'

/** What a figure is measured in; undefined for dates and for what is no figure. */
function unitOf({ core }: Node): string | undefined {
  const quantity = core.at(-1)!.quantity
  return quantity && /^(?:measure|money|percent|count|point)$/.test(quantity.kind) ? `${quantity.kind} ${quantity.unit}` : undefined
}

/** 馬路村で→…|612ミリ、|尾鷲市で→…|548ミリに|達した → 馬路村で→612ミリ、→548ミリに: one verb, and a figure for each place. */
export function figuresByPlace(tree: Tree, { grammar: { keys }, words, isPredicate }: RewriteTools): void {
  const isPlace = (node: Node | undefined): node is Node =>
    node !== undefined && tailText(node) === keys.get('de') && !node.comma && !node.core.at(-1)!.quantity && !isPredicate(node)
  for (const last of living(tree)) {
    const unit = unitOf(last)
    if (!unit || last.comma || isPredicate(last) || !['ni', 'o', 'ga'].includes(words(last).role)) continue
    const pairs: { readonly place: Node; readonly figure: Node }[] = []
    for (let figure: Node | undefined = last; figure; ) {
      const place = previousAlive(tree, figure.index)
      if (!isPlace(place)) break
      pairs.unshift({ place, figure })
      let before = previousAlive(tree, place.index)
      // 岐阜県の|高山市で: what stands before the place
      for (; before && words(before).adnominal && livingChildren(tree, place).includes(before); ) before = previousAlive(tree, before.index)
      figure = before?.comma && !before.tail.length && unitOf(before) === unit ? before : undefined
    }
    if (pairs.length < 2) continue
    for (const { place, figure } of pairs) {
      if (place.head !== figure.index) rehead(tree, place, figure)
      if (figure === last) continue
      if (figure.head !== last.index) rehead(tree, figure, last)
      figure.type = 'list'
    }
  }
}
