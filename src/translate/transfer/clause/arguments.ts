import type { Lexicon } from '../../../language/lexicon.ts'
import { withoutAble } from '../../../language/template.ts'
import { coreText } from '../../nodes/node.ts'
import type { Argument, Grammar, Predicate } from '../grammar.ts'
import { agentClasses } from '../semantic-class.ts'
import type { Dependents, Slots } from './draft.ts'
import { isTransitive, mayBeIntransitive } from './valency.ts'

/** 1時間20分で, 26日までの1週間に: how long it took or lasted, whatever the verb asks for. */
function isSpan({ slot, node }: Argument): boolean {
  const { quantity } = node.core.at(-1)!
  return quantity?.kind === 'duration' && (slot === 'de' || (slot === 'ni' && /\u9593$/.test(quantity.ja) && node.children.length > 0))
}

/** 2月から|有料に|切り替える: when it begins, and not what it was before, which is of the kind of what it becomes. */
function startsThen({ slot, node }: Argument, { args }: Dependents): boolean {
  if (slot !== 'kara' || node.core.at(-1)?.quantity?.kind !== 'date') return false
  const goal = args.find((one) => one.slot === 'ni')
  return goal !== undefined && goal.sem !== 'time' && !/^(?:date|time|duration)$/.test(goal.node.core.at(-1)?.quantity?.kind ?? '')
}

/** 同社に対し, 国に対して: whom it is said to. */
function isAddressee({ words: { post, topic }, sem }: Argument): boolean {
  return !topic && post !== null && /^post\.\u306b\u5bfe\u3057/.test(post.id) && post.before === 'to' && agentClasses.has(sem)
}

/** Classes of what is done something to, and does nothing itself: 詳細は|発表していない. */
export const things: ReadonlySet<string> = new Set(
  'artefact document info part material food medicine money act event idea state quality structure number measure work law substance culture feeling energy structure machine vehicle process'.split(
    ' ',
  ),
)

/** 遺族11人は: they are counted, and do things all the same. */
const actors = /[\u4eba\u540d\u793e]$/

const isThing = ({ sem, cleft, clausal, node }: Argument): boolean =>
  things.has(sem) && !cleft && !clausal && !actors.test(node.core.at(-1)?.quantity?.ja ?? '')

/** 本が|読める, 席が|予約できる: what can be done something to stands with が. */
function isAble({ lemma, potential }: Predicate, lexicon: Lexicon): boolean {
  const open = lexicon.frames(lemma).filter(({ slots }) => slots.every(({ fillers }) => !fillers.length))
  if (!open.length || !open.every(({ slots }) => slots.some(({ name }) => name === 'o'))) return false
  return potential || open.every(({ template }) => withoutAble(template) !== null)
}

/** A frame of the verb has the slot. */
function claims(lemma: string, slot: string, lexicon: Lexicon): boolean {
  return lexicon.frames(lemma).some(({ slots }) => slots.some(({ name }) => name === slot))
}

/** 株価は|下げた: a frame without object has such things as its subject. */
function actsAlone(lemma: string, { sem }: Argument, lexicon: Lexicon): boolean {
  return lexicon
    .frames(lemma)
    .some(({ slots, passiveOnly }) => !passiveOnly && slots.length === 1 && slots[0]!.name === 'ga' && slots[0]!.classes.includes(sem))
}

/** 男子 → men, 女子 → women; '' for all else. */
export function sexOf(words: string, keys: Grammar['keys']): string {
  return words === keys.get('men') ? 'men' : words === keys.get('women') ? 'women' : ''
}

/** How often it happens is no topic: 一度も. */
const times = /^(?:once|twice|.* times)$/

const institutions: ReadonlySet<string> = new Set(['org', 'group'])
const writings: ReadonlySet<string> = new Set(['document', 'law'])

/**
 * 同大では|調査を進めている, 報告書では|遅れを指摘した: an institution and a writing with では do what is done when nobody else does it.
 * Writings only say and show.
 */
function doesItself({ sem, words, clausal }: Argument, predicate: Predicate, { quotes }: Dependents, { lexicon }: Grammar): boolean {
  if (!words.topic || words.role !== 'de' || words.post || words.also || clausal) return false
  const says = quotes.length > 0 || lexicon.frames(predicate.lemma).some(({ slots }) => slots.some(({ name }) => name === 'quote'))
  return institutions.has(sem) || (says && writings.has(sem))
}

/** 2時間前に: when it arrived, and not where. */
function isAgo({ slot, node }: Argument): boolean {
  return slot === 'ni' && / (?:ago|later)$/.test(node.core.at(-1)!.quantity?.en ?? '')
}

/**
 * Which argument fills which slot. A case fills its own; は and も without a case fill が, else を of a transitive verb, and are kept apart for a verb
 * that has a frame with a topic subject. What comes second is spare.
 */
export function assignSlots(dependents: Dependents, predicate: Predicate, passive: boolean, grammar: Grammar): Slots {
  const { args, quotes } = dependents
  const { lexicon, keys } = grammar
  const filled = new Map<string, Argument>()
  const spare: Argument[] = []
  const topics: Argument[] = []
  let also = false
  for (const argument of args) {
    const { words, slot } = argument
    const { quantity } = argument.node.core.at(-1)!
    if (words.role === '' && (words.topic || words.also) && !times.test(quantity?.en ?? '')) {
      also ||= words.also && !quantity
      topics.push(argument)
    } else if (slot && !filled.has(slot) && !isSpan(argument) && !isAgo(argument) && !startsThen(argument, dependents))
      filled.set(slot, argument)
    else spare.push(argument)
  }
  // 赤字へ転じる
  const toward = filled.get('e')
  if (toward && !filled.has('ni') && claims(predicate.lemma, 'ni', lexicon) && !claims(predicate.lemma, 'e', lexicon)) {
    filled.delete('e')
    filled.set('ni', toward)
  }
  // 同社に対し、|報告するよう|指示した: who is told to do something
  const told = filled.has('ni') ? undefined : spare.find((one) => isAddressee(one))
  if (told && claims(predicate.lemma, 'ni', lexicon)) {
    filled.set('ni', told)
    spare.splice(spare.indexOf(told), 1)
  }
  // 男子は|田中が|優勝した: it is told of an event of theirs, and not of them
  const event = ({ node }: Argument): boolean => /^(?:men|women)$/.test(sexOf(coreText(node), keys)) && filled.get('ga')?.sem !== 'event'
  const held: Argument[] = []
  const holds = lexicon.frames(predicate.lemma).some((frame) => frame.topicSubject)
  const topicObject = isTransitive(lexicon, predicate.lemma) && !passive && predicate.kind !== 'nominal'
  // 価格は定額制とする: what it is set as
  const acting =
    (predicate.lemma !== keys.get('suru') || filled.has('to') || filled.has('ni')) &&
    !quotes.length &&
    !mayBeIntransitive(lexicon, predicate.lemma)
  for (const topic of topics) {
    if (filled.has('ga') && !held.length && holds) held.push(topic)
    else if (
      !filled.has('ga') &&
      !filled.has('o') &&
      topicObject &&
      acting &&
      isThing(topic) &&
      !actsAlone(predicate.lemma, topic, lexicon)
    )
      filled.set('o', topic)
    else if (!filled.has('ga')) filled.set('ga', topic)
    else if (event(topic)) spare.push(topic)
    else if (!filled.has('o') && topicObject) filled.set('o', topic)
    else spare.push(topic)
  }
  // 特区とは、…区域だ: what is explained
  const explained = filled.get('to')
  if (predicate.kind === 'nominal' && explained?.words.topic && !filled.has('ga')) {
    filled.delete('to')
    filled.set('ga', explained)
  }
  const place = filled.get('de')
  const acts = (predicate.kind === 'verb' || predicate.kind === 'sahen') && !passive && (filled.has('o') || quotes.length > 0)
  if (place && acts && !filled.has('ga') && doesItself(place, predicate, dependents, grammar)) {
    filled.delete('de')
    filled.set('ga', place)
  }
  const marked = filled.get('ga')
  if (marked && !filled.has('o') && !passive && isThing(marked) && isAble(predicate, lexicon)) {
    filled.delete('ga')
    filled.set('o', marked)
  }
  return { filled, spare, topics, held, also }
}
