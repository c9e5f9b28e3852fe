import { describe, expect, it } from 'vitest'
import { language } from './opened.ts'

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const headword = /^[\p{Script=Katakana}ー・＝]{2,}$/u
const reading = /^[\p{Script=Hiragana}ー]+$/u
const types = ['PERSON', 'LOC', 'ORG', 'PRODUCT']
const tags = ['n', 'vs', 'na']
const counts = ['C', 'U', 'P', 'B', '-']

/** アイスランド → あいすらんど: the reading a katakana headword has by its letters. */
const spelt = (ja: string) =>
  ja.replace(/[・＝]/g, '').replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
const english = (text = '') => text.replace(/\s*\{[^}]*\}$/, '')

/** All English of a headword in the tables written by hand. */
function listed(table: string): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const { ja = '', en } of language.rows(`ja-en/${table}`)) known.set(ja, (known.get(ja) ?? new Set()).add(english(en)))
  return known
}

describe.each([
  ['names-foreign', ['ja', 'yomi', 'en', 'type', 'note']],
  ['words-katakana', ['ja', 'yomi', 'pos', 'en', 'count', 'sem', 'alt']],
])('%s', (table, columns) => {
  const { columns: header, lines } = language.lines(`ja-en/${table}`)
  const rows = language.rows(`ja-en/${table}`)
  const failing = (wrong: (row: (typeof rows)[number]) => boolean) => rows.filter(wrong).map(({ ja }) => ja)

  it('has the agreed columns in every line', () => {
    expect(header).toEqual(columns)
    expect(lines.filter((line) => line.split('\t').length !== columns.length || line.includes('\r'))).toEqual([])
  })

  it('has katakana headwords and the readings their letters have', () => {
    expect(failing(({ ja = '' }) => !headword.test(ja))).toEqual([])
    expect(failing(({ ja = '', yomi = '' }) => !reading.test(yomi) || yomi !== spelt(ja))).toEqual([])
  })

  it('has English without Japanese letters or edge white space', () => {
    expect(failing(({ en = '' }) => en === '' || japanese.test(en) || en !== en.trim() || /\s{2}|[,;]/.test(en))).toEqual([])
  })

  it('is sorted by code point and names every headword once', () => {
    const words = rows.map(({ ja = '' }) => ja)
    expect(words.filter((word, at) => at > 0 && !(words[at - 1]! < word))).toEqual([])
  })

  it('holds nothing that names, words or compounds hold with another English', () => {
    for (const other of ['names', 'words', 'compounds']) {
      const known = listed(other)
      expect(failing(({ ja = '', en }) => known.has(ja) && !known.get(ja)!.has(english(en)))).toEqual([])
    }
  })
})

describe('names-foreign', () => {
  const rows = language.rows('ja-en/names-foreign')
  const names = listed('names')
  const failing = (wrong: (row: (typeof rows)[number]) => boolean) => rows.filter(wrong).map(({ ja }) => ja)

  it('has a known type, and given or surname for persons alone', () => {
    expect(failing(({ type = '' }) => !types.includes(type))).toEqual([])
    expect(failing(({ type, note = '' }) => (type === 'PERSON') !== /^(?:given|surname|given; surname)$/.test(note))).toEqual([])
  })

  it('gives names a capital and plain press letters', () => {
    expect(failing(({ en = '' }) => !/\p{Lu}/u.test(en))).toEqual([])
    expect(failing(({ en = '' }) => /[^\x20-\x7e]/.test(en))).toEqual([])
  })

  it('leaves the article to the note', () => {
    expect(failing(({ en = '' }) => /^the /i.test(en))).toEqual([])
  })

  it('repeats no headword of names', () => {
    expect(failing(({ ja = '' }) => names.has(ja))).toEqual([])
  })

  it.each([
    ['ハスケル', 'Haskell', 'PERSON'],
    ['ミュラー', 'Mueller', 'PERSON'],
    ['グエン', 'Nguyen', 'PERSON'],
    ['スティーヴ', 'Steve', 'PERSON'],
    ['カトリーヌ', 'Catherine', 'PERSON'],
    ['アイダホ', 'Idaho', 'LOC'],
    ['レバークーゼン', 'Leverkusen', 'LOC'],
    ['ファルコンヘビー', 'Falcon Heavy', 'PRODUCT'],
    ['ハパックロイド', 'Hapag-Lloyd', 'ORG'],
  ])('knows %s as %s', (ja, en, type) => {
    expect(rows.filter((row) => row.ja === ja)).toEqual([expect.objectContaining({ en, type })])
  })
})

describe('words-katakana', () => {
  const rows = language.rows('ja-en/words-katakana')
  const foreign = new Set(language.rows('ja-en/names-foreign').map(({ ja }) => ja))
  const semantic = new Set(language.rows('ja-en/words').map(({ sem }) => sem))

  it('has known tags, counts and classes', () => {
    const wrong = rows.filter(({ pos = '', count = '', sem }) => !tags.includes(pos) || !counts.includes(count) || !semantic.has(sem))
    expect(wrong.map(({ ja }) => ja)).toEqual([])
  })

  it('shares no headword with names-foreign', () => {
    expect(rows.filter(({ ja }) => foreign.has(ja)).map(({ ja }) => ja)).toEqual([])
  })
})
