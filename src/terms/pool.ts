import type { Article, EntityType, NamedSentence, Term } from '../document.ts'
import type { Gloss } from './glosses.ts'
import type { Mention } from './mention.ts'

/** A sentence a candidate stood in. */
export interface Place {
  readonly ja: string
  /** Path of its article. */
  readonly path: string
  readonly date: string | null
  readonly sentence: string
}

/** What is known of a candidate over all its places. */
export interface Entry {
  /** Its folded spelling. */
  readonly key: string
  /** Folded nouns it is made of. */
  parts: readonly string[]
  readonly forms: Map<string, Form>
  count: number
  articles: number
  /** Number of the last article it stood in. */
  last: number
  readonly types: Map<EntityType, number>
  term: Term | undefined
  /** English of the lexicon's names, '' for none. */
  name: string
  verbal: number
  quoted: number
  /** It was only ever seen as a phrase with の or a verb in quotation marks. */
  phrase: boolean
  /** The dictionary does not hold it. */
  readonly unknown: boolean
  /** A country: everybody's glossary has it. */
  readonly country: boolean
  /** Places in titles, headings, and first paragraphs. */
  titles: number
  headings: number
  leads: number
  /** Tenths of its articles it stands in, and those of the last one as bits. */
  tenths: number
  seen: number
  readonly places: Place[]
  readonly glosses: Map<string, { readonly kind: Gloss['kind']; readonly text: string; count: number }>
}

/** A spelling with its count. */
export interface Form {
  readonly reading: string
  count: number
}

export interface PoolOptions {
  /** Spellings that count as one: サーバー, サーバ. */
  readonly fold: (text: string) => string
  readonly reading: (tokens: Mention['tokens']) => string
  /** Candidates kept at once. When there are more, the rarest are forgotten. */
  readonly limit?: number
}

/** Candidates of any number of articles, and how their nouns stand beside each other. */
export interface Pool {
  add(article: Article<NamedSentence>, sentences: readonly Found[]): void
  readonly entries: ReadonlyMap<string, Entry>
  /** Nouns → how often something stands to their left and right inside candidates. */
  readonly left: ReadonlyMap<string, number>
  readonly right: ReadonlyMap<string, number>
  readonly articles: number
}

/** A sentence with the candidates and glosses found in it. */
export interface Found {
  readonly sentence: NamedSentence
  readonly mentions: readonly Mention[]
  readonly glosses: readonly Gloss[]
}

const usualLimit = 100_000
const mostPlaces = 3
const mostForms = 12
/** Longer sentences make no context that anybody reads. */
const longestPlace = 240

/** Opens an empty pool. Memory is bounded by `limit`, whatever is added. */
export function makePool({ fold, reading, limit = usualLimit }: PoolOptions): Pool {
  const entries = new Map<string, Entry>()
  const left = new Map<string, number>()
  const right = new Map<string, number>()
  const folded = new Map<string, string>()
  let articles = 0
  let floor = 0

  /** Nouns come back all the time; what they fold to is kept. */
  const foldPart = (surface: string): string => {
    const kept = folded.get(surface)
    if (kept !== undefined) return kept
    const made = fold(surface)
    if (folded.size >= limit) folded.clear()
    folded.set(surface, made)
    return made
  }

  function entryOf(mention: Mention): Entry {
    const key = fold(mention.term?.ja ?? mention.ja)
    const kept = entries.get(key)
    if (kept) return kept
    const parts = mention.tokens.map(({ surface }) => foldPart(surface))
    const made: Entry = {
      key,
      parts,
      forms: new Map(),
      count: 0,
      articles: 0,
      last: -1,
      types: new Map(),
      term: undefined,
      name: '',
      verbal: 0,
      quoted: 0,
      phrase: true,
      unknown: mention.tokens.length === 1 && !mention.tokens[0]!.known,
      country: mention.tokens.length === 1 && mention.tokens[0]!.pos === 'noun.proper.country',
      titles: 0,
      headings: 0,
      leads: 0,
      tenths: 0,
      seen: 0,
      places: [],
      glosses: new Map(),
    }
    entries.set(key, made)
    return made
  }

  function addMention(
    mention: Mention,
    { sentence, lead, tenth, place }: { sentence: NamedSentence; lead: boolean; tenth: number; place: () => Place },
  ): Entry {
    const entry = entryOf(mention)
    if (mention.kind !== 'inner') entry.count++
    if (mention.kind !== 'phrase') entry.phrase = false
    if (entry.last !== articles) {
      entry.last = articles
      entry.articles++
      entry.seen = 0
    }
    if (!(entry.seen & tenth)) entry.tenths++
    entry.seen |= tenth
    const form = entry.forms.get(mention.ja)
    if (form) form.count++
    else if (entry.forms.size < mostForms) entry.forms.set(mention.ja, { reading: reading(mention.tokens), count: 1 })
    if (mention.kind === 'inner') return entry
    entry.types.set(mention.type, (entry.types.get(mention.type) ?? 0) + 1)
    entry.term ??= mention.term
    entry.name ||= mention.en
    if (mention.verbal) entry.verbal++
    if (mention.quoted) entry.quoted++
    if (sentence.kind === 'title') entry.titles++
    else if (sentence.kind === 'heading') entry.headings++
    else if (lead) entry.leads++
    if (entry.places.length < mostPlaces && sentence.ja.length <= longestPlace) {
      const made = place()
      if (!entry.places.includes(made)) entry.places.push(made)
    }
    if (mention.kind === 'phrase') return entry
    for (const [at, one] of mention.tokens.entries()) {
      if (at > 0) count(left, foldPart(one.surface))
      if (at + 1 < mention.tokens.length) count(right, foldPart(one.surface))
    }
    return entry
  }

  return {
    entries,
    left,
    right,
    get articles() {
      return articles
    },
    add(article, sentences) {
      const first = sentences.find(({ sentence }) => sentence.kind === 'body')?.sentence.block
      for (const [at, { sentence, mentions, glosses }] of sentences.entries()) {
        const tenth = 1 << Math.floor((at * 10) / sentences.length)
        let made: Place | undefined
        const place = () => {
          made ??= { ja: own(sentence.ja), path: article.path, date: article.metadata.date, sentence: sentence.id }
          return made
        }
        for (const mention of mentions) addMention(mention, { sentence, lead: sentence.block === first, tenth, place })
        for (const { mention, kind, text } of glosses) {
          const entry = entryOf(mention)
          const key = `${kind} ${text}`
          const kept = entry.glosses.get(key)
          if (kept) kept.count++
          else if (entry.glosses.size < mostForms) entry.glosses.set(key, { kind, text, count: 1 })
        }
      }
      articles++
      if (entries.size > limit) forget()
      for (const counts of [left, right]) if (counts.size > limit) halve(counts)
    },
  }

  /** Drops what is rarest until half the room is free again; rows of the glossary stay. Lossy counting: what was dropped was rare. */
  function forget(): void {
    while (entries.size > limit / 2) {
      floor++
      const before = entries.size
      for (const [key, entry] of entries) if (entry.count <= floor && !entry.term) entries.delete(key)
      if (entries.size === before && floor > articles * longestPlace) return
    }
    floor = 0
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function halve(counts: Map<string, number>): void {
  for (const [key, value] of counts) if (value <= 1) counts.delete(key)
}

/** A copy that does not keep the whole article's text alive. */
function own(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}
