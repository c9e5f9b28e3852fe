import { type Entry, type FormatReader, type Found, longestEntry, type Sense } from './entry.ts'

const parenthesis = /^\(([^()]*)\)\s*/
const code =
  /^(?:n|vs|v[1-5knrz][a-z0-9-]*|vs-[cis]|vt|vi|adj(?:-[a-z]+)?|adv(?:-[a-z]+)?|exp|n-[a-z]+|num|pn|prt|pref|suf|int|conj|ctr|aux(?:-[a-z]+)?|cop(?:-[a-z]+)?|unc|iv)$/
const mark = /^[A-Za-z][A-Za-z-]{0,8}$/
const damaged = /[\ufffd\u0000-\u0008\u000e-\u001f]/
const longestLine = 1 << 16

/** `語(P);語2(oK)` → 語, 語2. */
function spelt(field: string): string[] {
  return field
    .split(';')
    .map((one) => one.replace(/\([^()]*\)/g, '').trim())
    .filter(Boolean)
}

/** The glosses between the slashes, in senses: a class holds until another is named, a number begins a new sense. */
function sensesOf(parts: readonly string[]): { senses: Sense[]; common: boolean } {
  const senses: { pos: readonly string[]; marks: string[]; glosses: string[] }[] = []
  let pos: readonly string[] = []
  let common = false
  for (const part of parts) {
    let rest = part.trim()
    if (/^EntL\w+$/.test(rest)) continue
    const marks: string[] = []
    let starts = senses.length === 0
    for (let match = parenthesis.exec(rest); match; match = parenthesis.exec(rest)) {
      const codes = match[1]!.split(',').map((one) => one.trim())
      if (match[1] === 'P') common = true
      else if (/^\d+$/.test(match[1]!)) starts = true
      else if (codes.every((one) => code.test(one))) {
        pos = codes
        starts = true
      } else if (codes.every((one) => mark.test(one))) marks.push(...codes)
      else break
      rest = rest.slice(match[0].length)
    }
    if (!rest) continue
    if (starts) senses.push({ pos, marks, glosses: [rest] })
    else senses.at(-1)!.glosses.push(rest)
  }
  return { senses, common }
}

/** A line of EDICT or EDICT2; undefined when it is none. `語(P);語2 [よみ] /(n) gloss/(P)/EntL1234567X/` */
export function edictEntry(line: string): Entry | undefined {
  const slash = line.indexOf(' /')
  const end = line.lastIndexOf('/')
  if (slash < 1 || end <= slash + 2) return undefined
  const [, head = '', , readings = ''] = /^([^\s[\]]+)(\s*\[([^[\]]+)\])?\s*$/.exec(line.slice(0, slash)) ?? []
  if (!head || line.slice(end + 1).trim() !== '') return undefined
  const { senses, common } = sensesOf(line.slice(slash + 2, end).split('/'))
  if (!senses.length) return undefined
  const words = spelt(head)
  const sounds = spelt(readings)
  if (!words.length) return undefined
  const spellings = sounds.length ? words : []
  return { spellings, readings: sounds.length ? sounds : words, common: common || head.includes('(P)'), senses }
}

/** Reads EDICT and EDICT2, a word a line; the first line tells the date. */
export function readEdict(found: Found): FormatReader {
  let rest = ''
  let number = 0
  let tooLong = false

  function line(text: string): void {
    number += 1
    if (tooLong || text.length > longestLine) {
      tooLong = false
      found.bad({ line: number, code: 'long' })
      return
    }
    const trimmed = text.replace(/\r$/, '')
    if (number <= 5) {
      const day = /Created:?\s*(\d{4}-\d\d-\d\d)/i.exec(trimmed)?.[1]
      if (day) found.date(day)
      // The head line has full-width question marks for a word.
      if (/^\s*\uff1f{2,}/.test(trimmed)) return
    }
    if (!trimmed.trim() || trimmed.startsWith('#')) return
    const whole = !damaged.test(trimmed)
    const entry = whole ? edictEntry(trimmed) : undefined
    if (!whole) found.bad({ line: number, code: 'characters' })
    else if (entry) found.entry(entry)
    else found.bad({ line: number, code: 'form' })
  }

  return {
    push(text) {
      const lines = text.split('\n')
      lines[0] = rest + lines[0]!
      rest = lines.pop()!
      for (const one of lines) line(one)
      if (rest.length > longestEntry) {
        // Nothing of such a line is kept but that it was there.
        tooLong = true
        rest = ''
      }
    },
    end() {
      if (rest || tooLong) line(rest)
    },
  }
}
