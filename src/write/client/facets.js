import { countValues, passes } from '../front-state.ts'
import { make, pair } from './dom.js'

const mostShown = 200

/**
 * The lists with boxes to tick. `update` counts for each value how many articles it would leave, with all other filters as they are;
 * lists that are folded are filled when they are opened.
 */
export function makeFacets(tools, data, keys, change) {
  const fields = [...tools.querySelectorAll('[data-list]')]
  let last

  const wordsOf = (list, value) => {
    if (list === 'kind') return [data.words[`kind.${value}`] ?? value]
    if (list !== 'name') return [make('bdi', {}, value)]
    const name = data.names[keys.indexOf(value)]
    return name ? pair(data.ui, 'span', name[2], name[1]) : [value]
  }

  function paint(field) {
    const { list } = field.dataset
    const { state, found } = last
    const among = found.filter((article) => passes(article, state, keys, list === 'name' || list === 'tag' ? undefined : list))
    const counts = countValues(among, list, keys)
    for (const value of state[list]) if (!counts.has(value)) counts.set(value, 0)
    const order = new Map(keys.map((key, index) => [key, index]))
    const rank = (value) => (state[list].includes(value) ? 0 : 1)
    const later = (a, b) => (list === 'name' ? order.get(a) - order.get(b) : a < b ? -1 : 1)
    const values = [...counts].sort((a, b) => rank(a[0]) - rank(b[0]) || b[1] - a[1] || later(a[0], b[0]))
    const narrow = field.querySelector('.narrow')
    const wanted = narrow.value.normalize('NFKC').toLowerCase().trim()
    const fits = ([value]) => !wanted || wordsText(list, value).includes(wanted)
    const focused = document.activeElement?.value
    const rows = values.filter(fits).slice(0, mostShown)
    const items = rows.map(([value, count]) => {
      const box = make('input', { type: 'checkbox', value })
      box.checked = state[list].includes(value)
      return make(
        'li',
        {},
        make('label', {}, [box, make('span', { class: 'value' }, wordsOf(list, value)), make('span', { class: 'number' }, String(count))]),
      )
    })
    narrow.hidden = values.length < 9 && !wanted
    field.hidden = values.length === 0
    field.querySelector('ul').replaceChildren(...items)
    const again = focused && [...field.querySelectorAll('[type=checkbox]')].find(({ value }) => value === focused)
    if (again && document.activeElement === document.body) again.focus()
  }

  const quick = [...tools.querySelectorAll('.quick')]
  /** The usual stretches of time: which one is chosen, and how many articles each would leave. */
  function paintDates() {
    const { state, found } = last
    const among = found.filter((article) => passes(article, state, keys, 'date'))
    for (const button of quick) {
      const { from, to } = button.dataset
      button.setAttribute('aria-pressed', String(from === state.from && to === state.to))
      button.querySelector('.number').textContent = among.filter((article) => passes(article, { ...state, from, to }, keys)).length
    }
  }
  for (const button of quick)
    button.addEventListener('click', () => {
      const { from, to } = button.dataset
      change(button.getAttribute('aria-pressed') === 'true' ? { from: '', to: '' } : { from, to })
    })

  const folded = new Map()
  function wordsText(list, value) {
    const key = `${list} ${value}`
    if (!folded.has(key)) {
      const name = list === 'name' ? data.names[keys.indexOf(value)] : undefined
      const text = name ? `${name[1]} ${name[2]}` : (data.words[`kind.${value}`] ?? value)
      folded.set(key, text.normalize('NFKC').toLowerCase())
    }
    return folded.get(key)
  }

  for (const field of fields) {
    field.addEventListener('input', (event) => {
      if (event.target.matches('.narrow')) return paint(field)
      const { list } = field.dataset
      const { value, checked } = event.target
      const before = last.state[list]
      change({ [list]: checked ? [...before, value] : before.filter((one) => one !== value) })
    })
  }
  tools.addEventListener('toggle', ({ target }) => target.open && paintIn(target), true)
  const paintIn = (facet) => {
    for (const field of fields) if (facet.contains(field)) paint(field)
    if (facet.dataset.facet === 'date') paintDates()
  }

  return {
    update(state, found) {
      last = { state, found }
      for (const facet of tools.querySelectorAll('details[open]')) paintIn(facet)
    },
  }
}
