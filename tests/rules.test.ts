import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTranslateLine, type TranslatedLine } from './translate-line.ts'

/*
 * Every rule row carries a sentence in which it acts, the English of that sentence, and a sentence with the same letters in which it must not act.
 * A row whose note begins with `todo` holds the English that would be right; it must fail, so that it is noticed when it comes to pass.
 * `UPDATE=1 npx vitest run tests/rules.test.ts` rewrites the English of all other rows from what the engine says now,
 * and takes the `todo` from those that came to pass.
 */

const update = process.env.UPDATE === '1'
const mostTodo = 0.1

let translate: (ja: string) => Promise<TranslatedLine>

beforeAll(async () => {
  translate = await makeTranslateLine()
}, 60_000)

interface Table {
  readonly name: string
  readonly id: (row: Row) => string
  /** Rows made from another row by a pattern need no example of their own. */
  readonly derived: (row: Row) => boolean
  readonly counters: boolean
  readonly extra: (row: Row, made: TranslatedLine) => string
}

type Row = Record<string, string>

function firstWords(row: Row, made: TranslatedLine): string {
  return made.sentences.at(-1)!.toLowerCase().startsWith(row.en!.toLowerCase()) ? '' : `does not begin with “${row.en}”`
}

const tables: readonly Table[] = [
  { name: 'endings', id: (row) => `ending.${row.id}`, derived: () => false, counters: true, extra: () => '' },
  { name: 'postpositions', id: (row) => row.id!, derived: (row) => /^from /.test(row.note!), counters: true, extra: () => '' },
  { name: 'initials', id: (row) => row.id!, derived: () => false, counters: false, extra: firstWords },
]

interface Report {
  readonly bare: string[]
  readonly failed: string[]
  readonly passedTodo: string[]
  todo: number
  rows: number
  renewed: number
}

async function check(table: Table): Promise<Report> {
  const file = new URL(`../src/language/ja-en/${table.name}.tsv`, import.meta.url)
  const lines = readFileSync(file, 'utf8').split('\n')
  const columns = lines[0]!.split('\t')
  const report: Report = { bare: [], failed: [], passedTodo: [], todo: 0, rows: 0, renewed: 0 }
  for (const [at, line] of lines.entries()) {
    if (at === 0 || !line) continue
    const fields = line.split('\t')
    const row: Row = Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']))
    const where = `${table.name}.tsv:${at + 1} ${row.id}`
    report.rows++
    if (!row.example_ja) {
      if (!table.derived(row)) report.bare.push(`${where} has no example`)
      continue
    }
    const made = await translate(row.example_ja)
    const faults: string[] = []
    if (!made.rules.includes(table.id(row))) faults.push(`${row.example_ja}: the rule does not act, only ${made.rules.join(' ')}`)
    const extra = table.extra(row, made)
    if (extra) faults.push(`${made.en}: ${extra}`)
    if (row.counter_ja) {
      const counter = await translate(row.counter_ja)
      if (counter.rules.includes(table.id(row))) faults.push(`${row.counter_ja}: the rule acts where it must not`)
    } else if (table.counters && !table.derived(row)) report.bare.push(`${where} has no counter-example`)
    const todo = row.note!.startsWith('todo')
    const differs = made.en !== row.example_en
    if (todo) {
      report.todo++
      if (faults.length || differs) continue
      if (update) {
        fields[columns.indexOf('note')] = row.note!.replace(/^todo(?:; )?/, '')
        lines[at] = fields.join('\t')
        report.renewed++
      } else report.passedTodo.push(where)
    } else if (faults.length) report.failed.push(...faults.map((fault) => `${where} ${fault}`))
    else if (differs && update) {
      while (fields.length < columns.length) fields.push('')
      fields[columns.indexOf('example_en')] = made.en
      lines[at] = fields.join('\t')
      report.renewed++
    } else if (differs) report.failed.push(`${where} ${row.example_ja}\n    is     ${made.en}\n    wanted ${row.example_en}`)
  }
  if (report.renewed) {
    writeFileSync(new URL(`${file.href}.new`), lines.join('\n'))
    renameSync(new URL(`${file.href}.new`), file)
    console.log(`${table.name}.tsv: ${report.renewed} rows renewed`)
  }
  return report
}

describe.each(tables)('rules of $name', (table) => {
  let report: Report
  beforeAll(async () => {
    report = await check(table)
  }, 120_000)
  it('all have an example and a counter-example', () => expect(report.bare).toEqual([]))
  it('act in their example and stay out of their counter-example', () => expect(report.failed.join('\n')).toBe(''))
  it('marked todo still fail', () => expect(report.passedTodo).toEqual([]))
  it(`are todo in fewer than one row of ${1 / mostTodo}`, () => expect(report.todo / report.rows).toBeLessThan(mostTodo))
})
