import fc from 'fast-check'
import { toHtml } from 'hast-util-to-html'
import type { PhrasingContent, Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { describe, expect, it } from 'vitest'
import { createMessages } from '../src/language/messages.ts'
import { h } from '../src/write/element.ts'
import { digestJson } from '../src/write/index.ts'
import { printText } from '../src/write/markdown-text.ts'
import { markSentences } from '../src/write/marks.ts'
import { type Range, segments } from '../src/write/segments.ts'
import { visible } from '../src/write/visible.ts'
import { keeping, numbered } from '../src/write/words.ts'
import { generator } from './fixtures/write/digest.ts'
import { nightTrain } from './fixtures/write/night-train.ts'

const t = await createMessages('en')

describe('h', () => {
  it('makes what the printer turns into an element', () => {
    expect(toHtml(h('p', { className: ['a', 'b'], id: 'x', hidden: false }, ['1 < 2 ', h('b', '&'), h('br')]))).toBe(
      '<p class="a b" id="x">1 &#x3C; 2 <b>&#x26;</b><br></p>',
    )
  })

  it('takes properties that bear the name of a node field', () => {
    expect(toHtml(h('input', { type: 'radio', checked: true }))).toBe('<input type="radio" checked>')
  })

  it('leaves an attribute whatever it holds', () => {
    expect(toHtml(h('i', { title: '"><script>' }))).toBe('<i title="&#x22;><script>"></i>')
  })

  it('does not hold on to the list it was given', () => {
    const list = ['a']
    const made = h('p', list)
    list.push('b')
    expect(made.children.length).toBe(1)
  })
})

describe('the words of a page', () => {
  it('asks for the same words once', () => {
    const asked: string[] = []
    const kept = keeping((key, values) => {
      asked.push(key)
      return t(key, values)
    })
    expect([kept('page.mentions', { count: 1 }), kept('page.mentions', { count: 2 }), kept('page.mentions', { count: 1 })]).toEqual([
      t('page.mentions', { count: 1 }),
      t('page.mentions', { count: 2 }),
      t('page.mentions', { count: 1 }),
    ])
    kept('band.red')
    expect(kept('band.red')).toBe(t('band.red'))
    expect(asked.length).toBe(3)
  })

  it.each(['page.sentence', 'page.toSentence'] as const)('%s says the same around every number', async (key) => {
    for (const lng of ['en', 'ja'] as const) {
      const words = await createMessages(lng)
      for (const number of ['1', '12', '007', '$&']) expect(numbered(key, words)(number)).toBe(words(key, { number }))
    }
  })
})

describe('visible', () => {
  it('takes the short way only where nothing is to be done', () => {
    const slow = (text: string) =>
      text
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
        .replace(/[^\S\r\n]*[\r\n]\s*/g, ' ')
    for (let code = 0; code < 0x3000; code += 1) {
      const text = `a${String.fromCharCode(code)}b`
      expect(visible(text)).toBe(slow(text))
    }
  })
})

describe('segments', () => {
  const range = fc.record({
    start: fc.integer({ min: -2, max: 12 }),
    end: fc.integer({ min: -2, max: 12 }),
    id: fc.constantFrom('a', 'b', 'c'),
  })

  it('name the ranges that cover them, and are cut nowhere else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.array(fc.array(range, { maxLength: 6 }), { maxLength: 3 }), (length, layers) => {
        const borders = new Set(layers.flat().flatMap(({ start, end }) => (Math.max(0, start) < Math.min(length, end) ? [start, end] : [])))
        for (const { start, end, ids } of segments(length, layers)) {
          if (start > 0) expect(borders).toContain(start)
          const covering = (ranges: readonly Range[]) => ranges.filter((one) => one.start <= start && one.end >= end).map(({ id }) => id)
          expect(ids.map((layer) => [...layer].sort())).toEqual(layers.map((ranges) => [...new Set(covering(ranges))].sort()))
        }
      }),
      { seed: 7 },
    )
  })

  it('are none in an empty text', () => {
    expect(segments(0, [[{ start: 0, end: 3, id: 'a' }]])).toEqual([])
  })
})

describe('marks', () => {
  it('are the same when asked for again', () => {
    const json = digestJson(nightTrain, generator, t)
    const marksOf = markSentences(json)
    for (const sentence of json.sentences) {
      const first = structuredClone(marksOf(sentence))
      expect(marksOf(sentence)).toEqual(first)
      expect(markSentences(json)(sentence)).toEqual(first)
    }
  })
})

describe('text in Markdown', () => {
  const style: Options = { bullet: '-', emphasis: '*', extensions: [gfmToMarkdown()] }
  const special = [...' \t\\`*_{}[]()<>#+-.!|~=:@&$;1aW駅。　—😀', 'http://', 'www.', '&amp;', '\n', '']
  const text = (value: string): PhrasingContent => ({ type: 'text', value })
  const note: PhrasingContent = { type: 'footnoteReference', identifier: 'n1', label: 'n1' }

  /** Printed together: to begin a document takes longer than a line of it. */
  function expectSame(...lines: PhrasingContent[][]): void {
    const tree: Root = {
      type: 'root',
      children: lines.flatMap((children) => [
        { type: 'heading', depth: 2, children },
        { type: 'list', spread: false, children: [{ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }] },
        { type: 'table', children: [{ type: 'tableRow', children: [{ type: 'tableCell', children }] }] },
      ]),
    }
    const wanted = toMarkdown(tree, style)
    const made = toMarkdown(tree, { ...style, handlers: { text: printText } })
    if (made !== wanted) expect(made).toBe(wanted)
  }

  it('is what the library prints by itself, whatever two characters meet', () => {
    for (const left of special)
      expectSame(
        ...special.flatMap((right): PhrasingContent[][] => [
          [text(left), text(right), text(`a${left}${right}b${left}`), { type: 'break' }, text(`${right}1`), note],
          [{ type: 'emphasis', children: [text(left)] }, text(right), { type: 'strong', children: [text(left)] }],
        ]),
      )
  })

  it('is what the library prints by itself, in longer lines', () => {
    const words = fc.array(fc.constantFrom(...special), { maxLength: 8 }).map((parts) => text(parts.join('')))
    const phrasing = fc.oneof(
      { weight: 3, arbitrary: words },
      fc.constant(note),
      words.map((child): PhrasingContent => ({ type: 'emphasis', children: [child] })),
      words.map((child): PhrasingContent => ({ type: 'link', url: 'https://a.example/_b*', children: [child] })),
    )
    fc.assert(
      fc.property(fc.array(phrasing, { maxLength: 5 }), (line) => expectSame(line)),
      { seed: 7, numRuns: 200 },
    )
  })
})
