import { makeKanaSounds } from './kana-sounds.ts'
import type { Language } from './load.ts'
import { openSpokenWords, type SpokenWords, unlisted } from './spoken-words.ts'
import { type Candidate, makeWordSearch, type SearchWords } from './word-search.ts'

/** What the katakana is taken for: a name, a common noun, or either. */
export type Reading = 'name' | 'noun' | 'any'

/** The English of a word that some list has. */
export type KnownWord = (katakana: string) => string | undefined

/**
 * The English word that katakana was made of: ポリティシャン → politician, マッカーシー as a name → McCarthy, オンラインスポーツブック → online sportsbook.
 * `known` gives the English of parts that some list has. Undefined when no word is sure enough; a guess all the same, to be noted as one.
 */
export type BackTransliterate = (katakana: string, reading: Reading, known?: KnownWord) => string | undefined

/**
 * What it costs that a word of a rank (by place, the last no word list has) is the one meant, in nats; the second list is for words whose possessive
 * stands in the news. From the shares of each rank among the English of our own katakana words and names.
 */
const rankCosts = {
  name: [
    [6.5, 6.3, 6.0, 5.7, 5.2, 5.2, 4.8, 4.2, 3.6],
    [4.4, 3.3, 2.8, 2.2, 1.7, 1.7, 1.7, 1.3, 1.5],
  ],
  noun: [
    [2.2, 2.6, 3.4, 3.2, 3.6, 3.6, 4.0, 4.4, 5.8],
    [0.6, 1.0, 1.6, 1.6, 2.6, 2.8, 3.1, 3.2, 4.0],
  ],
} as const

/** How sure a guess is, as the logarithm of its odds: fitted on words of our own tables that the sound counts were not made of. */
const odds = { none: 0.9, cost: -0.33, length: 0.28, rivals: -2.3 }
const sureWhole = { name: 1, noun: 0.7, any: 0.7 }
const surePart = 0.4
const costOfCut = 3
const shortestPart = 3
const longestPart = 12
const longestWhole = 30
const dearest = 1.6
const mostKept = 20_000

const word = /^[\p{Script=Katakana}\u30fc]+$/u
/** Small letters, the long mark and the closing n, which no part begins with. */
const inner = /[\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f3\u30fc]/

interface Guess {
  readonly word: string
  readonly cost: number
  readonly sure: number
  readonly rank: number
  readonly inNews: boolean
}

const cache = new WeakMap<Language, BackTransliterate>()

/** Makes the look-up, once for each language object. Nothing is read before the first word is asked for. */
export function makeBackTransliteration(language: Language): BackTransliterate {
  const kept = cache.get(language)
  if (kept) return kept
  const made = build(language)
  cache.set(language, made)
  return made
}

function build(language: Language): BackTransliterate {
  const kana = makeKanaSounds(language)
  const guesses = new Map<string, Guess | null>()
  let words: SpokenWords | undefined
  let search: SearchWords | undefined

  function spoken(): SpokenWords {
    words ??= openSpokenWords(language)
    return words
  }

  function guess(katakana: string, reading: Reading): Guess | null {
    const key = `${reading} ${katakana}`
    const kept = guesses.get(key)
    if (kept !== undefined) return kept
    search ??= makeWordSearch(spoken(), dearest)
    const sounds = kana(katakana)
    const made = best(search(sounds), sounds.length, reading)
    if (guesses.size >= mostKept) guesses.clear()
    guesses.set(key, made)
    return made
  }

  /** The English of a part of a compound, with what it costs; a guess must be surer than chance, and of a name known from the news. */
  function part(katakana: string, reading: Reading, known: KnownWord): { readonly cost: number; readonly word: string } | undefined {
    const listed = known(katakana)
    if (listed !== undefined) return { cost: katakana.length < shortestPart ? costOfCut : 0, word: listed }
    if (katakana.length < shortestPart) return undefined
    const found = guess(katakana, reading === 'name' ? 'any' : 'noun')
    if (!found || found.sure < (reading === 'name' ? sureWhole.noun : surePart)) return undefined
    return found.rank < unlisted || (reading === 'name' && found.inNews) ? found : undefined
  }

  /** Cuts a compound where its parts cost least; every part is known or a guess, and only known ones at its ends may be of two letters. */
  function compound(katakana: string, reading: Reading, known: KnownWord): string | undefined {
    const all = katakana.length
    const ways: ({ readonly cost: number; readonly words: readonly string[] } | null)[] = [{ cost: 0, words: [] }]
    for (let end = 1; end <= all; end += 1) {
      ways[end] = null
      if (end < all && inner.test(katakana[end]!)) continue
      for (let start = Math.max(0, end - longestPart); start <= end - 2; start += 1) {
        const before = ways[start]
        if (!before || (start === 0 && end === all) || (end - start < shortestPart && start > 0 && end < all)) continue
        const reached = ways[end]
        if (reached && reached.cost <= before.cost + costOfCut) continue
        const found = part(katakana.slice(start, end), reading, known)
        if (!found) continue
        const cost = before.cost + costOfCut + found.cost
        if (!reached || cost < reached.cost) ways[end] = { cost, words: [...before.words, found.word] }
      }
    }
    const words = ways[all]?.words
    return words && joined(words)
  }

  /** play maker → playmaker, when the word list has it as one word. */
  function joined(words: readonly string[]): string {
    return words.reduce((made, next) => {
      const last = made.slice(made.lastIndexOf(' ') + 1)
      return spoken().listed(last + next) ? made + next : `${made} ${next}`
    })
  }

  function one(katakana: string, reading: Reading, known: KnownWord): string | undefined {
    if (katakana.length < 2 || katakana.length > longestWhole || !word.test(katakana)) return undefined
    const whole = guess(katakana, reading)
    if (whole && whole.sure >= sureWhole[reading])
      return reading === 'name' || whole.rank === unlisted ? nameLetters(whole.word) : whole.word
    const parts = katakana.length >= 2 * shortestPart ? compound(katakana, reading, known) : undefined
    return parts !== undefined && reading === 'name' ? parts.replace(/(?:^| )[a-z]/g, (letter) => letter.toUpperCase()) : parts
  }

  return (katakana, reading, known = () => undefined) => one(katakana.normalize('NFKC'), reading, known)
}

/** The likeliest of the candidates, weighed by how common they are, with how sure that is. */
function best(candidates: readonly Candidate[], length: number, reading: Reading): Guess | null {
  let first: Candidate | undefined
  let least = Number.POSITIVE_INFINITY
  const costs = candidates.map((candidate) => {
    const cost = candidate.cost + rankCost(candidate, reading)
    if (cost < least) {
      least = cost
      first = candidate
    }
    return cost
  })
  if (!first) return null
  const rivals = Math.log(costs.reduce((sum, cost) => sum + Math.exp(least - cost), 0))
  const sure = odds.none + odds.cost * least + odds.length * length + odds.rivals * rivals
  return { word: first.word, cost: least, sure, rank: first.rank, inNews: first.inNews }
}

function rankCost({ rank, inNews }: Candidate, reading: Reading): number {
  const row = inNews ? 1 : 0
  const name = rankCosts.name[row][rank]!
  const noun = rankCosts.noun[row][rank]!
  if (reading !== 'any') return reading === 'name' ? name : noun
  return -Math.log((Math.exp(-name) + Math.exp(-noun)) / 2)
}

/** mccarthy → McCarthy, o'neill → O'Neill. */
function nameLetters(name: string): string {
  return name.replace(
    /^(?:(mc)(?=[a-z]{3})|([a-z]'))?([a-z])/,
    (_, mc: string | undefined, apostrophe: string | undefined, letter: string) =>
      `${mc ? 'Mc' : (apostrophe?.toUpperCase() ?? '')}${letter.toUpperCase()}`,
  )
}
