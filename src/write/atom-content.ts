import type { Element, ElementContent } from 'xast'
import type { Both } from '../digest.ts'
import type { Band } from '../document.ts'
import type { Translate } from '../language/messages.ts'
import { shownText, words, x } from './atom-nodes.ts'
import { curl } from './curl.ts'
import type { FeedDifference, FeedReport, FeedStory, Shown } from './feed-story.ts'
import type { IndexEntry, IndexSheet } from './index-entry.ts'
import { type SheetLine, sheetLines } from './sheet-lines.ts'
import { longDate, moment } from './words.ts'

/** What an entry holds of an article: titles, summary and key points in both languages, its sheet, the story it is part of. */
export function articleContent({ title, summary, points, trust, sheet }: IndexEntry, story: Both | undefined, t: Translate): Element[] {
  return [
    ...(trust.title === 'green' ? [] : [x('p', {}, doubtful(trust.title, t).slice(1))]),
    ...(title.ja ? [x('p', {}, [x('strong', {}, [japanese('span', title.ja)])])] : []),
    ...(summary.ja || summary.en ? [x('p', {}, both(summary, trust.summary, t))] : []),
    ...(points.length
      ? [
          x(
            'ol',
            {},
            points.map((point) => x('li', {}, both(point, point.band, t))),
          ),
        ]
      : []),
    ...sheetContent(sheet, t),
    ...(story ? [x('p', {}, [ours('span', t('page.story'), t), said(' '), ...pair(story)])] : []),
  ]
}

/** What an entry holds of a story: what its reports agree on, where they do not, the figures of its main report, and who they are. */
export function storyContent({ title, lead, leadBy, opening, members, ...story }: FeedStory, t: Translate): Element[] {
  const { shared, contradictions, updates, reports } = story
  return [
    ...(lead.trust.title !== 'green' ? [x('p', {}, doubtful(lead.trust.title, t).slice(1))] : []),
    x('p', {}, [
      ...(title.ja ? [x('strong', {}, [japanese('span', title.ja)]), said(' · ')] : []),
      ours('span', t('story.kicker', { count: members.length }), t),
    ]),
    ...(opening.ja || opening.en ? [x('p', {}, both(opening, lead.trust.summary, t))] : []),
    ...section(t('story.shared'), shared, (fact) => [...both(fact, fact.band, t), said(' '), japanese('span', `(${fact.by})`)], t),
    ...section(t('story.contradictions'), contradictions, (one) => difference(one, t), t),
    ...section(t('story.updates'), updates, (one) => difference(one, t), t),
    ...sheetContent(lead.sheet, t, leadBy),
    ...section(t('story.reports'), reports, (one) => report(one, t), t),
  ]
}

function section<T>(title: string, { first, more }: Shown<T>, item: (one: T) => ElementContent[], t: Translate): Element[] {
  if (first.length === 0) return []
  const rest = more > 0 ? [x('li', {}, [ours('span', t('page.moreMentions', { count: more }), t)])] : []
  return [headed(title, t), x('ul', {}, [...first.map((one) => x('li', {}, item(one))), ...rest])]
}

function difference({ subject, sides }: FeedDifference, t: Translate): ElementContent[] {
  const side = ({ value, asOf, by }: FeedDifference['sides'][number]) =>
    x('li', {}, [
      x('strong', {}, pair(value)),
      said(' · '),
      japanese('span', by),
      ...(asOf ? [said(' · '), ours('span', t('story.asOf', { when: moment(asOf, t) }), t)] : []),
    ])
  return [...pair(subject), x('ul', {}, sides.map(side))]
}

function report({ id, title, by, day }: FeedReport, t: Translate): ElementContent[] {
  const facts = [said(' · '), japanese('span', by), said(' · '), ours('span', day ? longDate(day, t) : t('story.undated'), t)]
  return [...(title.ja || title.en ? pair(title) : [said(id)]), ...facts]
}

function sheetContent(sheet: IndexSheet | undefined, t: Translate, by = ''): Element[] {
  if (!sheet) return []
  const { facts, figures, period, timeline } = sheetLines(sheet, t)
  const wanted = (['change', 'base'] as const).filter((column) => figures.some((row) => row[column].ja !== ''))
  const whose = by ? [said(' · '), japanese('span', by)] : []
  const cells = (figures: readonly Both[]) => figures.map((one) => x('td', {}, pair(one)))
  return [
    ...(facts.length ? [headed(t('page.facts'), t, whose), labelled(facts)] : []),
    ...(figures.length
      ? [
          headed(t('page.sheet'), t, [...whose, ...(period ? [said(' · '), ...pair(period)] : [])]),
          x('table', {}, [
            x('thead', {}, [
              x(
                'tr',
                {},
                (['item', 'value', ...wanted] as const).map((column) => x('th', {}, [ours('span', t(`page.${column}`), t)])),
              ),
            ]),
            x(
              'tbody',
              {},
              figures.map((row) =>
                x('tr', {}, [
                  x('th', {}, [...pair(row.item), ...(row.period ? [said(' ('), ...pair(row.period), said(')')] : [])]),
                  ...cells([row.value, ...wanted.map((column) => row[column])]),
                ]),
              ),
            ),
          ]),
        ]
      : []),
    ...(timeline.length ? [headed(t('page.timeline'), t, whose), labelled(timeline)] : []),
  ]
}

function labelled(lines: readonly SheetLine[]): Element {
  return x(
    'ul',
    {},
    lines.map(({ label, says }) => x('li', {}, [x('strong', {}, pair(label)), said(' '), ...pair(says)])),
  )
}

function headed(title: string, t: Translate, more: readonly ElementContent[] = []): Element {
  return x('p', {}, [x('strong', {}, [ours('span', title, t)]), ...more])
}

/** English, then Japanese on a line of its own. */
function both({ ja, en }: Both, band: Band, t: Translate): ElementContent[] {
  return [...(en ? [english(en), ...doubtful(band, t)] : []), ...(en && ja ? [x('br')] : []), ...(ja ? [japanese('span', ja)] : [])]
}

/** Both in one line; once where they are the same. */
function pair({ ja, en }: Both): ElementContent[] {
  if (ja === en) return [said(ja)]
  return [...(en ? [english(en)] : []), ...(en && ja ? [said(' ')] : []), ...(ja ? [japanese('span', ja)] : [])]
}

function doubtful(band: Band, t: Translate): ElementContent[] {
  if (band === 'green') return []
  return [said(' '), ours('em', `${band === 'yellow' ? '◐' : '○'} ${t(`band.${band}`)}`, t)]
}

function english(text: string): Element {
  return x('span', { lang: 'en', 'xml:lang': 'en' }, curl(words(text)))
}

function japanese(name: string, text: string): Element {
  return x(name, { lang: 'ja', 'xml:lang': 'ja' }, words(text))
}

/** Words of the interface. */
function ours(name: string, text: string, t: Translate): Element {
  return x(name, { lang: t('language'), 'xml:lang': t('language') }, text)
}

function said(value: string): ElementContent {
  return { type: 'text', value: shownText(value) }
}
