import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTranslateLine, type TranslatedLine } from './translate-line.ts'

/*
 * `tests/corpus/translate/NN-phenomenon.txt`: cases `==== title`, Japanese, `----`, English.
 * A title that begins with `todo: ` holds the English that would be right; the case must fail, so that it is noticed when it comes to pass.
 * `UPDATE=1 npx vitest run tests/corpus-translate.test.ts` rewrites the English of all other cases from what the engine says now,
 * and takes `todo: ` from those that came to pass.
 */

const update = process.env.UPDATE === '1'
const folder = new URL('corpus/translate/', import.meta.url)

let translate: (ja: string) => Promise<TranslatedLine>

beforeAll(async () => {
  translate = await makeTranslateLine()
}, 60_000)

interface Case {
  readonly title: string
  readonly ja: string
  readonly en: string
}

function parse(file: string, text: string): Case[] {
  return text
    .split(/^==== /m)
    .slice(1)
    .map((source) => {
      const [title = '', ...body] = source.trimEnd().split('\n')
      const rule = body.indexOf('----')
      if (rule < 0) throw new Error(`${file}: ${title}: no rule`)
      return { title, ja: body.slice(0, rule).join('\n'), en: body.slice(rule + 1).join('\n') }
    })
}

describe.each(readdirSync(folder).sort())('%s', (file) => {
  const url = new URL(file, folder)
  const cases = parse(file, readFileSync(url, 'utf8'))
  const made: string[] = []
  beforeAll(async () => {
    for (const each of cases) made.push((await translate(each.ja)).en)
    if (!update) return
    const renewed = cases.filter(({ title, en }, at) => title.startsWith('todo: ') === (en === made[at])).length
    if (!renewed) return
    const texts = cases.map(({ title, ja, en }, at) => {
      const open = title.startsWith('todo: ') && en !== made[at]
      return `==== ${open ? title : title.replace('todo: ', '')}\n${ja}\n----\n${open ? en : made[at]}\n`
    })
    writeFileSync(url, texts.join('\n'))
    console.log(`${file}: ${renewed} cases renewed`)
  }, 120_000)

  it('has ten cases or more', () => expect(cases.length).toBeGreaterThanOrEqual(10))
  for (const [at, { title, en }] of cases.entries()) {
    if (update) break
    if (title.startsWith('todo: ')) it(`${title} (still fails)`, () => expect(made[at]).not.toBe(en))
    else it(title, () => expect(made[at]).toBe(en))
  }
})
