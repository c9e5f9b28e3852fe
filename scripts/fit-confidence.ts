/**
 * Fits the weights of `ja-en/confidence` on sentences people judged: `tsx scripts/fit-confidence.ts [--write] [--stale] [--test NAME] [FOLDER]`.
 * FOLDER (tests/corpus/judged) holds articles and tables `*.tsv` with the columns article, ja, en and verdict (adequate, partly, wrong). Verdicts
 * about English that the engine no longer writes are left out, unless `--stale` is given. The function is logistic: the probability that a reader
 * says adequate. A fact can only lower it, so each weight says what a guess costs. Prints what cross-validation by article gives for each
 * threshold; articles whose name begins with NAME are not fitted on and only measured.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { oneLine } from '../src/cli/lines.ts'
import { loadLanguage, openStages, parseGlossary } from '../src/index.ts'
import { makeMemory } from '../src/translate/memory.ts'
import { makeTranslator } from '../src/translate/sentence.ts'

interface Judged {
  readonly facts: readonly number[]
  readonly adequate: boolean
  readonly wrong: boolean
  /** `verify` found something: the band is yellow at best, whatever the confidence. */
  readonly lowered: boolean
  readonly test: boolean
  /** Sentences of one article are never on both sides of a fold. */
  readonly fold: number
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, stale: { type: 'boolean' }, test: { type: 'string' } },
})
const folder = positionals[0] ?? fileURLToPath(new URL('../tests/corpus/judged/', import.meta.url))
const folds = 6
const tables = readdirSync(folder).filter((name) => name.endsWith('.tsv'))

/** The facts of every judged sentence, in the order of the names. */
async function gather(): Promise<{ names: string[]; judged: Judged[]; stale: number }> {
  const language = loadLanguage()
  const { terms } = parseGlossary([])
  const stages = await openStages({ language, terms, engine: 'rules' })
  const translate = makeTranslator(language)
  let names: string[] = []
  let stale = 0
  const verdicts = new Map<string, { english: string; verdict: string }>()
  for (const table of tables) {
    const [head, ...rows] = readFileSync(join(folder, table), 'utf8').trimEnd().split('\n')
    const columns = head!.split('\t')
    const field = (row: string[], name: string) => row[columns.indexOf(name)] ?? ''
    for (const row of rows.map((line) => line.split('\t')))
      verdicts.set(`${field(row, 'article')} ${field(row, 'ja')}`, { english: field(row, 'en'), verdict: field(row, 'verdict') })
  }
  const judged: Judged[] = []
  for (const [at, file] of readdirSync(folder)
    .filter((name) => /\.(?:md|txt|html)$/.test(name))
    .sort()
    .entries()) {
    const named = stages.match(stages.analyze(await stages.read({ path: file, bytes: readFileSync(join(folder, file)) })))
    const checked = stages.verify(await stages.engine.translate(named)).article
    const doubted = new Set(checked.notes.filter(({ level }) => level !== 'info').map(({ sentence }) => sentence))
    const memory = makeMemory()
    for (const sentence of named.sentences) {
      const { text, facts } = translate(sentence, memory)
      const found = verdicts.get(`${file.replace(/\.\w+$/, '')} ${oneLine(sentence.ja)}`)
      if (!found?.verdict) continue
      if (!values.stale && found.english !== oneLine(text)) {
        stale++
        continue
      }
      names = [...facts.keys()]
      judged.push({
        facts: [...facts.values()],
        adequate: found.verdict === 'adequate',
        wrong: found.verdict === 'wrong',
        lowered: doubted.has(sentence.id),
        test: values.test !== undefined && file.startsWith(values.test),
        fold: at % folds,
      })
    }
  }
  return { names, judged, stale }
}

/** Weights by projected gradient: least squares of the weights beside the likelihood, and no fact may raise the confidence. */
function fitted(rows: readonly Judged[], width: number, ridge: number): Float64Array {
  const weights = new Float64Array(width + 1)
  const scale = Array.from(
    { length: width },
    (_, at) => Math.sqrt(rows.reduce((sum, { facts }) => sum + facts[at]! ** 2, 0) / rows.length) || 1,
  )
  for (let step = 0; step < 4000; step++) {
    const slope = new Float64Array(width + 1)
    for (const { facts, adequate } of rows) {
      let sum = weights[width]!
      for (let at = 0; at < width; at++) sum += (weights[at]! * facts[at]!) / scale[at]!
      const off = (adequate ? 1 : 0) - 1 / (1 + Math.exp(-sum))
      for (let at = 0; at < width; at++) slope[at]! += (off * facts[at]!) / scale[at]!
      slope[width]! += off
    }
    for (let at = 0; at <= width; at++) {
      const pull = at < width ? ridge * weights[at]! : 0
      weights[at]! += (0.5 * (slope[at]! - pull)) / rows.length
      if (at < width) weights[at] = Math.min(0, weights[at]!)
    }
  }
  return weights.map((weight, at) => (at < width ? weight / scale[at]! : weight))
}

function guess(weights: Float64Array, facts: readonly number[]): number {
  const sum = facts.reduce((total, fact, at) => total + fact * weights[at]!, weights.at(-1)!)
  return 1 / (1 + Math.exp(-sum))
}

function thresholds(rows: readonly Judged[], guesses: readonly number[]): void {
  console.log('threshold  sentences  adequate  wrong')
  for (let limit = 0.9; limit > 0.1; limit -= 0.05) {
    const over = rows.filter(({ lowered }, at) => guesses[at]! >= limit && !lowered)
    const share = (number: number) => (over.length ? (number / over.length).toFixed(2) : '-').padStart(8)
    const adequate = share(over.filter((row) => row.adequate).length)
    const wrong = share(over.filter((row) => row.wrong).length)
    console.log(`${limit.toFixed(2)}  ${String(over.length).padStart(12)}  ${adequate}  ${wrong}`)
  }
}

const { names, judged: all, stale } = await gather()
const judged = all.filter(({ test }) => !test)
console.log(`${judged.length} judged sentences, ${stale} stale, adequate ${judged.filter(({ adequate }) => adequate).length}`)
let best = { ridge: 1, loss: Infinity, guesses: [] as number[] }
for (const ridge of [1, 3, 10, 30, 100]) {
  const guesses = new Array<number>(judged.length)
  for (let fold = 0; fold < folds; fold++) {
    const others = judged.filter((row) => row.fold !== fold)
    const weights = fitted(others, names.length, ridge)
    judged.forEach((row, at) => {
      if (row.fold === fold) guesses[at] = guess(weights, row.facts)
    })
  }
  const loss = -judged.reduce((sum, { adequate }, at) => sum + Math.log(adequate ? guesses[at]! : 1 - guesses[at]!), 0) / judged.length
  console.log(`ridge ${ridge}: loss ${loss.toFixed(4)}`)
  if (loss < best.loss) best = { ridge, loss, guesses }
}
thresholds(judged, best.guesses)
const weights = fitted(judged, names.length, best.ridge)
const tests = all.filter(({ test }) => test)
if (tests.length) {
  console.log(`not fitted on: ${tests.length}, adequate ${tests.filter(({ adequate }) => adequate).length}`)
  const guesses = tests.map(({ facts }) => guess(weights, facts))
  thresholds(tests, guesses)
}
const rows = names.map((name, at) => ({ name, weight: weights[at]! })).filter(({ weight }) => weight < -0.005)
const notes = new Map(
  loadLanguage()
    .rows('ja-en/confidence')
    .map(({ fact, note }) => [fact!, note ?? '']),
)
const line = (name: string, weight: number) => `${name}\t${weight.toFixed(3)}\t${notes.get(name) ?? ''}`
const table = ['fact\tweight\tnote', line('start', weights.at(-1)!), ...rows.map(({ name, weight }) => line(name, weight))]
if (values.write) writeFileSync(fileURLToPath(new URL('../src/language/ja-en/confidence.tsv', import.meta.url)), `${table.join('\n')}\n`)
else console.log(table.join('\n'))
