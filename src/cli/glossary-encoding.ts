import { plausibility } from '../read/decode.ts'

/** Encodings that glossaries of Japanese offices and old tools come in, by the names they are declared under. */
const readable: readonly string[] = ['utf-8', 'shift_jis', 'euc-jp', 'utf-16le', 'utf-16be', 'iso-2022-jp']
const headLength = 1024

/**
 * Bytes → text: byte order mark, then what the file declares (`<?xml encoding="Shift_JIS"?>`, `# -*- coding: euc-jp -*-`), then UTF-8 when it is that, then the
 * likeliest of UTF-16, Shift_JIS and EUC-JP. Undefined for what is none of these.
 */
export function decodeGlossary(bytes: Uint8Array): string | undefined {
  const marked = markOf(bytes)
  if (marked) return decoded(bytes, marked)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength)).toString('latin1')
  const declared = declaredIn(head)
  const told = declared && declared !== 'utf-8' && !declared.startsWith('utf-16') ? decoded(bytes, declared) : undefined
  const utf8 = decoded(bytes, 'utf-8')
  // A file saved again in another encoding often keeps its old declaration.
  if (told !== undefined && (utf8 === undefined || plausibility(told) >= plausibility(utf8))) return told
  const wide = (head.match(/\0/g)?.length ?? 0) > head.length / 20
  if (utf8 !== undefined && !wide) return utf8
  return likeliest(bytes, wide ? ['utf-16le', 'utf-16be'] : ['shift_jis', 'euc-jp'])
}

function markOf([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined
}

function declaredIn(head: string): string | undefined {
  const label =
    /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ?? /^#.{0,200}?-\*-\s*coding:\s*([\w-]+)/i.exec(head)?.[1]
  if (!label) return undefined
  try {
    const name = new TextDecoder(label).encoding
    return readable.includes(name) ? name : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function likeliest(bytes: Uint8Array, encodings: readonly string[]): string | undefined {
  const texts = encodings.flatMap((encoding) => decoded(bytes, encoding) ?? [])
  const scored = texts.map((text) => ({ text, score: plausibility(text) })).filter(({ score }) => score > 0)
  return scored.sort((a, b) => b.score - a.score)[0]?.text
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
