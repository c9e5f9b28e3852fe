import { describe, expect, test } from 'vitest'
import type { Encoding } from '../src/document.ts'
import { ReadError } from '../src/read/index.ts'
import { language } from './opened.ts'
import { syncReader } from './sync-reader.ts'

const read = syncReader(language)

/** The platform only decodes these encodings; the table back is made by decoding every pair of bytes. */
function encoder(encoding: 'shift_jis' | 'euc-jp') {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let lead = 0x80; lead < 0x100; lead++)
    for (let trail = 0; trail < 0x100; trail++) {
      try {
        const [character, more] = Array.from(decoder.decode(Uint8Array.of(lead, trail)))
        if (character && more === undefined && !table.has(character)) table.set(character, [lead, trail])
      } catch {}
    }
  if (encoding === 'shift_jis') for (let one = 0xa1; one < 0xe0; one++) table.set(decoder.decode(Uint8Array.of(one)), [one])
  return (text: string) =>
    Uint8Array.from(
      Array.from(text).flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : (table.get(character) ?? [0x3f]))),
    )
}

const sjis = encoder('shift_jis')
const euc = encoder('euc-jp')
const text = '港の船が出る\r\n\r\n船は①番の岸から出た。①と髙橋は見送った。\r\nカタカナも漢字も読める。'

function utf16(big: boolean): Uint8Array {
  const all = `\ufeff${text}`
  return Uint8Array.from(
    Array.from({ length: all.length }, (_, at) => [all.charCodeAt(at) >> 8, all.charCodeAt(at) & 255]).flatMap(([high, low]) =>
      big ? [high!, low!] : [low!, high!],
    ),
  )
}

/** EUC-JP with the high bits off is what stands between ESC $ B and ESC ( B. */
const mail = Uint8Array.from([0x1b, 0x24, 0x42, ...euc('船が出た。').map((byte) => byte & 0x7f), 0x1b, 0x28, 0x42])

describe('encodings', () => {
  const cases: [string, Uint8Array, Encoding, boolean][] = [
    ['UTF-8', new TextEncoder().encode(text), 'utf-8', false],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`), 'utf-8', false],
    ['Shift_JIS', sjis(text), 'shift_jis', true],
    ['EUC-JP', euc(text), 'euc-jp', true],
    ['UTF-16 LE', utf16(false), 'utf-16le', false],
    ['UTF-16 BE', utf16(true), 'utf-16be', false],
    ['UTF-16 LE without a mark', utf16(false).subarray(2), 'utf-16le', true],
  ]
  for (const [name, bytes, encoding, guessed] of cases)
    test(name, () => {
      const article = read({ path: 'a.txt', bytes })
      expect(article.encoding).toBe(encoding)
      expect(article.metadata.title).toBe('港の船が出る')
      expect(article.sentences.map(({ ja }) => ja).slice(1)).toEqual([
        '船は①番の岸から出た。',
        '①と髙橋は見送った。',
        'カタカナも漢字も読める。',
      ])
      expect(article.notes.map(({ code }) => code)).toEqual(guessed ? ['encoding-guessed'] : [])
    })

  test('ISO-2022-JP', () => {
    const article = read({ path: 'a.txt', bytes: mail })
    expect([article.encoding, article.text]).toEqual(['iso-2022-jp', '船が出た。'])
  })

  test('a declared charset is no guess', () => {
    const page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=x-sjis"><title>港の船</title><body><p>船が出た。'
    const article = read({ path: 'a.html', bytes: sjis(page) })
    expect([article.encoding, article.metadata.title, article.notes]).toEqual(['shift_jis', '港の船', []])
    expect(read({ path: 'a.html', bytes: euc(page.replace('x-sjis', 'euc-jp')) }).notes).toEqual([])
    expect(read({ path: 'a.md', bytes: euc('---\ntitle: 港の船\ncharset: euc-jp\n---\n船が出た。') }).notes).toEqual([])
  })

  test('a wrong declaration does not spoil the text', () => {
    const page = '<meta charset="shift_jis"><title>港の船</title><p>船が出た。'
    expect(read({ path: 'a.html', bytes: new TextEncoder().encode(page) }).encoding).toBe('utf-8')
    expect(read({ path: 'a.html', bytes: euc('<meta charset="utf-8"><h1>港の船</h1><p>船が出た。') }).encoding).toBe('euc-jp')
    expect(read({ path: 'a.html', bytes: sjis('<meta charset="no-such-thing"><h1>港の船</h1>') }).encoding).toBe('shift_jis')
  })

  test('the caller decides when asked', () => {
    expect(read({ path: 'a.txt', bytes: sjis(text) }, { encoding: 'shift_jis' }).notes).toEqual([])
    expect(() => read({ path: 'a.txt', bytes: sjis(text) }, { encoding: 'utf-8' })).toThrow(ReadError)
  })

  test('long articles in half a dozen words of kana are told apart', () => {
    const long = 'このところ物価が上がり、家計は苦しい。政府は対策を急ぐという。'.repeat(200)
    expect(read({ path: 'a.txt', bytes: sjis(long) }).encoding).toBe('shift_jis')
    expect(read({ path: 'a.txt', bytes: euc(long) }).encoding).toBe('euc-jp')
  })
})
