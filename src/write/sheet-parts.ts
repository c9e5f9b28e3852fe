import type { Element } from 'hast'
import type { MessageKey, Translate } from '../language/messages.ts'
import { barChart, signed } from './chart.ts'
import { h } from './element.ts'
import { glossedLine, type Readings } from './furigana.ts'
import { chips } from './lists.ts'
import type { DigestJson } from './schema.ts'
import { visible } from './visible.ts'

type Sheet = NonNullable<DigestJson['sheet']>
type Both = Sheet['figures'][number]['item']

/** Facts of more letters are sentences rather than headlines. */
const longFact = 16

/** What the kind of news is called, above the title; nothing for news of no kind. */
export function kicker({ sheet }: DigestJson, t: Translate): Element[] {
  return sheet && sheet.kind !== 'general' ? [h('p', { className: ['kicker'] }, t(`news.${sheet.kind}`))] : []
}

/** Facts and figures of the news, for the top of the page. */
export function sheetSection({ sheet }: DigestJson, readings: Readings, t: Translate): Element[] {
  if (!sheet || !(sheet.facts.length || sheet.figures.length)) return []
  return [
    h('section', { className: ['sheet'] }, [
      h('h2', t(sheet.figures.length ? 'page.sheet' : 'page.facts')),
      ...(sheet.facts.length ? [facts(sheet, readings, t)] : []),
      ...(sheet.figures.length ? [h('div', { className: ['row'] }, [figureTable(sheet, readings, t), ...chart(sheet, t)])] : []),
    ]),
  ]
}

/** Facts of one kind stand under one name: what happened to houses. */
function facts({ facts }: Sheet, readings: Readings, t: Translate): Element {
  const roles = [...new Set(facts.map(({ role }) => role))]
  return h(
    'dl',
    { className: ['facts-list'] },
    roles.map((role) => {
      const own = facts.filter((fact) => fact.role === role)
      const classes = [...(own.some(({ ja }) => ja.length > longFact) ? ['wordy'] : []), ...(own.length > 1 ? ['many'] : [])]
      return h('div', classes.length ? { className: classes } : {}, [
        h('dt', { className: ['label'] }, t(`fact.${role}`)),
        ...own.map(({ ja, en, sentence }) => h('dd', [...pair({ ja, en: capital(en) }, readings), chips([sentence], t)])),
      ])
    }),
  )
}

/** Both languages, or one line where they are the same: 1.985%. */
function pair(both: Both, readings: Readings): (Element | string)[] {
  if (both.ja === both.en) return [h('p', { className: ['ja', 'en'] }, visible(both.ja))]
  return [
    h('p', { className: ['ja'], lang: 'ja' }, glossedLine(both.ja, readings)),
    ' ',
    h('p', { className: ['en'], lang: 'en' }, visible(both.en)),
  ]
}

/** `net profit` → `Net profit`; `iPhone sales` stays. */
export function capital(english: string): string {
  return /^\p{Ll}[\p{Ll}\s]/u.test(english) ? english.charAt(0).toUpperCase() + english.slice(1) : english
}

/** The columns that have something to say. Roles are said outright: on narrow sheets the rows are no table to the eye. */
function figureTable({ figures }: Sheet, readings: Readings, t: Translate): Element {
  const wanted = (['change', 'base'] as const).filter((column) => figures.some((figure) => figure[column]))
  const usual = usualPeriod(figures)
  const head = (key: MessageKey, name: string) => h('th', { className: [name], role: 'columnheader', scope: 'col' }, t(key))
  const cell = (both: Both | null, name: string) => h('td', { className: [name], role: 'cell' }, both ? pair(both, readings) : [])
  return h('table', { className: ['figures'], role: 'table' }, [
    ...(usual ? [h('caption', [inOneLine(usual)])] : []),
    h('thead', { role: 'rowgroup' }, [
      h('tr', { role: 'row' }, [
        head('page.item', 'item'),
        head('page.value', 'value'),
        ...wanted.map((column) => head(`page.${column}`, column)),
        head('page.proof', 'proof'),
      ]),
    ]),
    h(
      'tbody',
      { role: 'rowgroup' },
      figures.map((figure) => {
        // The period says which figure it is, so it stands with the item.
        const own = figure.period && figure.period.ja !== usual?.ja ? [' ', inOneLine(figure.period)] : []
        return h('tr', { role: 'row' }, [
          h('th', { className: ['item'], role: 'rowheader', scope: 'row' }, [
            ...pair({ ja: figure.item.ja, en: capital(figure.item.en) }, readings),
            ...own,
          ]),
          cell(figure.value, 'value'),
          ...wanted.map((column) => cell(figure[column], column)),
          h('td', { className: ['proof'], role: 'cell' }, [chips([figure.sentence], t)]),
        ])
      }),
    ),
  ])
}

/** The period most figures are of, to be said once above the table; none where a figure has no period, which would then seem to be of this one. */
export function usualPeriod(figures: Sheet['figures']): Both | undefined {
  const counts = new Map<string, { both: Both; count: number }>()
  for (const { period } of figures) {
    if (!period) return undefined
    counts.set(period.ja, { both: period, count: (counts.get(period.ja)?.count ?? 0) + 1 })
  }
  return [...counts.values()].find(({ count }) => count > 1 && count * 2 > figures.length)?.both
}

function inOneLine({ ja, en }: Both): Element {
  return h('p', { className: ['period'] }, [
    h('span', { className: ['ja'], lang: 'ja' }, visible(ja)),
    ' ',
    h('span', { className: ['en'], lang: 'en' }, visible(en)),
  ])
}

/** One bar is no comparison. */
function chart({ figures }: Sheet, t: Translate): Element[] {
  const language = t('language') === 'ja' ? 'ja' : 'en'
  const bars = figures.flatMap(({ item, percent }) => (percent === null ? [] : [{ label: capital(item[language] || item.ja), percent }]))
  if (bars.length < 2) return []
  const values = bars.map(({ label, percent }) => `${label} ${signed(percent)}`).join(', ')
  return [
    h('figure', { className: ['chart'] }, [
      h('figcaption', { className: ['label'] }, t('page.chart')),
      barChart(bars, { id: 'chart', title: t('page.chart'), description: t('page.chartHelp', { values }) }),
    ]),
  ]
}

/** The events of the news in the order of their days, the day in the margin. */
export function timeline({ sheet }: DigestJson, readings: Readings, t: Translate): Element[] {
  if (!sheet?.timeline.length) return []
  const language = t('language') === 'ja' ? 'ja' : 'en'
  return [
    h('section', { className: ['timeline'] }, [
      h('h2', t('page.timeline')),
      h(
        'ol',
        sheet.timeline.map(({ date, when, ja, en, sentence }) => {
          const day = { lang: language, className: ['when'] }
          const words = visible(when[language] || date)
          return h('li', { className: ['row'] }, [
            machineDate.test(date) ? h('time', { ...day, dateTime: date }, words) : h('span', day, words),
            h('div', { className: ['pair'] }, pair({ ja, en: capital(en) }, readings)),
            h('div', { className: ['margin'] }, [chips([sentence], t)]),
          ])
        }),
      ),
    ]),
  ]
}

/** What `<time>` takes; a fiscal year or a quarter is none. */
const machineDate = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
