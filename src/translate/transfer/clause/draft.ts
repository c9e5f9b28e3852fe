import type { Frame } from '../../../language/lexicon.ts'
import type { Template } from '../../../language/template.ts'
import type { Ending, Node } from '../../nodes/node.ts'
import type { Clause, Text, VerbLevel } from '../../tree.ts'
import type { Argument, ClauseOptions, Job, Predicate } from '../grammar.ts'

/** What hangs on a predicate, sorted by what it does. */
export interface Dependents {
  readonly args: Argument[]
  readonly times: Argument[]
  readonly quotes: Node[]
  readonly clauses: Node[]
  readonly adverbs: Node[]
  readonly conjunctions: Node[]
  /** Question words that stand alone: どれだけ. */
  readonly questions: Text[]
}

/** Arguments by slot. */
export interface Slots {
  readonly filled: Map<string, Argument>
  /** Arguments no slot was left for. */
  readonly spare: Argument[]
  /** Arguments with は or も and no case. */
  readonly topics: readonly Argument[]
  /** A topic kept for frames whose subject is the topic: 象は|鼻が|長い. */
  readonly held: Argument[]
  /** A topic stood with も. */
  readonly also: boolean
}

/** The slot that the noun behind a relative clause fills. */
export interface Gap {
  readonly slot: '' | 'ga' | 'o' | 'ni'
  readonly argument: Argument | null
  /** 発表した|計画: active in Japanese, passive in English, because nobody is named. */
  readonly passive: boolean
}

/** How active and passive are said. */
export interface Voice {
  /** れる or られる stands in the ending. */
  readonly marked: boolean
  /** It is a passive, not a potential, an honorific or a frame of its own. */
  readonly passive: boolean
  /** The frame says its passive itself. */
  readonly ownTemplate: boolean
  /** 財布を盗まれる: somebody suffers it. */
  readonly indirect: boolean
  /** The object is the subject. */
  readonly promoted: boolean
}

/** A clause while it is built: what was read of the Japanese, and the English so far. */
export interface Draft {
  readonly job: Job
  readonly node: Node
  readonly options: ClauseOptions
  readonly predicate: Predicate
  readonly endings: readonly Ending[]
  readonly dependents: Dependents
  readonly slots: Slots
  readonly gap: Gap
  readonly frame: Frame | null
  readonly template: Template
  readonly voice: Voice
  readonly clause: Clause
  /** The main verb, the innermost level of `clause.levels`. */
  readonly main: VerbLevel
  /** Who does it for the subject of てもらう. */
  readonly helper: Argument | null
}
