import type { Quantity } from '../../../document.ts'
import { type Clause, type Phrase, text } from '../../tree.ts'

const people = / (?:people|persons?)$/
const numbers = /^number of |\b(?:number|toll|population|membership|attendance)$/

/** What is counted one by one, and is no amount itself. */
const countable =
  /^(?:person|role|place|structure|building|org|group|artefact|machine|vehicle|event|work|document|animal|plant|disease|law|state|food|country)$/

/** 12カ所, 37件, 5社: the number, and the word Japanese counts such things with. */
const counter =
  /^((?:(?:only|about|more than|at least|nearly|over|around|some|up to|fewer than|less than) )*(?:[\d.,]+|one|two|three|four|five|six|seven|eight|nine)(?: (?:million|billion))?)(?: (?:people|persons?|locations?|places?|cases?|units?|companies|households?|homes?|houses?|buildings?|stores?|schools?|vehicles?|cars?|ships?|boats?|planes?|models?|offices?|hospitals?|items?|works?))?$/

/** The number of what is counted, without its counter; '' when the complement is no count of such things. */
function numberOf(complement: Phrase, quantity: Quantity | undefined, sem: string): string {
  if (complement.kind !== 'noun' || complement.before.length || complement.after.length || quantity?.kind !== 'count') return ''
  const person = quantity.unit === 'person'
  if (person !== /^(?:person|role)$/.test(sem)) return ''
  if (person && !complement.bare) return ''
  return counter.exec(complement.head)?.[1] ?? ''
}

/**
 * けが人は|3人だった, 病院は|12カ所だ: what is counted is there, it is not its number. The complement of be becomes the number of the subject, and the
 * subject its complement, of the one whose they are if he is named; false for all others.
 */
export function countSubject(clause: Clause, complement: Phrase, quantity: Quantity | undefined): boolean {
  const { subject } = clause
  if (subject?.kind === 'noun' && complement.kind === 'noun' && numbers.test(subject.head)) {
    // 有権者数は|100人だ: a number is 100
    complement.head = complement.head.replace(people, '')
    return false
  }
  if (subject?.kind !== 'noun' || subject.proper || subject.bare || subject.quantity || subject.count !== 'C') return false
  if (!countable.test(subject.sem)) return false
  const number = numberOf(complement, quantity, subject.sem)
  const whose = subject.owner
  if (!number || (whose && (whose.kind !== 'noun' || quantity?.unit === 'person'))) return false
  subject.quantity = text(number, complement.kind === 'noun' ? complement.from : [])
  subject.number = /^(?:one|1)$/.test(number) ? 'singular' : 'plural'
  subject.owner = null
  clause.complements.shift()
  clause.complements.unshift(subject)
  clause.subject = whose ?? text('there')
  if (whose) clause.levels[0]!.verb = 'have'
  return true
}
