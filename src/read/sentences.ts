import type { Span } from '../document.ts'
import type { Language } from '../language/load.ts'

/** Sticky pattern of the words that carry a sentence on after ？ or ！: か？と聞いた. */
export type Joins = RegExp

const never: Joins = /(?!)/y
const longest = 2000
/** A bracket pair further apart than this hides no full stops: one of the two is probably a slip. */
const farthest = 800

const opening = '「『（(【〈《〔［[｛{“〝'
const closing = '」』）)】〉》〕］]｝}”〟'
const pairs: Readonly<Record<string, string>> = {
  '」': '「',
  '』': '『',
  '）': '(',
  ')': '(',
  '（': '(',
  '】': '【',
  '〉': '〈',
  '》': '《',
  '〕': '〔',
  '］': '[',
  ']': '[',
  '［': '[',
  '｝': '{',
  '}': '{',
  '｛': '{',
  '”': '“',
  '〟': '〝',
}
const stops = '。｡！？!?‼⁇⁈⁉'
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u30fc\u3005」』）]/u
const letter = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u30fc\u30050-9０-９％℃]/u
const hiragana = /\p{Script=Hiragana}/u

/** The joining words of `ja/read-joins.tsv`, compiled: と, という … but not ところが. */
export function joinsOf(language: Language): Joins {
  const rows = language.rows('ja/read-joins')
  const words = (role: string) => rows.filter((row) => row.role === role).map((row) => row.text!.replace(/[^\p{L}\p{N}]/gu, '\\$&'))
  return new RegExp(`(?!${words('except').join('|')})(?:${words('join').join('|')})`, 'y')
}

/**
 * Sentences of a text as trimmed, ascending spans: 雨だ。「晴れる。」と言った。 → two. A line feed always ends one.
 * Full stops inside brackets end nothing; a quotation that opens a sentence and holds its stop is a sentence when no hiragana follows.
 * Nothing but white space is left out. Runs over 2,000 UTF-16 units are cut after 、, or hard. Linear time, never throws.
 */
export function splitSentences(text: string, joins: Joins = never): Span[] {
  const spans: Span[] = []
  const { step, partner } = shields(text)
  let start = 0
  let depth = 0
  let at = 0
  const end = (to: number) => {
    trimmed(text, start, to, spans)
    start = to
  }
  while (at < text.length) {
    depth += step[at]!
    const character = text[at]!
    at++
    if (character === '\n') {
      end(at)
      continue
    }
    if (depth > 0) continue
    if (closing.includes(character)) {
      const from = partner[at - 1]!
      if (from >= 0 && stops.includes(text[at - 2] ?? ' ') && onlySpace(text, start, from) && standsAlone(text, at)) end(at)
      continue
    }
    if (!isStop(text, at - 1)) continue
    while (at < text.length && (stops.includes(text[at]!) || (closing.includes(text[at]!) && partner[at]! < 0))) at++
    joins.lastIndex = at
    if (!'。｡'.includes(character) && joins.test(text)) continue
    if (text[at] === '、') continue
    end(at)
  }
  end(text.length)
  return spans
}

/** Does the character at `at` end a sentence? */
function isStop(text: string, at: number): boolean {
  const character = text[at]!
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  if (character === '。' || character === '｡') return true
  if (character === '.' || character === '．') {
    if (!japanese.test(before)) return false
    if (/[\s」』）)]/.test(after)) return true
    return japanese.test(after) && (character === '．' || hiragana.test(before))
  }
  if (!stops.includes(character)) return false
  // Yahoo!ニュース: the mark is part of a name
  if ('!！'.includes(character) && /[A-Za-z]/.test(before) && /[\p{Script=Katakana}A-Za-z]/u.test(after)) return false
  if (letter.test(before) || closing.includes(before) || stops.includes(before)) return true
  return !'!?'.includes(character) && /[\s」』）)]/.test(after)
}

/** After 「…。」: true when what follows begins something new. */
function standsAlone(text: string, at: number): boolean {
  const after = text[at]
  if (after === undefined) return true
  return !hiragana.test(after) && !'、，,。｡！？!?…―・＝=～〜'.includes(after) && !closing.includes(after)
}

/**
 * For each unit, how it changes the depth of shelter (`step`), and for brackets the index of the other half (`partner`, −1 when it has
 * none). Addresses (https://…) shelter their marks too. Brackets without a partner shelter nothing.
 */
function shields(text: string): { step: Int8Array; partner: Int32Array } {
  const step = new Int8Array(text.length + 1)
  const partner = new Int32Array(text.length + 1).fill(-1)
  const open: number[] = []
  const waiting = new Map<string, number>()
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (opening.includes(character)) {
      open.push(at)
      const kind = pairs[character] ?? character
      waiting.set(kind, (waiting.get(kind) ?? 0) + 1)
    } else if (closing.includes(character)) {
      const kind = pairs[character]!
      if (!waiting.get(kind)) continue
      for (let found = false; !found; ) {
        const from = open.pop()!
        const its = pairs[text[from]!] ?? text[from]!
        waiting.set(its, waiting.get(its)! - 1)
        found = its === kind
        if (!found || at - from > farthest) continue
        step[from] = step[from]! + 1
        step[at] = step[at]! - 1
        partner[from] = at
        partner[at] = from
      }
    }
  }
  for (const { 0: address, index } of text.matchAll(/https?:\/\/[!-'*-~]{1,2000}/g)) {
    step[index] = step[index]! + 1
    step[index + address.length] = step[index + address.length]! - 1
  }
  return { step, partner }
}

const isSpace = (character: string): boolean => /\s/.test(character)

function onlySpace(text: string, start: number, end: number): boolean {
  let at = start
  while (at < end && isSpace(text[at]!)) at++
  return at === end
}

/** Adds text[start, end) without the white space around it, cut when it is too long. */
function trimmed(text: string, start: number, end: number, spans: Span[]): void {
  let from = start
  let to = end
  while (from < to && isSpace(text[from]!)) from++
  while (to > from && isSpace(text[to - 1]!)) to--
  while (to - from > longest) {
    const cut = cutBefore(text, from, from + longest)
    trimmed(text, from, cut, spans)
    from = cut
    while (from < to && isSpace(text[from]!)) from++
  }
  if (from < to) spans.push({ start: from, end: to })
}

/** The best place to cut in (from, limit]: after the last 、, else at white space, else hard, never inside a surrogate pair. */
function cutBefore(text: string, from: number, limit: number): number {
  for (const good of [/[、，,]/, /\s/]) for (let at = limit; at > from + 1; at--) if (good.test(text[at - 1]!)) return at
  return /[\ud800-\udbff]/.test(text[limit - 1]!) && /[\udc00-\udfff]/.test(text[limit] ?? '') ? limit - 1 : limit
}
