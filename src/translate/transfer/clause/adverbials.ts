import { type Node, surfaceOf } from '../../nodes/node.ts'
import type { Grammar } from '../grammar.ts'

const isMark = (pos: string): boolean => /topic|focus/.test(pos)

/** Whether a bunsetsu is an adverb: さらに, 高く, 大幅に, 徐々に. */
export function makeAdverbial(grammar: Grammar) {
  return function isAdverbial(child: Node): boolean {
    const last = child.core.at(-1)!
    const { tail } = child
    const key = tail.length ? grammar.particles.get(tail.at(-1)!.surface) : ''
    if (last.pos === 'adverb') return key !== 'ga' && key !== 'o'
    if (last.pos === 'adjective' && last.form.startsWith('continuative')) {
      if (!tail.length && !child.comma) return true
      if (tail.length === 1 && isMark(tail[0]!.pos)) return true
    }
    if ((last.pos === 'noun.na' || last.pos === 'suffix.na') && tail.length === 1 && key === 'ni') return true
    if (tail.length === 1 && tail[0]!.pos === 'particle.adverbial') return true
    const whole = surfaceOf(child)
    if (grammar.adverbs.has(whole)) return true
    return tail.length > 0 && grammar.lexicon.words(whole).some((row) => row.pos === 'adv')
  }
}
