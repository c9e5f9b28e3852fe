import { coreText, type Node, spansOf, surfaceOf } from '../../nodes/node.ts'
import { coordination, text } from '../../tree.ts'
import { adverbOf } from '../adverb.ts'
import type { Grammar } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import type { Draft } from './draft.ts'

/** Openings are written as they begin a sentence; inside one they are small. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z]+\b/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}

/** Adverbs, question words and connectives of a clause. */
export function makeAdverbs(grammar: Grammar) {
  /** An adverb near the verb; of several words at the end. */
  function placeAdverb({ job, clause }: Draft, child: Node): void {
    job.done.add(child.index)
    const words = adverbOf(child, grammar)
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
    if (/^(?:for|in|at|on|to|by|with|all|together|each)\b/.test(words) || words.split(' ').length > 2) clause.end.unshift(made)
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

  /** no longer, never and neither say the negation themselves: もはや…ない, AもBも…ない */
  function dropNegation({ dependents, clause }: Draft): void {
    const { subject, levels } = clause
    if (subject?.kind === 'list' && subject.lead === 'both' && levels.some((one) => one.negative)) {
      clause.subject = coordination(subject.items, 'nor', 'neither')
      for (const one of levels) one.negative = false
    }
    if (dependents.adverbs.some((child) => /^(?:no longer|never)$/.test(adverbOf(child, grammar))))
      for (const one of clause.levels) one.negative = false
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
    clause.adverbs.push(...dependents.questions)
    for (const child of dependents.conjunctions) placeConnective(draft, child)
  }

  return { dropNegation, placeAdverbs }
}
