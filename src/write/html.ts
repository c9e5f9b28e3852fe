import type { ElementContent } from 'hast'
import type { Digest } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import { type Assets, makeJoin } from './assets.ts'
import { curled } from './curl.ts'
import { h } from './element.ts'
import { elsewhere } from './elsewhere.ts'
import { entriesOf } from './entries.ts'
import { titleSentence } from './flow.ts'
import { glossedLine, makeReadings } from './furigana.ts'
import { digestJson } from './json.ts'
import { bandSign, english, japanese, margin, noteLine, type PageWords } from './line.ts'
import { chips, keyPoints, references, webLink, wordLists } from './lists.ts'
import { markSentences } from './marks.ts'
import { related, storyLine } from './neighbours.ts'
import { colophon, masthead, pageText } from './page.ts'
import type { PageContext } from './page-context.ts'
import type { DigestJson, GeneratorInfo } from './schema.ts'
import { kicker, sheetSection, timeline } from './sheet-parts.ts'
import { fullText } from './text.ts'
import { structure } from './tree-figure.ts'
import { visible, webAddress } from './visible.ts'
import { checkedLine, importedLines, keeping, longDate } from './words.ts'

export interface HtmlOptions {
  readonly assets: Assets
  /** Address of the front page, as `./index.html`; no link without it. */
  readonly front?: string
  /** What the page may say about its batch. */
  readonly context?: PageContext
  /** Tells whoever writes pages whether this one is still what it would write. */
  readonly stamp?: string
}

/** The text of `output/<id>.html`: one page that needs nothing but itself, with the two languages side by side. */
export function toHtml(digest: Digest, generator: GeneratorInfo, t: Translate, options: HtmlOptions): string {
  return htmlText(digestJson(digest, generator, t), t, options)
}

/** As `toHtml`, for a digest object that is already made. */
export function htmlText(straight: DigestJson, translate: Translate, { assets: given, front, stamp, context = {} }: HtmlOptions): string {
  const t = keeping(translate)
  const json = curled(straight)
  const { article, generator } = json
  const assets = (json.sentences.some(({ bunsetsu }) => bunsetsu) ? withTree : bare)(given)
  const notes = new Map(json.notes.map((note) => [note.id, note]))
  const marksOf = markSentences(json)
  const readings = makeReadings(json, marksOf)
  const checks = checkedLine(json.scores, t)
  const entries = entriesOf(json, { t, readings, marksOf, context })
  const page: PageWords = { t, marksOf, readings, notesOf: (sentence) => sentence.notes.flatMap((id) => notes.get(id) ?? []) }
  const left: ElementContent[] = article.date ? [{ type: 'text', value: visible(longDate(article.date, t)) }] : []
  const right: ElementContent[] = front
    ? [h('a', { href: front }, t('page.front'))]
    : [{ type: 'text', value: visible(article.publisher ?? '') }]
  return pageText({ title: article.title.en || article.title.ja, assets, generator, t, ...(stamp && { stamp }) }, [
    h('a', { className: ['skip'], href: '#text' }, t('page.skip')),
    masthead(left, right, t),
    h('main', [
      h('article', [
        ...opening(json, page, context),
        ...brief(json, page),
        ...sheetSection(json, readings, t),
        ...(json.keyPoints.length
          ? [h('section', { className: ['told'] }, [h('h2', t('page.points')), keyPoints(json, readings, t)])]
          : []),
        ...timeline(json, readings, t),
        h('section', { className: ['text', ...(json.sentences.length > long ? ['long'] : [])], id: 'text', tabIndex: -1 }, [
          h('div', { className: ['bar'] }, [h('h2', t('page.text')), controls(t)]),
          ...fullText(json, page),
        ]),
        ...generalNotes(json, t),
      ]),
      ...related(context, t),
      ...wordLists(entries, t),
      ...(article.references.length ? [h('section', { className: ['word-list'] }, [h('h2', t('page.references')), references(json)])] : []),
    ]),
    colophon(generator, t, [
      legend(t),
      ...(checks ? [h('p', { className: ['checks'] }, checks)] : []),
      h('p', { className: ['keys'] }, t('page.keys')),
      h('p', { className: ['fingerprint'] }, [
        `${t('page.fingerprint')}: `,
        h('code', article.sha256),
        ' ',
        h('code', visible(article.path)),
      ]),
      ...importedLines(json, t).map((line) => h('p', line)),
    ]),
    ...helpers(t),
    ...elsewhere(entries, t),
  ])
}

/** From so many sentences on a page is laid out piece by piece. */
const long = 600

const bare = makeJoin(({ css }) => [css])
const withTree = makeJoin(({ css, tree }) => [css, tree])

function opening(json: DigestJson, page: PageWords, context: PageContext): ElementContent[] {
  const { article } = json
  const { t } = page
  const title = titleSentence(json)
  const href = webAddress(article.url)
  const facts: ElementContent[][] = [
    ...(article.publisher ? [[h('bdi', { lang: 'ja' }, visible(article.publisher))]] : []),
    ...(article.date ? [[{ type: 'text' as const, value: visible(longDate(article.date, t)) }]] : []),
    ...(article.author ? [[h('bdi', { lang: 'ja' }, visible(article.author))]] : []),
    ...(href ? [[webLink(href, t('page.original'))]] : []),
    ...(article.tags.length ? [[h('bdi', { lang: 'ja' }, article.tags.map(visible).join(', '))]] : []),
  ]
  return [
    h('header', { className: ['row', 'opening'], ...(title && { id: title.id, tabIndex: -1 }) }, [
      ...kicker(json, t),
      h('hgroup', [
        h('h1', { className: ['ja'], lang: 'ja' }, title ? japanese(title, page) : glossedLine(article.title.ja, page.readings)),
        h(
          'p',
          { className: ['en'], lang: 'en' },
          // Headlines are spelt with capitals; the stretches are the same.
          title ? english({ ...title, en: article.title.en }, page) : visible(article.title.en),
        ),
      ]),
      ...(facts.length ? [h('p', { className: ['facts'] }, between(facts, ' · '))] : []),
      ...storyLine(context, t),
      ...(title && (title.notes.length || title.band !== 'green') ? [margin(title, page)] : []),
      ...(title ? structure(title, t) : []),
    ]),
  ]
}

/** The summary, sentence beside sentence; as one paragraph each in digests that do not know its sentences. */
function brief({ summary }: DigestJson, { t, readings }: PageWords): ElementContent[] {
  if (!summary.ja && !summary.en) return []
  const lines = summary.sentences?.length ? summary.sentences : [{ ...summary, band: undefined }]
  return [
    h('section', { className: ['brief', 'told'] }, [
      h('h2', t('page.summary')),
      ...lines.map(({ ja, en, evidence, band }) =>
        h('div', { className: ['row'] }, [
          h('div', { className: ['pair'] }, [
            h('p', { className: ['ja'], lang: 'ja' }, glossedLine(ja, readings)),
            ' ',
            h('p', { className: ['en'], lang: 'en' }, visible(en)),
          ]),
          h('div', { className: ['margin'] }, [
            ...(evidence.length ? [chips(evidence, t)] : []),
            ...(band ? [h('p', { className: ['trust'] }, [bandSign(band, t)])] : []),
          ]),
        ]),
      ),
    ]),
  ]
}

/** Switches that work without the script: the style sheet hides the other language, and the readings. */
function controls(t: Translate): ElementContent {
  const one = (id: string, words: string, checked: boolean) => [
    h('input', { type: 'radio', name: 'view', id, checked }),
    h('label', { htmlFor: [id] }, words),
  ]
  return h('div', { className: ['controls'] }, [
    h('fieldset', { className: ['view'] }, [
      h('legend', t('page.view')),
      ...one('view-both', t('page.both'), true),
      ...one('view-ja', t('page.japanese'), false),
      ...one('view-en', t('page.english'), false),
    ]),
    h('p', { className: ['view'] }, [
      h('input', { type: 'checkbox', id: 'furigana' }),
      h('label', { htmlFor: ['furigana'] }, t('page.furigana')),
    ]),
  ])
}

/** Empty places that the script fills: the card of a word, and what is said to those who listen. */
function helpers(t: Translate): ElementContent[] {
  return [
    h('div', { className: ['card'], id: 'card', role: 'dialog', ariaLabel: t('page.card'), tabIndex: -1, hidden: true }, [
      h('button', { type: 'button', className: ['close'], ariaLabel: t('page.close') }, '×'),
      h('div'),
    ]),
    h('p', { className: ['unseen'], id: 'said', role: 'status' }),
  ]
}

function generalNotes({ notes }: DigestJson, t: Translate): ElementContent[] {
  const general = notes.filter((note) => !note.sentence)
  if (!general.length) return []
  return [h('section', { className: ['general'] }, [h('h2', t('page.articleNotes')), ...general.map((note) => noteLine(note, t))])]
}

function legend(t: Translate): ElementContent {
  const bands = ['green', 'yellow', 'red'] as const
  return h('dl', { className: ['legend'] }, [
    h('dt', { className: ['label'] }, t('page.legend')),
    ...bands.map((band) => h('dd', [bandSign(band, t), ' ', t(`bandHelp.${band}`)])),
  ])
}

function between(parts: readonly ElementContent[][], mark: string): ElementContent[] {
  return parts.flatMap((part, index) => (index ? [{ type: 'text' as const, value: mark }, ...part] : part))
}
