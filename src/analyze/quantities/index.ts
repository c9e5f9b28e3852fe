import type { Quantity } from '../../document.ts'
import type { Language } from '../../language/load.ts'
import { parseIso } from './calendar.ts'
import { readComparison } from './comparisons.ts'
import { readInContext } from './contexts.ts'
import { readCounted } from './counted.ts'
import { readBareWeekday, readDate } from './dates.ts'
import { makeNumberWords } from './english.ts'
import { fold } from './fold.ts'
import { modifiersBefore, modifyAfter } from './modifiers.ts'
import { readNumbered, readRank, readRun } from './named.ts'
import { skipNumeral } from './numeral.ts'
import { merge } from './ranges.ts'
import { joinNext } from './rates.ts'
import { type Draft, isDigit, isLetter, type Mention, type Scan } from './scan.ts'
import { longest, makeTables } from './tables.ts'
import { readWord } from './words.ts'

export { formatNumber, makeNumberWords, type NumberWords } from './english.ts'

export interface QuantityContext {
  /** ISO date of the article, null when it does not say. Anchors 来年 and 24年. */
  readonly anchor: string | null
  /** Added to the spans: where the text starts in `Article.text`. */
  readonly offset: number
}

/** Reads the quantities of one sentence. Spans are UTF-16 offsets, ascending, and do not overlap. Never throws. */
export type QuantityReader = (text: string, context: QuantityContext) => Quantity[]

/**
 * Makes the reader of number expressions: 約1億2000万円 → 120000000 JPY, about 120 million yen.
 * Works on text alone, in time linear in its length. `value` is exact: numbers, ISO dates (`2026-02-18`, `FY2026`), ISO durations (`P3Y`), fractions (`1/3`),
 * pairs for ranges. `en` is ready English without preposition; relative dates stay in words.
 */
export function makeQuantityReader(language: Language): QuantityReader {
  const tables = makeTables(language)
  const words = makeNumberWords(language)
  return (text, { anchor, offset }) => {
    const folded = fold(text)
    const known = new Map<string, boolean>()
    const has = (context: string) => {
      const kept = known.get(context)
      if (kept !== undefined) return kept
      const found = tables.context(context).some((word) => folded.includes(word))
      known.set(context, found)
      return found
    }
    const scan: Scan = { text: folded, tables, words, anchor: parseIso(anchor), amounts: new Map(), has }
    return readAll(scan).map(({ start, end, kind, value, unit, modifier, en }) => ({
      kind,
      ja: text.slice(start, end),
      value,
      unit,
      modifier,
      en,
      start: start + offset,
      end: end + offset,
    }))
  }
}

function readAll(scan: Scan): Draft[] {
  const { text, tables } = scan
  const found: Draft[] = []
  let last: Mention | null = null
  for (let at = 0; at < text.length; ) {
    if (!tables.starts.has(text[at] ?? '')) {
      at++
      continue
    }
    const idiom = longest(tables.idioms, text, at)
    // 七五三 in 七五三〇〇 is part of a number.
    if (idiom && !(tables.numerics.has(text[idiom.end] ?? '') && tables.numerics.has(text[idiom.end - 1] ?? ''))) {
      at = idiom.end
      continue
    }
    const first = readOne(scan, at, last)
    if (!first) {
      at = nextStart(scan, at)
      continue
    }
    const next = (from: number) => readOne(scan, from, first.mention ?? last)
    const draft = joinNext(scan, merge(scan, first, next), next)
    found.push(draft)
    last = draft.mention ?? last
    at = draft.end
  }
  return found
}

/** Where to try again after nothing was found: past the whole run of digits or letters, so that no run is read twice. */
function nextStart(scan: Scan, at: number): number {
  const run = startsRun(scan.text, at) ? readRun(scan, at) : null
  if (run) return run.end
  return isDigit(scan.text[at]) || scan.tables.numerics.has(scan.text[at] ?? '') ? skipNumeral(scan, at) : at + 1
}

const startsRun = (text: string, at: number) => isLetter(text[at]) || isDigit(text[at])

/** The quantity that starts exactly at `at`, modifiers and all, or null. */
function readOne(scan: Scan, at: number, last: Mention | null): Draft | null {
  const fixed =
    readWordAndBound(scan, at) ?? readComparison(scan, at, (from) => readWordAndBound(scan, from) ?? readPlain(scan, from, last))
  if (fixed) return fixed
  for (const before of modifiersBefore(scan, at)) {
    const inner = before.end > at ? readInner(scan, before.end, last) : null
    const made = inner && before.apply(inner)
    if (made) return made
  }
  return readPlain(scan, at, last)
}

/** After one modifier there may be a second: 計約100人. */
function readInner(scan: Scan, at: number, last: Mention | null): Draft | null {
  for (const before of modifiersBefore(scan, at)) {
    const inner = readPlain(scan, before.end, last)
    const made = inner && before.apply(inner)
    if (made) return made
  }
  return readWordAndBound(scan, at) ?? readPlain(scan, at, last)
}

/** 半世紀余り → more than half a century. */
function readWordAndBound(scan: Scan, at: number): Draft | null {
  const word = readWord(scan, at)
  return word && !word.modifier && ['ratio', 'duration'].includes(word.kind) ? modifyAfter(scan, word) : word
}

function readPlain(scan: Scan, at: number, last: Mention | null): Draft | null {
  const run = readRun(scan, at)
  if (run?.draft) return run.draft
  const draft =
    readInContext(scan, at) ??
    readNumbered(scan, at) ??
    readRank(scan, at) ??
    readDate(scan, at, last) ??
    readBareWeekday(scan, at) ??
    (run ? null : readCounted(scan, at))
  return draft && modifyAfter(scan, draft)
}
