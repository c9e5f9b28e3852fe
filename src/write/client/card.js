import { fill, make, pair } from './dom.js'
import { dateWords } from './results.js'

/** Fills the card of a name: both languages, its type, and every place of the batch that mentions it. Null takes the card away. */
export function showCard(card, key, data, keys, close) {
  const number = keys.indexOf(key)
  card.hidden = number < 0
  if (number < 0) return card.replaceChildren()
  const { words, ui } = data
  const [type, en, ja] = data.names[number]
  const places = data.articles.flatMap((article) => {
    const own = article.names.find(([name]) => name === number)
    return own ? [{ article, count: own[1], sentences: own[2] }] : []
  })
  const mentions = places.reduce((sum, { count }) => sum + count, 0)
  const button = make('button', { type: 'button', class: 'shut', 'aria-label': words.close }, '×')
  button.addEventListener('click', close)
  const title = make('h2', { class: 'headline', id: 'card-name' }, pair(ui, 'span', ja, en))
  const list = places.map(({ article, sentences }) =>
    make('li', {}, [
      make('span', { class: 'facts' }, dateWords(article.date, words)),
      ' ',
      make('a', { href: article.href, lang: ui }, article[ui]),
      ...sentences.flatMap((sentence) => [
        ' ',
        make(
          'a',
          { class: 'chip', href: `${article.href}#s${sentence}`, 'aria-label': fill(words.sentence, { number: sentence }) },
          String(sentence),
        ),
      ]),
    ]),
  )
  card.setAttribute('aria-labelledby', 'card-name')
  card.replaceChildren(
    button,
    title,
    make('p', { class: 'facts' }, `${words[`type.${type}`]} · ${fill(words.mentions, { articles: places.length, mentions })}`),
    make('details', { class: 'mentions', ...(places.length <= 8 && { open: '' }) }, [
      make('summary', {}, words.everyMention),
      make('ul', { class: 'places' }, list),
    ]),
  )
}
