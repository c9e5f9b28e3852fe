import type { Span, TranslatedSentence } from '../document.ts'

/** The English of a stretch of Japanese, as it was translated. */
export interface TermEnglish {
  readonly text: string
  /** It opens its sentence, so its large letter may say nothing. */
  readonly opens: boolean
}

/** A sentence in more pieces is no prose, and every term would look through all of them. */
const mostPieces = 400

/**
 * The English of exactly this stretch: the entity's, else the pieces made from all of it and of nothing else, when they stand side by side.
 * 水素エネルギー in `The city invests in hydrogen energy.` → hydrogen energy; `undefined` when the engine put it apart or together with other words.
 */
export function englishOf({ english, entities, start: offset, ja }: TranslatedSentence, span: Span): TermEnglish | undefined {
  const entity = entities.find(({ start, end }) => start === span.start && end === span.end)
  if (entity) return { text: entity.en, opens: false }
  if (english.pieces.length > mostPieces) return undefined
  const touching = english.pieces.flatMap(({ from }, at) => (from.some((one) => overlap(one, span)) ? [at] : []))
  const first = touching[0]
  const last = touching.at(-1)
  if (first === undefined || last === undefined) return undefined
  const pieces = english.pieces.slice(first, last + 1)
  const from = pieces.flatMap((piece) => piece.from)
  if (!from.every((one) => span.start <= one.start && one.end <= span.end)) return undefined
  if (!covers(from, span, (at) => /\s/.test(ja[at - offset] ?? ''))) return undefined
  const text = english.text
    .slice(pieces[0]!.at.start, pieces.at(-1)!.at.end)
    .replace(/^(?:the|an?)\s+(?=\S)/i, '')
    .replace(/[\s,.;:]+$/, '')
    .replace(/^["“‘']+|["”’']+$/g, '')
  if (!/\p{L}/u.test(text) || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return undefined
  const opens = pieces[0]!.at.start === 0
  return { text: opens ? uncapitalised(text) : text, opens }
}

function covers(parts: readonly Span[], whole: Span, skip: (at: number) => boolean): boolean {
  let at = whole.start
  for (const { start, end } of [...parts].sort((one, other) => one.start - other.start)) {
    while (at < start && skip(at)) at++
    if (start > at) return false
    at = Math.max(at, end)
  }
  return at >= whole.end
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

/** `Hydrogen energy` → `hydrogen energy`; words that are large all through, or all large at their beginning, stay. */
function uncapitalised(text: string): string {
  const words = text.split(' ')
  const name = words.length > 1 ? words.slice(1).every((word) => /^\p{Lu}/u.test(word)) : true
  return name || /^\p{Lu}\p{Lu}/u.test(text) ? text : text[0]!.toLowerCase() + text.slice(1)
}
