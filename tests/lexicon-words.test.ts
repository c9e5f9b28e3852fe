import { describe, expect, it } from 'vitest'
import { makeLexicon } from '../src/language/lexicon.ts'
import { language } from './opened.ts'

const lexicon = makeLexicon(language)

const partsOfSpeech = new Set('n vs na adv adn conj pron pre suf ctr int'.split(' '))
const countability = new Set('C U P B -'.split(' '))
const nameTypes = new Set('ORG LOC PERSON PRODUCT EVENT LAW'.split(' '))
const classes = new Set(
  (
    '- person role group org place country time event act process work artefact machine vehicle material substance food animal plant ' +
    'body disease medicine money number measure law document field info idea feeling quality state relation part nature weather energy ' +
    'structure sport culture'
  ).split(' '),
)
const prepositions = new Set('for in of to on about with against over into from at toward'.split(' '))
const contentForms = new Set('to that of for gerund where when why'.split(' '))
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const kana = /^[\p{Script=Hiragana}ーA-Za-z0-9・～%,. ]*$/u

interface Row {
  readonly ja: string
  readonly yomi: string
  readonly pos: string
  readonly en: string
  readonly count: string
  readonly sem: string
  readonly alt: string
  readonly fields: number
  /** `words:12 電池`: table, line of the file and headword, for messages. */
  readonly where: string
}

/** The rows of a table of common nouns; compounds have no column for the part of speech. */
function read(table: 'words' | 'compounds'): Row[] {
  return language.lines(`ja-en/${table}`).lines.map((line, at) => {
    const fields = line.split('\t')
    const [ja = '', yomi = '', ...rest] = fields
    const pos = table === 'words' ? (rest.shift() ?? '') : 'n'
    const [en = '', count = '', sem = '', alt = ''] = rest
    return { ja, yomi, pos, en, count, sem, alt, fields: fields.length, where: `${table}:${at + 2} ${ja}` }
  })
}

const words = read('words')
const compounds = read('compounds')
const common = [...words, ...compounds]
const names = language.lines('ja-en/names').lines.map((line, at) => {
  const [ja = '', yomi = '', en = '', type = ''] = line.split('\t')
  return { ja, yomi, en, type, fields: line.split('\t').length, where: `names:${at + 2} ${ja}` }
})

/** What a check finds wrong, as `where: value`; the message of a failing test names every row. */
function wrong<T extends { readonly where: string }>(rows: readonly T[], bad: (row: T) => string | false): string[] {
  return rows.flatMap((row) => {
    const found = bad(row)
    return found === false ? [] : [`${row.where}: ${found}`]
  })
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.has(key) || !seen.add(key))
}

/** By code point, as `sort` in the C locale: UTF-16 order would put rare kanji elsewhere. */
function byCodePoint(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}

const parts = (alt: string) => alt.split(';').map((part) => part.trim())

describe('words and compounds', () => {
  it('have their columns', () => {
    expect(wrong(words, (row) => row.fields !== 7 && `${row.fields} columns`)).toEqual([])
    expect(wrong(compounds, (row) => row.fields !== 6 && `${row.fields} columns`)).toEqual([])
  })

  it('use the values the engine knows', () => {
    expect(wrong(common, (row) => !partsOfSpeech.has(row.pos) && row.pos)).toEqual([])
    expect(wrong(common, (row) => !countability.has(row.count) && `count ${row.count}`)).toEqual([])
    expect(wrong(common, (row) => row.sem !== '' && !classes.has(row.sem) && `class ${row.sem}`)).toEqual([])
  })

  it('have English without Japanese, and readings in kana', () => {
    expect(wrong(common, (row) => (row.en === '' || japanese.test(row.en)) && row.en)).toEqual([])
    expect(wrong(common, (row) => !kana.test(row.yomi) && row.yomi)).toEqual([])
  })

  it('close the braces of irregular plurals', () => {
    const braces = /^[^{}]+(?: \{[^{}]+\})?$/
    expect(wrong(common, (row) => !braces.test(row.en) && row.en)).toEqual([])
  })

  it('have one row for a headword and part of speech', () => {
    expect(repeated(words.map((row) => `${row.ja} ${row.pos}`))).toEqual([])
    expect(repeated(compounds.map((row) => row.ja))).toEqual([])
  })

  it('do not give a noun in both tables', () => {
    const nouns = new Set(words.filter((row) => row.pos === 'n' || row.pos === 'vs').map((row) => row.ja))
    expect(wrong(compounds, (row) => nouns.has(row.ja) && 'also in words')).toEqual([])
  })

  it('are sorted by headword', () => {
    for (const table of [words, compounds]) {
      expect(wrong(table.slice(1), (row) => byCodePoint(table[table.indexOf(row) - 1]?.ja ?? '', row.ja) > 0 && 'out of order')).toEqual([])
    }
  })
})

describe('cues', () => {
  const withCues = common.filter((row) => row.alt !== '')

  it('are `cue=>english`, each cue once', () => {
    expect(wrong(withCues, (row) => parts(row.alt).some((part) => !/^[^=>]+=>[^=>]+$/.test(part)) && row.alt)).toEqual([])
    expect(wrong(withCues, (row) => parts(row.alt).some((part) => japanese.test(part.split('=>')[1] ?? '')) && row.alt)).toEqual([])
  })

  it('put the general `~N` after the special neighbours', () => {
    const early = (alt: string) => {
      const cues = parts(alt).map((part) => (part.split('=>')[0] ?? '').replace(/\s/g, ''))
      return cues.includes('~N') && cues.lastIndexOf('~N') !== cues.length - 1
    }
    expect(wrong(withCues, (row) => early(row.alt) && row.alt)).toEqual([])
  })
})

describe('names', () => {
  it('have columns, a type, English and no second row of the same type', () => {
    expect(wrong(names, (row) => row.fields !== 5 && `${row.fields} columns`)).toEqual([])
    expect(wrong(names, (row) => !nameTypes.has(row.type) && row.type)).toEqual([])
    expect(wrong(names, (row) => (row.en === '' || japanese.test(row.en)) && row.en)).toEqual([])
    expect(repeated(names.map((row) => `${row.ja} ${row.type}`))).toEqual([])
  })

  it('are sorted by headword', () => {
    expect(wrong(names.slice(1), (row) => byCodePoint(names[names.indexOf(row) - 1]?.ja ?? '', row.ja) > 0 && 'out of order')).toEqual([])
  })
})

describe('tables about nouns', () => {
  const heads = language.rows('en/noun-prepositions')
  const content = language.rows('ja-en/content-nouns')
  const unique = language.rows('en/unique-nouns')

  it('name prepositions and forms the engine knows, each word once', () => {
    expect(heads.filter((row) => !prepositions.has(row.preposition ?? ''))).toEqual([])
    expect(content.filter((row) => !contentForms.has(row.form ?? ''))).toEqual([])
    expect(repeated(heads.map((row) => row.en ?? ''))).toEqual([])
    expect(repeated(content.map((row) => row.ja ?? ''))).toEqual([])
    expect(repeated(unique.map((row) => row.en ?? ''))).toEqual([])
  })

  it('cover enough', () => {
    expect(heads.length).toBeGreaterThan(250)
    expect(content.length).toBeGreaterThan(240)
  })
})

describe('lookups', () => {
  it.each([
    ['ここ', 'pron', 'here'],
    ['これら', 'pron', 'these'],
    ['情報', 'n', 'information'],
    ['多様性', 'n', 'diversity'],
    ['一時的', 'na', 'temporary'],
    ['不確実性', 'n', 'uncertainty'],
    ['年末商戦', 'n', 'year-end shopping season'],
  ])('%s is %s %s', (ja, pos, en) => {
    expect(lexicon.words(ja).map((row) => `${row.pos} ${row.en}`)).toContain(`${pos} ${en}`)
  })

  it('gives nouns for substances and knowledge no plural', () => {
    for (const ja of ['情報', '設備投資', '研究', '証拠', '機器', '需要']) {
      const noun = lexicon.words(ja).find((row) => row.pos === 'n' || row.pos === 'vs')
      expect([ja, noun?.count ?? '']).not.toEqual([ja, ''])
    }
  })
})
