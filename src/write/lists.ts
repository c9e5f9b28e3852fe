import type { Element, ElementContent } from 'hast'
import type { Translate } from '../language/messages.ts'
import { h } from './element.ts'
import { bandSign } from './line.ts'
import type { DigestJson } from './schema.ts'
import { visible, webAddress, withAddresses } from './visible.ts'
import { numbered } from './words.ts'

/** Links to the sentences that prove a line. */
export function chips(ids: readonly string[], t: Translate): Element {
  const words = numbered('page.toSentence', t)
  return h('p', { className: ['chips'] }, [
    h('span', { className: ['label'] }, t('page.evidence')),
    ...[...new Set(ids)].flatMap((id) => {
      const number = id.slice(1)
      return [' ', h('a', { className: ['chip'], href: `#${id}`, ariaLabel: words(number) }, number)]
    }),
  ])
}

/** The key points, each with its evidence. */
export function keyPoints({ keyPoints }: DigestJson, t: Translate): Element {
  return h(
    'ol',
    { className: ['points'] },
    keyPoints.map(({ ja, en, evidence, origin, band }) =>
      h('li', { className: ['row'] }, [
        h('div', { className: ['pair'] }, [
          h('p', { className: ['ja'], lang: 'ja' }, visible(ja)),
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

/** An entry of the lists at the end; the card of a mark shows the same. */
interface Entry {
  readonly id: string
  readonly ja: string
  readonly reading: string
  readonly en: string
  readonly facts: readonly string[]
  readonly sentences: readonly string[]
}

/** Names, figures and terms with their readings and the sentences they stand in. Empty lists are left out. */
export function wordLists(json: DigestJson, t: Translate): Element[] {
  const readings = readingOf(json)
  const names = json.entities.map(({ id, ja, en, type, source, mentions }): Entry => {
    const facts = [t(`entity.${type}`), t(`origin.${source}`), t('page.mentions', { count: mentions.length })]
    return { id, ja, en, reading: readings.get(ja) ?? '', facts, sentences: mentions.map(({ sentence }) => sentence) }
  })
  const figures = json.quantities.map(({ ja, en, kind, sentence }, index): Entry => {
    return { id: `q${index + 1}`, ja, en, reading: '', facts: [t(`quantity.${kind}`)], sentences: [sentence] }
  })
  const terms = json.terms.map(({ ja, en, reading, status, count, sentence }, index): Entry => {
    const facts = [t(`status.${status}`), t('page.mentions', { count })]
    return { id: `t${index + 1}`, ja, en, reading, facts, sentences: [sentence] }
  })
  return [...section(t('page.names'), names, t), ...section(t('page.figures'), figures, t), ...section(t('page.terms'), terms, t)]
}

function section(title: string, entries: readonly Entry[], t: Translate): Element[] {
  if (!entries.length) return []
  return [
    h('section', { className: ['word-list'] }, [
      h('h2', title),
      h(
        'ul',
        { className: ['entries'] },
        entries.map((one) => entry(one, t)),
      ),
    ]),
  ]
}

function entry({ id, ja, reading, en, facts, sentences }: Entry, t: Translate): Element {
  return h('li', { className: ['entry'], id }, [
    h('b', { lang: 'ja' }, visible(ja)),
    ...(reading ? [' ', h('span', { className: ['reading'], lang: 'ja', title: t('page.reading') }, visible(reading))] : []),
    ' ',
    h('span', { className: ['meaning'], lang: 'en' }, visible(en)),
    ' ',
    h('small', facts.join(' · ')),
    ' ',
    chips(sentences, t),
  ])
}

function readingOf({ article, sentences, terms }: DigestJson): ReadonlyMap<string, string> {
  const made = new Map(terms.filter(({ reading }) => reading).map(({ ja, reading }) => [ja, reading]))
  for (const sentence of sentences)
    for (const { start, end, reading } of sentence.readings) {
      const ja = article.text.slice(start, end)
      if (!made.has(ja)) made.set(ja, reading)
    }
  return made
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
