import { coreText, type Node, spansOf } from '../nodes.ts'
import { type NounPhrase, type Phrase, type Prepositional, text } from '../tree.ts'
import { type FunctionWords, readFunctionWords } from './function-words.ts'
import type { Argument, Grammar, Job, Transfer } from './grammar.ts'

const placeLike = new Set(['place', 'country', 'structure', 'nature', 'org', 'group', 'field', 'building'])
const causeLike = new Set(['disease', 'weather', 'event', 'act', 'process', 'state', 'feeling', 'quality'])
const meansLike = new Set([
  'artefact',
  'machine',
  'material',
  'substance',
  'part',
  'info',
  'document',
  'law',
  'idea',
  'body',
  'medicine',
  'money',
])
const vehicles = new Set(['vehicle'])

/** Semantic class of what a phrase names. */
export function classOf(phrase: Phrase): string {
  if (phrase.kind === 'noun') return phrase.sem
  if (phrase.kind === 'list') return classOf(phrase.items.at(-1)!)
  return ''
}

/** A time word that needs no preposition: last year, Tuesday, every day. */
function bareTime(en: string): boolean {
  return (
    /^(?:last|this|next|every|each|today|tomorrow|yesterday|tonight|now|recently|earlier|later|the (?:previous|following|next) )\b/.test(
      en,
    ) || /\bago$|\blater$|\bbefore$|\bearlier$|^\w+ly$/.test(en)
  )
}

/** in 2026, on February 18, at 3 p.m., last year, for three years. */
export function timePhrase(phrase: Phrase, role: string, kind: string): Phrase {
  const en =
    phrase.kind === 'noun' ? [...phrase.before.map((one) => (one.kind === 'text' ? one.text : '')), phrase.head].join(' ').trim() : ''
  const prep = (before: string): Prepositional => ({ kind: 'prep', before, object: phrase, after: '', from: [] })
  if (role === 'kara') return prep(bareTime(en) ? 'since' : 'from')
  if (role === 'made') return prep('until')
  if (bareTime(en) || /^(?:in|on|at|from|by|for|during|around|as of|since|after|before|early|mid|late|through|over)\b(?!-)/.test(en))
    return phrase
  if (kind === 'duration') return prep(role === 'de' ? 'in' : 'for')
  if (kind === 'time') return prep('at')
  if (kind === 'date') {
    if (/^(?:the )?\d{1,2}(?:st|nd|rd|th)\b|^[A-Z][a-z]+ \d{1,2}\b(?!,? ?-)|^the same day|day$/.test(en)) return prep('on')
    return prep('in')
  }
  if (/^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|\bday$/.test(en)) return prep('on')
  if (/time$|moment$|end$|beginning$|start$|^night$|stage$/.test(en)) return prep('at')
  return prep('in')
}

/** The preposition of a case that no frame claims. */
export function adjunct(argument: Argument, phrase: Phrase, motion: boolean): Phrase {
  const { words } = argument
  const sem = argument.sem
  const prep = (before: string, after = ''): Prepositional => ({ kind: 'prep', before, object: phrase, after, from: [] })
  if (words.post) return prep(words.post.before, words.post.after)
  if (
    phrase.kind === 'noun' &&
    (words.role === 'ni' || words.role === 'de' || words.role === 'e') &&
    /^(?:here|there|where|overseas|abroad|everywhere|somewhere|nowhere|online)$/.test(phrase.head) &&
    !phrase.before.length
  )
    return phrase
  const quantity = argument.node.core.at(-1)?.quantity
  const kind = quantity?.kind ?? ''
  if (kind === 'date' || kind === 'time' || kind === 'duration' || sem === 'time' || sem === 'duration')
    return timePhrase(phrase, words.role, kind)
  switch (words.role) {
    case 'ni':
      if (sem === 'number' || sem === 'money' || sem === 'measure') return prep('to')
      if (placeLike.has(sem) && !motion) return prep('in')
      return prep('to')
    case 'de':
      if (vehicles.has(sem)) return prep('by')
      if (sem === 'event' || sem === 'sport') return prep('at')
      if (placeLike.has(sem)) return prep('in')
      if (sem === 'number' || sem === 'measure') return prep('at')
      if (sem === 'money') return prep('for')
      if (causeLike.has(sem)) return prep(sem === 'disease' || sem === 'weather' ? 'due to' : 'in')
      if (argument.words.topic && /^(?:info|document|work|law|idea)$/.test(sem)) return prep(sem === 'law' ? 'under' : 'in')
      if (meansLike.has(sem)) return prep('with')
      return prep('in')
    case 'e':
      return prep('to')
    case 'to':
      return prep(quantity ? 'to' : 'with')
    case 'kara':
      return prep(sem === 'feeling' || sem === 'idea' ? 'due to' : 'from')
    case 'made':
      return prep('to')
    case 'yori':
      return prep('than')
    case 'o':
      return phrase
    default:
      if (quantity)
        return quantity.kind === 'percent' || quantity.kind === 'measure' || quantity.kind === 'money' || quantity.kind === 'point'
          ? prep('by')
          : phrase
      return phrase
  }
}

const slotOf: Readonly<Record<string, string>> = {
  ga: 'ga',
  o: 'o',
  ni: 'ni',
  de: 'de',
  to: 'to',
  e: 'e',
  kara: 'kara',
  yori: 'yori',
  made: 'made',
}

/** Reads a noun bunsetsu as an argument; the phrase is built when asked for. */
export function makeArgument(grammar: Grammar, transfer: Transfer, job: Job, node: Node, clauseInside: Node | null): Argument {
  const words: FunctionWords = readFunctionWords(node.tail, grammar.particles, grammar.postpositions)
  let built: Phrase | null = null
  const text_ = coreText(node)
  const last = node.core.at(-1)!
  const heads = [text_, last.surface, last.lemma]
  for (let at = 1; at < node.core.length; at++)
    heads.push(
      node.core
        .slice(at)
        .map((morph) => morph.surface)
        .join(''),
    )
  const rows = grammar.lexicon.words(last.surface)
  const sem = last.entity
    ? ({ ORG: 'org', LOC: 'place', PERSON: 'person', PRODUCT: 'artefact', EVENT: 'event', LAW: 'law', OTHER: rows[0]?.sem ?? '' } as const)[
        last.entity.type
      ]
    : last.quantity
      ? (({ money: 'money', measure: 'measure', date: 'time', time: 'time', duration: 'duration' } as Record<string, string>)[
          last.quantity.kind
        ] ?? 'number')
      : last.name
        ? ({ ORG: 'org', LOC: 'place', PERSON: 'person', PRODUCT: 'artefact', EVENT: 'event', LAW: 'law', OTHER: '' } as const)[
            last.name.type
          ]
        : (grammar.lexicon.words(text_)[0]?.sem ?? rows.find((row) => row.pos !== 'name')?.sem ?? rows[0]?.sem ?? '')
  return {
    node,
    words,
    slot: slotOf[words.role] ?? '',
    heads,
    sem,
    clausal: clauseInside !== null,
    used: false,
    phrase: () => {
      built ??= transfer.nounPhrase(job, node)
      return built
    },
  }
}

export function pronounFor(topic: NounPhrase): NounPhrase {
  const plural = topic.number === 'plural' || topic.sem === 'person' || topic.sem === 'role'
  return {
    ...topic,
    head: plural ? 'they' : 'it',
    plural: '',
    before: [],
    after: [],
    owner: null,
    quantity: null,
    determinerWord: null,
    bare: true,
    proper: false,
    quoted: false,
    from: [],
    ja: '',
    determiner: 'auto',
    wantsThe: false,
  }
}

export function adverbText(words: string, node: Node): ReturnType<typeof text> {
  return text(words, spansOf([...node.core, ...node.tail]))
}
