import type { Element } from 'hast'
import { newsKinds } from '../digest.ts'
import type { MessageKey, Translate } from '../language/messages.ts'
import { h } from './element.ts'
import { type Stretch, stretchWords, usualStretches } from './front-time.ts'
import type { IndexEntry } from './index-entry.ts'

/** What the search and the filters stand in. Hidden until the script can work them. */
export function tools(entries: readonly IndexEntry[], t: Translate): Element[] {
  const days = entries.flatMap(({ date }) => (date && /^\d{4}-\d{2}-\d{2}/.test(date) ? [date.slice(0, 10)] : [])).sort()
  const [first, last] = [days[0], days.at(-1)]
  return [
    h('div', { className: ['tools'], id: 'tools', role: 'search', ariaLabel: t('front.search'), hidden: true }, [
      h('p', { className: ['find'] }, [
        h('label', { htmlFor: ['find'] }, t('front.search')),
        ' ',
        h('input', {
          type: 'search',
          id: 'find',
          autoComplete: ['off'],
          spellCheck: 'false',
          placeholder: t('front.searchHint'),
          maxLength: 200,
        }),
      ]),
      h('div', { className: ['facets'] }, [
        facet('name', t('front.names'), [checks('name', t)]),
        ...(first && last
          ? [
              facet('date', t('front.dates'), [
                h('fieldset', { className: ['checks-of', 'dates'] }, [
                  h('legend', t('front.dates')),
                  h(
                    'ul',
                    usualStretches(days).map(({ name, stretch }) => h('li', [quick(name, stretch, t)])),
                  ),
                  h('p', { className: ['range'] }, [...day('from', first, last, t), ' ', ...day('to', first, last, t)]),
                ]),
              ]),
            ]
          : []),
        facet('by', t('front.publishers'), [checks('by', t)]),
        facet('subject', t('front.subjects'), [checks('kind', t), checks('tag', t)]),
      ]),
    ]),
    h('div', { className: ['answer'], id: 'answer' }, [
      h('p', { className: ['found'], id: 'found', role: 'status' }),
      h('ul', { className: ['chosen'], id: 'chosen', ariaLabel: t('front.chosen') }),
    ]),
    h('section', { className: ['card-of'], id: 'card', hidden: true }),
    h('section', { className: ['results'], id: 'results', ariaLabel: t('front.results'), hidden: true }, [
      h('div', { id: 'hits' }),
      h('button', { type: 'button', id: 'further', hidden: true }, t('front.showMore')),
    ]),
  ]
}

function facet(name: string, title: string, content: readonly Element[]): Element {
  return h('details', { className: ['facet'], dataFacet: name }, [h('summary', title), h('div', { className: ['panel'] }, [...content])])
}

/** A list with boxes to tick; the script fills it with what the batch has. */
function checks(list: 'name' | 'by' | 'kind' | 'tag', t: Translate): Element {
  const title = { name: 'front.names', by: 'front.publishers', kind: 'front.kinds', tag: 'page.tags' }[list] as MessageKey
  return h('fieldset', { className: ['checks-of'], dataList: list }, [
    h('legend', t(title)),
    h('input', {
      type: 'search',
      className: ['narrow'],
      ariaLabel: t('front.findIn', { list: t(title) }),
      placeholder: t('front.findHint'),
      hidden: true,
    }),
    h('ul', []),
  ])
}

/** A stretch of time to choose by one press; the script counts what it would leave. */
function quick(name: 'day' | 'week' | 'month', stretch: Stretch, t: Translate): Element {
  const words = {
    day: t('front.newest', { date: stretchWords(stretch, 'day', t) }),
    week: t('front.week'),
    month: stretchWords(stretch, 'month', t),
  }
  return h('button', { type: 'button', className: ['quick'], dataFrom: stretch.from, dataTo: stretch.to, ariaPressed: 'false' }, [
    h('span', { className: ['value'] }, words[name]),
    ' ',
    h('span', { className: ['number'] }),
  ])
}

function day(which: 'from' | 'to', min: string, max: string, t: Translate): Element[] {
  return [h('label', { htmlFor: [which] }, t(`front.${which}`)), h('input', { type: 'date', id: which, min, max })]
}

/** Words the script says; `{n}` and the like are filled in by it. */
export function scriptWords(t: Translate): Readonly<Record<string, string>> {
  const types = ['ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW', 'OTHER'] as const
  const gap = (name: string) => `{${name}}`
  return {
    ...Object.fromEntries(newsKinds.map((kind) => [`kind.${kind}`, t(`news.${kind}` as MessageKey)])),
    ...Object.fromEntries(types.map((type) => [`type.${type}`, t(`entity.${type}`)])),
    ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`month.${index + 1}`, t(`month.${index + 1}` as MessageKey)])),
    date: t('date.long', { year: gap('year'), month: gap('month'), day: gap('day') }),
    undated: t('date.none'),
    found: t('front.found', { shown: gap('shown'), total: gap('total') }),
    none: t('front.none'),
    some: t('front.some'),
    reading: t('front.reading'),
    clear: t('front.clear'),
    remove: t('front.remove', { what: gap('what') }),
    search: t('front.searched', { what: gap('what') }),
    since: t('front.since', { date: gap('date') }),
    until: t('front.until', { date: gap('date') }),
    sentence: t('page.toSentence', { number: gap('number') }),
    close: t('front.close'),
    everyMention: t('front.everyMention'),
    mentions: t('front.mentions', { articles: gap('articles'), mentions: gap('mentions') }),
    more: t('front.andMore', { count: gap('count') }),
    shown: t('front.shown', { count: gap('count') }),
  }
}
