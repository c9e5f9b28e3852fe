import type { Bunsetsu, Name, Quantity, Slot, Span, Token } from '../../document.ts'
import { entityClass, makeLexicon } from '../../language/lexicon.ts'
import type { Language } from '../../language/load.ts'
import { is, wordLists } from '../words.ts'

/** A bunsetsu as predicates see it: content words, function words, what its particles say. */
export interface Part {
  readonly core: readonly Token[]
  readonly tail: readonly Token[]
  /** Slot of its case particle, '' for none, `other` for a compound postposition or の. */
  readonly slot: Slot | '' | 'other'
  readonly topic: boolean
  readonly also: boolean
  /** Ends in の, という … before a noun. */
  readonly adnominal: boolean
  readonly comma: boolean
  /** Opens a quotation; closes one. */
  readonly opens: boolean
  readonly closes: boolean
}

const slots: ReadonlySet<string> = new Set(['ga', 'o', 'ni', 'de', 'to', 'e', 'kara', 'yori', 'made'])

/** Makes the reader of one bunsetsu: 工場には、 → core 工場, slot ni, topic, comma. */
export function makePhrases(language: Language) {
  const keys = new Map(language.rows('ja-en/particles').map((row) => [row.surface!, row.key!]))

  return (tokens: readonly Token[], bunsetsu: Bunsetsu): Part => {
    const words: Token[] = []
    let comma = false
    let opens = false
    let closes = false
    for (let at = bunsetsu.first; at < bunsetsu.last; at += 1) {
      const token = tokens[at]!
      if (!is(token.pos, 'symbol') || token.pos === 'symbol.letter') words.push(token)
      else if (token.pos === 'symbol.comma') comma = true
      else if (/[「『]/.test(token.surface)) opens = true
      else if (/[」』]/.test(token.surface)) closes = true
    }
    let end = 0
    while (end < words.length && !(end > 0 && isTail(words[end]!, words[end - 1]!))) end += 1
    const tail = words.slice(end)
    let slot: Part['slot'] = ''
    let topic = false
    let also = false
    for (const token of tail) {
      if (!is(token.pos, 'particle')) continue
      const key = keys.get(token.surface) ?? ''
      if (token.pos === 'particle.compound') slot = 'other'
      else if (key === 'wa' || token.pos === 'particle.topic') topic = true
      else if (key === 'mo') also = true
      else if (slots.has(key) && token.pos === 'particle.case') slot = slot === '' ? (key as Slot) : slot
      else if (token.pos === 'particle.list' || key === 'no') slot = slot === '' ? 'other' : slot
    }
    const final = tail.at(-1)
    const adnominal = final !== undefined && (final.pos === 'particle.adnominal' || keys.get(final.surface) === 'no')
    return { core: words.slice(0, end), tail, slot, topic, also, adnominal, comma, opens, closes }
  }
}

function isTail(token: Token, before: Token): boolean {
  const { pos } = token
  if (is(pos, 'particle') || pos === 'auxiliary' || pos === 'verb.suffix' || pos === 'verb.dependent' || pos === 'adjective.dependent')
    return true
  if (is(pos, 'suffix') && before.form === 'stem') return false
  if (is(before.pos, 'verb') || is(before.pos, 'adjective')) return true
  if (is(pos, 'verb') || is(pos, 'adjective')) return !is(before.pos, 'prefix')
  return pos === 'formal.auxiliary' || pos === 'suffix.auxiliary' || pos === 'formal.hearsay'
}

const byTag: Readonly<Record<string, string>> = {
  'noun.proper.person': 'person',
  'noun.proper.surname': 'person',
  'noun.proper.given': 'person',
  'noun.proper.place': 'place',
  'noun.proper.country': 'country',
  'noun.proper.org': 'org',
  'suffix.person': 'person',
  'suffix.place': 'place',
}

/** Semantic class of what a bunsetsu names: `org`, `place`, `act` …; `formal` for こと and its kin; '' when nobody says. */
export type ClassOf = (part: Part, names: readonly Name[], quantities: readonly Quantity[]) => string

/** Makes the look-up: 政府は → org, 11日は → time, 県が → org, for a prefecture that does something is its government. */
export function makeClasses(language: Language): ClassOf {
  const lexicon = makeLexicon(language)
  const offices = wordLists(language)('office')
  return ({ core, slot, topic }, names, quantities) => {
    const last = core.at(-1)
    if (!last) return ''
    if (last.pos === 'formal') return 'formal'
    const quantity = quantities.find((one) => one.start < last.end && last.start < one.end)
    if (quantity) {
      if (quantity.kind === 'date' || quantity.kind === 'time' || quantity.kind === 'duration') return 'time'
      if (quantity.kind !== 'count') return 'number'
      if (persons.test(quantity.unit)) return 'person'
      // 3大学が: what is counted names itself.
      return lexicon.words(last.surface).find(({ sem }) => sem !== '')?.sem ?? 'number'
    }
    if ((slot === 'ga' || topic) && offices.has(last.surface)) return 'org'
    const name = names.find((one) => one.start <= last.start && last.end <= one.end)
    if (name) return entityClass[name.type]
    const tagged = byTag[last.pos]
    if (tagged) return tagged
    for (let from = 0; from < core.length; from += 1) {
      const ja = core
        .slice(from)
        .map(({ surface }) => surface)
        .join('')
      const row = lexicon.words(ja).find(({ sem, source }) => sem !== '' && source !== 'names')
      if (row) return row.sem
    }
    return is(last.pos, 'noun.adverbial') || is(last.pos, 'formal.adverbial') ? 'time' : ''
  }
}

const persons = /^(?:person|people)$/

/** The noun of a bunsetsu without marks and particles, as the text `ja` that begins at `offset` writes it: 若ノ島. */
export function nounOf({ core }: Part, ja: string, offset: number): (Span & { readonly ja: string }) | undefined {
  const [first, last] = [core[0], core.at(-1)]
  if (!first || !last) return undefined
  return { start: first.start, end: last.end, ja: ja.slice(first.start - offset, last.end - offset) }
}
