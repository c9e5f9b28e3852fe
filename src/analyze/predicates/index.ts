import type { Bunsetsu, Name, Predicate, PredicateArgument, Quantity, Sentence, Token } from '../../document.ts'
import type { Language } from '../../language/load.ts'
import { wordLists } from '../words.ts'
import { type Draft, makeDrafts } from './draft.ts'
import { findObjects } from './objects.ts'
import { makeClasses, makePhrases, nounOf, type Part } from './phrases.ts'
import { fillSlots, makeValencies } from './slots.ts'
import { type Clause, findSubjects, type Mention, remember, type Salience } from './subjects.ts'

/** A sentence before its predicates are read. */
export type Parsed = Sentence & {
  readonly tokens: readonly Token[]
  readonly bunsetsu: readonly Bunsetsu[]
  readonly quantities: readonly Quantity[]
  readonly names: readonly Name[]
}

/** Reads the predicates of a sentence, given what earlier ones left; also gives what this one leaves to the next. */
export type ReadPredicates = (sentence: Parsed, before: Salience) => { readonly predicates: Predicate[]; readonly after: Salience }

/** Before the first sentence. */
export const nothingSaid: Salience = []

/** Makes the reader of predicates: who does what, in which tense and how sure. 会社は工場を建てる方針だ。 → 建てる, plan, ga=会社 o=工場. */
export function makePredicateReader(language: Language): ReadPredicates {
  const phraseOf = makePhrases(language)
  const classOf = makeClasses(language)
  const draftsOf = makeDrafts(language)
  const valencyOf = makeValencies(language)
  const words = wordLists(language)

  return (sentence, before) => {
    const { tokens, bunsetsu, quantities, names } = sentence
    const parts = bunsetsu.map((one) => phraseOf(tokens, one))
    const drafts = draftsOf(bunsetsu, parts)
    const sems = new Map<number, string>()
    const semOf = (at: number): string => {
      const known = sems.get(at) ?? classOf(parts[at]!, names, quantities)
      sems.set(at, known)
      return known
    }
    const mentionAt = (at: number): Mention | undefined => {
      if (at < 0) return undefined
      const noun = nounOf(parts[at]!, sentence.ja, sentence.start)
      return noun && { ...noun, sentence: sentence.id, sem: semOf(at) }
    }
    const owners = ownersOf(drafts, bunsetsu.length)
    const inside = quotedParts(parts)
    const filled = drafts.map((draft) => {
      const valency = valencyOf(draft.lemma, draft.kind)
      return { draft, valency, ...fillSlots(draft, valency, parts, semOf, (at) => owners[at]! >= 0) }
    })
    const clauses: Clause[] = filled.map((one) => ({
      ...one,
      above: aboveOf(one.draft, bunsetsu, owners),
      quoted: inside[one.draft.at]!,
    }))
    const impersonal = ({ lemma }: Draft) => words('impersonal').has(lemma)
    const subjects = findSubjects(clauses, mentionAt, before, impersonal)
    const objects = findObjects(clauses, subjects, mentionAt)
    const predicates = filled.map(({ draft, fillers, gap }, at): Predicate => {
      const rest = fillers.flatMap(({ slot, origin, at: place }): PredicateArgument[] => {
        const noun = slot === 'ga' ? undefined : nounOf(parts[place]!, sentence.ja, sentence.start)
        return noun ? [{ slot, origin, bunsetsu: place, referent: { ...noun, sentence: sentence.id } }] : []
      })
      const { at: place, last, children, ...said } = draft
      return {
        ...said,
        start: bunsetsu[place]!.start,
        end: bunsetsu[last]!.end,
        bunsetsu: place,
        gap,
        arguments: [subjects[at]!, ...rest, ...(objects[at] ? [objects[at]] : [])],
      }
    })
    return { predicates, after: remember(before, said(clauses, predicates, parts, mentionAt, before)) }
  }
}

function ownersOf(drafts: readonly Draft[], count: number): number[] {
  const owners = new Array<number>(count).fill(-1)
  for (const [index, { at, last }] of drafts.entries()) for (let one = at; one <= last; one += 1) owners[one] = index
  return owners
}

/** The clause a draft depends on: up the heads to the next predicate. */
function aboveOf(draft: Draft, bunsetsu: readonly Bunsetsu[], owners: readonly number[]): number {
  for (let at = bunsetsu[draft.last]!.head; at >= 0; at = bunsetsu[at]!.head) if (owners[at]! >= 0) return owners[at]!
  return -1
}

/** For each bunsetsu, whether it stands inside 「」. A bunsetsu with the closing mark does. */
function quotedParts(parts: readonly Part[]): boolean[] {
  // begun in the sentence before: …続ける」と語った
  let open = (parts.find(({ opens, closes }) => opens || closes) ?? { opens: true }).opens === false
  return parts.map(({ opens, closes }) => {
    if (opens) open = true
    const now = open
    if (closes) open = false
    return now
  })
}

function said(
  clauses: readonly Clause[],
  predicates: readonly Predicate[],
  parts: readonly Part[],
  mentionAt: (at: number) => Mention | undefined,
  before: Salience,
): { mention: Mention; rank: number }[] {
  const made: { mention: Mention; rank: number }[] = []
  const add = (at: number, rank: number) => {
    const mention = mentionAt(at)
    if (mention) made.push({ mention, rank })
  }
  for (const [at, { draft, fillers }] of clauses.entries()) {
    const ga = predicates[at]!.arguments[0]!
    const filler = fillers.find(({ slot }) => slot === 'ga')
    const free = draft.role === 'main' || draft.role === 'chain' || draft.role === 'link' || draft.role === 'quote'
    if (filler) add(filler.at, filler.origin === 'topic' ? 0 : draft.role === 'main' ? 1 : free ? 2 : 4)
    else if (draft.role === 'main' && ga.origin === 'context' && ga.referent) {
      const known = before.find(({ start, sentence }) => start === ga.referent!.start && sentence === ga.referent!.sentence)
      if (known) made.push({ mention: known, rank: 1 })
    }
    for (const one of fillers) if (one.slot === 'o' && draft.role === 'main') add(one.at, 3)
  }
  // A line without a predicate, as a headline has it: what its particles mark.
  if (!clauses.length) for (const [at, part] of parts.entries()) if (part.topic || part.slot === 'ga') add(at, 1)
  return made
}
