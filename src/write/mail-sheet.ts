import type { Element } from 'hast'
import type { Both } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import { curl } from './curl.ts'
import { h } from './element.ts'
import type { IndexSheet } from './index-entry.ts'
import { aside, label, type MailContent, quiet, styled } from './mail-elements.ts'
import { colour, font } from './mail-style.ts'
import { type SheetLine, type SheetLines, type SheetRow, sheetLines } from './sheet-lines.ts'

/** The sheet of an article in a mail; `by` says whose it is. */
export function mailSheet(sheet: IndexSheet | undefined, t: Translate, by = ''): Element[] {
  if (!sheet) return []
  const lines = sheetLines(sheet, t)
  const whose: MailContent = by ? [' ', aside(by)] : []
  return [
    ...(lines.facts.length ? [label(t('page.facts'), whose), labelled(lines.facts)] : []),
    ...(lines.figures.length
      ? [label(t('page.sheet'), [...whose, ...(lines.period ? [' · ', ...pair(lines.period)] : [])]), figures(lines, t)]
      : []),
    ...(lines.timeline.length ? [label(t('page.timeline'), whose), labelled(lines.timeline)] : []),
  ]
}

/** Both languages in one line; once where they are the same. */
export function pair({ ja, en }: Both): (Element | string)[] {
  return en === '' || en === ja ? [ja] : [curl(en), ...(ja ? [' ', aside(ja)] : [])]
}

function labelled(lines: readonly SheetLine[]): Element {
  return h(
    'ul',
    { style: 'margin:0;padding:0 0 0 20px' },
    lines.map(({ label: name, says }) =>
      h('li', { style: `margin:0 0 4px;font:400 14px/1.5 ${font.serif}` }, [h('b', [...pair(name)]), ' ', ...pair(says)]),
    ),
  )
}

/** Three columns at most: what a change is compared with stands beneath it, as a phone has no room beside it. */
function figures({ figures }: SheetLines, t: Translate): Element {
  const changes = figures.some(({ change, base }) => change.ja || base.ja)
  const line = 'padding:6px 8px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid'
  const head = (words: string, width: string, more = '') =>
    h('th', { scope: 'col', width, ...styled('line', `${line} ${colour.hair};font:400 12px/1.4 ${font.plain};${more}`) }, words)
  const cell = (name: 'th' | 'td', content: MailContent, more = '') =>
    h(
      name,
      { ...(name === 'th' && { scope: 'row' }), ...styled('line', `${line} ${colour.hair};font:400 14px/1.4 ${font.serif};${more}`) },
      content,
    )
  const right = 'text-align:right'
  return h('table', { cellPadding: '0', cellSpacing: '0', border: '0', width: '100%', style: 'width:100%;border-collapse:collapse' }, [
    h('thead', [
      h('tr', [
        head(t('page.item'), '35%'),
        head(t('page.value'), '29%', right),
        ...(changes ? [head(t('page.change'), '36%', 'padding-left:8px')] : []),
      ]),
    ]),
    h(
      'tbody',
      figures.map((one) =>
        h('tr', [
          cell('th', [...stacked(one.item), ...(one.period ? [small(one.period)] : [])]),
          cell('td', stacked(one.value), right),
          ...(changes ? [cell('td', change(one, t), 'padding-left:8px')] : []),
        ]),
      ),
    ),
  ])
}

function change({ change: own, base }: SheetRow, t: Translate): MailContent {
  const from = base.ja ? [h('div', quiet(`font:400 12px/1.4 ${font.plain}`), [`${t('page.base')} `, ...pair(base)])] : []
  return [...(own.ja ? stacked(own) : []), ...from]
}

/** English above Japanese. */
function stacked(both: Both): MailContent {
  if (both.en === '' || both.en === both.ja) return [both.ja]
  return [curl(both.en), h('div', { lang: 'ja', ...quiet(`font:400 12px/1.4 ${font.serif}`) }, both.ja)]
}

function small(both: Both): Element {
  return h('div', quiet(`font:400 12px/1.4 ${font.plain}`), [curl(both.en || both.ja)])
}
