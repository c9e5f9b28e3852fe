import type { Grammar } from '../grammar.ts'
import type { Draft } from './draft.ts'

/** True when the verb takes an amount of this kind without by: 3%|下落した → fell 3%. Never with an object or in the passive: was cut by 3%. */
export function takesAmount({ main, voice, slots }: Draft, kind: string, grammar: Grammar): boolean {
  if (main.passive || voice.passive || slots.filled.has('o')) return false
  return grammar.amountVerbs.get(main.verb)?.split(' ').includes(kind) ?? false
}

/** 開業を|1年|遅らせる: the verb moves its object in time, by so much. */
export function shiftsTime({ main, slots }: Draft): boolean {
  return (
    /^(?:delay|postpone|defer|extend|prolong|shorten|advance|push back|bring forward|move up|put off)$/.test(main.verb) &&
    (slots.filled.has('o') || slots.topics.length > 0)
  )
}
