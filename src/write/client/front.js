// Searches and filters the front page. The page is complete without it. What is asked stands in the address, so that it can be sent on and gone back to.
import { lists, nothingAsked, passes, readState, writeState } from '../front-state.ts'
import { showCard } from './card.js'
import { fill, make } from './dom.js'
import { makeFacets } from './facets.js'
import { dateWords, resultOf } from './results.js'
import { makeSearch } from './search.js'

const page = 25
const $ = (id) => document.getElementById(id)
const tools = $('tools')

function start() {
  const data = JSON.parse($('data').textContent)
  const keys = data.names.map(([type, en]) => `${type}:${en}`)
  const search = makeSearch(data)
  const { words } = data
  const [find, from, to] = [$('find'), $('from'), $('to')]
  let state = readState(location.hash)
  let shown = page

  const ask = (change, { typing = false } = {}) => {
    state = { ...state, ...change }
    const hash = writeState(state)
    if (typing) history.replaceState(null, '', hash || '#')
    // From disk only what is behind the # may change.
    else if (hash !== location.hash) history.pushState(null, '', hash || '#')
    shown = page
    paint()
  }
  const facets = makeFacets(tools, data, keys, (change) => ask(change))

  function found() {
    if (!state.q.trim()) return { all: true, hits: data.articles.map((_, place) => ({ place })) }
    return search.ready ? search.find(state.q) : search.glance(state.q)
  }

  function paint() {
    const asked = writeState(state) !== ''
    const waiting = state.q.trim() !== '' && !search.ready
    if (waiting) search.prepare().then(paint)
    const { all, hits } = found()
    const left = hits.filter(({ place }) => passes(data.articles[place], state, keys))
    if (find.value !== state.q) find.value = state.q
    if (from) [from.value, to.value] = [state.from, state.to]
    $('news').hidden = asked
    $('results').hidden = !asked
    const name = state.name.at(-1)
    showCard($('card'), name, data, keys, () => ask({ name: state.name.filter((one) => one !== name) }))
    $('hits').replaceChildren(...(asked ? left.slice(0, shown).map(({ place, terms }) => resultOf(data.articles[place], terms, data)) : []))
    $('further').hidden = !asked || left.length <= shown
    const count = fill(words.found, { shown: left.length, total: data.articles.length })
    const remark = waiting ? words.reading : left.length === 0 ? words.none : !all ? words.some : ''
    say(asked ? [left.length || !waiting ? count : '', remark, state.q && words.bounded].filter(Boolean).join(' ') : '')
    chips(asked)
    facets.update(
      state,
      hits.map(({ place }) => data.articles[place]),
    )
  }

  const say = (text) => {
    if ($('found').textContent !== text) $('found').textContent = text
  }

  /** What is asked for, each a button that takes it away. */
  function chips(asked) {
    const wordsOf = (list, value) => {
      if (list === 'kind') return words[`kind.${value}`] ?? value
      const name = list === 'name' && data.names[keys.indexOf(value)]
      return name ? name[data.ui === 'ja' ? 2 : 1] : value
    }
    const made = [
      ...(state.q.trim() ? [[fill(words.search, { what: state.q.trim() }), { q: '' }]] : []),
      ...lists.flatMap((list) =>
        state[list].map((value) => [wordsOf(list, value), { [list]: state[list].filter((one) => one !== value) }]),
      ),
      ...(state.from ? [[fill(words.since, { date: dateWords(state.from, words) }), { from: '' }]] : []),
      ...(state.to ? [[fill(words.until, { date: dateWords(state.to, words) }), { to: '' }]] : []),
    ].map(([text, change]) => {
      const button = make('button', { type: 'button', class: 'chip', 'aria-label': fill(words.remove, { what: text }) }, [
        text,
        make('span', { 'aria-hidden': 'true' }, ' ×'),
      ])
      button.addEventListener('click', () => {
        ask(change)
        const next = $('chosen').querySelector('button') ?? find
        next.focus()
      })
      return make('li', {}, button)
    })
    const clear = make('button', { type: 'button', class: 'clear' }, words.clear)
    clear.addEventListener('click', () => {
      ask(nothingAsked)
      find.focus()
    })
    $('chosen').replaceChildren(...made, ...(asked ? [make('li', {}, clear)] : []))
  }

  find.addEventListener('focus', () => search.prepare(), { once: true })
  find.addEventListener('input', () => ask({ q: find.value.slice(0, 200) }, { typing: true }))
  // Days the wrong way round are meant the right way round.
  for (const one of [from, to])
    one?.addEventListener('change', () => {
      const [first, last] = from.value && to.value && from.value > to.value ? [to.value, from.value] : [from.value, to.value]
      ask({ from: first, to: last })
    })
  $('further').addEventListener('click', () => {
    const first = $('hits').children.length
    shown += 2 * page
    paint()
    $('hits').children[first]?.querySelector('a')?.focus()
  })
  addEventListener('popstate', () => {
    state = readState(location.hash)
    shown = page
    paint()
  })

  // Names and dates of the page lead to what they ask for.
  for (const place of document.querySelectorAll('[data-set]')) {
    const href = `#?${place.dataset.set}`
    if (place.matches('a')) place.href = href
    else {
      const link = make('a', { href, class: 'ask' })
      link.append(...place.childNodes)
      place.append(link)
    }
  }
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#?"]')
    const bar = event.target.closest?.('[data-ask]')
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(link || bar)) return
    event.preventDefault()
    ask({ ...nothingAsked, ...readState(link ? link.getAttribute('href') : `#?${bar.dataset.ask}`) })
    $('answer').scrollIntoView({ block: 'nearest' })
    const place = $('card').hidden ? $('answer') : $('card')
    place.tabIndex = -1
    place.focus()
  })

  // A list closes when the reader goes elsewhere.
  const shut = (except) => {
    for (const facet of tools.querySelectorAll('details[open]')) if (facet !== except) facet.open = false
  }
  addEventListener('pointerdown', ({ target }) => shut(target.closest?.('.facet')))
  tools.addEventListener('toggle', ({ target }) => target.open && shut(target), true)
  addEventListener('keydown', (event) => {
    const open = tools.querySelector('details[open]')
    if (event.key === 'Escape' && open) {
      open.open = false
      open.querySelector('summary').focus()
    }
    if (event.key === '/' && !event.target.closest?.('input, textarea')) {
      event.preventDefault()
      find.focus()
    }
  })

  tools.hidden = false
  if (writeState(state)) paint()
  else facets.update(state, data.articles)
}

if (tools) start()
