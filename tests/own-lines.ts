import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** A line with 漢字 and かな in it, as prose has them; marks of the case files are cut off. */
const caseMark = /^(?:[-=+>|*#\s]|ja:|en:)+|\s*(?:\||\t|=>).*$/g

/**
 * Lines of Japanese of our own writing, each once, in a fixed order: articles, case files, headwords and examples of the tables,
 * then sentences shuffled from their pieces until there are enough.
 */
export function ownLines(least: number): readonly string[] {
  const lines = new Set<string>()
  const add = (line: string) => {
    const clean = line.replace(caseMark, '').trim()
    if (japanese.test(clean)) lines.add(clean)
  }
  for (const folder of ['articles', 'tests/corpus']) for (const text of texts(folder)) for (const line of text.split('\n')) add(line)
  for (const text of texts('src/language/ja-en'))
    for (const [at, line] of text.split('\n').entries()) for (const field of at % 9 ? [] : line.split('\t')) add(field)
  const pieces = [...lines].flatMap((line) => line.match(/[^、。]+[、。]?/g) ?? [])
  // A small generator of our own, so that every run has the same lines.
  let state = 42
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return pieces[(state >>> 8) % pieces.length]!
  }
  while (lines.size < least) lines.add(`${next()}${next()}${next()}`)
  return [...lines]
}

function* texts(folder: string): Generator<string> {
  const at = new URL(`${folder}/`, root)
  const entries = readdirSync(fileURLToPath(at), { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(?:txt|md|tsv)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
  for (const path of paths.sort()) {
    const text = readFileSync(path, 'utf8')
    if (!text.includes('\ufffd')) yield text
  }
}
