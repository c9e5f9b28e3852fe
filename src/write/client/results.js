import { highlights, hits } from '../search-words.ts'
import { fill, make, marked, pair } from './dom.js'

const longest = { ja: 110, en: 190 }

/** A date as the page writes it. */
export function dateWords(date, words) {
  if (!date) return words.undated
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})(?!\d)/.exec(date) ?? []
  return year ? fill(words.date, { year, month: words[`month.${Number(month)}`], day: Number(day) }) : date
}

/** An article found: what the front page says of it, and where the words stand. */
export function resultOf(article, terms, { words, ui }) {
  const wanted = terms ?? new Set()
  const show = (text) => marked(text, wanted.size ? highlights(text, wanted) : [])
  const facts = [
    ...(article.kind === 'general' ? [] : [make('span', { class: 'kicker' }, words[`kind.${article.kind}`])]),
    ...(article.by ? [make('bdi', { lang: 'ja' }, show(article.by))] : []),
    ...(article.date ? [dateWords(article.date, words)] : []),
  ].flatMap((fact, index) => (index ? [' · ', fact] : [fact]))
  const place = bestLine(article, wanted)
  return make('article', { class: 'story result' }, [
    make('p', { class: 'facts' }, facts),
    make('h3', { class: 'headline' }, make('a', { href: article.href }, pair(ui, 'span', show(article.ja), show(article.en)))),
    ...(place ? [snippet(place, article, show, { words, ui })] : []),
  ])
}

/** The line of the article most of the words stand in: of the text, with its sentence, or of the summary. */
function bestLine({ lines, text }, wanted) {
  const [summary] = lines
  if (!wanted.size) return summary && { ja: summary[0], en: summary[1] }
  let best
  let most = 0
  const look = (ja, en, sentence) => {
    const count = Math.max(hits(ja, wanted), hits(en, wanted))
    if (count > most) {
      best = { ja, en, sentence }
      most = count
    }
  }
  for (const [number, ja, en] of text ?? []) look(ja, en, number)
  if (!best) for (const [ja, en] of lines) look(ja, en)
  return best ?? (summary && { ja: summary[0], en: summary[1] })
}

function snippet({ ja, en, sentence }, { href }, show, { words, ui }) {
  const body = pair(ui, 'span', around(show(ja), longest.ja), around(show(en), longest.en))
  if (!sentence) return make('p', { class: 'snippet' }, body)
  const label = fill(words.sentence, { number: sentence })
  body.at(-1).append(' ', make('a', { class: 'chip', href: `${href}#s${sentence}`, 'aria-label': label, title: label }, String(sentence)))
  return make('p', { class: 'snippet' }, body)
}

/** Keeps of a long line what stands around its first mark. */
function around(parts, longest) {
  const text = (part) => (typeof part === 'string' ? part : part.textContent)
  const length = parts.reduce((sum, part) => sum + text(part).length, 0)
  if (length <= longest) return parts
  const first = parts.findIndex((part) => typeof part !== 'string')
  const before = parts.slice(0, Math.max(0, first)).reduce((sum, part) => sum + text(part).length, 0)
  const from = Math.max(0, Math.min(before - 50, length - longest))
  const kept = []
  let at = 0
  for (const part of parts) {
    const [start, end] = [Math.max(0, from - at), Math.min(text(part).length, from + longest - at)]
    if (start < end) kept.push(typeof part === 'string' ? whole(part, start, end) : part)
    at += text(part).length
  }
  return [...(from > 0 ? ['… '] : []), ...kept, ...(from + longest < length ? [' …'] : [])]
}

/** A stretch of a text that breaks no Latin word in two. */
function whole(text, start, end) {
  let [from, to] = [start, end]
  const inside = (at) => /^[\p{Script=Latin}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))
  while (from > 0 && from < to && inside(from)) from++
  while (to < text.length && to > from && inside(to)) to--
  return text.slice(from, to)
}
