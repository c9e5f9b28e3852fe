/** What kind of character this is, as far as the edges of a term care. */
export const Script = { other: 0, han: 1, hiragana: 2, katakana: 3, latin: 4, space: 5 } as const
export type Script = (typeof Script)[keyof typeof Script]

/** Class of a code point: U+91D1 → han, U+30FC (long vowel) → katakana, letters and digits of every other script → latin. */
export function scriptOf(code: number): Script {
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)) return Script.latin
    return code === 0x20 || (code >= 0x09 && code <= 0x0d) ? Script.space : Script.other
  }
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3005 || code === 0x3007) return Script.han
  if (code >= 0x3041 && code <= 0x309f) return Script.hiragana
  if ((code >= 0x30a1 && code <= 0x30fa) || (code >= 0x30fc && code <= 0x30ff)) return Script.katakana
  if ((code >= 0xff66 && code <= 0xff9f) || (code >= 0x31f0 && code <= 0x31ff)) return Script.katakana
  if ((code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff)) return Script.han
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029) return Script.space
  if (code < 0xc0 || (code >= 0x2010 && code <= 0x2bff) || (code >= 0x3001 && code <= 0x303f)) return Script.other
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code)) ? Script.latin : Script.other
}

/** Class of the character that starts at `at`. */
export function scriptAt(text: string, at: number): Script {
  return at < text.length && at >= 0 ? scriptOf(text.codePointAt(at)!) : Script.other
}

/** Class of the character that ends before `at`. */
export function scriptBefore(text: string, at: number): Script {
  if (at <= 0 || at > text.length) return Script.other
  const low = text.charCodeAt(at - 1)
  const paired = low >= 0xdc00 && low <= 0xdfff && at >= 2 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800
  return scriptOf(paired ? text.codePointAt(at - 2)! : low)
}
