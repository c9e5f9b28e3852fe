import type { Note } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'

/** What engines say around a translation, and the function words by which a language is known. */
export interface LeakTables {
  readonly phrases: ReadonlyMap<string, readonly string[]>
  /** Languages by word: die → de. */
  readonly languages: ReadonlyMap<string, readonly string[]>
}

/** Loads the tables of leaks. */
export function leakTables(language: Language): LeakTables {
  return {
    phrases: grouped(language.rows('en/verify-leaks').map((row) => [row.role!, row.form!] as const)),
    languages: grouped(language.rows('en/verify-languages').map((row) => [row.form!, row.role!] as const)),
  }
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const list = out.get(key)
    if (list) list.push(value)
    else out.set(key, [value])
  }
  return out
}

/** Text of the engine's instructions, its chatter, its thinking, its code fences, or another language than English. */
export function checkLeaks(japanese: string, english: string, tables: LeakTables): readonly Note[] {
  const lower = english.toLowerCase().replaceAll('’', "'")
  // An offset of `lower` is an offset of `english` only while no letter changes its length.
  const exact = lower.length === english.length
  const at = (start: number, length: number) => (exact ? { target: { start, end: start + length } } : {})
  const thinking = reasoning(japanese, lower, tables, at)
  const chatter = thinking.length > 0 ? [] : instruction(japanese, english, lower, tables, at)
  return [...thinking, ...chatter, ...fence(japanese, english), ...otherLanguage(english, tables)]
}

type Place = (start: number, length: number) => Partial<Pick<Note, 'target'>>

function instruction(japanese: string, english: string, lower: string, tables: LeakTables, at: Place): readonly Note[] {
  const first = /^[\s"'“*#>_-]*/.exec(lower)![0].length
  const said = (form: string) => /[A-Za-z]/.test(japanese) && japanese.toLowerCase().includes(form)
  for (const form of tables.phrases.get('opening') ?? []) {
    if (!lower.startsWith(form, first) || said(form)) continue
    const line = lower.slice(first).split(/[\n:]/, 1)[0]!
    // "Here is the English …" may open a story; chatter ends in a colon or names the translation.
    if (!/translat|!$/.test(form) && !/translat|japanese|sentence|passage|version/.test(line)) continue
    if (/^translation of|^the translation of/.test(form) && lower.charAt(first + line.length) !== ':') continue
    return [note('instruction-leak', { ...at(first, line.length), actual: english.slice(first, first + Math.min(line.length, 80)) })]
  }
  if (!/[\u203b\u6ce8\uff0a*]|\u5099\u8003|[:\uff1a]/.test(japanese)) {
    for (const found of lower.matchAll(/(?:^|\n)[\s*_#>-]*([a-z' ]{2,24}:?)/g)) {
      const start = found.index + found[0].length - found[1]!.length
      const form = tables.phrases.get('line')?.find((one) => lower.startsWith(one, start))
      if (form) return [note('instruction-leak', { ...at(start, form.length), actual: form })]
    }
  }
  for (const form of tables.phrases.get('anywhere') ?? []) {
    const start = lower.indexOf(form)
    if (start >= 0 && !said(form)) return [note('instruction-leak', { ...at(start, form.length), actual: form })]
  }
  const placeholder =
    /\{\{?[A-Za-z0-9_]{1,30}\}?\}|\[(?:[A-Z]{2,}_?[A-Z0-9]*|insert [^\]\n]{1,40}|[Yy]our [^\]\n]{1,40})\]|<\/?(?:[a-z]{1,12}\d?)(?: [^<>\n]{0,200})?>|__[A-Z0-9_]{1,30}__/.exec(
      english,
    )
  if (placeholder && !japanese.normalize('NFKC').includes(placeholder[0]))
    return [
      note('instruction-leak', {
        target: { start: placeholder.index, end: placeholder.index + placeholder[0].length },
        actual: placeholder[0],
      }),
    ]
  return []
}

function reasoning(japanese: string, lower: string, tables: LeakTables, at: Place): readonly Note[] {
  for (const form of tables.phrases.get('reasoning') ?? []) {
    const start = lower.indexOf(form)
    if (start >= 0 && !japanese.toLowerCase().includes(form)) return [note('reasoning-leak', { ...at(start, form.length), actual: form })]
  }
  const first = /^[\s*_#>-]*/.exec(lower)![0].length
  const form = tables.phrases.get('thinking')?.find((one) => lower.startsWith(one, first))
  // Somebody quoted may think aloud as well.
  return form && !/[\u300c\u201c"]/.test(japanese) ? [note('reasoning-leak', { ...at(first, form.length), actual: form })] : []
}

function fence(japanese: string, english: string): readonly Note[] {
  const count = (text: string) => text.match(/(?:^|\n)\s*(?:```|~~~)/g)?.length ?? 0
  if (count(english) <= count(japanese)) return []
  const start = english.search(/```|~~~/)
  return [note('fence-leak', { target: { start, end: start + 3 } })]
}

/** Other letters than Latin, or the function words of another language; short texts are not judged. */
function otherLanguage(english: string, tables: LeakTables): readonly Note[] {
  const letters = english.match(/\p{L}/gu)?.length ?? 0
  if (letters < 8) return []
  const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(english)
  const han = english.match(/\p{Script=Han}/gu)?.length ?? 0
  const foreign =
    english.match(
      /[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{Script=Thai}\p{Script=Hebrew}\p{Script=Devanagari}]/gu,
    )?.length ?? 0
  if (foreign > letters / 2 || (!kana && han > letters / 2)) return [note('wrong-language', { actual: english.trim().slice(0, 60) })]
  for (const found of english.matchAll(/[^.!?\n]+/g)) {
    const words = found[0].toLowerCase().match(/\p{L}+/gu) ?? []
    if (words.length < 5) continue
    const count = new Map<string, number>()
    for (const word of words) for (const language of tables.languages.get(word) ?? []) count.set(language, (count.get(language) ?? 0) + 1)
    const own = count.get('en') ?? 0
    const [other = 0] = [...count]
      .filter(([language]) => language !== 'en')
      .map(([, times]) => times)
      .sort((a, b) => b - a)
    if (other >= 3 && other > own * 2 && other >= words.length * 0.2) {
      const start = found.index + /^\s*/.exec(found[0])![0].length
      return [note('wrong-language', { target: { start, end: found.index + found[0].length }, actual: english.slice(start, start + 60) })]
    }
  }
  return []
}
