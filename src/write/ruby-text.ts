import type { Range } from './segments.ts'

/** The signs of Aozora Bunko: where a word begins that has a reading, and where the reading begins and ends. */
const [begin, open, close] = ['\uff5c', '\u300a', '\u300b'] as const
const sign = /[\uff5c\u300a\u300b]/

/**
 * A line with its readings as one text: 続いた with つづ over 続 → ｜続《つづ》いた. `readings` are ranges into the line, ascending and apart.
 * '' when there is nothing to say, and for lines that bear such signs themselves.
 */
export function rubyText(ja: string, readings: readonly Range[]): string {
  if (sign.test(ja)) return ''
  let text = ''
  let at = 0
  for (const { start, end, id } of readings) {
    text += `${ja.slice(at, start)}${begin}${ja.slice(start, end)}${open}${id}${close}`
    at = end
  }
  return at === 0 ? '' : text + ja.slice(at)
}

/** The same back: the readings as ranges into the line, over kanji only. Nothing for a text that is not that of the line. */
export function readRuby(ja: string, text: string): readonly Range[] {
  const found: Range[] = []
  let plain = ''
  let at = 0
  for (const { 0: whole, 1: word = '', 2: id = '', index } of text.matchAll(
    /\uff5c([^\uff5c\u300a\u300b]+)\u300a([^\uff5c\u300a\u300b]+)\u300b/g,
  )) {
    plain += text.slice(at, index)
    found.push({ start: plain.length, end: plain.length + word.length, id })
    plain += word
    at = index + whole.length
  }
  return plain + text.slice(at) === ja ? found : []
}
