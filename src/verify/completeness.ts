import type { Note, Span } from '../document.ts'
import { note } from '../notes.ts'

/** English over Japanese letters; the usual range in news is 1.5 to 5.1, median 3. */
export function lengthRatio(japanese: string, english: string): readonly Note[] {
  const length = [...japanese.replace(/[\s\p{P}]/gu, '')].length
  if (length < 10) return []
  const ratio = english.trim().length / [...japanese.replace(/\s/g, '')].length
  const facts = { actual: ratio.toFixed(1) }
  // Latin letters and digits do not grow in translation.
  const latin = (japanese.normalize('NFKC').match(/[A-Za-z0-9]/g) ?? []).length / length
  const low = latin > 0.4 ? 0.4 : 0.7
  if (ratio < low) return [note('sentence-dropped', { ...facts, expected: '1.3..5.5' })]
  if (ratio > 8) return [note('sentence-added', { ...facts, expected: '1.3..5.5' })]
  // Short sentences vary more, and katakana takes more letters than its English.
  const katakana = (japanese.match(/\p{Script=Katakana}/gu) ?? []).length / length
  const [least, most] = length < 25 ? [1, length < 16 ? 8 : 7] : [katakana > 0.4 ? 1 : 1.3, 5.5]
  return ratio > most || (ratio < least && latin < 0.3) ? [note('length-ratio', { ...facts, expected: '1.3..5.5' })] : []
}

/** English that breaks off: no closing mark where the Japanese has one, and a last word that wants another, or too little text. */
export function truncated(japanese: string, english: string, headline: boolean, openWords: ReadonlySet<string>): readonly Note[] {
  const bare = japanese.trim()
  const text = english.trim()
  if (headline || !/[\u3002\uff0e.!?\uff01\uff1f][\u300d\u300f)\uff09]*$/.test(bare)) return []
  const dots = /(?:\.{3}|\u2026)["\u201d'\u2019)]*$/.test(text) && !/\u2026|\u30fb{2}|\.{3}/.test(bare)
  if (!dots && /[.!?:;][*_"\u201d'\u2019)\]]*$|[)\]"\u201d]$/.test(text)) return []
  const last = /[\p{L}\p{N}'\u2019-]+[^\p{L}\p{N}]{0,6}$/u.exec(text)
  if (!last) return []
  const ratio = text.length / Math.max(1, [...bare.replace(/\s/g, '')].length)
  const open = /,$|-$/.test(text) || openWords.has(last[0].toLowerCase().replace(/[^\p{L}]/gu, ''))
  if (!dots && !open && ratio > 1.7) return []
  const from = Math.max(bare.slice(0, -1).search(/[^\u3002]*$/), 0) + japanese.indexOf(bare)
  return [
    note('truncated', {
      source: { start: from, end: japanese.indexOf(bare) + bare.length },
      target: { start: english.indexOf(text) + last.index, end: english.indexOf(text) + text.length },
      actual: text.slice(-40),
    }),
  ]
}

/** A phrase of three or more words three times in a row, one word five times, or a sentence said twice. */
export function repetition(japanese: string, english: string): readonly Note[] {
  const twice = sentenceTwice(japanese, english)
  if (twice) return [note('repetition', { target: twice, actual: english.slice(twice.start, Math.min(twice.end, twice.start + 80)) })]
  const words = [...english.matchAll(/[\p{L}\p{N}'’]+/gu)]
  const text = words.map((word) => word[0].toLowerCase())
  for (let size = 1; size <= 12; size++) {
    const times = size === 1 ? 5 : size === 2 ? 4 : 3
    let run = 0
    for (let at = size; at < text.length; at++) {
      run = text[at] === text[at - size] ? run + 1 : 0
      if (run < size * (times - 1)) continue
      const first = words[at - run - size + 1]!
      const last = words[at]!
      if (size === 1 && /(.{1,8}?)[\s、\u30fb,!！]*(?:\1[\s、\u30fb,!！]*){3,}/u.test(japanese.slice(0, 400))) return []
      const target = { start: first.index, end: last.index + last[0].length }
      return [note('repetition', { target, actual: english.slice(target.start, Math.min(target.end, target.start + 80)) })]
    }
  }
  return []
}

/** The second of two equal sentences of five words or more, unless the Japanese has two equal ones as well. */
function sentenceTwice(japanese: string, english: string): Span | undefined {
  const parts = (text: string, mark: RegExp) =>
    [...text.matchAll(mark)].map((found) => ({ start: found.index, end: found.index + found[0].length, text: found[0].trim() }))
  const seen = new Set<string>()
  let twice: Span | undefined
  for (const part of parts(english, /[^.!?\n]+[.!?]?/g)) {
    const key = part.text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    if (key.split(' ').length < 5) continue
    if (seen.has(key)) twice ??= { start: part.end - english.slice(part.start, part.end).trimStart().length, end: part.end }
    seen.add(key)
  }
  if (!twice) return undefined
  const sources = parts(japanese, /[^\u3002\uff01\uff1f\n]+/g).map((part) => part.text)
  return new Set(sources).size < sources.length ? undefined : twice
}

export function doubledWord(english: string, doublesAllowed: ReadonlySet<string>): readonly Note[] {
  for (const found of english.matchAll(/(?<![\p{L}\p{N}'’.-])(\p{Ll}[\p{L}]*) +\1(?![\p{L}\p{N}'’-])/gu)) {
    if (doublesAllowed.has(found[1]!)) continue
    return [note('doubled-word', { target: { start: found.index, end: found.index + found[0].length }, actual: found[0] })]
  }
  return []
}
