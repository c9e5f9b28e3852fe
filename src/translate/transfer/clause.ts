import type { Frame } from '../../language/lexicon.ts'
import { modals, parseTemplate, type Template, type TemplateItem } from '../../language/template.ts'
import { coreText, type Node, spansOf, tailText } from '../nodes.ts'
import {
  type Clause,
  type Embedded,
  type Link,
  level,
  type NounPhrase,
  nounPhrase,
  type Phrase,
  type Text,
  text,
  type VerbLevel,
} from '../tree.ts'
import { adverbFromAdjective, adverbOf } from './adverb.ts'
import { adjunct, classOf, makeArgument, pronounFor, timePhrase } from './arguments.ts'
import { attributiveOf } from './attributive.ts'
import { compose, composeAll } from './compound.ts'
import { type ArgumentFacts, chooseFrame } from './frames.ts'
import { readFunctionWords } from './function-words.ts'
import type { Argument, ClauseOptions, ClauseResult, Grammar, Job, Predicate, Transfer } from './grammar.ts'
import { readLevels } from './levels.ts'
import type { NounPhrases } from './noun-phrase.ts'
import { bareVerbalNoun, predicateOf } from './predicate.ts'

const prepositions = new Set(
  'to for from in on at by with of about over into as against under through between among toward towards upon onto than after before during without within'.split(
    ' ',
  ),
)
const subjectClasses = new Set(['person', 'org', 'role', 'group', 'country', 'place'])
const agentClasses = new Set(['person', 'org', 'role', 'group', 'country'])
const motionVerbs = new Set([
  'go',
  'come',
  'move',
  'enter',
  'arrive',
  'return',
  'head',
  'travel',
  'advance',
  'expand',
  'shift',
  'flow',
  'rise',
  'fall',
  'lead',
  'spread',
  'give',
  'send',
  'supply',
  'provide',
  'deliver',
  'apply',
  'report',
  'explain',
])

/** Openings are written as they begin a sentence; inside one they are small. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z]+\b/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}

/** 競争力を|高く|する */
const makeTemplate = parseTemplate('make {o} {ni}')

/** 他都市に|ない|優位性 */
const absentTemplate = parseTemplate('be not found in {ni}')

/** Clauses: a predicate, its arguments by frame, its ending, and the clauses that depend on it. */
export function makeClause(grammar: Grammar, transfer: Transfer, nouns: NounPhrases) {
  const alive = (job: Job, index: number): boolean => !job.tree.nodes[index]!.dead && !job.done.has(index)

  function isQuote(child: Node): boolean {
    const last = child.tail.at(-1)
    if (!last) return false
    if (last.pos === 'particle.quote') return true
    if (grammar.particles.get(last.surface) === 'to' && child.quoteFrom >= 0) return true
    if (last.surface === `${grammar.keys.get('to')}${grammar.keys.get('no')}`) return true
    const before = child.tail.at(-2)
    return grammar.particles.get(last.surface) === 'wa' && before?.pos === 'particle.quote'
  }

  interface Pieces {
    /** Question words that stand alone: どれだけ. */
    questions: Text[]
    args: Argument[]
    quotes: Node[]
    clauses: Node[]
    adverbs: Node[]
    conjunctions: Node[]
    times: Argument[]
  }

  function isAdverbial(child: Node): boolean {
    const last = child.core.at(-1)!
    const tail = child.tail
    if (last.pos === 'adverb') return !tail.length || !['ga', 'o'].includes(grammar.particles.get(tail.at(-1)!.surface) ?? '')
    if (last.pos === 'adjective' && !tail.length && last.form.startsWith('continuative') && !child.comma) return true
    if (last.pos === 'adjective' && tail.length === 1 && /topic|focus/.test(tail[0]!.pos) && last.form.startsWith('continuative'))
      return true
    const key = tail.length ? grammar.particles.get(tail.at(-1)!.surface) : ''
    if (
      (last.pos === 'noun.na' || last.pos === 'suffix.na') &&
      tail.length === 1 &&
      (key === 'ni' || tail[0]!.pos === 'particle.adverbial')
    )
      return true
    if (tail.length === 1 && tail[0]!.pos === 'particle.adverbial') return true
    const whole = coreText(child) + tailText(child)
    if (grammar.adverbs.has(whole)) return true
    return grammar.lexicon.words(whole).some((row) => row.pos === 'adv') && tail.length > 0
  }

  function collect(job: Job, node: Node, predicate: Predicate): Pieces {
    const clauseQuestions: Text[] = []
    const pieces: Pieces = { questions: clauseQuestions, args: [], quotes: [], clauses: [], adverbs: [], conjunctions: [], times: [] }
    for (const index of node.children) {
      if (!alive(job, index) || index > node.index) continue
      const child = job.tree.nodes[index]!
      const last = child.core.at(-1)
      if (!last) continue
      if (
        (last.pos === 'conjunction' && (child.index === firstAlive(job) || child.comma)) ||
        (grammar.initials.has(coreText(child) + tailText(child)) && child.index === firstAlive(job))
      ) {
        pieces.conjunctions.push(child)
        continue
      }
      const asked = grammar.questionWords.get(coreText(child) + tailText(child))
      if (asked && asked !== '-' && !child.children.some((one) => alive(job, one))) {
        job.done.add(index)
        clauseQuestions.push(text(asked, spansOf(child.core)))
        continue
      }
      const own = predicateOf(child, grammar)
      if (isQuote(child) || (own && quotesPlainly(child, predicate))) {
        pieces.quotes.push(child)
        continue
      }
      const adjective = becoming(child, predicate)
      if (adjective) {
        pieces.args.push(adjective)
        continue
      }
      if (
        !complementOf(child, predicate) &&
        isAdverbial(child) &&
        !child.children.some((one) => alive(job, one) && !nouns.isAdverb(job.tree.nodes[one]!))
      ) {
        pieces.adverbs.push(child)
        continue
      }
      if (own && isNominalised(child)) {
        pieces.args.push(nominalArgument(job, child))
        continue
      }
      if (own && isQuestion(child)) {
        pieces.args.push(questionArgument(job, child))
        continue
      }
      if (own) {
        pieces.clauses.push(child)
        continue
      }
      const words = readFunctionWords(child.tail, grammar.particles, grammar.postpositions)
      if (
        !child.tail.length &&
        child.comma &&
        last.pos === 'noun.sahen' &&
        predicate.kind === 'sahen' &&
        !predicate.bare &&
        bareVerbalNoun(child, grammar) &&
        child.core.length <= 2
      ) {
        // 可決、|成立した
        pieces.clauses.push(child)
        continue
      }
      // a noun that closes its own clause before a comma: 新工場を建設、… 売上高が4812億円、…
      if (
        !child.tail.length &&
        child.comma &&
        (last.pos.endsWith('sahen')
          ? true
          : child.children.some(
              (one) =>
                (alive(job, one) &&
                  ['ga'].includes(readFunctionWords(job.tree.nodes[one]!.tail, grammar.particles, grammar.postpositions).role)) ||
                topicOnly(job, one),
            )) &&
        child.children.some(
          (one) =>
            alive(job, one) &&
            (['ga', 'o', 'ni'].includes(readFunctionWords(job.tree.nodes[one]!.tail, grammar.particles, grammar.postpositions).role) ||
              topicOnly(job, one)),
        )
      ) {
        pieces.clauses.push(child)
        continue
      }
      const inner = nouns.contentOf(job, child)
      if (nouns.isAdverb(child) && words.role === '' && !words.topic && !(last.pos === 'noun.adverbial')) {
        pieces.adverbs.push(child)
        continue
      }
      const argument = makeArgument(grammar, transfer, job, child, nouns.isFormal(child) ? inner : null)
      if (words.role === '' && !words.topic && !words.also && isTime(argument)) pieces.times.push(argument)
      else if (
        (words.role === 'ni' || (words.role === '' && (words.topic || words.also))) &&
        isTime(argument) &&
        predicate.kind !== 'nominal' &&
        !claimsTime(predicate.lemma, argument)
      )
        pieces.times.push(argument)
      else pieces.args.push(argument)
    }
    return pieces
  }

  function topicOnly(job: Job, index: number): boolean {
    const words = readFunctionWords(job.tree.nodes[index]!.tail, grammar.particles, grammar.postpositions)
    return words.role === '' && (words.topic || words.also)
  }

  function firstAlive(job: Job): number {
    return job.tree.nodes.findIndex((node) => !node.dead)
  }

  /** 続けると|話す, 見直すよう|求める: a clause that its verb quotes without quotation marks. */
  function quotesPlainly(child: Node, predicate: Predicate): boolean {
    const frames = grammar.lexicon.frames(predicate.lemma).filter((frame) => frame.slots.some((slot) => slot.name === 'quote'))
    if (!frames.length) return false
    const last = child.tail.at(-1)
    if (last && !child.comma && last.pos === 'particle.link' && grammar.particles.get(last.surface) === 'to') return true
    const link = child.ending?.endings.at(-1)
    if (link?.op !== 'link' || link.argument !== 'so that {S}') return false
    return frames.some((frame) =>
      frame.template.rest.some(
        (item, at) =>
          'slot' in item &&
          item.slot === 'quote' &&
          at > 0 &&
          'word' in frame.template.rest[at - 1]! &&
          (frame.template.rest[at - 1] as { word: string }).word === 'to',
      ),
    )
  }

  /** 明らかに|する: the word in に is what it becomes. */
  function complementOf(child: Node, predicate: Predicate): boolean {
    if (predicate.lemma !== grammar.keys.get('naru') && predicate.lemma !== grammar.keys.get('suru')) return false
    const last = child.core.at(-1)!
    return (
      (last.pos === 'noun.na' || last.pos === 'suffix.na') &&
      child.tail.length === 1 &&
      grammar.particles.get(child.tail[0]!.surface) === 'ni'
    )
  }

  /** 重要に|なる, 高く|する: the adjective is a complement, not an adverb. */
  function becoming(child: Node, predicate: Predicate): Argument | null {
    if (predicate.lemma !== grammar.keys.get('naru') && predicate.lemma !== grammar.keys.get('suru')) return null
    const last = child.core.at(-1)!
    const na =
      (last.pos === 'noun.na' || last.pos === 'suffix.na') &&
      child.tail.length >= 1 &&
      grammar.particles.get(child.tail[0]!.surface) === 'ni' &&
      child.tail.slice(1).every((morph) => /topic|focus/.test(morph.pos))
    const ku =
      last.pos === 'adjective' && last.form.startsWith('continuative') && child.tail.every((morph) => /topic|focus/.test(morph.pos))
    if (!na && !ku) return null
    const word = na ? coreText(child) : last.lemma
    const frames = grammar.lexicon.frames(predicate.lemma)
    if (na && frames.some((frame) => frame.slots.some((slot) => slot.name === 'ni' && slot.fillers.includes(word)))) return null
    const row = grammar.lexicon.words(word).find((one) => one.pos === 'na' || one.count === '-')
    const attributive = attributiveOf(grammar.lexicon, word)
    const en = attributive ?? row?.en ?? compose(child.core, [], grammar.compound).head
    const words = readFunctionWords([], grammar.particles, grammar.postpositions)
    return {
      node: child,
      words: { ...words, role: 'ni' },
      slot: 'ni',
      heads: [word],
      sem: 'quality',
      clausal: false,
      used: false,
      phrase: () => text(en, spansOf(child.core)),
    }
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

  /** A clause made a noun by の in its own bunsetsu: 発表したのは, 逃げるのを. */
  function isNominalised(child: Node): boolean {
    const at = child.tail.findLastIndex((morph) => morph.surface === grammar.keys.get('no') && morph.pos.startsWith('formal'))
    if (at < 0 || at === child.tail.length - 1) return false
    return child.tail
      .slice(at + 1)
      .every((morph) => ['ga', 'o', 'ni', 'wa', 'mo', 'kara', 'yori'].includes(grammar.particles.get(morph.surface) ?? ''))
  }

  function nominalArgument(job: Job, child: Node): Argument {
    const keys = child.tail.map((morph) => grammar.particles.get(morph.surface) ?? '')
    const topic = keys.at(-1) === 'wa' || keys.at(-1) === 'mo'
    const role = keys.slice(0, -1).includes('ni') ? 'ni' : topic ? '' : keys.at(-1)!
    let built: Phrase | null = null
    return {
      node: child,
      words: { role, topic, also: keys.at(-1) === 'mo', adnominal: false, focus: [], list: '', post: null },
      slot: role,
      heads: [grammar.keys.get('no')!],
      sem: 'act',
      clausal: false,
      cleft: true,
      used: false,
      phrase: () => {
        if (!built) {
          const result = transfer.clause(job, child, { subject: null })
          built = result.hasSubject
            ? { kind: 'embedded', form: 'that', word: 'the fact that', clause: ensureSubject(result.clause) }
            : { kind: 'embedded', form: 'gerund', word: '', clause: { ...result.clause, subject: null } }
        }
        return built
      },
    }
  }

  /** A clause that ends in か and a case: 構築できるかが, 使えるかどうかを. */
  function isQuestion(child: Node): boolean {
    const keys = child.tail.map((morph) => grammar.particles.get(morph.surface) ?? morph.surface)
    const ka = keys.lastIndexOf('ka')
    if (ka < 0) return child.tail.some((morph) => morph.surface === grammar.keys.get('kadouka'))
    return keys.slice(ka + 1).every((key) => ['ga', 'o', 'ni', 'wa', 'mo', 'de', grammar.keys.get('douka')].includes(key))
  }

  function questionArgument(job: Job, child: Node): Argument {
    const last = grammar.particles.get(child.tail.at(-1)!.surface) ?? ''
    const slot = last === 'wa' || last === 'mo' || last === 'ka' ? 'o' : last
    let built: Phrase | null = null
    const wh = whWord(job, child)
    return {
      node: child,
      words: { role: slot, topic: last === 'wa', also: false, adnominal: false, focus: [], list: '', post: null },
      slot: last === 'wa' || last === 'ga' ? 'ga' : slot,
      heads: [],
      sem: 'idea',
      clausal: false,
      used: false,
      phrase: () => {
        if (!built) {
          const { clause } = transfer.clause(job, child, { subject: null })
          const made = ensureSubject(clause)
          made.end = [...made.end, ...made.front]
          made.front = []
          made.mood = 'statement'
          const asks = (phrase: Phrase): boolean => phrase.kind === 'text' && /^(?:how|how much|why|when|where)$/.test(phrase.text)
          made.adverbs = made.adverbs.filter((adverb) => !asks(adverb))
          made.end = made.end.filter((phrase) => !asks(phrase))
          built = { kind: 'embedded', form: 'whether', word: wh ?? 'whether', clause: made }
        }
        return built
      },
    }
  }

  /** The question word of a clause: いかに how; '' when its noun phrase holds it (どの地域 which region); null when none. */
  function whWord(job: Job, node: Node): string | null {
    let found: string | null = null
    const walk = (index: number): void => {
      const one = job.tree.nodes[index]!
      for (const morph of one.core) {
        const word = grammar.questionWords.get(morph.surface)
        if (word !== undefined && found === null) found = word === '-' ? ' ' : word
      }
      for (const child of one.children) walk(child)
    }
    for (const child of node.children) walk(child)
    return found
  }

  function isTime(argument: Argument): boolean {
    const quantity = argument.node.core.at(-1)?.quantity
    if (quantity)
      return quantity.kind === 'date' || quantity.kind === 'time' || (quantity.kind === 'duration' && argument.words.role === '')
    return argument.sem === 'time'
  }

  function facts(argument: Argument): ArgumentFacts {
    return { heads: argument.heads, sem: argument.sem, clausal: argument.clausal }
  }

  /** The clause form after a template word: `that` finite, `to` infinitive, else gerund. */
  function clauseAs(result: ClauseResult, before: string): Embedded {
    const { clause } = result
    if (before === 'that' || before === 'whether' || before === 'how')
      return { kind: 'embedded', form: 'bare-clause', word: '', clause: ensureSubject(clause) }
    if (before === 'to') {
      if (result.hasSubject && clause.subject)
        return { kind: 'embedded', form: 'infinitive', word: '', clause: { ...clause, subject: null } }
      return { kind: 'embedded', form: 'bare-infinitive', word: '', clause: { ...clause, subject: null } }
    }
    return { kind: 'embedded', form: 'gerund', word: '', clause: { ...clause, subject: null } }
  }

  function ensureSubject(clause: Clause): Clause {
    return clause.subject || clause.sharedSubject
      ? { ...clause, sharedSubject: false, subject: clause.subject ?? text('it') }
      : { ...clause, subject: text('it') }
  }

  function innerClause(job: Job, node: Node, subject: Phrase | null): ClauseResult | null {
    const inner = nouns.contentOf(job, node)
    if (!inner) return null
    job.done.add(node.index)
    const result = transfer.clause(job, inner, { subject })
    for (const index of node.children) if (alive(job, index)) leftover(job, job.tree.nodes[index]!, result.clause)
    return result
  }

  function leftover(job: Job, node: Node, clause: Clause): void {
    clause.end.push(transfer.nounPhrase(job, node))
  }

  /** The の-phrase or compound modifier of a filler: 影響 in 円安の影響 → the weak yen. */
  function noPart(job: Job, argument: Argument, frameFillers: readonly string[]): Phrase | null {
    const { node } = argument
    const child = [...node.children].reverse().find((index) => {
      if (!alive(job, index)) return false
      const words = readFunctionWords(job.tree.nodes[index]!.tail, grammar.particles, grammar.postpositions)
      return words.adnominal && !predicateOf(job.tree.nodes[index]!, grammar)
    })
    job.done.add(node.index)
    if (child !== undefined) return transfer.nounPhrase(job, job.tree.nodes[child]!)
    const fillers = new Set(frameFillers)
    for (let at = 1; at < node.core.length; at++) {
      const rest = node.core
        .slice(at)
        .map((morph) => morph.surface)
        .join('')
      if (fillers.has(rest) || (!fillers.size && at === node.core.length - 1)) return compose(node.core.slice(0, at), [], grammar.compound)
    }
    return null
  }

  /** Adjectives of a filler that its frame swallows become adverbs: 大きな|影響を受ける → significantly. */
  function fillerAdverbs(job: Job, argument: Argument): Text[] {
    const made: Text[] = []
    for (const index of argument.node.children) {
      if (!alive(job, index)) continue
      const child = job.tree.nodes[index]!
      const predicate = predicateOf(child, grammar)
      const last = child.core.at(-1)!
      if (last.pos === 'adnominal' || predicate?.kind === 'adjective' || predicate?.kind === 'na') {
        job.done.add(index)
        const listed = grammar.adverbs.get(coreText(child))
        const rows = grammar.lexicon.words(last.pos === 'adnominal' ? coreText(child) : (predicate?.lemma ?? ''))
        const adjective =
          attributiveOf(grammar.lexicon, predicate?.lemma ?? '') ?? rows.find((row) => row.pos === 'adn' || row.pos === 'na')?.en
        if (listed) made.push(text(listed, spansOf(child.core)))
        else if (adjective && !/^(?:this|that|the|such)$/.test(adjective))
          made.push(text(adverbFromAdjective(adjective), spansOf(child.core)))
      }
    }
    return made
  }

  function quoteContent(job: Job, child: Node, subject: Phrase | null): { phrase: Phrase; direct: boolean; result: ClauseResult | null } {
    const direct = child.quoteFrom >= 0 && child.quoteFrom <= child.index
    const predicate = predicateOf(child, grammar)
    const from = spansOf(child.core)
    if (!predicate && !bareVerbalNoun(child, grammar)) {
      const phrase = transfer.nounPhrase(job, child)
      if (phrase.kind === 'noun') phrase.quoted = direct
      return { phrase, direct: false, result: null }
    }
    const earlier: Phrase[] = []
    if (direct) {
      for (let index = child.quoteFrom; index < child.index; index++) {
        const inner = job.tree.nodes[index]!
        if (!alive(job, index) || !/[。．！？!?]/.test(inner.stop)) continue
        const said = transfer.clause(job, inner, { subject: null, main: true })
        earlier.push(
          { kind: 'embedded', form: 'bare-clause', word: '', clause: ensureSubject(said.clause) },
          text(/[？?]/.test(inner.stop) ? '?' : '.'),
        )
      }
    }
    const result = transfer.clause(job, child, { subject: direct ? null : subject, main: direct })
    if (direct) {
      const content: Phrase[] = [...earlier, { kind: 'embedded', form: 'bare-clause', word: '', clause: ensureSubject(result.clause) }]
      return { phrase: { kind: 'quotation', content, from }, direct: true, result }
    }
    return { phrase: { kind: 'embedded', form: 'bare-clause', word: '', clause: result.clause }, direct: false, result }
  }

  function build(job: Job, node: Node, options: ClauseOptions): ClauseResult {
    job.depth++
    job.done.add(node.index)
    const predicate: Predicate = node.ending?.predicate ?? predicateOf(node, grammar) ?? bareOf(job, node)
    const read = { endings: node.ending?.endings ?? grammar.endings.read(predicate.tail, []).endings }
    const pieces = collect(job, node, predicate)
    const clause: Clause = {
      subject: null,
      sharedSubject: false,
      levels: [],
      complements: [],
      adverbs: [],
      front: [],
      end: [],
      linked: [],
      mood: 'statement',
      from: spansOf(predicate.morphs),
      aspect: 'activity',
      rules: [],
    }

    // --- arguments by slot
    const slots = new Map<string, Argument>()
    const spare: Argument[] = []
    const topics: Argument[] = []
    let also = false
    for (const argument of pieces.args) {
      const { words } = argument
      if (words.also && words.role === '') also = true
      if ((words.topic || words.also) && words.role === '') {
        topics.push(argument)
        continue
      }
      if (argument.slot && !slots.has(argument.slot)) slots.set(argument.slot, argument)
      else spare.push(argument)
    }
    const passiveForm = read.endings.some((ending) => ending.op === 'passive')
    const hasTransitive = (lemma: string): boolean =>
      grammar.lexicon.frames(lemma).some((frame) => frame.template.rest.some((item) => 'slot' in item && item.slot === 'o'))
    const intransitive = (lemma: string): boolean =>
      grammar.lexicon
        .frames(lemma)
        .some(
          (frame) =>
            !frame.adverbial &&
            !frame.passiveOnly &&
            frame.slots.every((slot) => slot.name !== 'o' && slot.name !== 'quote' && !slot.fillers.length),
        )
    const gapOpen = options.gap === 'auto'
    let gapFilled = false
    let gapSlot = ''
    let madePassive = false
    const held: Argument[] = []
    for (const topic of topics) {
      if (
        slots.has('ga') &&
        !held.length &&
        topic.words.role === '' &&
        grammar.lexicon.frames(predicate.lemma).some((frame) => frame.topicSubject)
      ) {
        held.push(topic)
        continue
      }
      if (!slots.has('ga')) slots.set('ga', topic)
      else if (!slots.has('o') && hasTransitive(predicate.lemma) && !passiveForm && predicate.kind !== 'nominal') slots.set('o', topic)
      else spare.push(topic)
    }
    const subjectArgument = slots.get('ga')
    let passive =
      passiveForm &&
      (hasTransitive(predicate.lemma) || !grammar.lexicon.hasFrames(predicate.lemma)) &&
      !(slots.has('o') && subjectArgument === undefined)
    if (gapOpen && options.gapNode) {
      const headSem = gapOf(options.gapNode, 'o', null).sem
      const made =
        !slots.has('ga') &&
        !slots.has('o') &&
        !passiveForm &&
        hasTransitive(predicate.lemma) &&
        !intransitive(predicate.lemma) &&
        !subjectClasses.has(headSem) &&
        (predicate.kind === 'verb' || predicate.kind === 'sahen') &&
        !grammar.contentNouns.has(options.gapNode.core.at(-1)!.surface)
      if (made) {
        // 発表した|計画 → plan announced: the noun is the object and nobody is named
        passive = true
        gapSlot = 'ga'
        madePassive = true
      } else if (!slots.has('ga')) gapSlot = 'ga'
      else if (!slots.has('o') && hasTransitive(predicate.lemma) && !passiveForm) gapSlot = 'o'
    }
    const gapArgument: Argument | null = gapSlot && options.gapNode ? gapOf(options.gapNode, gapSlot, options.subject ?? null) : null
    if (gapArgument) {
      slots.set(gapSlot, gapArgument)
      gapFilled = true
    }
    const factMap = new Map<string, ArgumentFacts>()
    for (const [slot, argument] of slots) factMap.set(slot, facts(argument))
    if (pieces.quotes.length) factMap.set('quote', { heads: [], sem: '', clausal: true })
    let indirect = false
    if (passive) {
      const ga = factMap.get('ga')
      if (!factMap.has('o') && ga) {
        factMap.delete('ga')
        factMap.set('o', ga)
      } else if (factMap.has('o')) indirect = true
      const ni = slots.get('ni')
      if (ni && agentClasses.has(ni.sem)) factMap.delete('ni')
    }
    let match = chooseFrame(grammar.lexicon, predicate.lemma, factMap, { passive: passiveForm, topic: topics.length > 0 })
    if (
      match?.frame.passiveOnly ||
      (match && passive && !match.frame.template.rest.some((item) => 'slot' in item && item.slot === 'o') && !match.frame.passive)
    ) {
      passive = false
      if (match && !match.frame.passiveOnly) {
        for (const [slot, argument] of slots) factMap.set(slot, facts(argument))
        match = chooseFrame(grammar.lexicon, predicate.lemma, factMap, { passive: passiveForm, topic: topics.length > 0 }) ?? match
      }
    }
    const frame = match?.frame ?? null
    if (held.length && !frame?.topicSubject) spare.push(...held.splice(0))
    if (frame) job.rules.push(frame.id)
    const passiveTemplate = passive && frame?.passive ? frame.passive : null
    const made = slots.get('ni')
    const makes =
      predicate.lemma === grammar.keys.get('suru') &&
      made?.sem === 'quality' &&
      slots.get('o') &&
      !frame?.slots.some((slot) => slot.name === 'ni' && slot.fillers.length)
    const absent = predicate.lemma === grammar.keys.get('nai') && gapSlot === 'ga' && slots.has('ni')
    const template: Template = absent
      ? absentTemplate
      : makes
        ? makeTemplate
        : (passiveTemplate ?? frame?.template ?? fallbackTemplate(job, node, predicate))
    if (!frame && predicate.kind !== 'nominal') job.guesses++
    clause.aspect =
      frame?.aspect ?? (predicate.kind === 'nominal' || predicate.kind === 'na' || predicate.kind === 'adjective' ? 'state' : 'activity')

    // --- the verb group
    const main: VerbLevel = level(template.verb, { from: spansOf(predicate.morphs) })
    const levels = readLevels(read.endings, main, {
      aspect: clause.aspect as Frame['aspect'],
      passive: passive && !passiveTemplate,
      potentialPassive: passiveForm && !passive && !frame?.passiveOnly && predicate.kind === 'verb',
      ergative: false,
    })
    clause.levels = levels.levels
    if (madePassive && passive && !passiveTemplate) {
      main.passive = true
      if (main.progressive && clause.aspect !== 'activity') main.progressive = false
    }
    if (predicate.potential) clause.levels.push(level('can', { inner: 'infinitive', past: main.past }))
    if (predicate.potential) main.past = false
    if (modals.has(template.verb)) main.verb = template.verb
    job.rules.push(...levels.rules)
    clause.rules = levels.rules
    if (levels.question) clause.mood = 'question'
    if (levels.imperative) {
      clause.mood = 'imperative'
      clause.front.push(text('please'))
    }
    for (const words of [...template.adverbs, ...levels.adverbs]) clause.adverbs.push(text(words))
    if (also) clause.adverbs.push(text('also'))
    if (predicate.lead.length) {
      const lead = compose(predicate.lead, [], grammar.compound)
      const row = grammar.lexicon
        .words(predicate.lead.map((morph) => morph.surface).join(''))
        .find((one) => one.pos === 'na' || one.pos === 'adv')
      const amount = predicate.lead.at(-1)!.quantity
      const counted = amount?.kind === 'count'
      const given = slots.get('ga')
      const intransitiveFrame = frame !== null && !frame.slots.some((slot) => slot.name === 'o')
      const leadRow = grammar.lexicon
        .words(predicate.lead.map((morph) => morph.surface).join(''))
        .some((one) => one.pos === 'na' || one.pos === 'adv')
      if (!given && !amount && !leadRow && (intransitiveFrame || passiveForm)) {
        // 大阪で|万博|開幕: the noun before an intransitive verbal noun is its subject
        slots.set('ga', { ...plainArgument(node, lead), slot: 'ga' })
      } else if (counted && !given && !slots.has('o')) {
        // 台風で|3人|死亡
        slots.set('ga', { ...plainArgument(node, lead), slot: 'ga' })
      } else if (counted && (given || slots.has('o'))) {
        // 従業員を|300人採用: the count belongs to the object, 客が|500人|訪れた: or to the subject
        const subject = (slots.get('o') ?? given)!.phrase()
        // A frame may hold its object in its words: 特許を|出願する, file for a patent.
        const written = !slots.has('o') || [...template.subject, ...template.rest].some((item) => 'slot' in item && item.slot === 'o')
        if (written && subject.kind === 'noun' && !subject.quantity && !subject.proper) {
          subject.quantity = text(/^(?:about |more than |at least |nearly )?[\w.,]+/.exec(amount.en)![0], lead.from)
          subject.number = amount.value === 1 ? 'singular' : 'plural'
        } else clause.end.push(lead)
      } else if (amount)
        clause.end.push(
          amount.kind === 'date' || amount.kind === 'time' || amount.kind === 'duration'
            ? timePhrase(lead, '', amount.kind)
            : amount.kind === 'ordinal' || amount.kind === 'count'
              ? lead
              : { kind: 'prep', before: 'by', object: lead, after: '', from: [] },
        )
      else if (row) clause.adverbs.push(text(row.pos === 'adv' ? row.en : adverbFromAdjective(row.en), spansOf(predicate.lead)))
      else if (!slots.has('o') && frame?.slots.some((slot) => slot.name === 'o'))
        slots.set('o', { ...plainArgument(node, lead), slot: 'o' })
      else clause.end.push({ kind: 'prep', before: 'in', object: lead, after: '', from: [] })
    }

    // a coming event: 同社は新工場を建設する will build; states and habits stay
    const plainLevel = clause.levels.length === 1 ? main : null
    const eventful =
      (predicate.kind === 'verb' || predicate.kind === 'sahen') &&
      !predicate.bare &&
      (clause.aspect === 'point' || clause.aspect === 'change' || clause.aspect === 'activity') &&
      !modals.has(main.verb)
    if (
      options.main &&
      job.register === 'sentence' &&
      eventful &&
      plainLevel &&
      !main.past &&
      !main.perfect &&
      !main.progressive &&
      !levels.link &&
      !levels.imperative &&
      !read.endings.some((ending) => ending.op === 'teiru' || ending.op === 'question')
    ) {
      const negative = main.negative
      main.negative = false
      clause.levels.push(level('will', { inner: 'infinitive', negative }))
    }

    // --- fill the template
    const bySlot = (name: string): Argument | undefined => {
      if (passive && !passiveTemplate && !indirect) {
        if (name === 'o') return slots.get('ga') ?? slots.get('o')
        if (name === 'ga') return undefined
        const own = slots.get(name)
        return name === 'ni' && own && agentClasses.has(own.sem) && !frame?.slots.some((slot) => slot.name === 'ni' && !slot.optional)
          ? undefined
          : own
      }
      return slots.get(name)
    }
    const fill = (item: { slot: string; part: string }, before: string): Phrase | null => {
      if (item.slot === 'quote') {
        const quote = pieces.quotes.shift()
        if (!quote) return null
        const made = quoteContent(job, quote, clause.subject)
        if (made.direct) return made.phrase
        if (made.result) return clauseAs(made.result, before)
        return before === 'to' ? { kind: 'sequence', items: [text('be'), made.phrase] } : made.phrase
      }
      const argument = bySlot(item.slot)
      if (!argument) return null
      argument.used = true
      job.done.add(argument.node.index)
      if (item.part === 'cl') {
        main.from = [...main.from, ...spansOf(argument.node.core)]
        const inner = innerClause(job, argument.node, null)
        if (inner) return clauseAs(inner, before)
        const part = noPart(job, argument, frame?.slots.find((slot) => slot.name === argument.slot)?.fillers ?? [])
        return part ?? argument.phrase()
      }
      if (item.part === 'no') {
        main.from = [...main.from, ...spansOf(argument.node.core.slice(-1))]
        clause.adverbs.push(...fillerAdverbs(job, argument))
        const part = noPart(job, argument, frame?.slots.find((slot) => slot.name === argument.slot)?.fillers ?? [])
        if (part) return part
        const inner = innerClause(job, argument.node, null)
        if (inner) return clauseAs(inner, '')
        return null
      }
      if (argument.clausal && !['ga'].includes('')) {
        const inner = innerClause(job, argument.node, null)
        if (inner) {
          if (inner.hasSubject)
            return {
              kind: 'embedded',
              form: 'that',
              word: before === '' || before === main.verb ? 'that' : 'the fact that',
              clause: ensureSubject(inner.clause),
            }
          return { kind: 'embedded', form: 'gerund', word: '', clause: { ...inner.clause, subject: null } }
        }
      }
      return argument.phrase()
    }
    let clefted = false
    const fillerOnly = (name: string): boolean =>
      frame?.slots.some((slot) => slot.name === name && slot.fillers.length > 0 && slots.has(name)) ?? false
    // subject first, so that pronouns and quotations know it
    if (template.subject.length) {
      const only = template.subject[0]!
      if ('slot' in only) {
        clause.subject = fill(only, '')
      } else {
        clause.subject = text(template.subject.map((item) => ('word' in item ? item.word : '')).join(' '))
      }
    } else if (passive && !passiveTemplate && !indirect) {
      const argument = bySlot('o')
      if (argument) {
        argument.used = true
        clause.subject = subjectPhrase(job, argument)
      }
    } else if (predicate.kind === 'nominal' && !frame && slots.get('ga')?.cleft && slots.get('ga')!.words.topic) {
      // 発表したのは政府だ → it is the government that announced it
      const argument = slots.get('ga')!
      argument.used = true
      const holder = nounPhrase('', { bare: true })
      const inner = transfer.clause(job, argument.node, { gap: 'auto', gapNode: node, subject: holder })
      clause.subject = text('it')
      if (inner.clause.levels.at(-1)!.past) clefted = true
      clause.end.push({ kind: 'embedded', form: 'relative', word: 'that', clause: inner.clause })
    } else {
      const argument = held[0] ?? slots.get('ga')
      if (held[0]) {
        held[0].used = true
        clause.subject = subjectPhrase(job, held[0])
        const swallowed = slots.get('ga')
        if (swallowed && frame && !mentions(frame.template, 'ga')) {
          swallowed.used = true
          job.done.add(swallowed.node.index)
          main.from = [...main.from, ...spansOf(swallowed.node.core)]
        }
      } else if (argument && !(frame && fillerOnly('ga') && !mentions(frame.template, 'ga') && frame.topicSubject)) {
        argument.used = true
        clause.subject = subjectPhrase(job, argument)
      } else if (argument) {
        argument.used = true
        job.done.add(argument.node.index)
      }
    }
    let pendingWords: string[] = []
    const flush = (): void => {
      if (pendingWords.length) clause.complements.push(text(pendingWords.join(' '), spansOf(predicate.morphs)))
      pendingWords = []
    }
    const rest: readonly TemplateItem[] = template.rest
    let skippedObject = false
    rest.forEach((item, index) => {
      if ('word' in item) {
        pendingWords.push(item.word === "one's" ? possessiveOf(clause.subject) : item.word)
        return
      }
      if (
        passive &&
        !passiveTemplate &&
        !indirect &&
        item.slot === 'o' &&
        item.part === '' &&
        !skippedObject &&
        rest.findIndex((one) => 'slot' in one && one.slot === 'o') === index
      ) {
        skippedObject = true
        return
      }
      const before = pendingWords.at(-1) ?? ''
      const phrase = fill(item, before)
      if (phrase) {
        if (phrase.kind === 'quotation') {
          if (before === 'that') pendingWords.pop()
          else if (before === 'to') {
            pendingWords = []
            main.verb = 'say'
          }
          pendingWords.push(',')
        }
        flush()
        clause.complements.push(phrase)
      } else {
        while (pendingWords.length && (prepositions.has(pendingWords.at(-1)!) || pendingWords.at(-1) === 'that')) pendingWords.pop()
      }
    })
    flush()
    if (passive && !passiveTemplate && !indirect && !skippedObject && main.passive) {
      // the object stood behind a preposition: be looked after keeps it
      skippedObject = true
    }
    if (indirect && passive) {
      // 財布を盗まれる: have one's wallet stolen
      main.passive = false
      const object = clause.complements
      clause.complements = [...object, text(grammar.morphology.participle(main.verb))]
      main.verb = 'have'
    }
    // fillers the template swallowed
    if (frame) {
      for (const slot of frame.slots) {
        const argument = slots.get(slot.name)
        if (!argument || argument.used) continue
        if (slot.fillers.length) {
          argument.used = true
          main.from = [...main.from, ...spansOf(argument.node.core)]
          clause.adverbs.push(...fillerAdverbs(job, argument))
          job.done.add(argument.node.index)
          for (const index of argument.node.children) {
            if (!alive(job, index)) continue
            const child = job.tree.nodes[index]!
            if (predicateOf(child, grammar)) {
              const inner = transfer.clause(job, child, { subject: clause.subject })
              clause.end.push({ kind: 'embedded', form: 'gerund', word: '', clause: { ...inner.clause, subject: null } })
            } else clause.end.push({ kind: 'prep', before: 'of', object: transfer.nounPhrase(job, child), after: '', from: [] })
          }
        }
      }
    }
    // nominal predicates: the noun is the complement
    if (predicate.kind === 'nominal' && !frame) {
      clause.complements.unshift(nominalComplement(job, node, predicate, clause.subject))
    }
    if (clefted) main.past = true
    // no longer says the negation itself: もはや…ない
    if (pieces.adverbs.some((child) => adverbOf(child, grammar) === 'no longer')) for (const one of clause.levels) one.negative = false
    if (levels.causative) applyCausative(clause, main, slots, frame)

    // --- what no frame claimed
    const motion = motionVerbs.has(main.verb)
    const endings: Phrase[] = []
    const place = (argument: Argument): void => {
      if (argument.used || job.done.has(argument.node.index)) return
      argument.used = true
      if (gapArgument === argument) return
      if (argument.clausal) {
        if (argument.words.post) job.rules.push(argument.words.post.id)
        const inner = innerClause(job, argument.node, clause.subject)
        if (inner) {
          endings.push(clausalAdjunct(argument, inner))
          return
        }
      }
      if (argument.words.post) job.rules.push(argument.words.post.id)
      const start =
        argument.words.role === 'made'
          ? argument.node.children.find(
              (index) =>
                alive(job, index) &&
                readFunctionWords(job.tree.nodes[index]!.tail, grammar.particles, grammar.postpositions).role === 'kara',
            )
          : undefined
      if (start !== undefined) {
        const from = transfer.nounPhrase(job, job.tree.nodes[start]!)
        const range: Phrase = {
          kind: 'sequence',
          items: [
            { kind: 'prep', before: 'from', object: from, after: '', from: [] },
            { kind: 'prep', before: 'to', object: argument.phrase(), after: '', from: spansOf(argument.node.tail) },
          ],
        }
        if (argument.node.comma && !options.gapNode) clause.front.push(range)
        else endings.push(range)
        return
      }
      const phrase = argument.phrase()
      if (passive && argument.slot === 'ni' && agentClasses.has(argument.sem)) {
        endings.push({ kind: 'prep', before: 'by', object: phrase, after: '', from: spansOf(argument.node.tail) })
        return
      }
      let made = adjunct(argument, phrase, motion)
      if (argument.words.focus.includes('zutsu')) {
        const quantity = argument.node.core.at(-1)?.quantity
        made =
          quantity?.value === 1 || quantity?.en === 'one'
            ? text('one by one', spansOf(argument.node.core))
            : { kind: 'sequence', items: [phrase, text('each')] }
      }
      if (made.kind === 'prep') made = { ...made, from: spansOf(argument.node.tail) }
      if (topics.includes(argument)) {
        // は that fills no slot: the owner of the subject, else set in front
        if (
          clause.subject?.kind === 'noun' &&
          !clause.subject.owner &&
          !clause.subject.proper &&
          !clause.subject.bare &&
          !clause.subject.determinerWord &&
          phrase.kind === 'noun' &&
          !phrase.after.length
        )
          clause.subject.owner = phrase
        else
          clause.front.push({
            kind: 'prep',
            before: /^(?:act|event|process|field|sport|state|money|number)$/.test(classOf(phrase)) ? 'in' : 'as for',
            object: phrase,
            after: '',
            from: spansOf(argument.node.tail),
          })
        return
      }
      if (
        (argument.words.topic || argument.node.comma) &&
        argument.node.index < node.index - 1 &&
        !options.gapNode &&
        argument.words.role !== 'o'
      )
        clause.front.push(made)
      else if (argument.words.role === 'o') clause.complements.unshift(made)
      else endings.push(made)
    }
    const kara = slots.get('kara')
    const until = slots.get('made') ?? spare.find((argument) => argument.words.post?.before === 'to')
    if (kara && until && !kara.used && !until.used && !kara.clausal && !until.clausal) {
      kara.used = true
      until.used = true
      const range: Phrase = {
        kind: 'sequence',
        items: [
          { kind: 'prep', before: 'from', object: kara.phrase(), after: '', from: spansOf(kara.node.tail) },
          { kind: 'prep', before: 'to', object: until.phrase(), after: '', from: spansOf(until.node.tail) },
        ],
      }
      if (until.node.comma && !options.gapNode) clause.front.push(range)
      else endings.push(range)
    }
    for (const argument of slots.values()) place(argument)
    for (const argument of spare) place(argument)
    for (const argument of pieces.times) {
      argument.used = true
      const listed = argument.node.children.some((index) => alive(job, index)) ? undefined : grammar.adverbs.get(coreText(argument.node))
      if (listed && ['', 'ni'].includes(argument.words.role)) {
        job.done.add(argument.node.index)
        const said = text(listed, spansOf(argument.node.core))
        if (!options.gapNode && (argument.words.topic || argument.node.comma || argument.node.index === firstAlive(job)))
          clause.front.push(said)
        else if (listed.includes(' ')) endings.push(said)
        else clause.adverbs.push(said)
        continue
      }
      const phrase = argument.phrase()
      const quantity = argument.node.core.at(-1)?.quantity
      let made = timePhrase(phrase, argument.words.role, quantity?.kind ?? '')
      if (argument.words.post) made = adjunct(argument, phrase, motion)
      if (!options.gapNode && (argument.words.topic || argument.node.comma || argument.node.index === firstAlive(job)))
        clause.front.push(made)
      else endings.push(made)
    }
    for (const child of pieces.quotes) {
      const made = quoteContent(job, child, clause.subject)
      if (made.direct) clause.end.push({ kind: 'sequence', items: [text(','), text('saying'), made.phrase] })
      else if (made.result) clause.end.push({ kind: 'embedded', form: 'that', word: 'that', clause: ensureSubject(made.result.clause) })
      else endings.push({ kind: 'prep', before: 'as', object: made.phrase, after: '', from: [] })
    }
    clause.end.unshift(...endings.reverse())
    for (const child of pieces.adverbs) {
      job.done.add(child.index)
      const words = adverbOf(child, grammar)
      const made = text(words, spansOf([...child.core, ...child.tail]))
      let degree = false
      for (const index of child.children) {
        if (!alive(job, index)) continue
        job.done.add(index)
        const asked = grammar.questionWords.get(coreText(job.tree.nodes[index]!) + tailText(job.tree.nodes[index]!))
        if (asked?.startsWith('how')) {
          // どれだけ|早く回せるか: … , and how quickly
          degree = true
          clause.end.push(text(`, and how ${words}`, spansOf([...job.tree.nodes[index]!.core, ...child.core])))
          continue
        }
        clause.adverbs.push(text(adverbOf(job.tree.nodes[index]!, grammar), spansOf(job.tree.nodes[index]!.core)))
      }
      if (degree) continue
      if (/^(?:for|in|at|on|to|by|with|all|together|each)\b/.test(words) || words.split(' ').length > 2) clause.end.unshift(made)
      else clause.adverbs.push(made)
    }
    clause.adverbs.push(...pieces.questions)
    for (const child of pieces.conjunctions) {
      job.done.add(child.index)
      const whole = coreText(child) + tailText(child)
      job.rules.push(`initial.${grammar.initials.has(whole) ? whole : coreText(child)}`)
      const words = grammar.initials.get(whole) ?? grammar.initials.get(coreText(child)) ?? adverbOf(child, grammar)
      clause.front.unshift(text(lowerFirst(words.replace(/,$/, '')), spansOf(child.core)))
    }

    if (predicate.kind !== 'nominal' || frame) clause.end.unshift(...nouns.asides(job, node))

    // --- dependent clauses
    let shared: Phrase | null = clause.subject
    for (const child of pieces.clauses) {
      if (!alive(job, child.index)) continue
      const result = transfer.clause(job, child, { subject: null })
      // the first halves of 売上高が4812億円、利益が918億円だった have the tense of the last
      if (result.predicate.bare && result.clause.levels.length === 1) result.clause.levels[0]!.past = clause.levels.at(-1)!.past
      const hoisted = result.topicSubject && result.hasSubject && !clause.subject && !/^(?:and|but|if)/.test(result.link)
      if (hoisted) {
        clause.subject = result.clause.subject
        attach(clause, { ...result, clause: { ...result.clause, subject: null }, hasSubject: false })
      } else attach(clause, result)
      if (!shared && result.hasSubject && /^and/.test(result.link)) shared = result.clause.subject
    }
    const first = clause.linked.find(({ link }) => link.place === 'coordinate')
    if (!clause.subject && first && first.clause.subject && !first.clause.sharedSubject && !(gapOpen && gapSlot === 'ga')) {
      // は stands on the first clause of the chain: one subject for all
      clause.subject = first.clause.subject
      first.clause.subject = null
      first.clause.sharedSubject = true
    }
    const hasSubject = clause.subject !== null
    if (options.gapNode && gapArgument && gapSlot === 'ga' && options.subject) clause.subject = options.subject
    else if (!clause.subject && options.subject && !options.main) clause.subject = options.subject
    if (!clause.subject && options.main) zeroSubject(job, clause, main, template, passive)
    if (options.main && clause.subject?.kind === 'noun' && subjectClasses.has(classOf(clause.subject)) && !clause.subject.bare)
      job.memory.topic = clause.subject
    job.depth--
    const topicSubject = topics.some((topic) => topic === subjectArgument)
    let link = levels.link
    if (!link) link = 'and'
    if (gapOpen) link = gapFilled ? 'gap' : ''
    return {
      clause,
      link,
      linkFrom: spansOf(node.tail),
      gapFilled,
      predicate,
      frame,
      hasSubject: gapOpen && gapSlot === 'ga' ? false : hasSubject,
      topicSubject,
      args: pieces.args,
    }
  }

  function mentions(template: Template, slot: string): boolean {
    return [...template.subject, ...template.rest].some((item) => 'slot' in item && item.slot === slot)
  }

  function possessiveOf(subject: Phrase | null): string {
    if (subject?.kind === 'noun' && (subject.number === 'plural' || subject.sem === 'person')) return 'their'
    if (subject?.kind === 'list') return 'their'
    return 'its'
  }

  function subjectPhrase(job: Job, argument: Argument): Phrase {
    if (argument.clausal) {
      const inner = innerClause(job, argument.node, null)
      if (inner) {
        if (inner.hasSubject) return { kind: 'embedded', form: 'that', word: 'the fact that', clause: ensureSubject(inner.clause) }
        return { kind: 'embedded', form: 'gerund', word: '', clause: { ...inner.clause, subject: null } }
      }
    }
    return argument.phrase()
  }

  function plainArgument(node: Node, phrase: NounPhrase): Argument {
    return {
      node,
      words: { role: '', topic: false, also: false, adnominal: false, focus: [], list: '', post: null },
      slot: '',
      heads: [phrase.ja],
      sem: phrase.sem,
      clausal: false,
      used: false,
      phrase: () => phrase,
    }
  }

  function gapOf(node: Node, slot: string, holder: Phrase | null): Argument {
    const last = node.core.at(-1)!
    const rows = grammar.lexicon.words(coreText(node))
    const sem = last.entity
      ? ({ ORG: 'org', LOC: 'place', PERSON: 'person', PRODUCT: 'artefact', EVENT: 'event', LAW: 'law', OTHER: '' } as const)[
          last.entity.type
        ]
      : (rows[0]?.sem ?? grammar.lexicon.words(last.surface)[0]?.sem ?? '')
    return {
      node,
      words: { role: slot, topic: false, also: false, adnominal: false, focus: [], list: '', post: null },
      slot,
      heads: [coreText(node), last.surface],
      sem,
      clausal: false,
      used: false,
      phrase: () => holder ?? nounPhrase('', { bare: true }),
    }
  }

  function bareOf(job: Job, node: Node): Predicate {
    const verbal = bareVerbalNoun(node, grammar)
    const withCase = node.children.some((index) => {
      if (!alive(job, index)) return false
      const { role, topic } = readFunctionWords(job.tree.nodes[index]!.tail, grammar.particles, grammar.postpositions)
      return ['ga', 'o', 'ni', 'e', 'to', 'de'].includes(role) || topic
    })
    if (verbal && withCase) return verbal
    return { kind: 'nominal', lemma: coreText(node), lead: [], morphs: node.core, tail: node.tail, potential: false, bare: true }
  }

  function nominalComplement(job: Job, node: Node, predicate: Predicate, subject: Phrase | null): Phrase {
    const form = grammar.complementNouns.get(coreText(node))
    const inner = form ? nouns.contentOf(job, node) : null
    if (form && inner) {
      const result = transfer.clause(job, inner, { subject: null })
      if (form === 'because') {
        const reason = subject?.kind === 'noun' && /^(?:cause|reason|factor)$/.test(subject.head)
        return {
          kind: 'embedded',
          form: 'that',
          word: reason ? 'that' : 'because',
          clause: withSubject(result.clause, { ...result.clause, subject: reason ? null : subject }, result.hasSubject),
        }
      }
      if (result.hasSubject) return { kind: 'embedded', form: 'that', word: 'that', clause: ensureSubject(result.clause) }
      return { kind: 'embedded', form: 'infinitive', word: '', clause: { ...result.clause, subject: null } }
    }
    const near = node.children.map((index) => coreText(job.tree.nodes[index]!))
    const dotted = composeAll(predicate.morphs, near, grammar.compound)
    const noun = dotted.at(-1)!
    if (noun.unknown) job.unknown.push(...spansOf(predicate.morphs))
    for (const index of node.children) {
      if (!alive(job, index)) continue
      const child = job.tree.nodes[index]!
      const words = readFunctionWords(child.tail, grammar.particles, grammar.postpositions)
      if ((words.adnominal && !predicateOf(child, grammar)) || child.type === 'adnominal') nouns.adnominal(job, child, noun, node)
    }
    if (node.quoteFrom === node.index) noun.quoted = true
    noun.after.unshift(...nouns.asides(job, node))
    return dotted.length > 1 ? { kind: 'list', items: [...dotted], conjunction: 'and', lead: '' } : noun
  }

  /** A predicate no frame knows: the noun of a verbal noun, else romanised. */
  function fallbackTemplate(job: Job, node: Node, predicate: Predicate): Template {
    const plainRest = (words: string): TemplateItem[] => words.split(' ').map((word) => ({ word }))
    if (predicate.kind === 'nominal') return { subject: [], adverbs: [], verb: 'be', rest: [] }
    if (predicate.kind === 'na' || predicate.kind === 'adjective') {
      const rows = grammar.lexicon.words(predicate.kind === 'na' ? coreText(node) : predicate.lemma)
      const row = rows.find((one) => one.pos === 'na') ?? rows[0]
      const en = row?.en ?? compose(predicate.morphs, [], grammar.compound).head
      return { subject: [], adverbs: [], verb: 'be', rest: plainRest(en) }
    }
    const object: TemplateItem[] = [{ slot: 'o', part: '' }]
    if (predicate.kind === 'sahen') {
      const nounMorphs = predicate.bare ? predicate.morphs : predicate.morphs.slice(0, -1)
      const noun = compose(nounMorphs, [], grammar.compound)
      if (noun.unknown) job.unknown.push(...spansOf(nounMorphs))
      return {
        subject: [],
        adverbs: [],
        verb: 'conduct',
        rest: [
          ...plainRest([...noun.before.map((one) => (one.kind === 'text' ? one.text : '')), noun.head].join(' ').trim()),
          { word: 'of' },
          ...object,
        ],
      }
    }
    const word = grammar.lexicon.words(predicate.lemma)[0]
    if (word) return { subject: [], adverbs: [], verb: word.en.replace(/^to /, ''), rest: object }
    job.unknown.push(...spansOf(predicate.morphs))
    const reading = predicate.morphs.map((morph) => morph.reading).join('')
    // an unknown verb is not inflected: do + its reading
    return {
      subject: [],
      adverbs: [],
      verb: 'do',
      rest: [{ word: grammar.compound.romaji.any(predicate.lemma, reading).toLowerCase() }, ...object],
    }
  }

  /** せる: 発展を加速させる accelerate development; 部下に調べさせる have subordinates investigate. */
  function applyCausative(clause: Clause, main: VerbLevel, slots: ReadonlyMap<string, Argument>, frame: Frame | null): void {
    const transitive = frame?.slots.some((slot) => slot.name === 'o') ?? false
    const object = slots.get('o')
    if (object && !transitive) {
      // an intransitive verb with を: the verb itself is used transitively
      object.used = true
      if (main.verb === 'be') {
        main.verb = 'make'
        clause.complements.unshift(object.phrase())
      } else clause.complements.unshift(object.phrase())
      return
    }
    const causee = slots.get('ni')
    if (transitive && causee && !causee.used) {
      causee.used = true
      const inner: Clause = { ...clause, subject: null, front: [], end: [], linked: [], adverbs: [], levels: [{ ...main, past: false }] }
      clause.complements = [causee.phrase(), { kind: 'embedded', form: 'bare-infinitive', word: '', clause: inner }]
      main.verb = 'have'
    }
  }

  function clausalAdjunct(argument: Argument, inner: ClauseResult): Phrase {
    const gerund: Embedded = { kind: 'embedded', form: 'gerund', word: '', clause: { ...inner.clause, subject: null } }
    const that: Embedded = { kind: 'embedded', form: 'bare-clause', word: '', clause: ensureSubject(inner.clause) }
    const { role, post } = argument.words
    if (post)
      return {
        kind: 'prep',
        before: inner.hasSubject ? `${post.before} the fact that` : post.before,
        object: inner.hasSubject ? that : gerund,
        after: '',
        from: [],
      }
    const before = role === 'de' ? 'by' : role === 'kara' ? 'from' : role === 'ni' ? 'to' : role === 'yori' ? 'than' : 'with'
    if (inner.hasSubject)
      return {
        kind: 'prep',
        before: role === 'de' || role === 'kara' ? 'because' : 'with the fact that',
        object: that,
        after: '',
        from: [],
      }
    return { kind: 'prep', before, object: gerund, after: '', from: [] }
  }

  /** Hangs a dependent clause on its head by the link its ending names. */
  function attach(clause: Clause, result: ClauseResult): void {
    const { link: name, clause: inner } = result
    const from = result.linkFrom
    const own = result.hasSubject
    const push = (link: Omit<Link, 'from'>, made: Clause = inner): void => {
      if (link.place === 'front' && made.front.length) {
        // In China, while …: what stands in front of the clause stands in front of its link
        clause.front.push(...made.front)
        made.front = []
      }
      clause.linked.push({ link: { ...link, from }, clause: made })
    }
    if (name === 'purpose-cause') {
      const state =
        inner.aspect === 'state' ||
        inner.levels.at(-1)!.past ||
        inner.levels.some((one) => one.negative || one.perfect || one.passive) ||
        own
      if (!state) push({ word: 'to', form: 'infinitive', place: 'end' }, { ...inner, subject: null })
      else push({ word: 'because', form: 'finite', place: 'front' }, withSubject(inner, clause, own))
      return
    }
    const last = inner.levels.at(-1)!
    const outer = clause.levels.at(-1)!
    // tense is said once in Japanese, at the end: 逮捕して、家を捜索した
    if (outer.past && !last.past && !modals.has(last.verb) && !/^if|^unless|^to |^so that/.test(name)) last.past = true
    else if (
      outer.verb === 'will' &&
      name === 'and' &&
      inner.levels.length === 1 &&
      !last.past &&
      !last.perfect &&
      !last.progressive &&
      (inner.aspect === 'point' || inner.aspect === 'change')
    )
      inner.levels.push(level('will', { inner: 'infinitive' }))
    if (name === 'and' || name === 'and-but' || name === 'but' || name === '') {
      if (!own) inner.sharedSubject = true
      const turned = inner.levels.at(-1)?.negative && !clause.levels.at(-1)?.negative && !own
      push({ word: name === 'but' || name === 'and-but' || turned ? 'but' : 'and', form: 'finite', place: 'coordinate' })
      return
    }
    const match = /^(.*?)\s*\{(S|V)(?:\.([a-z]+))?\}(.*)$/.exec(name)
    if (!match) {
      push({ word: 'and', form: 'finite', place: 'coordinate' })
      return
    }
    const [, word = '', kind, form] = match
    if (!own && !inner.subject && /^(?:although|even though)$/.test(word)) {
      last.past = false
      push({ word: 'while', form: 'gerund', place: 'front' }, { ...inner, subject: null })
      return
    }
    if (kind === 'S' || own) {
      const finite =
        word === 'by' || word === 'in' || word === 'without'
          ? own
            ? word === 'by'
              ? 'because'
              : word === 'without'
                ? 'without the fact that'
                : 'when'
            : word
          : word.replace(/^(?:in addition to|as a result of)$/, 'as')
      push(
        {
          word: finite === 'while also' ? 'while' : finite,
          form: 'finite',
          place: word.startsWith('in such') || word.startsWith('so that') ? 'end' : 'front',
        },
        withSubject(inner, clause, own),
      )
      return
    }
    if (form === 'ing') {
      last.past = false
      push({ word, form: 'gerund', place: word === 'by' || word === 'without' ? 'end' : 'front' }, { ...inner, subject: null })
      return
    }
    push({ word, form: 'infinitive', place: 'front' }, { ...inner, subject: null })
  }

  function withSubject(inner: Clause, outer: Clause, own: boolean): Clause {
    if (own || inner.subject) return inner
    const subject = outer.subject
    if (subject?.kind === 'noun') return { ...inner, subject: subject.bare ? subject : pronounFor(subject) }
    if (subject?.kind === 'list') return { ...inner, subject: text('they') }
    return { ...inner, subject: text('it') }
  }

  /** No subject in the Japanese: the passive when the object can be the subject, else the last topic, else it. */
  function zeroSubject(job: Job, clause: Clause, main: VerbLevel, template: Template, passive: boolean): void {
    if (job.listItem && !passive && !main.passive && !main.past && template.verb !== 'be') {
      // an item of a list tells the reader what to do: 手を洗う
      clause.levels = clause.levels.filter((one) => one.verb !== 'will')
      clause.mood = 'imperative'
      return
    }
    if (job.register === 'headline' && clause.levels.length === 1 && !(template.verb === 'be')) {
      const object = clause.complements[0]
      const direct = template.rest[0]
      if (object && direct && 'slot' in direct && direct.slot === 'o' && !passive && !main.passive && clause.levels.length === 1) {
        clause.subject = object
        clause.complements = clause.complements.slice(1)
        main.passive = true
      }
      return
    }
    const { topic } = job.memory
    const direct = template.rest[0]
    const object = clause.complements[0]
    const canPassive =
      object !== undefined &&
      direct !== undefined &&
      'slot' in direct &&
      direct.slot === 'o' &&
      direct.part === '' &&
      !passive &&
      !main.passive &&
      (object.kind === 'noun' || object.kind === 'list')
    if (template.verb === 'be' && clause.levels.length === 1 && !main.passive) {
      clause.subject = text('it')
      return
    }
    if (topic && !(canPassive && clause.levels.length === 1 && !subjectClasses.has(topic.sem))) {
      clause.subject = pronounFor(topic)
      job.guesses++
      return
    }
    const chained = clause.linked.some(({ link, clause: inner }) => link.place === 'coordinate' && inner.sharedSubject)
    if (canPassive && !chained && clause.levels.every((one) => !/^(?:want|plan|intend|try|aim|hope|wish)$/.test(one.verb))) {
      clause.subject = object
      clause.complements = clause.complements.slice(1)
      main.passive = true
      if (main.progressive && clause.aspect !== 'activity') main.progressive = false
      return
    }
    clause.subject = text('it')
    job.guesses++
  }

  return { build }
}
