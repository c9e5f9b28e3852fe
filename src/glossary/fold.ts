import type { Language } from '../language/load.ts'
import { makeNumeralFold } from './numerals.ts'
import { Script, scriptOf } from './script.ts'

/**
 * A text made comparable, with the way back: unit `i` came from `source.slice(starts[i], ends[i])`.
 * A match may begin at `i` only where `opens[i]`, and end after `i` only where `closes[i]`: never inside one source character.
 */
export interface Folded {
  readonly units: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly opens: readonly boolean[]
  readonly closes: readonly boolean[]
}

export type Fold = (text: string) => Folded

type Place = 'between-kanji' | 'between-letters' | 'between-katakana' | 'in-katakana' | 'repeat'

/** A long vowel is optional only after this many letters: サーバー = サーバ, but not キー = キ. */
const shortestStem = 3

const isVoicingMark = (code: number) => code === 0x3099 || code === 0x309a || code === 0xff9e || code === 0xff9f
const isVariationSelector = (code: number) => (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)

/** A place in the normalized text while it is being folded. */
export interface Cell {
  readonly unit: number
  readonly script: Script
  readonly start: number
  readonly end: number
  readonly opens: boolean
  readonly closes: boolean
}

const folds = new WeakMap<Language, Fold>()

/** The fold of the language, made once. */
export function makeFold(language: Language): Fold {
  const kept = folds.get(language)
  if (kept) return kept
  const made = openFold(language)
  folds.set(language, made)
  return made
}

/**
 * Makes the fold of `language/ja/glossary-folds.tsv` plus width, case and white space: ＣＡＴＬ = catl, サーバー = サーバ, 霞が関 = 霞ヶ関.
 * Linear in the text; a fold may only widen what matches, it never shows in the output.
 */
function openFold(language: Language): Fold {
  const anywhere = new Map<string, string>()
  const placed = new Map<number, { to: string; where: Place }>()
  const numerals = makeNumeralFold(language)
  for (const { from = '', to = '', where = 'any' } of language.rows('ja/glossary-folds')) {
    if (where === 'any') anywhere.set(from, to)
    else if (where !== 'counter' && where !== 'ordinal') placed.set(from.charCodeAt(0), { to, where: where as Place })
  }
  const heads = new Set([...anywhere.keys()].map((from) => from.charCodeAt(0)))
  const normalized = new Map<string, string>()

  function normalize(cluster: string): string {
    const kept = normalized.get(cluster)
    if (kept !== undefined) return kept
    const made = cluster.normalize('NFKC').toLowerCase().trim() || ' '
    // Hostile input may hold any number of different characters; the cache may not.
    if (normalized.size < 20_000) normalized.set(cluster, made)
    return made
  }

  /** For each UTF-16 unit that stands alone and folds to one unit: that unit and its script, with a mark above them; 0 unknown, -1 for the others. */
  const single = new Int32Array(0x10000)

  function singly(code: number, next: number): number {
    if (code >= 0xd800 && code <= 0xdfff) return -1
    if (isVoicingMark(next) || isVariationSelector(next) || next === 0xdb40) return -1
    if (single[code] === 0) {
      const letters = normalize(String.fromCharCode(code))
      single[code] = letters.length === 1 ? 0x1000000 | (scriptOf(letters.charCodeAt(0)) << 16) | letters.charCodeAt(0) : -1
    }
    return single[code]!
  }

  function cells(text: string): Cell[] {
    const made: Cell[] = []
    for (let at = 0; at < text.length; ) {
      const start = at
      const quick = singly(text.charCodeAt(at), text.charCodeAt(at + 1))
      if (quick !== -1) {
        at++
        made.push({ unit: quick & 0xffff, script: ((quick >> 16) & 0xff) as Script, start, end: at, opens: true, closes: true })
        continue
      }
      at += text.codePointAt(at)! > 0xffff ? 2 : 1
      if (isVoicingMark(text.charCodeAt(at))) at++
      const letters = normalize(text.slice(start, at))
      for (let next = text.codePointAt(at); next !== undefined && isVariationSelector(next); next = text.codePointAt(at))
        at += next > 0xffff ? 2 : 1
      spell(letters, { start, end: at, opens: true, closes: true }, made)
    }
    return made
  }

  /** ヴァ and 髙 as the table spells them. */
  function respell(source: readonly Cell[]): readonly Cell[] {
    if (!source.some(({ unit }) => heads.has(unit))) return source
    const made: Cell[] = []
    for (let index = 0; index < source.length; index++) {
      const cell = source[index]!
      if (!heads.has(cell.unit)) {
        made.push(cell)
        continue
      }
      const next = source[index + 1]
      const letter = String.fromCharCode(cell.unit)
      const pair = next && anywhere.get(letter + String.fromCharCode(next.unit))
      const single = pair === undefined ? anywhere.get(letter) : undefined
      if (next && pair !== undefined) {
        spell(pair, { start: cell.start, end: next.end, opens: cell.opens, closes: next.closes }, made)
        index++
      } else if (single !== undefined) spell(single, cell, made)
      else made.push(cell)
    }
    return made
  }

  return (text) => {
    // Once more, for what one row makes ready for another: ウェイト → ウエイト → ウエート.
    const source = numerals(respell(respell(cells(text))), spell)
    const units: number[] = []
    const starts: number[] = []
    const ends: number[] = []
    const opens: boolean[] = []
    const closes: boolean[] = []
    let katakana = 0
    for (let index = 0; index < source.length; index++) {
      const cell = source[index]!
      const before = index > 0 ? source[index - 1]!.script : Script.other
      const after = source[index + 1]?.script ?? Script.other
      let unit = cell.unit
      if (cell.script === Script.space) {
        // Spaces inside Japanese names are layout; between Latin words one is as good as three.
        if (before === Script.space || isJapanese(before) || isJapanese(after) || units.length === 0) continue
        unit = 0x20
      }
      const rule = placed.get(unit)
      if (rule) {
        const { where, to } = rule
        if (where === 'between-kanji' && after === Script.han && (before === Script.han || isDigit(source[index - 1]?.unit)))
          unit = to.charCodeAt(0)
        else if (
          (where === 'between-letters' && isWordy(before) && isWordy(after)) ||
          (where === 'between-katakana' && before === Script.katakana && after === Script.katakana)
        ) {
          // コースト keeps its long vowel in セントラル・コースト.
          katakana = 0
          continue
        } else if (where === 'in-katakana' && katakana >= shortestStem) {
          ends[ends.length - 1] = cell.end
          closes[closes.length - 1] = cell.closes
          katakana++
          continue
        } else if (where === 'repeat' && before === Script.han && units.length > 0) unit = units.at(-1)!
      }
      katakana = cell.script === Script.katakana ? katakana + 1 : 0
      units.push(unit)
      starts.push(cell.start)
      ends.push(cell.end)
      opens.push(cell.opens)
      closes.push(cell.closes)
    }
    if (units.at(-1) === 0x20) for (const list of [units, starts, ends, opens, closes]) list.pop()
    return { units, starts, ends, opens, closes }
  }
}

/** Appends the letters that all come from one place of the source. */
function spell(letters: string, from: Omit<Cell, 'unit' | 'script'>, into: Cell[]): void {
  let offset = 0
  for (const letter of letters) {
    const script = scriptOf(letter.codePointAt(0)!)
    for (let index = 0; index < letter.length; index++, offset++)
      into.push({
        unit: letter.charCodeAt(index),
        script,
        start: from.start,
        end: from.end,
        opens: from.opens && offset === 0,
        closes: from.closes && offset === letters.length - 1,
      })
  }
}

/** The folded text as a string, to compare two spellings. */
export function foldedText(fold: Fold, text: string): string {
  return fold(text)
    .units.map((unit) => String.fromCharCode(unit))
    .join('')
}

function isJapanese(script: Script): boolean {
  return script === Script.han || script === Script.hiragana || script === Script.katakana
}

function isWordy(script: Script): boolean {
  return script === Script.katakana || script === Script.latin
}

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x30 && unit <= 0x39
}
