import type { NounPhrase } from '../../tree.ts'
import type { Grammar } from '../grammar.ts'

const katakanaName = /^[\p{Script=Katakana}ー・･＝= \u3000]+$/u
const joints = /[・･＝= \u3000]+/u
/** Letters of the longest given name in the table. */
const longestGiven = 5

/** he or she where the noun, what stands right before it (actress Sato) or the given name says so; '' for all others: a surname says nothing. */
export function pronounOfNoun(noun: NounPhrase, { gendered, givenNames }: Grammar): string {
  const own = gendered.get(noun.head) ?? gendered.get(noun.head.split(' ').at(-1)!)
  if (own) return own
  if (noun.sem !== 'person' && noun.sem !== 'role') return ''
  for (const phrase of noun.before) {
    const word = phrase.kind === 'noun' ? phrase.head : phrase.kind === 'text' ? phrase.text : ''
    const said = gendered.get(word)
    if (said) return said
  }
  return noun.proper ? ofGivenName(noun, givenNames) : ''
}

/** 田中花子 → she, ジョン・スミス → he, 田中 → ''. */
function ofGivenName({ ja, head }: NounPhrase, names: ReadonlyMap<string, string>): string {
  if (katakanaName.test(ja)) {
    const [first = '', ...others] = ja.split(joints)
    const found = names.get(first) ?? ''
    // Wilson and Scott are surnames too
    return others.length || found === 'she' ? found : ''
  }
  const whole = names.get(ja)
  if (whole) return whole
  // Read as one word, it is not known where the surname ends.
  if (!/\S \S/.test(head)) return ''
  for (let length = Math.min(longestGiven, ja.length - 1); length > 1; length--) {
    const found = names.get(ja.slice(-length))
    if (found) return found
  }
  return ''
}
