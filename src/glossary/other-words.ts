import type { AnalyzedSentence, Term } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { type Edges, tokenFrom, tokenOver, tokenTo } from './edges.ts'

const lowerCase = /^\P{Lu}+$/u
/** Whether a title or an honorific follows: ミラー氏. */
const isTitle = (tokens: AnalyzedSentence['tokens'], end: number): boolean =>
  tokens.some(({ start, pos }) => start === end && pos === 'suffix.person')
const proper = /^(?:noun\.proper|unknown)/

/** A term that says what it is by a common noun: no name of its type, no capital in its English. */
const isPlain = ({ type, en }: Term): boolean => type === 'OTHER' && lowerCase.test(en)

/**
 * Makes the question whether what matched is only a part of another word: 廃棄 in 廃棄物, 政治 in 政治家, 安定 in 不安定, ミラー in the person ミラー氏.
 * Where the lexicon's English of the whole holds that of the part (開発費 → development cost) the term is meant.
 */
export function makeOtherWords(
  language: Language,
): (term: Term, sentence: AnalyzedSentence, start: number, end: number, edges: Edges) => boolean {
  const lexicon = makeLexicon(language)

  function isOther(whole: string, part: string): boolean {
    if (!lexicon.has(whole)) return false
    const parts = lexicon.words(part).map(({ en }) => en.toLowerCase())
    return !lexicon.words(whole).some(({ en }) => {
      const said = ` ${en.toLowerCase().replaceAll('-', ' ')} `
      return parts.some((one) => said.includes(` ${one} `) || said.includes(` ${one}s `))
    })
  }

  function inName({ names, tokens, start: offset }: AnalyzedSentence, start: number, end: number): boolean {
    return names.some((name) => {
      if (name.start > start || name.end < end) return false
      // A person alone may be a thing: ミラーを取り付けた.
      if (name.type === 'PERSON') return name.start < start || name.end > end || isTitle(tokens, end)
      if (name.type !== 'ORG') return false
      return tokens.some(
        (token) =>
          token.start >= name.start &&
          token.end <= name.end &&
          (token.end <= start || token.start >= end) &&
          proper.test(token.known ? token.pos : 'unknown') &&
          token.end > offset,
      )
    })
  }

  return (term, sentence, start, end, edges) => {
    if (term.type === 'LOC' || term.type === 'ORG' || term.type === 'PERSON') return false
    const text = sentence.ja
    const part = text.slice(start, end)
    const next = tokenFrom(edges, end)
    if (next?.pos.startsWith('suffix') && [...next.surface].length === 1 && isOther(part + next.surface, part)) return true
    const before = tokenTo(edges, start)
    if (before?.pos.startsWith('prefix') && [...before.surface].length === 1 && isOther(before.surface + part, part)) return true
    return isPlain(term) && inName(sentence, sentence.start + start, sentence.start + end)
  }
}

/**
 * Makes the question whether a term that ends inside a token is meant all the same: the lexicon's English of the headword up to the token's end holds
 * that of the term, as "consumption tax rate" of 消費税率 does that of 消費税.
 */
export function makeHeadwords(language: Language): (term: Term, text: string, start: number, end: number, edges: Edges) => boolean {
  const lexicon = makeLexicon(language)
  return (term, text, start, end, edges) => {
    const over = tokenOver(edges, end)
    if (!over || term.en === '' || !/^\p{Script=Han}{2}$/u.test(text.slice(end - 1, end + 1)) || edges.starts[start] !== 1) return false
    const whole = text.slice(start, over.end - edges.offset)
    return lexicon.words(whole).some(({ en }) => ` ${en.toLowerCase()} `.includes(` ${term.en.toLowerCase()} `))
  }
}
