import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../src/document.ts'
import { type AlignedArticle, decodeBitext, readBitext, termsTbxText, tmxText, xliffText } from '../src/exchange/index.ts'
import { childOf, childrenOf, isXmlProblem, readXml, textOf } from '../src/exchange/xml.ts'
import { createMessages } from '../src/language/messages.ts'
import { alignedArticle } from './fixtures/bitext/aligned.ts'
import { project } from './real-run.ts'

const t = await createMessages('en')

function fixture(name: string) {
  const text = decodeBitext(readFileSync(join(project, 'tests/fixtures/bitext', name)))
  return readBitext({ path: name, text: text! })
}

const codes = (text: string) => readBitext({ path: 'x', text }).problems.map(({ line, code, level }) => `${line} ${code} ${level}`)
const pairs = (segments: readonly Segment[]) => segments.map(({ ja, en }) => [ja, en])

describe('files of translation tools', () => {
  it('TMX of Trados Studio: UTF-16, regions, codes inside', () => {
    const { bitext, problems } = fixture('trados.tmx')
    expect(problems).toEqual([])
    expect(bitext).toEqual({
      path: 'trados.tmx',
      date: null,
      segments: [
        {
          id: '1',
          ja: '港町の造船所は、来年1月に新しい桟橋を開く。',
          en: 'The shipyard of the port town will open a new pier next January.',
          line: 13,
          enLine: 16,
        },
        { id: '2', ja: '乗客は3割増えた。', en: 'Passengers rose 30%.', line: 21, enLine: 24 },
      ],
    })
  })

  it('TMX 1.1 of OmegaT: the old attribute, capital codes, the sentence before', () => {
    const { bitext, problems } = fixture('omegat.tmx')
    expect(problems).toEqual([])
    expect(bitext.segments.map(({ en, before }) => [en, before])).toEqual([
      ['Visits to the lighthouse are free.', undefined],
      ['On fine days you can see it for nothing.', '雨の日は閉まります。'],
    ])
  })

  it('XLIFF of memoQ: states, codes that hold text, matches left alone', () => {
    const { bitext, problems } = fixture('memoq.mqxliff')
    expect(problems).toEqual([])
    expect(bitext.segments.map(({ id, ja, en, state }) => [id, ja, en, state])).toEqual([
      [
        '1',
        '市長は12日、防波堤の工事を始めると述べた。',
        'The mayor said on the 12th that work on the breakwater would begin.',
        'translated',
      ],
      ['2', '工期は2年。', 'Construction period is 2 years.', 'initial'],
      ['3', '費用は未定だ。', '', 'initial'],
      ['4', '住民は歓迎している。', 'Residents welcome the plan.', 'final'],
    ])
  })

  it('XLIFF of Phrase: confirmed segments, machine ones', () => {
    const { bitext } = fixture('phrase.mxliff')
    expect(bitext.segments.map(({ id, en, state, edited }) => [id, en, state, edited])).toEqual([
      ['k:0', 'Landings at the port reached a {1}record high{2}.', 'reviewed', undefined],
      ['k:1', 'There are many mackerel.', 'initial', false],
    ])
  })

  it('XLIFF of Trados Studio: several segments a unit, comments, machine ones', () => {
    const { bitext } = fixture('studio.sdlxliff')
    expect(bitext.segments.map(({ id, ja, en, state, edited }) => [id, ja, en, state, edited])).toEqual([
      ['3e1c.1', '祭りは8月15日に開かれる。', 'The festival will be held on 15 August.', 'final', undefined],
      ['3e1c.2', '昨年は中止だった。', 'Last year it was called off.', 'initial', false],
      ['3e1c.3', '花火もある。', '', 'initial', undefined],
    ])
  })

  it('XLIFF 2.0 from English: turned round, CDATA, several segments and files', () => {
    const { bitext, problems } = fixture('okapi.xlf')
    expect(problems).toEqual([])
    expect(bitext.segments.map(({ id, ja, en, state, line, enLine }) => [id, ja, en, state, line, enLine])).toEqual([
      ['u1.s1', 'フェリー「かもめ」の定員は240人だ。', 'The ferry Kamome carries 240 people.', 'final', 10, 9],
      ['u1.s2', '速くて静かだ。', 'It is faster & quieter.', 'translated', 15, 14],
      ['u2', '', 'Tickets', undefined, undefined, 19],
      ['u1', '時刻表', 'Timetable', undefined, 23, 23],
    ])
  })

  it('tab-separated lines, either way round, with a header or a line too few', () => {
    const both = [
      ['橋は閉鎖中だ。', 'The bridge is closed.'],
      ['再開は3月。', 'It reopens in March.'],
    ]
    expect(pairs(readBitext({ path: 'a.tsv', text: both.map((row) => row.join('\t')).join('\n') }).bitext.segments)).toEqual(both)
    const turned = `en\tja\tnote\n${both.map(([ja, en]) => `${en}\t${ja}\tx`).join('\r\n')}\r\n`
    expect(pairs(readBitext({ path: 'a.tsv', text: turned }).bitext.segments)).toEqual(both)
    expect(codes('橋\tBridge\n\n川\n')).toEqual(['3 no-tab warning'])
  })
})

describe('what an article is written as', () => {
  const article = alignedArticle()

  it('comes back from XLIFF and TMX with ids, both sides and the day', () => {
    for (const text of [xliffText(article, t), tmxText(article, t)]) {
      const { bitext, problems } = readBitext({ path: 'x', text })
      expect(problems).toEqual([])
      expect(bitext.date).toBe('2026-03-04')
      expect(bitext.segments.map(({ id, ja, en }) => ({ id, ja, en }))).toEqual(
        article.sentences.filter(({ en }) => en || text.includes('<xliff')).map(({ id, ja, en }) => ({ id, ja, en })),
      )
      expect(bitext.segments.map(({ edited }) => edited)).toEqual(bitext.segments.map(({ id }) => id === 's4'))
    }
  })

  it('knows a target that a person changed without changing its state', () => {
    for (const text of [xliffText(article, t), tmxText(article, t)]) {
      const changed = text.replace('The ferry carried 1,200 people', 'The ferry took 1,200 passengers')
      expect(changed).not.toBe(text)
      const edited = readBitext({ path: 'x', text: changed }).bitext.segments.filter((segment) => segment.edited)
      expect(edited.map(({ id }) => id)).toEqual(['s2', 's4'])
      // White space is no change.
      const wrapped = text.replace('The ferry carried', 'The ferry\n        carried')
      expect(readBitext({ path: 'x', text: wrapped }).bitext.segments.filter((segment) => segment.edited)).toHaveLength(1)
    }
  })

  it('knows a target that a person wrote where there was none', () => {
    const text = xliffText(article, t).replace(/(<segment id="s5"[^>]*>\s*<source>[^<]*<\/source>)/, '$1<target>Closed on Mondays</target>')
    expect(readBitext({ path: 'x', text }).bitext.segments.at(-1)).toMatchObject({ en: 'Closed on Mondays', edited: true })
  })

  it('takes machine English for what it is when a tool has thrown the metadata away', () => {
    const text = xliffText(article, t).replace(/<mda:metadata>[\s\S]*?<\/mda:metadata>/g, '')
    expect(readBitext({ path: 'x', text }).bitext.segments.map(({ edited }) => edited)).toEqual([false, false, false, false, false])
  })

  it('says in XLIFF how far each sentence may be trusted, and never that it is final', () => {
    const text = xliffText(article, t)
    expect([...text.matchAll(/<segment [^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<segment id="s1" state="translated" subState="kawaraban:green">',
      '<segment id="s2" state="initial" subState="kawaraban:yellow">',
      '<segment id="s3" state="initial" subState="kawaraban:red">',
      '<segment id="s4" state="reviewed" subState="kawaraban:green">',
      '<segment id="s5" state="initial" subState="kawaraban:red">',
    ])
    expect(text).not.toContain('"final"')
  })

  it('gives a unit its terms, rules that hold, and notes for people', () => {
    const root = readXml(xliffText(article, t, [{ sentence: 's2', ja: 'フェリー', en: 'boat' }]))
    if (isXmlProblem(root)) throw new Error(root.reason)
    const unit = childrenOf(childOf(root, 'file')!, 'unit')[1]!
    expect(childrenOf(unit).map(({ name }) => name)).toEqual(['gls:glossary', 'val:validation', 'mda:metadata', 'notes', 'segment'])
    expect(childrenOf(childOf(unit, 'validation')!).map(({ attributes }) => attributes)).toEqual([
      { isPresent: 'ferry', caseSensitive: 'no' },
      { isPresent: '1,200', caseSensitive: 'no' },
      { isNotPresent: 'boat', caseSensitive: 'no' },
    ])
    expect(
      childrenOf(childOf(unit, 'glossary')!)
        .map(textOf)
        .map((text) => text.trim().split(/\s+/)),
    ).toEqual([['フェリー', 'ferry']])
    expect(childrenOf(childOf(unit, 'notes')!).map((note) => [note.attributes.category, textOf(note)])).toEqual([
      ['kawaraban:yellow', 'read with care: The sense should be right; a word or a relation was uncertain.'],
      ['kawaraban:number-moved', 'Remark: A figure stands elsewhere.'],
    ])
  })

  it('gives a rule for a term that is missing, but none for one in another form', () => {
    const rules = [...xliffText(article, t).matchAll(/isPresent="([^"]*)"/g)].map((match) => match[1])
    expect(rules).toContain('Harbour Bureau')
    expect(rules).not.toContain('pier')
  })

  it('speaks the language of the person', async () => {
    const ja = await createMessages('ja')
    expect(xliffText(article, ja)).toContain('要注意')
    expect(tmxText(article, ja)).toContain('adminlang="ja"')
    expect(termsTbxText(article, ja)).toContain('読み：さんばし')
  })

  it('is the same every time, with no other day than that of the article', () => {
    for (const write of [xliffText, tmxText, termsTbxText]) {
      expect(write(article, t)).toBe(write(article, t))
      expect(write(article, t).match(/20\d\d-?\d\d-?\d\d/g) ?? []).toSatisfy((days: string[]) =>
        days.every((day) => /2026-?03-?04/.test(day)),
      )
    }
    const undated: AlignedArticle = { ...article, article: { ...article.article, date: null } }
    expect(tmxText(undated, t)).not.toContain('creationdate')
  })

  it('keeps every text, whatever letters it is made of', () => {
    const unit = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(unit, unit, fc.constantFrom('<![CDATA[', ']]>', '&amp;', '"\'<b>', ''), (ja, en, mark) => {
        const sentence = { ...article.sentences[0]!, ja: `あ${ja}${mark}`, en: `a${en}${mark}` }
        const made = { ...article, sentences: [sentence], entities: [], quantities: [], notes: [] }
        const [fromXliff] = readBitext({ path: 'x', text: xliffText(made, t) }).bitext.segments
        const [fromTmx] = readBitext({ path: 'x', text: tmxText(made, t) }).bitext.segments
        const plain = (text: string) => text.replace(/[\s\p{Cc}\ufeff\ufffe\uffff\ufffd\p{Cs}]+/gu, '')
        for (const back of [fromXliff!, fromTmx!])
          expect([plain(back.ja), plain(back.en)]).toEqual([plain(sentence.ja), plain(sentence.en)])
      }),
      { numRuns: 200 },
    )
  })

  it('has terms with their reading, status and sentence, each Japanese term once', () => {
    const root = readXml(termsTbxText(article, t))
    if (isXmlProblem(root)) throw new Error(root.reason)
    const concepts = childrenOf(childOf(childOf(root, 'text')!, 'body')!, 'conceptEntry')
    const first = concepts.map((concept) =>
      childrenOf(concept, 'langSec').map((section) => childrenOf(childOf(section, 'termSec')!).map((item) => textOf(item))),
    )
    expect(first).toEqual([
      [
        ['桟橋', article.sentences[2]!.ja, 'Reading: さんばし'],
        ['pier', article.sentences[2]!.en, 'Proposed by the program; no person has confirmed it.', 'status: proposed'],
      ],
      [
        ['フェリー', article.sentences[1]!.ja],
        ['ferry', 'preferredTerm-admn-sts', article.sentences[1]!.en],
      ],
      [
        ['港湾局', article.sentences[2]!.ja],
        ['Harbour Bureau', 'preferredTerm-admn-sts'],
      ],
    ])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['<tmx version="1.4"><body><tu></body></tmx>', '1 xml-broken error'],
    ['<?xml version="1.0"?>\n<tmx>\n<body>\n&nbsp;</body></tmx>', '4 xml-broken error'],
    ['<html><p>あ</p></html>', '1 not-bitext error'],
    ['<tmx version="1.4"><header/><body></body></tmx>', '1 no-pairs warning'],
    [`<tmx>${'<a>'.repeat(5000)}`, '1 xml-deep error'],
    ['<xliff version="2.1" srcLang="ja"><file id="f"/></xliff>', '1 languages error'],
    ['<xliff version="2.1" srcLang="de" trgLang="en"><file id="f"/></xliff>', '1 languages error'],
    [
      '<xliff version="1.2"><file source-language="de" target-language="en"><body><trans-unit id="1"><source>a</source></trans-unit></body></file></xliff>',
      '1 languages error',
    ],
    ['<tmx><body><tu><tuv xml:lang="de"><seg>a</seg></tuv><tuv xml:lang="en"><seg>a</seg></tuv></tu></body></tmx>', '1 languages error'],
    ['{"schemaVersion": 1', '1 json-broken error'],
    ['{"schemaVersion": 1}', '1 not-digest error'],
    ['ただの文章です。', '1 not-bitext error'],
    ['', '1 not-bitext error'],
  ])('is told with its line: %#', (text, problem) => {
    const read = readBitext({ path: 'some.file', text })
    expect(codes(text)).toEqual([problem])
    expect(read.bitext.segments).toEqual([])
    expect(read.problems[0]?.path).toBe('some.file')
  })

  it('never opens another file, and does not grow', () => {
    const declared = '<!DOCTYPE tmx [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    const unit = (seg: string) =>
      `${declared}<tmx><body><tu><tuv xml:lang="ja"><seg>あ</seg></tuv><tuv xml:lang="en"><seg>${seg}</seg></tuv></tu></body></tmx>`
    for (const seg of ['&b;', '&f;']) {
      const { bitext } = readBitext({ path: 'x', text: unit(seg) })
      expect(JSON.stringify(bitext)).not.toMatch(/xxx|root/)
    }
  })

  it('never throws', () => {
    const part = fc.constantFrom(
      '<tmx>',
      '<tu>',
      '</tu>',
      '<tuv xml:lang="ja">',
      '<seg>',
      '</seg>',
      '<![CDATA[',
      '<xliff version="2.1" srcLang="ja" trgLang="en">',
      '<unit>',
      'あ',
      '\t',
      '{',
      '"',
      '&',
      '\0',
      '\n',
    )
    fc.assert(fc.property(fc.array(part, { maxLength: 12 }), (words) => void readBitext({ path: 'x', text: words.join('') })))
  })

  it('is told from text in Shift_JIS, EUC-JP and UTF-16', () => {
    const bytes = (...values: number[]) => Uint8Array.from(values)
    expect(decodeBitext(bytes(0x8b, 0xb4, 0x09, 0x61))).toBe('橋\ta')
    expect(decodeBitext(bytes(0xb6, 0xb6, 0x09, 0x61))).toBe('橋\ta')
    expect(decodeBitext(bytes(0x3c, 0, 0x61, 0))).toBe('<a')
    expect(decodeBitext(bytes(0xff, 0xff, 0xff))).toBeUndefined()
  })
})
