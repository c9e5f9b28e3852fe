import { absorb, type Node, type Tree, textOf } from '../../nodes/node.ts'
import { living, nextAlive, type RewriteTools } from './tools.ts'

/** 40 feet → 40-foot */
const attributive = (en: string): string =>
  en
    .replace(/feet$/, 'foot')
    .replace(/(?<=[a-z]{2})s$/, '')
    .replaceAll(' ', '-')

/** コンテナ|1|本|当たり|1380ドル → $1,380 per container: what is counted stands before its one. */
function rateOfCounted(node: Node, at: number, lexicon: RewriteTools['grammar']['lexicon']): boolean {
  const one = node.core.findIndex(({ quantity }) => quantity?.value === 1 && quantity.kind === 'count')
  const [amount, ...others] = node.core.slice(at + 1)
  if (one < 1 || one >= at || at - one > 2 || !amount?.quantity || others.length) return false
  const size = one > 1 && node.core[0]!.quantity?.kind === 'measure' ? node.core[0]!.quantity : undefined
  const [row] = lexicon.words(textOf(node.core.slice(size ? 1 : 0, one)))
  if (!row || !/^(?:n|vs)$/.test(row.pos) || row.count === 'U') return false
  const { quantity } = amount
  node.core = [
    {
      ...amount,
      start: node.core[0]!.start,
      quantity: { ...quantity, en: `${quantity.en} per ${size ? `${attributive(size.en)} ` : ''}${row.en}` },
    },
  ]
  return true
}

/** 1|医療機関|当たり|1.18人 → 1.18 per medical institution: the rate of a noun no counter is known for. */
export function ratesOfNouns(tree: Tree, { grammar: { keys, lexicon } }: RewriteTools): void {
  const marks = new Set([keys.get('atari'), keys.get('atari-kana')])
  for (const node of living(tree)) {
    const at = node.core.findIndex(({ surface }) => marks.has(surface))
    if (at > 0 && rateOfCounted(node, at, lexicon)) continue
    const [one, amount, ...others] = [node.core[0]!, node.core[at + 1], ...node.core.slice(at + 2)]
    if (at < 2 || !amount?.quantity || others.length || one.quantity?.value !== 1) continue
    const [row] = lexicon.words(textOf(node.core.slice(1, at)))
    if (!row) continue
    const { quantity } = amount
    const counted = quantity.en.replace(/ (?:person|people)$/, '')
    node.core = [{ ...amount, start: one.start, quantity: { ...quantity, en: `${counted} per ${row.en}` } }]
  }
}

/** 1時間に→20センチの, 1日に→3回 → 20 centimeters an hour, three times a day. */
export function ratesOfTime(tree: Tree, { words }: RewriteTools): void {
  for (const node of living(tree)) {
    const [time, ...others] = node.core
    const unit = /^(?:one|1|a|an) (second|minute|hour|day|week|month|year)$/.exec(time?.quantity?.en ?? '')?.[1]
    if (!unit || others.length || time!.quantity!.kind !== 'duration' || node.comma || node.tail.length !== 1 || words(node).role !== 'ni')
      continue
    const next = nextAlive(tree, node.index)
    const amount = next?.core[0]
    if (!next || !amount?.quantity || next.children.some((index) => index !== node.index && !tree.nodes[index]!.dead)) continue
    const { quantity } = amount
    if (!['measure', 'count', 'money'].includes(quantity.kind) || / (?:per|an?) [a-z]+$/.test(quantity.en)) continue
    const en = `${quantity.en} ${unit === 'hour' ? 'an' : 'a'} ${unit}`
    next.core = [{ ...amount, start: time!.start, quantity: { ...quantity, en } }, ...next.core.slice(1)]
    absorb(tree, next, node)
  }
}
