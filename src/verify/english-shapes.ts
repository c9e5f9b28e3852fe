import type { Entity, TermPos } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeMorphology } from '../language/morphology.ts'
import { wordsOf } from './english-words.ts'
import { makeKin } from './kin.ts'
import { makeSpelling } from './spelling.ts'

/** What a form is of, so that it may take the endings of its kind. */
export interface FormUse {
  readonly pos?: TermPos | undefined
  readonly use?: Entity['use']
  /** Capitals count: WHO is not who. */
  readonly caseSensitive?: boolean | undefined
  /** Letter by letter. */
  readonly keep?: boolean | undefined
}

/** One word of a shape: what it may be, and how many other words may stand before it. */
export interface Slot {
  readonly words: ReadonlySet<string>
  readonly gap: number
}

/** A way a form may stand in a text: its words in order. `shared`: other nouns may come between the words, as in "lithium-ion and sodium-ion batteries". */
export interface Shape {
  readonly slots: readonly Slot[]
  readonly shared: boolean
}

/** A form made ready to be looked for. */
export interface Shapes {
  readonly shapes: readonly Shape[]
  /** Its letters one after another, with their capitals. */
  readonly letters: string
  /** US is not us: all its letters must be capitals. */
  readonly acronym: boolean
}

/** Words that may come between a verb and its noun: raised its retail prices. */
const longestGap = 3
const mostKept = 20_000
const particle =
  /^(?:up|down|out|off|on|in|over|away|back|through|around|forward|together|along|aside|apart|to|with|for|from|into|of|at|by|about)$/

/** Makes the maker of shapes: storage battery → storage battery, storage batteries; raise prices (a verb) → raised … prices, prices … raised. */
export function makeShapes(language: Language): (form: string, use: FormUse) => Shapes {
  const morphology = makeMorphology(language)
  const kin = makeKin(language)
  const twins = makeSpelling(language)
  const singulars = new Map<string, string>()
  for (const { singular = '', plural = '' } of language.rows('en/irregular-nouns')) if (plural) singulars.set(plural, singular)
  const kept = new Map<string, Shapes>()

  const split = (text: string): string[] => wordsOf(text).map((word) => word.text)
  const verbs = (verb: string): string[] => [
    verb,
    morphology.third(verb),
    morphology.past(verb),
    morphology.participle(verb),
    morphology.gerund(verb),
  ]

  function numbers(word: string, lower: boolean): string[] {
    const made = [word, ...split(morphology.plural(word)).slice(-1), `${word}s`]
    if (!lower) return made
    const listed = singulars.get(word)
    if (listed) made.push(listed)
    if (/ies$/.test(word)) made.push(`${word.slice(0, -3)}y`)
    if (/ves$/.test(word)) made.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`)
    if (/(?:s|x|z|ch|sh|o)es$/.test(word)) made.push(word.slice(0, -2))
    if (/[^su]s$/.test(word)) made.push(word.slice(0, -1))
    if (/yses$/.test(word)) made.push(`${word.slice(0, -2)}is`)
    return made
  }

  const spelt = (words: readonly string[]): Set<string> => new Set(words.flatMap((word) => [word, ...twins(word)]))
  const row = (words: readonly (readonly string[])[], gaps: Readonly<Record<number, number>> = {}): Slot[] =>
    words.map((one, at) => ({ words: spelt(one), gap: gaps[at] ?? 0 }))

  function make(form: string, { pos, use }: FormUse): Shapes {
    const bare = form.replace(/^the\s+(?=\S)/i, '')
    const parts = wordsOf(bare)
    const letters = parts.map(({ exact }) => exact).join('')
    const acronym = parts.length === 1 && /^[A-Z][A-Z0-9&]{1,4}$/.test(letters)
    const words = parts.map(({ text }) => text)
    if (words.length === 0) return { shapes: [], letters, acronym }
    const lower = bare === bare.toLowerCase()
    const head = words.at(-1)!
    const before = words.slice(0, -1).map((word) => [word])
    const shapes: Shape[] = []
    const add = (slots: readonly Slot[], shared = false) => shapes.push({ slots, shared })

    const noun = row([...before, numbers(head, lower)])
    add(noun, lower && words.length > 1)
    // states of emergency
    const many = split(morphology.plural(bare.toLowerCase()))
    if (many.length === words.length && words.length > 1) add(row(many.map((word, at) => [word, words[at]!])))

    const isVerb = pos === 'verb' || (lower && words.length === 1 && (pos === undefined || pos === '' || use === 'predicate'))
    if (isVerb) for (const shape of verbShapes(bare, words)) add(shape)
    if (pos === 'adjective') {
      const one = [head, morphology.comparative(head), morphology.superlative(head)].filter((word) => !word.includes(' '))
      add(row([...before, [...one, ...adverbs(head)]]))
    }
    if (pos === 'verb' && use === 'noun')
      for (const name of kin.nounsOf(words[0]!)) add(row([numbers(name, true), ...words.slice(1).map((word) => [word])]))
    // write-down, spin-off: what was done is wrote down, spun off
    if (use === 'predicate' && words.length === 2 && particle.test(head)) for (const shape of verbShapes(words.join(' '), words)) add(shape)
    if (use === 'predicate') {
      const acts = kin.verbsOf(head).map(split)
      const plain = [...new Set(acts.flatMap((act) => (act.length === 1 ? verbs(act[0]!) : [])))]
      if (plain.length) add(row([...before, plain]))
      for (const act of acts) if (act.length > 1) for (const shape of verbShapes(act.join(' '), act)) add(shape)
      // 人員削減した as "reduced its staff": the noun follows what is done to it.
      const done = [...new Set([...plain, ...verbs(head)])]
      if (before.length) {
        const things = [...before.slice(0, -1), numbers(before.at(-1)![0]!, true)]
        add(row([done, ...things], { 1: longestGap }))
        add(row([...things, done], { [things.length]: longestGap }))
      }
    }
    return { shapes, letters, acronym }
  }

  /** raise prices → raised … prices, prices … raised; carry out → carried … out. */
  function verbShapes(form: string, words: readonly string[]): Slot[][] {
    const forms = verbs(form.toLowerCase())
      .map(split)
      .filter((parts) => parts.length === words.length)
    if (forms.length === 0) return []
    const sets = words.map((_, at) => [...new Set(forms.map((parts) => parts[at]!))])
    if (sets.length === 1) return [row(sets)]
    const rest = sets.slice(1)
    const shapes = [row(sets, { 1: longestGap })]
    if (!particle.test(rest.at(-1)![0]!))
      shapes.push(row([...rest.slice(0, -1), numbers(rest.at(-1)![0]!, true), sets[0]!], { [rest.length]: longestGap }))
    return shapes
  }

  return (form, use) => {
    const key = `${form}\t${use.pos ?? ''}\t${use.use ?? ''}`
    const known = kept.get(key)
    if (known) return known
    const made = make(form, use)
    // Large glossaries and long articles may ask for any number of forms; what is kept may not grow so.
    if (kept.size < mostKept) kept.set(key, made)
    return made
  }
}

/** severe → severely, heavy → heavily, drastic → drastically */
function adverbs(adjective: string): string[] {
  if (/[^aeiou]y$/.test(adjective)) return [`${adjective.slice(0, -1)}ily`]
  if (/ic$/.test(adjective)) return [`${adjective}ally`]
  if (/[^aeiou]le$/.test(adjective)) return [`${adjective.slice(0, -1)}y`]
  return [`${adjective}ly`]
}
