import type { Word } from './words.ts'

/** Auxiliaries before not, and how they are spoken with it. */
const negated: ReadonlyMap<string, string> = new Map(
  Object.entries({ cannot: "can't", 'will not': "won't", 'shall not': "won't" }).concat(
    ['do', 'does', 'did', 'is', 'are', 'was', 'were', 'have', 'has', 'had', 'would', 'could', 'should'].map((verb) => [
      `${verb} not`,
      `${verb}n't`,
    ]),
  ),
)
const negation = /^(?:cannot|(?:will|shall|do|does|did|is|are|was|were|have|has|had|would|could|should) not)(?=$| )/

/** Pronouns and the verbs that lean on them. */
const leaning: Readonly<Record<string, string>> = { is: "'s", are: "'re", am: "'m", will: "'ll" }
const pronoun = /^(?:I|we|you|they|it|that|there|he|she)$/i

/** is + not, as one. */
function joined(words: readonly Word[]): Word[] {
  const made: Word[] = []
  for (const one of words) {
    const last = made.at(-1)
    if (last && /^not(?: |$)/.test(one.text) && negation.test(`${last.text} not`))
      made[made.length - 1] = { ...last, text: `${last.text} ${one.text}`, from: [...last.from, ...one.from] }
    else made.push(one)
  }
  return made
}

/** that behind a noun opens a relative clause and does not lean. */
function isRelative(words: readonly Word[]): boolean {
  const before = words.at(-2)
  return words.at(-1)!.text === 'that' && before !== undefined && !/[,.?!;]$/.test(before.text)
}

/** Spoken English leans its small words together: do not → don't, it is → it's. Words of a quotation, in order. */
export function contract(words: readonly Word[]): Word[] {
  const made: Word[] = []
  for (const one of joined(words)) {
    const text = one.text.replace(negation, (found) => negated.get(found) ?? found)
    const last = made.at(-1)
    const [first = '', ...rest] = text.split(' ')
    const short = leaning[first]
    const fits = first !== 'are' || !/^(?:it|that|there)$/i.test(last?.text ?? '')
    if (last && short && fits && pronoun.test(last.text) && text === one.text && !isRelative(made)) {
      made[made.length - 1] = { ...last, text: last.text + short, from: [...last.from, ...one.from] }
      if (rest.length) made.push({ ...one, text: rest.join(' ') })
    } else made.push({ ...one, text })
  }
  return made
}
