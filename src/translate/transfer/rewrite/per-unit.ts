import { type Tree, textOf } from '../../nodes/node.ts'
import { living, type RewriteTools } from './tools.ts'

/** 1|医療機関|当たり|1.18人 → 1.18 per medical institution: the rate of a noun no counter is known for. */
export function ratesOfNouns(tree: Tree, { grammar: { keys, lexicon } }: RewriteTools): void {
  const marks = new Set([keys.get('atari'), keys.get('atari-kana')])
  for (const node of living(tree)) {
    const at = node.core.findIndex(({ surface }) => marks.has(surface))
    const [one, amount, ...others] = [node.core[0]!, node.core[at + 1], ...node.core.slice(at + 2)]
    if (at < 2 || !amount?.quantity || others.length || one.quantity?.value !== 1) continue
    const [row] = lexicon.words(textOf(node.core.slice(1, at)))
    if (!row) continue
    const { quantity } = amount
    const counted = quantity.en.replace(/ (?:person|people)$/, '')
    node.core = [{ ...amount, start: one.start, quantity: { ...quantity, en: `${counted} per ${row.en}` } }]
  }
}
