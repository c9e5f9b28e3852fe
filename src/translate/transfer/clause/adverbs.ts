import { coreText, type Node, spansOf, surfaceOf } from '../../nodes/node.ts'
import { type Clause, coordination, level, type NounPhrase, type Phrase, type Text, text } from '../../tree.ts'
import { adverbOf } from '../adverb.ts'
import type { Grammar } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import type { Draft } from './draft.ts'
import { isNegated } from './indefinite.ts'

/** Openings are written as they begin a sentence; inside one they are small. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z]+\b/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}

function textAt({ complements }: Clause, pattern: RegExp): Text | null {
  const found = complements.find((phrase) => phrase.kind === 'text' && pattern.test(phrase.text))
  return found?.kind === 'text' ? found : null
}

function replaceText(clause: Clause, old: Text, words: string): void {
  clause.complements = clause.complements.map((phrase) => (phrase === old ? { ...old, text: words } : phrase))
}

/** 3社は|いずれも: all three companies. False for a subject that has no number or whose determiner's place is taken. */
function countsSubject(subject: Phrase | null, all: Text): boolean {
  if (subject?.kind !== 'noun' || subject.number !== 'plural' || subject.determinerWord || subject.owner || subject.before.length)
    return false
  if (!/^(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten) )/.test(`${subject.quantity?.text ?? subject.head} `)) return false
  subject.determinerWord = all
  return true
}

/** What there is not: a plain noun behind there is; null for any other clause. */
function missingThing({ subject, levels, complements }: Clause): NounPhrase | null {
  const [what] = complements
  if (subject?.kind !== 'text' || subject.text !== 'there' || levels.length !== 1 || !levels[0]!.negative || levels[0]!.verb !== 'be')
    return null
  if (what?.kind !== 'noun' || what.quantity || what.determinerWord || what.owner || what.proper || what.bare) return null
  return what.determiner === 'auto' ? what : null
}

/** Said of what may come to pass or come to light. */
const comesToLight = /^(?:occur|happen|arise|confirm|report|find|discover|detect|record|observe|identify)$/

/** A plain noun for what goes wrong: an accident, damage, the injured. */
function isMishap(phrase: Phrase): phrase is NounPhrase {
  if (phrase.kind !== 'noun' || phrase.quantity || phrase.determinerWord || phrase.owner || phrase.proper || phrase.bare) return false
  if (phrase.determiner !== 'auto' || phrase.after.some((one) => one.kind === 'embedded')) return false
  if (/^(?:person|role)$/.test(phrase.sem)) return /^(?:injured|dead|missing|victim|casualt)/.test(phrase.head)
  return /^(?:event|disease|state|nature)$/.test(phrase.sem)
}

/** 事故や停電は|起きていない → no accidents or power outages have occurred: what has not come to pass is none in particular. */
function denyMishaps(clause: Clause): void {
  const { subject, levels } = clause
  const [only] = levels
  if (!subject || levels.length !== 1 || !only!.negative || !comesToLight.test(only!.verb)) return
  if (/^(?:confirm|report|find|discover|detect|record|observe|identify)$/.test(only!.verb) && !only!.passive) return
  const things = subject.kind === 'list' && !subject.lead ? subject.items : [subject]
  if (!things.every(isMishap)) return
  for (const thing of things) {
    thing.determiner = 'none'
    if (thing.count === 'C') thing.number = 'plural'
  }
  things[0]!.determinerWord = text('no')
  if (subject.kind === 'list') clause.subject = coordination([...things], 'or')
  only!.negative = false
}

/** Adverbs, question words and connectives of a clause. */
export function makeAdverbs(grammar: Grammar) {
  /** まだ|決めていない: not … yet. */
  function besideNegative({ node, predicate }: Draft, child: Node) {
    return isNegated(node, predicate, grammar) ? grammar.negativeAdverbs.get(coreText(child)) : undefined
  }

  /** 引き続き|調べる → will continue to investigate: an adverb that English says with a verb. */
  function continueTo({ clause, main }: Draft, from: Text['from']): void {
    if (/^(?:continue|remain|keep|stay)$/.test(main.verb)) {
      main.from = [...main.from, ...from]
      return
    }
    const lone = clause.levels.length === 1
    const { past, perfect, progressive } = main
    clause.levels.splice(1, 0, level('continue', { after: 'to', inner: 'infinitive', from, ...(lone && { past, perfect, progressive }) }))
    if (lone) Object.assign(main, { past: false, perfect: false, progressive: false })
  }

  /** An adverb near the verb; of several words at the end. */
  function placeAdverb(draft: Draft, child: Node): void {
    const { job, clause } = draft
    job.done.add(child.index)
    const beside = besideNegative(draft, child)
    const words = beside?.en ?? adverbOf(child, grammar)
    if (words === 'continue to') {
      continueTo(draft, spansOf([...child.core, ...child.tail]))
      return
    }
    let degree = false
    for (const modifier of livingChildren(job, child)) {
      job.done.add(modifier.index)
      if (grammar.questionWords.get(surfaceOf(modifier))?.startsWith('how')) {
        // どれだけ|早く回せるか: … , and how quickly
        degree = true
        clause.end.push(text(`, and how ${words}`, spansOf([...modifier.core, ...child.core])))
      } else clause.adverbs.push(text(adverbOf(modifier, grammar), spansOf(modifier.core)))
    }
    if (degree) return
    const made = text(words, spansOf([...child.core, ...child.tail]))
    if (words === 'all' && countsSubject(clause.subject, made)) return
    // in 2030 at the earliest
    if (/^at the (?:earliest|latest)$/.test(words)) {
      clause.end.push(made)
      return
    }
    if (
      /^(?:for|in|at|on|to|by|with|all|together|each|nationwide|worldwide|so far|until now)\b|^much$/.test(words) ||
      words.split(' ').length > 2
    )
      clause.end.unshift(made)
    else clause.adverbs.push(made)
  }

  /** しかし, その中で: in front of all. */
  function placeConnective({ job, clause }: Draft, child: Node): void {
    job.done.add(child.index)
    const whole = surfaceOf(child)
    const known = grammar.initials.has(whole) ? whole : coreText(child)
    job.rules.push(`initial.${known}`)
    const words = grammar.initials.get(known) ?? adverbOf(child, grammar)
    clause.front.unshift(text(lowerFirst(words.replace(/,$/, '')), spansOf(child.core)))
  }

  /** no longer and no one say the negation themselves: もはや…ない, 誰も…ない */
  function dropNegation(draft: Draft): void {
    const { dependents, clause } = draft
    const { subject } = clause
    if (subject?.kind === 'list' && subject.lead === 'both' && clause.levels.some(({ negative }) => negative)) {
      // AもBも…ない
      clause.subject = coordination(subject.items, 'nor', 'neither')
      for (const one of clause.levels) one.negative = false
    }
    denyMishaps(clause)
    const missing = missingThing(clause)
    if (missing) {
      // けが人はいない: there were no injured people
      missing.determinerWord = text('no')
      if (missing.count === 'C') missing.number = 'plural'
      for (const one of clause.levels) one.negative = false
    }
    const denied = dependents.args.some(({ denies }) => denies)
    const noLonger = dependents.adverbs.some((child) => besideNegative(draft, child)?.denies)
    const few = clause.levels.some(({ negative }) => negative) ? textAt(clause, /(?:^| )few$/) : null
    if (!denied && !noLonger && !few) return
    for (const one of clause.levels) one.negative = false
    // there is no longer any time, there is nothing, there are quite a few
    const none = textAt(clause, /(?:^| )no(?= |$)/)
    if (few) replaceText(clause, few, few.text.replace(/few$/, 'quite a few'))
    else if (none) replaceText(clause, none, none.text.replace(/(^| )no(?= |$)/, denied ? '' : '$1any').trim())
  }

  /** 最も|近い → is closest to: an adverb of degree and the adjective behind be are one word. */
  function compare({ clause, main }: Draft): void {
    const at = clause.adverbs.findIndex(({ text }) => text === 'most' || text === 'more')
    const [first] = clause.complements
    if (at < 0 || main.verb !== 'be' || main.passive || first?.kind !== 'text') return
    const [adjective = '', ...others] = first.text.split(' ')
    const degree = clause.adverbs[at]!
    const made = degree.text === 'most' ? grammar.morphology.superlative(adjective) : grammar.morphology.comparative(adjective)
    if (made.includes(' ') || made === adjective) return
    clause.adverbs.splice(at, 1)
    replaceText(clause, first, [made, ...others].join(' '))
  }

  /** According to … names the source; reportedly says no more: 警察によると…という */
  function dropHearsay({ dependents, clause }: Draft): void {
    if (!dependents.args.some(({ words }) => words.post?.before === 'according to')) return
    clause.adverbs = clause.adverbs.filter((adverb) => adverb.text !== 'reportedly')
  }

  function placeAdverbs(draft: Draft): void {
    const { dependents, clause } = draft
    dropHearsay(draft)
    for (const child of dependents.adverbs) placeAdverb(draft, child)
    compare(draft)
    // 大きく落ち込む: fall sharply says it
    if (clause.adverbs.some((one) => one.text === 'sharply') || textAt(clause, /^sharply\b/))
      clause.adverbs = clause.adverbs.filter(({ text: words }) => !/^(?:significantly|greatly|considerably)$/.test(words))
    clause.adverbs.push(...dependents.questions)
    for (const child of dependents.conjunctions) placeConnective(draft, child)
    // また、…も: also is said once
    if (clause.front.some((phrase) => phrase.kind === 'text' && /^also$/i.test(phrase.text)))
      clause.adverbs = clause.adverbs.filter(({ text: words }) => words !== 'also')
  }

  return { dropNegation, placeAdverbs }
}
