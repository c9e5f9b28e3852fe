import type { NamedSentence, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { is, wordLists } from './patterns.ts'

const katakana = /^[\p{Script=Katakana}ー・＝=]+$/u

/**
 * Makes the test for companies that nobody has told apart: 運営会社であるハーバーグリッド, 九州電材（福岡市）は. Where a sentence names one, 同社 may mean it, and no other
 * name is sure.
 */
export function makeStrangers(language: Language): (sentence: NamedSentence) => boolean {
  const kinds = wordLists(language)('kinds')
  /** Words of the dictionary are a name when several stand together: ハーバー|グリッド. */
  const isName = ({ pos, surface, known }: Token, next: Token | undefined) =>
    pos.startsWith('noun.proper') ||
    is(pos, 'unknown') ||
    (!known && katakana.test(surface)) ||
    (katakana.test(surface) && katakana.test(next?.surface ?? ''))

  return ({ tokens, entities }) => {
    const known = (token: Token) => entities.some(({ start, end, type }) => type !== 'OTHER' && token.start < end && start < token.end)
    return tokens.some((token, at) => {
      const next = tokens[at + 1]
      if (!next) return false
      if (/^[（(]/.test(next.surface)) {
        const place = entities.some(({ type, start }) => type === 'LOC' && start === next.end)
        return place && token.end === next.start && /^(?:noun|unknown|suffix)/.test(token.pos) && !known(token)
      }
      if (!kinds.has(token.surface) || !(is(next.pos, 'particle.adnominal') || is(next.pos, 'auxiliary'))) return false
      const place = at + (is(tokens[at + 2]?.pos ?? '', 'auxiliary') ? 3 : 2)
      const name = tokens[place]
      return name !== undefined && isName(name, tokens[place + 1]) && !known(name)
    })
  }
}
