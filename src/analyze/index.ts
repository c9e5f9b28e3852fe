import type { AnalyzedSentence, Article, Sentence, Tokenize } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeChunker } from './bunsetsu.ts'
import { makeParser } from './dependency.ts'
import { makeNameFinder } from './names.ts'
import { makeQuantityReader } from './quantities/index.ts'
import { makeTokenizer } from './tokens.ts'

/** Analyses one sentence; `anchor` is the ISO date of publication or null. */
export type AnalyzeSentence = (sentence: Sentence, anchor: string | null) => AnalyzedSentence

/** Makes the analysis of one sentence: tokens, quantities, names, bunsetsu with heads. */
export function makeSentenceAnalyzer(language: Language, tokenize: Tokenize): AnalyzeSentence {
  const tokensOf = makeTokenizer(language, tokenize)
  const readQuantities = makeQuantityReader(language)
  const findNames = makeNameFinder(language)
  const chunk = makeChunker(language)
  const parse = makeParser(language)

  return (sentence, anchor) => {
    const tokens = tokensOf(sentence.ja, sentence.start)
    const quantities = readQuantities(sentence.ja, { anchor, offset: sentence.start })
    const bunsetsu = parse(tokens, chunk(tokens, quantities))
    return { ...sentence, tokens, bunsetsu, quantities, names: findNames(tokens) }
  }
}

/** Makes the stage: every sentence of the article gets tokens, bunsetsu, quantities and names. */
export function makeAnalyzer(language: Language, tokenize: Tokenize): (article: Article) => Article<AnalyzedSentence> {
  const analyze = makeSentenceAnalyzer(language, tokenize)
  return (article) => ({ ...article, sentences: article.sentences.map((sentence) => analyze(sentence, article.metadata.date)) })
}
