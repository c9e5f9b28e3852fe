import { addBefore, type NounPhrase, text } from '../../tree.ts'

const sexes: ReadonlyMap<string, string> = new Map(Object.entries({ man: 'male', woman: 'female' }))
/** What one is to another: his wife, her employer. */
const kin =
  /(?:wife|husband|mother|father|parent|son|daughter|child|brother|sister|friend|boyfriend|girlfriend|lover|relative|family|lawyer|employer|killer|neighbor|person)$/
/** Classes of what is voiced, and of amounts. */
const voiced = new Set(['feeling', 'idea', 'act', 'info'])
const amounts = new Set(['number', 'money', 'measure'])

/** 反対の|声 → opposition: what is voiced stands for the voice. */
export function addVoiced(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (noun.head !== 'voice' || noun.owner || noun.after.length || !voiced.has(phrase.sem) || phrase.proper) return false
  const { from } = noun
  const before = noun.before
  Object.assign(noun, phrase, { before: [...before, ...phrase.before], from: [...phrase.from, ...from], determiner: 'none' })
  if (noun.count === 'C') noun.number = 'plural'
  return true
}

/** 過去最多の|3万人 → a record 30,000 people; 節目の|4万円 → the 40,000-yen milestone */
export function addToAmount(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!noun.bare || !amounts.has(noun.sem) || phrase.before.length || phrase.after.length || phrase.owner) return false
  if (/\brecord\b/.test(phrase.head)) {
    noun.determiner = 'a'
    noun.before.unshift(text('record', phrase.from))
    return true
  }
  if (!/^(?:milestone|threshold|mark|level|line)$/.test(phrase.head)) return false
  const amount = text(noun.head.replace(/ (?=[a-z]+$)/, '-'), noun.from)
  Object.assign(noun, phrase, { before: [amount], determiner: 'the' })
  return true
}

/** バドミントンの|大会, 選手権の|1回戦: a field of sport or an event before an event is a mere word. */
export function addField(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (
    noun.sem !== 'event' ||
    noun.proper ||
    !['sport', 'event', 'field'].includes(phrase.sem) ||
    phrase.proper ||
    phrase.owner ||
    phrase.after.length
  )
    return false
  if (phrase.quantity || phrase.determinerWord || phrase.number === 'plural' || phrase.before.some((one) => one.kind !== 'text'))
    return false
  // behind the adjectives of the noun, before the words of its compound
  noun.before.splice(noun.outer, 0, ...phrase.before, text(phrase.head, phrase.from))
  return true
}

/** 会社員の|男 → male company employee: what someone is says more than that he is a man. */
export function addSex(noun: NounPhrase, phrase: NounPhrase): boolean {
  const own = sexes.get(phrase.head)
  if (
    own &&
    (noun.sem === 'role' || noun.sem === 'person') &&
    !noun.proper &&
    !phrase.before.length &&
    !phrase.after.length &&
    !phrase.owner &&
    !phrase.determinerWord &&
    !sexes.has(noun.head) &&
    !kin.test(noun.head)
  ) {
    addBefore(noun, text(own, phrase.from))
    return true
  }
  const sex = sexes.get(noun.head)
  if (
    !sex ||
    noun.proper ||
    phrase.proper ||
    phrase.owner ||
    !['person', 'role'].includes(phrase.sem) ||
    phrase.bare ||
    phrase.number === 'plural'
  )
    return false
  const { before, after, quantity, number, from, determinerWord } = noun
  Object.assign(noun, phrase, {
    before: [...before, text(sex, from), ...phrase.before],
    after: [...phrase.after, ...after],
    quantity,
    number,
    determinerWord,
    determiner: 'a',
  })
  return true
}

/** フランスの|マクロン大統領 → French President Macron; a person without a post is of the country. */
export function addHome(noun: NounPhrase, phrase: NounPhrase, nationality: string): boolean {
  if (
    !nationality ||
    !noun.proper ||
    !['person', 'role', ''].includes(noun.sem) ||
    phrase.sem !== 'place' ||
    phrase.after.length ||
    !noun.before.length
  )
    return false
  noun.before.unshift(text(nationality, phrase.from))
  return true
}

/** フランス人の|選手 → French */
export function addNationality(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (phrase.proper || phrase.sem !== 'person' || !/^[A-Z]/.test(phrase.head) || phrase.before.length || phrase.after.length) return false
  if (noun.sem !== 'person' && noun.sem !== 'role') return false
  addBefore(noun, text(phrase.head.replace(/ national$/, ''), phrase.from))
  return true
}
