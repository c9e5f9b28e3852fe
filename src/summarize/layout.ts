import type { Article, TranslatedSentence } from '../document.ts'
import { dateSense } from './dates.ts'

/** Where a sentence of the running text stands. */
export interface Place {
  /** Index into `Article.sentences`. */
  readonly index: number
  /** Index of the heading's sentence, -1 before the first heading. */
  readonly heading: number
  /** Number of the part of the article: by headings, else by thirds. */
  readonly section: number
  /** 1 for the sentence that tells the news first, at the top or after a scene. */
  readonly lead: number
  /** How soon after the news it comes, 0 … 1; 0 before it. */
  readonly early: number
  /** 1 for what stands before the news: a scene, a look back. */
  readonly scene: number
  /** 1 for the first sentence of a section. */
  readonly opens: number
  /** 1 in the last paragraph. */
  readonly closes: number
  /** 1 in the newest part of a report that is updated. */
  readonly latest: number
}

/** How an article is built. */
export interface Shape {
  /**
   * `news`: the news of the day first, the rest by weight; `scene`: the news comes after an opening; `sections`: no news of a day, each section its own;
   * `interview`: questions and answers; `updates`: reports with the time over each.
   */
  readonly kind: 'news' | 'scene' | 'sections' | 'interview' | 'updates'
  /** The paragraph, counted from 0, in which the news is told. */
  readonly peg: number
}

interface Layout {
  readonly shape: Shape
  /** Places by index into `Article.sentences`. */
  readonly places: ReadonlyMap<number, Place>
}

/** News in these first paragraphs stands at the top. */
const topParagraphs = 2
/** Headings that make an article one of sections, hours over parts that make it a report with updates, questions that make it an interview. */
const several = 2

/** The places of the sentences that state something, and the shape of the article that gives them their worth. */
export function makeLayout(article: Article<TranslatedSentence>, states: (sentence: TranslatedSentence) => boolean): Layout {
  const paragraphs = paragraphsOf(article, states)
  const shape = shapeOf(article, paragraphs)
  const count = paragraphs.reduce((sum, { indices }) => sum + indices.length, 0)
  const sections = paragraphs.at(-1)?.section ?? 0
  const places = new Map<number, Place>()
  let inArticle = 0
  paragraphs.forEach(({ indices, heading, section }, at) => {
    const opens = at > 0 && section !== paragraphs[at - 1]!.section
    const dated = Math.max(
      0,
      indices.findIndex((index) => isDated(article.sentences[index]!, article)),
    )
    indices.forEach((index, inParagraph) => {
      const news = shape.kind === 'scene' ? dated : 0
      const after = at - shape.peg
      places.set(index, {
        index,
        heading,
        section: sections > 1 ? section : Math.min(2, Math.floor((3 * inArticle) / count)),
        lead: after === 0 && inParagraph === news ? 1 : 0,
        early: after < 0 ? 0 : 1 / (1 + 0.35 * after) / (1 + 0.25 * Math.abs(inParagraph - (after === 0 ? news : 0))),
        scene: after < 0 ? 1 : 0,
        opens: opens && inParagraph === 0 ? 1 : 0,
        closes: at === paragraphs.length - 1 ? 1 : 0,
        latest: shape.kind === 'updates' && section === sections ? 1 : 0,
      })
      inArticle++
    })
  })
  return { shape, places }
}

interface Paragraph {
  readonly indices: readonly number[]
  readonly heading: number
  readonly section: number
}

function paragraphsOf({ sentences }: Article<TranslatedSentence>, states: (sentence: TranslatedSentence) => boolean): readonly Paragraph[] {
  const paragraphs: { indices: number[]; heading: number; section: number; block: number }[] = []
  let heading = -1
  let section = 0
  let empty = true
  sentences.forEach((sentence, index) => {
    if (sentence.kind === 'heading') {
      // Headings without text between them open one section.
      if (!empty || section === 0) section++
      heading = index
      empty = true
    } else if (states(sentence)) {
      const { block } = sentence
      const last = paragraphs.at(-1)
      if (last?.block === block) last.indices.push(index)
      else paragraphs.push({ indices: [index], heading, section, block })
      empty = false
    }
  })
  return paragraphs
}

function shapeOf(article: Article<TranslatedSentence>, paragraphs: readonly Paragraph[]): Shape {
  const { sentences } = article
  const questions = sentences.filter(({ kind, ja }) => kind === 'body' && isQuestion(ja)).length
  if (questions >= several) return { kind: 'interview', peg: 0 }
  const headings = sentences.filter(({ kind }) => kind === 'heading')
  if (headings.filter(isHour).length >= several) return { kind: 'updates', peg: 0 }
  const dated = paragraphs.findIndex(({ indices }) => indices.some((index) => isDated(sentences[index]!, article)))
  if (dated >= topParagraphs) return { kind: 'scene', peg: dated }
  if (dated === -1 && headings.length >= several) return { kind: 'sections', peg: 0 }
  return { kind: 'news', peg: 0 }
}

/** True of a line of the one who asks in a printed interview. */
export function isQuestion(ja: string): boolean {
  return /^(?:[―—─–]{1,2}|[QＱ][.．:：、 　])/.test(ja)
}

function isDated({ quantities }: TranslatedSentence, { metadata }: Article<TranslatedSentence>): boolean {
  return quantities.some((quantity) => dateSense(quantity, metadata.date) === 'news')
}

/** A heading that is nothing but a time of day or a date. */
function isHour({ ja, quantities }: TranslatedSentence): boolean {
  const covered = quantities.filter(({ kind }) => kind === 'time' || kind === 'date').reduce((sum, { start, end }) => sum + end - start, 0)
  return covered > 0 && covered >= ja.trim().length - 4
}
