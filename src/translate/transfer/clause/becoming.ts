import { coreText, type Node, spansOf } from '../../nodes/node.ts'
import { text } from '../../tree.ts'
import { attributiveOf } from '../attributive.ts'
import { compose } from '../compound/index.ts'
import { noFunctionWords } from '../function-words.ts'
import type { Argument, Grammar, Predicate } from '../grammar.ts'

/** なる and する: what stands in に or く is what something becomes. */
export function isBecoming(predicate: Predicate, grammar: Grammar): boolean {
  return predicate.lemma === grammar.keys.get('naru') || predicate.lemma === grammar.keys.get('suru')
}

const isMark = (pos: string): boolean => /topic|focus/.test(pos)

/** 重要に, 重要と: an adjectival noun with に or と. */
function isNaNi(child: Node, grammar: Grammar): boolean {
  const { pos } = child.core.at(-1)!
  if (pos !== 'noun.na' && pos !== 'suffix.na') return false
  const particle = grammar.particles.get(child.tail[0]?.surface ?? '')
  return particle === 'ni' || particle === 'to'
}

/** 明らかに|する: the word in に is what it becomes. */
export function becomes(child: Node, predicate: Predicate, grammar: Grammar): boolean {
  return isBecoming(predicate, grammar) && isNaNi(child, grammar) && child.tail.length === 1
}

/** 重要に|なる, 高く|する: the adjective is a complement, not an adverb. Null for other words and for what a frame holds itself. */
export function makeBecoming(grammar: Grammar) {
  return function becoming(child: Node, predicate: Predicate): Argument | null {
    const last = child.core.at(-1)!
    const na = isNaNi(child, grammar) && child.tail.slice(1).every((morph) => isMark(morph.pos))
    const ku = last.pos === 'adjective' && last.form.startsWith('continuative') && child.tail.every((morph) => isMark(morph.pos))
    if (!na && !ku) return null
    const word = na ? coreText(child) : last.lemma
    const frames = grammar.lexicon.frames(predicate.lemma)
    const particle = na ? grammar.particles.get(child.tail[0]!.surface) : 'ni'
    if (na && frames.some((frame) => frame.slots.some((slot) => slot.name === particle && slot.fillers.includes(word)))) return null
    const row = grammar.lexicon.words(word).find((one) => one.pos === 'na' || one.count === '-')
    const en = attributiveOf(grammar.lexicon, word) ?? row?.en ?? compose(child.core, [], grammar.compound).head
    return {
      node: child,
      words: { ...noFunctionWords, role: 'ni' },
      slot: 'ni',
      heads: [word],
      sem: 'quality',
      clausal: false,
      used: false,
      phrase: () => text(en, spansOf(child.core)),
    }
  }
}
