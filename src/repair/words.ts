import type { Span } from '../document.ts'
import type { Morphology } from '../language/morphology.ts'

/** Whole words of an English text with their places; hyphens, dots of abbreviations, accents and case are evened out. */
export interface EnglishWords {
  readonly text: string
  readonly words: readonly EnglishWord[]
  readonly at: ReadonlyMap<string, readonly number[]>
}

export interface EnglishWord extends Span {
  readonly folded: string
}

/** The grammatical form in which a wanted word stands. */
export type WordForm = 'base' | 'plural' | 'third' | 'past' | 'participle' | 'gerund'

/** A stretch of English; `first` and `last` are the indices of its first word and of the one behind it. */
export interface Match extends Span {
  readonly form: WordForm
  readonly first: number
  readonly last: number
}

const wordPattern = /[\p{L}\p{N}]+(?:(?:\.\p{L}\b)+(?:\.(?=\s[\p{Ll}\p{N}]))?)?(?:[&+]\p{L}*)?/gu

/** The words of a text: "U.S.-led start-ups" → us, led, start, ups. */
export function indexEnglish(text: string): EnglishWords {
  const words: EnglishWord[] = []
  const at = new Map<string, number[]>()
  for (const found of text.matchAll(wordPattern)) {
    const folded = foldWord(found[0])
    const list = at.get(folded)
    if (list) list.push(words.length)
    else at.set(folded, [words.length])
    words.push({ folded, start: found.index, end: found.index + found[0].length })
  }
  return { text, words, at }
}

function foldWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('.', '').toLowerCase()
}

export function foldedWords(text: string): readonly string[] {
  return [...text.matchAll(wordPattern)].map(([word]) => foldWord(word))
}

/** Words of a phrase as they would be found, joined by spaces. */
export function foldPhrase(text: string): string {
  return foldedWords(text).join(' ')
}

/** Every place where these words stand one behind the other, with nothing but a space or hyphen between them. */
export function findWords({ text, words, at }: EnglishWords, wanted: readonly string[], form: WordForm): Match[] {
  const [head] = wanted
  if (head === undefined) return []
  const made: Match[] = []
  for (const first of at.get(head) ?? []) {
    const last = first + wanted.length
    if (last > words.length) continue
    let fits = true
    for (let step = 1; fits && step < wanted.length; step++) {
      const between = text.slice(words[first + step - 1]!.end, words[first + step]!.start)
      fits = words[first + step]!.folded === wanted[step] && /^['’]?[\s\u2010\u2011-]?$/.test(between)
    }
    if (fits) made.push({ form, first, last, start: words[first]!.start, end: words[last - 1]!.end })
  }
  return made
}

/** A noun phrase in both numbers. `plural` is given where it is not regular. */
export function findNoun(index: EnglishWords, noun: string, morphology: Morphology, plural = ''): Match[] {
  const base = foldedWords(noun)
  // The first of several words is the same in both numbers, or nearly.
  if (base.length > 1 && !index.at.has(base[0]!) && !index.at.has(`${base[0]}s`) && !index.at.has(base[0]!.replace(/y$/, 'ies'))) return []
  const many = foldedWords(plural || morphology.plural(noun))
  const found = findWords(index, base, morphology.isPlural(noun) ? 'plural' : 'base')
  return many.join(' ') === base.join(' ') ? found : [...found, ...findWords(index, many, 'plural')]
}

/** A verb phrase in all its forms; a form that is past and participle at once is called past. */
export function findVerb(index: EnglishWords, verb: string, morphology: Morphology): Match[] {
  const forms: readonly (readonly [WordForm, string])[] = [
    ['base', verb],
    ['third', morphology.third(verb)],
    ['past', morphology.past(verb)],
    ['participle', morphology.participle(verb)],
    ['gerund', morphology.gerund(verb)],
  ]
  const seen = new Set<string>()
  return forms.flatMap(([form, written]) => {
    const words = foldedWords(written)
    const key = words.join(' ')
    if (seen.has(key)) return []
    seen.add(key)
    return findWords(index, words, form)
  })
}
