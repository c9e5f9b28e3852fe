import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'

/** The most words between what takes place and the comma behind its date. */
const longestDate = 10

/**
 * Makes the reader of what takes place somewhere: in 会議が5日、大阪であった the last words are a place and a verb, not “was Osaka”. A date with a comma
 * stands between the two; without one nothing is changed.
 */
export function makeHeldAt(language: Language): (tokens: Token[]) => Token[] {
  const keys = new Map(language.rows('ja/keys').map((row) => [row.key ?? '', row.ja ?? '']))
  const [aru, de] = [keys.get('aru')!, keys.get('de')!]

  /** が|5|日|、 */
  function isDated(tokens: readonly Token[], from: number): boolean {
    const first = tokens[from + 1]
    if (tokens[from]!.pos !== 'particle.case' || (first?.pos !== 'noun.number' && first?.pos !== 'noun.adverbial')) return false
    for (let at = from + 1; at < Math.min(tokens.length, from + longestDate); at++) {
      const { pos } = tokens[at]!
      if (pos === 'symbol.comma') return /^(?:suffix|noun\.adverbial)/.test(tokens[at - 1]!.pos)
      if (!/^(?:noun|suffix)/.test(pos)) return false
    }
    return false
  }

  return (tokens) => {
    const at = tokens.findLastIndex(({ lemma, pos }) => lemma === aru && pos === 'auxiliary')
    const [before, noun] = [tokens[at - 1], tokens[at - 2]]
    if (before?.surface !== de || !noun || !/^(?:noun|suffix)/.test(noun.pos) || tokens[at + 1]?.pos !== 'auxiliary') return tokens
    if (!tokens.slice(at + 2).every(({ pos }) => pos.startsWith('symbol'))) return tokens
    let subject = -1
    for (let one = 1; one < at - 3; one++) if (isDated(tokens, one)) subject = one
    if (subject < 0 || tokens.slice(subject, at - 1).some(({ pos }) => pos.startsWith('verb'))) return tokens
    const made = [...tokens]
    made[at - 1] = { ...before, pos: 'particle.case.place', lemma: de, conjugation: '', form: '' }
    made[at] = { ...tokens[at]!, pos: 'verb', conjugation: 'godan' }
    return made
  }
}
