import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, Entity, Term, TranslatedSentence } from '../src/document.ts'
import { englishTables } from '../src/verify/english-tokens.ts'
import { readEnglish } from '../src/verify/english-values.ts'
import { makeVerifier } from '../src/verify/index.ts'
import { readJapanese } from '../src/verify/japanese-values.ts'
import { japaneseTables } from '../src/verify/tables.ts'
import { cpuClock } from './cpu-clock.ts'
import { language } from './opened.ts'

const verifier = makeVerifier(language)
const english = englishTables(language)
const japanese = japaneseTables(language)
const folder = new URL('corpus/verify/', import.meta.url)

interface Case {
  readonly title: string
  readonly anchor: string | null
  /** English by somebody else. */
  readonly free: boolean
  readonly ja: string
  readonly en: string
  /** `code` or `code stretch`, the stretch being Japanese or, for what was added, English. */
  readonly expected: readonly string[]
}

function readCases(text: string): readonly Case[] {
  return text
    .split(/^==== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...rest] = block.split('\n')
      const [ja = '', below = ''] = rest.join('\n').split('\n----\n')
      const lines = below.split('\n').filter((line, at) => at === 0 || line !== '')
      const expected = lines.slice(1).flatMap((line) => (line.startsWith('! ') ? [line.slice(2)] : []))
      return {
        title: head,
        anchor: /@(\S+)/.exec(head)?.[1] ?? null,
        free: / free\b/.test(head),
        ja: ja.replaceAll('⏎', '\n'),
        en: (lines[0] ?? '').replaceAll('⏎', '\n'),
        expected,
      }
    })
}

function check(ja: string, en: string, entities: readonly Entity[] = [], anchor: string | null = null, free = false) {
  return verifier.checkPair({ ja, en, anchor, entities, id: 's1', offset: 0, free })
}

for (const file of readdirSync(folder).sort()) {
  describe(`corpus ${file}`, () => {
    for (const { title, anchor, free, ja, en, expected } of readCases(readFileSync(new URL(file, folder), 'utf8'))) {
      it(`${title}: ${ja} → ${en}`, () => {
        const notes = check(ja, en, [], anchor, free).filter((note) => note.level !== 'info')
        const found = notes.map((note) => {
          const stretch = note.source
            ? ja.slice(note.source.start, note.source.end)
            : note.target
              ? en.slice(note.target.start, note.target.end)
              : ''
          // A case may name only the heart of the stretch: 1万人 for 1万人近く.
          return (
            expected.find((line) => line.split(' ')[0] === note.code && stretch.includes(line.slice(note.code.length + 1))) ??
            `${note.code} ${stretch}`
          )
        })
        expect(found).toEqual(expected)
      })
    }
  })
}

/** The shortest English figure with a scale word: 1200000000000 → "1.2 trillion". */
function scaled(value: bigint): string {
  const scales: readonly (readonly [bigint, string])[] = [
    [10n ** 12n, 'trillion'],
    [10n ** 9n, 'billion'],
    [10n ** 6n, 'million'],
  ]
  for (const [size, word] of scales) {
    if (value < size) continue
    const digits = (value % size)
      .toString()
      .padStart(size.toString().length - 1, '0')
      .replace(/0+$/, '')
    return `${(value / size).toString().replace(/\B(?=(\d{3})+$)/g, ',')}${digits ? `.${digits}` : ''} ${word}`
  }
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Newspaper figures: 120000000 → 1億2000万. */
function inKanji(value: bigint): string {
  let rest = value
  let out = ''
  for (const [size, mark] of [
    [10n ** 12n, '兆'],
    [10n ** 8n, '億'],
    [10n ** 4n, '万'],
  ] as const) {
    if (rest >= size) out += `${rest / size}${mark}`
    rest %= size
  }
  return rest > 0n || out === '' ? `${out}${rest}` : out
}

describe('properties', () => {
  const integers = fc.bigInt(0n, 10n ** 16n)

  it('reads back the English of any integer', () => {
    fc.assert(
      fc.property(integers, (value) => {
        const [read] = readEnglish(`${scaled(value)} yen`, english)
        expect(read?.kind).toBe('money')
        expect(read?.value).toBe(Number(value))
      }),
    )
  })

  it('finds the figure of any integer in the English, and misses it when a zero is added', () => {
    fc.assert(
      fc.property(integers, (value) => {
        const ja = `費用は${inKanji(value)}円だった。`
        expect(check(ja, `It cost ${scaled(value)} yen.`)).toEqual([])
        if (value > 0n) expect(check(ja, `It cost ${scaled(value * 10n)} yen.`).map((note) => note.code)).toContain('number-scale')
      }),
    )
  })

  it('turns era years into years', () => {
    for (const [name, base, last] of [
      ['明治', 1867, 45],
      ['大正', 1911, 15],
      ['昭和', 1925, 64],
      ['平成', 1988, 31],
      ['令和', 2018, 30],
    ] as const) {
      for (let year = 1; year <= last; year++) expect(readJapanese(`${name}${year}年`, japanese)[0]?.date).toEqual({ year: base + year })
    }
  })

  it('never throws, whatever the text', () => {
    const scraps = fc.constantFrom(
      '1',
      '億',
      '年',
      '月',
      '日',
      '約',
      '第',
      '数',
      '・',
      '、',
      '〜',
      '令和',
      '元年',
      '分の',
      '割',
      '円',
      '%',
      '-',
      '/',
      ':',
      'G7',
      '。',
      'ない',
      'a ',
      'half ',
      'million ',
      'May ',
      '2024 ',
      'twenty-',
      '$',
      'and ',
      '(',
      '"',
      '\ud842',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, text, (ja, en) => check(ja, en).every((note) => note.code !== '')),
      { numRuns: 250 },
    )
  })

  it.each([
    ['3人と', 'three people and '],
    ['1', '1'],
    ['一', 'one-'],
    ['数', 'hundreds of '],
    ['2024年1月', 'January 1, 2024, '],
    ['1・', '1/'],
    ['ない', 'not not '],
    ['「', '"'],
    ['約', 'about '],
  ])('takes time in line with the length: %s', (ja, en) => {
    const spent = cpuClock()
    check(ja.repeat(4000), en.repeat(4000))
    expect(spent()).toBeLessThan(2)
  })
})

describe('terms and names', () => {
  const term: Term = {
    ja: '全固体電池',
    en: 'all-solid-state battery',
    type: 'OTHER',
    reading: '',
    aliasesJa: [],
    pos: '',
    domain: '',
    short: '',
    keep: false,
    caseSensitive: false,
    aliasesEn: ['solid-state battery'],
    status: 'preferred',
    note: '',
    file: 'g.csv',
    line: 2,
  }
  const entity = (ja: string, en: string, more: Partial<Entity> = {}): Entity => ({
    ja,
    en,
    type: 'ORG',
    source: 'lexicon',
    accept: [],
    the: false,
    start: 0,
    end: ja.length,
    ...more,
  })
  const glossary = (facts: Partial<Term> = {}) =>
    entity(facts.ja ?? term.ja, facts.en ?? term.en, { source: 'glossary', term: { ...term, ...facts } })

  it.each([
    'It makes all-solid-state batteries.',
    'It makes all solid state batteries.',
    'It makes solid-state batteries.',
    "The all-solid-state battery's price fell.",
  ])('accepts %s', (text) => {
    expect(check('全固体電池を作る。', text, [glossary()])).toEqual([])
  })

  it('wants the term, not its parts or a longer word', () => {
    expect(check('全固体電池を作る。', 'It makes solid batteries.', [glossary()]).map((note) => note.code)).toEqual(['term-missing'])
    expect(check('日銀が決めた。', 'BOJO decided.', [glossary({ ja: '日銀', en: 'BOJ', aliasesEn: [] })]).map((note) => note.code)).toEqual(
      ['term-missing'],
    )
  })

  it('minds capitals in short names only', () => {
    const who = glossary({ ja: '世界保健機関', en: 'WHO', aliasesEn: [] })
    expect(check('世界保健機関が決めた。', 'Those who decided it.', [who]).map((note) => note.code)).toEqual(['term-missing'])
    expect(check('世界保健機関が決めた。', 'The WHO decided it.', [who])).toEqual([])
  })

  it('inflects verbs', () => {
    const launch = glossary({ ja: '発売', en: 'launch', aliasesEn: [] })
    for (const verb of ['launches', 'launched', 'is launching'])
      expect(check('新製品を発売した。', `It ${verb} a new product.`, [launch])).toEqual([])
  })

  it('names forbidden words and missing names', () => {
    expect(
      check('全固体電池を作る。', 'It makes whole-solid cells.', [
        glossary({ en: 'whole-solid cell', status: 'forbidden', aliasesEn: [] }),
      ]).map((note) => note.code),
    ).toEqual(['term-forbidden'])
    expect(check('石破首相が述べた。', 'The prime minister said so.', [entity('石破', 'Ishiba')]).map((note) => note.code)).toEqual([
      'name-missing',
    ])
  })

  const avoided = (status: 'forbidden' | 'deprecated', en: string, ja = term.ja) => ({
    ja,
    start: 0,
    end: ja.length,
    term: { ...term, ja, en, status, aliasesEn: [] },
  })
  const use = (ja: string, en: string, entities: readonly Entity[], bad: ReturnType<typeof avoided>[] = []) =>
    verifier
      .checkPair({ ja, en, anchor: null, entities, avoided: bad, id: 's1', offset: 0 })
      .map((note) => `${note.code} ${note.actual ?? ''}`)

  it('reports what the glossary forbids or calls old, once and not as missing', () => {
    const bad = [avoided('forbidden', 'whole-solid cell'), avoided('deprecated', 'dry cell')]
    expect(use('全固体電池を作る。', 'It makes whole-solid cells.', [glossary()], bad)).toEqual(['term-forbidden whole-solid cells'])
    expect(use('全固体電池を作る。', 'It makes dry cells.', [glossary()], bad)).toEqual(['term-deprecated dry cells'])
    expect(use('全固体電池を作る。', 'It makes solid-state batteries.', [glossary()], bad)).toEqual([])
  })

  it('does not take a part of the right form for the forbidden one', () => {
    const chief = glossary({ ja: '官房長官', en: 'chief Cabinet secretary', aliasesEn: [] })
    const bad = [avoided('forbidden', 'Cabinet Secretary', '官房長官')]
    expect(use('官房長官が述べた。', 'The chief Cabinet secretary said so.', [chief], bad)).toEqual([])
    expect(use('官房長官が述べた。', 'The Cabinet secretary said so.', [chief], bad)).toEqual(['term-forbidden Cabinet secretary'])
  })

  it('takes a forbidden form for one that holds a right form', () => {
    const deaf = glossary({ ja: '聴覚障害者', en: 'people with hearing impairments', aliasesEn: ['deaf'] })
    const bad = [avoided('forbidden', 'deaf and dumb', '聴覚障害者')]
    expect(use('聴覚障害者が集う。', 'The deaf and dumb gather.', [deaf], bad)).toEqual(['term-forbidden deaf and dumb'])
    expect(use('聴覚障害者が集う。', 'The deaf gather.', [deaf], bad)).toEqual([])
  })

  it('finds a term that was moved into the sentence beside', () => {
    const lobby = glossary({ ja: '経済連', en: 'Keizairen', aliasesEn: [] })
    const pair = {
      ja: '経済連は提言をまとめた。',
      en: 'The business lobby drew up a proposal.',
      anchor: null,
      entities: [lobby],
      id: 's1',
      offset: 0,
    }
    const codes = (next: { ja: string; en: string }, free: boolean) => verifier.checkPair({ ...pair, next, free }).map(({ code }) => code)
    const moved = { ja: '会長が会見した。', en: 'The chairman of Keizairen gave a news conference.' }
    expect(codes(moved, true)).toEqual([])
    expect(codes(moved, false)).toEqual(['term-missing'])
    expect(codes({ ja: '経済連の会長が会見した。', en: moved.en }, true)).toEqual(['term-missing'])
  })

  it('keeps what is to be kept letter by letter', () => {
    const keep = glossary({ ja: 'KRN-208', en: 'KRN-208', keep: true, aliasesEn: [] })
    expect(use('KRN-208を見つけた。', 'It found KRN-208s.', [keep])).toEqual([])
    for (const text of ['It found KRN-280.', 'It found krn-208.', 'It found KRN-2081.'])
      expect(use('KRN-208を見つけた。', text, [keep]).map((line) => line.split(' ')[0])).toContain('keep-changed')
  })

  it('tells a term left in Japanese from other Japanese, and lets it stand in brackets', () => {
    expect(use('全固体電池を作る。', 'It makes 全固体電池.', [glossary()])).toEqual(['term-source-left 全固体電池'])
    expect(use('全固体電池を作る。', 'It makes all-solid-state batteries (全固体電池).', [glossary()])).toEqual([])
  })

  it('cannot prove the term of a sentence that has no English', () => {
    expect(use('全固体電池を作る。', '', [glossary()])).toEqual(['empty-target ', 'term-unproven '])
  })

  it('wants one English for one term over the pairs of a document', () => {
    const pairs = ['all-solid-state batteries', 'solid-state cells', 'the all-solid-state battery', 'ASSBs'].map((form, at) => ({
      ja: '全固体電池を作る。',
      en: `It makes ${form}.`,
      anchor: null,
      entities: [glossary({ aliasesEn: ['solid-state cell', 'ASSB'] })],
      id: `s${at}`,
      offset: 0,
    }))
    const { notes, consistency } = verifier.checkPairs(pairs)
    expect(notes.map((note) => `${note.sentence} ${note.code} ${note.actual} ${note.expected}`)).toEqual([
      's1 term-inconsistent solid-state cells all-solid-state batteries',
    ])
    expect(consistency).toEqual({ hit: 3, total: 4 })
  })

  it.each([
    ['vacant house', 'Vacant houses stand empty.', 'A vacant house burned.'],
    ['storage battery', 'Storage batteries sell.', 'The storage battery sells.'],
    ['trial case', 'Two trial cases.', 'One trial case.'],
    ['city bus', 'City buses run.', 'A city bus runs.'],
    ['first class', 'Its first class.', 'Its first classes.'],
  ])('takes the plural of %s for the same English', (en, first, second) => {
    const entity = glossary({ ja: '空き家', en, aliasesEn: [] })
    const pairs = [first, second].map((text, at) => ({
      ja: '空き家だ。',
      en: text,
      anchor: null,
      entities: [entity],
      id: `s${at}`,
      offset: 0,
    }))
    expect(verifier.checkPairs(pairs).notes.filter(({ code }) => code === 'term-inconsistent')).toEqual([])
  })

  it('takes numbers inside names for part of the name', () => {
    const wall = glossary({ ja: '103万円の壁', en: 'the 1.03-million-yen barrier', aliasesEn: ['income barrier'] })
    expect(check('103万円の壁を見直す。', 'It will review the income barrier.', [{ ...wall, end: 7 }])).toEqual([])
  })
})

describe('neighbours', () => {
  it('reports a number that moved as moved', () => {
    const pair = { ja: '3000人が集まった。', en: 'A crowd gathered.', anchor: null, entities: [], id: 's2', offset: 10 }
    expect(verifier.checkPair(pair).map((note) => note.code)).toEqual(['number-missing'])
    const moved = verifier.checkPair({ ...pair, next: { ja: '盛会だった。', en: 'With 3,000 people, it was a success.' } })
    expect(moved.map((note) => note.code)).toEqual(['number-moved'])
    expect(moved[0]?.source).toEqual({ start: 10, end: 15 })
  })
})

describe('a whole article', () => {
  const sentence = (id: string, start: number, ja: string, en: string): TranslatedSentence => ({
    id,
    kind: 'body',
    block: 0,
    ja,
    start,
    end: start + ja.length,
    tokens: [],
    bunsetsu: [],
    quantities: [],
    predicates: [],
    names: [],
    entities: [],
    avoided: [],
    english: { text: en, pieces: [], rules: [], confidence: 1, band: 'green', engine: 'rules' },
  })
  const texts = [
    ['費用は10億円だ。', 'It costs 10 billion yen.'],
    ['約30人が残った。', 'The 30 people stayed.'],
    ['会社が発表した。', 'The company made the announcement.'],
  ] as const
  let at = 0
  const sentences = texts.map(([ja, en], index) => {
    const made = sentence(`s${index + 1}`, at, ja, en)
    at += ja.length
    return made
  })
  const article: Article<TranslatedSentence> = {
    id: 'a',
    path: 'a.txt',
    format: 'text',
    encoding: 'utf-8',
    sha256: '',
    text: texts.map(([ja]) => ja).join(''),
    metadata: { title: '', date: null, publisher: null, author: null, url: null, tags: [], references: [] },
    blocks: [],
    sentences,
    notes: [],
  }

  it('lowers bands, counts what was found and leaves the rest alone', () => {
    const { article: verified, scores } = verifier.verify(article)
    expect(verified.sentences.map((one) => one.english.band)).toEqual(['red', 'yellow', 'green'])
    expect(verified.notes.map((note) => `${note.sentence} ${note.code}`)).toEqual(['s1 number-scale', 's2 number-bound'])
    expect(scores.quantities).toEqual({ hit: 1, total: 2 })
    for (const note of verified.notes) expect(article.text.slice(note.source!.start, note.source!.end)).toBe(note.ja)
    expect(verifier.verify(article)).toEqual({ article: verified, scores })
  })

  it('never raises a band', () => {
    const red = sentences.map((one) => ({ ...one, english: { ...one.english, band: 'red' as const } }))
    expect(verifier.verify({ ...article, sentences: red }).article.sentences.every((one) => one.english.band === 'red')).toBe(true)
  })
})

describe('lines of the digest', () => {
  const evidence = [{ ja: '日産は2028年に3000億円を投じる。', en: 'Nissan will invest 300 billion yen in 2028.' }]

  it('is silent about what the evidence says', () => {
    expect(verifier.verifyLines([{ ja: '日産は3000億円を投じる。', en: 'In 2028, Nissan invests ¥300 billion.', evidence }])).toEqual([])
  })

  it('names figures and names that the evidence lacks', () => {
    const notes = verifier.verifyLines([{ ja: '日産は3000億円を投じる。', en: 'With Toyota, it invests 400 billion yen.', evidence }])
    expect(notes.map((note) => `${note.code} ${note.actual}`)).toEqual(['claim-unsupported 4e11 JPY', 'claim-unsupported Toyota'])
    expect(verifier.verifyLines([{ ja: '', en: 'Yes.', evidence: [] }]).map((note) => note.code)).toEqual(['evidence-missing'])
  })
})
