import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { wordLists } from '../lines/patterns.ts'

/** What stands behind a person's name: tokens `first` … before `last`, none when they are equal. */
export interface Title {
  readonly first: number
  readonly last: number
  /** courtesy: 氏 that an office may stand for; office: 社長; other: さん, 被告. */
  readonly kind: 'none' | 'courtesy' | 'office' | 'other'
}

const noun = /^(?:noun|suffix|prefix|unknown)/

/** Makes the reader of titles. `behind`: 三田村梢|常務|は → 常務; `before`: 財務|相|の|山田太郎 → 財務相. Undefined where the words are no title, so that the name is no whole name. */
export function makeTitles(language: Language) {
  const words = wordLists(language)
  const courtesy = words('courtesy')
  const plural = words('plural')
  const kinds = new Map(language.rows('ja/name-titles').map((row) => [row.title!, row.kind!]))
  const parts = new Set([...kinds.keys(), ...language.rows('ja/name-title-modifiers').map((row) => row.word!)])
  const longest = Math.max(...[...parts].map(({ length }) => length))

  /** 上席|執行役員: nothing but titles and what goes before them. */
  function isTitle(text: string): boolean {
    for (let length = Math.min(longest, text.length); length > 0; length--)
      if (parts.has(text.slice(0, length)) && (length === text.length || isTitle(text.slice(length)))) return true
    return false
  }

  const textOf = (tokens: readonly Token[], first: number, last: number) =>
    tokens
      .slice(first, last)
      .map(({ surface }) => surface)
      .join('')

  function kindOf(text: string): Title['kind'] {
    if (courtesy.has(text)) return 'courtesy'
    return kinds.get(text) === 'person' ? 'other' : 'office'
  }

  return {
    behind(tokens: readonly Token[], at: number): Title | undefined {
      let last = at
      while (last < tokens.length && last < at + most && noun.test(tokens[last]!.pos) && tokens[last]!.start === tokens[last - 1]?.end)
        last++
      if (last > at && plural.has(tokens[last - 1]!.surface)) last--
      const text = textOf(tokens, at, last)
      if (text === '') return { first: at, last: at, kind: 'none' }
      return text.length <= longestTitle && isTitle(text) ? { first: at, last, kind: kindOf(text) } : undefined
    },
    /** 志村光|四段 taken for one name. */
    ends(name: string): boolean {
      for (let length = Math.min(longest, name.length - 1); length > 1; length--) if (kinds.has(name.slice(-length))) return true
      return false
    },
    /** The office in front of の that stands before token `at`. */
    before(tokens: readonly Token[], at: number): Title | undefined {
      if (tokens[at - 1]?.pos !== 'particle.adnominal') return undefined
      let first = at - 1
      while (first > 0 && noun.test(tokens[first - 1]!.pos)) first--
      while (first < at - 1 && !isTitle(textOf(tokens, first, at - 1))) first++
      const text = textOf(tokens, first, at - 1)
      return text !== '' && text.length <= longestTitle && kindOf(text) === 'office' ? { first, last: at - 1, kind: 'office' } : undefined
    },
  }
}

/** Tokens and characters of a title at most. */
const most = 6
const longestTitle = 16
