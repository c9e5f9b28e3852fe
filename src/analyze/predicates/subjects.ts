import type { ArgumentOrigin, PredicateArgument, Span } from '../../document.ts'
import type { Draft } from './draft.ts'
import { type Filler, subjectFits, type Valency } from './slots.ts'

/** Somebody or something the article has spoken of, with its semantic class. */
export interface Mention extends Span {
  readonly sentence: string
  readonly ja: string
  readonly sem: string
}

/** What earlier sentences leave for those that name no subject: the most salient first. */
export type Salience = readonly Mention[]

/** A draft with what is said of its slots, while subjects are looked for. */
export interface Clause {
  readonly draft: Draft
  readonly valency: Valency
  readonly fillers: readonly Filler[]
  /** Topics that fill none of its slots. */
  readonly spare: readonly number[]
  /** Index of the clause it depends on, -1 for the main clause. */
  readonly above: number
  /** It stands inside 「」. */
  readonly quoted: boolean
}

interface Subject {
  readonly argument: PredicateArgument
  readonly sem: string
}

const remembered = 6
const nobody: PredicateArgument = { slot: 'ga', origin: 'none', bunsetsu: -1 }
const speaker: PredicateArgument = { slot: 'ga', origin: 'speaker', bunsetsu: -1 }

/**
 * Finds the subject of every clause of a sentence: said with it, else shared with the clause above or before it in the chain, else the most salient of what
 * the article has said, else nobody. 会社は工場を建て、電池を造る方針だ → 会社 for both.
 */
export function findSubjects(
  clauses: readonly Clause[],
  mentionAt: (at: number) => Mention | undefined,
  salience: Salience,
  impersonal: (draft: Draft) => boolean,
): PredicateArgument[] {
  const found: (Subject | undefined)[] = clauses.map(({ fillers }) => {
    const filler = fillers.find(({ slot }) => slot === 'ga')
    const mention = filler && mentionAt(filler.at)
    return mention && { argument: argumentOf(mention, filler.origin, filler.at), sem: mention.sem }
  })
  const below: number[][] = clauses.map(() => [])
  for (const [at, { above }] of clauses.entries()) if (above >= 0) below[above]!.push(at)
  const fits = (at: number, { sem }: Subject): boolean => {
    const { valency, draft, fillers } = clauses[at]!
    return subjectFits(
      valency,
      draft,
      sem,
      fillers.some(({ slot }) => slot === 'o'),
    )
  }
  const share = (at: number, from: Subject | undefined, origin: ArgumentOrigin = 'shared'): boolean => {
    if (!from?.argument.referent || found[at] || !fits(at, from)) return false
    found[at] = { ...from, argument: { ...from.argument, origin: from.argument.origin === 'context' ? 'context' : origin } }
    return true
  }
  /** Clauses above come first, for they stand to the right; a subject is handed down, and along a chain. */
  const settle = (at: number): void => {
    const { draft, above, quoted } = clauses[at]!
    if (found[at]) return
    if (impersonal(draft)) return
    const under = below[at]!
    // 県警は|運転手が|よそ見を|していたと|みている: a topic that finds its clause full belongs to the one above.
    for (const one of under) {
      const spare = clauses[one]!.spare[0]
      const mention = spare === undefined ? undefined : mentionAt(spare)
      if (mention && share(at, { argument: argumentOf(mention, 'topic', spare!), sem: mention.sem }, 'topic')) return
    }
    // A topic on an earlier clause of the chain speaks for the later ones; so does が before て.
    for (const one of [...under].reverse()) {
      const { draft: inner, quoted: inside } = clauses[one]!
      if (inside !== quoted || (inner.role !== 'chain' && inner.role !== 'link')) continue
      if ((found[one]?.argument.origin === 'topic' || inner.role === 'chain') && share(at, found[one])) return
    }
    if (draft.role === 'relative') return
    if (quoted && !clauses[above]?.quoted) {
      if (draft.kind === 'verb' && draft.voice === 'active') found[at] = { argument: speaker, sem: 'person' }
      return
    }
    if (above >= 0 && share(at, found[above])) return
    // 会社は|工場を|建てると|発表した: a topic left inside what is said speaks for both.
    for (const one of under) {
      const { draft: inner, quoted: inside } = clauses[one]!
      if (inner.role === 'quote' && !inside && found[one]?.argument.origin === 'topic' && share(at, found[one])) return
    }
    for (const mention of salience) {
      const subject = { argument: argumentOf(mention, 'context', -1), sem: mention.sem }
      if (share(at, subject)) return
    }
  }
  for (let at = clauses.length - 1; at >= 0; at -= 1) settle(at)
  return found.map((one) => one?.argument ?? nobody)
}

function argumentOf(mention: Mention, origin: PredicateArgument['origin'], bunsetsu: number): PredicateArgument {
  return { slot: 'ga', origin, bunsetsu, referent: refers(mention) }
}

export function refers({ sentence, start, end, ja }: Mention): Omit<Mention, 'sem'> {
  return { sentence, start, end, ja }
}

/** What a sentence leaves behind: its topics first, then subjects of its main clause, then other actors; what was there before comes after. */
export function remember(before: Salience, said: readonly { readonly mention: Mention; readonly rank: number }[]): Salience {
  const fresh = [...said].sort((a, b) => a.rank - b.rank || a.mention.start - b.mention.start).map(({ mention }) => mention)
  const kept = before.filter(({ ja }) => fresh.every((one) => one.ja !== ja))
  return [...fresh, ...kept].slice(0, remembered)
}
