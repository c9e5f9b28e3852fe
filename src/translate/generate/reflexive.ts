import type { Language } from '../../language/load.ts'
import type { Morphology } from '../../language/morphology.ts'
import { type Clause, type NounPhrase, type Phrase, text } from '../tree.ts'

/** Pronouns of whom a clause is about: his, himself. */
interface Forms {
  readonly subject: string
  readonly possessive: string
  readonly reflexive: string
}

const formsOf: ReadonlyMap<string, Forms> = new Map(
  [
    ['I', 'my', 'myself'],
    ['we', 'our', 'ourselves'],
    ['you', 'your', 'yourself'],
    ['he', 'his', 'himself'],
    ['she', 'her', 'herself'],
    ['it', 'its', 'itself'],
    ['they', 'their', 'themselves'],
  ].map(([subject, possessive, reflexive]) => [subject!, { subject: subject!, possessive: possessive!, reflexive: reflexive! }]),
)

/** he, she, they, it … for a subject; '' where nobody is named. A surname tells neither he nor she. */
export function pronounOf(subject: Phrase | null | undefined): string {
  if (!subject) return ''
  if (subject.kind === 'list') return subject.items.some((item) => /^(?:I|we)$/.test(pronounOf(item))) ? 'we' : 'they'
  if (subject.kind === 'text') return formsOf.has(subject.text) ? subject.text : ''
  if (subject.kind !== 'noun') return ''
  if (subject.bare && formsOf.has(subject.head)) return subject.head
  if (subject.number === 'plural' || subject.count === 'P') return 'they'
  return subject.pronoun || (/^(?:person|role)$/.test(subject.sem) ? 'they' : 'it')
}

/** Says one's own and oneself of the subject: she protects her own work. */
export function sayOf(words: string, about: string): string {
  const forms = formsOf.get(about)
  return forms ? words.replace(/\boneself\b/g, forms.reflexive).replace(/\bone['’]s\b/g, forms.possessive) : words
}

/** she herself, the city itself; personally where neither he nor she is known. */
export function selfBehind(noun: NounPhrase): string {
  const about = pronounOf(noun)
  return about === 'they' && noun.number === 'singular' && noun.head !== 'they' ? 'personally' : sayOf('oneself', about)
}

const isPersonClass = /^(?:person|role)$/

/** A person, people, or a pronoun of them. */
function isSomebody(subject: Phrase): boolean {
  if (subject.kind === 'list') return subject.items.every(isSomebody)
  if (subject.kind === 'text') return /^(?:I|we|you|he|she|they)$/.test(subject.text)
  return (
    subject.kind === 'noun' && (isPersonClass.test(subject.sem) || subject.pronoun !== '' || /^(?:I|we|you|he|she)$/.test(subject.head))
  )
}

/** Nothing says whose the noun is, and nothing else is said of it. */
function isPlain({ proper, bare, owner, determinerWord, quantity, determiner, quoted, before }: NounPhrase): boolean {
  return !proper && !bare && !owner && !determinerWord && !quantity && determiner === 'auto' && !quoted && !before.length
}

/** its outlook for prices: what it is for does not tell whose it is. */
const isFor = (phrase: Phrase): boolean => phrase.kind === 'prep' && phrase.before === 'for'

/** Reads the table of what is said with its owner: his hand, its forecast. The maker's answer is '' where whose it is is not known. */
export function makePossessed(language: Language): (noun: NounPhrase, subject: Phrase, prep: boolean) => string {
  const rows = new Map(language.rows('en/possessed-nouns').map((row) => [row.en!, row]))
  return (noun, subject, prep) => {
    const row = rows.get(noun.head)
    if (!row || (prep && !row.prep) || !isPlain(noun) || (row.owner === 'person' && !isSomebody(subject))) return ''
    if (!noun.after.every((phrase) => row.owner === 'any' && !prep && isFor(phrase))) return ''
    return subject.kind === 'noun' && subject.ja === noun.ja ? '' : (formsOf.get(pronounOf(subject))?.possessive ?? '')
  }
}

/** Whose hands are to be washed: let's wash our hands, please wash your hands. Null for what is no request. */
export function addressee({ mood, front }: Clause): Phrase | null {
  if (mood !== 'imperative') return null
  return text(front.some((phrase) => phrase.kind === 'text' && phrase.text === "let's") ? 'we' : 'you')
}

const expletive = /^(?:it|there)$/

/** Whether only people do, feel or suffer what a clause says: say, be happy, be arrested. */
export type IsPersonal = (clause: Clause) => boolean

/** Reads the table of what only people do. */
export function makeIsPersonal(language: Language, { participle }: Morphology): IsPersonal {
  const personal = new Set(language.rows('en/personal-verbs').map((row) => row.en!))
  return ({ levels: [main], complements: [first] }) => {
    if (!main) return false
    if (main.passive) return personal.has(`be ${participle(main.verb)}`)
    if (main.verb !== 'be') return personal.has(main.verb)
    return first?.kind === 'text' && personal.has(`be ${first.text.split(' ')[0]}`)
  }
}

/** The clause above: its subject, and whether it stands in somebody's own words. */
interface Above {
  readonly subject?: Phrase | null | undefined
  readonly spoken?: boolean | undefined
}

/** 自分が正しい, 自らが経験した: oneself as the subject is whom the clause above is about; so is a subject that was supplied. */
export function nameSelf(clause: Clause, { subject: above, spoken }: Above, isPersonal: IsPersonal): Clause {
  const { subject } = clause
  if (subject?.kind === 'noun' && subject.head === 'oneself') return { ...clause, subject: text(pronounOf(above) || 'I', subject.from) }
  if (subject?.kind !== 'text' || !subject.supplied) return clause
  const person = isPersonal(clause)
  // because it is such a time, I …: what only is may be anything
  const loose = above?.kind === 'text' && (expletive.test(above.text) || (clause.levels[0]!.verb === 'be' && !person))
  const about = loose ? '' : pronounOf(above)
  const unnamed = person ? (spoken ? 'I' : 'they') : 'it'
  return { ...clause, subject: text(about || unnamed, subject.from) }
}
