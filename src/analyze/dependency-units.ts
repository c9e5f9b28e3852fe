import type { DependencyType, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { divider, isGap, isNominal } from './bunsetsu.ts'
import { makeCompoundFinder } from './compounds.ts'
import { thingOf } from './dependency-things.ts'
import { is, wordLists } from './words.ts'

/** What a bunsetsu is as a dependent and as a head. */
export interface Unit {
  readonly type: DependencyType
  /** The particle or ending that made the type: が, の, て …; '' for none. */
  readonly mark: string
  /** All particles after the core: には, からの; a compound's last token. */
  readonly marks: string
  /** Predicate of the unit: '' for none. */
  readonly predicate: '' | 'verb' | 'adjective' | 'na' | 'noun'
  /** True when the unit's core is a noun that others can modify. */
  readonly nominal: boolean
  /** Lemma of the core word: the last content word. */
  readonly lemma: string
  readonly core: Token
  readonly comma: boolean
  /** Ends in a colon, a dash or a full stop: what follows does not continue it. */
  readonly closed: boolean
  /** Begins with a particle or an ending, which happens only where others cut: the bunsetsu before it is its one dependent. */
  readonly leans: boolean
  /** Clause level: 0 adnominal or none, 1 ながら, 2 て ば, 3 が けど から, 4 end of sentence or quotation. */
  readonly level: number
  readonly tags: ReadonlySet<string>
  readonly tokens: readonly Token[]
}

export type Describe = (tokens: readonly Token[], first: number, last: number, next: Token | undefined) => Unit

/** Tags of words that never begin a bunsetsu of ours. */
const leaning = ['particle', 'auxiliary', 'formal.auxiliary', 'verb.suffix']
/** Word classes that become tags of a unit when its core is in them. */
const kinds = [
  'say',
  'degree',
  'and',
  'being',
  'purpose',
  'become',
  'intransitive',
  'outer',
  'near',
  'attribute',
  'relational',
  'takes-ni',
  'takes-to',
  'takes-kara',
]

const levels: Partial<Record<DependencyType, number>> = { 'link-a': 1, te: 2, 'link-b': 2, 'link-c': 3, quote: 4, end: 4 }

/** Makes the reader of one bunsetsu: 建てて、 → te, verb, comma. */
export function makeDescribe(language: Language): Describe {
  const words = wordLists(language)
  const compoundAt = makeCompoundFinder(language)
  const tests = language.rows('ja/analyze-marks').map((row) => ({
    pos: row.pos!.split('|'),
    surfaces: row.surface ? new Set(row.surface.split('|')) : undefined,
    forms: row.form ? new Set(row.form.split('|')) : undefined,
    core: row.core ? new Set(row.core.split('|')) : undefined,
    type: row.type as DependencyType,
  }))

  return (tokens, first, last, next) => {
    const comma = tokens.slice(first, last).some((token, at, all) => token.pos === 'symbol.comma' && at >= all.length - 2)
    const closer = tokens[last - 1]!
    const closed = divider.test(closer.surface) || closer.pos === 'symbol.stop' || (next !== undefined && isGap(closer, next))
    let end = last
    while (end > first + 1 && is(tokens[end - 1]!.pos, 'symbol')) end -= 1
    let functionFrom = end
    let compound: DependencyType | '' = ''
    for (let at = first + 1; at < end; at += 1) {
      const found = compoundAt(tokens, at)
      if (found && at + found.length === end) {
        compound = found.type
        functionFrom = at
        break
      }
    }
    let coreAt = functionFrom - 1
    while (coreAt > first && !isContent(tokens[coreAt]!)) coreAt -= 1
    const core = tokens[coreAt]!
    const leans = first > 0 && leaning.some((tag) => is(tokens[first]!.pos, tag))
    // Some cut に|ついて in two: the second half is read as if the first stood with it.
    const half = leans && [first - 1, first].every((at) => tokens[at]!.pos === 'particle.compound')
    const opening = half ? tokens[first - 1]!.surface : ''
    const closing = tokens[end - 1]!
    const final = half && end - 1 === first ? { ...closing, surface: `${opening}${closing.surface}` } : closing
    const mark = compound ? final.surface : end - 1 > coreAt || !isContent(final) ? final.surface : ''
    const marks = compound ? final.surface : half ? `${opening}${markOf(tokens, first, end)}` : markOf(tokens, coreAt + 1, end)
    const nominal = isNominal(core) && core.pos !== 'noun.na'
    const acting = nominal && isActing(tokens, first, coreAt, end, comma || closed || !next)
    const predicate = acting ? 'verb' : predicateOf(tokens, coreAt, functionFrom) || (nominal && !next ? 'noun' : '')
    const kind = predicate || (nominal ? 'nominal' : is(core.pos, 'adverb') ? 'adverb' : 'other')
    let type: DependencyType | undefined = compound || undefined
    if (!type) {
      type = tests.find(
        (test) =>
          test.pos.some((tag) => is(final.pos, tag)) &&
          (!test.surfaces || test.surfaces.has(final.surface)) &&
          (!test.forms || test.forms.has(final.form)) &&
          (!test.core || test.core.has(kind)),
      )?.type
    }
    if (!type) type = predicate && (predicate !== 'noun' || final.form === 'basic') && !acting ? 'adnominal' : 'noun'
    if (type === 'noun' && acting) type = 'te'
    if (type === 'list' && nominal && words('to').has(mark) && next && (words('name').has(next.lemma) || words('become').has(next.lemma))) {
      type = words('name').has(next.lemma) ? 'quote' : 'case'
    }
    if (type === 'noun' && isTime(tokens, first, coreAt)) type = 'time'
    if (type === 'adverb' && predicate === 'adjective' && comma) type = 'te'
    if (type === 'adnominal' && closed && predicate) type = 'link-c'
    const tags = new Set<string>()
    tags.add(classOf(core))
    for (const token of tokens.slice(coreAt + 1, end)) {
      if (token.pos === 'verb.suffix' && words('passive').has(token.lemma)) tags.add('passive')
      if (words('and-so-on').has(token.surface)) tags.add('and-so-on')
      if (token.pos === 'formal') tags.add('nominalised')
    }
    if (tokens[first]!.pos === 'symbol.open' || is(tokens[first]!.pos, 'symbol.open')) tags.add('bracket')
    for (const kindName of kinds) if (words(kindName).has(core.lemma) || words(kindName).has(core.surface)) tags.add(kindName)
    if (words('to').has(mark)) tags.add('to')
    if (half) tags.add('half')
    if (type === 'case' && words('argument').has(mark)) tags.add('argument')
    const thing = nominal ? thingOf(core, words) : undefined
    if (thing) tags.add(thing)
    return {
      type,
      mark,
      marks,
      predicate,
      nominal,
      lemma: core.lemma,
      core,
      comma,
      closed,
      leans,
      level: levels[type] ?? 0,
      tags,
      tokens: tokens.slice(first, last),
    }
  }

  /** 電池を量産、 and 電池を量産へ: a noun of action with its own case phrase, at a comma or the end, is a clause. */
  function isActing(tokens: readonly Token[], first: number, coreAt: number, end: number, closing: boolean): boolean {
    if (!closing || tokens[first - 1]?.pos !== 'particle.case' || words('of').has(tokens[first - 1]!.surface)) return false
    if (classOf(tokens[coreAt]!) !== 'act') return false
    return end === coreAt + 1 || (end === coreAt + 2 && words('headline-end').has(tokens[end - 1]!.surface))
  }

  function isTime(tokens: readonly Token[], first: number, coreAt: number): boolean {
    const core = tokens[coreAt]!
    if (words('time').has(core.lemma)) return true
    if (core.pos === 'noun.adverbial' || core.pos === 'suffix.adverbial' || core.pos === 'formal.adverbial') return true
    return core.pos === 'suffix.counter' && words('time-unit').has(core.lemma) && coreAt > first
  }

  function predicateOf(tokens: readonly Token[], coreAt: number, end: number): Unit['predicate'] {
    const core = tokens[coreAt]!
    if (is(core.pos, 'verb')) return 'verb'
    if (is(core.pos, 'adjective')) return 'adjective'
    const copula = tokens.slice(coreAt + 1, end).find((token) => token.pos === 'auxiliary')
    if (core.pos === 'noun.na' || core.pos === 'formal.na' || core.pos === 'suffix.na') return copula || coreAt + 1 >= end ? 'na' : ''
    if (!copula) return ''
    return copula.form === 'attributive' && tokens[end - 1] === copula ? 'na' : 'noun'
  }
}

function isContent(token: Token): boolean {
  if (isNominal(token))
    return (
      token.pos !== 'suffix.auxiliary' &&
      token.pos !== 'formal.auxiliary' &&
      !(token.pos === 'formal' && token.surface.length === 1 && /\p{Script=Hiragana}/u.test(token.surface))
    )
  return (
    token.pos === 'verb' ||
    token.pos === 'adjective' ||
    is(token.pos, 'adverb') ||
    token.pos === 'adnominal' ||
    token.pos === 'conjunction' ||
    token.pos === 'interjection'
  )
}

/** The particles at the end of a bunsetsu as one string. */
function markOf(tokens: readonly Token[], from: number, end: number): string {
  let at = end
  while (at > from && is(tokens[at - 1]!.pos, 'particle')) at -= 1
  return tokens
    .slice(at, end)
    .map((token) => token.surface)
    .join('')
}

/** The sort of word a core is, coarser than its tag. */
function classOf(core: Token): string {
  if (is(core.pos, 'formal')) return 'formal'
  if (is(core.pos, 'noun.proper')) return 'proper'
  if (is(core.pos, 'noun.number') || core.pos === 'suffix.counter') return 'number'
  if (core.pos === 'noun.sahen' || core.pos === 'suffix.sahen') return 'act'
  if (is(core.pos, 'pronoun')) return 'pronoun'
  if (core.pos === 'noun.adverbial' || core.pos === 'suffix.adverbial') return 'adverbial'
  return 'plain'
}
