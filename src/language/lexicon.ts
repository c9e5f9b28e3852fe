import type { EntityType } from './../document.ts'
import { headwordTables, type Language } from './load.ts'
import { parseTemplate, type Template } from './template.ts'

/** Another rendering and the cue it needs: a neighbouring word (`協会`), `~金`, `児童~`, `~を`, a domain. */
export interface Alternative {
  readonly cue: string
  readonly en: string
  readonly plural: string
}

export type Countability = 'C' | 'U' | 'P' | 'B' | '-'

/** A row of words.tsv, compounds.tsv or names.tsv. */
export interface Word {
  readonly ja: string
  readonly yomi: string
  /** n vs na adv adn conj pron pre suf ctr int, or `name`. */
  readonly pos: string
  readonly en: string
  /** Irregular plural, '' when regular. */
  readonly plural: string
  readonly count: Countability
  readonly sem: string
  readonly alternatives: readonly Alternative[]
  /** `imported`: from a dictionary of the user. */
  readonly source: 'words' | 'compounds' | 'names' | 'imported'
  /** Names only. */
  readonly type: EntityType | ''
  /** English wants "the" (the Diet). */
  readonly the: boolean
  readonly note: string
}

export interface FrameSlot {
  readonly name: string
  readonly optional: boolean
  /** Only with these fillers; empty: any. */
  readonly fillers: readonly string[]
  /** Only with these semantic classes; empty: any. */
  readonly classes: readonly string[]
}

/** A row of predicates.tsv. */
export interface Frame {
  /** `predicates:row` for traces. */
  readonly id: string
  readonly lemma: string
  readonly type: 'v' | 'vs' | 'adj' | 'na'
  readonly slots: readonly FrameSlot[]
  readonly template: Template
  readonly aspect: 'state' | 'activity' | 'change' | 'point'
  /** Row only for れる/られる. */
  readonly passiveOnly: boolean
  readonly noPassive: boolean
  /** Template for れる/られる, when the passive is not regular. */
  readonly passive: Template | null
  /** The subject is は or the zero subject, not が. */
  readonly topicSubject: boolean
  readonly adverbial: boolean
  /** Attributive form of an adjective: 高い → high. */
  readonly attributive: string
  readonly note: string
}

export interface Lexicon {
  /** All rows of a headword, the more special table first. */
  words(ja: string): readonly Word[]
  has(ja: string): boolean
  /** Rows of a predicate (dictionary form; sahen verbs with する), special rows first. */
  frames(lemma: string): readonly Frame[]
  hasFrames(lemma: string): boolean
  /** Adverbial rows of all predicates, for the table of postpositions. */
  readonly longest: number
}

const bracePlural = /\s*\{([^}]*)\}\s*$/

function english(text: string): { en: string; plural: string } {
  const match = bracePlural.exec(text)
  if (match && !text.startsWith('{')) return { en: text.slice(0, match.index).trim(), plural: match[1]!.trim() }
  return { en: text.trim(), plural: '' }
}

function alternatives(field: string): Alternative[] {
  if (!field) return []
  return field
    .split(';')
    .map((part) => part.trim())
    .flatMap((part) => {
      const at = part.indexOf('=>')
      if (at < 0) return []
      return [{ cue: part.slice(0, at).trim(), ...english(part.slice(at + 2)) }]
    })
    .filter((alternative) => alternative.en)
}

/** Headwords have Latin letters and figures of half width: Ｗ杯 → W杯. */
const half = (ja: string): string =>
  /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(ja)
    ? ja.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => wide.normalize('NFKC'))
    : ja

/** Rows have the large letter of names such as 霞ケ関, which newspapers often write small. */
const small = (ja: string): string => ja.replaceAll('\u30f6', '\u30b1').replaceAll('\u30f5', '\u30ab')

/** Longer headwords are set phrases that no walk over a text looks for. */
const longestWalked = 24
/** The semantic class of what a name is. */
export const entityClass: Readonly<Record<EntityType, string>> = {
  ORG: 'org',
  LOC: 'place',
  PERSON: 'person',
  PRODUCT: 'artefact',
  EVENT: 'event',
  LAW: 'law',
  OTHER: '',
}

const lexicons = new WeakMap<Language, Lexicon>()

/** The hand-written lexicon over the language data, one for each. Rows are parsed when first asked for. */
export function makeLexicon(language: Language): Lexicon {
  const kept = lexicons.get(language)
  if (kept) return kept
  const made = openLexicon(language)
  lexicons.set(language, made)
  return made
}

function openLexicon(language: Language): Lexicon {
  const [wordTables = [], predicateTables = []] = headwordTables
  const index = language.index(wordTables)
  const predicateIndex = language.index(predicateTables)
  let spelt: ReadonlyMap<string, string> | undefined
  /** 引下げる → 引き下げる; read when the first verb is met that no row has. */
  const spellings = (): ReadonlyMap<string, string> => {
    spelt ??= new Map(language.rows('ja/verb-spellings').map(({ ja, lemma }) => [ja!, lemma!]))
    return spelt
  }
  const wordCache = new Map<string, readonly Word[]>()
  const frameCache = new Map<string, readonly Frame[]>()

  function parseWord(table: string, line: string): Word {
    const fields = line.split('\t')
    if (table.startsWith('ja-en/names')) {
      const [ja = '', yomi = '', en = '', type = '', note = ''] = fields
      const marks = note.split(/[;,]/).map((mark) => mark.trim())
      return {
        ja,
        yomi,
        pos: 'name',
        ...english(en),
        count: '-',
        sem: entityClass[type as EntityType] ?? '',
        alternatives: [],
        source: 'names',
        type: type as EntityType,
        the: marks.includes('the'),
        note,
      }
    }
    const [ja = '', yomi = '', ...rest] = fields
    const pos = table.startsWith('ja-en/words') ? (rest.shift() ?? 'n') : 'n'
    const [en = '', count = 'C', sem = '', alt = ''] = rest
    return {
      ja,
      yomi,
      pos,
      ...english(en),
      count: (count || 'C') as Countability,
      sem: sem === '-' ? '' : sem,
      alternatives: alternatives(alt),
      source: table === 'ja-en/compounds' ? 'compounds' : 'words',
      type: '',
      the: false,
      note: '',
    }
  }

  function parseFrame(row: number, line: string): Frame {
    const [ja = '', , type = 'v', frame = '', en = '', asp = 'activity', note = ''] = line.split('\t')
    const slots = frame
      .split(' ')
      .filter(Boolean)
      .map((part): FrameSlot => {
        const match = /^([a-z]+)(\??)(?:([=:])(.*))?$/.exec(part)
        if (!match) return { name: part, optional: false, fillers: [], classes: [] }
        const values = match[4] ? match[4].split('|') : []
        return {
          name: match[1]!,
          optional: match[2] === '?',
          fillers: match[3] === '=' ? values : [],
          classes: match[3] === ':' ? values : [],
        }
      })
    const passive = /(?:^|[;.] *)pass: ([a-z][^;.]*)/.exec(note)?.[1]?.trim() ?? ''
    return {
      id: `predicates:${row}`,
      lemma: ja,
      type: type as Frame['type'],
      slots,
      template: parseTemplate(en),
      aspect: asp as Frame['aspect'],
      passiveOnly: note.includes('voice: pass'),
      noPassive: note.includes('nopass'),
      passive: /^(?:be|take place)\b/.test(passive) ? parseTemplate(passive) : null,
      topicSubject: note.includes('subj: topic'),
      adverbial: note.includes('adverbial'),
      attributive: /attr: ([^;.]+)/.exec(note)?.[1]?.trim() ?? '',
      note,
    }
  }

  return {
    longest: Math.min(index.longest, longestWalked),
    has: (ja) => index.has(half(ja)) || (/[\u30f6\u30f5]/.test(ja) && index.has(small(half(ja)))),
    hasFrames: (lemma) => predicateIndex.has(lemma) || spellings().has(lemma),
    words(ja) {
      const kept = wordCache.get(ja)
      if (kept) return kept
      const written = half(ja)
      const known = index.has(written) ? written : small(written)
      const made = index.find(known).map(({ table, line }) => parseWord(table, line))
      wordCache.set(ja, made)
      return made
    },
    frames(lemma) {
      const kept = frameCache.get(lemma)
      if (kept) return kept
      const head = predicateIndex.has(lemma) ? lemma : (spellings().get(lemma) ?? lemma)
      const made = predicateIndex.find(head).map(({ number, line }) => parseFrame(number, line))
      frameCache.set(lemma, made)
      return made
    },
  }
}
