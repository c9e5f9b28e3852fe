import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pairsOf } from '../scripts/fit-katakana.ts'
import { makeBackTransliteration, type Reading } from '../src/language/back-transliteration.ts'
import { makeKanaSounds } from '../src/language/kana-sounds.ts'
import { makeLetterSounds, placesOf, plainSounds } from '../src/language/letter-sounds.ts'
import { type Language, loadLanguage } from '../src/language/load.ts'
import { makeNameWriter } from '../src/language/name-english.ts'
import { makeRomaji } from '../src/language/romaji.ts'
import { language } from './opened.ts'

const spell = makeBackTransliteration(language)
const romaji = makeRomaji(language)

interface Case {
  readonly reading: Reading
  readonly ja: string
  readonly accept: readonly string[]
}

/** Words with a part that was spelt, and those that are right as a whole; parts between dots that are not spelt stand by their sound. */
function judge(cases: readonly Case[]): { precision: number; recall: number; spelt: number; byRomaji: number } {
  let spelt = 0
  let right = 0
  let byRomaji = 0
  for (const { reading, ja, accept } of cases) {
    const parts = ja.split('・')
    const made = parts.map((part) => spell(part, reading))
    if (accept.includes(romaji.foreign(ja).toLowerCase())) byRomaji += 1
    if (made.every((part) => part === undefined)) continue
    spelt += 1
    const en = made.map((part, at) => part ?? romaji.foreign(parts[at]!)).join(' ')
    if (accept.includes(en.toLowerCase())) right += 1
  }
  return { precision: right / spelt, recall: right / cases.length, spelt, byRomaji: byRomaji / cases.length }
}

function goldOf(file: string, wanted: Reading): Case[] {
  return readFileSync(new URL(`./corpus/transliteration/${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${wanted}\t`))
    .map((line) => line.split('\t'))
    .map(([, ja = '', en = '']) => ({ reading: wanted, ja, accept: en.toLowerCase().split('|') }))
}

describe('English spelling of katakana', () => {
  it.each([
    ['blind', 'name', 0.85, 0.55],
    ['blind', 'noun', 0.93, 0.8],
    ['open', 'name', 0.88, 0.53],
    ['open', 'noun', 0.93, 0.8],
  ] as const)('is right for %s %ss: precision %d, recall %d', (file, reading, precision, recall) => {
    const cases = goldOf(file, reading)
    const found = judge(cases)
    expect(cases).toHaveLength(100)
    expect(found.precision).toBeGreaterThanOrEqual(precision)
    expect(found.recall).toBeGreaterThanOrEqual(recall)
    expect(found.byRomaji).toBeLessThan(0.05)
  })

  it.each([
    ['name', 0.78, 0.2],
    ['noun', 0.79, 0.38],
  ] as const)(
    'is right for rows of our own tables that nothing was counted on: %ss, precision %d, recall %d',
    (reading, precision, recall) => {
      const rows = pairsOf(language).filter((pair) => pair.share === 'check' && pair.reading === reading)
      const accept = new Map<string, string[]>()
      // Words that some row means otherwise than they sound (Resident Evil for バイオハザード) are judged too.
      for (const { ja, en } of rows) accept.set(ja, [...(accept.get(ja) ?? []), en.toLowerCase()])
      const found = judge([...accept].map(([ja, english]) => ({ reading, ja, accept: english })))
      expect(found.precision).toBeGreaterThanOrEqual(precision)
      expect(found.recall).toBeGreaterThanOrEqual(recall)
    },
  )

  it.each<[string, Reading, string]>([
    ['コネクテッド', 'any', 'connected'],
    ['ポリティシャン', 'any', 'politician'],
    ['ブレイクスルー', 'noun', 'breakthrough'],
    ['フィッツパトリック', 'name', 'Fitzpatrick'],
    ['マクダーモット', 'name', 'McDermott'],
    ['オサリバン', 'name', "O'Sullivan"],
    ['グリーンウッド', 'noun', 'greenwood'],
    ['ソーラーパネル', 'noun', 'solar panel'],
  ])('%s as a %s is %s', (ja, reading, en) => expect(spell(ja, reading)).toBe(en))

  it('takes the English of the parts that are known', () => {
    const known = new Map([
      ['ボクシング', 'boxing'],
      ['ジム', 'gym'],
    ])
    expect(spell('ボクシングジム', 'noun', (part) => known.get(part))).toBe('boxing gym')
  })

  it('leaves names that English has no spelling of', () => {
    for (const ja of ['クヴィトバ', 'ヌルマゴメドフ', 'チョンブリー', 'ディサナヤカ', 'ムヒディン', 'ヴォイチェホフスキ', 'ドゥテルテ'])
      expect(spell(ja, 'name'), ja).toBeUndefined()
  })

  it('leaves Japanese names nearly always', () => {
    const people = language
      .rows('ja-en/names')
      .filter(({ ja = '', yomi = '', type }) => type === 'PERSON' && /^\p{Script=Han}+$/u.test(ja) && yomi.length > 2 && yomi.length < 9)
      .map(({ yomi = '' }) => yomi.replace(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60)))
    const changed = people.filter((kana) => {
      const en = spell(kana, 'name')
      return en !== undefined && en.toLowerCase() !== romaji.hepburn(kana).toLowerCase()
    })
    expect(people.length).toBeGreaterThan(500)
    expect(changed.length / people.length).toBeLessThan(0.02)
  })

  it('leaves what is no katakana word, and ends on any input', () => {
    for (const text of ['', 'ア', '々', 'abc', 'カタカナとかな', 'ー', 'ッッッッ', 'ンンンン', 'ア'.repeat(100_000), 'マー・ロー'])
      expect(spell(text, 'any')).toBeUndefined()
    for (const text of ['ァィゥェォ', 'ーーーーーーーー', 'ヮヵヶヴヴ', 'スッッッポーーツ', 'ラ'.repeat(30)])
      expect(() => spell(text, 'any')).not.toThrow()
  })

  it('reads no table of sounds and no package before the first word', () => {
    const read: string[] = []
    const watched: Language = {
      ...language,
      rows: (table) => language.rows(read[read.push(table) - 1]!),
      lines: (table) => language.lines(read[read.push(table) - 1]!),
    }
    const made = makeBackTransliteration(watched)
    expect(read.filter((table) => table.startsWith('en/'))).toEqual([])
    made('ペンバートン', 'name')
    expect(read).toContain('en/katakana-sounds')
  })

  it('does not hang on what was asked before', () => {
    const words = goldOf('open', 'name').map(({ ja }) => ja)
    const first = words.map((ja) => spell(ja, 'name'))
    const other = makeBackTransliteration(loadLanguage())
    expect(words.toReversed().map((ja) => other(ja, 'name'))).toEqual(first.toReversed())
  })
})

describe('names', () => {
  const write = makeNameWriter(language)
  it.each([
    ['フィッツパトリック', 'PERSON', 'Fitzpatrick'],
    ['P・クヴィトバ', 'PERSON', 'P. Kuvitoba'],
    ['クヴィトバ・F・ペンバートン', 'PERSON', 'Kuvitoba F. Pemberton'],
    ['ハリバートン社', 'ORG', 'Halliburton'],
  ] as const)('%s is %s', (ja, type, en) => expect(write({ ja, type, reading: '' }).en).toBe(en))
})

describe('sounds', () => {
  it('of katakana are vowels and consonants', () => {
    const kana = makeKanaSounds(language)
    expect(kana('シャッター').join(' ')).toBe('sh a Q t a :')
    expect(kana('ヴァンフォーレ').join(' ')).toBe('v a N f o : r e')
    expect(kana('ティ々').join(' ')).toBe('t i ?')
  })

  it('stand for letters', () => {
    const align = makeLetterSounds(language)
    const laid = (word: string, sounds: string) =>
      align(word, plainSounds(sounds))
        ?.map(({ letters, sound }) => `${letters}/${sound}`)
        .join(' ')
    expect(laid('knight', 'N AY1 T')).toBe('kn/N igh/AY t/T')
    expect(laid('phone', 'F OW1 N')).toBe('ph/F o/OW n/N e/')
    expect(laid('zzz', 'K AA1')).toBeUndefined()
  })

  it('have places', () => {
    const units = ['c/K', 'a/AE', 'r/R', 'e/', 't/T'].map((pair) => ({ letters: pair.split('/')[0]!, sound: pair.split('/')[1]! }))
    expect(placesOf(units)).toEqual(['lV', 'R', 'sC', 'C', 'l#'])
  })
})
