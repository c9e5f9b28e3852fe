import { type Clause, type Phrase, text } from '../../tree.ts'

const people = / (?:people|persons?)$/
const numbers = /^number of |\b(?:number|toll|population|membership|attendance)$/

/**
 * けが人は|3人だった: what is counted is there, it is not its number. The complement of be becomes the number of the subject, and the subject its
 * complement; false for all others.
 */
export function countSubject(clause: Clause, complement: Phrase, unit: string): boolean {
  const { subject } = clause
  if (subject?.kind === 'noun' && complement.kind === 'noun' && numbers.test(subject.head)) {
    // 有権者数は|100人だ: a number is 100
    complement.head = complement.head.replace(people, '')
    return false
  }
  if (subject?.kind !== 'noun' || subject.proper || subject.bare || subject.quantity || subject.owner || subject.count !== 'C') return false
  if (!/^(?:person|role)$/.test(subject.sem) || unit !== 'person' || complement.kind !== 'noun' || !complement.bare) return false
  if (complement.before.length || complement.after.length) return false
  if (!people.test(complement.head)) return false
  subject.quantity = text(complement.head.replace(people, ''), complement.from)
  subject.number = /^(?:one|1) /.test(complement.head) ? 'singular' : 'plural'
  clause.complements.shift()
  clause.complements.unshift(subject)
  clause.subject = text('there')
  return true
}
