import { createRequire } from 'node:module'
import type { Entry, Morpheme, Tokenize } from '../document.ts'
import { dictionaryFolder } from './dictionary.ts'

/** What the npm package gives back, as far as we read it. */
export interface PackageToken {
  readonly word_type: string
  readonly surface_form: string
  readonly pos?: string
  readonly pos_detail_1?: string
  readonly pos_detail_2?: string
  readonly pos_detail_3?: string
  readonly conjugated_type?: string
  readonly conjugated_form?: string
  readonly basic_form?: string
  readonly reading?: string
  readonly pronunciation?: string
}

interface PackageTokenizer {
  tokenizeForSentence(sentence: string): PackageToken[]
  readonly viterbi_builder: { trie: { commonPrefixSearch(key: string): unknown } }
}

interface Package {
  builder(options: { dicPath: string }): { build(done: (error: Error | null, tokenizer: PackageTokenizer) => void): void }
}

/** Longer than the longest dictionary word; bounds the re-encoding of the rest of the sentence at every character. */
const longestWord = 40
const longestPiece = 300
/** The package loses text behind characters of two units and throws on lone halves and NUL. */
const unsafe = /[\ud800-\udfff\u0000]/g
const placeholder = '\u3013'

/** Loads the npm package itself (half a second, 380 MB): the fallback, and the judge of our own search. */
export async function openPackage(): Promise<Tokenize> {
  const kuromoji = createRequire(import.meta.url)('kuromoji') as Package
  const tokenizer = await new Promise<PackageTokenizer>((resolve, reject) =>
    kuromoji.builder({ dicPath: dictionaryFolder() }).build((error, made) => (error ? reject(error) : resolve(made))),
  )
  const trie = tokenizer.viterbi_builder.trie
  tokenizer.viterbi_builder.trie = { commonPrefixSearch: (key) => trie.commonPrefixSearch(key.slice(0, longestWord)) }
  return guarded((sentence) => tokenizer.tokenizeForSentence(sentence))
}

/** The guard around a tokenizer that may lose text: puts every character back, as an unknown word if need be. */
export function guarded(analyze: (piece: string) => readonly PackageToken[]): Tokenize {
  const entries = new Map<string, Entry>()
  return (text) => {
    const safe = text.replace(unsafe, placeholder)
    const made: Morpheme[] = []
    const push = (start: number, end: number, token?: PackageToken) =>
      made.push({ start, end, surface: text.slice(start, end), entry: entryOf(token, entries) })
    for (const [from, to] of pieces(safe)) {
      const piece = safe.slice(from, to)
      let at = 0
      for (const token of analyze(piece)) {
        const found = piece.startsWith(token.surface_form, at) ? at : piece.indexOf(token.surface_form, at)
        if (found < 0 || token.surface_form === '') continue
        if (found > at) push(from + at, from + found)
        at = found + token.surface_form.length
        push(from + found, from + at, token)
      }
      if (at < piece.length) push(from + at, to)
    }
    return made
  }
}

/** Pieces end after a full stop; a run longer than 300 is cut where the script changes, or at 300 if it never does. */
function* pieces(text: string): Generator<readonly [number, number]> {
  let from = 0
  let change = 0
  for (let at = 0; at < text.length; at += 1) {
    if (at > from && script(text.charCodeAt(at)) !== script(text.charCodeAt(at - 1))) change = at
    if (at - from >= longestPiece) {
      const to = change > from ? change : at
      yield [from, to]
      from = to
    }
    if (text[at] === '\u3002') {
      yield [from, at + 1]
      from = at + 1
    }
  }
  if (from < text.length) yield [from, text.length]
}

function script(code: number): number {
  if (code < 0x3001) return 0
  if (code < 0x3041) return 1
  if (code < 0x30a0) return 2
  if (code < 0x3100) return 3
  return code < 0xa000 ? 4 : 5
}

function entryOf(token: PackageToken | undefined, entries: Map<string, Entry>): Entry {
  const made: Entry = {
    known: token?.word_type === 'KNOWN',
    pos: [token?.pos, token?.pos_detail_1, token?.pos_detail_2, token?.pos_detail_3].map(starless).filter(Boolean).join(),
    conjugatedType: starless(token?.conjugated_type),
    conjugatedForm: starless(token?.conjugated_form),
    basicForm: starless(token?.basic_form),
    reading: starless(token?.reading),
    pronunciation: starless(token?.pronunciation),
  }
  const key = Object.values(made).join('\t')
  const kept = entries.get(key)
  if (!kept) entries.set(key, made)
  return kept ?? made
}

function starless(field: string | undefined): string {
  return field === undefined || field === '*' ? '' : field
}
