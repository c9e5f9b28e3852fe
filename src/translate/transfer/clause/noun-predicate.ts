import { coreText, type Node, spansOf } from '../../nodes/node.ts'
import { coordination, embedded, type Phrase, prep } from '../../tree.ts'
import { composeAll } from '../compound/index.ts'
import { functionWords } from '../function-words.ts'
import type { Grammar, Job, Predicate, Transfer } from '../grammar.ts'
import { livingChildren, someLiving } from '../living.ts'
import { coordinate, dottedItem, isConjunct, itemOf } from '../noun-phrase/coordination.ts'
import { contentOf, isFormal } from '../noun-phrase/formal-noun.ts'
import type { NounPhrases } from '../noun-phrase/index.ts'
import { quote } from '../noun-phrase/quoted.ts'
import { bareVerbalNoun, isBareQuality, predicateOf } from '../predicate.ts'
import { headClass } from './argument.ts'
import { nominal } from './nominalisation.ts'
import { withSubject } from './pronouns.ts'
import { isQuote } from './quotation.ts'

const cases: ReadonlySet<string> = new Set(['ga', 'o', 'ni', 'e', 'to', 'de'])

/** Nouns as predicates: 課題だ → be a challenge; 〜ためだ → be because …. */
export function makeNounPredicate(grammar: Grammar, transfer: Transfer, nouns: NounPhrases) {
  /** 可決、|成立した: the verb of the second is that of the first too. */
  function sharesVerb(job: Job, node: Node): boolean {
    const head = job.tree.nodes[node.head]
    return node.comma && !node.tail.length && node.core.length === 1 && head !== undefined && predicateOf(head, grammar)?.kind === 'sahen'
  }

  /** A noun without する or だ that closes a clause: a verbal noun with arguments is its verb, any other noun the complement of be. */
  function barePredicate(job: Job, node: Node): Predicate {
    const verbal = bareVerbalNoun(node, grammar)
    const withCase = someLiving(job, node, (child) => {
      const { role, topic, also } = functionWords(child, grammar)
      return cases.has(role) || topic || (also && !child.comma && job.register === 'headline')
    })
    if (verbal && (withCase || sharesVerb(job, node))) return verbal
    if (job.register === 'headline' && withCase && isBareQuality(node, grammar))
      return { kind: 'na', lemma: coreText(node), lead: [], morphs: node.core, tail: node.tail, potential: false, bare: true }
    return { kind: 'nominal', lemma: coreText(node), lead: [], morphs: node.core, tail: node.tail, potential: false, bare: true }
  }

  /** 〜ためだ → because …, after a cause or reason that …; 〜ことだ → that … or to …. */
  function clauseComplement(job: Job, inner: Node, form: string, subject: Phrase | null): Phrase {
    const result = transfer.clause(job, inner, { subject: null })
    const { clause, hasSubject } = result
    if (form === 'because') {
      const reason = subject?.kind === 'noun' && /^(?:cause|reason|factor)$/.test(subject.head)
      return embedded('that', reason ? 'that' : 'because', withSubject(clause, { ...clause, subject: reason ? null : subject }, hasSubject))
    }
    return hasSubject ? nominal(result, 'that') : embedded('infinitive', '', { ...clause, subject: null })
  }

  /** 昨年3月のことだ → March last year: こと adds nothing to a noun. Null when there is more. */
  function soleOwner(job: Job, node: Node): Phrase | null {
    const [only, ...others] = [...livingChildren(job, node)].filter((child) => functionWords(child, grammar).adnominal)
    if (!only || others.length || functionWords(only, grammar).role || headClass(only, grammar) !== 'time') return null
    return transfer.nounPhrase(job, only)
  }

  /** 画家の田中氏と、|作家の山田氏だ: a thing of the same kind joined to the predicate with と, や or か. */
  function isListed(child: Node, node: Node): boolean {
    const { list, topic, also } = functionWords(child, grammar)
    if (topic || also || !isConjunct(child, grammar) || (!list && child.type !== 'list')) return false
    // 「雨」と|「風」だった: quoted words are of one kind
    if (node.quoteFrom === node.index && child.quoteFrom === child.index) return true
    const sem = headClass(child, grammar)
    return sem !== '' && sem === headClass(node, grammar)
  }

  /** 静岡県|出身: from Shizuoka Prefecture, by the word list. Null for all else. */
  function nativeOf({ morphs }: Predicate, node: Node): Phrase | null {
    const last = morphs.at(-1)!
    if (
      morphs.length < 2 ||
      last.entity ||
      last.quantity ||
      node.children.some((index) => index === node.index - 1 && node.tail.length === 0)
    )
      return null
    const listed = grammar.lexicon.words(last.surface).flatMap(({ alternatives }) => alternatives)
    const word = listed.find(({ cue, en }) => /^N\s*~$/.test(cue) && en === 'from')
    return word ? prep(word.en, composeAll(morphs.slice(0, -1), [], grammar.compound).at(-1)!, spansOf([last])) : null
  }

  /** What be is followed by: the noun with what stands before it, or the clause it closes. */
  function complementOf(job: Job, node: Node, predicate: Predicate, subject: Phrase | null): Phrase {
    const form = grammar.complementNouns.get(coreText(node))
    const inner = form ? contentOf(job, node, grammar) : null
    if (form && inner) return clauseComplement(job, inner, form, subject)
    const matter = isFormal(node, grammar) ? soleOwner(job, node) : null
    if (matter) return matter
    const from = nativeOf(predicate, node)
    if (from) return from
    const near = node.children.map((index) => coreText(job.tree.nodes[index]!))
    const said = nouns.quoted(job, node)
    const parts = said ? [said] : composeAll(predicate.morphs, near, grammar.compound)
    const noun = parts.at(-1)!
    if (noun.unknown) job.unknown.push(...spansOf(predicate.morphs))
    // 観光客の7割は外国人だ: are foreigners
    if (
      subject?.kind === 'noun' &&
      subject.bare &&
      subject.number === 'plural' &&
      /%$/.test(subject.head) &&
      noun.count === 'C' &&
      !noun.quantity
    )
      noun.number = 'plural'
    // いずれも過去最高だ: both are record highs
    if (
      subject?.kind === 'noun' &&
      subject.bare &&
      /^(?:both|all)$/.test(subject.head) &&
      noun.count === 'C' &&
      !noun.quantity &&
      !noun.proper
    )
      noun.number = 'plural'
    if (subject?.kind === 'text' && subject.text === 'it') noun.head = noun.head.replace(/^for (?:the )?(?=first time )/, 'the ')
    const listed: ReturnType<typeof itemOf>[] = []
    for (const child of livingChildren(job, node)) {
      if (isListed(child, node)) {
        listed.push(itemOf(job, child, nouns.build, grammar))
        continue
      }
      const { adnominal } = functionWords(child, grammar)
      if ((adnominal && !predicateOf(child, grammar)) || child.type === 'adnominal') nouns.adnominal(job, child, noun, node)
    }
    if (!said && node.quoteFrom === node.index && !isQuote(node, grammar)) quote(noun)
    noun.after.unshift(...nouns.asides(job, node))
    if (listed.length) return coordinate([...listed, ...parts.slice(0, -1).map(dottedItem)], noun, [], false)
    return parts.length > 1 ? coordination([...parts]) : noun
  }

  return { barePredicate, complementOf }
}

export type NounPredicates = ReturnType<typeof makeNounPredicate>
