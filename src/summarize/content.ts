import type { NamedSentence, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { is, wordLists } from '../lines/patterns.ts'

/** What a sentence is about: content lemmas, `@` names and `#` numbers, each with how often. */
export type Content = ReadonlyMap<string, number>

const contentTags = ['noun', 'verb', 'adjective', 'unknown']
const emptyTags = ['noun.number', 'noun.link', 'noun.verbal', 'verb.dependent', 'verb.suffix', 'adjective.dependent', 'adjective.suffix']

/** Makes the reader of contents: 重慶で電池を3社が量産する → @Chongqing 電池 #3社 量産. */
export function makeContent(language: Language): (sentence: NamedSentence) => Content {
  const empty = wordLists(language)('empty')

  function wordKey(token: Token): string {
    if (!contentTags.some((tag) => is(token.pos, tag)) || emptyTags.some((tag) => is(token.pos, tag))) return ''
    const key = (is(token.pos, 'unknown') ? token.surface : token.lemma).normalize('NFKC').toLowerCase()
    return empty.has(key) || empty.has(token.surface) || !/[\p{L}\p{N}]/u.test(key) ? '' : key
  }

  return (sentence) => {
    const keys = new Map<string, number>()
    const add = (key: string) => key && keys.set(key, (keys.get(key) ?? 0) + 1)
    for (const entity of sentence.entities) add(`@${entity.en}`)
    for (const number of numbersOf(sentence)) add(`#${number}`)
    for (const token of sentence.tokens) add(wordKey(token))
    return keys
  }
}

/** The numbers of a sentence: by value where they were read, else the run of number tokens with its counter. */
export function numbersOf({ quantities, tokens }: NamedSentence): string[] {
  if (quantities.length) return quantities.map(({ value, unit }) => `${[value].flat().join('-')}${unit}`)
  const found: string[] = []
  let run = ''
  for (const token of tokens) {
    if (is(token.pos, 'noun.number')) run += token.surface
    else if (run) {
      found.push((is(token.pos, 'suffix.counter') ? run + token.surface : run).normalize('NFKC'))
      run = ''
    }
  }
  if (run) found.push(run.normalize('NFKC'))
  return found
}

/** How telling each key is: seldom → high, in every sentence → low. */
export function inverseFrequency(contents: readonly Content[]): (key: string) => number {
  const sentences = new Map<string, number>()
  for (const content of contents) for (const key of content.keys()) sentences.set(key, (sentences.get(key) ?? 0) + 1)
  return (key) => Math.log(1 + contents.length / (sentences.get(key) ?? 1))
}

/** Makes the measure of which part of `wanted`, by weight, also stands in a content: 0 … 1. */
export function coverageOf(wanted: Content, weight: (key: string) => number): (given: Content) => number {
  const sum = (keys: Iterable<string>) => [...keys].reduce((total, key) => total + weight(key), 0)
  const all = sum(wanted.keys())
  return (given) => (all === 0 ? 0 : sum([...given.keys()].filter((key) => wanted.has(key))) / all)
}
