/**
 * Measures the embedded engine on outside test sets: `npm run eval -- [set…] [--limit N] [--write FOLDER]`.
 * A line a set: BLEU (13a), chrF2 and chrF2++ as sacreBLEU counts them, shares of the bands, errors and warnings of `verify` for every
 * 100 lines, lines that hold Japanese, milliseconds a line. The sets stand beside the project and are no part of it; without them it says so.
 * `--write` stores what was translated as `<set>.txt`, one line for each line of the set.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { lineArticle, oneLine } from '../../src/cli/lines.ts'
import type { Band } from '../../src/document.ts'
import { loadLanguage, openStages, parseGlossary, translate } from '../../src/index.ts'

const folder = fileURLToPath(new URL('../../../shared/eval/', import.meta.url))
const sets: Readonly<Record<string, number>> = { wmt20: Infinity, newsdev2020: Infinity, pud_wiki: Infinity, tatoeba_test: 2000 }

interface Pair {
  readonly ja: string
  readonly en: string
}

interface Scorer {
  corpusBleu(hypotheses: readonly string[], references: readonly (readonly string[])[]): { readonly score: number }
  corpusChrf(hypotheses: readonly string[], references: readonly (readonly string[])[], options?: { readonly wordOrder: number }): number
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { limit: { type: 'string' }, write: { type: 'string' } } })
  const scorerPath = join(folder, 'mteval.mjs')
  if (!existsSync(scorerPath)) {
    console.log('skipped: the test sets and their scorer (shared/eval beside the project) are not there')
    return
  }
  const scorer = (await import(scorerPath)) as Scorer
  const { terms } = parseGlossary([])
  const stages = await openStages({ language: loadLanguage(), terms, engine: 'rules' })
  console.log('set            lines   BLEU  chrF2 chrF2++  green yellow   red  errors warnings  Japanese  ms/line')
  for (const set of positionals.length ? positionals : Object.keys(sets)) {
    const path = join(folder, 'dev', `${set}.jsonl`)
    if (!existsSync(path)) {
      console.log(`${set.padEnd(13)} skipped: not there`)
      continue
    }
    const limit = values.limit ? Number(values.limit) : (sets[set] ?? Infinity)
    const pairs = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(0, limit)
      .map((line) => JSON.parse(line) as Pair)

    const english: string[] = []
    const bands: Record<Band, number> = { green: 0, yellow: 0, red: 0 }
    const findings = { error: 0, warning: 0, info: 0 }
    let leaks = 0
    const started = performance.now()
    for (const [index, { ja }] of pairs.entries()) {
      const line = lineArticle({ path: set, number: index + 1, text: ja }, stages.split, null)
      const article = await translate(line, stages).then(
        (made) => made.article,
        (error: unknown) => {
          // A line that breaks the engine counts as an empty one, and is named.
          console.error(`${set}:${index + 1}: ${error}`)
        },
      )
      if (!article) {
        english.push('')
        continue
      }
      const text = oneLine(article.sentences.map((sentence) => sentence.english.text).join(' '))
      english.push(text)
      if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) leaks++
      for (const sentence of article.sentences) bands[sentence.english.band]++
      for (const { level } of article.notes) findings[level]++
    }
    const ms = (performance.now() - started) / pairs.length

    const references = [pairs.map(({ en }) => en)]
    const total = bands.green + bands.yellow + bands.red
    const figures = [
      String(pairs.length).padStart(6),
      scorer.corpusBleu(english, references).score.toFixed(2).padStart(6),
      scorer.corpusChrf(english, references).toFixed(2).padStart(6),
      scorer.corpusChrf(english, references, { wordOrder: 2 }).toFixed(2).padStart(7),
      ...(['green', 'yellow', 'red'] as const).map((band) => `${((100 * bands[band]) / total).toFixed(1)}%`.padStart(6)),
      ((100 * findings.error) / pairs.length).toFixed(1).padStart(7),
      ((100 * findings.warning) / pairs.length).toFixed(1).padStart(8),
      String(leaks).padStart(9),
      ms.toFixed(1).padStart(8),
    ]
    console.log(`${set.padEnd(13)} ${figures.join(' ')}`)
    if (values.write) {
      mkdirSync(values.write, { recursive: true })
      writeFileSync(join(values.write, `${set}.txt`), `${english.join('\n')}\n`)
    }
  }
}

await main()
