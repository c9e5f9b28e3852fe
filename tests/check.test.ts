import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inlineWaivers } from '../src/check/inline-waivers.ts'
import { readSettings } from '../src/check/settings.ts'
import { codesLike, fingerprint, makeWaived, readWaivers, waiversText } from '../src/check/waivers.ts'
import { checkFiles, checkSegments, checkTexts } from '../src/check.ts'
import type { Finding, Term } from '../src/document.ts'
import { blankTerm } from './fixtures/blank-term.ts'
import { openedCheck } from './opened.ts'

const stages = await openedCheck()
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code)
const term = (ja: string, en: string): Term => ({
  ...blankTerm,
  ja,
  en,
  file: 'own.csv',
  line: 2,
})

describe('two texts', () => {
  it('is silent about a good translation, merged and split', () => {
    const ja = '製菓会社は新工場を長野県に建てる。投資額は約40億円だ。\n来年夏の稼働を目指し、地元から120人を採用する。'
    const en =
      'A confectioner will build a new plant in Nagano Prefecture at a cost of about 4 billion yen.\n' +
      'It hopes to start operations next summer. It will hire 120 local people.'
    expect(checkTexts({ ja, en, date: '2025-05-01' }, stages).filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('finds a wrong figure and says where, and what would be right', () => {
    const ja = '前置きの一文だ。\n政府は1億2000万円を支出する。'
    const en = 'This is a word in advance.\nThe government will spend 12 million yen.'
    const [found, ...rest] = checkTexts({ ja, en }, stages)
    expect(rest).toEqual([])
    expect(found).toMatchObject({ code: 'number-scale', level: 'error', line: 2, enLine: 2, suggestion: '120 million yen' })
    expect('政府は1億2000万円を支出する。'.slice(found!.source!.start, found!.source!.end)).toBe('1億2000万円')
    expect('The government will spend 12 million yen.'.slice(found!.target!.start, found!.target!.end)).toContain('12 million')
  })

  it('counts columns inside the line, also in joined sentences', () => {
    const ja = '雨は強まった。風も強まった。\n夕方には列車15本が止まった。'
    const en = 'As the rain and wind grew stronger,\n25 trains were stopped in the evening.'
    for (const { line, source, enLine, target } of checkTexts({ ja, en }, stages)) {
      if (source) expect(source.end).toBeLessThanOrEqual(ja.split('\n')[line - 1]!.length)
      if (target) expect(target.end).toBeLessThanOrEqual(en.split('\n')[enLine! - 1]!.length)
    }
  })

  it('names a lost and an added sentence as a whole', () => {
    const lost = checkTexts(
      {
        ja: '港では5日、貨物船が岸壁に衝突した。けが人は2人で、いずれも軽傷という。警察が原因を調べている。',
        en: 'A cargo ship hit a pier at the port on the 5th. Police are investigating the cause.',
      },
      stages,
    )
    expect(lost).toMatchObject([
      { code: 'sentence-dropped', whole: true, line: 1, pair: { ja: 'けが人は2人で、いずれも軽傷という。', en: '' } },
    ])
    const added = checkTexts(
      {
        ja: '市立美術館は改装のため半年間休館する。\n再開は来年5月の予定だ。',
        en: 'The municipal art museum will close for half a year for renovation.\nArt lovers are furious about it.\nIt is due to reopen next May.',
        date: '2025-10-01',
      },
      stages,
    )
    expect(added).toMatchObject([{ code: 'sentence-added', whole: true, line: 1, enLine: 2 }])
  })

  it('tells a sentence that comes twice from one that was added', () => {
    const ja = '市は来月から新しい制度を始める。\n対象は約200世帯だ。\n費用は国が負担する。'
    const [first, second, third] = [
      'The city will start a new system next month.',
      'It will cover about 200 households.',
      'The central government will pay for it.',
    ]
    const codes = (...en: readonly (string | undefined)[]) =>
      checkTexts({ ja, en: en.join('\n') }, stages).map(({ code, line, enLine }) => `${code} ${line}:${enLine}`)
    expect(codes(first, second, third)).toEqual([])
    expect(codes(first, second, second, third)).toEqual(['repetition 2:3'])
    expect(codes(first, second, third, second)).toEqual(['repetition 3:4'])
    expect(codes(first, first, second, third)).toEqual(['repetition 1:2'])
    expect(checkTexts({ ja: `${ja}\n対象は約200世帯だ。`, en: [first, second, third, second].join('\n') }, stages)).toEqual([])
  })

  it('pairs a lone sentence in another language with its source', () => {
    const found = checkTexts(
      { ja: '市は来月から新しい制度を始める。', en: 'Die Stadt wird im kommenden Monat ein neues System einführen.' },
      stages,
    )
    expect(found.map(({ code }) => code)).toEqual(['wrong-language'])
  })

  it('says that one sentence was left in Japanese', () => {
    const ja = '会社は新製品を発表した。価格は未定だ。'
    expect(codes(checkTexts({ ja, en: 'The company announced a new product. 価格は未定だ。' }, stages))).toContain('untranslated')
    expect(codes(checkTexts({ ja: '価格は未定だ。', en: '価格は未定だ。' }, stages))).toContain('same-as-source')
  })

  it('takes a glossary for one call', () => {
    const texts = { ja: '日銀は利上げを決めた。', en: 'Japan’s central bank decided to raise rates.' }
    expect(checkTexts({ ...texts, terms: [term('日銀', 'Bank of Japan')] }, stages)).toMatchObject([
      { code: 'term-missing', suggestion: 'Bank of Japan' },
    ])
  })

  it('takes any two texts, the same ones the same way', () => {
    const ja = fc.array(fc.constantFrom('日銀は3日、', '1億円', '「', '」', '。', '\n', '上げた', 'A社', '令和6年', '\u0000', '\ud800'), {
      maxLength: 20,
    })
    const en = fc.array(fc.constantFrom('The BOJ ', '100 million yen', '"', '. ', '\n', 'U.S. ', '日', '<b>', '\u0007', '\udc00'), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(ja, en, (left, right) => {
        const texts = { ja: left.join(''), en: right.join('') }
        const found = checkTexts(texts, stages)
        expect(checkTexts(texts, stages)).toEqual(found)
        for (const { pair, line, enLine } of found) {
          expect(line).toBeGreaterThan(0)
          expect(enLine ?? 1).toBeGreaterThan(0)
          if (pair.source) expect(pair.source.end).toBeLessThanOrEqual(pair.ja.length)
          if (pair.target) expect(pair.target.end).toBeLessThanOrEqual(pair.en.length)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('two files', () => {
  const markdown =
    '---\ntitle: 青葉電機、新型電池を発表\ndate: 2025-04-02\n---\n\n# 青葉電機、新型電池を発表\n\n青葉電機は2日、**新型の電池**を\n発表した。価格は1万2000円。\n'

  it('reads Markdown on both sides and finds the lines', async () => {
    const english = '# Aoba Electric unveils new battery\n\nAoba Electric on Wednesday unveiled a\nnew battery.\nIt costs 21,000 yen.\n'
    const found = await checkFiles({ path: 'a.md', text: markdown }, { path: 'a.en.md', text: english }, {}, stages)
    const number = found.find(({ code }) => code.startsWith('number-'))
    expect(number).toMatchObject({ line: 9, enLine: 5 })
    expect(markdown.split('\n')[8]!.slice(number!.source!.start, number!.source!.end)).toBe('1万2000円')
    expect(english.split('\n')[4]!.slice(number!.target!.start, number!.target!.end)).toBe('21,000 yen')
  })

  it('takes the date of the source, unless it is told another', async () => {
    const english = '# Work began last year\n\nWork on the new road began in 2023. It costs 12,000 yen.\n'
    const files = [
      { path: 'a.md', text: '---\ndate: 2025-04-02\n---\n\n# 工事は昨年から\n\n新しい道路の工事は昨年始まった。費用は1万2000円。\n' },
      { path: 'a.en.md', text: english },
    ] as const
    const dates = (found: readonly Finding[]) => codes(found).filter((code) => code.startsWith('date-'))
    expect(dates(await checkFiles(...files, {}, stages))).toHaveLength(1)
    expect(dates(await checkFiles(...files, { date: '2024-10-02' }, stages))).toEqual([])
  })

  it('misses links of Markdown', async () => {
    const ja = '# 題名\n\n[工事](https://x.example/ja/a)は[昨年](https://x.example/b)始まった。\n'
    const run = async (en: string) => {
      const found = await checkFiles({ path: 'a.md', text: ja }, { path: 'b.md', text: en }, { date: '2025-01-01' }, stages)
      return found.filter(({ code }) => code === 'link-changed')
    }
    expect(await run('# Title\n\n[Work](https://x.example/en/a) began [last year](https://x.example/b).\n')).toEqual([])
    expect(await run('# Title\n\n[Work](https://x.example/en/a) began last year.\n')).toMatchObject([
      { line: 3, expected: 'https://x.example/b' },
    ])
    expect(await run('# Title\n\n[Work](https://x.example/a) began [last year](https://y.example/b).\n')).toMatchObject([
      { expected: 'https://x.example/b', actual: 'https://y.example/b', enLine: 3 },
    ])
  })

  it('reads a page on one side and bare text on the other', async () => {
    const page =
      '<!doctype html><html><body><nav>メニュー</nav><article><h1>図書館が延長</h1>\n<p>図書館は来月から開館時間を2時間延ばす。</p>\n</article></body></html>'
    const english =
      'Library to stay open longer\n\nThe library will stay open three hours longer from next month.\n\nReferences:\nhttps://x.example/a\n'
    const found = await checkFiles({ path: 'a.html', text: page }, { path: 'a.txt', text: english }, {}, stages)
    expect(found).toMatchObject([{ code: 'duration-wrong', line: 2, enLine: 3 }])
  })
})

describe('pairs', () => {
  const segment = (id: string, ja: string, en: string) => ({ id, ja, en })

  it('checks segment by segment, with their ids', () => {
    const found = checkSegments(
      [
        segment('u1', '売上高は500億円だった。', 'Sales were 50 billion yen.'),
        segment('u2', '社員は300人だ。', 'It has 200 employees.'),
        segment('u3', '雨だ。', ''),
        segment('u4', '', 'Nobody said this.'),
        segment('u5', '', ''),
      ],
      { date: null },
      stages,
    )
    expect(found).toMatchObject([
      { code: 'number-wrong', segment: 'u2', line: 2 },
      { code: 'empty-target', segment: 'u3', line: 3 },
      { code: 'sentence-added', segment: 'u4', line: 4 },
    ])
    expect(found[1]).not.toHaveProperty('enLine')
  })
})

describe('waivers', () => {
  const [finding] = checkTexts({ ja: '社員は300人だ。', en: 'It has 200 employees.' }, stages)

  it('hold for a finding until its sentence changes', () => {
    const waivers = readWaivers(waiversText([finding!]))!
    expect(waivers).toHaveLength(1)
    const waived = makeWaived(waivers)
    expect(waived(finding!)).toBe(true)
    expect(waived({ ...finding!, code: 'number-added' })).toBe(false)
    const [changed] = checkTexts({ ja: '社員は300人だ。', en: 'The firm has 200 employees.' }, stages)
    expect(changed!.code).toBe(finding!.code)
    expect(waived(changed!)).toBe(false)
    expect(fingerprint(finding!)).toMatch(/^[0-9a-f]{32}$/)
  })

  it('keep those that are in the file, with their reasons', () => {
    const [waiver] = readWaivers(waiversText([finding!]))!
    const earlier = [{ ...waiver!, reason: 'agreed with the editor' }]
    expect(readWaivers(waiversText([finding!], earlier))).toEqual(earlier)
  })

  it('are read from nothing else', () => {
    for (const text of ['', '[]', '{"version":2,"waivers":[]}', '{"version":1,"waivers":[{"code":1}]}', 'null', '{'])
      expect(readWaivers(text)).toBeUndefined()
  })

  it('match codes with wildcards', () => {
    const like = codesLike(['number-*', 'era-wrong'])
    expect(['number-wrong', 'number-scale', 'era-wrong', 'era-out-of-range', 'my-number-wrong'].map(like)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(codesLike(['*.*'])('a')).toBe(false)
  })

  it('stand in Markdown and HTML before or in a paragraph', () => {
    const file = '一。\n\n<!-- kawaraban-ignore number-* era-wrong -->\n\n二。\n続き。\n\n三。<!-- kawaraban-ignore -->\n'
    const { text, waived } = inlineWaivers(file)
    expect(text).toBe(file)
    expect([1, 3, 5, 6, 8].map((line) => waived(line, 'number-wrong'))).toEqual([false, false, true, true, true])
    expect([5, 8].map((line) => waived(line, 'term-missing'))).toEqual([false, true])
    const page = '<p>一</p>\n<!-- kawaraban-ignore date-wrong -->\n<p>二\n続き</p>\n<p>三</p>\n'
    expect([1, 3, 4, 5].map((line) => inlineWaivers(page).waived(line, 'date-wrong'))).toEqual([false, true, true, false])
  })

  it('stand in text files in the line above, which is no text', () => {
    const { text, file, waived } = inlineWaivers('一。\n# kawaraban: ignore number-wrong, date-wrong\n二。\n三。\n')
    expect(text).toBe('一。\n二。\n三。\n')
    expect(file.split('\n').map((line) => line.trim())).toEqual(['一。', '', '二。', '三。', ''])
    expect([1, 3, 4].map((line) => waived(line, 'date-wrong'))).toEqual([false, true, false])
  })
})

describe('settings', () => {
  it('are read, and checked with their line', () => {
    expect(readSettings('ignore: [number-rounded]\nfailOn: warning\nlimits:\n  ratio: [1, 6]\n')).toEqual({
      settings: { ignore: ['number-rounded'], failOn: 'warning', limits: { ratio: [1, 6] } },
    })
    expect(readSettings('')).toEqual({ settings: {} })
    expect(readSettings('# nothing\n')).toEqual({ settings: {} })
    expect(readSettings('failOn: error\nignored: []\n')).toMatchObject({ problem: { line: 2 } })
    expect(readSettings('failOn: error\nlevel: loud\n')).toMatchObject({ problem: { line: 2 } })
    expect(readSettings('a: [1\nb: 2\n')).toMatchObject({ problem: {} })
  })

  it('are no way to blow up memory', () => {
    const bomb = `a: &a [x,x]\nb: &b [*a,*a]\nignore: [*b,*b]\n`
    expect(readSettings(bomb)).toMatchObject({ problem: {} })
  })
})
