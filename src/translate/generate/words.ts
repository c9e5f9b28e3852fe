import type { Piece, Span } from '../../document.ts'
import { indefinite } from '../../language/indefinite.ts'
import type { From } from '../tree.ts'

/** A stretch of English and the Japanese it came from. Text may hold several words. `indefinite` marks a/an to be chosen by what follows. */
export interface Word {
  readonly text: string
  readonly from: From
  readonly indefinite?: boolean
}

export function word(text: string, from: From = []): Word[] {
  return text ? [{ text, from }] : []
}

const noSpaceBefore = /^(?:[,.;:?!)\]”’%]|'s\b|'(?:\s|$)|n't\b)/
const noSpaceAfter = /[([“‘$]$/

function compact(spans: From): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end)
  const made: Span[] = []
  for (const span of sorted) {
    const last = made.at(-1)
    if (last && span.start <= last.end) {
      if (span.end > last.end) made[made.length - 1] = { start: last.start, end: span.end }
    } else made.push({ start: span.start, end: span.end })
  }
  return made
}

/** Joins words with English spacing, chooses a/an, and keeps where each came from. Pieces with single spaces between them tile the text. */
export function join(words: readonly Word[]): { text: string; pieces: Piece[] } {
  const clean: Word[] = []
  for (const one of words) {
    const trimmed = one.text.replace(/\s+/g, ' ').trim()
    if (!trimmed) continue
    // two marks in a row: the stronger one stays
    const before = clean.at(-1)
    if (before && /[^,],$/.test(before.text) && /^[,;:.?!)]/.test(trimmed))
      clean[clean.length - 1] = { ...before, text: before.text.slice(0, -1) }
    // an article or preposition said twice in a row is said once: in + in the city, the + the end of May
    const first = /^(?:the|an?|to|from|in|of|by|for|at|on|with)(?=\s|$)/.exec(trimmed)?.[0]
    const previous = clean.at(-1)
    if (first && previous && (previous.text === first || (first === 'the' && /^an?$/.test(previous.text)))) clean.pop()
    const last = clean.at(-1)
    if (last && /^[,;:]$/.test(last.text) && /^[,;:.?!]$/.test(trimmed)) clean.pop()
    if (last && /^[.?!]$/.test(trimmed) && /[.?!]”?$/.test(last.text)) continue
    clean.push({ ...one, text: trimmed })
  }
  if (clean.at(-1)?.text === ',') clean.pop()
  const end = clean.at(-1)
  if (end && /[^,],$/.test(end.text)) clean[clean.length - 1] = { ...end, text: end.text.slice(0, -1) }
  let text = ''
  const pieces: Piece[] = []
  clean.forEach((one, index) => {
    let letters = one.text
    if (one.indefinite) {
      const next = clean
        .slice(index + 1, index + 4)
        .map((later) => later.text)
        .join(' ')
      letters = indefinite(next.replace(/^[“‘"(]+/, ''))
      if (/[.?!]$/.test(text) && /^[.?!]$/.test(clean[index - 1]?.text ?? '')) letters = letters.charAt(0).toUpperCase() + letters.slice(1)
    }
    const glued = text === '' || noSpaceBefore.test(letters) || noSpaceAfter.test(text)
    if (!glued) text += ' '
    const start = text.length
    text += letters
    pieces.push({ at: { start, end: text.length }, from: compact(one.from) })
  })
  return { text, pieces }
}
