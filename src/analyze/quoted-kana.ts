import type { Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'

const open = /^[\u300c\u300e]$/
const close = /^[\u300d\u300f]$/
const hiragana = /^[\p{Script=Hiragana}\u30fc]+$/u
/** What may follow the kana of a name: 2, X, 3000. */
const tail = /^[\p{Nd}\p{Script=Latin}]+$/u
const noun = /^(?:noun|suffix|unknown)/
const fewest = 3
const most = 9
const mostTokens = 8
const kanaShift = 0x60

/**
 * Makes the reader of names written in hiragana: 衛星「|ほた|る|2|号|」 → ほたる one proper noun. The dictionary takes such names for words and their
 * endings. A noun must stand right before the marks, and none that says that something is said (言葉「…」); a word of the lexicon (「ひまわり」) stays one.
 */
export function makeQuotedKana(language: Language): (tokens: readonly Token[]) => readonly Token[] {
  const lexicon = makeLexicon(language)
  const said = new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === 'said' ? [row.cue ?? ''] : [])))

  /** Past the kana that `at` begins; `at` when what stands in the marks is something else. */
  function endOfName(tokens: readonly Token[], at: number): number {
    const first = tokens[at]
    if (!first) return at
    let last = at
    while (last < at + mostTokens && last < tokens.length && hiragana.test(tokens[last]!.surface)) last++
    let end = last
    while (end < at + mostTokens && end < tokens.length && isTail(tokens[end]!)) end++
    const mark = tokens[end]
    if (last === at || !mark || !close.test(mark.surface)) return at
    const text = textOf(tokens, at, last)
    const single = last === at + 1 && (first.pos.startsWith('noun') || lexicon.has(first.lemma))
    return text.length < fewest || text.length > most || single || lexicon.has(text) ? at : last
  }

  return (tokens) => {
    if (!tokens.some(({ surface }) => open.test(surface))) return tokens
    const made: Token[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      made.push(token)
      const before = tokens[at - 1]
      if (!open.test(token.surface) || !before || before.end !== token.start || !noun.test(before.pos) || said.has(before.surface)) continue
      const last = endOfName(tokens, at + 1)
      if (last === at + 1) continue
      const surface = textOf(tokens, at + 1, last)
      made.push({
        ...tokens[at + 1]!,
        end: tokens[last - 1]!.end,
        surface,
        lemma: surface,
        pos: 'noun.proper',
        conjugation: '',
        form: '',
        reading: surface.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + kanaShift)),
        known: false,
      })
      at = last - 1
    }
    return made
  }
}

/** 2|号, X */
function isTail({ surface, pos }: Token): boolean {
  return tail.test(surface) || pos.startsWith('suffix')
}

function textOf(tokens: readonly Token[], first: number, last: number): string {
  return tokens
    .slice(first, last)
    .map(({ surface }) => surface)
    .join('')
}
