import type { TableRow } from './table.ts'

/** Which of two columns holds which language. */
export interface Direction {
  readonly ja: number
  readonly en: number
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const enough = 1000

/** True when a text holds kanji or kana. */
export function isJapanese(text: string | undefined): boolean {
  return text !== undefined && japanese.test(text)
}

/** The column that more often holds Japanese alone is the Japanese one; Japanese first when that does not decide. */
export function directionOf(rows: readonly TableRow[], [first, second]: readonly [number, number]): Direction {
  let votes = 0
  for (const { fields } of rows.slice(0, enough)) {
    const [a, b] = [isJapanese(fields[first]), isJapanese(fields[second])]
    if (a !== b) votes += a ? 1 : -1
  }
  return votes < 0 ? { ja: second, en: first } : { ja: first, en: second }
}

/** `ja-JP`, `JA` → ja; `en_US`, `EN-GB`, `eng` → en; other tags their first part in small letters; '' for what is no language tag. */
export function languageOf(tag: string | undefined): string {
  const found = /^\s*([a-z]{2,3})(?:[-_][a-z0-9]{1,8}){0,3}\s*$/i.exec(tag ?? '')
  const code = found?.[1]?.toLowerCase() ?? ''
  return code === 'jpn' ? 'ja' : code === 'eng' ? 'en' : code
}
