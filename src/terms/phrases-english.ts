import type { Language } from '../language/load.ts'
import type { Morphology } from '../language/morphology.ts'

/** A stretch of English that may be a term. */
export interface EnglishPhrase {
  /** Small letters, in the singular: what counts as one phrase. */
  readonly key: string
  readonly text: string
  /** It opens its sentence, so its large letter says nothing. */
  readonly opens: boolean
}

export type PhrasesOf = (english: string) => EnglishPhrase[]

const longestPhrase = 5
/** Longer segments are no sentences. */
const mostWords = 400
const word = /[\p{L}\p{N}][\p{L}\p{N}&.'’/-]*/gu

/** Makes the search for phrases of one to five words in English, function words only inside: "the Bank of Japan" → bank of japan, bank, japan. */
export function makeEnglishPhrases(language: Language, { isPlural, plural }: Morphology): PhrasesOf {
  const lists = new Map(language.rows('en/term-words').map(({ class: kind, words }) => [kind!, new Set(words!.split(' '))]))
  const never = lists.get('never') ?? new Set<string>()
  const inner = lists.get('inner') ?? new Set<string>()
  const kept = new Map<string, string>()
  const one = (small: string): string => {
    const known = kept.get(small)
    if (known !== undefined) return known
    const made = singular(small, { isPlural, plural })
    if (kept.size > 50_000) kept.clear()
    kept.set(small, made)
    return made
  }

  return (english) => {
    const words = [...english.matchAll(word)].slice(0, mostWords).map((match) => {
      const text = match[0].replace(/[.'’/-]+$/, '').replace(/['’]s$/, '')
      const small = text.toLowerCase()
      const kind = never.has(small) || !/\p{L}{2}/u.test(text) ? 'never' : inner.has(small) ? 'inner' : 'word'
      return { text, small, kind, start: match.index, end: match.index + match[0].length, whole: text === match[0] }
    })
    const phrases: EnglishPhrase[] = []
    for (const [from, first] of words.entries()) {
      if (first.kind !== 'word') continue
      let small = ''
      for (let to = from; to < Math.min(words.length, from + longestPhrase); to++) {
        const last = words[to]!
        if (last.kind === 'never') break
        if (to > from && (!words[to - 1]!.whole || english.slice(words[to - 1]!.end, last.start) !== ' ')) break
        if (last.kind === 'word')
          phrases.push({
            key: small + one(last.small),
            text: english.slice(first.start, last.start + last.text.length),
            opens: !/[\p{L}\p{N}]/u.test(
              english
                .slice(0, first.start)
                .split(/[.!?:\n]/)
                .at(-1)!,
            ),
          })
        small += `${last.small} `
      }
    }
    return phrases
  }
}

/** Glossaries have nouns in the singular: reserve machines → reserve machine. What is no regular plural stays. */
export function singular(english: string, { isPlural, plural }: Pick<Morphology, 'isPlural' | 'plural'>): string {
  if (!isPlural(english)) return english
  const tries = [english.replace(/ies$/, 'y'), english.replace(/(ch|sh|x|ss|z)es$/, '$1'), english.replace(/s$/, '')]
  return tries.find((made) => made !== english && plural(made) === english) ?? english
}
