/** True when the text holds a kana or a kanji: Toyota は → true. */
export const hasJapanese = (text: string): boolean => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)

/** True when all of the text is written from left to right with spaces between words: `No. 5`. */
const spaced = (character: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}0-9!-/:-@[-`{-~]$/u.test(character)

/** One character per column is two columns for kana and kanji: 電池A → 5. */
export function columns(text: string): number {
  let sum = 0
  for (const character of text) sum += character.codePointAt(0)! < 0x1100 || /[\uff61-\uff9f]/.test(character) ? 1 : 2
  return sum
}

/** What stands between two lines of one paragraph: nothing in Japanese, a space between Latin words. */
export function seam(before: string, after: string): '' | ' ' {
  const left = before.at(-1) ?? ''
  const right = after.at(0) ?? ''
  return spaced(left) && spaced(right) ? ' ' : ''
}

/** Lines of one paragraph as one line: ['電池の', '開発'] → 電池の開発. Empty lines vanish. */
export function joinLines(lines: readonly string[]): string {
  const parts: string[] = []
  let before = ''
  for (const line of lines) {
    const after = line.trim()
    if (!after) continue
    if (before) parts.push(seam(before, after))
    parts.push(after)
    before = after
  }
  return parts.join('')
}

/** A hard line break (`<br>`, two spaces in Markdown) while a block is being gathered. */
export const hardBreak = '\u2028'

/**
 * Gathered inline text as one line. Soft breaks join; a hard break is a space, unless the line before is so long that it
 * was only wrapped: 開発競争が一気に加速し⏎ています → 加速しています.
 */
export function flow(text: string): string {
  const parts: string[] = []
  let last = ''
  for (const stretch of text.split(hardBreak)) {
    const line = joinLines(stretch.split('\n')).replace(/[ \t]+/g, ' ')
    if (!line) continue
    const wrapped = last !== '' && (/[、，,]$/.test(last.slice(-1)) || (columns(last) >= 40 && !'。！？!?」）)'.includes(last.at(-1)!)))
    if (last) parts.push(wrapped ? seam(last, line) : ' ')
    parts.push(line)
    last = line
  }
  return parts.join('')
}

/**
 * Text fit for `Article.text`: one line, no control, zero-width or direction characters, no lone surrogates, kana with their voicing
 * marks in one piece (カ + ゛ → ガ), trimmed.
 */
export function clean(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Script=Hiragana}\p{Script=Katakana}][\u3099\u309a]/gu, (pair) => pair.normalize('NFC'))
    .trim()
}
