import { type NounPhrase, type Phrase, type Prepositional, prep, text } from '../../tree.ts'
import type { Argument } from '../grammar.ts'

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
/** What has an inside though it is one: an interview, a law. */
const wholes = new Set(['info', 'document', 'act', 'event', 'law', 'process', 'time', 'place', 'country', 'structure', 'body', 'idea'])
const vehicles = new Set(['vehicle'])

/** A time word that needs no preposition: last year, Tuesday, every day. */
function bareTime(en: string): boolean {
  return (
    /^(?:last|this|next|every|each|today|tomorrow|yesterday|tonight|now|recently|earlier|later|the (?:previous|following|next) )\b/.test(
      en,
    ) || /\bago$|\blater$|\bbefore$|\bearlier$|^(?!July$)\w+ly$|(?:^| )a (?:day|week|month|year)$/.test(en)
  )
}

/** 26日までの1週間: the week through the 26th */
function upTo(phrase: NounPhrase, ends: number): NounPhrase {
  const after = phrase.after.map((one, at) => (at === ends && one.kind === 'prep' ? { ...one, before: 'through' } : one))
  return { ...phrase, head: `the ${phrase.head.replace(/^(?:an?|one) /, '')}`, after }
}

/** in 2026, on February 18, at 3 p.m., last year, for three years. */
export function timePhrase(phrase: Phrase, role: string, kind: string): Phrase {
  const en =
    phrase.kind === 'noun' ? [...phrase.before.map((one) => (one.kind === 'text' ? one.text : '')), phrase.head].join(' ').trim() : ''
  const said = (before: string): Prepositional => prep(before, phrase)
  if (phrase.kind === 'noun' && kind === 'duration' && /^(?:ni|de|)$/.test(role)) {
    const ends = phrase.after.findIndex((one) => one.kind === 'prep' && one.before === 'until')
    if (ends >= 0) return prep('in', upTo(phrase, ends))
  }
  if (role === 'kara') return said(bareTime(en) && !/^(?:this|next|every|each|today|tomorrow|tonight|now)\b/.test(en) ? 'since' : 'from')
  if (role === 'yori') return said('from')
  if (role === 'made') return said('until')
  // on the night of the 16th
  if (
    /^(?:the )?(?:night|evening|morning|afternoon)(?: of |$)/.test(en) &&
    (/ of /.test(en) || (phrase.kind === 'noun' && phrase.after.length))
  )
    return said('on')
  if (bareTime(en) || /^(?:in|on|at|from|by|for|during|around|as of|since|after|before|early|mid|late|through|over|within)\b(?!-)/.test(en))
    return phrase
  if (kind === 'duration') return said(role === 'de' ? 'in' : 'for')
  if (kind === 'time') return said('at')
  if (kind === 'date') {
    if (/^(?:the )?(?:end|beginning|start) of\b/.test(en)) return said('at')
    if (/^(?:the )?\d{1,2}(?:st|nd|rd|th)\b|^[A-Z][a-z]+ \d{1,2}\b(?!,? ?-)|^the same day|day$|^[A-Z][a-z]+day, [A-Z]/.test(en))
      return said('on')
    return said('in')
  }
  if (/^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|\bday$/.test(en)) return said('on')
  if (/^time of |time$|moment$|end$|beginning$|start$|^night$|stage$/.test(en)) return said('at')
  return said('in')
}

/** What one pays in. */
const currencies = /^(?:cash|currency|dollars?|yen|euros?|pounds?|yuan|coins?|bills?)$/

const headOf = (phrase: Phrase): string => (phrase.kind === 'noun' ? phrase.head : '')

/** by bicycle: the kind, not one of them. */
function kindOf(phrase: Phrase): Phrase {
  const plain = phrase.kind === 'noun' && !phrase.proper && !phrase.before.length && !phrase.after.length && !phrase.quantity
  return plain && phrase.determiner === 'auto' && phrase.number === 'singular' ? { ...phrase, determiner: 'none' } : phrase
}

/** after the ceremony: what time is told by is known. */
function known(phrase: Phrase): Phrase {
  const plain = phrase.kind === 'noun' && phrase.determiner === 'auto' && phrase.count === 'C' && !phrase.proper && !phrase.quantity
  return plain && phrase.number === 'singular' && !phrase.owner && !phrase.determinerWord ? { ...phrase, determiner: 'the' } : phrase
}

/** on speculation that …: what somebody thinks, with the thought itself. */
function thatFollows(phrase: Phrase): boolean {
  return phrase.kind === 'noun' && phrase.after.some((one) => one.kind === 'embedded' && one.form === 'that')
}

/** The preposition of a case that no frame claims. */
export function adjunctPhrase(argument: Argument, phrase: Phrase, motion: boolean): Phrase {
  const { words } = argument
  const sem = argument.sem
  const said = (before: string): Prepositional => prep(before, phrase)
  if (words.post) {
    const { before, after } = words.post
    // 4歳のときに: when four years old
    if (before === 'during' && /years? old$/.test(argument.node.core.at(-1)?.quantity?.en ?? '')) return said('when')
    // 開始時に: a moment lasts no time
    if (before === 'during' && /^(?:start|end|beginning|opening|launch|completion)(?: of [a-z]+)?$/.test(headOf(phrase)))
      return prep('at', known(phrase))
    // この期間としては: for the period
    if (before === 'as' && !after && (sem === 'time' || sem === 'duration' || argument.node.core.at(-1)?.quantity?.kind === 'date'))
      return said('for')
    // インタビューの中で: in one thing, among several
    if (before === 'among' && phrase.kind === 'noun' && phrase.number === 'singular' && wholes.has(sem)) return said('in')
    // 企業のなかで: among companies
    const one = phrase.kind === 'noun' && phrase.number === 'singular' && phrase.count === 'C' && !phrase.proper && !phrase.quantity
    if (before === 'among' && one && /^(?:person|role|org)$/.test(sem) && phrase.kind === 'noun' && !phrase.determinerWord)
      return prep(before, { ...phrase, number: 'plural' }, [], after)
    if (before === 'among' && phrase.kind === 'list' && phrase.items.length === 2) return said('between')
    // 駅の前に, 支援者を前に: a place has a front, and so have people
    if (
      (before === 'before' || (before === 'ahead of' && /^(?:person|role)$/.test(sem))) &&
      /^(?:place|structure|building|person|role|machine|vehicle)$/.test(sem)
    )
      return said('in front of')
    return prep(before, /^(?:after|before|during)$/.test(before) ? known(phrase) : phrase, [], after)
  }
  if (
    phrase.kind === 'noun' &&
    (words.role === 'ni' || words.role === 'de' || words.role === 'e') &&
    /^(?:here|there|where|overseas|abroad|everywhere|somewhere|nowhere|online)$/.test(phrase.head) &&
    !phrase.before.length
  )
    return phrase
  // 開会の2時間前に: two hours before the opening
  if (['ni', ''].includes(words.role) && / (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) before$/.test(headOf(phrase)))
    return phrase
  // 国道沿いで: the preposition is in the word
  if (phrase.kind === 'noun' && (words.role === 'ni' || words.role === 'de') && /^along /.test(phrase.head) && !phrase.before.length)
    return phrase.owner || phrase.proper
      ? phrase
      : prep('along', { ...phrase, head: phrase.head.slice('along '.length), determiner: 'the', sem: 'place' })
  // 20センチのペースで
  if (words.role === 'de' && /^(?:pace|rate|speed)$/.test(headOf(phrase))) return said('at')
  // 全体では, 金額で
  const measured = words.role === 'de' && phrase.kind === 'noun' && !phrase.before.length && !phrase.after.length && !phrase.owner
  // 2013年度比で: a phrase that is no noun stands as it is
  if (measured && /^compared with\b/.test(phrase.head)) return phrase
  if (measured && phrase.head === 'whole') return text('overall', phrase.from)
  if (measured && phrase.head === 'amount' && !phrase.quantity) return text('in value terms', phrase.from)
  // 年間で340ドル増える: a year
  if (measured && phrase.head === 'year' && phrase.determiner === 'auto' && !phrase.quantity && !words.topic)
    return text('a year', phrase.from)
  // 3年ぶりに: for the first time in three years needs no preposition of its own
  if (
    phrase.kind === 'noun' &&
    ['ni', 'de', ''].includes(words.role) &&
    /^(?:for|in|at|on|by) (?:the|a|\w+)\b|^(?:every|all over|throughout) /.test(
      [...phrase.before.map((one) => (one.kind === 'text' ? one.text : '')), phrase.head].join(' ').trim(),
    )
  )
    return phrase
  const quantity = argument.node.core.at(-1)?.quantity
  const kind = quantity?.kind ?? ''
  if (kind === 'date' || kind === 'time' || kind === 'duration' || sem === 'time' || sem === 'duration')
    return timePhrase(phrase, words.role, kind)
  if (quantity?.unit === 'inning' && kind === 'ordinal' && ['ni', ''].includes(words.role)) return said('in')
  switch (words.role) {
    case 'ni':
      if (sem === 'number' || sem === 'money' || sem === 'measure') return said('to')
      if (placeLike.has(sem) && !motion) return said('in')
      return said('to')
    case 'de':
      if (vehicles.has(sem)) return prep('by', kindOf(phrase))
      // 推計では: what it says
      if (words.topic && /^(?:estimate|projection|forecast|prediction|tally|calculation)s?$/.test(headOf(phrase)))
        return prep('according to', known(phrase))
      // 1点リードで: with a one-point lead
      if (/^lead$|\b(?:meet|tournament|world|course|national) record$/.test(headOf(phrase))) return said('with')
      if (sem === 'event' || sem === 'sport') return said('at')
      if (placeLike.has(sem)) return said('in')
      // 3点差で: by a three-point margin
      if (/-point margin$/.test(headOf(phrase))) return said('by')
      // 7対2で可決した: passed 7-2
      if (quantity?.unit === 'score' && headOf(phrase) === quantity.en) return phrase
      // 賛成多数で: by a majority vote
      if (quantity?.unit === 'vote' || /\b(?:vote|majority)$/.test(headOf(phrase))) return said('by')
      if (sem === 'number' || sem === 'measure') return said('at')
      if (sem === 'money' && /^prices?$/.test(headOf(phrase))) return said('at')
      if (sem === 'money' && words.topic && !quantity) return said('in')
      if (sem === 'money') return said(quantity || headOf(phrase) === 'free' ? 'for' : currencies.test(headOf(phrase)) ? 'in' : 'with')
      if (causeLike.has(sem)) return said(sem === 'disease' || sem === 'weather' ? 'due to' : 'in')
      // 計画では: what it provides for
      if (
        argument.words.topic &&
        /^(?:(?:draft |initial |supplementary )?(?:plan|proposal|bill|budget|scheme|agreement|treaty|contract|pact|deal))s?$/.test(
          headOf(phrase),
        )
      )
        return prep('under', known(phrase))
      if (argument.words.topic && /^(?:info|document|work|law|idea)$/.test(sem)) return said(sem === 'law' ? 'under' : 'in')
      if (meansLike.has(sem)) return said('with')
      return said('in')
    case 'e':
      return said('to')
    case 'to':
      // 気温は27.8度と、平年より高かった
      return said(quantity ? (argument.node.comma ? 'at' : 'to') : 'with')
    case 'kara':
      if (thatFollows(phrase) && /^(?:feeling|idea|info|act)$/.test(sem)) return said('on')
      return said(sem === 'feeling' || sem === 'idea' ? 'due to' : 'from')
    case 'made':
      return said('to')
    case 'yori':
      return said('than')
    case 'o':
      return phrase
    default:
      if (quantity)
        return quantity.kind === 'percent' || quantity.kind === 'measure' || quantity.kind === 'money' || quantity.kind === 'point'
          ? said('by')
          : phrase
      return phrase
  }
}
