import { describe, expect, it } from 'vitest'
import cliEn from '../src/language/messages/cli.en.json' with { type: 'json' }
import cliJa from '../src/language/messages/cli.ja.json' with { type: 'json' }
import en from '../src/language/messages/en.json' with { type: 'json' }
import ja from '../src/language/messages/ja.json' with { type: 'json' }
import { createMessages, noteMessage } from '../src/language/messages.ts'
import { type NoteCode, note, noteCodes } from '../src/notes.ts'

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

const base = (key: string) => key.replace(/_(one|other)$/, '')
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

describe.each([
  ['page and notes', en as Tree, ja as Tree],
  ['command', cliEn as Tree, cliJa as Tree],
])('catalogue of %s', (_, english, japanese) => {
  it('has the same keys in both languages, plurals apart', () => {
    const keys = (tree: Tree) => [...new Set(leaves(tree).map(([key]) => base(key)))].sort()
    expect(keys(japanese)).toEqual(keys(english))
  })

  it('has the same placeholders in both languages', () => {
    const of = new Map(leaves(english).map(([key, text]) => [key.replace(/_one$/, '_other'), placeholders(text)]))
    const free = (key: string) => key.startsWith('month.')
    for (const [key, text] of leaves(japanese))
      if (!free(key)) expect([key, [...new Set(placeholders(text))]]).toEqual([key, [...new Set(of.get(key))]])
  })

  it('has _one and _other in English, only _other in Japanese', () => {
    const englishKeys = new Set(leaves(english).map(([key]) => key))
    for (const key of englishKeys) if (key.endsWith('_one')) expect(englishKeys).toContain(key.replace(/_one$/, '_other'))
    for (const key of englishKeys) if (key.endsWith('_other')) expect(englishKeys).toContain(key.replace(/_other$/, '_one'))
    expect(leaves(japanese).filter(([key]) => key.endsWith('_one'))).toEqual([])
  })

  it('leaves no text empty', () => {
    for (const [key, text] of [...leaves(english), ...leaves(japanese)]) expect([key, text.trim()]).not.toEqual([key, ''])
  })
})

it.each(Object.keys(noteCodes))('words the note %s in both languages', (code) => {
  expect(en.note).toHaveProperty([code])
  expect(ja.note).toHaveProperty([code])
})

it('has no words for codes that do not exist', () => {
  expect(Object.keys(en.note).sort()).toEqual(Object.keys(noteCodes).sort())
})

it('fills in facts and chooses plurals', async () => {
  const [t, tJa] = [await createMessages('en'), await createMessages('ja')]
  const finding = note('number-wrong', { ja: '約1万円', expected: '10,000 yen', actual: '100,000 yen' })
  expect(noteMessage(finding, t)).toBe('“約1万円” means 10,000 yen, but the English says 100,000 yen.')
  expect(noteMessage(finding, tJa)).toBe('「約1万円」は 10,000 yen ですが、英文では 100,000 yen になっています。')
  expect(t('page.mentions', { count: 1 })).toBe('1 mention')
  expect(t('page.mentions', { count: 3 })).toBe('3 mentions')
  expect(tJa('page.mentions', { count: 1 })).toBe('1回出現')
})

it('takes the Japanese from the text when a note has only its span', async () => {
  const t = await createMessages('en')
  expect(noteMessage(note('untranslated', { source: { start: 2, end: 4 } }), t, 'この議会は')).toContain('“議会”')
})

it('says what stands in the place of a missing name', async () => {
  const t = await createMessages('en')
  expect(noteMessage(note('name-missing', { ja: '田中', expected: 'Tanaka', actual: 'Takeda' }), t)).toBe(
    'The name “田中” (Tanaka) does not appear in the English; Takeda stands in its place.',
  )
  expect(noteMessage(note('name-missing', { ja: '田中', expected: 'Tanaka' }), t)).toBe(
    'The name “田中” (Tanaka) does not appear in the English.',
  )
})

it('leaves no placeholder open, whatever facts are missing', async () => {
  for (const lng of ['en', 'ja'] as const) {
    const t = await createMessages(lng)
    for (const code of Object.keys(noteCodes) as NoteCode[]) expect(noteMessage(note(code), t)).not.toMatch(/\{\{|undefined|^note\./)
  }
})

it('takes values as they are: nothing is escaped, nested or filled a second time', async () => {
  const t = await createMessages('en')
  const actual = '<b> & $t(page.names) {{ja}}'
  expect(noteMessage(note('repetition', { ja: 'x', actual }), t)).toBe(`The English repeats itself: ${actual}.`)
})

it('does not let a misspelt key compile', async () => {
  const t = await createMessages('en')
  // @ts-expect-error There is no such key.
  expect(t('page.nmaes')).toBe('page.nmaes')
  // @ts-expect-error Plural endings are chosen by count.
  t('page.mentions_one')
})

it.each([
  ['number-scale', '2.83e11 JPY', '283,000,000,000 JPY'],
  ['number-wrong', '1.2345e6 person', '1,234,500 person'],
  ['number-wrong', 'about 3e8', 'about 300,000,000'],
  ['date-missing', 'XXXX-03', 'March'],
  ['date-missing', 'XXXX-03-08', 'March 8'],
  ['date-wrong', 'XXXX-XX-08', 'day 8 of a month'],
  ['date-wrong', '2026-02-XX', '2026-02-XX'],
  ['name-missing', 'Mate 50e5x', 'Mate 50e5x'],
] as const)('says a value of %s, %s, as people write it', async (code, expected, said) => {
  const t = await createMessages('en')
  expect(noteMessage(note(code, { expected, ja: '値' }), t)).toContain(said)
})
