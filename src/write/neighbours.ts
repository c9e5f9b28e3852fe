import type { Element } from 'hast'
import type { Translate } from '../language/messages.ts'
import { curl } from './curl.ts'
import { h } from './element.ts'
import type { Neighbour, PageContext } from './page-context.ts'
import { visible } from './visible.ts'
import { longDate } from './words.ts'

/** Articles that tell the same story, with both titles. */
export function related({ related: neighbours = [] }: PageContext, t: Translate): Element[] {
  if (!neighbours.length) return []
  return [
    h('section', { className: ['related'] }, [
      h('h2', t('page.related')),
      h(
        'ul',
        neighbours.map(({ id, title, date, publisher }) =>
          h('li', [
            h('a', { href: articleAddress(id) }, [
              h('span', { className: ['ja'], lang: 'ja' }, visible(title.ja)),
              ' ',
              h('span', { className: ['en'], lang: 'en' }, visible(curl(title.en))),
            ]),
            ' ',
            h('small', [...(publisher ? [h('bdi', { lang: 'ja' }, visible(publisher)), ' · '] : []), longDate(date, t)]),
          ]),
        ),
      ),
    ]),
  ]
}

/** The line that leads to the sheet of the whole story. Only to a page beside this one. */
export function storyLine({ story }: PageContext, t: Translate): Element[] {
  if (!story || !besides.test(story.href)) return []
  return [
    h('p', { className: ['of-story'] }, [t('page.story'), h('a', { href: `./${story.href.replace(/^\.\//, '')}` }, [titleSpan(story, t)])]),
  ]
}

const besides = /^(\.\/)?[\w%.~-]+\.html(#[\w-]*)?$/

function titleSpan(titled: Pick<Neighbour, 'title'>, t: Translate): Element {
  const { text, language } = titleOf(titled, t)
  return h('span', { lang: language }, text)
}

/** The title in the language of the page, or the other where that is missing. */
export function titleOf({ title }: Pick<Neighbour, 'title'>, t: Translate): { readonly text: string; readonly language: 'ja' | 'en' } {
  const japanese = t('language') === 'ja' ? title.ja !== '' : title.en === ''
  return { text: visible(japanese ? title.ja : curl(title.en)), language: japanese ? 'ja' : 'en' }
}

/** Address of the page of another article of the batch, from a page beside it. */
export function articleAddress(id: string): string {
  return `./${encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'))}.html`
}
