import type { Segment } from '../../document.ts'
import { type FoundBitext, nothing, sideOf, tidy } from './found.ts'
import { type FoundProblem, failed, warned } from './problem.ts'

/** More would only repeat itself. */
const mostProblems = 20

/**
 * Reads lines of Japanese, a tab, English. Columns after the second are left out, and so is a header of language codes. When the Japanese stands on the
 * right in most lines, the columns change places.
 */
export function readTsv(text: string): FoundBitext {
  const problems: FoundProblem[] = []
  const rows: { left: string; right: string; line: number }[] = []
  text.split('\n').forEach((whole, index) => {
    if (whole.trim() === '') return
    const [left = '', right] = whole.replace(/\r$/, '').split('\t')
    if (right === undefined) {
      if (problems.length < mostProblems) problems.push(warned('no-tab', index + 1))
    } else if (!(rows.length === 0 && sideOf(left) && sideOf(right))) rows.push({ left: tidy(left), right: tidy(right), line: index + 1 })
  })
  if (rows.length === 0) return nothing(failed('not-bitext'))
  const turned = rows.filter(({ left, right }) => japanese(right) && !japanese(left)).length
  const straight = rows.filter(({ left, right }) => japanese(left) && !japanese(right)).length
  const segments = rows.map(({ left, right, line }): Segment => {
    const [ja, en] = turned > straight ? [right, left] : [left, right]
    return { id: String(line), ja, en, line, enLine: line }
  })
  return { date: null, segments, problems }
}

function japanese(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
}
