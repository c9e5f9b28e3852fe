import { coreText, isTitleWord, type Node, spansOf } from '../../nodes/node.ts'
import { type NounPhrase, type Phrase, prep, text } from '../../tree.ts'
import { nominal } from '../clause/nominalisation.ts'
import { composeAll } from '../compound/index.ts'
import { functionWords } from '../function-words.ts'
import type { Grammar, Job, Transfer } from '../grammar.ts'
import { livingChildren, someLiving } from '../living.ts'
import { makeAdnominal } from './adnominal.ts'
import { makeAsides } from './asides.ts'
import { coordinate, dottedItem, isConjunct, itemOf } from './coordination.ts'
import { contentOf, isFormal } from './formal-noun.ts'
import { pronounOfNoun } from './gender.ts'
import { makeQuoted, quote } from './quoted.ts'

/** Phrases inside phrases, deeper than any text: what is deeper is romanised. */
const deepest = 40

/** 田中氏ら5人: what stands before or behind the name is said of it, not of the five. */
function includedIn(noun: NounPhrase): NounPhrase {
  const [, including] = noun.after
  const named = including?.kind === 'prep' && including.before === 'including' ? including.object : null
  return named?.kind === 'noun' ? named : noun
}

/** Noun phrases: 中国最大の|全固体電池|生産拠点 → China's largest all-solid-state battery production base. */
export function makeNounPhrase(grammar: Grammar, transfer: Transfer) {
  const adnominal = makeAdnominal(grammar, transfer)
  const asides = makeAsides(grammar, transfer)
  const quoted = makeQuoted(grammar, transfer)

  /** Words tied to a noun by grammar, for the choice of its sense: what hangs on it and what it hangs on. */
  function nearOf(job: Job, node: Node): string[] {
    const near = [...livingChildren(job, node)].map(coreText)
    const head = job.tree.nodes[node.head]
    if (!head) return near
    const last = head.core.at(-1)
    return [...near, coreText(head), ...(last ? [last.lemma] : [])]
  }

  /** 増えたこと → the fact that it grew, 建てること → building: こと only makes its clause a noun. Null for all else. */
  function formalClause(job: Job, node: Node): Phrase | null {
    const inner = isFormal(node, grammar) && job.depth < deepest ? contentOf(job, node, grammar) : null
    if (!inner || someLiving(job, node, (child) => child !== inner)) return null
    return nominal(transfer.clause(job, inner, { subject: null }))
  }

  /** 映画|「東京物語」: the noun right before a name in quotation marks. Null when none stands there. */
  function titleOf(job: Job, node: Node): Node | null {
    if (node.quoteFrom < 0 || node.inner) return null
    const title = [...livingChildren(job, node)].findLast(({ index }) => index < node.quoteFrom)
    if (!title || title.tail.length || title.comma || title.stop || title.closes || title.index !== node.quoteFrom - 1) return null
    return isTitleWord(title.core.at(-1)!) ? title : null
  }

  function build(job: Job, node: Node): Phrase {
    job.done.add(node.index)
    const formal = formalClause(job, node)
    if (formal) return formal
    if (job.depth > deepest) return text(grammar.compound.romaji.any(coreText(node)), spansOf(node.core))
    job.depth++
    const said = quoted(job, node)
    const parts = said ? [said] : composeAll(node.core, nearOf(job, node), grammar.compound)
    const noun = parts.at(-1)!
    if (noun.unknown) job.unknown.push(...spansOf(node.core))
    noun.pronoun = pronounOfNoun(noun, grammar)
    const words = functionWords(node, grammar)
    const included = includedIn(noun)
    const listed: ReturnType<typeof itemOf>[] = []
    const hang = (isOurs: (child: Node) => boolean): void => {
      for (const child of livingChildren(job, node)) {
        if (child.index > node.index || !isOurs(child)) continue
        if (isConjunct(child, grammar)) listed.push(itemOf(job, child, build, grammar))
        else adnominal(job, child, included, node)
      }
    }
    if (node.quoteFrom >= 0 && !said) {
      // what stands in the marks comes first, so that nothing from outside gets in
      hang(({ index }) => index >= node.quoteFrom)
      if (!listed.length) quote(noun)
    }
    const before = titleOf(job, node)
    const title = before && build(job, before)
    if (title?.kind === 'noun') {
      for (const child of livingChildren(job, node)) {
        if (child.index > node.index) continue
        if (isConjunct(child, grammar)) listed.push(itemOf(job, child, build, grammar))
        else adnominal(job, child, title, node)
      }
      noun.determiner = 'none'
      noun.after.unshift(...asides(job, node))
      // ミニバン「コハル」3万台: 30,000 “Koharu” minivans
      if (title.quantity && /^[A-Z]{2,}$/.test(title.head) && title.number === 'plural') title.head += 's'
      if (title.quantity) title.before.splice(title.outer, 0, noun)
      else {
        if (title.determiner === 'auto' && !title.proper) title.determiner = 'the'
        // 電気自動車(EV)「シオカゼ」: what is in brackets is said of the kind
        if (before!.asides.length) title.after.push(noun)
        else title.after.unshift(noun)
      }
      job.depth--
      return coordinate(listed, title, words.focus, words.focus.includes('nado') && !words.adnominal)
    }
    hang(() => true)
    noun.pronoun ||= pronounOfNoun(noun, grammar)
    // 共和党の|一部の|議員: some lawmakers of the party
    if (noun.owner && /^(?:some|many|most|several|a few|a number of|various)$/.test(noun.quantity?.text ?? '')) {
      const { owner } = noun
      noun.owner = null
      noun.after.unshift(prep(owner.kind === 'noun' && owner.sem === 'place' ? 'in' : 'of', owner))
    }
    const head = node.core.at(-1)
    if (head) job.memory.refer(head.end, noun)
    if (node.quoteFrom >= 0 && !said) noun.quoted = true
    included.after.unshift(...asides(job, node))
    const [dotted] = parts
    if (dotted && dotted !== noun && noun.outer > 0 && !dotted.proper && !dotted.before.length) {
      // 無料の回収・修理: what stands before the first is said of both
      dotted.before.unshift(...noun.before.splice(0, noun.outer))
      dotted.outer = noun.outer
      noun.outer = 0
    }
    job.depth--
    listed.push(...parts.slice(0, -1).map(dottedItem))
    const others = words.focus.includes('nado') && !words.adnominal && !said
    const [comma, including, ...more] = noun.after
    if (included !== noun && listed.length && including?.kind === 'prep') {
      // 入所者や職員ら12人: all that is listed is among the twelve
      noun.after = [comma ?? text(','), { ...including, object: coordinate(listed, included, words.focus, false) }, ...more]
      return noun
    }
    if (included !== noun && !included.proper && included.number === 'plural') {
      // 学生ら約20人: all of one kind
      included.quantity = text(noun.head.replace(/ (?:person|people)$/, ''), noun.from)
      // 乗客ら8人けが: what became of them stands behind
      included.after.push(...noun.after.slice(3))
      return included
    }
    const phrase = coordinate(listed, noun, words.focus, others)
    if (others) job.rules.push(phrase === noun ? 'nado-kind' : 'nado')
    return phrase
  }

  return { build, adnominal, asides, quoted }
}

export type NounPhrases = ReturnType<typeof makeNounPhrase>
