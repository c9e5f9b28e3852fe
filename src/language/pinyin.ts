import { createRequire } from 'node:module'

type Pinyin = typeof import('pinyin-pro')['pinyin']

/** Pinyin syllables without tone marks, one for each character (the character itself when it has none): 重慶 → chong, qing. `name`: the first character is a surname. */
export type Syllables = (han: string, name?: boolean) => string[]

/** Makes the reader of Chinese; its table is loaded with the first word. */
export function makeSyllables(): Syllables {
  let pinyin: Pinyin | undefined
  return (han, name = false) => {
    pinyin ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: Pinyin }).pinyin
    const made = pinyin(han, { toneType: 'none', type: 'array', surname: name ? 'head' : 'off' })
    return made.map((syllable) => syllable.replaceAll('ü', 'u'))
  }
}
