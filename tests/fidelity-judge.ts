import { type CheckStages, checkTexts, type Finding } from '../src/index.ts'
import type { GoldPair } from './fidelity-gold.ts'

/** What a person who plants a fault of one code would take for found: the codes of its family. */
export const families: Readonly<Record<string, RegExp>> = {
  numbers: /^(?:number|unit|currency|percent|ordinal)-/,
  dates: /^(?:date|era|fiscal|quarter|time|duration)-/,
  names: /^name-/,
  terms: /^(?:term|keep)-/,
}
/** The family of a code, `other` for the rest. */
export const familyOf = (code: string): string => Object.keys(families).find((family) => families[family]!.test(code)) ?? 'other'

/** What is said of one fault in more than one word: a year is a number, a sentence that comes twice is repeated and added. */
const alike: readonly (readonly string[])[] = [
  ['numbers', 'dates'],
  ['repetition', 'sentence-added'],
]

/** Faults of all the English there is: their place says nothing. */
const wholeText: ReadonlySet<string> = new Set(['wrong-language', 'empty-target', 'same-as-source'])

export interface Judged {
  readonly pair: GoldPair
  readonly findings: readonly Finding[]
  readonly found: boolean
}

/** A finding that is no mere remark. */
const isAlarm = ({ level }: Finding): boolean => level !== 'info'

/** Whether a finding is about the heart of the fault: it shares a letter with it, or its pair holds it on the side the finding has no place on. */
export function touches({ pair }: Finding, heart: string): boolean {
  const { ja, en, source, target } = pair
  const inside = (text: string, span: { readonly start: number; readonly end: number } | undefined): boolean => {
    if (!span) return text.includes(heart)
    for (let at = text.indexOf(heart); at >= 0; at = text.indexOf(heart, at + 1))
      if (at < span.end && at + heart.length > span.start) return true
    return false
  }
  return inside(ja, source) || inside(en, target)
}

/** Checks one pair, as `kawaraban check` does, and says whether the fault was found. */
export function judge(pair: GoldPair, stages: CheckStages): Judged {
  const { ja, en, date, terms } = pair
  const findings = checkTexts({ ja, en, date, ...(terms.length > 0 && { terms }) }, stages).filter(isAlarm)
  const wanted = new Set(pair.codes.flatMap((code) => [code, familyOf(code) === 'other' ? code : familyOf(code)]))
  for (const group of alike) if (group.some((family) => wanted.has(family))) for (const family of group) wanted.add(family)
  const found = findings.some(
    (one) => (wanted.has(one.code) || wanted.has(familyOf(one.code))) && (wholeText.has(one.code) || touches(one, pair.heart)),
  )
  return { pair, findings, found }
}
