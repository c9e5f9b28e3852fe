import { type Node, spansOf } from '../../nodes/node.ts'
import { type NounPhrase, type Phrase, prep, sequence, text } from '../../tree.ts'
import { functionWords } from '../function-words.ts'
import type { Grammar, Job, Predicate, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'

/** Kinds of figures that rise and fall, and of what they differ by. */
const figures: ReadonlySet<string> = new Set(['money', 'percent', 'point', 'measure', 'count', 'number', 'ratio'])

/** 従来予想を|300億円|上回る|6500億円 → above, 前年同期を|2割|下回る → down from: a time is what a figure moved from. */
const comparing = [
  { key: 'exceeding', level: 'above', moved: 'up' },
  { key: 'undershooting', level: 'below', moved: 'down' },
] as const

const directions: Readonly<Record<string, string>> = {
  higher: 'up',
  more: 'up',
  larger: 'up',
  lower: 'down',
  fewer: 'down',
  smaller: 'down',
  cheaper: 'down',
}

/** 前日より|412円|高い|5万円 → 50,000 yen, up 412 yen from the previous day: by how much a figure differs from another. */
export function makeDifferences(grammar: Grammar, transfer: Transfer) {
  const { lexicon, keys } = grammar

  /** up for 高い and 多い, down for 低い and 少ない; undefined for what compares nothing. */
  function directionOf({ kind, lemma, tail }: Predicate): string | undefined {
    if (kind !== 'adjective' || tail.length) return undefined
    for (const { slots, template } of lexicon.frames(lemma)) {
      const [first] = template.rest
      if (!slots.some(({ name }) => name === 'yori') || !first || !('word' in first)) continue
      if (directions[first.word]) return directions[first.word]
    }
    return undefined
  }

  const isAmount = (node: Node): boolean => figures.has(node.core.at(-1)!.quantity?.kind ?? '') && !node.tail.length

  const roleOf = (node: Node): string => functionWords(node, grammar).role

  /** Hangs what a figure is above or below on it; false when the child says anything else. */
  function compared(job: Job, child: Node, noun: NounPhrase, head: Node, { kind, lemma, lead, tail }: Predicate): boolean {
    const verb = kind === 'verb' && !lead.length ? comparing.find(({ key }) => keys.get(key) === lemma) : undefined
    if (!verb || tail.some(({ lemma: word }) => word !== keys.get('ta'))) return false
    const children = [...livingChildren(job, child)]
    const [what, ...others] = children.filter((one) => !isAmount(one))
    const amount = children.find(isAmount)
    if (!what || others.length || children.length > 2 || roleOf(what) !== 'o' || functionWords(what, grammar).also) return false
    if (!amount && head.core.at(-1)!.quantity!.unit === 'person') return false
    job.done.add(child.index)
    const object = transfer.nounPhrase(job, what)
    if (object.kind === 'noun' && object.determiner === 'auto' && !object.proper) object.determiner = 'the'
    const by = amount ? [transfer.nounPhrase(job, amount)] : []
    const from = spansOf(child.core)
    const moved = what.core.at(-1)!.quantity?.kind === 'date'
    const parts = moved ? [text(verb.moved, from), ...by, prep('from', object)] : [...by, prep(verb.level, object, from)]
    noun.after.push(text(','), sequence(...parts), text(','))
    return true
  }

  /** Hangs the difference on a figure; false when the child tells of none. */
  return function difference(job: Job, child: Node, noun: NounPhrase, head: Node, predicate: Predicate): boolean {
    if (child.comma || !figures.has(head.core.at(-1)!.quantity?.kind ?? '')) return false
    if (compared(job, child, noun, head, predicate)) return true
    const direction = directionOf(predicate)
    if (!direction) return false
    const [lead, ...leads] = predicate.lead
    const children = [...livingChildren(job, child)]
    const amount = children.find(isAmount)
    const inside = lead?.quantity && !leads.length ? lead : undefined
    if (amount === undefined && !inside) return false
    const from = children.filter((one) => one !== amount)
    if (from.length > 1 || from.some((one) => !/^(?:yori|post)$/.test(roleOf(one)))) return false
    job.done.add(child.index)
    const by: Phrase = inside ? text(inside.quantity!.en, spansOf([inside])) : transfer.nounPhrase(job, amount!)
    const parts: Phrase[] = [text(','), text(direction, spansOf(child.core.slice(-1))), by]
    for (const one of from) parts.push(prep('from', transfer.nounPhrase(job, one), spansOf(one.tail)))
    noun.after.push(sequence(...parts))
    return true
  }
}
