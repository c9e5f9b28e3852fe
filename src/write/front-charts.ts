import type { Element, ElementContent } from 'hast'
import type { Translate } from '../language/messages.ts'
import { h } from './element.ts'
import { type BatchName, type BatchNames, inCompany, together } from './front-batch.ts'
import { asking, bothWays } from './front-story.ts'
import { countIn, type Stretch, stretchWords, timeAxis, type Unit } from './front-time.ts'
import type { IndexEntry } from './index-entry.ts'
import { visible } from './visible.ts'

const mostFollowed = 5
const mostTogether = 12
/** Among so many names company is looked for. */
const mostSought = 60
const mostPairs = 24

/** The batch in pictures, each with its text and its table: articles over time, the names most written about, who appears with whom. */
export function charts(entries: readonly IndexEntry[], names: BatchNames, t: Translate): Element[] {
  const made = [...overTime(entries, names, t), ...company(names, t)]
  return made.length
    ? [h('section', { className: ['pictures'] }, [h('h2', t('front.inFigures')), h('div', { className: ['plates'] }, made)])]
    : []
}

function overTime(entries: readonly IndexEntry[], names: BatchNames, t: Translate): Element[] {
  const days = daysOf(entries)
  const { unit, stretches } = timeAxis(days)
  if (stretches.length < 2) return []
  const counts = countIn(days, stretches)
  const most = Math.max(...counts)
  const [first, last] = [stretches[0]!, stretches.at(-1)!].map((one) => stretchWords(one, unit, t))
  const peak = stretchWords(stretches[counts.indexOf(most)]!, unit, t)
  const text = t('front.overTimeText', { first: first!, last: last!, most, peak })
  const often = names.all.filter(({ type, articles }) => type !== 'OTHER' && articles.length > 1)
  // Countries and cities are in everything; who and what is news comes first.
  const followed = [...often.filter(({ type }) => type !== 'LOC'), ...often.filter(({ type }) => type === 'LOC')].slice(0, mostFollowed)
  const rows = followed.map((name) => ({ name, counts: countIn(daysOf(name.articles.map(({ entry }) => entry)), stretches) }))
  const highest = Math.max(1, ...rows.flatMap((row) => row.counts))
  return [
    h('figure', { className: ['plate', 'over-time'] }, [
      h('figcaption', [h('h3', t('front.overTime')), h('p', `${t(`front.per.${unit}`)} · ${text}`)]),
      bars(counts, stretches, most, {
        id: 'time',
        title: t('front.overTime'),
        text,
      }),
      axis(first!, last!),
      ...(rows.length ? [h('h4', t('front.namesOverTime'))] : []),
      ...rows.map(({ name, counts: own }, index) =>
        h('div', { className: ['follow'] }, [
          h('p', { className: ['who'] }, [label(name, t), ' ', h('span', { className: ['number'] }, String(name.articles.length))]),
          bars(own, stretches, highest, {
            id: `name${index + 1}`,
            title: visible(t('language') === 'ja' ? name.ja : name.en),
            text: t('front.nameText', {
              count: name.articles.length,
              most: Math.max(...own),
              peak: stretchWords(stretches[own.indexOf(Math.max(...own))]!, unit, t),
            }),
            asked: { name: name.key },
          }),
        ]),
      ),
      folded(t, [
        [t(`front.per.${unit}`), t('front.articles'), ...rows.map(({ name }) => visible(t('language') === 'ja' ? name.ja : name.en))],
        ...stretches.flatMap((stretch, index) =>
          counts[index] ? [[dated(stretch, unit, t), String(counts[index]), ...rows.map((row) => String(row.counts[index]))]] : [],
        ),
      ]),
    ]),
  ]
}

function daysOf(entries: readonly IndexEntry[]): string[] {
  return entries.flatMap(({ date }) => date?.slice(0, 10) ?? [])
}

/** Bars over the axis. Their stretch of time is asked for by pointer here and by link in the table. */
function bars(
  counts: readonly number[],
  stretches: readonly Stretch[],
  most: number,
  { id, title, text, asked = {} }: { id: string; title: string; text: string; asked?: Readonly<Record<string, string>> },
): Element {
  const height = (count: number) => Math.round((1000 * count) / most) / 10
  return h(
    'svg',
    {
      className: ['bars'],
      viewBox: `0 0 ${counts.length * 10} 100`,
      preserveAspectRatio: 'none',
      role: 'img',
      ariaLabelledBy: [`${id}-title`, `${id}-text`],
    },
    [
      h('title', { id: `${id}-title` }, title),
      h('desc', { id: `${id}-text` }, text),
      ...counts.flatMap((count, index) =>
        count
          ? [
              h('rect', {
                x: String(index * 10 + 1),
                width: '8',
                y: String(100 - height(count)),
                height: String(height(count)),
                dataAsk: asking({ ...asked, ...stretches[index]! }),
              }),
            ]
          : [],
      ),
    ],
  )
}

function axis(first: string, last: string): Element {
  return h('p', { className: ['axis'], ariaHidden: 'true' }, [h('span', first), h('span', last)])
}

function dated(stretch: Stretch, unit: Unit, t: Translate): Element {
  return h('span', { dataSet: asking({ from: stretch.from, to: stretch.to }) }, stretchWords(stretch, unit, t))
}

function label(name: BatchName, t: Translate): Element {
  return h(
    'span',
    { className: ['label'], title: visible(`${name.en} ${name.ja}`), dataSet: asking({ name: name.key }) },
    bothWays(name, t, 'span'),
  )
}

/** Persons and organisations in rows, an arc for every two that share an article, the thicker the more they share. */
function company(names: BatchNames, t: Translate): Element[] {
  const sought = names.all.filter(({ type, articles }) => (type === 'PERSON' || type === 'ORG') && articles.length > 1).slice(0, mostSought)
  const shown = inCompany(sought, mostTogether)
  const pairs = together(shown)
  const often = pairs.filter(([, , count]) => count > 1)
  const drawn = often.length >= 5 ? often : pairs
  if (shown.length < 3 || !pairs.length) return []
  const most = pairs[0]![2]
  const nameOf = (index: number) => visible(t('language') === 'ja' ? shown[index]!.ja : shown[index]!.en)
  const [one, other, count] = pairs[0]!
  const middle = (index: number) => index * 10 + 5
  const arcs = [...drawn].reverse().map(([from, to, times]) => {
    const reach = Math.round(28 + (100 * (to - from)) / Math.max(1, shown.length - 1))
    return h('path', {
      className: ['arc', `arc-${Math.max(1, Math.round((5 * times) / most))}`],
      d: `M0 ${middle(from)}C${reach} ${middle(from)} ${reach} ${middle(to)} 0 ${middle(to)}`,
      dataAsk: asking({ name: [shown[from]!.key, shown[to]!.key] }),
    })
  })
  return [
    h('figure', { className: ['plate', 'company'] }, [
      h('figcaption', [h('h3', t('front.together')), h('p', t('front.togetherHelp'))]),
      h('div', { className: ['arcs'] }, [
        h(
          'ol',
          shown.map((name) => h('li', [label(name, t), ' ', h('span', { className: ['number'] }, String(name.articles.length))])),
        ),
        h(
          'svg',
          {
            viewBox: `0 0 100 ${shown.length * 10}`,
            preserveAspectRatio: 'none',
            height: `${shown.length * 2.6}rem`,
            role: 'img',
            ariaLabelledBy: ['company-title', 'company-text'],
          },
          [
            h('title', { id: 'company-title' }, t('front.together')),
            h(
              'desc',
              { id: 'company-text' },
              t('front.togetherText', { one: nameOf(one), other: nameOf(other), count, names: shown.length }),
            ),
            ...arcs,
          ],
        ),
      ]),
      folded(t, [
        [t('front.name'), t('front.with'), t('front.articles')],
        ...pairs
          .slice(0, mostPairs)
          .map(([from, to, times]) => [
            h('span', { dataSet: asking({ name: shown[from]!.key }) }, nameOf(from)),
            h('span', { dataSet: asking({ name: shown[to]!.key }) }, nameOf(to)),
            h('span', { dataSet: asking({ name: [shown[from]!.key, shown[to]!.key] }) }, String(times)),
          ]),
      ]),
    ]),
  ]
}

/** The figures of a picture, for those who would rather read them. */
function folded(t: Translate, [head = [], ...rows]: readonly (readonly (Element | string)[])[]): Element {
  const cell = (tagName: 'th' | 'td', content: Element | string, index: number): ElementContent =>
    h(tagName, { ...(index && { className: ['amount'] }), ...(tagName === 'th' && { scope: 'col' }) }, [content])
  return h('details', { className: ['table'] }, [
    h('summary', t('front.table')),
    h('div', { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: t('front.table') }, [
      h('table', [
        h('thead', [
          h(
            'tr',
            head.map((content, index) => cell('th', content, index)),
          ),
        ]),
        h(
          'tbody',
          rows.map((row) =>
            h(
              'tr',
              row.map((content, index) => cell('td', content, index)),
            ),
          ),
        ),
      ]),
    ]),
  ])
}
