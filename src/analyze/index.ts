import type { AnalyzedSentence, Article, Sentence, Token, Tokenize } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeChunker } from './bunsetsu.ts'
import { makeParser } from './dependency.ts'
import { makeNameJoins } from './name-joins.ts'
import { makeNameFinder } from './names.ts'
import { makePredicateReader, nothingSaid } from './predicates/index.ts'
import { makeQuantityReader } from './quantities/index.ts'
import { makeTokenizer } from './tokens.ts'
import { makeWordReader } from './word-readings.ts'

export { makeTokenizer }

/** Analyses one sentence; `anchor` is the ISO date of publication or null. */
export type AnalyzeSentence = (sentence: Sentence, anchor: string | null) => AnalyzedSentence

/** All of a sentence that does not hang on the sentences before it. */
type ParseSentence = (sentence: Sentence, tokens: readonly Token[], anchor: string | null) => Omit<AnalyzedSentence, 'predicates'>

/** Words, quantities and names of an article, without its structure: bunsetsu and predicates stay empty. A third of the work. */
export function makeWordAnalyzer(language: Language, tokenize: Tokenize): (article: Article) => Article<AnalyzedSentence> {
  const tokensOf = makeTokenizer(language, tokenize)
  const readQuantities = makeQuantityReader(language)
  const findNames = makeNameFinder(language)
  const { again } = makeNameJoins(language)
  return (article) => {
    const words = again(article.sentences.map((sentence) => tokensOf(sentence.ja, sentence.start)))
    const sentences = article.sentences.map((sentence, index) => {
      const tokens = words[index]!
      const quantities = readQuantities(sentence.ja, { anchor: article.metadata.date, offset: sentence.start })
      return { ...sentence, tokens, bunsetsu: [], predicates: [], quantities, names: findNames(tokens) }
    })
    return { ...article, sentences }
  }
}

function makeSentenceParser(language: Language): ParseSentence {
  const readQuantities = makeQuantityReader(language)
  const findNames = makeNameFinder(language)
  const chunk = makeChunker(language)
  const parse = makeParser(language)

  return (sentence, tokens, anchor) => {
    const quantities = readQuantities(sentence.ja, { anchor, offset: sentence.start })
    const bunsetsu = parse(tokens, chunk(tokens, quantities))
    return { ...sentence, tokens, bunsetsu, quantities, names: findNames(tokens) }
  }
}

/** Makes the analysis of one sentence alone: tokens, quantities, names, bunsetsu with heads, predicates. */
export function makeSentenceAnalyzer(language: Language, tokenize: Tokenize): AnalyzeSentence {
  const tokensOf = makeTokenizer(language, tokenize)
  const parse = makeSentenceParser(language)
  const read = makePredicateReader(language)
  return (sentence, anchor) => {
    const parsed = parse(sentence, tokensOf(sentence.ja, sentence.start), anchor)
    return { ...parsed, predicates: read(parsed, nothingSaid).predicates }
  }
}

/** Makes the stage: every sentence of the article gets tokens, bunsetsu, quantities, names, and predicates that know the sentences before. */
export function makeAnalyzer(language: Language, tokenize: Tokenize): (article: Article) => Article<AnalyzedSentence> {
  const tokensOf = makeTokenizer(language, tokenize)
  const { again } = makeNameJoins(language)
  const parse = makeSentenceParser(language)
  const read = makePredicateReader(language)
  const readWords = makeWordReader(language)
  return (article) => {
    let salience = nothingSaid
    const tokens = again(article.sentences.map((sentence) => tokensOf(sentence.ja, sentence.start)))
    const sentences = article.sentences.map((sentence, index) => {
      const parsed = parse(sentence, tokens[index]!, article.metadata.date)
      const { predicates, after } = read(parsed, salience)
      salience = after
      return { ...parsed, predicates, words: readWords(parsed.tokens, sentence.ja, sentence.start) }
    })
    return { ...article, sentences }
  }
}
