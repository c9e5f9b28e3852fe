import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Morpheme, Tokenize } from '../src/document.ts'
import { dictionaryFolder } from '../src/tokenize/dictionary.ts'
import { openTokenizer, type TokenizerName, tokenizerNames } from '../src/tokenize/index.ts'
import { guarded, type PackageToken } from '../src/tokenize/npm.ts'
import { ownLines } from './own-lines.ts'

interface Package {
  builder(options: { dicPath: string }): { build(done: (error: Error | null, made: PackageTokenizer) => void): void }
}
interface PackageTokenizer {
  tokenize(text: string): (PackageToken & { readonly word_position: number })[]
}

const written = ownLines(9000)
/** No more than the slow judge can read in some seconds, from all over the project. */
const lines = Array.from({ length: 6000 }, (_, at) => written[Math.floor((at * written.length) / 6000)]!)
let judge: PackageTokenizer
const named = {} as Record<TokenizerName, Tokenize>
/** What the judge says of a line; it is slow, so it is asked once. */
const judged = new Map<string, ReturnType<PackageTokenizer['tokenize']>>()
const judgedTokens = (line: string) => {
  const tokens = judged.get(line) ?? judge.tokenize(line)
  judged.set(line, tokens)
  return tokens
}

beforeAll(async () => {
  const kuromoji = createRequire(import.meta.url)('kuromoji') as Package
  judge = await new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath: dictionaryFolder() }).build((error, made) => (error ? reject(error) : resolve(made)))
  })
  for (const name of tokenizerNames) named[name] = await openTokenizer(name)
}, 60_000)

const row = ({ surface, entry }: Morpheme) => [surface, ...Object.values(entry)].join('\t')

function packageRow(token: PackageToken): string {
  const field = (value: string | undefined) => (value === undefined || value === '*' ? '' : value)
  return [
    token.surface_form,
    token.word_type === 'KNOWN',
    [token.pos, token.pos_detail_1, token.pos_detail_2, token.pos_detail_3].map(field).filter(Boolean).join(),
    field(token.conjugated_type),
    field(token.conjugated_form),
    field(token.basic_form),
    field(token.reading),
    field(token.pronunciation),
  ].join('\t')
}

describe('kuromoji-rules', () => {
  it(`gives every field of npm kuromoji on ${lines.length} lines`, () => {
    expect(new Set(lines).size).toBe(6000)
    const wrong = lines.filter(
      (line) => named['kuromoji-rules'](line).map(row).join('\n') !== judgedTokens(line).map(packageRow).join('\n'),
    )
    expect(wrong).toEqual([])
  }, 60_000)

  it('stands where npm kuromoji says, wherever that is right', () => {
    // Its positions drift behind 、 and 。: within one piece they are 1-based and right.
    const alone = lines.filter((each) => !/[、。]/.test(each)).slice(0, 2000)
    const positions = (line: string) => judgedTokens(line).map((token) => token.word_position - 1)
    const ours = (line: string) => named['kuromoji-rules'](line).map(({ start }) => start)
    expect(alone.filter((line) => ours(line).join() !== positions(line).join())).toEqual([])
  })
})

describe('npm kuromoji 0.1.2 is wrong here, and only the package itself may be', () => {
  const joined = (text: string) =>
    judge
      .tokenize(text)
      .map((token) => token.surface_form)
      .join('')

  it('it loses text behind two characters of two units', () => {
    expect(joined('今日は😀😀です。')).not.toBe('今日は😀😀です。')
    expect(joined('🇯🇵国旗')).not.toBe('🇯🇵国旗')
    for (const name of tokenizerNames) {
      expect(surfaces(named[name], '今日は😀😀です。').slice(-2)).toEqual(['です', '。'])
      expect(surfaces(named[name], '🇯🇵国旗').at(-1)).toBe('国旗')
    }
  })

  it('it throws on half a surrogate pair and on NUL', () => {
    for (const text of ['\ud83dです', '\u0000です']) {
      expect(() => judge.tokenize(text)).toThrow()
      for (const name of tokenizerNames) expect(surfaces(named[name], text).at(-1)).toBe('です')
    }
  })

  it('its positions are wrong behind a piece that ends with a word of several characters', () => {
    const text = '（雨）。明日だ。'
    const at = judge.tokenize(text).find((token) => token.surface_form === '明日')!.word_position - 1
    for (const name of tokenizerNames) expect(named[name](text).find(({ surface }) => surface === '明日')!.start).toBe(4)
    expect(judge.tokenize('雨(笑)。明日だ。').find((token) => token.surface_form === '明日')!.word_position - 1).not.toBe(6)
    expect(at).toBe(4)
  })

  it('its cut at 、 makes a conjunction of a particle, which MeCab does not', () => {
    const text = '「行く」、が答えだ。'
    const kind = (name: TokenizerName) => named[name](text).find(({ surface }) => surface === 'が')!.entry.pos
    expect(kind('kuromoji-rules')).toMatch(/^接続詞/)
    expect(kind('mecab')).toMatch(/^助詞/)
  })

  it('it takes what char.def does not name for white space, MeCab for a mark', () => {
    const kind = (name: TokenizerName) => named[name]('\ufeffです')[0]!.entry.pos
    expect([kind('kuromoji-rules'), kind('mecab')]).toEqual(['記号,空白', '記号,一般'])
  })
})

const mecabFolder = ['/var/lib/mecab/dic/ipadic-utf8', '/usr/lib/x86_64-linux-gnu/mecab/dic/ipadic-utf8'].find((path) => existsSync(path))

describe('mecab', () => {
  it.skipIf(!mecabFolder)('cuts and tags as native mecab on 99.9 % of the lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kawaraban-mecab-'))
    const path = join(folder, 'lines.txt')
    writeFileSync(path, `${lines.join('\n')}\n`)
    const output = execFileSync('mecab', ['-d', mecabFolder!, '-b', '1000000', path], { maxBuffer: 1e9, encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    const theirs = output.split('EOS\n').map((each) =>
      each
        .trimEnd()
        .split('\n')
        .map((line) => {
          const [surface = '', features = ''] = line.split('\t')
          const fields = features.split(',').map((field) => (field === '*' ? '' : field))
          return [surface, fields.slice(0, 4).filter(Boolean).join(), fields[4], fields[5]].join('\t')
        })
        .join('\n'),
    )
    const ours = lines.map((line) =>
      named
        .mecab(line)
        .map(({ surface, entry }) => [surface, entry.pos, entry.conjugatedType, entry.conjugatedForm].join('\t'))
        .join('\n'),
    )
    const wrong = ours.flatMap((each, at) => (each === theirs[at] ? [] : [{ ours: each, theirs: theirs[at] }]))
    // Debian's dictionary has 令和, which the package's does not.
    const known = wrong.filter(({ theirs: other }) => !other?.includes('令和'))
    expect(known.slice(0, 5)).toEqual(known.length > lines.length / 1000 ? [] : known.slice(0, 5))
    expect(wrong.length).toBeLessThan(lines.length / 100)
  })

  it('skips white space and never cuts at 、 for its own sake', () => {
    expect(surfaces(named.mecab, ' 今日は\t雨。\n ')).toEqual(['今日', 'は', '雨', '。'])
    expect(named.mecab('   ')).toEqual([])
    expect(named.mecab('')).toEqual([])
  })

  it('offers unknown words by LENGTH and by GROUP, up to 24 characters behind the first', () => {
    expect(surfaces(named.mecab, 'ヌヌヌギギギが')).toEqual(['ヌヌヌギギギ', 'が'])
    expect(surfaces(named.mecab, `${'ヌ'.repeat(40)}が`).length).toBeGreaterThan(2)
  })
})

describe('user words', () => {
  const person = { surface: '習近平', pos: '名詞,固有名詞,人名,一般', reading: 'シュウキンペイ', cost: 4000 }

  it('are found where the dictionary knows no better', async () => {
    const tokenize = await openTokenizer('mecab', [person])
    expect(surfaces(named.mecab, '習近平国家主席')).not.toContain('習近平')
    expect(tokenize('習近平国家主席')[0]).toMatchObject({
      surface: '習近平',
      start: 0,
      end: 3,
      entry: { known: true, reading: 'シュウキンペイ' },
    })
    expect(surfaces(tokenize, '習近')).toEqual(surfaces(named.mecab, '習近'))
  })

  it('lose against the dictionary when they cost too much', async () => {
    const dear = await openTokenizer('mecab', [{ surface: '日に', pos: '名詞,一般', reading: '', cost: 30_000 }])
    expect(surfaces(dear, '十日に発表')).toEqual(surfaces(named.mecab, '十日に発表'))
  })

  it('of one letter and of two are both found, whatever else begins with them', async () => {
    const noun = (surface: string, cost: number) => ({ surface, pos: '名詞,一般', reading: '', cost })
    expect(surfaces(await openTokenizer('mecab', [noun('鵺', -9000), noun('鵺鸞', 9000)]), '鵺鸞')[0]).toBe('鵺')
    expect(surfaces(await openTokenizer('mecab', [noun('鵺', 9000), noun('鵺鸞', -9000)]), '鵺鸞')).toEqual(['鵺鸞'])
  })

  it('need a class of the dictionary', async () => {
    await expect(openTokenizer('mecab', [{ ...person, pos: '名詞,人' }])).rejects.toThrow('名詞,人')
    await expect(openTokenizer('mecab', [{ ...person, surface: '' }])).rejects.toThrow()
  })

  it('change nothing else', async () => {
    const tokenize = await openTokenizer('mecab', [person])
    const others = lines.slice(0, 1000).filter((line) => !line.includes('習近平'))
    expect(others.filter((line) => JSON.stringify(tokenize(line)) !== JSON.stringify(named.mecab(line)))).toEqual([])
  })
})

describe('for any string', () => {
  const pieces = [
    ...['今日は', '会社が', '。', '、', '１２', '3.5', 'サーバー', '　', ' ', '\n', '\r\n', '\t', '\u000b', '\u00d0', '\u00a0'],
    ...[
      '😀',
      '😀😀',
      '🇯🇵',
      '👨‍👩‍👧',
      '👍🏽',
      '𠮷',
      '葛󠄀',
      '\ud83d',
      '\ude00',
      '\ud800\ud800',
      '\u0000',
      '\ufeff',
      '\ufe0f',
      '\u200d',
      '\uffff',
    ],
    ...[
      'ｶﾞ',
      'ﾊﾟ',
      'ﾞ',
      'e\u0301',
      'か\u3099',
      '\u3099',
      'ー',
      '々',
      '龘',
      '한국',
      'العربية',
      'Ω',
      'ж',
      '①',
      '㌔',
      '㈱',
      '〓',
      '(',
      '(笑)',
      '...',
    ],
  ]
  const text = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.uint16Array({ maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  )

  it.each(tokenizerNames)(
    '%s: surfaces and skipped white space are the text, spans are right',
    (name) => {
      fc.assert(
        fc.property(text, (ja) => covers(ja, named[name](ja))),
        { numRuns: name === 'kuromoji' ? 200 : 1200 },
      )
    },
    60_000,
  )

  it.each(['mecab', 'kuromoji-rules'] as const)(
    '%s: a hundred thousand characters without a full stop are one pass',
    (name) => {
      for (const unit of ['ー', '彼', '彼の', '😀', 'A', '本を読む', '\ud800', 'ヌ゛', 'ｶﾞ', ' ']) {
        const ja = unit.repeat(Math.ceil((name === 'mecab' ? 25_000 : 10_000) / unit.length))
        covers(ja, named[name](ja))
      }
      const plums = 'すもももももももものうち'.repeat(9_000)
      covers(plums, named[name](plums))
    },
    60_000,
  )

  it('a long line is cut like its sentences', () => {
    const sentences = lines.filter((line) => line.endsWith('。') && !line.includes(' ')).slice(0, 1500)
    const whole = surfaces(named['kuromoji-rules'], sentences.join(''))
    expect(whole).toEqual(sentences.flatMap((line) => surfaces(named['kuromoji-rules'], line)))
  })
})

describe('the guard of the package', () => {
  it('puts back what is dropped, as unknown words', () => {
    const losing = guarded((piece) => [{ word_type: 'KNOWN', surface_form: piece.slice(2, 3), pos: 'x' }])
    expect(losing('あいうえお').map(({ surface, entry }) => [surface, entry.known])).toEqual([
      ['あい', false],
      ['う', true],
      ['えお', false],
    ])
  })

  it('survives a tokenizer that returns nothing or something else', () => {
    expect(
      surfaces(
        guarded(() => []),
        'あい',
      ),
    ).toEqual(['あい'])
    expect(
      surfaces(
        guarded(() => [{ word_type: 'KNOWN', surface_form: 'ん' }]),
        'あい',
      ),
    ).toEqual(['あい'])
  })
})

function surfaces(tokenize: Tokenize, text: string): string[] {
  return tokenize(text).map(({ surface }) => surface)
}

function covers(text: string, words: readonly Morpheme[]) {
  let at = 0
  const fault = words.find((word) => {
    const wrong =
      word.start < at ||
      word.end <= word.start ||
      word.surface !== text.slice(word.start, word.end) ||
      !/^[ \t\n\v\u00d0]*$/.test(text.slice(at, word.start))
    at = word.end
    return wrong
  })
  expect(fault).toBeUndefined()
  expect(text.slice(at)).toMatch(/^[ \t\n\v\u00d0]*$/)
}
