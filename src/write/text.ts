import type { Element, ElementContent } from 'hast'
import { h } from './element.ts'
import { type Flow, flowOf } from './flow.ts'
import { english, japanese, margin, type PageWords } from './line.ts'
import type { DigestJson, SentenceJson } from './schema.ts'
import { structure } from './tree-figure.ts'

/** The whole article in rows: Japanese, English, margin. */
export function fullText(json: DigestJson, page: PageWords): ElementContent[] {
  return flowOf(json).flatMap((part) => flow(part, page))
}

function flow(part: Flow, page: PageWords): ElementContent[] {
  switch (part.type) {
    case 'heading': {
      const tag = `h${Math.min(6, Math.max(3, part.level + 1))}`
      return part.sentences.map((sentence) => row(sentence, page, tag, ['heading']))
    }
    case 'list':
      return [
        h(
          'ul',
          { className: ['block', 'list'] },
          part.items.map(({ level, sentences }) =>
            h(
              'li',
              { className: [`level-${Math.min(3, level)}`] },
              sentences.map((sentence) => row(sentence, page, 'div', [])),
            ),
          ),
        ),
      ]
    case 'table':
      return [table(part.rows, page)]
    default: {
      const rows = part.sentences.map((sentence) => row(sentence, page, 'div', []))
      return [h(part.type === 'quote' ? 'blockquote' : 'div', { className: ['block', part.type] }, rows)]
    }
  }
}

function row(sentence: SentenceJson, page: PageWords, tag: string, classes: readonly string[]): Element {
  const line = tag === 'div' ? 'p' : 'span'
  return h('div', { className: ['row', ...doubt(sentence), ...classes], id: sentence.id, tabIndex: -1 }, [
    h(tag, { className: ['pair'] }, [
      h(line, { className: ['ja'], lang: 'ja' }, japanese(sentence, page)),
      ' ',
      h(line, { className: ['en'], lang: 'en' }, english(sentence, page)),
    ]),
    margin(sentence, page),
    ...structure(sentence, page.t),
  ])
}

/** Lines a reader should stop at; in cells and on narrow sheets only they carry their number and band. */
function doubt({ band, notes }: SentenceJson): string[] {
  return band === 'green' && !notes.length ? [] : ['doubt']
}

/** A table stays a table: every cell holds both languages, doubts and notes stand under the words. */
function table(rows: Extract<Flow, { type: 'table' }>['rows'], page: PageWords): Element {
  const cell = (sentence: SentenceJson) =>
    h('div', { className: ['row', 'in-cell', ...doubt(sentence)], id: sentence.id, tabIndex: -1 }, [
      h('p', { className: ['ja'], lang: 'ja' }, japanese(sentence, page)),
      ...(sentence.en && sentence.en !== sentence.ja ? [h('p', { className: ['en'], lang: 'en' }, english(sentence, page))] : []),
      ...(doubt(sentence).length || sentence.engine === 'memory' ? [margin(sentence, page)] : []),
      ...structure(sentence, page.t),
    ])
  const line = (cells: (typeof rows)[number]) =>
    h(
      'tr',
      cells.map(({ header, sentences }) => h(header ? 'th' : 'td', header ? { scope: 'col' } : {}, sentences.map(cell))),
    )
  const first = rows.findIndex((cells) => !cells.every(({ header }) => header))
  const head = first < 0 ? rows.length : first
  return h('div', { className: ['block', 'scroll'], tabIndex: 0 }, [
    h('table', { className: ['cells'] }, [
      ...(head ? [h('thead', rows.slice(0, head).map(line))] : []),
      h('tbody', rows.slice(head).map(line)),
    ]),
  ])
}
