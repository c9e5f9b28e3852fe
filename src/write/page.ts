import { createHash } from 'node:crypto'
import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Translate } from '../language/messages.ts'
import type { Assets } from './assets.ts'
import { h } from './element.ts'
import type { GeneratorInfo } from './schema.ts'
import { visible } from './visible.ts'
import { madeBy } from './words.ts'

/**
 * One self-contained page. Its policy lets nothing load and nothing run but the style and script given, known by their SHA-256;
 * an article's text reaches it only as text and attribute values of the tree.
 */
export function pageText(
  { title, assets, generator, t, stamp }: { title: string; assets: Assets; generator: GeneratorInfo; t: Translate; stamp?: string },
  body: readonly ElementContent[],
): string {
  const { css, script, policy } = prepared(assets)
  const root: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: t('language') }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          ...(stamp ? [h('meta', { name: 'stamp', content: stamp })] : []),
          h('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('meta', { name: 'referrer', content: 'no-referrer' }),
          h('meta', { name: 'color-scheme', content: 'light dark' }),
          h('meta', { name: 'generator', content: `${generator.name} ${generator.version}` }),
          h('title', `${visible(title)} – ${t('paper.name')}`),
          h('link', { rel: ['icon'], href: icon }),
          h('style', css),
        ]),
        h('body', [...body, h('script', script)]),
      ]),
    ],
  }
  return `${toHtml(root)}\n`
}

/** The head of the paper: what stands left and right of the name is given. */
export function masthead(left: readonly ElementContent[], right: readonly ElementContent[], t: Translate): Element {
  return h('header', { className: ['masthead'] }, [
    h('p', { className: ['ear'] }, [...left]),
    h('p', { className: ['name'] }, [
      h('span', { className: ['seal'], lang: 'ja' }, t('paper.seal')),
      ' ',
      h('span', { lang: 'en' }, t('paper.name')),
    ]),
    h('p', { className: ['ear', 'right'] }, [...right]),
    h('p', { className: ['motto'] }, t('paper.motto')),
  ])
}

/** The last lines of a page: what the band signs mean, who made it. */
export function colophon(generator: GeneratorInfo, t: Translate, more: readonly ElementContent[] = []): Element {
  return h('footer', { className: ['colophon'] }, [...more, h('p', t('page.made', madeBy(generator)))])
}

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#a5301d"/><path d="M3 4h10M3 7h10M3 9.5h4.5M3 12h4.5M8.5 9.5H13M8.5 12H13" stroke="#fbf8f1" stroke-width="1.2"/></svg>',
)}`

interface Prepared {
  readonly css: string
  readonly script: string
  readonly policy: string
}

/** Every page of a run carries the same two files. */
const known = new WeakMap<Assets, Prepared>()

function prepared(assets: Assets): Prepared {
  const before = known.get(assets)
  if (before) return before
  const css = compact(unixLines(assets.css))
  const script = unixLines(assets.script)
  const policy = [
    "default-src 'none'",
    `style-src '${fingerprint(css)}'`,
    `script-src '${fingerprint(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const made = { css, script, policy }
  known.set(assets, made)
  return made
}

function fingerprint(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** Without comments and indentation: every page carries the sheet. */
function compact(css: string): string {
  return css
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\n(?=[})])|(?<=[{(;,])\n|;\n*(?=})/g, '')
    .replace(/ \{/g, '{')
    .replace(/(?<=\n|[{;])([a-z-]+|--[a-z-]+): /g, '$1:')
    .trim()
}
