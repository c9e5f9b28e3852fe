import type { Element, Properties } from 'hast'
import type { Band } from '../document.ts'
import type { Translate } from '../language/messages.ts'
import { curl } from './curl.ts'
import { h } from './element.ts'
import { type classes, colour, font } from './mail-style.ts'

export type MailContent = readonly (Element | string)[]

/** A row of the sheet, with a line under or over it when `border` has its colour. */
export function row(style: string, border: string, content: MailContent): Element {
  return h('tr', [h('td', border ? styled('line', `${style} ${border}`) : { style }, content)])
}

/** A table that only lays out. */
export function table(properties: Properties, width: string, rows: Element[]): Element {
  const bare = { role: 'presentation', cellPadding: '0', cellSpacing: '0', border: '0', width }
  return h('table', { ...bare, ...properties, align: 'center' }, [h('tbody', rows)])
}

/** Where a word leads. */
export function anchor(href: string, words: string, shade: string, name: keyof typeof classes, line = 'underline'): Element {
  return h('a', { href, ...styled(name, `color:${shade};text-decoration:${line}`) }, words)
}

/** The style of an element by day, and the name by which the sheet for the night finds it. */
export function styled(name: keyof typeof classes, style: string): Properties {
  return { className: [name], style }
}

/** A paragraph in English with how far to trust it. */
export function english(words: string, band: Band, style: string, t: Translate): Element {
  return h('p', { lang: 'en', style }, [curl(words), ...doubtful(band, t)])
}

/** A quiet paragraph in Japanese. */
export function japanese(words: string, style: string): Element {
  return h('p', { lang: 'ja', ...quiet(style) }, words)
}

/** Japanese beside English, in its line. */
export function aside(words: string): Element {
  return h('span', { lang: 'ja', ...quiet(`font:400 13px/1.5 ${font.serif}`) }, words)
}

/** The words behind a line that is not sound. */
export function doubtful(band: Band, t: Translate): (Element | string)[] {
  return band === 'green' ? [] : [' ', h('em', { lang: t('language'), ...quiet(`font:italic 400 12px/1.4 ${font.plain}`) }, sign(band, t))]
}

/** `◐ read with care` */
export function sign(band: Band, t: Translate): string {
  return `${band === 'yellow' ? '◐' : '○'} ${t(`band.${band}`)}`
}

/** A quiet style. */
export function quiet(style: string): Properties {
  return styled('quiet', `${style};color:${colour.quiet}`)
}

/** A heading inside an article: what follows, and of whom or when. */
export function label(words: string, more: MailContent = []): Element {
  return h('h4', { style: `margin:16px 0 6px;font:700 13px/1.4 ${font.plain}` }, [words, ...more])
}
