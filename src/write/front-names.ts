import type { Element } from 'hast'
import type { Translate } from '../language/messages.ts'
import { curl } from './curl.ts'
import { h } from './element.ts'
import { type BatchName, type BatchNames, pageAddress } from './front-batch.ts'
import { asking, bothWays } from './front-story.ts'
import { visible } from './visible.ts'
import { longDate, numbered } from './words.ts'

const mostNames = 48
const mostArticles = 12

/** Names that more than one article speaks of, those of most articles first. */
export function listedNames({ all }: BatchNames): readonly BatchName[] {
  return all.filter(({ type, articles }) => type !== 'OTHER' && articles.length > 1).slice(0, mostNames)
}

/** The names of the batch, each unfolding to all places it is mentioned at. */
export function nameIndex(listed: readonly BatchName[], t: Translate): Element[] {
  if (!listed.length) return []
  const sentence = numbered('page.toSentence', t)
  return [
    h('section', { className: ['names'] }, [
      h('h2', t('front.nameIndex')),
      h(
        'ul',
        listed.map((name, index) => h('li', [entryOf(name, index, sentence, t)])),
      ),
    ]),
  ]
}

function entryOf(name: BatchName, index: number, sentence: (number: string) => string, t: Translate): Element {
  const { articles, type, mentions } = name
  const facts = [t(`entity.${type}`), t('index.articles', { count: articles.length }), t('page.mentions', { count: mentions })]
  const own = t('language') === 'ja' ? 'ja' : 'en'
  return h('details', { id: `n${index + 1}` }, [
    h('summary', [...bothWays(name, t, 'span'), ' ', h('span', { className: ['number'] }, String(articles.length))]),
    h('p', { className: ['facts'], dataCard: asking({ name: name.key }) }, facts.join(' · ')),
    h('ul', { className: ['places'] }, [
      ...articles
        .slice(0, mostArticles)
        .map(({ entry, entity }) =>
          h('li', [
            h('span', { className: ['facts'] }, visible(longDate(entry.date, t))),
            ' ',
            h('a', { href: pageAddress(entry), lang: own }, visible(own === 'ja' ? entry.title.ja : curl(entry.title.en))),
            ...entity.sentences.flatMap((id) => [
              ' ',
              h('a', { className: ['chip'], href: `${pageAddress(entry)}#${id}`, ariaLabel: sentence(id.slice(1)) }, id.slice(1)),
            ]),
          ]),
        ),
      ...(articles.length > mostArticles
        ? [h('li', { className: ['facts'] }, t('front.andMore', { count: articles.length - mostArticles }))]
        : []),
    ]),
  ])
}
