import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lineArticle, oneLine } from '../../src/cli/lines.ts'
import type { Band, TranslatedSentence } from '../../src/document.ts'
import { type Stages, translate } from '../../src/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'tests', 'corpus', 'judged')
const verdicts = ['adequate', 'partly', 'wrong'] as const
type Verdict = (typeof verdicts)[number]

/** A sentence somebody has read: `article sentence ja en band verdict class remark`, tab-separated under that header. */
type Row = Readonly<Record<string, string>>

/**
 * What people found of the bands, as lines of a table. A row counts while the engine still writes the English that was judged, in the band it has now;
 * the others are stale and only counted. A row was read of a run with the project's glossary or of one without: each
 * of `runs` is tried. Undefined where there is no judged file.
 */
export async function judgedTable(runs: readonly Stages[]): Promise<string[] | undefined> {
  if (!existsSync(folder)) return undefined
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => rowsOf(readFileSync(join(folder, name), 'utf8')))
  if (!rows.length) return undefined
  const texts = articleFiles()
  const made = new Map<string, readonly TranslatedSentence[]>()
  const counts = { green: empty(), yellow: empty(), red: empty() } satisfies Record<Band, Record<Verdict, number>>
  const classes = new Map<string, number>()
  let stale = 0
  let unread = 0
  for (const row of rows) {
    const verdict = verdicts.find((one) => one === row.verdict)
    if (!verdict || !row.ja) {
      unread += 1
      continue
    }
    const path = texts.get(row.article ?? '')
    let band: Band | undefined
    for (const [run, stages] of runs.entries()) {
      const key = `${run} ${path ?? `line ${row.ja}`}`
      const sentences = made.get(key) ?? (await sentencesOf(stages, path, row.ja))
      made.set(key, sentences)
      band ??= sentences.find(({ ja, english }) => oneLine(ja) === oneLine(row.ja!) && oneLine(english.text) === oneLine(row.en ?? ''))
        ?.english.band
    }
    if (!band) {
      stale += 1
      continue
    }
    counts[band][verdict] += 1
    if (row.class) classes.set(row.class, (classes.get(row.class) ?? 0) + 1)
  }
  const lines = ['band     read  adequate  partly  wrong']
  for (const band of ['green', 'yellow', 'red'] as const) {
    const total = verdicts.reduce((sum, one) => sum + counts[band][one], 0)
    const share = (one: Verdict) => (total ? `${Math.round((100 * counts[band][one]) / total)}%` : '-')
    lines.push(
      `${band.padEnd(7)} ${String(total).padStart(5)} ${share('adequate').padStart(9)} ${share('partly').padStart(7)} ${share('wrong').padStart(6)}`,
    )
  }
  lines.push(
    `${stale} of ${rows.length} rows are stale: the engine writes another English now${unread ? `; ${unread} have no verdict` : ''}`,
  )
  const common = [...classes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 12)
  if (common.length) lines.push(`classes: ${common.map(([name, count]) => `${name} ${count}`).join(', ')}`)
  return lines
}

function empty(): Record<Verdict, number> {
  return { adequate: 0, partly: 0, wrong: 0 }
}

function rowsOf(text: string): Row[] {
  const [header = '', ...lines] = text.split('\n').filter((line) => line.trim() && !line.startsWith('#'))
  const columns = header.split('\t')
  return lines.map((line) => {
    const fields = line.split('\t')
    return Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? '']))
  })
}

/** Articles that may be named in a row: those of the project and those beside the judged rows, with and without their endings. */
function articleFiles(): Map<string, string> {
  const made = new Map<string, string>()
  for (const place of [join(root, 'articles'), folder]) {
    for (const name of readdirSync(place).sort()) {
      if (!/\.(?:md|txt|html?)$/.test(name)) continue
      const path = join(place, name)
      for (const key of [name, name.replace(/\.\w+$/, ''), `articles/${name}`]) if (!made.has(key)) made.set(key, path)
    }
  }
  return made
}

async function sentencesOf(stages: Stages, path: string | undefined, ja: string): Promise<readonly TranslatedSentence[]> {
  const article = path
    ? await stages.read({ path, bytes: readFileSync(path) })
    : lineArticle({ path: 'judged', number: 1, text: ja }, stages.split, null)
  return (await translate(article, stages)).article.sentences
}
