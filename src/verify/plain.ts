import type { Entity, Note } from '../document.ts'
import { note } from '../notes.ts'

/** Checks that need no reading of values. Offsets of the target are into `english`. */
export function checkPlain(
  japanese: string,
  english: string,
  options: { readonly headline: boolean; readonly entities: readonly Entity[] },
): readonly Note[] {
  const notes: Note[] = []
  const script = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
  if (english.trim() === '') return japanese.trim() === '' || !/[\p{L}\p{N}]/u.test(japanese) ? [] : [note('empty-target')]
  if (script.test(japanese) && squeeze(japanese) === squeeze(english)) return [note('same-as-source')]
  notes.push(...untranslated(english, options.entities), ...corrupt(japanese, english))
  notes.push(...lengthRatio(japanese, english), ...repetition(japanese, english), ...doubledWord(english))
  notes.push(...brackets(japanese, english), ...quotes(japanese, english, options.headline))
  return notes
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** Runs of Japanese script outside brackets: a name's original may stand in brackets after it. */
function untranslated(english: string, entities: readonly Entity[]): readonly Note[] {
  const kept = new Set(entities.flatMap((entity) => [entity.en, ...entity.accept]))
  const out: Note[] = []
  for (const found of english.matchAll(
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}][\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u30fc\u30fb]*/gu,
  )) {
    const start = found.index
    const end = start + found[0].length
    const open = english[start - 1] ?? ''
    const close = english[end] ?? ''
    if ((/[([（]/.test(open) && /[)\]）,;]/.test(close)) || kept.has(found[0])) continue
    out.push(note('untranslated', { target: { start, end }, actual: found[0] }))
    if (out.length >= 20) break
  }
  return out
}

/** U+FFFD, private use, control characters, or UTF-8 read as Latin-1. */
function corrupt(japanese: string, english: string): readonly Note[] {
  const found = /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000b\u000c\u000e-\u001f]|[ÃÂâã][\u0080-\u00bf]{1,2}|â€[™œ\u009d]/u.exec(english)
  if (!found || japanese.includes(found[0])) return []
  return [note('corrupt-characters', { target: { start: found.index, end: found.index + found[0].length }, actual: found[0] })]
}

/** English over Japanese letters; the usual range in news is 1.5 to 5.1, median 3. */
function lengthRatio(japanese: string, english: string): readonly Note[] {
  const length = [...japanese.replace(/[\s\p{P}]/gu, '')].length
  if (length < 10) return []
  const ratio = english.trim().length / [...japanese.replace(/\s/g, '')].length
  const facts = { actual: ratio.toFixed(1) }
  // Latin letters and digits do not grow in translation.
  const latin = (japanese.normalize('NFKC').match(/[A-Za-z0-9]/g) ?? []).length / length
  const low = latin > 0.4 ? 0.4 : 0.7
  if (ratio < low) return [note('sentence-dropped', { ...facts, expected: '1.3..5.5' })]
  if (ratio > 8) return [note('sentence-added', { ...facts, expected: '1.3..5.5' })]
  return ratio > 5.5 || (ratio < 1.3 && latin < 0.3) ? [note('length-ratio', { ...facts, expected: '1.3..5.5' })] : []
}

/** A phrase of three or more words three times in a row, or one word five times. */
function repetition(japanese: string, english: string): readonly Note[] {
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

const doublesAllowed = new Set([
  'that',
  'had',
  'is',
  'very',
  'so',
  'really',
  'no',
  'bye',
  'ha',
  'many',
  'long',
  'far',
  'more',
  'again',
  'never',
  'yes',
  'go',
  'knock',
  'well',
  'now',
  'there',
  'hear',
  'too',
  'who',
  'in',
  'on',
])

function doubledWord(english: string): readonly Note[] {
  for (const found of english.matchAll(/(?<![\p{L}\p{N}'’.-])(\p{Ll}[\p{L}]*) +\1(?![\p{L}\p{N}'’-])/gu)) {
    if (doublesAllowed.has(found[1]!)) continue
    return [note('doubled-word', { target: { start: found.index, end: found.index + found[0].length }, actual: found[0] })]
  }
  return []
}

const pairs: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]

/** Brackets of the English close, provided those of the Japanese do. */
function brackets(japanese: string, english: string): readonly Note[] {
  const folded = japanese.normalize('NFKC')
  if (pairs.some(([open, close]) => count(folded, open) !== count(folded, close))) return []
  // 1) and a) at the start of a line are list marks.
  const text = english.replace(/^\s*(?:\d{1,2}|[a-z])\)/, '').replace(/[:;]-?[()]/g, '')
  for (const [open, close] of pairs) {
    if (count(text, open) !== count(text, close)) return [note('bracket-balance', { expected: `${open}${close}` })]
  }
  return []
}

/** Quotation marks close, and spoken words keep theirs. */
function quotes(japanese: string, english: string, headline: boolean): readonly Note[] {
  const folded = japanese.replaceAll('｢', '「').replaceAll('｣', '」')
  const opened = count(folded, '「') + count(folded, '『')
  const closed = count(folded, '」') + count(folded, '』')
  const straightJa = count(folded, '"') + count(folded, '＂')
  if (opened !== closed || straightJa % 2 === 1 || count(folded, '“') !== count(folded, '”')) return []
  const inches = (english.match(/\d"/g) ?? []).length
  const straight = count(english, '"')
  const out: Note[] = []
  if ((straight % 2 === 1 && (straight === 1 ? inches === 0 : true) && inches === 0) || count(english, '“') !== count(english, '”'))
    out.push(note('quote-balance', { expected: '""' }))
  const english2 =
    Math.floor(straight / 2) +
    count(english, '“') +
    (english.match(/(?<![\p{L}\p{N}])['‘][^'‘’]*?\p{L}[^'‘’]*?['’](?![\p{L}\p{N}])/gu) ?? []).length +
    (english.match(/\*[^*]+\*|«[^»]*»/g) ?? []).length
  // Only a whole quoted sentence must stay one: short quotes are often titles, terms or emphasis, which English leaves bare.
  const spoken = folded.match(/「[^「」]{15,}[^「」]?」(?=\p{Script=Hiragana})/gu)?.length ?? 0
  if (!headline && spoken > 0 && english2 === 0 && !/\b(?:that|said|says|saying|told|according|whether|if)\b/i.test(english))
    out.push(note('quote-changed', { expected: String(spoken), actual: '0' }))
  const bare = !/["“”'‘’「」『』＂〝〟‟<>＜＞《》〈〉【】]/.test(folded)
  if (!headline && bare && english2 >= 2) out.push(note('quote-changed', { expected: '0', actual: String(english2) }))
  return out
}

function count(text: string, char: string): number {
  let found = 0
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++
  return found
}
