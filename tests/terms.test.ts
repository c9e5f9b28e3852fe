import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, Entity, NamedSentence, Piece, Term, TranslatedSentence } from '../src/document.ts'
import { childrenOf, isXmlProblem, localName, readXml, textOf } from '../src/exchange/xml.ts'
import { type Candidate, candidateEntries, candidatesCsv, candidatesSchema, openStages, renderBy, tbxText } from '../src/index.ts'
import { language, openedStages } from './opened.ts'

const stages = await openedStages()
const { terms } = stages

async function named(text: string, path = 'x.txt'): Promise<Article<NamedSentence>> {
  return stages.match(stages.analyze(await stages.read({ path, bytes: Buffer.from(text) })))
}

async function candidates(...texts: readonly string[]): Promise<Candidate[]> {
  const collector = terms.collect()
  for (const [at, text] of texts.entries()) collector.add(await named(text, `${at}.txt`))
  return collector.candidates({ top: 0 })
}

const cases = readFileSync(new URL('corpus/terms/candidates.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .reduce<{ text: string; lines: string[] }[]>((all, line) => {
    if (line.startsWith('= ')) all.push({ text: line.slice(2), lines: [] })
    else all.at(-1)!.lines.push(line)
    return all
  }, [])

describe('candidates', () => {
  it.each(cases)('$text', async ({ text, lines }) => {
    const found = await terms.withEnglish(await candidates(text), renderBy(stages), { contexts: 0 })
    const of = (ja: string) => found.find(({ variants }) => variants.some((one) => one.ja === ja))
    for (const line of lines) {
      const [mark, ja = '', ...rest] = line.split(' ')
      const [one, value] = [of(mark === '+' || mark === '-' ? line.slice(2) : ja), rest.join(' ')]
      if (mark === '+') expect(one, line).toBeDefined()
      else if (mark === '-') expect(one, line).toBeUndefined()
      else if (mark === '~') expect(one?.variants.map((form) => form.ja).sort(), line).toEqual([ja, ...rest].sort())
      else if (mark === '<') expect(one?.reading, line).toBe(value)
      else if (mark === '!') expect(one?.proposals, line).toEqual([])
      else if (mark === ':') expect(one?.type, line).toBe(value)
      else expect(one?.proposals, line).toContainEqual({ en: rest.slice(0, -1).join(' '), origin: rest.at(-1) })
    }
  })

  it('add up over articles', async () => {
    const found = await candidates('潮流発電機を直した。潮流発電機は古い。', '潮流発電機が動いた。', '港の話だけをする。')
    expect(found.find(({ ja }) => ja === '潮流発電機')).toMatchObject({ count: 3, articles: 2, status: 'candidate', pos: 'noun' })
    expect(found.find(({ ja }) => ja === '潮流発電機')!.contexts.map(({ path }) => path)).toEqual(['0.txt', '1.txt', '0.txt'])
    expect(found[0]!.score).toBe(1)
  })

  it('leave rare ones, known ones and all behind the first out, when asked', async () => {
    const term = { ja: '潮流発電機', en: 'tidal current generator', type: 'OTHER', reading: '', aliasesJa: [], aliasesEn: [] } as const
    const more = {
      status: 'preferred',
      pos: '',
      domain: 'energy',
      short: '',
      keep: false,
      caseSensitive: false,
      note: '',
      file: 'g.csv',
      line: 2,
    } as const
    const own = await openStages({ language, terms: [{ ...term, ...more }], engine: 'rules' })
    const collector = own.terms.collect()
    collector.add(
      own.match(
        own.analyze(await own.read({ path: 'x.txt', bytes: Buffer.from('潮流発電機と係留索を直した。係留索は古い。揚錨機もある。') })),
      ),
    )
    expect(collector.candidates().find(({ ja }) => ja === '潮流発電機')).toMatchObject({
      status: 'known',
      domain: 'energy',
      proposals: [{ en: 'tidal current generator', origin: 'glossary' }],
    })
    expect(collector.candidates({ onlyNew: true }).map(({ ja }) => ja)).not.toContain('潮流発電機')
    expect(collector.candidates({ minCount: 2 }).map(({ ja }) => ja)).toEqual(['係留索'])
    expect(collector.candidates({ top: 1 })).toHaveLength(1)
  })

  it('come for any text, the same each time, in the form of the schema', async () => {
    const words = ['潮流発電機', '（WHO）', '(', '「', '」', '第3', '回', '県', 'の', 'を直した。', 'ＥＶ', '\n\n', 'ー', '々', '𠮷野', ' ']
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }), async (parts) => {
        const text = `港で機械を直した。${parts.join('')}`
        const found = await candidates(text)
        expect(candidatesSchema.safeParse(found).success).toBe(true)
        expect(await candidates(text)).toEqual(found)
        for (const { ja, variants } of found) expect(variants.map((one) => one.ja)).toContain(ja)
      }),
      { numRuns: 60 },
    )
  })

  it('are forgotten, the rarest first, when there are too many', async () => {
    const collector = terms.collect({ limit: 60 })
    for (let at = 0; at < 40; at++) {
      const rare = [...'港駅橋川山森畑湾']
        .map(
          (kanji, index) =>
            `${kanji}${String.fromCharCode(0x30a2 + ((at * 7 + index) % 60))}${String.fromCharCode(0x30ab + (at % 40))}ンド装置`,
        )
        .join('と')
      collector.add(await named(`潮流発電機を直した。${rare}を見た。`, `${at}.txt`))
    }
    const found = collector.candidates({ top: 0 })
    expect(found.length).toBeLessThanOrEqual(60)
    expect(found[0]).toMatchObject({ ja: '潮流発電機', count: 40, articles: 40 })
  })
})

describe('precision', () => {
  const rows = readFileSync(new URL('corpus/terms/judged.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const wanted = new Map(rows.map((row) => row.split('\t')).map(([name, ja, verdict]) => [`${name} ${ja}`, verdict === 'yes']))

  it('is at least .80 among the first twenty on judged articles', async () => {
    let right = 0
    let total = 0
    for (const name of ['aquifer-pfas.txt', 'court-defamation.txt', 'exchange-outage.txt', 'orbit-debris.txt', 'rice-heat.txt']) {
      const text = readFileSync(new URL(`corpus/terms/articles/${name}`, import.meta.url), 'utf8')
      const best = (await candidates(text)).slice(0, 20)
      right += best.filter(({ variants }) => variants.some(({ ja }) => wanted.get(`${name} ${ja}`))).length
      total += best.length
    }
    expect(right / total).toBeGreaterThanOrEqual(0.8)
  })
})

const plain: Candidate = {
  ja: '電解質膜',
  reading: 'でんかいしつまく',
  variants: [{ ja: '電解質膜', count: 2 }],
  score: 1,
  count: 2,
  articles: 1,
  type: 'OTHER',
  pos: 'noun',
  verbal: false,
  status: 'candidate',
  domain: '',
  note: '',
  proposals: [{ en: 'electrolyte membrane', origin: 'lexicon' }],
  contexts: [{ ja: '電解質膜は、薄い。', en: 'The "membrane", is thin.', path: 'x.txt', sentence: 's1' }],
}

describe('as a table', () => {
  const cells = (table: string): string[][] => parse(table, { bom: true })

  it('begins with the columns that go back into a glossary', () => {
    const [header, row] = cells(candidatesCsv([plain]))
    expect(header!.slice(0, 9)).toEqual(['decision', 'ja', 'en', 'reading', 'type', 'pos', 'status', 'domain', 'note'])
    expect(row).toEqual(
      ['', '電解質膜', 'electrolyte membrane', 'でんかいしつまく', '', 'noun', 'proposed', '', '', '1', '2', '1', 'lexicon'].concat([
        ...['電解質膜は、薄い。', 'The "membrane", is thin.', '', ''],
      ]),
    )
  })

  it('has no formula, no line end inside, and a byte order mark only when asked', () => {
    for (const bad of ['=1+1', '+1', '-1', '@a', '＝1', '\t=1', ' =1', '\r\n=1'])
      expect(cells(candidatesCsv([{ ...plain, note: bad }]))[1]![8]).toMatch(/^'[=+\-@＝]/)
    const text = candidatesCsv([{ ...plain, note: 'a\r\nb\u2028c' }])
    expect(text.split('\n')).toHaveLength(3)
    expect(text).not.toMatch(/[\r\u2028\ufeff]/)
    expect(candidatesCsv([], { bom: true })).toMatch(/^\ufeffdecision,/)
  })

  it('holds any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (note) => {
        expect(cells(candidatesCsv([{ ...plain, note }, plain])).map((row) => row.length)).toEqual([17, 17, 17])
      }),
    )
  })
})

describe('as TBX', () => {
  const read = (list: readonly Candidate[]) => {
    const root = readXml(tbxText(candidateEntries(list), { version: 3, language: 'ja', source: 'test' }))
    if (isXmlProblem(root)) throw new Error(root.reason)
    return root
  }

  it('is one concept a candidate, proposed ones marked', () => {
    const known: Candidate = { ...plain, status: 'known', domain: 'energy', variants: [...plain.variants, { ja: '電解膜', count: 1 }] }
    const root = read([plain, known])
    const [, text] = childrenOf(root)
    const concepts = childrenOf(childrenOf(text!)[0]!)
    expect(concepts.map(({ attributes }) => attributes.id)).toEqual(['c1', 'c2'])
    expect(textOf(concepts[0]!)).toContain('status: proposed')
    expect(textOf(concepts[1]!)).not.toContain('proposed')
    expect(childrenOf(concepts[1]!).map(localName)).toEqual(['descrip', 'langSec', 'langSec'])
    expect(childrenOf(childrenOf(concepts[1]!)[1]!)).toHaveLength(2)
  })

  it('can be read whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (note) => {
        read([{ ...plain, note, proposals: [] }])
      }),
    )
    expect(childrenOf(childrenOf(read([]))[1]!)).toEqual([])
  })
})

describe('of a digest', () => {
  const text = `# 水素燃料電池の量産

水素燃料電池の量産が始まる。県は水素燃料電池と燃料電池車に投資する。燃料電池車は2030年に5万台となる。電解質膜の値段も下がった。`

  interface Setup {
    /** Japanese name → its English. */
    readonly names?: Readonly<Record<string, string>>
    readonly pieces?: (sentence: NamedSentence) => readonly Piece[]
  }

  async function found({ names = {}, pieces = () => [] }: Setup = {}) {
    const article = await named(text, 'x.md')
    const sentences = article.sentences.map((sentence): TranslatedSentence => {
      const entities = Object.entries(names).flatMap(([ja, en]) =>
        [...sentence.ja.matchAll(new RegExp(ja, 'g'))].map(
          ({ index }): Entity => ({
            ...{ ja, en, type: 'PRODUCT', source: 'glossary', accept: [], the: false, term: { ...term, ja, en } },
            ...{ start: sentence.start + index, end: sentence.start + index + ja.length },
          }),
        ),
      )
      const all = { ...sentence, entities: Object.keys(names).length ? entities : [] }
      const english = 'The electrolyte membrane is also cheaper now.'
      return { ...all, english: { text: english, pieces: pieces(all), rules: [], confidence: 1, band: 'green', engine: 'test' } }
    })
    return terms.ofArticle({ ...article, sentences })
  }

  const term: Term = {
    ...{ ja: '', en: '', type: 'PRODUCT', reading: '', aliasesJa: [], aliasesEn: [], status: 'preferred', pos: '', domain: '', short: '' },
    ...{ keep: false, caseSensitive: false, note: '', file: 'g.csv', line: 2 },
  }

  it('are compounds by weight, numbers and time words left out', async () => {
    const list = await found()
    expect(list[0]).toMatchObject({ ja: '水素燃料電池', score: 1, count: 3, status: 'candidate', sentence: 's1', en: '' })
    expect(list[0]!.reading).toBe('すいそねんりょうでんち')
    expect(list.map(({ ja }) => ja)).toEqual(expect.arrayContaining(['燃料電池車', '電解質膜']))
    for (const { ja, score } of list) {
      expect(ja).not.toMatch(/\d|年|万/)
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThanOrEqual(1)
    }
  })

  it('have the English that stands for exactly the term', async () => {
    const pieces = ({ ja, start }: NamedSentence): Piece[] => {
      const at = start + ja.indexOf('電解質膜')
      return ja.startsWith('電解質膜')
        ? [
            { at: { start: 0, end: 3 }, from: [] },
            { at: { start: 4, end: 15 }, from: [{ start: at, end: at + 3 }] },
            { at: { start: 16, end: 24 }, from: [{ start: at + 3, end: at + 4 }] },
            { at: { start: 25, end: 45 }, from: [{ start: at + 4, end: at + 14 }] },
          ]
        : []
    }
    const en = async (setup: Setup) => (await found(setup)).find(({ ja }) => ja === '電解質膜')!.en
    expect(await en({ pieces })).toBe('electrolyte membrane')
    expect(await en({ pieces: ({ start, end }) => [{ at: { start: 0, end: 45 }, from: [{ start, end }] }] })).toBe('')
    expect(await en({ pieces: (sentence) => pieces(sentence).filter((_, at) => at !== 2) })).toBe('')
  })

  it('are known when the glossary has them', async () => {
    const list = await found({ names: { 燃料電池車: 'fuel cell vehicle' } })
    expect(list.find(({ ja }) => ja === '燃料電池車')).toMatchObject({ status: 'known', en: 'fuel cell vehicle', count: 2 })
  })
})
