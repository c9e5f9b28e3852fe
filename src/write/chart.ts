import type { Element } from 'hast'
import { h } from './element.ts'
import { visible } from './visible.ts'

/** A bar of a chart: what it is, and its length with sign, in percent. */
export interface Bar {
  readonly label: string
  readonly percent: number
}

const width = 180
const step = 42
const bar = { top: 21, height: 9 }
/** Room for the figure beside the longest bar. */
const figure = 50
const longestLabel = 29
const mostBars = 12

/**
 * Bars right and left of a line, each under its name, as SVG without style of its own; `bars` may not be empty. The names of classes are `rise` and `fall`;
 * `title` and `description` are read to those who do not see it.
 */
export function barChart(bars: readonly Bar[], { id, title, description }: { id: string; title: string; description: string }): Element {
  const shown = bars.slice(0, mostBars)
  const most = Math.max(...shown.map(({ percent }) => Math.abs(percent)), Number.MIN_VALUE)
  const falls = shown.some(({ percent }) => percent < 0)
  const rises = shown.some(({ percent }) => percent >= 0)
  const room = width - (falls ? figure : 0) - (rises ? figure : 0)
  const low = Math.max(0, ...shown.map(({ percent }) => -percent)) / most
  const high = Math.max(0, ...shown.map(({ percent }) => percent)) / most
  const scale = room / (low + high || 1)
  const zero = (falls ? figure : 0) + low * scale
  const height = shown.length * step
  return h('svg', { role: 'img', ariaLabelledBy: [`${id}-title`, `${id}-text`], viewBox: `0 0 ${width} ${height}` }, [
    h('title', { id: `${id}-title` }, visible(title)),
    h('desc', { id: `${id}-text` }, visible(description)),
    ...shown.flatMap(({ label, percent }, index) => {
      const top = index * step
      const length = Math.max(1, (Math.abs(percent) / most) * scale)
      const fall = percent < 0
      const end = fall ? zero - length : zero + length
      return [
        h('text', { className: ['bar-label'], x: '0', y: coordinate(top + 13) }, shortened(visible(label))),
        h('rect', {
          className: [fall ? 'fall' : 'rise'],
          x: coordinate(Math.min(zero, end)),
          y: coordinate(top + bar.top),
          width: coordinate(length),
          height: coordinate(bar.height),
        }),
        h(
          'text',
          {
            className: ['bar-figure'],
            x: coordinate(fall ? end - 5 : end + 5),
            y: coordinate(top + bar.top + bar.height),
            textAnchor: fall ? 'end' : 'start',
          },
          signed(percent),
        ),
      ]
    }),
    // Beside the bars only: the names are to be read.
    h('path', {
      className: ['zero'],
      d: shown.map((_, index) => `M${coordinate(zero)} ${index * step + bar.top - 3}v${bar.height + 6}`).join(''),
    }),
  ])
}

/** `18.3` → `+18.3%`, `-5` → `−5%`, at most two places behind the point. */
export function signed(percent: number): string {
  const figures = Math.abs(percent) < 1e9 ? String(Math.round(Math.abs(percent) * 100) / 100) : Math.abs(percent).toExponential(1)
  return `${figures === '0' ? '\u00b1' : percent < 0 ? '\u2212' : '+'}${figures}%`
}

function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** A letter of Japanese is a little wider than two of English. */
function shortened(label: string): string {
  let room = longestLabel
  let kept = ''
  for (const letter of label) {
    room -= (letter.codePointAt(0) ?? 0) > 0x2e80 ? 2.2 : 1
    if (room < 0) return `${kept.trimEnd()}…`
    kept += letter
  }
  return label
}
