import type { BlockContent, FootnoteDefinition, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Options, toMarkdown as print } from 'mdast-util-to-markdown'
import type { Digest } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import { type Flow, flowOf, titleSentence } from './flow.ts'
import { digestJson } from './json.ts'
import { footnote, heading, link, list, listItem, paragraph, strong, tableRow, text } from './markdown-nodes.ts'
import { sheetEvidence, sheetParts } from './markdown-sheet.ts'
import { printText } from './markdown-text.ts'
import type { DigestJson, GeneratorInfo, NoteJson, SentenceJson } from './schema.ts'
import { visible, webAddress, withAddresses } from './visible.ts'
import { checkedLine, importedLines, keeping, madeBy } from './words.ts'

/**
 * The text of `output/<id>.md`: title, facts, summary, key points, terms and the whole text, Japanese above English.
 * Evidence and notes are footnotes (`[^s4]` shows the sentence, `[^n1]` the note).
 */
export function toMarkdown(digest: Digest, generator: GeneratorInfo, t: Translate): string {
  return markdownText(digestJson(digest, generator, t), t)
}

/** As `toMarkdown`, for a digest object that is already made. */
export function markdownText(json: DigestJson, t: Translate): string {
  return print(tree(json, keeping(t)), style)
}

/** How every Markdown file is printed. */
export const style: Options = {
  handlers: { text: printText },
  bullet: '-',
  rule: '-',
  emphasis: '*',
  listItemIndent: 'one',
  extensions: [gfmToMarkdown({ stringLength: columns })],
}

interface Page {
  readonly json: DigestJson
  readonly notes: ReadonlyMap<string, NoteJson>
  readonly t: Translate
}

function tree(json: DigestJson, t: Translate): Root {
  const page: Page = { json, notes: new Map(json.notes.map((note) => [note.id, note])), t }
  const title = titleSentence(json)
  const general = json.notes.filter((note) => !note.sentence)
  const { references } = json.article
  const { summary, keyPoints, terms } = json
  return {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(json.article.title.ja)] },
      paragraph(strong(json.article.title.en), ...(title ? marks(title, page) : [])),
      facts(page),
      ...(summary.ja || summary.en
        ? [heading(2, t('md.summary')), paragraph(text(summary.ja)), paragraph(text(summary.en), ...evidence(summary.evidence))]
        : []),
      ...(keyPoints.length ? [heading(2, t('md.points')), points(page)] : []),
      ...sheetParts(json.sheet, t),
      ...(terms.length ? [heading(2, t('md.terms')), termTable(page)] : []),
      heading(2, t('md.text')),
      ...flowOf(json).flatMap((part) => flow(part, page)),
      ...(general.length ? [heading(2, t('md.articleNotes')), list(general.map((note) => [paragraph(text(noteWords(note, t)))]))] : []),
      ...(references.length
        ? [heading(2, t('md.references')), list(references.map((line) => [{ type: 'paragraph', children: addresses(line) }]))]
        : []),
      { type: 'thematicBreak' },
      paragraph(text(t('page.made', madeBy(json.generator)))),
      ...importedLines(json, t).map((line) => paragraph(text(line))),
      ...footnotes(page),
    ],
  }
}

function facts({ json: { article, scores }, t }: Page): RootContent {
  const href = webAddress(article.url)
  const checks = checkedLine(scores, t)
  const lines: PhrasingContent[][] = [
    [text(t('md.date', { value: article.date ?? t('date.none') }))],
    ...(article.publisher ? [[text(t('md.publisher', { value: article.publisher }))]] : []),
    ...(article.author ? [[text(t('md.author', { value: article.author }))]] : []),
    ...(article.tags.length ? [[text(t('md.tags', { value: article.tags.join(', ') }))]] : []),
    ...(href ? [[text(`${t('md.original')} `), link(href)]] : []),
    [text(t('md.source', { value: article.path }))],
    ...(checks ? [[text(checks)]] : []),
  ]
  return list(lines.map((line) => [{ type: 'paragraph', children: line }]))
}

function points({ json, t }: Page): RootContent {
  const items = json.keyPoints.map((point): BlockContent[] => [
    pair(point.ja, point.en, [...doubt(point.band, t), ...evidence(point.evidence)]),
  ])
  return { type: 'list', ordered: true, spread: false, children: items.map(listItem) }
}

function termTable({ json, t }: Page): RootContent {
  const head = [t('page.japanese'), t('page.reading'), t('page.english'), t('page.count'), t('page.status')]
  const rows = json.terms.map((term) => [term.ja, term.reading, term.en, String(term.count), t(`status.${term.status}`)])
  return {
    type: 'table',
    align: [null, null, null, 'right', null],
    children: [head, ...rows].map((cells) => tableRow(cells.map((cell) => [text(cell)]))),
  }
}

function flow(part: Flow, page: Page): RootContent[] {
  switch (part.type) {
    case 'heading': {
      const depth = Math.min(6, Math.max(3, part.level + 1)) as 3 | 4 | 5 | 6
      return part.sentences.map((sentence) => ({
        type: 'heading',
        depth,
        children: [text(sentence.ja), ...(sentence.en ? [text(` / ${sentence.en}`)] : []), ...marks(sentence, page)],
      }))
    }
    case 'list':
      return [list(part.items.map((item) => item.sentences.map((sentence) => line(sentence, page))))]
    case 'quote':
      return [{ type: 'blockquote', children: part.sentences.map((sentence) => line(sentence, page)) }]
    case 'table': {
      const rows = part.rows.map((row) =>
        tableRow(
          row.map(({ sentences }) => [
            text(sentences.map(({ ja, en }) => (en && en !== ja ? `${ja} / ${en}` : ja)).join(' ')),
            ...sentences.flatMap((sentence) => marks(sentence, page)),
          ]),
        ),
      )
      return [{ type: 'table', children: rows }]
    }
    default:
      return part.sentences.map((sentence) => line(sentence, page))
  }
}

function line(sentence: SentenceJson, page: Page): Paragraph {
  return pair(sentence.ja, sentence.en, marks(sentence, page))
}

/** What a reader has to know about a line: how far to trust it, when not fully, and its notes. */
function marks(sentence: SentenceJson, { t }: Page): PhrasingContent[] {
  const memory: PhrasingContent[] =
    sentence.engine === 'memory' ? [text(' ✎ '), { type: 'emphasis', children: [text(t('page.memory'))] }] : []
  return [...memory, ...doubt(sentence.band, t), ...sentence.notes.map(footnote)]
}

/** The words behind a line that is not sound. */
export function doubt(band: SentenceJson['band'], t: Translate): PhrasingContent[] {
  return band === 'green' ? [] : [text(` ${band === 'yellow' ? '◐' : '○'} `), { type: 'emphasis', children: [text(t(`band.${band}`))] }]
}

function evidence(ids: readonly string[]): PhrasingContent[] {
  return [...new Set(ids)].map(footnote)
}

/** Only what is referred to gets a definition: evidence sentences, then notes. */
function footnotes({ json, notes, t }: Page): FootnoteDefinition[] {
  const cited = new Set([...json.summary.evidence, ...json.keyPoints.flatMap((point) => point.evidence), ...sheetEvidence(json.sheet)])
  const define = (id: string, content: Paragraph): FootnoteDefinition => ({
    type: 'footnoteDefinition',
    identifier: id,
    label: id,
    children: [content],
  })
  return [
    ...json.sentences.filter(({ id }) => cited.has(id)).map(({ id, ja, en }) => define(id, paragraph(text(`${id}: ${ja} / ${en}`)))),
    ...[...notes.values()].filter((note) => note.sentence).map((note) => define(note.id, paragraph(text(noteWords(note, t))))),
  ]
}

function noteWords({ level, message }: NoteJson, t: Translate): string {
  return t('md.note', { level: t(`level.${level}`), message })
}

function pair(ja: string, en: string, rest: readonly PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [text(ja), ...(en ? [{ type: 'break' as const }, text(en)] : []), ...rest] }
}

function addresses(line: string): PhrasingContent[] {
  return withAddresses(visible(line)).map((part) => (part.href ? link(part.href) : text(part.text)))
}

/** Width in a fixed-width font, where Japanese letters take two columns. */
function columns(words: string): number {
  return words.length + (words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/gu)?.length ?? 0)
}
