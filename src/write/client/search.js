import MiniSearch from 'minisearch'
import { fold, indexWords, isLatin, queryWords } from '../search-words.ts'
import { makeForms } from '../word-forms.ts'

const fields = ['title', 'names', 'about', 'lines', 'text']
const sliceLength = 10

/**
 * The search over all articles. `ready` is false until `prepare` has gone through them, a slice at a time, so that typing stays smooth;
 * `find` gives numbers of articles, best first, with the words of the batch that were found.
 */
export function makeSearch(data) {
  const forms = makeForms(data.odd)
  const seen = new Set()
  const options = {
    fields,
    idField: 'place',
    tokenize: indexWords,
    processTerm: (word) => {
      if (!seen.has(word)) {
        seen.add(word)
        if (isLatin(word)) forms.add(word)
      }
      return word
    },
    searchOptions: { tokenize: queryWords, processTerm: (word) => word },
  }
  const index = new MiniSearch(options)
  let next = 0
  let running
  let given

  function add(place) {
    const { ja, en, by, tags, kind, lines, names, text } = data.articles[place]
    index.add({
      place,
      title: `${ja} ${en}`,
      names: names.map(([name]) => `${data.names[name][1]} ${data.names[name][2]}`).join(' / '),
      about: [by ?? '', ...tags, data.words[`kind.${kind}`]].join(' / '),
      lines: lines.flat().join(' / '),
      text: (text ?? []).map(([, japanese, english]) => `${japanese} / ${english}`).join(' / '),
    })
  }

  function slice(done) {
    const end = performance.now() + sliceLength
    while (next < data.articles.length && performance.now() < end) add(next++)
    if (next < data.articles.length) setTimeout(slice, 0, done)
    else done()
  }

  function how(combineWith) {
    return {
      combineWith,
      boost: { title: 5, names: 3, about: 2, lines: 2, text: 1 },
      prefix: (word) => (isLatin(word) ? word.length > 1 : [...word].length === 1),
      fuzzy: (word) => (isLatin(word) && word.length > 5 && !/\p{N}/u.test(word) ? 0.2 : false),
      maxFuzzy: 2,
      weights: { fuzzy: 0.2, prefix: 0.6 },
    }
  }

  /** A word as it was typed, or any of its forms: those stand whole in the batch. */
  const asked = (word) => {
    const others = forms.of(word)
    return others.length ? { combineWith: 'OR', queries: [word, { queries: others, prefix: false, fuzzy: false }] } : word
  }

  return {
    get ready() {
      return next >= data.articles.length
    },
    prepare() {
      running ??= new Promise((done) => setTimeout(slice, 0, done))
      return running
    },
    /** Before it is ready: articles whose headlines have the words as they are. */
    glance(query) {
      const wanted = fold(query.trim())
      const terms = new Set(queryWords(query))
      const has = ({ ja, en }) => fold(`${ja} ${en}`).includes(wanted)
      return { all: true, hits: data.articles.flatMap((article, place) => (has(article) ? [{ place, terms }] : [])) }
    },
    /** `all` is false where no article has all the words, and those that have some are given. */
    find(query) {
      if (given?.query === query && given.next === next) return given.answer
      const words = queryWords(query)
      if (!words.length) return { all: true, hits: data.articles.map((_, place) => ({ place })) }
      const queries = words.map(asked)
      const every = index.search({ queries, ...how('AND') })
      const found = every.length || words.length < 2 ? every : index.search({ queries, ...how('OR') })
      const answer = { all: every.length > 0, hits: found.map(({ id, terms }) => ({ place: id, terms: new Set(terms) })) }
      given = { query, next, answer }
      return answer
    },
  }
}
