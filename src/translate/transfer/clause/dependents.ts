import type { FrameSlot } from '../../../language/lexicon.ts'
import { type Node, spansOf, surfaceOf } from '../../nodes/node.ts'
import { nounPhrase, text } from '../../tree.ts'
import { isAdverb } from '../adverb.ts'
import { functionWords, isBareTopic, noFunctionWords } from '../function-words.ts'
import type { Argument, Grammar, Job, Predicate, Transfer } from '../grammar.ts'
import { firstAlive, livingChildren, someLiving } from '../living.ts'
import { isListed } from '../noun-phrase/coordination.ts'
import { contentOf, isFormal } from '../noun-phrase/formal-noun.ts'
import { bareVerbalNoun, predicateOf } from '../predicate.ts'
import { makeAdverbial } from './adverbials.ts'
import { isTime, makeArgument } from './argument.ts'
import { becomes, isBecoming, makeBecoming } from './becoming.ts'
import type { Dependents } from './draft.ts'
import { indefinite, isNegated } from './indefinite.ts'
import { isNominalised, makeNominalisation } from './nominalisation.ts'
import { isQuestion, makeQuestion } from './question.ts'
import { isQuote, quotesPlainly } from './quotation.ts'
import { isTransitive } from './valency.ts'

/** What is measured, and may rise to a figure. */
const figures: ReadonlySet<string> = new Set(['money', 'percent', 'measure', 'count', 'number', 'ratio'])

/** Sorts what hangs on a predicate: arguments, times, adverbs, quotations, clauses. */
export function makeDependents(grammar: Grammar, transfer: Transfer) {
  const isAdverbial = makeAdverbial(grammar)
  const becoming = makeBecoming(grammar)
  const nominalised = makeNominalisation(grammar, transfer)
  const question = makeQuestion(grammar, transfer)

  const exists = new Set([grammar.keys.get('aru'), grammar.keys.get('nai')])

  /** A connective that opens the sentence or its clause: しかし、. */
  function isConnective(job: Job, child: Node): boolean {
    const opens = child.index === firstAlive(job)
    return (child.core.at(-1)!.pos === 'conjunction' && (opens || child.comma)) || (grammar.initials.has(surfaceOf(child)) && opens)
  }

  /** どれだけ|増えるか: a question word with an English word of its own and nothing that hangs on it. */
  function questionWord(job: Job, child: Node): string | undefined {
    const asked = grammar.questionWords.get(surfaceOf(child))
    return asked && asked !== '-' && !someLiving(job, child, () => true) ? asked : undefined
  }

  /** 可決、|成立した: two verbal nouns that share everything. */
  function sharesPredicate(child: Node, predicate: Predicate): boolean {
    return (
      !child.tail.length &&
      child.comma &&
      child.core.at(-1)!.pos === 'noun.sahen' &&
      predicate.kind === 'sahen' &&
      !predicate.bare &&
      bareVerbalNoun(child, grammar) !== null &&
      child.core.length <= 2
    )
  }

  /** A noun that closes its own clause before a comma: 新工場を建設、… 売上高が4812億円、… */
  function closesClause(job: Job, child: Node): boolean {
    if (child.tail.length || !child.comma) return false
    const has = (roles: readonly string[]): boolean =>
      someLiving(job, child, (one) => {
        const words = functionWords(one, grammar)
        return roles.includes(words.role) || isBareTopic(words)
      })
    return (child.core.at(-1)!.pos.endsWith('sahen') || has(['ga'])) && has(['ga', 'o', 'ni'])
  }

  /** Frames that take a time in に: 21世紀に入る. */
  function claimsTime(lemma: string, argument: Argument): boolean {
    return grammar.lexicon
      .frames(lemma)
      .some((frame) =>
        frame.slots.some(
          (slot) =>
            slot.name === 'ni' &&
            (slot.classes.includes('time') || slot.fillers.some((filler) => argument.heads.some((head) => head.endsWith(filler)))),
        ),
      )
  }

  /** Frames that tell of a time or of this noun: 時代が終わる. */
  function asksTime(lemma: string, { heads }: Argument): boolean {
    return grammar.lexicon
      .frames(lemma)
      .some(({ slots }) =>
        slots.some(
          ({ name, classes, fillers }) =>
            name === 'ga' && (classes.includes('time') || fillers.some((filler) => heads.some((head) => head.endsWith(filler)))),
        ),
      )
  }

  /** 3年|かかる: an amount without a particle is the subject of a verb that asks for one; in headlines of any that has no object: 12棟|焼ける. */
  function claimsAmount(lemma: string, { node, words, heads, sem }: Argument, inHeadline: boolean): boolean {
    const claims = ({ name, classes, fillers }: FrameSlot): boolean =>
      name === 'ga' &&
      ((sem === 'duration' && classes.includes(sem)) || fillers.some((filler) => heads.some((head) => head.endsWith(filler))))
    if (!node.core.at(-1)?.quantity || words.role !== '' || words.topic || words.adnominal || node.comma) return false
    // 前の年から|17人|増えた: by how many
    if (sem !== 'duration' && grammar.lexicon.frames(lemma).some(({ template }) => grammar.amountVerbs.has(template.verb))) return false
    if (inHeadline && node.core.length === 1 && node.core[0]!.quantity!.kind === 'count' && !isTransitive(grammar.lexicon, lemma))
      return true
    return grammar.lexicon.frames(lemma).some((frame) => frame.slots.some(claims))
  }

  /** When it happens, and no argument of the verb: 18日、… 来年に…. */
  function isAdjunctTime(argument: Argument, predicate: Predicate): boolean {
    const { words } = argument
    const bare = words.role === ''
    if (!bare && words.role !== 'ni') return false
    if (!isTime(argument)) return false
    // 最後の→機会だ: what stands before the noun of a predicate belongs to the noun
    if (words.adnominal && predicate.kind === 'nominal') return false
    // 規模を追う時代は|終わった: a time with a description, of which the verb tells
    const described = argument.node.children.length > 0 && argument.node.core.length === 1
    if (bare && words.topic && described && predicate.kind === 'verb' && asksTime(predicate.lemma, argument)) return false
    // 猶予はない: a plain noun that exists or not
    const last = argument.node.core.at(-1)!
    if (bare && words.topic && exists.has(predicate.lemma) && /^noun(?:\.sahen)?$/.test(last.pos) && !last.quantity) return false
    return (bare && !words.topic && !words.also) || (predicate.kind !== 'nominal' && !claimsTime(predicate.lemma, argument))
  }

  /** 価格が上がると|消費は減る: a plain form with と before a verb that quotes nothing is when. */
  function isOccasion(child: Node, predicate: Predicate): boolean {
    if (child.quoteFrom >= 0 || predicate.kind === 'nominal' || !child.ending || grammar.particles.get(child.tail.at(-1)!.surface) !== 'to')
      return false
    const [only, ...others] = child.ending.endings
    if (only?.op !== 'link' || others.length || (child.ending.predicate.kind !== 'verb' && child.ending.predicate.kind !== 'sahen'))
      return false
    const frames = grammar.lexicon.frames(predicate.lemma)
    return frames.length > 0 && frames.every((frame) => frame.slots.every((slot) => slot.name !== 'quote' && slot.name !== 'to'))
  }

  /** 資金を|必要と|する, 危険と|される: what something is held to be, and no quotation. */
  function isRegarded(job: Job, child: Node, predicate: Predicate): boolean {
    if (predicate.lemma !== grammar.keys.get('suru') || child.quoteFrom >= 0 || child.comma || child.tail.length !== 1) return false
    const { pos } = child.core.at(-1)!
    const figure = figures.has(child.core.at(-1)!.quantity?.kind ?? '')
    if (grammar.particles.get(child.tail[0]!.surface) !== 'to' || (pos !== 'noun.na' && pos !== 'suffix.na' && !figure)) return false
    const verb = job.tree.nodes[child.head]!
    return (
      verb.ending?.endings.some(({ op }) => op === 'passive') ||
      someLiving(job, verb, (one) => one.index < child.index && functionWords(one, grammar).role === 'o')
    )
  }

  /** 1735億円と、|9.2%増えた: the figure that is reached, or held in the slot `to` (費用を50億円と|見積もる). Null for what is quoted. */
  function isFigure(job: Job, { core, tail, quoteFrom, head, index }: Node, { lemma, kind }: Predicate): 'to' | '' | null {
    const { quantity } = core.at(-1)!
    if (
      !quantity ||
      !figures.has(quantity.kind) ||
      quoteFrom >= 0 ||
      tail.length !== 1 ||
      kind === 'nominal' ||
      kind === 'adjective' ||
      kind === 'na'
    )
      return null
    if (grammar.particles.get(tail[0]!.surface) !== 'to' || lemma === grammar.keys.get('suru')) return null
    const names = grammar.lexicon.frames(lemma).flatMap(({ slots }) => slots.flatMap(({ name, fillers }) => (fillers.length ? [] : [name])))
    const object = someLiving(job, job.tree.nodes[head]!, (one) => one.index < index && functionWords(one, grammar).role === 'o')
    if (names.includes('to') && object) return 'to'
    return names.includes('quote') || names.includes('to') ? null : ''
  }

  /** 売上高は300億円、利益は20億円で、|いずれも|最高だった: both, of what was just told with its amount, where nothing else is the subject. Null for all else. */
  function allOf(job: Job, child: Node): Pick<Argument, 'words' | 'phrase'> | null {
    if (grammar.indefinites.get(surfaceOf(child))?.en !== 'all of them') return null
    const isSubject = (one: Node): boolean => {
      const words = functionWords(one, grammar)
      return one.index !== child.index && (words.role === 'ga' || isBareTopic(words)) && predicateOf(one, grammar) === null
    }
    const head = job.tree.nodes[child.head]!
    if (someLiving(job, head, isSubject)) return null
    const told = job.tree.nodes.filter(
      (one) =>
        !one.dead && one.index < child.index && figures.has(one.core.at(-1)?.quantity?.kind ?? '') && someLiving(job, one, isSubject),
    ).length
    if (told < 2) return null
    const said = nounPhrase(told === 2 ? 'both' : 'all', {
      bare: true,
      number: 'plural',
      count: 'C',
      from: spansOf([...child.core, ...child.tail]),
    })
    job.done.add(child.index)
    return { words: { ...noFunctionWords, topic: true }, phrase: () => said }
  }

  /** Puts one dependent where it belongs. The order of the questions matters: the first that holds decides. */
  function sort(job: Job, child: Node, predicate: Predicate, into: Dependents): void {
    if (isConnective(job, child)) {
      into.conjunctions.push(child)
      return
    }
    const asked = questionWord(job, child)
    if (asked) {
      job.done.add(child.index)
      into.questions.push(text(asked, spansOf(child.core)))
      return
    }
    if (predicate.kind === 'nominal' && isListed(child, grammar)) return
    const own = predicateOf(child, grammar)
    if (isRegarded(job, child, predicate)) {
      const made = becoming(child, predicate) ?? makeArgument(grammar, transfer, job, child, false)
      into.args.push({ ...made, slot: 'to', words: { ...made.words, role: 'to' } })
      return
    }
    const figure = isFigure(job, child, predicate)
    if (figure !== null) {
      const made = makeArgument(grammar, transfer, job, child, false)
      into.args.push({ ...made, slot: figure, words: { ...made.words, role: 'to', list: '' } })
      return
    }
    if ((isQuote(child, grammar) && !(own && isOccasion(child, predicate))) || (own && quotesPlainly(child, predicate, grammar))) {
      into.quotes.push(child)
      return
    }
    const adjective = isBecoming(predicate, grammar) ? becoming(child, predicate) : null
    if (adjective) {
      into.args.push(adjective)
      return
    }
    const all = allOf(job, child)
    if (all) {
      into.args.push({ ...makeArgument(grammar, transfer, job, child, false), ...all })
      return
    }
    const modified = someLiving(job, child, (one) => !isAdverb(one))
    if (!becomes(child, predicate, grammar) && isAdverbial(child) && !modified) into.adverbs.push(child)
    else if (own && isNominalised(child, grammar)) into.args.push(nominalised(job, child))
    else if (own && isQuestion(child, grammar)) into.args.push(question(job, child))
    else if (own || sharesPredicate(child, predicate) || closesClause(job, child)) into.clauses.push(child)
    else sortNoun(job, child, predicate, into)
  }

  function sortNoun(job: Job, child: Node, predicate: Predicate, into: Dependents): void {
    const words = functionWords(child, grammar)
    if (isAdverb(child) && words.role === '' && !words.topic && child.core.at(-1)!.pos !== 'noun.adverbial') {
      into.adverbs.push(child)
      return
    }
    const clausal = isFormal(child, grammar) && contentOf(job, child, grammar) !== null
    const negated = isNegated(job.tree.nodes[child.head]!, predicate, grammar)
    const made = indefinite(job, makeArgument(grammar, transfer, job, child, clausal), negated, grammar)
    // 事故の起きた|場所: の before the verb of a relative clause is が
    const plain = words.adnominal && words.role === '' && !words.topic && !words.focus.length && !child.comma
    const verbal = predicate.kind !== 'nominal' && predicate.kind !== 'na'
    const subject = plain && verbal && !isTime(made) && !child.core.at(-1)!.quantity
    const argument =
      subject || claimsAmount(predicate.lemma, made, job.register === 'headline')
        ? { ...made, slot: 'ga', words: { ...words, role: 'ga', adnominal: false } }
        : made
    if (argument.slot !== 'ga' && isAdjunctTime(argument, predicate)) into.times.push(argument)
    else into.args.push(argument)
  }

  return function dependentsOf(job: Job, node: Node, predicate: Predicate): Dependents {
    const made: Dependents = { args: [], times: [], quotes: [], clauses: [], adverbs: [], conjunctions: [], questions: [] }
    for (const child of livingChildren(job, node)) {
      if (child.index <= node.index && child.core.length) sort(job, child, predicate, made)
    }
    return made
  }
}
