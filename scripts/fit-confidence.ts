/**
 * Fits the weights of `ja-en/confidence` on sentences people judged: `tsx scripts/fit-confidence.ts [--write] [FOLDER]`.
 * FOLDER (tests/corpus/judged) holds articles and `verdicts.tsv`: article, sentence, english, verdict (adequate, partly, wrong). Verdicts
 * about English that the engine no longer writes are left out. The function is logistic: the probability that a reader says adequate.
 * A fact can only lower it, so each weight says what a guess costs. Prints what cross-validation gives for every threshold.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadLanguage, openStages, parseGlossary } from '../src/index.ts'
import { makeMemory } from '../src/translate/memory.ts'
import { makeTranslator } from '../src/translate/sentence.ts'

interface Judged {
  readonly facts: readonly number[]
  readonly adequate: boolean
  readonly wrong: boolean
  /** Sentences of one article are never on both sides of a fold. */
  readonly fold: number
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' }, stale: { type: 'boolean' } } })
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
      verdicts.set(`${field(row, 'article')} ${field(row, 'sentence')}`, { english: field(row, 'english'), verdict: field(row, 'verdict') })
  }
  const judged: Judged[] = []
  for (const [at, file] of readdirSync(folder)
    .filter((name) => /\.(?:md|txt|html)$/.test(name))
    .sort()
    .entries()) {
    const named = stages.match(stages.analyze(await stages.read({ path: file, bytes: readFileSync(join(folder, file)) })))
    const memory = makeMemory()
    for (const sentence of named.sentences) {
      const { text, facts } = translate(sentence, memory)
      const found = verdicts.get(`${file.replace(/\.\w+$/, '')} ${sentence.id}`)
      if (!found) continue
      if (!values.stale && found.english !== text) {
        stale++
        continue
      }
      names = [...facts.keys()]
      judged.push({
        facts: [...facts.values()],
        adequate: found.verdict === 'adequate',
        wrong: found.verdict === 'wrong',
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

const { names, judged, stale } = await gather()
console.log(`${judged.length} judged sentences, ${stale} stale, adequate ${judged.filter(({ adequate }) => adequate).length}`)
let best = { ridge: 1, loss: Infinity, guesses: [] as number[] }
for (const ridge of [1, 3, 10, 30, 100]) {
  const guesses = new Array<number>(judged.length)
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitted(
      judged.filter((row) => row.fold !== fold),
      names.length,
      ridge,
    )
    judged.forEach((row, at) => {
      if (row.fold === fold) guesses[at] = guess(weights, row.facts)
    })
  }
  const loss = -judged.reduce((sum, { adequate }, at) => sum + Math.log(adequate ? guesses[at]! : 1 - guesses[at]!), 0) / judged.length
  console.log(`ridge ${ridge}: loss ${loss.toFixed(4)}`)
  if (loss < best.loss) best = { ridge, loss, guesses }
}
console.log('threshold  sentences  adequate  wrong')
for (let limit = 0.95; limit > 0.1; limit -= 0.05) {
  const over = judged.filter((_, at) => best.guesses[at]! >= limit)
  const share = (number: number) => (over.length ? (number / over.length).toFixed(2) : '-')
  console.log(
    `${limit.toFixed(2)}  ${String(over.length).padStart(9)}  ${share(over.filter(({ adequate }) => adequate).length).padStart(8)}  ${share(over.filter(({ wrong }) => wrong).length).padStart(5)}`,
  )
}
const weights = fitted(judged, names.length, best.ridge)
const rows = names.map((name, at) => ({ name, weight: weights[at]! })).filter(({ weight }) => weight < -0.005)
const table = [
  'fact\tweight\tnote',
  `start\t${weights.at(-1)!.toFixed(3)}\t`,
  ...rows.map(({ name, weight }) => `${name}\t${weight.toFixed(3)}\t`),
]
if (values.write) writeFileSync(fileURLToPath(new URL('../src/language/ja-en/confidence.tsv', import.meta.url)), `${table.join('\n')}\n`)
else console.log(table.join('\n'))
