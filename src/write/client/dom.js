/** An element with its attributes and content: `make('a', { href: '#s1' }, ['text'])`. Strings become text, never markup. */
export function make(tagName, attributes = {}, content = []) {
  const element = document.createElement(tagName)
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(name, value)
  element.append(...[content].flat())
  return element
}

/** Both languages, that of the page first: `pair(ui, 'span', '日銀', 'Bank of Japan')`. Contents are strings or lists of nodes. */
export function pair(ui, tagName, ja, en) {
  const both = [make(tagName, { class: 'ja', lang: 'ja' }, ja), ' ', make(tagName, { class: 'en', lang: 'en' }, en)]
  return ui === 'ja' ? both : both.reverse()
}

/** `fill('{shown} of {total}', { shown: 3, total: 9 })` → `3 of 9`. */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole))
}

/** A text with its marked stretches in `<mark>`. */
export function marked(text, ranges) {
  const parts = []
  let at = 0
  for (const { start, end } of ranges) {
    if (start > at) parts.push(text.slice(at, start))
    parts.push(make('mark', {}, text.slice(start, end)))
    at = end
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts
}
