// Lights up counterparts, opens cards, filters the front page. The page is complete without it.
;(() => {
  const lit = 'lit'
  let shown = []

  /** The stretches that belong to the thing pointed at: the same pieces, the same entry, the same note, all in one row. */
  const counterparts = (thing) => {
    const row = thing.closest('.row')
    if (!row) return []
    const mark = thing.closest('[data-m]')
    const same = (name, value) => [...row.querySelectorAll(`[data-${name}~="${value}"]`)]
    if (mark && row.contains(mark)) {
      const marks = same('m', mark.dataset.m)
      if (marks.length > 1) return marks
    }
    const piece = thing.closest('[data-p]') ?? mark?.querySelector('[data-p]')
    if (piece && row.contains(piece)) return piece.dataset.p.split(' ').flatMap((id) => same('p', id))
    const note = thing.closest('.note')
    return note ? same('n', note.id).filter((one) => one !== note) : mark ? [mark] : []
  }

  const light = (thing) => {
    for (const one of shown) one.classList.remove(lit)
    shown = thing instanceof Element ? counterparts(thing) : []
    for (const one of shown) one.classList.add(lit)
  }

  const card = document.createElement('div')
  card.className = 'card'
  card.setAttribute('role', 'status')
  card.hidden = true
  document.body.append(card)
  let pinned = false
  let waiting = 0

  const close = () => {
    clearTimeout(waiting)
    card.hidden = true
    pinned = false
  }

  const open = (mark) => {
    const entry = document.getElementById(mark.dataset.m)
    if (!entry) return
    card.replaceChildren(...[...entry.childNodes].map((node) => node.cloneNode(true)))
    card.hidden = false
    const place = mark.getClientRects()[0] ?? mark.getBoundingClientRect()
    const width = document.documentElement.clientWidth
    const left = Math.max(16, Math.min(place.left, width - card.offsetWidth - 16))
    const below = place.bottom + card.offsetHeight + 12 < innerHeight || place.top < card.offsetHeight + 12
    card.style.left = `${left + scrollX}px`
    card.style.top = `${(below ? place.bottom + 7 : place.top - card.offsetHeight - 7) + scrollY}px`
  }

  const markOf = (thing) => (thing instanceof Element ? thing.closest('a.mark') : null)

  document.addEventListener('pointerover', (event) => {
    light(event.target)
    if (pinned || event.pointerType === 'touch') return
    clearTimeout(waiting)
    const mark = markOf(event.target)
    if (mark) waiting = setTimeout(open, 350, mark)
    else if (!card.contains(event.target)) waiting = setTimeout(close, 250)
  })

  document.addEventListener('focusin', (event) => {
    light(event.target)
    const mark = markOf(event.target)
    if (mark?.matches(':focus-visible')) open(mark)
    else if (!card.contains(event.target)) close()
  })

  document.addEventListener('click', (event) => {
    const mark = markOf(event.target)
    if (mark && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      open(mark)
      pinned = true
    } else if (!card.contains(event.target) || event.target.closest('a')) close()
  })

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
  })

  const find = document.getElementById('find')
  if (find) {
    const box = find.closest('.find')
    const lines = [...document.querySelectorAll('.lines .story')].map((story) => ({
      story,
      words: story.querySelector('h2').textContent.normalize('NFKC').toLowerCase(),
    }))
    const none = document.createElement('p')
    none.textContent = box.dataset.none
    none.setAttribute('role', 'status')
    none.hidden = true
    box.after(none)
    box.hidden = false
    find.addEventListener('input', () => {
      const wanted = find.value.normalize('NFKC').toLowerCase().trim()
      for (const { story, words } of lines) story.hidden = !words.includes(wanted)
      none.hidden = lines.some(({ story }) => !story.hidden)
    })
  }
})()
