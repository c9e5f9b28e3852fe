import type { Element, ElementContent } from 'hast'
import type { Translate } from '../language/messages.ts'
import { h } from './element.ts'
import type { Entries, Entry } from './entries.ts'
import { glossedLine, type Readings } from './furigana.ts'
import { bandSign } from './line.ts'
import type { DigestJson } from './schema.ts'
import { visible, webAddress, withAddresses } from './visible.ts'
import { numbered } from './words.ts'

/** More links than that help nobody. */
const mostChips = 60

/** Links to the sentences that prove a line. */
export function chips(ids: readonly string[], t: Translate, label: 'page.evidence' | 'page.standsIn' = 'page.evidence'): Element {
  const words = numbered('page.toSentence', t)
  const apart = [...new Set(ids)]
  const shown = apart.slice(0, mostChips)
  return h('p', { className: ['chips'] }, [
    h('span', { className: ['label'] }, t(label)),
    ...shown.flatMap((id) => {
      const number = id.slice(1)
      return [' ', h('a', { className: ['chip'], href: `#${id}`, ariaLabel: words(number) }, number)]
    }),
    ...(apart.length > shown.length ? [' ', h('small', t('page.moreMentions', { count: apart.length - shown.length }))] : []),
  ])
}

/** The key points, each with its evidence. */
export function keyPoints({ keyPoints }: DigestJson, readings: Readings, t: Translate): Element {
  return h(
    'ol',
    { className: ['points'] },
    keyPoints.map(({ ja, en, evidence, origin, band }) =>
      h('li', { className: ['row'] }, [
        h('div', { className: ['pair'] }, [
          h('p', { className: ['ja'], lang: 'ja' }, glossedLine(ja, readings)),
          ' ',
          h('p', { className: ['en'], lang: 'en' }, visible(en)),
        ]),
        h('div', { className: ['margin'] }, [
          chips(evidence, t),
          h('p', { className: ['trust'] }, [
            bandSign(band, t),
            ...(origin === 'author' ? [' ', h('span', { className: ['label'] }, t('page.author'))] : []),
          ]),
        ]),
      ]),
    ),
  )
}

/** Terms, names and figures with their readings and the sentences they stand in. Empty lists are left out. */
export function wordLists({ names, terms, figures }: Entries, t: Translate): Element[] {
  return [
    ...section(t('page.names'), names, t),
    ...section(t('page.terms'), terms, t),
    ...section(t('page.figures'), figures, t, ['numbers']),
  ]
}

function section(title: string, entries: readonly Entry[], t: Translate, classes: readonly string[] = []): Element[] {
  if (!entries.length) return []
  return [
    h('section', { className: ['word-list', ...classes] }, [
      h('h2', title),
      h(
        'ul',
        { className: ['entries'] },
        entries.map((one) => entry(one, t)),
      ),
    ]),
  ]
}

function entry({ id, ja, reading, en, facts, sentences, same = [] }: Entry, t: Translate): Element {
  return h('li', { className: ['entry'], id, tabIndex: -1 }, [
    h('b', { lang: 'ja' }, visible(ja)),
    ...(reading ? [' ', h('span', { className: ['reading'], lang: 'ja', title: t('page.reading') }, visible(reading))] : []),
    ' ',
    h('span', { className: ['meaning'], lang: 'en' }, visible(en)),
    ' ',
    h('small', facts.join(' · ')),
    ' ',
    chips(sentences, t, 'page.standsIn'),
    ...same.map((other) =>
      h('div', { className: ['same'] }, [
        h('span', { className: ['label'] }, t('page.sameValue')),
        ' ',
        h('bdi', { lang: 'ja' }, visible(other.ja)),
        ' ',
        h('bdi', { lang: 'en' }, visible(other.en)),
        ' ',
        chips(other.sentences, t, 'page.standsIn'),
      ]),
    ),
  ])
}

/** The reference lines as they stand, web addresses linked. */
export function references({ article }: DigestJson): Element {
  return h(
    'ul',
    { className: ['references'] },
    article.references.map((line) => h('li', { lang: 'ja' }, linked(visible(line)))),
  )
}

function linked(line: string): ElementContent[] {
  return withAddresses(line).map(({ text, href }) => (href ? webLink(href, text) : { type: 'text', value: text }))
}

/** A link out of the page that tells the other side nothing. Only for addresses from `webAddress`. */
export function webLink(href: string, words: string): Element {
  return h('a', { href: webAddress(href) ?? undefined, rel: ['noopener', 'noreferrer', 'nofollow'] }, words)
}
