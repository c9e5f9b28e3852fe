import type { Language } from '../../language/load.ts'
import type { NounPhrase, Phrase } from '../tree.ts'

/** `of` is what stands behind of or on: known through what it belongs to. */
export type Role = 'subject' | 'object' | 'predicate' | 'prep' | 'of'

/** What the article has said so far: a noun mentioned before is definite. Keys are Japanese heads. */
/** batteries in general, or certain ones: new batteries; '' for what is not said so. */
export type Plurality = '' | 'general' | 'certain'

export interface Mentions {
  has(ja: string): boolean
  add(ja: string, plural: Plurality): void
  /** It was last said in the plural, for no other reason than that things in general are. */
  wasPlural(ja: string): Plurality
}

const definiteAdjectives =
  /^(?:same|only|first|last|next|former|latter|main|sole|entire|whole|very|final|original|present|current|previous|following|latest|[a-z-]+est|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|world's|most)\b/

function firstWord(phrase: Phrase | undefined): string {
  if (!phrase) return ''
  if (phrase.kind === 'text') return phrase.text
  if (phrase.kind === 'noun') return phrase.before.length ? firstWord(phrase.before[0]) : phrase.head
  return ''
}

/** Classes of things and people that stand for their kind: batteries, makers, patients. */
export const kinds = new Set(['artefact', 'machine', 'vehicle', 'part', 'material', 'animal', 'food', 'person', 'role'])
/** Classes of what is brought in by what is done to it: 新工場を建てる a new plant will be built. */
const things = new Set([...kinds, 'structure', 'document', 'work', 'event', 'org', 'group', 'law', 'building'])
/** Classes of what a relative clause introduces rather than points out: a plan that …. */
const introduced = new Set(['act', 'event', 'process', 'idea', 'state', 'feeling', 'quality', 'law', 'work', 'field', 'info'])

/** Chooses a, the or nothing for a common noun: first hit wins (unique, superlative, mentioned, of-phrase, subject …). */
export function makeDeterminer(language: Language) {
  const unique = new Set(language.rows('en/unique-nouns').map((row) => row.en!))
  const habits = new Map(language.rows('en/noun-habits').map((row) => [row.en!, row.habit!]))

  /** What the noun does at first mention, by its longest listed end: `many`, `new`, `made`, `one`, `bare`, '' for words not listed. */
  function habitOf(head: string): string {
    const whole = habits.get(head)
    if (whole) return whole
    // a board of education is a board
    const noun = head.replace(/ (?:of|in|for|on|to|with|from|at|by|against|between) .*$/, '')
    for (let from = noun.length < head.length ? 0 : noun.indexOf(' '); from >= 0; from = noun.indexOf(' ', from + 1)) {
      const habit = habits.get(from ? noun.slice(from + 1) : noun)
      if (habit) return habit
    }
    return ''
  }

  function determiner(noun: NounPhrase, role: Role, mentions: Mentions, headline: boolean): 'none' | 'a' | 'the' {
    if (noun.determiner === 'a' && !noun.bare && (noun.quantity || noun.number === 'plural')) return 'none'
    if (noun.determiner !== 'auto') return noun.determiner
    if (noun.bare) return 'none'
    // the “defeat”: words quoted for their own sake have no article unless something outside the marks is said of them
    if (noun.quoted && !noun.outer && !noun.after.length) return 'none'
    if (noun.proper) return noun.wantsThe || unique.has(noun.head) ? 'the' : 'none'
    if (headline) return 'none'
    const outer = firstWord(noun.before[0])
    const full = noun.before.length ? '' : noun.head
    // last season, most: listed without an article
    if (full && habits.get(full) === 'bare' && !noun.after.length) return 'none'
    if (definiteAdjectives.test(outer) || definiteAdjectives.test(full))
      return noun.quantity && noun.number === 'plural' && !/^(?:same|first|last|next)/.test(outer) ? 'none' : 'the'
    if (noun.quantity) return 'none'
    if (/^(?:one's|both|all|each|every|either|neither|some|any|no|what|which|whose)(?![\w-])/.test(full || outer)) return 'none'
    if (unique.has(noun.head) && !(noun.number === 'plural' && noun.count === 'C' && /^[a-z]/.test(noun.head))) return 'the'
    const habit = habitOf(noun.head)
    const plural = noun.number === 'plural' || noun.count === 'P'
    const mass = noun.count === 'U' || noun.count === '-' || noun.count === 'B'
    const complement = noun.after[0]
    const ofPhrase = complement?.kind === 'prep' && complement.before === 'of'
    const relative = complement?.kind === 'embedded'
    if (mass) return ofPhrase ? 'the' : 'none'
    if (plural) {
      if (ofPhrase) return habit === 'many' ? 'none' : 'the'
      return mentions.has(noun.ja) && !noun.before.length && !relative ? 'the' : 'none'
    }
    if (mentions.has(noun.ja) && !(role === 'predicate')) return 'the'
    if (habit === 'bare' && !ofPhrase && !relative && role !== 'predicate') return 'none'
    // build a plant of batteries: what is made is new, whatever it is of
    const made = role === 'object' && /^(?:new|made)$/.test(habit) && /^(?:structure|building|place|machine|vehicle|org)$/.test(noun.sem)
    if (ofPhrase) return role === 'predicate' || made ? 'a' : 'the'
    if (relative && (role === 'object' || (role === 'prep' && introduced.has(noun.sem)))) return 'a'
    const brought = role === 'subject' && noun.fresh === 'o'
    if (habit === 'new' ? brought || (role !== 'subject' && role !== 'of') : habit === 'made' && (brought || role === 'object')) return 'a'
    if (brought && !habit && things.has(noun.sem) && !isUnique(noun.head)) return 'a'
    return role === 'predicate' ? 'a' : 'the'
  }
  /** One of a kind: the government, the prime minister. */
  function isUnique(head: string): boolean {
    return (
      unique.has(head) ||
      /(?:president|minister|chairman|governor|mayor|ambassador|representative|leader|director|chief|head|secretary)$/.test(head)
    )
  }

  /** Things in general are plural in English: 電池の需要 demand for batteries, 専門家は experts. */
  function inGeneral(noun: NounPhrase, role: Role, mentions: Mentions, headline: boolean): boolean {
    // the school's students: what comes in numbers
    const several = noun.owner && noun.number === 'singular' && noun.count === 'C' && !noun.proper && !noun.bare && !noun.quantity
    if (several && role !== 'predicate' && kinds.has(noun.sem) && habitOf(noun.head) === 'many') return true
    const free = !noun.proper && !noun.bare && !noun.quantity && !noun.owner && !noun.determinerWord && noun.determiner === 'auto'
    if (!free || noun.number === 'plural' || noun.count !== 'C' || noun.quoted || headline || mentions.has(noun.ja)) return false
    if (definiteAdjectives.test(firstWord(noun.before[0]) || noun.head)) return false
    const habit = habitOf(noun.head)
    if (habit) return habit === 'many' && role !== 'predicate'
    if (role !== 'prep' && role !== 'of' && role !== 'object') return false
    return !noun.after.length && kinds.has(noun.sem) && !isUnique(noun.head)
  }

  return { determiner, inGeneral }
}
