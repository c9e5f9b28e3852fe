// Lights up counterparts, opens cards, walks through a sentence by key. The page is complete without it.
;(() => {
  const closest = (thing, selector) => (thing instanceof Element ? thing.closest(selector) : null)

  // Counterparts

  const lit = 'lit'
  let shown = []

  const same = (row, name, value) => [...row.querySelectorAll(`[data-${name}~="${CSS.escape(value)}"]`)]

  /** The stretches that belong to the thing pointed at: the same pieces, the same entry, the same note, all in one row. */
  const counterparts = (thing) => {
    const row = closest(thing, '.row')
    if (!row) return []
    const mark = thing.closest('[data-m]')
    if (mark && row.contains(mark)) {
      const marks = same(row, 'm', mark.dataset.m)
      if (marks.length > 1) return marks
    }
    const piece = thing.closest('[data-p]') ?? mark?.querySelector('[data-p]')
    if (piece && row.contains(piece)) return piece.dataset.p.split(' ').flatMap((id) => same(row, 'p', id))
    const note = thing.closest('.note')
    return note ? same(row, 'n', note.id).filter((one) => one !== note) : mark ? [mark] : []
  }

  const show = (stretches) => {
    for (const one of shown) one.classList.remove(lit)
    shown = stretches
    for (const one of shown) one.classList.add(lit)
  }

  // A sentence piece by piece: left and right on its number

  const said = document.getElementById('said')

  /** The text of a part of a line, without readings. */
  const plain = (part) => {
    const text = part.cloneNode(true)
    for (const reading of text.querySelectorAll('rt')) reading.remove()
    return text.textContent
  }

  const between = (before, after) => {
    const range = document.createRange()
    range.setStartAfter(before)
    range.setEndBefore(after)
    return plain(range.cloneContents())
  }

  const words = (stretches, side) => {
    const own = stretches.filter((one) => one.closest(`.${side}`))
    return own.map((one, at) => `${at && between(own[at - 1], one) ? ' … ' : ''}${plain(one)}`).join('')
  }

  const walk = (row, by) => {
    const pieces = [...new Set([...row.querySelectorAll('.en [data-p]')].flatMap((one) => one.dataset.p.split(' ')))]
    if (!pieces.length) return
    const now = pieces.indexOf(row.dataset.at ?? '')
    const next = pieces[now < 0 ? (by > 0 ? 0 : pieces.length - 1) : (now + by + pieces.length) % pieces.length]
    row.dataset.at = next
    const stretches = same(row, 'p', next)
    show(stretches)
    if (said) said.textContent = [words(stretches, 'ja'), words(stretches, 'en')].filter(Boolean).join(' – ')
  }

  // Cards

  const card = document.getElementById('card')
  let owner = null
  let pinned = false
  let waiting = 0
  let closing = false

  const close = () => {
    clearTimeout(waiting)
    if (!card || card.hidden) return
    const back = card.contains(document.activeElement) ? owner : null
    card.hidden = true
    pinned = false
    owner = null
    closing = true
    back?.focus()
    closing = false
  }

  /** What the card of a link shows: the entry of a mark, the sentence of a chip. */
  const contentOf = (link) => {
    const target = document.getElementById(link.hash.slice(1))
    if (!target) return []
    const nodes = link.matches('.chip') ? target.querySelectorAll('.pair, hgroup') : target.childNodes
    return [...nodes].map((node) => node.cloneNode(true))
  }

  const make = (name, attributes, content) => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.append(...content)
    return element
  }

  const others = JSON.parse(document.getElementById('elsewhere')?.textContent ?? 'null')

  /** The other articles that tell of an entry, with their sentences; every text stays text. */
  const elsewhere = (id) => {
    const list = others?.of[id]
    if (!list) return []
    const lines = list.map(([number, count, ...sentences]) => {
      const [href, title, lang, date] = others.articles[number]
      const chips = sentences.flatMap((one) => [
        make('a', { class: 'chip', href: `${href}#s${one}`, 'aria-label': others.toSentence.replace('{n}', one) }, [`${one}`]),
        ' ',
      ])
      const facts = [date, others.mentions[count]].filter(Boolean).join(' · ')
      return make('li', {}, [make('a', { href, lang }, [title]), ' ', make('small', {}, [facts]), ' ', ...chips])
    })
    return [make('div', { class: 'elsewhere' }, [make('p', { class: 'label' }, [others.title]), make('ul', {}, lines)])]
  }

  const open = (link) => {
    const content = [...contentOf(link), ...(link.matches('.mark') ? elsewhere(link.hash.slice(1)) : [])]
    if (!card || !content.length) return
    card.lastElementChild.replaceChildren(...content)
    for (const one of card.querySelectorAll('[id]')) one.removeAttribute('id')
    for (const one of card.querySelectorAll(`.${lit}`)) one.classList.remove(lit)
    card.hidden = false
    card.scrollTop = 0
    owner = link
    const place = link.getClientRects()[0] ?? link.getBoundingClientRect()
    const width = document.documentElement.clientWidth
    const left = Math.max(8, Math.min(place.left, width - card.offsetWidth - 8))
    const below = place.bottom + card.offsetHeight + 12 < innerHeight || place.top < card.offsetHeight + 12
    card.style.left = `${left + scrollX}px`
    card.style.top = `${(below ? place.bottom + 7 : place.top - card.offsetHeight - 7) + scrollY}px`
  }

  const linkOf = (thing) => {
    const link = closest(thing, 'a.mark, a.chip')
    return link && !card?.contains(link) ? link : null
  }

  /** Where the pointer was seen last: text that scrolls away below a resting pointer opens nothing. */
  let seen = ''
  const placeOf = ({ screenX, screenY }) => `${screenX} ${screenY}`
  document.addEventListener('pointermove', (event) => {
    seen = placeOf(event)
  })

  document.addEventListener('pointerover', (event) => {
    if (card?.contains(event.target)) {
      clearTimeout(waiting)
      return
    }
    if (placeOf(event) === seen) return
    show(counterparts(event.target))
    if (pinned || event.pointerType === 'touch') return
    clearTimeout(waiting)
    const link = linkOf(event.target)
    if (link) waiting = setTimeout(open, 350, link)
    else waiting = setTimeout(close, 250)
  })

  // A card would hang beyond the edge of a window that has been turned.
  let wide = innerWidth
  addEventListener('resize', () => {
    if (innerWidth !== wide) close()
    wide = innerWidth
  })

  document.addEventListener('focusin', (event) => {
    if (card?.contains(event.target)) return
    show(counterparts(event.target))
    const link = linkOf(event.target)
    if (closing) return
    if (link?.matches(':focus-visible')) open(link)
    else close()
  })

  document.addEventListener('click', (event) => {
    if (closest(event.target, '#card .close')) {
      close()
      return
    }
    const mark = linkOf(event.target)
    if (mark?.matches('.mark') && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      open(mark)
      pinned = true
      // By key there is no pointer to go on with.
      if (event.detail === 0) card.focus()
    } else if (card?.contains(event.target)) {
      if (!closest(event.target, 'a')) return
      owner = null
      close()
    } else close()
  })

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close()
      show([])
      return
    }
    const number = closest(event.target, '.number, .row')
    if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && number && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      walk(number.closest('.row'), event.key === 'ArrowRight' ? 1 : -1)
      return
    }
    // The card stands at the end of the page, but its links belong behind the mark.
    if (event.key === 'Tab' && card?.contains(event.target) && owner) {
      const stops = [...card.querySelectorAll('button, a[href]')]
      const edge = event.shiftKey ? event.target === stops[0] || event.target === card : event.target === stops.at(-1)
      if (!edge) return
      if (event.shiftKey) event.preventDefault()
      close()
    }
  })
})()
