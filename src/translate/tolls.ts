import { type Word, word } from './generate/words.ts'
import { type Node, spansOf, textOf } from './nodes/node.ts'
import type { Grammar, Job } from './transfer/grammar.ts'

/** 1人死亡 → one dead: what became of how many people, as headlines say it; null for other nodes. */
export function tollOf(node: Node, { lexicon }: Pick<Grammar, 'lexicon'>): { readonly en: string; readonly number: string } | null {
  const [count, ...became] = node.core
  if (count?.quantity?.unit !== 'person' || count.quantity.kind !== 'count' || node.tail.length || node.opens) return null
  const toll = lexicon.words(textOf(became))[0]?.alternatives.find(({ cue }) => cue === '#~')
  return toll ? { en: toll.en, number: count.quantity.en.replace(/ (?:people|person)$/, '') } : null
}

/** 1人死亡→6人けが: the tolls that hang on one another, in order; null when something else hangs there that is not in `others`. */
function chainOf(job: Job, node: Node, grammar: Grammar, others: Node[]): Node[] {
  const children = node.children.map((index) => job.tree.nodes[index]!).filter(({ dead }) => !dead)
  const tolls = children.filter((child) => tollOf(child, grammar))
  others.push(...children.filter((child) => !tolls.includes(child)))
  return [...tolls.flatMap((child) => chainOf(job, child, grammar, others)), node]
}

/** The tolls a headline ends in, and what else hangs on them; null for headlines that count nobody. */
export function tollsOf(job: Job, root: Node, grammar: Grammar): { readonly words: Word[]; readonly others: readonly Node[] } | null {
  if (!tollOf(root, grammar)) return null
  const others: Node[] = []
  const words = chainOf(job, root, grammar, others).flatMap((node, at): Word[] => {
    const { en, number } = tollOf(node, grammar)!
    job.done.add(node.index)
    return [...(at ? word(',') : []), ...word(number, spansOf(node.core.slice(0, 1))), ...word(en, spansOf(node.core.slice(1)))]
  })
  return { words, others }
}

/** 死者2人に: the number that a count has come to; null for other nodes. */
export function numberOf(node: Node, { lexicon }: Grammar): { readonly item: string; readonly number: string } | null {
  const count = node.core.at(-1)
  if (count?.quantity?.kind !== 'count' || !/[\u4eba\u540d]$/.test(count.quantity.ja) || node.core.length < 2) return null
  const item = lexicon.words(textOf(node.core.slice(0, -1)))[0]?.alternatives.find(({ cue }) => cue === '~#')?.en
  return item ? { item, number: count.quantity.en.replace(/ (?:people|person)$/, '') } : null
}
