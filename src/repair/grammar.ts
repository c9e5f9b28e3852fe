import { makeBackTransliteration } from '../language/back-transliteration.ts'
import { type Lexicon, makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { type Morphology, makeMorphology } from '../language/morphology.ts'
import { makeNameWriter, type WriteName } from '../language/name-english.ts'
import { makeRomaji, type Romaji } from '../language/romaji.ts'
import { foldPhrase } from './words.ts'

/** Closed classes of English words that say what stands around a stretch. */
export type WordClass =
  | 'indefinite'
  | 'determiner'
  | 'preposition'
  | 'conjunction'
  | 'be'
  | 'have'
  | 'modal'
  | 'subject'
  | 'adverb'
  | 'hedge'
  | 'many'
  | 'one'

/** What repairs need to know of both languages. */
export interface Grammar {
  readonly lexicon: Lexicon
  readonly morphology: Morphology
  readonly romaji: Romaji
  readonly writeName: WriteName
  /** Latin spellings of a katakana word. */
  spellings(katakana: string): readonly string[]
  is(kind: WordClass, word: string | undefined): boolean
  /** `C` countable, `U` not, '' when the lexicon does not know the noun. */
  countability(noun: string): 'C' | 'U' | ''
  /** Verb and determiner that do a noun: `make`, `a` for statement. Undefined when the table has none. */
  lightVerb(noun: string): readonly string[] | undefined
}

/** Loads the tables once; the wide ones are read when the first repair asks. */
export function loadGrammar(language: Language): Grammar {
  const classes = new Map<string, Set<string>>()
  for (const { word = '', class: kind = '' } of language.rows('en/repair-words')) {
    const words = classes.get(kind) ?? new Set()
    words.add(word)
    classes.set(kind, words)
  }
  const light = new Map(language.rows('en/light-verbs').map((row) => [row.noun ?? '', (row.verb ?? '').split(' ')]))
  const lexicon = makeLexicon(language)
  const spell = makeBackTransliteration(language)
  let nouns: ReadonlyMap<string, 'C' | 'U'> | undefined

  return {
    lexicon,
    morphology: makeMorphology(language),
    romaji: makeRomaji(language),
    writeName: makeNameWriter(language),
    spellings: (katakana) => [spell(katakana, 'name'), spell(katakana, 'any')].filter((word) => word !== undefined),
    is: (kind, word) => word !== undefined && (classes.get(kind)?.has(word) ?? false),
    countability(noun) {
      nouns ??= countedNouns(language)
      const all = foldPhrase(noun).split(' ')
      const link = all.findIndex((word, at) => at > 0 && classes.get('preposition')?.has(word))
      const words = link < 0 ? all : all.slice(0, link)
      return nouns.get(words.join(' ')) ?? nouns.get(words.slice(-2).join(' ')) ?? nouns.get(words.at(-1) ?? '') ?? ''
    },
    lightVerb(noun) {
      const words = noun.toLowerCase().split(' ')
      return light.get(words.slice(-2).join(' ')) ?? light.get(words.at(-1) ?? '')
    },
  }
}

/** English nouns of the lexicon; one that is countable in any row is. */
function countedNouns(language: Language): ReadonlyMap<string, 'C' | 'U'> {
  const made = new Map<string, 'C' | 'U'>()
  const { columns, lines } = language.lines('ja-en/words')
  const [posAt, enAt, countAt] = [columns.indexOf('pos'), columns.indexOf('en'), columns.indexOf('count')]
  for (const line of lines) {
    const fields = line.split('\t')
    const [pos = '', en = '', count = ''] = [fields[posAt], fields[enAt], fields[countAt]]
    if (!/^(?:n|vs)$/.test(pos) || (count !== '' && count !== 'C' && count !== 'U')) continue
    const noun = foldPhrase(en.replace(/\{.*$/, ''))
    if (count === 'U') {
      if (!made.has(noun)) made.set(noun, 'U')
    } else made.set(noun, 'C')
  }
  return made
}
