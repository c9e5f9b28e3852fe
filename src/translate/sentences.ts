import type { Node, Tree } from './nodes/node.ts'
import { startOf, startOfPhrase } from './positions.ts'
import { pronounFor } from './transfer/clause/pronouns.ts'
import { type Clause, type Phrase, text } from './tree.ts'

/** A Japanese sentence of more words than this is said in several English ones. */
const longest = 45

/** A clause with a subject of its own stands alone when it has so many words, and one that shares its subject when it has more. */
const shortest = 8
const shortestShared = 22

const wordsOf = (nodes: readonly Node[]): number =>
  nodes.reduce((sum, { dead, core, tail }) => sum + (dead ? 0 : core.length + tail.length), 0)

/** How many finite clauses a chain has. */
function finiteClauses({ linked }: Clause): number {
  return linked.reduce((sum, { link, clause }) => sum + (link.form === 'finite' ? finiteClauses(clause) : 0), 1)
}

/** The subject once it has been named: a pronoun, but one person by name or role where nothing says he or she. */
function again(subject: Phrase): Phrase {
  if (
    subject.kind === 'noun' &&
    !subject.bare &&
    !subject.pronoun &&
    subject.number === 'singular' &&
    /^(?:person|role)$/.test(subject.sem)
  )
    return {
      ...subject,
      before: [],
      outer: 0,
      after: [],
      owner: null,
      quantity: null,
      determinerWord: null,
      determiner: subject.proper ? 'auto' : 'the',
      from: [],
    }
  if (subject.kind === 'noun') return subject.bare ? subject : pronounFor(subject)
  return subject.kind === 'list' ? text('they') : subject.kind === 'text' ? subject : text('it')
}

type Linked = Clause['linked'][number]

/** One clause of the chain: how it is linked to the next, whether it has the subject of the chain, and where its predicate begins. */
interface Unit {
  readonly clause: Clause
  readonly linked: Linked | null
  readonly shared: boolean
  readonly end: number
}

/** How many of the sorted numbers are below the limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Behind which units a sentence ends. What a clause says in few words does not stand alone, least of all under a subject we supplied. */
function cutsOf(units: readonly Unit[], { nodes }: Tree, supplied: boolean): boolean[] {
  const starts = nodes.flatMap(({ dead, core, tail }) => (dead ? [] : [...core, ...tail])).map(({ start }) => start)
  starts.sort((a, b) => a - b)
  const before = units.map(({ end }) => countBelow(starts, end))
  let from = 0
  return units.map(({ shared }, at) => {
    const next = units[at + 1]
    if (!next) return true
    const goesOn = shared && next.shared
    const least = goesOn ? shortestShared : shortest
    const cut = !(goesOn && supplied) && before[at]! - from >= least && before[at + 1]! - before[at]! >= least
    if (cut) from = before[at]!
    return cut
  })
}

/** 〜し、〜が、〜て in a long sentence: its clauses in several sentences, which go on with the pronoun of the subject. Short sentences stay one. */
export function sentencesOf(clause: Clause, tree: Tree): Clause[] {
  const chain = clause.linked.filter(({ link }) => link.place === 'coordinate')
  const { subject } = clause
  if (!chain.length || !subject || clause.mood !== 'statement') return [clause]
  if (wordsOf(tree.nodes) <= longest && finiteClauses(clause) < 3) return [clause]
  const others = clause.linked.filter(({ link }) => link.place !== 'coordinate')
  const units: Unit[] = [
    ...chain.map((linked): Unit => {
      const inner = linked.clause
      return { clause: inner, linked, shared: inner.sharedSubject || !inner.subject, end: startOf(inner.from) }
    }),
    { clause: { ...clause, linked: others, front: [] }, linked: null, shared: true, end: startOf(clause.from) },
  ]
  const bare = subject.kind === 'text' || (subject.kind === 'noun' && subject.bare)
  const cuts = cutsOf(units, tree, bare)
  if (cuts.filter(Boolean).length < 2) return [clause]
  const made: Clause[] = []
  let group: Linked[] = []
  let front = clause.front
  let named = false
  let but = false
  units.forEach(({ clause: inner, linked, shared, end }, at) => {
    const own = shared ? (named ? again(subject) : subject) : inner.subject
    if (!cuts[at]) {
      const next = units[at + 1]!
      group.push(shared && next.shared ? linked! : { link: linked!.link, clause: { ...inner, sharedSubject: false, subject: own } })
      named ||= shared && !next.shared
      return
    }
    const last = at === units.length - 1
    const ahead = last ? front : front.filter((phrase) => startOfPhrase(phrase) < end)
    front = last ? [] : front.filter((phrase) => startOfPhrase(phrase) >= end)
    const contrast = but ? [text('but')] : []
    made.push({
      ...inner,
      sharedSubject: false,
      subject: own,
      front: [...contrast, ...ahead, ...inner.front],
      linked: [...inner.linked, ...group],
    })
    named ||= shared
    but = linked?.link.word === 'but'
    group = []
  })
  return made
}
