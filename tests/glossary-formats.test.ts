import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Term, TermStatus } from '../src/document.ts'
import { type GlossaryFormatName, glossaryFormats, parseGlossary, writeGlossary } from '../src/exchange/glossary/index.ts'
import { blankTerm } from './fixtures/blank-term.ts'

const folder = new URL('fixtures/glossary/', import.meta.url)
const fileOf = (name: string) => ({ path: name, text: readFileSync(new URL(name, folder), 'utf8') })

/** `蓄電池=storage battery +ESS [preferred noun energy] reading note` and so on, so that a whole file can be seen at a glance. */
function shown({ ja, aliasesJa, en, aliasesEn, status, pos, domain, reading, note, type, short, keep, caseSensitive }: Term): string {
  const flags = [
    status === 'preferred' ? '' : status,
    pos,
    domain,
    type === 'OTHER' ? '' : type,
    keep ? 'keep' : '',
    caseSensitive ? 'case' : '',
  ]
  const parts = [
    [ja, ...aliasesJa].join('/'),
    '=',
    [en, ...aliasesEn].join('/'),
    short && ` short:${short}`,
    flags.some(Boolean) && ` [${flags.filter(Boolean).join(' ')}]`,
    reading && ` (${reading})`,
    note && ` # ${note}`,
  ]
  return parts.filter(Boolean).join('')
}

const samples: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  'deepl-two-columns.csv': [['蓄電池=storage battery', '送電網=say "grid"', 'キロワット時=kWh'], ['1 glossary-shape-deepl']],
  'deepl-four-columns.csv': [['蓄電池=storage battery', '送電網=grid, power'], ['1 glossary-shape-deepl']],
  'babeldoc.csv': [
    ['蓄電池=storage battery', '送電網=power grid'],
    ['1 glossary-shape-babeldoc', '1 glossary-one-sided'],
  ],
  'babeldoc-to-japanese.csv': [['蓄電池=storage battery'], ['1 glossary-shape-babeldoc']],
  'google-equivalent.csv': [['蓄電池=storage battery [noun] # keeps electricity', '走る=run [verb]'], ['1 glossary-shape-google']],
  'matecat.csv': [
    ['蓄電池=storage battery [Energy] # Keeps electricity; two words', '蓄電池=accumulator [forbidden Energy]'],
    ['1 glossary-shape-matecat'],
  ],
  'candidates.csv': [
    ['蓄電池=storage battery [noun] (ちくでんち)', '送電網=power grid [proposed]'],
    ['1 glossary-shape-terms', '5 glossary-no-english'],
  ],
  'omegat.txt': [['蓄電池=storage battery # 装置としての電池', '送電網=power grid'], ['1 glossary-one-sided']],
  'weblate.tbx': [['蓄電池=storage battery', '蓄電池=accumulator [forbidden] # not the chemical kind'], ['1 glossary-one-sided']],
  'translate-toolkit.tbx': [['研究開発=R&D', '送電網=power grid'], []],
  'multiterm-ntig.tbx': [
    [
      '蓄電池/バッテリー=storage battery [noun energy]',
      '蓄電池/バッテリー=rechargeable battery [admitted energy]',
      '蓄電池/バッテリー=accumulator [forbidden energy]',
      '蓄電池/バッテリー=secondary cell [deprecated energy]',
    ],
    [],
  ],
  'tbx3-dca.tbx': [
    [
      '蓄電池=storage battery/ESS [noun energy] (ちくでんち) # cell that can be charged again; not in headlines',
      '蓄電池=accumulator [forbidden energy] (ちくでんち) # old',
    ],
    [],
  ],
  'tbx3-dct.tbx': [['蓄電池=storage battery/ESS [noun energy] # cell that can be charged again'], []],
  'status-1.11.utx': [
    [
      '蓄電池=storage battery [noun] # desk rule',
      '二次電池=storage battery [admitted noun]',
      '蓄電池=accumulator [forbidden noun]',
      '送電する=transmit [proposed verb]',
    ],
    [],
  ],
  'english-first-1.20.utx': [['蓄電池=storage battery [noun]', '東京=Tokyo [noun]'], []],
  'memory.tmx': [['蓄電池=storage battery # from the desk'], ['1 glossary-one-sided']],
  'own.json': [['蓄電池/バッテリー=storage battery [noun case]', '送電網=power grid'], []],
}

describe('files as other tools write them', () => {
  it.each(Object.entries(samples))('%s', (name, [terms, problems]) => {
    const read = parseGlossary([fileOf(name)])
    expect(read.terms.map(shown)).toEqual(terms)
    expect(read.problems.map(({ line, code }) => `${line} ${code}`)).toEqual(problems)
  })

  it('stay what they are in every format that we write', () => {
    for (const name of Object.keys(samples)) {
      const { terms } = parseGlossary([fileOf(name)])
      for (const format of ['tbx', 'tbx2', 'csv', 'json'] as const) {
        const { text, problems } = writeGlossary(terms, format)
        expect(problems).toEqual([])
        expect(
          parseGlossary([{ path: `x.${format}`, text }])
            .terms.map(shown)
            .sort(),
          `${name} as ${format}`,
        ).toEqual(terms.map(shown).sort())
      }
    }
  })

  it('are told apart by content, whatever their names', () => {
    for (const [name, [terms]] of Object.entries(samples)) {
      if (name === 'omegat.txt') continue
      expect(parseGlossary([{ ...fileOf(name), path: 'glossary' }]).terms.map(shown), name).toEqual(terms)
    }
  })
})

describe('tables without a header', () => {
  const read = (text: string, options = {}) => parseGlossary([{ path: 'x.csv', text }], options).terms.map(shown)

  it('go by the script of most rows', () => {
    expect(read('NHK,NHK\n蓄電池,storage battery\n')).toEqual(['NHK=NHK', '蓄電池=storage battery'])
    expect(read('NHK,NHK\nstorage battery,蓄電池\nBYD,BYD\n')).toEqual(['NHK=NHK', '蓄電池=storage battery', 'BYD=BYD'])
  })

  it('go by what the user says', () => {
    expect(read('WHO,World Health Organization\n')).toEqual(['WHO=World Health Organization'])
    expect(read('WHO,World Health Organization\n', { source: 'en' })).toEqual(['World Health Organization=WHO'])
  })

  it('may have titles in Japanese', () => {
    expect(read('用語,訳語,備考\n蓄電池,storage battery,二語で\n送電網,power grid,\n')).toEqual([
      '蓄電池=storage battery # 二語で',
      '送電網=power grid',
    ])
  })

  it('name a third column as a note of the pair', () => {
    expect(read('蓄電池,storage battery,two words\n')).toEqual(['蓄電池=storage battery # two words'])
  })
})

describe('decisions about candidates', () => {
  const read = (rows: string) => parseGlossary([{ path: 'x.csv', text: `decision,ja,en,status,score\n${rows}` }])

  it('make terms of them, leave them out or wait', () => {
    const { terms } = read(
      'Yes,甲案,plan A,proposed,1\nＮｏ,乙案,plan B,proposed,1\n,丙案,plan C,proposed,1\n○,丁案,plan D,,1\n×,戊案,plan E,,1\n',
    )
    expect(terms.map(shown)).toEqual(['甲案=plan A', '丙案=plan C [proposed]', '丁案=plan D'])
  })

  it('must be one of these', () => {
    expect(read('perhaps,甲案,plan A,proposed,1\n').problems.filter(({ level }) => level === 'error')).toMatchObject([
      { line: 2, code: 'unknown-decision', values: { value: 'perhaps' } },
    ])
    expect(read('yes,甲案,,proposed,1\n').problems.at(-1)).toMatchObject({ line: 2, code: 'glossary-empty', values: { column: 'en' } })
  })
})

const plain: Term = {
  ...blankTerm,
  ja: '蓄電池',
  en: 'storage battery',
  file: 'x',
  line: 1,
}

describe('what a format cannot hold', () => {
  const told = (terms: readonly Partial<Term>[], format: GlossaryFormatName) =>
    writeGlossary(
      terms.map((term) => ({ ...plain, ...term })),
      format,
    ).problems.map(({ code, values }) => `${code} ${values.column ?? values.status ?? ''} ${values.count}`)

  it('is told with numbers', () => {
    expect(
      told(
        [
          { type: 'ORG', reading: 'ちくでんち' },
          { status: 'forbidden', en: 'accumulator' },
        ],
        'deepl',
      ),
    ).toEqual(['glossary-left-out forbidden 1', 'glossary-lossy type 1', 'glossary-lossy reading 1'])
    expect(told([{}, { en: 'ESS' }, { en: 'x'.repeat(1100), ja: '長' }], 'deepl')).toEqual(['glossary-doubled  1', 'glossary-long  1'])
    expect(told([{ ja: '#蓄電' }, { status: 'deprecated' }], 'utx')).toEqual(['glossary-comment  1', 'glossary-as-forbidden  1'])
    expect(told([{ status: 'admitted' }], 'omegat')).toEqual(['glossary-admitted  1'])
    expect(told([{ status: 'deprecated' }, { status: 'proposed' }], 'tmx')).toEqual([
      'glossary-left-out deprecated 1',
      'glossary-left-out proposed 1',
    ])
    expect(told([{ aliasesEn: ['a|b'] }], 'csv')).toEqual(['glossary-barred  1'])
    expect(told([{ type: 'ORG', note: 'x', keep: true, status: 'deprecated' }], 'tbx')).toEqual([])
  })

  it('throws for a format nobody knows', () => {
    expect(() => writeGlossary([plain], 'mtf' as GlossaryFormatName)).toThrow(RangeError)
  })
})

describe('round trips', () => {
  const letters = (alphabet: string, length = 6) =>
    fc
      .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: length })
      .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '' && !text.startsWith('#') && text !== '-')
  const japanese = letters('蓄電池送配網ー、・&<>"\'\u{20bb7}カ ')
  const english = letters('aB c-,;"\'&<>#é$%1')
  const note = fc.oneof(
    fc.constant(''),
    letters('a蓄,: ;"\'&<>'),
    fc.constantFrom('reading: x', 'note: y', 'type: ORG', 'status: proposed'),
  )
  const term = fc.record({
    ja: japanese,
    en: english,
    type: fc.constantFrom('ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW', 'OTHER'),
    reading: fc.oneof(fc.constant(''), letters('ちくでん')),
    aliasesJa: fc.uniqueArray(japanese, { maxLength: 2 }),
    aliasesEn: fc.uniqueArray(english, { maxLength: 2 }),
    status: fc.constantFrom<TermStatus>('preferred', 'admitted', 'deprecated', 'forbidden', 'proposed'),
    pos: fc.constantFrom('', 'noun', 'verb', 'adjective', 'adverb', 'other'),
    domain: fc.oneof(fc.constant(''), letters('energy蓄&')),
    short: fc.oneof(fc.constant(''), english),
    keep: fc.boolean(),
    caseSensitive: fc.boolean(),
    note,
  })
  // One row a Japanese form: what rows of one concept share is told in the test below.
  const glossary = fc
    .uniqueArray(term, { maxLength: 6, selector: ({ ja }) => ja })
    .map((rows) =>
      rows.map((row) => ({ ...row, aliasesJa: row.aliasesJa.filter((alias) => alias !== row.ja), file: 'x', line: 1 }) as Term),
    )
  const again = (terms: readonly Term[], format: GlossaryFormatName) => {
    const { text } = writeGlossary(terms, format)
    const read = parseGlossary([{ path: `x${format === 'omegat' ? '.txt' : `.${format}`}`, text }])
    expect(read.problems.filter(({ level }) => level === 'error')).toEqual([])
    return read.terms.map((each) => ({ ...each, file: 'x', line: 1 }))
  }

  it.each(['csv', 'json', 'tbx', 'tbx2'] as const)('%s keeps everything', (format) => {
    fc.assert(fc.property(glossary, (terms) => void expect(again(terms, format)).toEqual(terms)))
  })

  it('tmx keeps everything of the terms that may be used', () => {
    const usable = (terms: readonly Term[]) => terms.filter(({ status }) => status === 'preferred' || status === 'admitted')
    fc.assert(fc.property(glossary, (terms) => void expect(again(terms, 'tmx')).toEqual(usable(terms))))
  })

  it('utx keeps pair, class, status, reading, field and note', () => {
    const kept = ({ ja, en, pos, status, reading, domain, note }: Term): Term => ({
      ...plain,
      ...{ ja, en, pos, reading, domain, note },
      status: status === 'deprecated' ? 'forbidden' : status,
    })
    fc.assert(fc.property(glossary, (terms) => void expect(again(terms, 'utx')).toEqual(terms.map(kept))))
  })

  it('omegat keeps pairs with their notes, every spelling a row', () => {
    const rows = (terms: readonly Term[]) =>
      terms.flatMap(({ ja, aliasesJa, en, note }) => [ja, ...aliasesJa].map((form) => ({ ...plain, ja: form, en, note })))
    const only = (terms: readonly Term[], status: TermStatus) => terms.filter((each) => each.status === status)
    // Notes of letters that fold nowhere; Japanese on both sides would decide the direction.
    fc.assert(
      fc.property(glossary, (all) => {
        const terms = all.map((each) => ({ ...each, ja: `蓄${each.ja}` }))
        expect(again(terms, 'omegat').map(({ ja, en, note }) => [ja, en, note])).toEqual(
          rows([...only(terms, 'preferred'), ...only(terms, 'admitted')]).map(({ ja, en, note }) => [ja, en, note]),
        )
      }),
    )
  })

  it('deepl keeps each Japanese form once', () => {
    fc.assert(
      fc.property(glossary, (all) => {
        const terms = all.map((each) => ({ ...each, ja: `蓄${each.ja}`, status: 'preferred' as const }))
        const read = again(terms, 'deepl')
        expect(new Set(read.map(({ ja }) => ja)).size).toBe(read.length)
        for (const each of terms) expect(read.find(({ ja }) => ja === each.ja)?.en).toBe(each.en)
      }),
    )
  })

  it('TBX keeps a concept of several rows together; the rows share reading and spellings', () => {
    const rows: Term[] = [
      { ...plain, reading: 'ちくでんち', aliasesJa: ['バッテリー'], short: 'ESS', aliasesEn: ['battery'] },
      { ...plain, en: 'rechargeable battery', status: 'admitted', aliasesEn: ['rechargeable'] },
      { ...plain, en: 'accumulator', status: 'forbidden', aliasesEn: ['accu'], note: 'old' },
      { ...plain, en: 'condenser', status: 'deprecated' },
      { ...plain, en: 'cell', status: 'proposed', aliasesEn: ['power cell'] },
      { ...plain, en: 'reserve', domain: 'finance' },
    ]
    for (const format of ['tbx', 'tbx2'] as const) {
      const { text } = writeGlossary(rows, format)
      expect(text.match(/<(?:conceptEntry|termEntry) /g)).toHaveLength(2)
      const shared = rows.map((row) => (row.domain ? row : { ...row, reading: 'ちくでんち', aliasesJa: ['バッテリー'] }))
      expect(again(rows, format)).toEqual(shared.map((row) => ({ ...row })))
    }
  })

  it.each([...glossaryFormats])('%s of nothing can be read', (format) => {
    expect(again([], format)).toEqual([])
  })
})

describe('hostile files', () => {
  const read = (text: string, path = 'x.tbx') => {
    const { terms, problems } = parseGlossary([{ path, text }])
    return { terms, codes: problems.map(({ line, code }) => `${line} ${code}`), problems }
  }
  const martif = (inner: string, dtd = '') =>
    `<?xml version="1.0"?>\n${dtd}<martif type="TBX"><text><body><termEntry><langSet xml:lang="ja"><tig><term>${inner}</term></tig></langSet><langSet xml:lang="en"><tig><term>x</term></tig></langSet></termEntry></body></text></martif>`

  it('never grow by their own entities', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('\n')
    const { terms, problems } = read(martif('&l9;', `<!DOCTYPE martif [\n<!ENTITY l0 "lol">\n${levels}\n]>\n`))
    expect(terms).toEqual([])
    expect(problems[0]).toMatchObject({ code: 'xml-broken', level: 'error', values: { reason: 'undefined entity.' } })
  })

  it('never read other files', () => {
    const { terms, problems } = read(martif('&xxe;', '<!DOCTYPE martif [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>\n'))
    expect(terms).toEqual([])
    expect(problems[0]).toMatchObject({ line: 3, code: 'xml-broken', values: { reason: 'undefined entity.' } })
  })

  it('are refused when they nest too deep or do not close', () => {
    expect(read(`<martif>${'<a>'.repeat(100_000)}`).codes).toEqual(['1 xml-broken'])
    expect(read(martif('蓄電池').replace('</tig>', '')).codes).toEqual(['2 xml-broken'])
    expect(read('<martif><text>\n<body>').codes).toEqual(['2 xml-broken'])
    expect(read('<html><body>x</body></html>').codes).toEqual(['1 glossary-no-terms'])
    expect(read(`<martif ${'a="1" '.repeat(200_000)}`).codes).toEqual(['1 xml-broken'])
    expect(read(`<!DOCTYPE a [${'<!--'.repeat(500_000)}`).codes).toEqual(['1 xml-broken'])
    expect(read(`<tbx>${'<!['.repeat(200_000)}`).codes).toEqual(['1 xml-broken'])
    expect(read(`<tbx>${'&#x41;'.repeat(200_000)}`).codes).toEqual(['1 xml-broken'])
  })

  it('may be one line of ten million letters', () => {
    const long = '蓄'.repeat(10_000_000)
    expect(read(`ja,en\n${long},x\n送電網,grid\n`, 'x.csv').codes).toEqual(['2 glossary-too-long'])
    expect(read(`${long}\tx\n`, 'x.txt').codes).toEqual(['1 glossary-too-long'])
    expect(read(martif(long)).codes).toEqual(['2 glossary-too-long'])
    expect(read(`[{"ja":"${long}","en":"x"}]`, 'x.json').codes).toEqual(['1 glossary-too-long'])
  }, 60_000)

  it('may hold NUL and halves of letters', () => {
    expect(read('ja,en\n蓄\u0000電,x\n', 'x.csv').codes).toEqual(['2 glossary-control'])
    expect(read(martif('蓄\u0000電')).codes).toEqual(['2 xml-broken'])
    expect(read(martif('蓄&#0;電')).codes).toEqual(['2 xml-broken'])
    expect(read('\u0000'.repeat(1000), 'x.csv').codes).not.toEqual([])
    const { text } = writeGlossary([{ ...plain, note: 'a\u0000b\ud800c' }], 'tbx')
    expect(text).toContain('<note>ab\ufffdc</note>')
  })

  it('may lack what they should have', () => {
    expect(read('#UTX 1.11; ja/en\n#a\tb\n', 'x.utx').codes).toEqual(['2 missing-column'])
    expect(read('#UTX 1.11; ja/en\n', 'x.utx').codes).toEqual(['1 missing-column'])
    expect(read('{"ja":"x"}', 'x.json').codes).toEqual(['1 json-no-list'])
    expect(read('[\n{"ja":"蓄電池",}]', 'x.json').codes).toEqual(['2 json-broken'])
    expect(
      read('[\n{"ja":"蓄電池","en":"a","colour":"b"},\n3,\n{"ja":["x"],"en":"a"},\n{"ja":"送電網","en":"grid"}]', 'x.json').codes,
    ).toEqual(['2 unknown-field', '3 unknown-value', '4 unknown-value'])
    expect(read('Forbidden,Domain,Subdomain,Definition,fr-FR,en-US\n', 'x.csv').codes).toEqual(['1 missing-column'])
    expect(read('ja,en\n 蓄電池,x\n', 'x.csv').codes).toEqual(['2 glossary-edge-space'])
  })

  it('never throw', () => {
    const piece = fc.constantFrom(
      ...[
        '<tbx>',
        '</tbx>',
        '<termEntry>',
        '<langSet xml:lang="ja">',
        '<term>',
        '</term>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<!DOCTYPE a [',
        ']>',
      ],
      ...[
        '&amp;',
        '&x;',
        '&#xd800;',
        '"',
        "'",
        ',',
        '\t',
        '\n',
        '|',
        '[',
        '{',
        '}',
        ']',
        '#UTX 1',
        '#',
        'ja,en',
        'source,target',
        'a',
        '蓄電池',
        '\u0000',
        '\ud800',
        ':',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('x.tbx', 'x.csv', 'x.txt', 'x.json', 'x.utx', 'x'), (parts, path) => {
        const { terms, problems } = parseGlossary([{ path, text: parts.join('') }])
        for (const { ja, en } of terms) expect(ja !== '' && en !== '').toBe(true)
        for (const { line } of problems) expect(line).toBeGreaterThan(0)
      }),
      { numRuns: 600 },
    )
  })
})
