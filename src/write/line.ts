import type { Element, ElementContent } from 'hast'
import type { Translate } from '../language/messages.ts'
import { h } from './element.ts'
import type { Readings } from './furigana.ts'
import type { Marks } from './marks.ts'
import type { NoteJson, SentenceJson } from './schema.ts'
import { type Range, segments } from './segments.ts'
import { visible } from './visible.ts'
import { numbered } from './words.ts'

/** What the lines of a page share. */
export interface PageWords {
  readonly t: Translate
  readonly marksOf: (sentence: SentenceJson) => Marks
  readonly notesOf: (sentence: SentenceJson) => readonly NoteJson[]
  readonly readings: Readings
}

const symbols = { green: '●', yellow: '◐', red: '○' } as const

/** The Japanese of a sentence, cut so that pieces, notes and marks can be lit: `<a class="mark" href="#e1"><ruby><span data-p="0">…`. */
export function japanese(sentence: SentenceJson, page: PageWords): ElementContent[] {
  const { ja, start } = sentence
  const shift = (at: { start: number; end: number }, id: string) => ({ start: at.start - start, end: at.end - start, id })
  const pieces = sentence.pieces.flatMap(({ from }, index) => from.map((span) => shift(span, String(index))))
  const notes = page.notesOf(sentence).flatMap((note) => (note.source ? [shift(note.source, note.id)] : []))
  return cut(ja, { pieces, notes, marks: page.marksOf(sentence).ja, readings: page.readings.of(sentence) })
}

/** The English of a sentence, cut in the same way. */
export function english(sentence: SentenceJson, page: PageWords): ElementContent[] {
  const pieces = sentence.pieces.map(({ at }, index) => ({ ...at, id: String(index) }))
  const notes = page.notesOf(sentence).flatMap((note) => (note.target ? [{ ...note.target, id: note.id }] : []))
  return cut(sentence.en, { pieces, notes, marks: page.marksOf(sentence).en, readings: [] })
}

interface Layers {
  readonly pieces: readonly Range[]
  readonly notes: readonly Range[]
  /** Apart, as are the readings; a reading crosses the border of no mark. */
  readonly marks: readonly Range[]
  readonly readings: readonly Range[]
}

function cut(text: string, { pieces, notes, marks, readings }: Layers): ElementContent[] {
  const content: ElementContent[] = []
  const mark = opener()
  const ruby = opener()
  const places = (ranges: readonly Range[]) => ranges.map((range, index) => ({ ...range, id: String(index) }))
  const [inner, outer] = byBorders(readings, [pieces, notes])
  let next = 0
  for (const { start, end, ids } of segments(text.length, [pieces, notes, places(marks), places(outer)])) {
    const [piece = [], note = [], [place] = [], [reading] = []] = ids
    const link = mark(place, content, () => {
      const id = marks[Number(place)]?.id ?? ''
      return h('a', { className: ['mark', `mark-${id.charAt(0)}`], href: `#${id}`, dataM: id })
    })
    const base = ruby(reading, link, () => h('ruby', [h('rt', outer[Number(reading)]?.id ?? '')]))
    const words: ElementContent[] = []
    let at = start
    for (let one = inner[next]; one && one.end <= end; one = inner[++next]) {
      if (one.start > at) words.push({ type: 'text', value: visible(text.slice(at, one.start)) })
      words.push(h('ruby', [visible(text.slice(one.start, one.end)), h('rt', one.id)]))
      at = one.end
    }
    if (at < end) words.push({ type: 'text', value: visible(text.slice(at, end)) })
    const made = stretch(words, piece, note)
    if (base === link) base.push(...made)
    // The reading stays behind its word.
    else base.splice(-1, 0, ...made)
  }
  return content
}

/** Readings that no border of the ranges cuts, and the others: a word of one piece is written inside it, a word of two around both. */
function byBorders(readings: readonly Range[], layers: readonly (readonly Range[])[]): readonly [readonly Range[], readonly Range[]] {
  const borders = layers.flatMap((ranges) => ranges.flatMap(({ start, end }) => [start, end])).sort((a, b) => a - b)
  const [inner, outer]: [Range[], Range[]] = [[], []]
  let next = 0
  for (const reading of readings) {
    while ((borders[next] ?? Number.POSITIVE_INFINITY) <= reading.start) next += 1
    if ((borders[next] ?? Number.POSITIVE_INFINITY) < reading.end) outer.push(reading)
    else inner.push(reading)
  }
  return [inner, outer]
}

function stretch(words: readonly ElementContent[], piece: readonly string[], note: readonly string[]): ElementContent[] {
  if (!piece.length && !note.length) return [...words]
  return [
    h(
      'span',
      { ...(piece.length && { dataP: piece.join(' ') }), ...(note.length && { className: ['noted'], dataN: note.join(' ') }) },
      words,
    ),
  ]
}

/** Puts what belongs to the same range into one element: gives the list to write to, a new element whenever the range changes. */
function opener(): (range: string | undefined, parent: ElementContent[], make: () => Element) => ElementContent[] {
  let open: { range: string; children: ElementContent[] } | undefined
  return (range, parent, make) => {
    if (range === undefined) {
      open = undefined
      return parent
    }
    if (open?.range !== range) {
      const element = make()
      parent.push(element)
      open = { range, children: element.children }
    }
    return open.children
  }
}

/** How far to trust a line, as a sign and in words; the words of a sound line are for screen readers and on pointing. */
export function bandSign(band: SentenceJson['band'], t: Translate): Element {
  const words = t(`band.${band}`)
  return h('span', { className: ['band', `band-${band}`], title: t(`bandHelp.${band}`) }, [
    h('span', { className: ['sign'], ariaHidden: 'true' }, symbols[band]),
    h('span', { className: ['words'] }, words),
  ])
}

/** What stands beside a sentence: its number, its band, its notes in words. */
export function margin(sentence: SentenceJson, page: PageWords): Element {
  const { t } = page
  const number = sentence.id.slice(1)
  return h('div', { className: ['margin'] }, [
    h('p', { className: ['trust'] }, [
      h('a', { className: ['number'], href: `#${sentence.id}`, ariaLabel: numbered('page.sentence', t)(number) }, number),
      ' ',
      bandSign(sentence.band, t),
    ]),
    ...(sentence.engine === 'memory' ? [h('p', { className: ['note', 'note-info'] }, t('page.memory'))] : []),
    ...page.notesOf(sentence).map((note) => noteLine(note, t)),
  ])
}

/** A note in words: level, then the sentence of the catalogue. */
export function noteLine({ id, level, message }: NoteJson, t: Translate): Element {
  return h('p', { className: ['note', `note-${level}`], id, dataN: id }, [h('b', t(`level.${level}`)), ' ', visible(message)])
}
