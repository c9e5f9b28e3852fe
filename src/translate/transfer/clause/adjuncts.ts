import { coreText, type Node, spansOf } from '../../nodes/node.ts'
import { type Clause, embedded, type Phrase, prep, type Sequence, sequence, text } from '../../tree.ts'
import { adverbOf } from '../adverb.ts'
import { functionWords } from '../function-words.ts'
import { type Argument, type ClauseResult, doubt, type Grammar, type Transfer } from '../grammar.ts'
import { livingChildren, someLiving } from '../living.ts'
import { addBulk } from '../noun-phrase/quantities.ts'
import { agentClasses, classOf } from '../semantic-class.ts'
import { adjunctPhrase, timePhrase } from './adjunct-prepositions.ts'
import { shiftsTime, takesAmount } from './amounts.ts'
import { sexOf } from './arguments.ts'
import type { Draft } from './draft.ts'
import { clauseAfter, type InnerClauses } from './nominalisation.ts'
import { ensureSubject } from './pronouns.ts'

const motionVerbs = new Set(
  'go come move enter arrive return head travel advance expand shift flow rise fall lead spread give send supply provide deliver apply report explain'.split(
    ' ',
  ),
)

/** Verbs that take as their object what Japanese says with について. */
const topicalVerbs = new Set(
  'explain discuss examine investigate review analyze mention describe consider announce clarify debate study outline introduce evaluate assess present negotiate confirm research'.split(
    ' ',
  ),
)

const clausePrepositions: Readonly<Record<string, string>> = { de: 'by', kara: 'from', ni: 'to', yori: 'than' }

/** 建設することで → by building; with a subject of its own because it builds, in light of prices rising. */
function clausalAdjunct({ words: { role, post } }: Argument, result: ClauseResult): Phrase {
  const { clause, hasSubject } = result
  const before = post ? post.before : (clausePrepositions[role] ?? 'with')
  const cause = post ? /^(?:because of|due to|owing to)$/.test(post.before) : role === 'de' || role === 'kara'
  return hasSubject && cause ? prep('because', embedded('bare-clause', '', ensureSubject(clause))) : prep(before, clauseAfter(result, ''))
}

/** 東京から大阪まで → from Tokyo to Osaka */
function range(from: Phrase, fromSpans: readonly Node['core'][number][], to: Argument): Sequence {
  return sequence(prep('from', from, spansOf(fromSpans)), prep('to', to.phrase(), spansOf(to.node.tail)))
}

/** The most adverbials English bears in front of a subject. */
const mostInFront = 2

/** An amount, and no date. */
function isFigure({ node }: Argument): boolean {
  const kind = node.core.at(-1)?.quantity?.kind
  return kind !== undefined && kind !== 'date' && kind !== 'time'
}

/** 前年から|3%|増えた: by how much is said. */
function hasAmount({ dependents, predicate }: Draft): boolean {
  if (predicate.lead.some(({ quantity }) => quantity && quantity.kind !== 'date' && quantity.kind !== 'time')) return true
  return dependents.args.some((argument) => isFigure(argument) && argument.words.role === '' && !argument.words.topic)
}

/** 前の期から|3%|増えた: how far it is, not how long ago. */
function farFrom(draft: Draft, phrase: Phrase): Phrase {
  return phrase.kind === 'prep' && phrase.before === 'since' && hasAmount(draft) ? { ...phrase, before: 'from' } : phrase
}

/** Where adjuncts go: in front of the subject, with their place in Japanese, or behind the complements. */
interface Places {
  readonly ends: Phrase[]
  readonly fronts: { readonly index: number; readonly time: boolean; readonly topic: boolean; readonly phrase: Phrase }[]
}

function setInFront({ fronts }: Places, { node, words }: Argument, phrase: Phrase, time = false): void {
  fronts.push({ index: node.index, time, topic: words.topic, phrase })
}

/** A complement with a clause of its own: what stands behind it would be taken for a part of that clause. */
function holdsClause({ complements }: Clause): boolean {
  const holds = (phrase: Phrase): boolean => {
    if (phrase.kind === 'embedded' || phrase.kind === 'quotation') return true
    if (phrase.kind === 'noun') return phrase.after.some(holds)
    if (phrase.kind === 'prep') return holds(phrase.object)
    return (phrase.kind === 'list' || phrase.kind === 'sequence') && phrase.items.some(holds)
  }
  return complements.some(holds)
}

/** in 2016, on July 16, in Tokyo: a time or place with nothing more said of it. */
function isShort(phrase: Phrase): boolean {
  if (phrase.kind === 'prep') return /^(?:in|at|on|from|until|by|since)$/.test(phrase.before) && isShort(phrase.object)
  return phrase.kind === 'text' || (phrase.kind === 'noun' && !phrase.after.length && !phrase.owner)
}

/** 1日に3回: three times a day */
function isRate({ node }: Argument): boolean {
  return /^(?:once|twice|.+ times) an? (?:second|minute|hour|day|week|month|year)$/.test(node.core.at(-1)?.quantity?.en ?? '')
}

/** 前年を|8%|上回る: up 8% from the previous year, not up from it by 8%. False when the verb says nothing of the kind. */
function behindUp({ complements }: Clause, amount: Phrase): boolean {
  const at = complements.findIndex((one) => one.kind === 'text' && /^(?:up|down) from$/.test(one.text))
  const said = complements[at]
  if (said?.kind !== 'text') return false
  const [way = '', from = ''] = said.text.split(' ')
  complements.splice(at, 1, { ...said, text: way }, amount, text(from))
  return true
}

/** In Japanese order; what is too much in front closes the clause. */
function placeFronts({ clause, dependents }: Draft, { ends, fronts }: Places): void {
  fronts.sort((a, b) => a.index - b.index)
  const [first, second, ...more] = fronts
  if (first && second && !more.length && first.time !== second.time && !dependents.clauses.length && !holdsClause(clause)) {
    // 工場では、来月、車をつくる: at the plant cars are made next month; 24日、都内で: on the 24th they met in Tokyo
    if (isShort(second.phrase) && (second.time || (!second.topic && second.phrase.kind === 'prep'))) {
      fronts.pop()
      ends.unshift(second.phrase)
    }
  }
  const phrases = fronts.map(({ phrase }) => phrase)
  clause.front.push(...phrases.slice(0, mostInFront))
  ends.unshift(...phrases.slice(mostInFront))
}

/** What no frame claimed: with a preposition at the end, or in front when it stood first or with は. Each goes before those placed earlier. */
export function makeAdjuncts(grammar: Grammar, transfer: Transfer, inner: InnerClauses) {
  /** 1日から|3日まで, both on the same verb. */
  function placeRange(draft: Draft, places: Places): void {
    const { slots, options } = draft
    const from = slots.filled.get('kara')
    const to = slots.filled.get('made') ?? slots.spare.find((argument) => argument.words.post?.before === 'to')
    if (!from || !to || from.used || to.used || from.clausal || to.clausal) return
    from.used = true
    to.used = true
    const made = range(from.phrase(), from.node.tail, to)
    if (to.node.comma && !options.gapNode) setInFront(places, to, made)
    else places.ends.push(made)
  }

  /** 3月から→5月まで, 3月から→5月にかけて: where the stretch begins that ends here. */
  function startOf({ job }: Draft, { node, words }: Argument): Node | undefined {
    if (words.role !== 'made' && !/^(?:to|until)$/.test(words.post?.before ?? '')) return undefined
    return [...livingChildren(job, node)].find((child) => functionWords(child, grammar).role === 'kara')
  }

  /** は that fills no slot: the owner of the subject, else set in front. */
  function placeTopic({ clause, main, dependents }: Draft, argument: Argument, phrase: Phrase, places: Places): void {
    const { subject } = clause
    const sex = sexOf(coreText(argument.node), grammar.keys)
    if (sex && subject) {
      setInFront(places, argument, text(`in the ${sex}'s event`, spansOf([...argument.node.core, ...argument.node.tail])))
      return
    }
    const modified = clause.complements.some((one) => one.kind === 'noun' && one.after.some(({ kind }) => kind === 'embedded'))
    if (subject?.kind === 'text' && subject.text === 'there' && main.verb === 'be' && clause.complements.length && !modified) {
      // 日本は地震が多い: Japan has many earthquakes
      clause.subject = phrase
      main.verb = 'have'
      return
    }
    // 決算は、売上高が30億円、利益が2億円だった: of both
    const ofBoth = dependents.clauses.some(({ tail, core }) => !tail.length && core.at(-1)!.quantity)
    const ownable = !ofBoth && subject?.kind === 'noun' && !subject.owner && !subject.proper && !subject.bare && !subject.determinerWord
    if (ownable && !argument.words.also && phrase.kind === 'noun' && !phrase.after.length) subject.owner = phrase
    else {
      const field = /^(?:act|event|process|field|sport|state|money|number|place)$/.test(classOf(phrase))
      setInFront(places, argument, prep(field ? 'in' : 'for', phrase, spansOf(argument.node.tail)))
    }
  }

  /** 一つずつ → one by one, 3人ずつ → three people each */
  function distributive({ node }: Argument, phrase: Phrase): Phrase {
    const quantity = node.core.at(-1)?.quantity
    return quantity?.value === 1 || quantity?.en === 'one' ? text('one by one', spansOf(node.core)) : sequence(phrase, text('each'))
  }

  function adjunctOf(argument: Argument, phrase: Phrase, motion: boolean): Phrase {
    const made = argument.words.focus.includes('zutsu') ? distributive(argument, phrase) : adjunctPhrase(argument, phrase, motion)
    return made.kind === 'prep' ? { ...made, from: spansOf(argument.node.tail) } : made
  }

  /** 計画について説明した → explained the plan */
  function isObject({ main, clause, slots, voice }: Draft, { words, node }: Argument): boolean {
    if (words.post?.before !== 'about' || words.post.after || words.topic || node.comma) return false
    return topicalVerbs.has(main.verb) && !main.passive && !voice.passive && !clause.complements.length && !slots.filled.has('o')
  }

  /** 3%|下落した → fell 3% */
  function isAmount(draft: Draft, { words, node }: Argument): boolean {
    const kind = node.core.at(-1)?.quantity?.kind
    return kind !== undefined && words.role === '' && !words.topic && !words.focus.length && takesAmount(draft, kind, grammar)
  }

  /** 前の年から|17人|増えた → increased by 17 people */
  function isDifference(draft: Draft, { words, node }: Argument): boolean {
    const bare = words.role === '' && !words.topic && !words.also && !words.adnominal && !words.focus.length
    const { quantity } = node.core.at(-1)!
    return bare && quantity?.kind === 'count' && !/^times?$/.test(quantity.unit) && takesAmount(draft, 'percent', grammar)
  }

  /** 新法により|禁止された: what does it stands with by; what brings it about with due to. */
  function causeOrMeans({ main, voice, template }: Draft, { sem }: Argument, made: Phrase): Phrase {
    // 120億円で最も多い: had the most at 12 billion yen
    if (made.kind === 'prep' && made.before === 'for' && template.rest.some((item) => 'word' in item && item.word === 'most'))
      return { ...made, before: 'at' }
    if (made.kind !== 'prep' || made.before !== 'due to' || !(main.passive || voice.passive)) return made
    return agentClasses.has(sem) || /^(?:law|machine|artefact|document)$/.test(sem) ? { ...made, before: 'by' } : made
  }

  /** 1735億円と、|増えた → increased to 173.5 billion yen; 前年を下回った → was below the previous year, at. */
  function placeFigure(draft: Draft, { node }: Argument, phrase: Phrase, { ends }: Places): void {
    const from = spansOf(node.tail)
    const object = draft.slots.filled.get('o')
    const amounts = takesAmount(draft, 'percent', grammar) || takesAmount(draft, 'money', grammar)
    if (amounts || (hasAmount(draft) && object?.words.role !== 'o')) draft.clause.complements.push(prep('to', phrase, from))
    else ends.unshift(sequence(text(','), prep('at', phrase, from)))
  }

  /** 鉱石を|年500トン|買う → buy 500 tons of ore a year: how much of the object. */
  function measuresObject({ clause, slots }: Draft, { words, node }: Argument): boolean {
    const { quantity } = node.core.at(-1)!
    const from = slots.filled.get('o')
    if (!from || !quantity || quantity.kind !== 'measure' || words.role !== '' || words.topic || words.focus.length || node.core.length > 1)
      return false
    const object = clause.complements.find((one) => one.kind === 'noun' && one.ja !== '' && coreText(from.node).endsWith(one.ja))
    return object?.kind === 'noun' && addBulk(object, quantity, spansOf(node.core))
  }

  function place(draft: Draft, argument: Argument, motion: boolean, places: Places): void {
    const { job, node, options, voice, slots, clause } = draft
    const { words } = argument
    if (argument.used || job.done.has(argument.node.index)) return
    argument.used = true
    if (draft.gap.argument === argument) return
    if (slots.topics.includes(argument)) doubt(job, 'topic adjunct')
    else if (words.role === '') doubt(job, 'bare adjunct')
    else if (draft.frame && /^(?:ga|o|ni|to|kara)$/.test(words.role)) doubt(job, 'adjunct')
    if (words.post) job.rules.push(words.post.id)
    const content = argument.clausal ? inner.innerClause(job, argument.node, clause.subject) : null
    if (content) {
      places.ends.push(clausalAdjunct(argument, content))
      return
    }
    const start = startOf(draft, argument)
    if (start) {
      const made = range(transfer.nounPhrase(job, start), start.tail, argument)
      if (argument.node.comma && !options.gapNode) setInFront(places, argument, made)
      else places.ends.push(made)
      return
    }
    if (measuresObject(draft, argument)) {
      job.done.add(argument.node.index)
      return
    }
    const phrase = argument.phrase()
    if (voice.passive && argument.slot === 'ni' && agentClasses.has(argument.sem))
      places.ends.push(prep('by', phrase, spansOf(argument.node.tail)))
    else if (words.role === 'to' && argument.slot === '' && node.quoteFrom < 0 && isFigure(argument))
      placeFigure(draft, argument, phrase, places)
    else if (slots.topics.includes(argument)) placeTopic(draft, argument, phrase, places)
    else if (isObject(draft, argument) || isAmount(draft, argument)) clause.complements.unshift(phrase)
    else if (isFigure(argument) && words.role === '' && !words.topic && behindUp(clause, phrase)) return
    else if (words.role === '' && isRate(argument)) places.ends.push(phrase)
    else if (isDifference(draft, argument)) clause.complements.unshift(prep('by', phrase))
    else {
      const made = farFrom(draft, causeOrMeans(draft, argument, adjunctOf(argument, phrase, motion)))
      const fronted = (words.topic || argument.node.comma) && argument.node.index < node.index - 1 && !options.gapNode
      if (words.role === 'o') clause.complements.unshift(made)
      else if (fronted) setInFront(places, argument, made)
      else places.ends.push(made)
    }
  }

  /** 10月にも|設立する: the earliest it will be; what has happened happened in October too. */
  function isEarliest({ main, dependents }: Draft, { words }: Argument): boolean {
    if (!words.also || words.role !== 'ni' || main.past) return false
    // 早ければ says it already
    return !dependents.adverbs.some((child) => /\bearliest$/.test(adverbOf(child, grammar)))
  }

  /** as early as October, within the year */
  function earliest(phrase: Phrase, kind: string): Phrase {
    const time = timePhrase(phrase, 'ni', kind)
    const ends = phrase.kind === 'noun' && /^(?:within|by|before)\b|\bend of\b/.test(phrase.head)
    return ends ? phrase : time.kind === 'prep' || time === phrase ? prep('as early as', phrase) : time
  }

  /** When it happens: in front with は, a comma or at the opening; an adverb the table lists as one word stands at the verb. */
  function placeTime(draft: Draft, argument: Argument, motion: boolean, places: Places): void {
    const { job, options, clause } = draft
    const { node, words } = argument
    if (argument.used) return
    argument.used = true
    const fronted = !options.gapNode && (words.topic || node.comma)
    const listed = someLiving(job, node, () => true) ? undefined : grammar.adverbs.get(coreText(node))
    if (listed && ['', 'ni'].includes(words.role)) {
      job.done.add(node.index)
      const said = text(listed, spansOf(node.core))
      if (fronted) setInFront(places, argument, said)
      else if (listed.includes(' ')) places.ends.push(said)
      else clause.adverbs.push(said)
      return
    }
    const start = startOf(draft, argument)
    if (start) {
      const made = range(transfer.nounPhrase(job, start), start.tail, argument)
      if (fronted) setInFront(places, argument, made)
      else places.ends.push(made)
      return
    }
    const phrase = argument.phrase()
    const kind = node.core.at(-1)?.quantity?.kind ?? ''
    // 例年より|2カ月ほど|早い: by how much
    const difference = kind === 'duration' && words.role === '' && !words.topic && (draft.slots.filled.has('yori') || shiftsTime(draft))
    const time = (): Phrase =>
      isEarliest(draft, argument) ? earliest(phrase, kind) : difference ? prep('by', phrase) : timePhrase(phrase, words.role, kind)
    const made = farFrom(draft, words.post ? adjunctPhrase(argument, phrase, motion) : time())
    if (fronted) setInFront(places, argument, made, true)
    else places.ends.push(made)
  }

  return function placeAdjuncts(draft: Draft, ends: Phrase[]): void {
    const { slots, dependents, main } = draft
    const motion = motionVerbs.has(main.verb)
    const places: Places = { ends, fronts: [] }
    for (const argument of dependents.times) placeTime(draft, argument, motion, places)
    placeRange(draft, places)
    for (const argument of slots.filled.values()) place(draft, argument, motion, places)
    for (const argument of slots.spare) place(draft, argument, motion, places)
    placeFronts(draft, places)
  }
}
