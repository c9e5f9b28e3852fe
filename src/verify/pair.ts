import type { Avoided, Entity, Note, Score, Span } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { matchDates } from './dates.ts'
import { indexWords, makeFormFinder } from './english-forms.ts'
import { englishTables, tokenizeEnglish } from './english-tokens.ts'
import { readEnglish } from './english-values.ts'
import { count } from './form.ts'
import { findImplied } from './implied.ts'
import { scanNumeral } from './japanese-number.ts'
import { readJapanese } from './japanese-values.ts'
import { literalsOf } from './literals.ts'
import { makeNameCheck } from './names.ts'
import { checkNegation, negationTables } from './negation.ts'
import { type Finding, matchNumbers } from './numbers.ts'
import { checkPlain, plainTables } from './plain.ts'
import { contains, foldWidth, japaneseTables } from './tables.ts'
import { checkTermUse, type Rendering, renderingsOf, unproven } from './term-use.ts'
import { checkTerms, placesOf } from './terms.ts'
import { canonical, makeValue, type Value } from './value.ts'

/** A sentence and its English, with what is around it. `offset` is where `ja` starts in the article's text; entities are in article offsets. */
export interface Pair {
  readonly ja: string
  readonly en: string
  /** ISO date of the article, null when unknown. */
  readonly anchor: string | null
  readonly entities: readonly Entity[]
  /** Places whose English must not be that of a deprecated or forbidden row, in article offsets. */
  readonly avoided?: readonly Avoided[] | undefined
  readonly id: string
  readonly offset: number
  readonly previous?: { readonly ja: string; readonly en: string } | undefined
  readonly next?: { readonly ja: string; readonly en: string } | undefined
  /** Titles, headings, cells: elliptic, so that quotes may go and come. */
  readonly headline?: boolean | undefined
  /** English by somebody else: a name may be said in any way that is possible, not only as we write it. */
  readonly free?: boolean | undefined
}

export interface CheckOptions {
  /** Terms and names must be said as often as in the Japanese, not only once in a sentence. */
  readonly strictTerms?: boolean | undefined
}

/** Notes of one pair and what they were counted from. */
export interface Checked {
  readonly notes: readonly Note[]
  readonly terms: Score
  readonly names: Score
  readonly quantities: Score
  /** What stands for each term, for the consistency of a whole document. */
  readonly renderings: readonly Rendering[]
}

/** More values than this in one sentence are a table; the rest is not compared. */
const most = 400

/** Loads the readers of both languages and gives the check of one sentence pair. */
export function makeChecker(language: Language, { strictTerms }: CheckOptions = {}) {
  const japanese = japaneseTables(language)
  const english = englishTables(language)
  const negation = negationTables(language)
  const tables = plainTables(language)
  const findForms = makeFormFinder(language)
  const names = makeNameCheck(language)

  function read(text: string): readonly Value[] {
    return readJapanese(text, japanese)
  }

  /** 富嶽三十六景: figures in names of works, which their English may well show. */
  function inWords(text: string): readonly Value[] {
    const out: Value[] = []
    for (let at = 0; at < text.length && out.length < 20; at++) {
      const found = japanese.numerals.has(text.charAt(at)) ? scanNumeral(text, at, japanese) : undefined
      if (!found) continue
      if (found.kanji && found.end - at > 1 && found.low >= 10) out.push(makeValue(at, found.end, { value: found.low, loose: true }))
      at = found.end - 1
    }
    return out
  }

  function readTarget(text: string): readonly Value[] {
    return readEnglish(text, english)
  }

  function check(pair: Pair): Checked {
    const local = pair.entities.map((entity) => moved(entity, -pair.offset))
    const avoided = (pair.avoided ?? []).map((one) => moved(one, -pair.offset))
    const literals = { ja: literalsOf(pair.ja), en: literalsOf(pair.en) }
    const form = checkPlain(
      pair.ja,
      pair.en,
      { headline: pair.headline ?? false, entities: local, literals, runsOn: quoteRunsOn(pair) },
      tables,
    )
    const blank = form.some((one) => one.code === 'empty-target' || one.code === 'same-as-source')
    const written = checkTerms(local, pair.en, { findForms, strict: strictTerms })
    const found = pair.free ? freeNames(pair, local, written) : written
    const use = checkTermUse({ entities: local, avoided, english: pair.en, missing: found.notes, plain: form, findForms })
    // Figures of the engine's chatter and of addresses are no figures of the text.
    const leaked = form.flatMap((one) => (/-leak$/.test(one.code) && one.target ? [one.target] : []))
    const numbers = checkValues(pair, local, found.spans, { ja: literals.ja, en: [...literals.en, ...leaked] })
    const notes = blank
      ? [...form, ...(pair.en.trim() === '' ? unproven(local) : [])]
      : [
          ...use.plain,
          ...use.terms,
          ...numbers.notes,
          ...checkNegation(pair.ja, pair.en, negation, pair.free ? [pair.previous, pair.next].filter((other) => other !== undefined) : []),
        ]
    const placed = notes.map((one) => ({
      ...one,
      sentence: pair.id,
      ...(one.source && { source: moved(one.source, pair.offset) }),
    }))
    const renderings = renderingsOf(local, { english: pair.en, sentence: pair.id, findForms }).map((one) => ({
      ...one,
      source: moved(one.source, pair.offset),
    }))
    return { notes: placed, terms: found.terms, names: found.names, quantities: numbers.score, renderings }
  }

  /** A term that is said in the English beside, whose Japanese does not have it: it was moved there. */
  function beside({ source }: Note, pair: Pair, entities: readonly Entity[]): boolean {
    const entity = entities.find(({ start, end }) => start === source?.start && end === source.end)
    return (
      entity !== undefined &&
      [pair.previous, pair.next].some(
        (other) => other && !other.ja.includes(entity.ja) && placesOf(entity, indexWords(other.en), findForms).length > 0,
      )
    )
  }

  /** The names of English by anybody, in place of those compared with ours. */
  function freeNames(pair: Pair, entities: readonly Entity[], written: ReturnType<typeof checkTerms>): ReturnType<typeof checkTerms> {
    const notes = names.check({ ...pair, entities })
    const { total } = written.names
    const wrong = Math.min(total, notes.filter((one) => one.code === 'name-missing').length)
    return {
      ...written,
      notes: [
        ...written.notes.filter((one) => one.code !== 'name-missing' && !(one.code === 'term-missing' && beside(one, pair, entities))),
        ...notes,
      ],
      names: { hit: total - wrong, total },
    }
  }

  /** `name-inconsistent` over the pairs of a document, for English by anybody. */
  function checkDocument(pairs: readonly Pair[]): readonly Note[] {
    const local = pairs.map((pair) => ({ ...pair, entities: pair.entities.map((entity) => moved(entity, -pair.offset)) }))
    return names.document(local).map(({ pair: at, note: one }) => {
      const { id, offset } = pairs[at]!
      return { ...one, sentence: id, ...(one.source ? { source: moved(one.source, offset) } : {}) }
    })
  }

  function checkValues(
    pair: Pair,
    entities: readonly Entity[],
    found: readonly Span[],
    idle: { readonly ja: readonly Span[]; readonly en: readonly Span[] },
  ): { readonly notes: readonly Note[]; readonly score: Score } {
    const jaRead = read(pair.ja).filter((value) => !insideName(value, idle.ja))
    const jaAll = jaRead.filter((value) => !inside(value, entities))
    const enRead = readTarget(pair.en).filter((value) => !insideName(value, idle.en))
    const enAll = enRead.map((value, at) =>
      insideName(value, found) || isGloss(value, enRead[at - 1], pair.en, jaAll) ? { ...value, soft: true } : value,
    )
    const ja = jaAll.slice(0, most)
    const en = enAll.slice(0, most)
    const around = [pair.previous, pair.next].filter((other) => other !== undefined)
    const nearEnglish = around.flatMap((other) => readTarget(other.en.slice(0, 2000))).slice(0, 100)
    // A figure of a name is no figure of the sentence, but its English may well show one: 第3小法廷.
    const named = jaRead.filter((value) => !jaAll.includes(value)).slice(0, most)
    const nearJapanese = [...named, ...inWords(pair.ja), ...around.flatMap((other) => read(other.ja.slice(0, 2000))).slice(0, 100)]
    const folded = foldWidth(pair.ja)
    const tokens = tokenizeEnglish(pair.en)
    const words = new Set(tokens.map((token) => token.lower))
    const has = (role: string) => [...(english.words.get(role)?.keys() ?? [])].some((word) => words.has(word))
    const parts = new Set([...(english.words.get('part')?.entries() ?? [])].flatMap(([word, part]) => (words.has(word) ? [part] : [])))
    const lower = pair.en.toLowerCase()
    // The verb "start" says nothing about a month, "the start of" does.
    for (const [phrase, part] of english.words.get('partphrase')?.entries() ?? []) if (lower.includes(phrase)) parts.add(part)
    const context = {
      anchor: pair.anchor,
      pointLike: contains(japanese.pointLike, folded),
      stocks: [pair, ...around].some((other) => contains(japanese.stocks, other.ja.slice(0, 2000))),
      up: contains(japanese.up, folded),
      down: contains(japanese.down, folded),
      nearEnglish,
      nearJapanese,
      dayWord: has('dayword') || [...(english.words.get('dayphrase')?.keys() ?? [])].some((phrase) => lower.includes(phrase)),
      season: has('season'),
      parts,
      since: tokens.flatMap((token) => (token.lower === 'since' ? [token.end] : [])),
      implied: findImplied(ja, en, tokens, english.implied, { anchor: pair.anchor, nearEnglish }),
      free: pair.free,
    }
    const dates = matchDates(ja, en, context)
    const rest = matchNumbers(dates.japaneseNumbers, dates.englishNumbers, context)
    const sign = signLost(ja, has)
    const known = [...dates.findings, ...rest.findings, ...toldOnly(ja, en)]
    const findings = [...known, ...sign.filter(({ ja: value }) => !known.some((other) => other.ja?.start === value?.start))]
    const cut = jaAll.length > most || enAll.length > most
    const kept = cut ? findings.filter(({ code }) => !/-(?:missing|added)$/.test(code)) : findings
    return {
      notes: kept.map((finding) => findingNote(finding, pair.ja)),
      score: { hit: dates.hit + rest.hit, total: dates.total + rest.total },
    }
  }

  /** Nothing wrong, but worth a look: 平成32年, 05/06/2024, and the months that somebody put for 第1四半期. */
  function toldOnly(ja: readonly Value[], en: readonly Value[]): readonly Finding[] {
    const quarter = ja.find((value) => value.unit === 'quarter')
    const months = en.some((value) => value.date?.month !== undefined) && !ja.some((value) => value.date?.month !== undefined)
    return [
      ...ja.filter((value) => value.strange).map((value) => ({ code: 'era-out-of-range' as const, ja: value })),
      ...en.filter((value) => value.strange).map((value) => ({ code: 'number-ambiguous' as const, en: value })),
      ...(quarter && months ? [{ code: 'quarter-ambiguous' as const, ja: quarter }] : []),
    ]
  }

  /** マイナス5% as "rose 5%": only words of growth, none of decline. */
  function signLost(ja: readonly Value[], has: (role: string) => boolean): readonly Finding[] {
    const negative = ja.find((value) => value.negative)
    return negative && ja.every((value) => value.negative || value.kind === 'date') && has('rise') && !has('fall')
      ? [{ code: 'number-wrong', ja: negative }]
      : []
  }

  return { check, checkDocument, read, readTarget }
}

/** A quotation that goes on in the sentences around: their quotation marks do not pair up either, or the next paragraph opens them anew. */
function quoteRunsOn(pair: Pair): boolean {
  const odd = (text: string) => count(text, '"') % 2 === 1 || count(text, '“') !== count(text, '”')
  return [pair.previous, pair.next].some((other) => other && odd(other.en)) || /^["“]/.test(pair.next?.en ?? '')
}

function moved<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by }
}

function inside(value: Value, entities: readonly Span[]): boolean {
  return entities.some((entity) => value.start >= entity.start && value.end <= entity.end)
}

/** Overlap is enough: "a third" of a name's "Third" was read with its article. */
function insideName(value: Value, spans: readonly Span[]): boolean {
  return spans.some((span) => value.start < span.end && value.end > span.start)
}

/** ¥15 billion (about $100 million): an amount in another currency put in brackets for the reader. */
function isGloss(value: Value, previous: Value | undefined, english: string, japanese: readonly Value[]): boolean {
  if (value.kind !== 'money' || previous?.kind !== 'money' || previous.unit === value.unit) return false
  if (japanese.slice(0, most).some((other) => other.kind === 'money' && other.unit === value.unit)) return false
  return /^\s*\((?:(?:about|some|roughly|around|approximately|nearly|almost|over|or|US|U\.S\.)\s*)*$/i.test(
    english.slice(previous.end, value.start),
  )
}

function findingNote(finding: Finding, text: string): Note {
  const made = note(finding.code, {
    ...(finding.ja
      ? {
          source: { start: finding.ja.start, end: finding.ja.end },
          expected: bounded(finding.ja),
          ja: text.slice(finding.ja.start, finding.ja.end),
        }
      : {}),
    ...(finding.en ? { target: { start: finding.en.start, end: finding.en.end }, actual: bounded(finding.en) } : {}),
  })
  return finding.harmless ? { ...made, level: 'info' } : made
}

function bounded(value: Value): string {
  return value.bound && value.bound !== 'band' ? `${value.bound} ${canonical(value)}` : canonical(value)
}
