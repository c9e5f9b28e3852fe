import type { Span } from '../document.ts'
import type { Countability } from '../language/lexicon.ts'

/**
 * What is said, before it is written: the English clause tree that `transfer` builds and `generate` prints.
 * `from` holds the Japanese spans a part came from; empty means we supplied it.
 */

export type From = readonly Span[]

/** Fixed words: `in January`, `rapidly`. */
export interface Text {
  readonly kind: 'text'
  readonly text: string
  readonly from: From
  /** Nobody is named: where the clause above is about somebody, it is about the same one. */
  readonly supplied?: boolean
}

export type Determiner = 'none' | 'a' | 'the' | 'auto'

/** 巨大な生産拠点 → huge production base */
export interface NounPhrase {
  readonly kind: 'noun'
  /** Singular, without article: `production base`. */
  head: string
  /** Irregular plural of `head`, '' when regular. */
  plural: string
  count: Countability
  sem: string
  /** The Japanese head word, for memory and frame fillers. */
  ja: string
  /** A name: no article unless `wantsThe`. */
  proper: boolean
  wantsThe: boolean
  number: 'singular' | 'plural'
  determiner: Determiner
  /** `this`, `each`, `another`: stands in the determiner's place. */
  determinerWord: Text | null
  /** `Japan` in `Japan's strategy`. */
  owner: Phrase | null
  /** `three`, `about 40`. */
  quantity: Text | null
  /** Adjectives and noun modifiers, outermost first. */
  before: Phrase[]
  /** How many of `before` were hung on by grammar; the rest are parts of the compound. */
  outer: number
  /** Relative clauses, of-phrases, prepositional phrases. */
  after: Phrase[]
  /** だけ, しか: only, before everything. */
  only?: boolean
  /** In quotation marks. */
  quoted: boolean
  /** Of a noun in quotation marks, what stands inside them with it; null when all does. */
  inMarks: readonly Phrase[] | null
  from: From
  /** A pronoun or an adverbial noun that takes neither article nor plural. */
  bare: boolean
  unknown: boolean
  /** he or she, where the noun itself or a given name says so; '' for all others. */
  pronoun: string
  /** `o`: the subject was the object in Japanese, and no topic: 工場を|建てる a plant is built. */
  fresh?: 'o'
}

/** A, B and C */
export interface Coordination {
  readonly kind: 'list'
  readonly items: Phrase[]
  readonly conjunction: string
  /** `not only` before the first item. */
  readonly lead: string
}

/** in the Chinese market; also `up 3% from a year earlier` with words after the object */
export interface Prepositional {
  readonly kind: 'prep'
  readonly before: string
  readonly object: Phrase
  readonly after: string
  readonly from: From
}

/** who makes batteries (`relative`), to make batteries (`infinitive`), making batteries (`gerund`), that it makes batteries (`that`) */
export interface Embedded {
  readonly kind: 'embedded'
  readonly form: 'relative' | 'infinitive' | 'gerund' | 'that' | 'participle' | 'bare-clause' | 'whether' | 'bare-infinitive'
  /** `who`, `that`, `where`, '' for a bare contact clause. */
  readonly word: string
  readonly clause: Clause
  /** What somebody said: its tense follows that of the verb of saying. */
  readonly reported?: boolean
}

/** 「…」 spoken or quoted. */
export interface Quotation {
  readonly kind: 'quotation'
  readonly content: Phrase[]
  /** Somebody's own words, not those of a statement: do not is said don't. */
  readonly spoken: boolean
  readonly from: From
}

export type Phrase = Text | NounPhrase | Coordination | Prepositional | Embedded | Quotation | Sequence

/** Phrases one after another. */
export interface Sequence {
  readonly kind: 'sequence'
  readonly items: Phrase[]
}

/** One verb of the verb group; the first is the main verb, the last is finite. `be expected` + to + … */
export interface VerbLevel {
  verb: string
  /** Words between this verb and the next inner one: `expected to`. Empty for the main verb. */
  after: string
  /** Form the next inner verb takes. */
  inner: 'infinitive' | 'gerund' | 'participle' | 'none'
  /** Words that follow the inner verb phrase: `too much`, `again`. */
  trailing: string
  past: boolean
  perfect: boolean
  progressive: boolean
  passive: boolean
  negative: boolean
  from: From
}

export interface Link {
  /** `because`, `while`, `, and`. */
  readonly word: string
  readonly form: 'finite' | 'gerund' | 'infinitive'
  /** Words after the linked clause: none as a rule. */
  readonly place: 'front' | 'end' | 'coordinate'
  readonly from: From
}

export interface Clause {
  subject: Phrase | null
  /** What a pronoun would stand for, where the Japanese names no subject and a finite clause needs one; null when nobody knows. */
  zero: Phrase | null
  /** The subject is the same as the clause above: not printed in non-finite forms and coordination. */
  sharedSubject: boolean
  levels: VerbLevel[]
  /** Objects and complements in order. */
  complements: Phrase[]
  /** Adverbs near the verb. */
  adverbs: Text[]
  /** Before the subject, with a comma. */
  front: Phrase[]
  /** After the complements. */
  end: Phrase[]
  linked: { link: Link; clause: Clause }[]
  mood: 'statement' | 'question' | 'imperative'
  /** Headline style: no copula, present tense. */
  from: From
  aspect: string
  rules: string[]
}

export function text(words: string, from: From = []): Text {
  return { kind: 'text', text: words, from }
}

export function nounPhrase(head: string, facts: Partial<NounPhrase> = {}): NounPhrase {
  return {
    kind: 'noun',
    head,
    plural: '',
    count: 'C',
    sem: '',
    ja: '',
    proper: false,
    wantsThe: false,
    number: 'singular',
    determiner: 'auto',
    determinerWord: null,
    owner: null,
    quantity: null,
    before: [],
    outer: 0,
    after: [],
    quoted: false,
    inMarks: null,
    from: [],
    bare: false,
    unknown: false,
    pronoun: '',
    ...facts,
  }
}

/** Puts a modifier inside those hung on before it, outside the compound's own. */
export function addBefore(noun: NounPhrase, ...phrases: Phrase[]): void {
  noun.before.splice(noun.outer, 0, ...phrases)
  noun.outer += phrases.length
}

/** A clause of these verbs, with nothing said of them yet. */
export function clauseOf(levels: VerbLevel[], facts: Pick<Clause, 'from' | 'aspect'>): Clause {
  return {
    subject: null,
    zero: null,
    sharedSubject: false,
    levels,
    complements: [],
    adverbs: [],
    front: [],
    end: [],
    linked: [],
    mood: 'statement',
    rules: [],
    ...facts,
  }
}

export function level(verb: string, facts: Partial<VerbLevel> = {}): VerbLevel {
  return {
    verb,
    after: '',
    inner: 'none',
    trailing: '',
    past: false,
    perfect: false,
    progressive: false,
    passive: false,
    negative: false,
    from: [],
    ...facts,
  }
}

/** in + the Chinese market */
export function prep(before: string, object: Phrase, from: From = [], after = ''): Prepositional {
  return { kind: 'prep', before, object, after, from }
}

/** that + it makes batteries */
export function embedded(form: Embedded['form'], word: string, clause: Clause): Embedded {
  return { kind: 'embedded', form, word, clause }
}

/** A clause without its subject: making batteries. */
export function gerund(clause: Clause): Embedded {
  return embedded('gerund', '', { ...clause, subject: null })
}

/** Phrases one after another: `from Monday` + `to Friday`. */
export function sequence(...items: Phrase[]): Sequence {
  return { kind: 'sequence', items }
}

/** A, B and C */
export function coordination(items: Phrase[], conjunction = 'and', lead = ''): Coordination {
  return { kind: 'list', items, conjunction, lead }
}
