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

/**
 * The columns that have something to say. The period is said once above the figures that are of it. Roles are said outright: on narrow sheets the rows
 * are no table to the eye.
 */
function figureTable({ figures }: Sheet, readings: Readings, t: Translate): Element {
  const wanted = (['change', 'base'] as const).filter((column) => figures.some((figure) => figure[column]))
  const groups = byPeriod(figures)
  // Under the title of another period a figure of none would seem to be of it.
  const titled = groups.length > 1 && groups.every(({ period }) => period)
  const head = (key: MessageKey, name: string) => h('th', { className: [name], role: 'columnheader', scope: 'col' }, t(key))
  const cell = (both: Both | null, name: string) => h('td', { className: [name], role: 'cell' }, both ? pair(both, readings) : [])
  const row = (figure: Figure) =>
    h('tr', { role: 'row' }, [
      h('th', { className: ['item'], role: 'rowheader', scope: 'row' }, [
        ...pair({ ja: figure.item.ja, en: capital(figure.item.en) }, readings),
        ...(figure.period && groups.length > 1 && !titled ? [' ', inOneLine(figure.period)] : []),
      ]),
      cell(figure.value, 'value'),
      ...wanted.map((column) => cell(figure[column], column)),
      h('td', { className: ['proof'], role: 'cell' }, [chips([figure.sentence], t)]),
    ])
  const columns = 3 + wanted.length
  const title = ({ period }: PeriodGroup) =>
    period
      ? [
          h('tr', { className: ['of'], role: 'row' }, [
            h('th', { colSpan: columns, role: 'rowheader', scope: 'rowgroup' }, [inOneLine(period)]),
          ]),
        ]
      : []
  const [only] = groups
  return h('table', { className: ['figures'], role: 'table' }, [
    ...(groups.length === 1 && only?.period ? [h('caption', [inOneLine(only.period)])] : []),
    h('thead', { role: 'rowgroup' }, [
      h('tr', { role: 'row' }, [
        head('page.item', 'item'),
        head('page.value', 'value'),
        ...wanted.map((column) => head(`page.${column}`, column)),
        head('page.proof', 'proof'),
      ]),
    ]),
    ...groups.map((group) => h('tbody', { role: 'rowgroup' }, [...(titled ? title(group) : []), ...group.figures.map(row)])),
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

type Figure = Sheet['figures'][number]

interface PeriodGroup {
  readonly period: Both | null
  readonly figures: Figure[]
}

/** Figures that follow each other and are of one period stand together. */
function byPeriod(figures: readonly Figure[]): PeriodGroup[] {
  const groups: PeriodGroup[] = []
  for (const figure of figures) {
    const last = groups.at(-1)
    if (last && last.period?.ja === figure.period?.ja) last.figures.push(figure)
    else groups.push({ period: figure.period, figures: [figure] })
  }
  return groups
}

function inOneLine({ ja, en }: Both): Element {
  return h('p', { className: ['period'] }, [
    h('span', { className: ['ja'], lang: 'ja' }, visible(ja)),
    ' ',
    h('span', { className: ['en'], lang: 'en' }, visible(en)),
  ])
}

/** Of the first period that has two changes, so that no item stands twice; one bar is no comparison. */
function chart({ figures }: Sheet, t: Translate): Element[] {
  const language = t('language') === 'ja' ? 'ja' : 'en'
  const groups = byPeriod(figures)
  const changed = (group: PeriodGroup) => group.figures.filter(({ percent }) => percent !== null)
  const shown = groups.find((group) => changed(group).length > 1) ?? { period: null, figures }
  const bars = changed({ period: null, figures: [...shown.figures] }).map(({ item, percent }) => ({
    label: capital(item[language] || item.ja),
    percent: percent ?? 0,
  }))
  if (bars.length < 2) return []
  const values = bars.map(({ label, percent }) => `${label} ${signed(percent)}`).join(', ')
  return [
    h('figure', { className: ['chart'] }, [
      h('figcaption', { className: ['label'] }, [
        t('page.chart'),
        ...(groups.length > 1 && shown.period ? [h('span', { lang: language }, visible(shown.period[language] || shown.period.ja))] : []),
      ]),
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
