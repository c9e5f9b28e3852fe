/** Encodings that translation tools and Japanese offices write; what a file declares must be one of them. */
const labels: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['shift_jis', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
])

/**
 * Text of a file of translations: UTF-16 by its mark (Trados writes that), else what the XML declares, else UTF-8, Shift_JIS or EUC-JP, whichever fits.
 * `undefined` when none does.
 */
export function decodeBitext(bytes: Uint8Array): string | undefined {
  const wide = wideEncoding(bytes)
  if (wide) return decoded(bytes, wide)
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const declared = labels.get(/^[\s\u00ef\u00bb\u00bf]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)/.exec(head)?.[1]?.toLowerCase() ?? '')
  const sure = (declared && decoded(bytes, declared)) ?? decoded(bytes, 'utf-8')
  if (sure !== undefined) return sure
  const [shiftJis, eucJp] = [decoded(bytes, 'shift_jis'), decoded(bytes, 'euc-jp')]
  if (shiftJis === undefined || eucJp === undefined) return shiftJis ?? eucJp
  // Kanji of EUC-JP, read as Shift_JIS, are kana of half width.
  return halfWidth(shiftJis) > halfWidth(eucJp) ? eucJp : shiftJis
}

function halfWidth(text: string): number {
  return text.match(/[\uff61-\uff9f]/g)?.length ?? 0
}

/** By the byte order mark, or by the zero beside the first letter. */
function wideEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : undefined
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
