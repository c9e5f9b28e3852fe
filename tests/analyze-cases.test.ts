import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnalyzeSentence, makeSentenceAnalyzer } from '../src/analyze/index.ts'
import type { AnalyzedSentence } from '../src/document.ts'
import { language, openedTokenizer } from './opened.ts'

let analyze: AnalyzeSentence

beforeAll(async () => {
  analyze = makeSentenceAnalyzer(language, await openedTokenizer())
}, 60_000)

function analyzed(ja: string): AnalyzedSentence {
  return analyze({ id: 's1', kind: 'body', block: 0, ja, start: 0, end: ja.length }, null)
}

function cases(name: string): string[] {
  const text = readFileSync(new URL(`corpus/analyze/${name}.txt`, import.meta.url), 'utf8')
  return text.split('\n').filter((line) => line && !line.startsWith('#'))
}

/** Writes a parse in the notation of attachments.txt. */
function bracketed({ ja, bunsetsu }: AnalyzedSentence): string {
  const phrase = (at: number): string => {
    const dependents = bunsetsu.map((each, index) => (each.head === at ? `[${phrase(index)}]` : '')).join('')
    return `${dependents}${ja.slice(bunsetsu[at]!.start, bunsetsu[at]!.end)}`
  }
  return phrase(bunsetsu.length - 1)
}

describe('attachments', () => {
  for (const line of cases('attachments')) it(line, () => expect(bracketed(analyzed(line.replace(/[[\]]/g, '')))).toBe(line))
})

describe('bunsetsu boundaries', () => {
  for (const line of cases('chunks')) {
    it(line, () => {
      const { ja, bunsetsu } = analyzed(line.replaceAll('|', ''))
      expect(bunsetsu.map((each) => ja.slice(each.start, each.end)).join('|')).toBe(line)
    })
  }
})

describe('token repairs', () => {
  for (const line of cases('tokens')) {
    const [text = '', wanted] = line.split('\t')
    it(text, () => {
      const start = text.indexOf('‹')
      const end = text.indexOf('›') - 1
      const { ja, tokens } = analyzed(text.replace(/[‹›]/g, ''))
      const found = tokens.filter((token) => token.start >= start && token.end <= end)
      const shown = found.map(({ surface, pos, lemma, reading }) => {
        return `${surface}/${pos}${wanted?.includes('~') ? `~${lemma}` : ''}${wanted?.includes(':') ? `:${reading}` : ''}`
      })
      expect(shown.join(' ')).toBe(wanted)
      // Whatever the dictionary was shown, the spans are those of the text.
      expect(tokens.map((token) => ja.slice(token.start, token.end)).join('')).toBe(ja)
      expect(tokens.map((token) => token.surface).join('')).toBe(ja)
    })
  }
})

/** Not in the case file: the package that judges the tokenizer loses its way in such texts. */
describe('letters beyond the basic plane', () => {
  it.each([
    ['👨‍👩‍👧‍👦家族', '👨‍👩‍👧‍👦/symbol~👨‍👩‍👧‍👦 家族/noun~家族'],
    ['👍🏽👍だ', '👍🏽/symbol~👍🏽 👍/symbol~👍 だ/auxiliary~だ'],
    ['🇯🇵🇺🇸米国', '🇯🇵/symbol~🇯🇵 🇺🇸/symbol~🇺🇸 米国/noun.proper.country~米国'],
    ['🇯が', '🇯/symbol~🇯 が/particle.case~が'],
    ['𠮟責', '𠮟責/noun.sahen~叱責'],
    ['𠮷野家', '𠮷野家/noun.proper.org~吉野家'],
    ['か\u3099ある', 'か\u3099/particle.case~が ある/verb~ある'],
    ['cafe\u0301だ', 'cafe\u0301/unknown~caf\u00e9 だ/auxiliary~だ'],
  ])('%s', (ja, wanted) => {
    const { tokens } = analyzed(ja)
    expect(tokens.map(({ surface, pos, lemma }) => `${surface}/${pos}~${lemma}`).join(' ')).toBe(wanted)
    expect(tokens.map(({ start, end }) => ja.slice(start, end)).join('')).toBe(ja)
  })
})

describe('dependency types', () => {
  for (const line of cases('types')) {
    const [text = '', wanted] = line.split('\t')
    it(text, () =>
      expect(
        analyzed(text)
          .bunsetsu.map((each) => each.type)
          .join(' '),
      ).toBe(wanted),
    )
  }
})

describe('a whole sentence', () => {
  it('places spans in the article, not in the sentence', () => {
    const ja = '電池を作る。'
    const sentence = analyze({ id: 's2', kind: 'body', block: 0, ja, start: 100, end: 106 }, null)
    expect(sentence.tokens.map((token) => [token.surface, token.start, token.end])).toEqual([
      ['電池', 100, 102],
      ['を', 102, 103],
      ['作る', 103, 105],
      ['。', 105, 106],
    ])
    expect(sentence.bunsetsu.map((each) => [each.start, each.end, each.head])).toEqual([
      [100, 103, 1],
      [103, 106, -1],
    ])
  })

  it('gives lemma, form and reading', () => {
    const verb = analyzed('工場を建てた。').tokens[2]
    expect(verb).toMatchObject({
      surface: '建て',
      lemma: '建てる',
      pos: 'verb',
      conjugation: 'ichidan',
      form: 'continuative',
      reading: 'タテ',
      known: true,
    })
  })
})
