import type { Predicate as Analysed, Span } from '../../document.ts'
import type { makeEndingReader } from '../../language/endings.ts'
import type { Lexicon } from '../../language/lexicon.ts'
import type { Language } from '../../language/load.ts'
import type { Morphology } from '../../language/morphology.ts'
import type { Mentions } from '../generate/determiner.ts'
import type { IsPersonal } from '../generate/reflexive.ts'
import type { Morph, Node, Tree } from '../nodes/node.ts'
import type { Clause, NounPhrase, Phrase } from '../tree.ts'
import type { CompoundTools } from './compound/index.ts'
import type { FunctionWords, Particles } from './function-words.ts'
import type { Postpositions } from './postpositions.ts'
import type { Sense } from './senses.ts'

/** Tables and tools every part of the transfer uses. Made once for a language. */
export interface Grammar {
  readonly language: Language
  readonly lexicon: Lexicon
  readonly particles: Particles
  readonly postpositions: Postpositions
  readonly endings: ReturnType<typeof makeEndingReader>
  readonly compound: CompoundTools
  readonly morphology: Morphology
  /** Japanese words the code must know by name: suru → する. */
  readonly keys: ReadonlyMap<string, string>
  /** The verb behind a potential one: 走れる → 走る. */
  readonly potentialBase: (lemma: string) => string | undefined
  /** Nouns whose clause is a content clause: 可能性, 方針 → `to` or `that`. */
  readonly contentNouns: ReadonlyMap<string, string>
  /** Nouns that close a clause as a complement: ためだ → because. */
  readonly complementNouns: ReadonlyMap<string, string>
  /** いかに → how; `-` when the English word stands in its noun phrase. */
  readonly questionWords: ReadonlyMap<string, string>
  /** 誰も → everyone, no one: question words with も, でも, か. */
  readonly indefinites: ReadonlyMap<string, { readonly en: string; readonly negative: string }>
  /** まだ → yet: what an adverb is beside a negative, and whether it denies by itself (never). */
  readonly negativeAdverbs: ReadonlyMap<string, { readonly en: string; readonly denies: boolean }>
  /** 著しく → markedly: English adverbs of Japanese words, by table. */
  readonly adverbs: ReadonlyMap<string, string>
  /** Openings of sentences: その中で → Amid this,. */
  readonly initials: ReadonlyMap<string, string>
  /** English nouns that say he or she: man → he. */
  readonly gendered: ReadonlyMap<string, string>
  /** Given names of one sex: 花子 → she. */
  readonly givenNames: ReadonlyMap<string, string>
  /** Whether only people do or feel what a clause says. */
  readonly isPersonal: IsPersonal
  /** English verbs that take an amount without by, with the kinds of amount: fall → percent money. */
  readonly amountVerbs: ReadonlyMap<string, string>
}

export type Register = 'headline' | 'sentence'

/** What the article has said before this sentence. */
export interface Memory extends Mentions {
  /** What words of several senses were said as. */
  readonly senses: Map<string, Sense>
  /** What stands at a noun that ends at this offset of the article; undefined when it has been forgotten. */
  at(end: number): Referent | undefined
  refer(end: number, referent: Referent): void
}

/** As much of a noun phrase as a pronoun asks for. */
export type Referent = Pick<NounPhrase, 'number' | 'sem' | 'pronoun'>

/** A guess of the transfer: a predicate without frame, one that has many and none for its words, a subject nobody named, a part no clause took up, a dependent no frame claimed. */
export type Doubt = 'no frame' | 'plain frame' | 'zero subject' | 'left over' | 'adjunct' | 'bare adjunct' | 'topic adjunct'

export function doubt({ doubts }: Job, what: Doubt): void {
  doubts.set(what, (doubts.get(what) ?? 0) + 1)
}

/** The work on one sentence. */
export interface Job {
  readonly tree: Tree
  /** Who does what, ascending. */
  readonly predicates: readonly Analysed[]
  /** How the one who speaks says I: the subject of the verb of saying. */
  speaker: Phrase | null
  /** What is said follows behind a colon: 市長は語った：「…」. */
  readonly announces: boolean
  readonly register: Register
  readonly listItem: boolean
  readonly memory: Memory
  readonly rules: string[]
  readonly unknown: Span[]
  /** What was guessed, with how often. */
  readonly doubts: Map<Doubt, number>
  /** Nodes already said. */
  readonly done: Set<number>
  depth: number
}

export type PredicateKind = 'verb' | 'sahen' | 'adjective' | 'na' | 'nominal'

export interface Predicate {
  readonly kind: PredicateKind
  /** Dictionary form as predicates.tsv has it. */
  readonly lemma: string
  /** Words before the verbal noun in the same bunsetsu: 共同|開発する. */
  readonly lead: readonly Morph[]
  /** The words of the predicate itself. */
  readonly morphs: readonly Morph[]
  /** Tail words from which endings are read. */
  readonly tail: readonly Morph[]
  /** できる after a verbal noun. */
  readonly potential: boolean
  /** A noun that closes the clause without する or だ. */
  readonly bare: boolean
}

export interface Argument {
  readonly node: Node
  readonly words: FunctionWords
  /** Slot it fills or asks for. */
  readonly slot: string
  readonly heads: readonly string[]
  readonly sem: string
  readonly clausal: boolean
  /** A clause nominalised by の: it may be the topic of a cleft. */
  readonly cleft?: boolean
  /** Its clause, for the form the verb above asks for. */
  readonly content?: () => ClauseResult
  /** no one, nothing: the verb is not denied once more. */
  readonly denies?: boolean
  used: boolean
  readonly phrase: () => Phrase
}

export interface ClauseOptions {
  /** A relative clause: the noun it stands before fills a slot. */
  readonly gap?: 'auto'
  /** That noun. */
  readonly gapNode?: Node
  /** The noun names what the clause says: 計画, 可能性. */
  readonly content?: boolean
  /** Subject inherited from the clause above. */
  readonly subject?: Phrase | null
  /** A clause of its own: it needs a subject, and may be future. */
  readonly main?: boolean
  /** What somebody says, in a clause of its own: it may be future. */
  readonly reported?: boolean
}

export interface ClauseResult {
  readonly clause: Clause
  /** Link to the clause it depends on, from its ending: `and`, `because {S}`, '' for none. */
  readonly link: string
  readonly linkFrom: readonly Span[]
  readonly gapFilled: boolean
  readonly predicate: Predicate
  readonly hasSubject: boolean
  /** The subject stood with は: it may be the subject of the clause above too. */
  readonly topicSubject: boolean
  /** What stands with を and is the object in English too; null for none. */
  readonly object: Phrase | null
}

/** The mutually recursive parts of the transfer. */
export interface Transfer {
  nounPhrase(job: Job, node: Node): Phrase
  clause(job: Job, node: Node, options: ClauseOptions): ClauseResult
}
