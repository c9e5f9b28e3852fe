import { type Node, spansOf } from '../../nodes/node.ts'
import { addBefore, type From, type NounPhrase, type Phrase, prep, text } from '../../tree.ts'
import { adverbOf } from '../adverb.ts'
import type { Grammar, Job } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import { agentClasses } from '../semantic-class.ts'
import { tops } from './tops.ts'

const determinerWords = new Set([
  'this',
  'that',
  'these',
  'those',
  'each',
  'every',
  'any',
  'some',
  'another',
  'which',
  'what kind of',
  'our',
  'his',
  'its',
  'their',
  'such',
  'no',
  'both',
  'all',
])
const pluralOf: Readonly<Record<string, string>> = { this: 'these', that: 'those' }

/** Puts a determiner on its noun; false for other words. this → these with a plural. */
export function setDeterminer(noun: NounPhrase, word: string, from: From): boolean {
  if (!determinerWords.has(word)) return false
  noun.determinerWord = text(noun.number === 'plural' ? (pluralOf[word] ?? word) : word, from)
  return true
}

/** What hangs on a modifier that becomes a mere word goes over to the noun. */
export function carry(noun: NounPhrase, phrase: NounPhrase): void {
  if (phrase.owner) {
    if (!noun.owner && !noun.determinerWord) noun.owner = phrase.owner
    else noun.after.push(prep('of', phrase.owner))
  }
  noun.after.push(...phrase.after)
}

/** 市のホテル: what stands in a place. */
function liesIn(noun: NounPhrase, object: Phrase): boolean {
  if (object.kind !== 'noun' || noun.proper) return false
  return (object.sem === 'place' || object.sem === 'country') && ['org', 'structure', 'artefact', 'building', 'person'].includes(noun.sem)
}

/** 心臓病の男性: who has a disease. */
function ailing(noun: NounPhrase, object: Phrase): boolean {
  return object.kind === 'noun' && object.sem === 'disease' && ['person', 'role', 'animal'].includes(noun.sem) && !noun.proper
}

/** access to, demand for: the preposition a noun asks for, else of. */
export function makeNounPreposition(grammar: Grammar) {
  const table = new Map(grammar.language.rows('en/noun-prepositions').map((row) => [row.en!, row.preposition!]))

  function prepositionOf(head: string): string | undefined {
    return table.get(head)
  }

  /** 電池の需要 → for batteries. One, some, half and their like need the plural and no article of their own. */
  function ofPhrase(noun: NounPhrase, object: Phrase): Phrase {
    // メンバーの1人: one of the members
    const [, amount] = (noun.bare && noun.sem === 'number' && /^(.+) (?:person|people)$/.exec(noun.head)) || []
    if (amount) noun.head = amount
    if (
      /^(?:one|some|many|most|part|half|two|three|several|(?:[a-z]+ )?\d[\d,]*|(?:four|five|six|seven|eight|nine|ten))$/.test(noun.head) &&
      object.kind === 'noun' &&
      !object.proper
    ) {
      if (object.count !== 'U' && object.count !== '-') object.number = 'plural'
      if (object.determiner === 'auto' && !object.determinerWord) object.determiner = 'the'
      noun.bare = true
    }
    // 住宅の裏山: the hill behind the house
    if (/ (?:behind|inside|outside|opposite)$/.test(noun.head)) return prep('', object)
    // 中国の動き: moves of China; moves toward a rise
    if (noun.head === 'move' && object.kind === 'noun' && (object.proper || agentClasses.has(object.sem))) return prep('by', object)
    return prep(
      table.get(noun.head) ??
        (/ (?:in|of|at|on|for) /.test(noun.head) ? undefined : table.get(noun.head.split(' ').at(-1)!)) ??
        (ailing(noun, object) ? 'with' : liesIn(noun, object) ? 'in' : 'of'),
      object,
    )
  }

  return { prepositionOf, ofPhrase }
}

export type NounPrepositions = ReturnType<typeof makeNounPreposition>

/** Words before a noun: adjectives, quantifiers, determiners, adverbs. */
export function makeModifiers(grammar: Grammar) {
  const { morphology } = grammar

  /** 最も|高い → highest: an adverb of degree and its adjective are one word. False when no such adverb stands there. */
  function compare(noun: NounPhrase, words: string, from: From): boolean {
    const degree = noun.before[noun.outer - 1]
    if (degree?.kind !== 'text' || !/^(?:most|more)$/.test(degree.text) || words.includes(' ')) return false
    const made = degree.text === 'most' ? morphology.superlative(words) : morphology.comparative(words)
    noun.before[noun.outer - 1] = text(made, [...degree.from, ...from])
    return true
  }

  /** 最も before an adjective that is still to come. */
  function isMost(noun: NounPhrase): boolean {
    const degree = noun.before[noun.outer - 1]
    return degree?.kind === 'text' && degree.text === 'most'
  }

  /** An adjective before a noun; those of quantity make it plural, possessive ones own it, prepositional ones stand behind it. */
  function addAdjective(noun: NounPhrase, en: string, from: From): void {
    const plain = en.replace(/^~\s*|\s*~$/g, '').trim()
    const words = plain === 'many' && isMost(noun) ? 'common' : plain
    if (/['’]s$/.test(words)) {
      noun.owner = text(words.replace(/['’]s$/, ''), from)
      return
    }
    if (/^(?:in|on|at|for|by|from|under|with|without|per|between|among) /.test(words)) {
      noun.after.unshift(text(words, from))
      return
    }
    if (
      /^(?:many|numerous|several|multiple|few|most|both|all|a number of|a variety of|a wide range of|a large number of|a lot of|some)$/.test(
        words,
      )
    ) {
      noun.quantity = text(noun.count === 'U' && words === 'many' ? 'much' : words, from)
      if (noun.count !== 'U') noun.number = 'plural'
      return
    }
    if (setDeterminer(noun, words, from)) return
    // 32年ぶりの|高い|水準: the highest level in 32 years
    const first = noun.before.at(-1)
    if (first?.kind === 'text' && first.text === 'first' && /^(?:level|price|rate|yield|figure|number)$/.test(noun.head) && tops[words]) {
      noun.before = [...noun.before.slice(0, -1), text(tops[words], [...first.from, ...from])]
      return
    }
    if (/^(?:various|diverse|different|other|multiple|certain)$/.test(words) && noun.count !== 'U' && noun.count !== 'P')
      noun.number = 'plural'
    if (/^(?:the|an?) /.test(words)) {
      noun.determiner = words.startsWith('the') ? 'the' : 'a'
      addBefore(noun, text(words.replace(/^(?:the|an?) /, ''), from))
      return
    }
    if (!compare(noun, words, from)) addBefore(noun, text(words, from))
  }

  /** An adverb before an adjective of the noun, with the adverbs before it: とても|大きな. */
  function addAdverb(job: Job, node: Node, noun: NounPhrase): void {
    job.done.add(node.index)
    addBefore(noun, text(adverbOf(node, grammar), spansOf([...node.core, ...node.tail])))
    addAdverbs(job, node, noun)
  }

  function addAdverbs(job: Job, node: Node, noun: NounPhrase): void {
    for (const child of livingChildren(job, node)) addAdverb(job, child, noun)
  }

  return { addAdjective, addAdverb, addAdverbs }
}

export type Modifiers = ReturnType<typeof makeModifiers>
