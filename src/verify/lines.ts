import type { Note } from '../document.ts'
import { note } from '../notes.ts'
import { compare } from './compare.ts'
import { indexWords } from './english-words.ts'
import { canonical, type Value } from './value.ts'

/** A key point or summary line and the sentences it rests on. */
export interface Line {
  readonly ja: string
  readonly en: string
  readonly evidence: readonly { readonly ja: string; readonly en: string }[]
}

const context = { pointLike: false, stocks: false }

/** Every number, date and name of a line must stand in its evidence; what does not is `claim-unsupported`. `read` are the value readers. */
export function checkLine(
  line: Line,
  read: { readonly read: (text: string) => readonly Value[]; readonly readTarget: (text: string) => readonly Value[] },
): readonly Note[] {
  if (line.evidence.length === 0) return [note('evidence-missing', { ja: line.ja })]
  const japanese = line.evidence.flatMap((one) => read.read(one.ja)).slice(0, 600)
  const english = line.evidence.flatMap((one) => read.readTarget(one.en)).slice(0, 600)
  const notes: Note[] = []
  for (const value of read.read(line.ja).slice(0, 200)) {
    if (value.soft || value.kind === 'identifier' || supports(value, japanese)) continue
    notes.push(note('claim-unsupported', { actual: canonical(value), ja: line.ja.slice(value.start, value.end) }))
  }
  for (const value of read.readTarget(line.en).slice(0, 200)) {
    if (value.soft || supports(value, english) || supports(value, japanese)) continue
    notes.push(note('claim-unsupported', { target: { start: value.start, end: value.end }, actual: canonical(value), ja: line.ja }))
  }
  return [...notes, ...names(line)]
}

function supports(value: Value, list: readonly Value[]): boolean {
  return list.some((other) => {
    if ([value, ...(value.alternatives ?? [])].some((reading) => reading.date && datesMeet(reading, other))) return true
    const fit = compare(other, value, context) ?? compare(value, other, context)
    return fit !== undefined && fit.weight >= 5 && fit.code !== 'number-rounded'
  })
}

function datesMeet(value: Value, other: Value): boolean {
  return [other, ...(other.alternatives ?? [])].some((reading) => {
    if (!reading.date || !value.date) return false
    const shared = Object.entries(value.date).filter(([key]) => reading.date![key as keyof typeof reading.date] !== undefined)
    return shared.length > 0 && shared.every(([key, part]) => reading.date![key as keyof typeof reading.date] === part)
  })
}

/** Capitalised words that are not at the start of a sentence are names; the evidence must have them. */
function names(line: Line): readonly Note[] {
  const known = new Set(line.evidence.flatMap((one) => indexWords(one.en).words.map((word) => stem(word.text))))
  const unknown = new Set<string>()
  const notes: Note[] = []
  for (const found of line.en.matchAll(/(?<=[\p{Ll}\p{N},;)’'] )\p{Lu}[\p{L}-]*\p{L}/gu)) {
    const parts = indexWords(found[0]).words.map((word) => stem(word.text))
    if (parts.every((part) => known.has(part)) || unknown.has(found[0])) continue
    unknown.add(found[0])
    notes.push(
      note('claim-unsupported', { target: { start: found.index, end: found.index + found[0].length }, actual: found[0], ja: line.ja }),
    )
  }
  return notes
}

function stem(word: string): string {
  return word.replace(/(?:ese|ish|ian|an|s)$/, '')
}
