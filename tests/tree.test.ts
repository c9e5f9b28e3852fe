import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DependencyType } from '../src/document.ts'
import { columnsOf, doubtOf, type TreeUnit, treeLayout, treeText } from '../src/write/tree.ts'

function units(...rows: readonly (readonly [text: string, head: number, type: DependencyType, margin?: number])[]): TreeUnit[] {
  return rows.map(([text, head, type, margin = 1]) => ({ text, head, type, margin }))
}

/** The heads as a reader of the drawing finds them: along the line, down, to the bunsetsu it ends in. */
function headsOf(drawn: string): number[] {
  const cells = drawn
    .split('\n')
    .slice(0, -1)
    .map((line) => [...line].flatMap((letter) => (columnsOf(letter) === 2 ? [letter, letter] : [letter])))
  return cells.map((row, at) => {
    const turn = row.findIndex((letter) => letter === '┐' || letter === '┤')
    if (turn < 0) return -1
    let down = at + 1
    while ('│┤'.includes(cells[down]![turn]!)) down += 1
    return down
  })
}

describe('the drawing of a sentence', () => {
  it('has the bunsetsu in the order of the text, and lines to their heads', () => {
    const text = treeText(
      units(
        ['昨年、', 4, 'time'],
        ['会社は', 4, 'topic', 0.31],
        ['新しい', 3, 'adnominal'],
        ['工場を', 4, 'case', 0.02],
        ['建てた。', -1, 'end'],
      ),
    )
    expect(text).toBe(
      [
        '   昨年、──┐  time',
        '   会社は┄┄┤  topic  ? 0.31',
        '新しい──┐  │  adnominal',
        '   工場を┄┄┤  case  ?? 0.02',
        '    建てた。  end',
        '',
      ].join('\n'),
    )
  })

  it('lines up half-width letters, emoji and a word that is longer than its branch', () => {
    const text = treeText(units(['👨‍👩‍👧の', 1, 'adnominal'], ['ABCのｱｲｳを', 2, 'case'], ['使ってみたことがあった。', -1, 'end']))
    expect(text).toBe(
      [
        '              👨‍👩‍👧の──┐     adnominal', //
        '           ABCのｱｲｳを──┐  case',
        '使ってみたことがあった。  end',
        '',
      ].join('\n'),
    )
  })

  it('is one line for one bunsetsu, nothing for none', () => {
    expect(treeText(units(['雨だ。', -1, 'end']))).toBe('雨だ。  end\n')
    expect(treeText([])).toBe('')
  })

  it('lets no letter move the cursor or break the line', () => {
    const text = treeText(units(['赤\u001b[31m\n\u009b2Jい\u202e', 1, 'adnominal'], ['\t花。', -1, 'end']))
    expect(text).toBe('赤 [31m 2Jい──┐  adnominal\n           花。  end\n')
  })

  it('draws sixty bunsetsu, and gives numbers to a tree too deep to draw', () => {
    const sixty = Array.from({ length: 60 }, (_, at): TreeUnit => {
      return { text: `語${at}を`, head: at === 59 ? -1 : at % 3 ? at + 1 : 59, type: 'case', margin: 1 }
    })
    expect(headsOf(treeText(sixty))).toEqual(sixty.map(({ head }) => head))
    const chain = Array.from({ length: 5000 }, (_, at): TreeUnit => {
      return { text: '町の', head: at === 4999 ? -1 : at + 1, type: 'adnominal', margin: at ? 1 : 0.1 }
    })
    expect(treeLayout(chain)).toBe(null)
    const text = treeText(chain)
    expect(text.split('\n').slice(0, 2)).toEqual(['1 町の → 2  adnominal  ?? 0.10', '2 町の → 3  adnominal'])
    expect(text.length).toBeLessThan(200_000)
  })

  it('can be read back: every line leads to the head', () => {
    // A random tree without crossing lines: each bunsetsu takes the next one or one of the heads above that.
    const tree = fc.array(fc.nat(6), { minLength: 1, maxLength: 40 }).map((choices) => {
      const heads = new Array<number>(choices.length).fill(-1)
      for (let at = choices.length - 2; at >= 0; at -= 1) {
        let head = at + 1
        for (let up = 0; up < choices[at]! && heads[head] !== -1; up += 1) head = heads[head]!
        heads[at] = head
      }
      return heads
    })
    fc.assert(
      fc.property(tree, fc.string({ unit: fc.constantFrom('a', '語', 'ｱ', 'の'), minLength: 1, maxLength: 9 }), (heads, word) => {
        const drawn = treeText(heads.map((head, at) => ({ text: word.slice(at % word.length), head, type: 'case', margin: 1 })))
        expect(headsOf(drawn)).toEqual(heads)
        expect(
          new Set(
            drawn
              .split('\n')
              .slice(0, -1)
              .map((line) => columnsOf(line)),
          ).size,
        ).toBe(1)
      }),
    )
  })

  it('survives heads that no parser gives', () => {
    for (const heads of [
      [0, 0],
      [2, 3, -1, -1],
      [9, -5],
      [-1, -1],
    ])
      expect(treeText(heads.map((head) => ({ text: '語', head, type: 'case', margin: 0 }))).split('\n').length).toBe(heads.length + 1)
  })
})

describe('doubt', () => {
  it('has two degrees; a root is never doubtful', () => {
    expect([1, 0.4, 0.39, 0.15, 0.14, 0].map((margin) => doubtOf({ head: 1, margin }))).toEqual([0, 0, 1, 1, 2, 2])
    expect(doubtOf({ head: -1, margin: 0 })).toBe(0)
  })
})
