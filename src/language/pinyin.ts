import { pinyin } from 'pinyin-pro'

/** Pinyin syllables without tone marks, one for each character (the character itself when it has none): 重慶 → chong, qing. `name`: the first character is a surname. */
export function syllables(han: string, name = false): string[] {
  const made = pinyin(han, { toneType: 'none', type: 'array', surname: name ? 'head' : 'off' })
  return made.map((syllable) => syllable.replaceAll('ü', 'u'))
}
