import type { English, Piece, Span } from '../document.ts'

/** `start` and `end` are offsets into the English as it was; `from` says which Japanese the new letters stand for. */
export interface Edit extends Span {
  readonly text: string
  readonly from: readonly Span[]
}

/**
 * The English with its edits made, and pieces that tile it again: the pieces an edit touches become one.
 * Edits are ascending, not empty, and do not overlap. Undefined when an edit would leave a gap or a double space.
 */
export function splice(english: Pick<English, 'text' | 'pieces'>, edits: readonly Edit[]): { text: string; pieces: Piece[] } | undefined {
  let text = ''
  let last = 0
  const shifts: { readonly at: number; readonly by: number }[] = []
  for (const { start, end, text: letters } of edits) {
    if (start < last || end > english.text.length) return undefined
    text += english.text.slice(last, start) + letters
    last = end
    shifts.push({ at: end, by: text.length - end })
  }
  text += english.text.slice(last)
  if (text !== text.trim() || / {2}/.test(text) || text === '') return undefined
  const moved = (offset: number): number => offset + (shifts.findLast(({ at }) => at <= offset)?.by ?? 0)
  const pieces = merged(english.pieces, edits).map(({ at, from }) => ({ at: { start: moved(at.start), end: moved(at.end) }, from }))
  return tiles(text, pieces) ? { text, pieces } : undefined
}

/** All pieces that an edit touches in one, so that no border lies inside an edit. */
function merged(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const made: Piece[] = []
  let next = 0
  for (const piece of pieces) {
    while (next < edits.length && edits[next]!.end < piece.at.start) next++
    const before = made.at(-1)
    let whole = piece
    for (let at = next; at < edits.length && edits[at]!.start <= piece.at.end; at++) {
      const edit = edits[at]!
      if (edit.start >= piece.at.end || edit.end <= piece.at.start) continue
      whole = {
        at: { start: Math.min(whole.at.start, edit.start), end: Math.max(whole.at.end, edit.end) },
        from: [...whole.from, ...edit.from],
      }
    }
    if (before && whole.at.start < before.at.end)
      made[made.length - 1] = {
        at: { start: Math.min(before.at.start, whole.at.start), end: Math.max(before.at.end, whole.at.end) },
        from: compact([...before.from, ...whole.from]),
      }
    else made.push(whole === piece ? piece : { at: whole.at, from: compact(whole.from) })
  }
  return made
}

function compact(spans: readonly Span[]): Span[] {
  const made: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = made.at(-1)
    if (last && start <= last.end) {
      if (end > last.end) made[made.length - 1] = { start: last.start, end }
    } else made.push({ start, end })
  }
  return made
}

function tiles(text: string, pieces: readonly Piece[]): boolean {
  let last = 0
  for (const { at } of pieces) {
    if (at.start >= at.end || !/^ ?$/.test(text.slice(last, at.start)) || at.start < last) return false
    last = at.end
  }
  return pieces.length === 0 || last === text.length
}
