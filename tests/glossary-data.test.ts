import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'

const folder = new URL('../glossary/', import.meta.url)
const header = ['ja', 'en', 'type', 'reading', 'aliases_ja', 'aliases_en', 'status', 'note']
const types = ['ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW', 'OTHER']
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const hiragana = /^[\p{Script=Hiragana}ー]+$/u
/** Words that English writes with a capital or as initials, so that a plain term may begin with them. */
const namelike = /^(?:[A-Z]{2}|COVID|Nikkei|Topix|Dow|Monetary|Outlook|International|Alzheimer|Parkinson)/

interface Row {
  readonly ja: string
  readonly en: string
  readonly type: string
  readonly reading: string
  readonly aliasesJa: readonly string[]
  readonly aliasesEn: readonly string[]
  readonly status: string
  readonly note: string
  /** `energy-and-climate.csv:12` and the headword, for messages. */
  readonly where: string
}

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .sort()
const tables = files.map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
const split = (field: string) => (field === '' ? [] : field.split('|'))

const rows: Row[] = tables.flatMap(({ name, text }) =>
  (parse(text) as string[][]).slice(1).map((fields, index) => {
    const [ja = '', en = '', type = '', reading = '', aliasesJa = '', aliasesEn = '', status = '', note = ''] = fields
    const where = `${name}:${index + 2} ${ja}`
    return { ja, en, type, reading, aliasesJa: split(aliasesJa), aliasesEn: split(aliasesEn), status, note, where }
  }),
)

/** The rows that fail a test of their own, by place, so that a failure shows all of them at once. */
const failing = (wrong: (row: Row) => boolean) => rows.filter(wrong).map(({ where }) => where)
const sides = (row: Row) => [row.ja, row.en, ...row.aliasesJa, ...row.aliasesEn]

describe('starter glossary', () => {
  it('has four to six files with at least 450 rows', () => {
    expect(files.length).toBeGreaterThanOrEqual(4)
    expect(files.length).toBeLessThanOrEqual(6)
    expect(rows.length).toBeGreaterThanOrEqual(450)
  })

  it.each(tables)('$name is plain UTF-8 with the agreed header and eight fields a row', ({ text }) => {
    expect(text).not.toMatch(/^\uFEFF|\r|\uFFFD|\t/)
    expect(text.endsWith('\n')).toBe(true)
    const [first, ...rest] = parse(text) as string[][]
    expect(first).toEqual(header)
    expect(rest.filter((fields) => fields.length !== header.length)).toEqual([])
  })

  it('has both sides, a known type, a hiragana reading and the status preferred in every row', () => {
    expect(failing((row) => row.ja === '' || row.en === '')).toEqual([])
    expect(failing((row) => !types.includes(row.type))).toEqual([])
    expect(failing((row) => !hiragana.test(row.reading))).toEqual([])
    expect(failing((row) => row.status !== 'preferred')).toEqual([])
  })

  it('has no edge white space, control characters or empty aliases', () => {
    expect(failing((row) => sides(row).some((side) => side === '' || side !== side.trim() || /\p{Cc}|\s{2}/u.test(side)))).toEqual([])
    expect(failing((row) => row.note !== row.note.trim())).toEqual([])
  })

  it('has no Japanese on the English side', () => {
    expect(failing((row) => [row.en, ...row.aliasesEn].some((english) => japanese.test(english)))).toEqual([])
  })

  it('has Latin-only headwords on the Japanese side for names alone', () => {
    expect(failing((row) => !japanese.test(row.ja) && row.type === 'OTHER')).toEqual([])
  })

  it('names every Japanese form once over all files, whatever its width', () => {
    const owners = new Map<string, string>()
    const twice: string[] = []
    for (const row of rows)
      for (const form of [row.ja, ...row.aliasesJa]) {
        const key = form.normalize('NFKC').toLowerCase()
        const owner = owners.get(key)
        if (owner) twice.push(`${form}: ${owner} and ${row.where}`)
        else owners.set(key, row.where)
      }
    expect(twice).toEqual([])
  })

  it('repeats no English form inside a row', () => {
    expect(failing(({ en, aliasesEn }) => new Set([en, ...aliasesEn]).size !== aliasesEn.length + 1)).toEqual([])
  })

  it('has no Japanese form of a single character or of figures alone', () => {
    expect(failing((row) => [row.ja, ...row.aliasesJa].some((form) => [...form].length < 2 || /^[\p{N}.,]+$/u.test(form)))).toEqual([])
  })

  it('writes plain terms in lower case and without an article', () => {
    expect(failing(({ type, en }) => type === 'OTHER' && /^[A-Z]/.test(en) && !namelike.test(en))).toEqual([])
    expect(failing(({ en }) => /^(?:the|an?) /i.test(en))).toEqual([])
  })

  it('gives names a capital or a figure', () => {
    expect(failing(({ type, en }) => type !== 'OTHER' && !/[\p{Lu}\p{N}]/u.test(en))).toEqual([])
  })

  it.each([
    ['全固体電池', 'all-solid-state battery'],
    ['日本銀行', 'Bank of Japan'],
    ['寧徳時代', 'CATL'],
    ['両江新区', 'Liangjiang New Area'],
    ['大阪・関西万博', 'Expo 2025 Osaka, Kansai'],
    ['経済産業省', 'Ministry of Economy, Trade and Industry'],
  ])('knows %s as %s', (ja, en) => {
    expect(rows.filter((row) => row.ja === ja).map((row) => row.en)).toEqual([en])
  })
})
