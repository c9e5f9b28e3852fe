import type { Article, TranslatedSentence } from '../document.ts'

/** Where a sentence of the running text stands. */
export interface Place {
  /** Index into `Article.sentences`. */
  readonly index: number
  /** Index of the heading's sentence, -1 before the first heading. */
  readonly heading: number
  /** Number of the part of the article: by headings, else by thirds. */
  readonly section: number
  /** What the place alone says about the worth of the sentence, 0 … 1. */
  readonly weight: number
}

/** Articles with at least this many headings are read as explainers: every section has its own first sentence. */
const sectioned = 2

/**
 * The places of the sentences of the running text, by index. News without headings tells the most important thing first and then less and less;
 * an article in sections leads, then opens each section with what it is about, and closes with what it means.
 */
export function makeLayout({ sentences }: Article<TranslatedSentence>): ReadonlyMap<number, Place> {
  const body = sentences.flatMap(({ kind }, index) => (kind === 'body' || kind === 'item' || kind === 'quote' ? [index] : []))
  const headings = sentences.filter(({ kind }) => kind === 'heading').length
  const places = new Map<number, Place>()
  let heading = -1
  let section = 0
  let paragraph = -1
  let inSection = -1
  let inParagraph = -1
  let inArticle = -1
  let block = -1
  let next = 0
  for (const index of body) {
    inArticle++
    for (; next < index; next++) {
      if (sentences[next]!.kind !== 'heading') continue
      // Headings without text between them open one section.
      if (inSection !== -1 || section === 0) section++
      heading = next
      inSection = -1
      block = -1
    }
    const sentence = sentences[index]!
    if (sentence.block !== block) {
      paragraph++
      inSection++
      inParagraph = -1
      block = sentence.block
    }
    inParagraph++
    const weight =
      headings >= sectioned
        ? sectionWeight({ heading, inSection, inParagraph, inArticle })
        : pyramidWeight({ paragraph, inParagraph, inArticle })
    const part = headings >= sectioned ? section : Math.min(2, Math.floor((3 * inArticle) / body.length))
    places.set(index, { index, heading, section: part, weight })
  }
  return places
}

function sectionWeight(at: { heading: number; inSection: number; inParagraph: number; inArticle: number }): number {
  if (at.inArticle === 0) return 1
  if (at.heading === -1) return Math.max(0.4, 0.8 - 0.15 * (at.inArticle - 1))
  const opens = at.inSection === 0 ? 0.6 : 0.4
  return opens / (1 + 0.6 * at.inParagraph)
}

function pyramidWeight(at: { paragraph: number; inParagraph: number; inArticle: number }): number {
  if (at.inArticle === 0) return 1
  return 1 / (1 + 0.35 * at.paragraph) / (1 + 0.25 * at.inParagraph)
}
