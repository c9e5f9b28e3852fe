import type { ElementContent } from 'hast'
import type { Digest } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import type { Assets } from './assets.ts'
import { curled } from './curl.ts'
import { h } from './element.ts'
import { titleSentence } from './flow.ts'
import { digestJson } from './json.ts'
import { bandSign, english, japanese, margin, noteLine, type PageWords } from './line.ts'
import { chips, keyPoints, references, webLink, wordLists } from './lists.ts'
import { markSentences } from './marks.ts'
import { colophon, masthead, pageText } from './page.ts'
import type { PageContext } from './page-context.ts'
import type { DigestJson, GeneratorInfo } from './schema.ts'
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
export function htmlText(straight: DigestJson, translate: Translate, { assets: given, front, stamp }: HtmlOptions): string {
  const t = keeping(translate)
  const json = curled(straight)
  const { article, generator } = json
  const assets = json.sentences.some(({ bunsetsu }) => bunsetsu) ? withTree(given) : given
  const notes = new Map(json.notes.map((note) => [note.id, note]))
  const page: PageWords = {
    t,
    marksOf: markSentences(json),
    notesOf: (sentence) => sentence.notes.flatMap((id) => notes.get(id) ?? []),
  }
  const left = [longDate(article.date, t)]
  const right: ElementContent[] = front
    ? [h('a', { href: front }, t('page.front'))]
    : [{ type: 'text', value: visible(article.publisher ?? '') }]
  return pageText({ title: article.title.en || article.title.ja, assets, generator, t, ...(stamp && { stamp }) }, [
    h('a', { className: ['skip'], href: '#text' }, t('page.skip')),
    masthead(
      left.map((value) => ({ type: 'text', value })),
      right,
      t,
    ),
    h('main', [
      h('article', [
        ...opening(json, page),
        ...brief(json, t),
        ...(json.keyPoints.length ? [h('section', [h('h2', t('page.points')), keyPoints(json, t)])] : []),
        h('section', { className: ['text'], id: 'text' }, [
          h('div', { className: ['bar'] }, [h('h2', t('page.text')), viewSwitch(t)]),
          ...fullText(json, page),
        ]),
        ...generalNotes(json, t),
      ]),
      ...wordLists(json, t),
      ...(article.references.length ? [h('section', { className: ['word-list'] }, [h('h2', t('page.references')), references(json)])] : []),
    ]),
    colophon(generator, t, [
      legend(t),
      h('p', { className: ['fingerprint'] }, [
        `${t('page.fingerprint')}: `,
        h('code', article.sha256),
        ' ',
        h('code', visible(article.path)),
      ]),
      ...importedLines(json, t).map((line) => h('p', line)),
    ]),
  ])
}

/** Every page of a run carries the same sheets. */
const joined = new WeakMap<Assets, Assets>()

function withTree(assets: Assets): Assets {
  const before = joined.get(assets)
  if (before) return before
  const made = { ...assets, css: `${assets.css}\n${assets.tree ?? ''}` }
  joined.set(assets, made)
  return made
}

function opening(json: DigestJson, page: PageWords): ElementContent[] {
  const { article, scores } = json
  const { t } = page
  const title = titleSentence(json)
  const href = webAddress(article.url)
  const facts: ElementContent[][] = [
    ...(article.publisher ? [[h('bdi', { lang: 'ja' }, visible(article.publisher))]] : []),
    [{ type: 'text', value: longDate(article.date, t) }],
    ...(article.author ? [[h('bdi', { lang: 'ja' }, visible(article.author))]] : []),
    ...(href ? [[webLink(href, t('page.original'))]] : []),
    ...(article.tags.length ? [[h('bdi', { lang: 'ja' }, article.tags.map(visible).join(', '))]] : []),
  ]
  const checks = checkedLine(scores, t)
  return [
    h('header', { className: ['row', 'opening'], ...(title && { id: title.id }) }, [
      h('hgroup', [
        h('h1', { className: ['ja'], lang: 'ja' }, title ? japanese(title, page) : visible(article.title.ja)),
        h('p', { className: ['en'], lang: 'en' }, title ? english(title, page) : visible(article.title.en)),
      ]),
      h('p', { className: ['facts'] }, between(facts, ' · ')),
      ...(checks ? [h('p', { className: ['checks'] }, checks)] : []),
      ...(title && (title.notes.length || title.band !== 'green') ? [margin(title, page)] : []),
      ...(title ? structure(title, t) : []),
    ]),
  ]
}

function brief({ summary }: DigestJson, t: Translate): ElementContent[] {
  if (!summary.ja && !summary.en) return []
  return [
    h('section', { className: ['brief'] }, [
      h('h2', t('page.summary')),
      h('div', { className: ['row'] }, [
        h('div', { className: ['pair'] }, [
          h('p', { className: ['ja'], lang: 'ja' }, visible(summary.ja)),
          ' ',
          h('p', { className: ['en'], lang: 'en' }, visible(summary.en)),
        ]),
        h('div', { className: ['margin'] }, summary.evidence.length ? [chips(summary.evidence, t)] : []),
      ]),
    ]),
  ]
}

/** Three buttons that work without the script: the style sheet hides the other language. */
function viewSwitch(t: Translate): ElementContent {
  const one = (id: string, words: string, checked: boolean) => [
    h('input', { type: 'radio', name: 'view', id, checked }),
    h('label', { htmlFor: [id] }, words),
  ]
  return h('fieldset', { className: ['view'] }, [
    h('legend', t('page.view')),
    ...one('view-both', t('page.both'), true),
    ...one('view-ja', t('page.japanese'), false),
    ...one('view-en', t('page.english'), false),
  ])
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
