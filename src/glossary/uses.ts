import type { Entity, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type Edges, tokenAt, tokenFrom, tokenTo } from './edges.ts'
import { foldedText, makeFold } from './fold.ts'
import type { Form } from './forms.ts'

export type Use = Entity['use']

/** Where a bent word ends, and what it is there. */
export interface Bent {
  readonly end: number
  readonly use: Use
}

const verbal = /^(?:verb|adjective)/
const nominal = /^(?:noun|unknown)/
/** Behind a continuative that is a noun: 切り替えを, 切り替えの, 切り替え時. */
const afterNoun = /^(?:particle\.(?:case|adnominal|topic|list|focus)|noun|suffix|symbol\.(?:stop|close|open))/

/** Makes the two questions about verbs: where a stem of the text bends as its term does, and whether a noun says what is done. */
export function makeUses(language: Language) {
  const fold = makeFold(language)
  const classes = new Map(language.rows('ja/analyze-words').map(({ class: name, words }) => [name, new Set((words ?? '').split(' '))]))
  const doing = classes.get('auxiliary-verb') ?? new Set()
  const keys = new Map(language.rows('ja/keys').map(({ key, ja }) => [key, ja]))
  const same = (one: string, other: string) => one === other || foldedText(fold, one) === foldedText(fold, other)
  const does = (token: Token | undefined) => token?.pos.startsWith('verb') === true && doing.has(token.lemma)

  /** 値上げする, 値上げをした */
  function isDone(edges: Edges, end: number): boolean {
    const next = tokenFrom(edges, end)
    if (!next || does(next)) return next !== undefined
    return next.surface === keys.get('o') && does(tokenFrom(edges, next.end - edges.offset))
  }

  /** Where the stem of a form, found at [start, end), goes on as that word: 切り替え|た, 動|いた, 値上げ|しない; null when it is another word. */
  function bent({ stem, written, term }: Form, text: string, start: number, end: number, edges: Edges): Bent | null {
    const token = tokenAt(edges, end - 1)
    if (!stem || !token) return null
    const first = token.start - edges.offset
    const last = token.end - edges.offset
    if (first < start) return null
    const before = text.slice(start, first)
    if (stem.kind === 'suru' || stem.kind === 'na') {
      if (last !== end || verbal.test(token.pos)) return null
      if (stem.kind === 'na') return { end, use: 'inflected' }
      return { end, use: isDone(edges, end) ? 'inflected' : 'noun' }
    }
    const next = tokenFrom(edges, last)
    if (verbal.test(token.pos)) {
      // 並んでいる is no いる.
      if (before === '' && token.pos.includes('.')) return null
      if (!same(before + token.lemma, written)) return null
      // 厳しさ is another word in English.
      if (stem.kind === 'adjective') return next?.pos.startsWith('suffix') ? null : { end: last, use: 'inflected' }
      const isNoun = token.form === 'continuative' && (!next || afterNoun.test(next.pos))
      return { end: last, use: isNoun ? 'noun' : 'inflected' }
    }
    if (!nominal.test(token.pos) || stem.noun === '' || !same(text.slice(start, last), stem.noun)) return null
    return { end: last, use: term.pos === 'verb' && isDone(edges, last) ? 'inflected' : 'noun' }
  }

  /** `predicate` for 導入 in 導入した and at the end of 新制度を導入; of a term that is a verb, what it is: 値上げ → raise prices. */
  function useOf({ term }: Form, start: number, end: number, edges: Edges): Use {
    if (term.type !== 'OTHER') return undefined
    const token = tokenTo(edges, end)
    if (!token) return undefined
    if (term.pos === 'adjective') return 'inflected'
    if (verbal.test(token.pos)) return term.pos === 'verb' ? 'inflected' : undefined
    const next = tokenFrom(edges, end)
    const headline = tokenTo(edges, start)?.surface === keys.get('o') && (!next || next.pos.startsWith('symbol'))
    const done = isDone(edges, end) || (headline && token.pos === 'noun.sahen')
    if (term.pos === 'verb') return done ? 'inflected' : 'noun'
    return done ? 'predicate' : undefined
  }

  /** 取り組み in 取り組みます, 会話し in 会話した: the end of a noun that is a verb here; いる in 並んでいる, which only helps another. */
  function endsInVerb(start: number, end: number, edges: Edges): boolean {
    const token = tokenTo(edges, end)
    if (!token?.pos.startsWith('verb')) return false
    if (token.pos !== 'verb' && token.start - edges.offset <= start) return true
    const next = token.form === 'continuative' ? tokenFrom(edges, end) : undefined
    return next !== undefined && !afterNoun.test(next.pos)
  }

  return { bent, useOf, endsInVerb }
}
