import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abbreviationsOf, alignSentences, type Bead, placesOf, splitEnglish } from '../src/align/index.ts'
import { englishLines, japaneseLines } from '../src/check/sides.ts'
import { language, openedCheck } from './opened.ts'

const stages = await openedCheck()
const abbreviations = abbreviationsOf(language)
const folder = new URL('corpus/align/', import.meta.url)

interface Case {
  readonly title: string
  readonly ja: string
  readonly en: string
  readonly beads: readonly string[]
}

/** ==== title, Japanese, ----, English, = beads: `1+2:1 3:- -:2`, sentences counted from 1. */
const cases = readdirSync(folder).flatMap((name) =>
  readFileSync(new URL(name, folder), 'utf8')
    .split(/^==== /m)
    .slice(1)
    .map((block): Case => {
      const [title = '', ...lines] = block.trim().split('\n')
      const cut = lines.indexOf('----')
      const last = lines.at(-1)!
      return { title, ja: lines.slice(0, cut).join('\n'), en: lines.slice(cut + 1, -1).join('\n'), beads: last.slice(2).split(' ') }
    }),
)

function aligned(ja: string, en: string): readonly Bead[] {
  const source = japaneseLines(ja, { split: stages.split, date: null })
  const target = englishLines(en, stages.abbreviations)
  const { sentences } = stages.match(stages.analyze(source.article))
  return alignSentences(
    sentences.map((sentence) => stages.anchors.japanese(sentence, { paragraph: sentence.block, heading: sentence.kind === 'heading' })),
    target.sentences.map(({ start, end, ...place }) => stages.anchors.english(target.text.slice(start, end), place)),
  )
}

function written({ ja, en }: Bead): string {
  const side = ({ start, end }: { start: number; end: number }) =>
    start === end ? '-' : Array.from({ length: end - start }, (_, at) => String(start + at + 1)).join('+')
  return `${side(ja)}:${side(en)}`
}

describe('alignment', () => {
  it('has forty documents', () => expect(cases.length).toBeGreaterThanOrEqual(40))

  // What cannot be told yet is named so, and the test says when it can.
  const known = cases.filter(({ title }) => title.startsWith('not yet: '))
  const right = ({ ja, en, beads }: Case) => expect([...aligned(ja, en)].map(written).sort()).toEqual([...beads].sort())

  it.each(cases.filter((one) => !known.includes(one)))('$title', right)
  it.fails.each(known)('$title', right)

  it('leaves no sentence out and takes none twice', () => {
    const unit = fc.record({
      length: fc.integer({ min: 0, max: 200 }),
      paragraph: fc.integer({ min: 0, max: 3 }),
      heading: fc.boolean(),
      keys: fc.array(fc.constantFrom('=1', '=2', 'tokyo', 'rise', 'bank'), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), fc.array(unit, { maxLength: 12 }), (left, right) => {
        const ja = left.map(({ keys, ...place }) => ({ ...place, anchors: keys.map((key) => ({ any: [key], hit: 0.7 })) }))
        const en = right.map(({ keys, ...place }) => ({ ...place, keys: [...new Set(keys)] }))
        const beads = alignSentences(ja, en)
        const numbers = (side: 'ja' | 'en') =>
          beads.flatMap((bead) => Array.from({ length: bead[side].end - bead[side].start }, (_, at) => bead[side].start + at))
        expect(numbers('ja')).toEqual(ja.map((_, at) => at))
        expect(numbers('en').sort((a, b) => a - b)).toEqual(en.map((_, at) => at))
        expect(beads.every((bead) => bead.ja.end - bead.ja.start + bead.en.end - bead.en.start > 0)).toBe(true)
      }),
    )
  })

  it('aligns four thousand sentences in seconds, with a lost stretch in the middle', () => {
    const count = 4_000
    const lost = { from: 1600, to: 1900 }
    // Every fifth sentence has something of its own, as figures and names are in long texts.
    const names = (at: number) => [`n${at % 5 === 0 ? at : (at * 7919) % 503}`, `w${(at * 31) % 97}`, `=${at % 250}`]
    const ja = Array.from({ length: count }, (_, at) => ({
      length: 20 + ((at * 13) % 40),
      paragraph: Math.floor(at / 3),
      heading: false,
      anchors: names(at).map((key) => ({ any: [key], hit: 0.7 })),
    }))
    const kept = ja.map((_, at) => at).filter((at) => at < lost.from || at >= lost.to)
    const en = kept.map((at) => ({ length: ja[at]!.length * 3, paragraph: Math.floor(at / 2), heading: false, keys: names(at) }))
    const start = process.cpuUsage()
    const beads = alignSentences(ja, en)
    // Of the processor, so that a busy machine fails nobody.
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5)
    const right = beads.filter((bead) => bead.en.end - bead.en.start === 1 && kept[bead.en.start] === bead.ja.start)
    expect(right.length).toBeGreaterThan(0.99 * kept.length)
    const dropped = beads.filter(({ en: { start: from, end } }) => from === end).map((bead) => bead.ja.start)
    expect(dropped.filter((at) => at >= lost.from && at < lost.to).length).toBeGreaterThan(0.97 * (lost.to - lost.from))
  })
})

describe('English sentences', () => {
  const split = (text: string) => splitEnglish(text, abbreviations).map(({ start, end }) => text.slice(start, end))

  it.each([
    ['He left at 5 p.m. The U.S. team won.', ['He left at 5 p.m.', 'The U.S. team won.']],
    ['Mr. Smith met Gen. Lee. They talked.', ['Mr. Smith met Gen. Lee.', 'They talked.']],
    ['Prices rose 2.5 percent. No. 5 led.', ['Prices rose 2.5 percent.', 'No. 5 led.']],
    ['He said no. The vote failed.', ['He said no.', 'The vote failed.']],
    ['"Why now?" he asked. Nobody knew.', ['"Why now?" he asked.', 'Nobody knew.']],
    ['“It is over.” She left.', ['“It is over.”', 'She left.']],
    ['Sony Corp. President Sato resigned.', ['Sony Corp. President Sato resigned.']],
    ['It joined Toyota Motor Corp. It will grow.', ['It joined Toyota Motor Corp.', 'It will grow.']],
    ['See Fig. 3 and p. 12. Then go on.', ['See Fig. 3 and p. 12.', 'Then go on.']],
    ['J. K. Rowling wrote it. Yes!', ['J. K. Rowling wrote it.', 'Yes!']],
    ['Wait ... and see. Done.', ['Wait ... and see.', 'Done.']],
    ['1. Open the file.\n2. Close it.', ['1. Open the file.', '2. Close it.']],
    ['Visit www.example.com. It is free.', ['Visit www.example.com.', 'It is free.']],
    ['On Jan. 5 it rained. On Feb. 6 it snowed.', ['On Jan. 5 it rained.', 'On Feb. 6 it snowed.']],
    ['(He agreed.) Then he went.', ['(He agreed.)', 'Then he went.']],
    ['Yahoo! is a name. So is Joy!', ['Yahoo! is a name.', 'So is Joy!']],
    ['', []],
  ])('%s', (text, expected) => expect(split(text)).toEqual(expected))

  it('gives ascending spans that leave nothing but white space out', () => {
    const part = fc.constantFrom('U.S.', ' ', '. ', '"', 'The', 'a', '5', '.', '?', '\n', 'Mr.', '”', ')', '…', 'é', '日本。')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        let at = 0
        for (const { start, end } of splitEnglish(text, abbreviations)) {
          expect(text.slice(at, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })
})

describe('places', () => {
  const at = (file: string, text: string, part: string) => {
    const places = placesOf(file, text, [{ start: 0, end: text.length }])
    return places.at(text.indexOf(part))
  }

  it('finds visible text behind its markup', () => {
    const markdown = '# 題名\n\nこれは**強い**[電池](https://x.example/a)の\n話だ。\n'
    for (const part of ['強い', '電池', '話だ']) expect(at(markdown, 'これは強い電池の話だ。', part)).toBe(markdown.indexOf(part))
    const html = '<p>漢<ruby>字<rt>じ</rt></ruby>は&amp;<b>長い</b></p>'
    expect(at(html, '漢字は&長い', '長い')).toBe(html.indexOf('長い'))
  })

  it('finds a title where it is read, and in the front matter when it stands nowhere else', () => {
    const head = '---\ntitle: 新しい題名だ\n---\n\n'
    expect(at(`${head}# 新しい題名だ\n`, '新しい題名だ', '題名')).toBe(head.length + '# 新しい'.length)
    expect(at(`${head}本文だ。\n`, '新しい題名だ', '題名')).toBe(head.indexOf('題名'))
  })

  it('takes the nearest place before what it cannot find', () => {
    const text = 'ある。ない文だ。'
    const places = placesOf('ある。', text, [
      { start: 0, end: 3 },
      { start: 3, end: 8 },
    ])
    expect([places.at(0), places.at(2), places.at(6)]).toEqual([0, 2, 2])
  })
})
