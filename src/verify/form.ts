import type { Note } from '../document.ts'
import { note } from '../notes.ts'

/** U+FFFD, private use, or UTF-8 read as Latin-1. */
export function corrupt(japanese: string, english: string): readonly Note[] {
  const found = /[\ufffd\ue000-\uf8ff]|[ÃÂâã][\u0080-\u00bf]{1,2}|â€[™œ\u009d]/u.exec(english)
  if (!found || japanese.includes(found[0])) return []
  return [note('corrupt-characters', { target: { start: found.index, end: found.index + found[0].length }, actual: found[0] })]
}

/** Control characters and marks that nobody sees: U+0007, zero-width spaces, direction marks. */
export function controls(japanese: string, english: string): readonly Note[] {
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u.exec(
    english,
  )
  if (!found || japanese.includes(found[0])) return []
  const code = `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  return [note('control-characters', { target: { start: found.index, end: found.index + 1 }, actual: code })]
}

/** Two spaces in a row, a space before a comma, none after it, or full-width punctuation. */
export function spacing(english: string): readonly Note[] {
  const found =
    /(?<=\S) {2,}(?=\S)|(?<=[\p{L}\p{N}]) +(?=[,;!?](?:\s|$))|(?<=\p{Ll}{2})[,;!?](?=\p{L}{2})|[\u3000-\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f]/u.exec(
      english,
    )
  if (!found) return []
  return [note('spacing', { target: { start: found.index, end: found.index + found[0].length }, actual: found[0] })]
}

const pairs: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]

/** Brackets of the English close, provided those of the Japanese do. */
export function brackets(japanese: string, english: string): readonly Note[] {
  const folded = japanese.normalize('NFKC')
  if (pairs.some(([open, close]) => count(folded, open) !== count(folded, close))) return []
  // 1) and a) at the start of a line are list marks.
  const text = english.replace(/^\s*(?:\d{1,2}|[a-z])\)/, '').replace(/[:;]-?[()]/g, '')
  for (const [open, close] of pairs) {
    if (count(text, open) !== count(text, close)) return [note('bracket-balance', { expected: `${open}${close}` })]
  }
  return []
}

/** How often a character stands in a text. */
export function count(text: string, char: string): number {
  let found = 0
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++
  return found
}
