/** One morpheme as the dictionary has it; `start`/`end` are UTF-16 offsets into the text given. */
export interface RawToken {
  readonly surface: string
  readonly start: number
  readonly end: number
  /** The dictionary's classes joined by commas, without `*`. */
  readonly pos: string
  readonly conjugatedType: string
  readonly conjugatedForm: string
  readonly basicForm: string
  readonly reading: string
  readonly known: boolean
}

/** Cuts a text into morphemes. Surfaces and the skipped white space together are the text, for every string. */
export type Tokenize = (text: string) => RawToken[]

/** What the npm package gives back, as far as we read it. */
export interface KuromojiToken {
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
}

interface PrefixSearch {
  commonPrefixSearch(key: string): unknown
}

interface KuromojiTokenizer {
  tokenizeForSentence(sentence: string): KuromojiToken[]
  readonly viterbi_builder: { trie: PrefixSearch }
}

interface KuromojiModule {
  builder(options: { dicPath: string }): { build(done: (error: Error | null, tokenizer: KuromojiTokenizer) => void): void }
}

/** Longer than the longest dictionary word; bounds the re-encoding of the rest of the sentence at every character. */
const longestWord = 40
const longestPiece = 300

const symbolPlaceholder = '\u3013'
/** A letter of Han script that the dictionary does not hold. */
const hanPlaceholder = '\u9f98'
const placeholder = /[\u3013\u9f98]/

/** Variation selectors, joiners and the like: they belong to the letter before them. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u
const control = /[\u0000-\u001f\u007f-\u009f]/
/** Half-width marks are unknown to the dictionary and would run together with their neighbours: `)、`. */
const asciiMark = /^[!(),:;?[\]{}%]$/
const nonSpace = /\S+/g
const halfKana = /[\uff66-\uff9d]/

/** Loads the dictionary (half a second, 100 MB) and gives the tokenizer over it. Load once and hand it on. */
export async function loadKuromoji(): Promise<Tokenize> {
  const { createRequire } = await import('node:module')
  const { dirname, join } = await import('node:path')
  const require = createRequire(import.meta.url)
  const kuromoji = require('kuromoji') as KuromojiModule
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict')
  const tokenizer = await new Promise<KuromojiTokenizer>((resolve, reject) =>
    kuromoji.builder({ dicPath }).build((error, made) => (error ? reject(error) : resolve(made))),
  )
  const trie = tokenizer.viterbi_builder.trie
  tokenizer.viterbi_builder.trie = { commonPrefixSearch: (key) => trie.commonPrefixSearch(key.slice(0, longestWord)) }
  return makeTokenize((sentence) => tokenizer.tokenizeForSentence(sentence))
}

/** The guard around a tokenizer that may lose text: puts every character back, as an unknown word if need be. */
export function makeTokenize(analyze: (piece: string) => readonly KuromojiToken[]): Tokenize {
  return (text) => {
    const tokens: RawToken[] = []
    for (const match of text.matchAll(nonSpace)) {
      const plain = simplify(match[0], match.index)
      for (const [from, to] of cut(plain.text)) place(analyze, plain, from, to, text, tokens)
    }
    return tokens
  }
}

interface Plain {
  readonly text: string
  /** Where each unit of `text` begins in the original; one more entry for the end. */
  readonly starts: readonly number[]
}

/** Each character the tokenizer cannot take becomes one placeholder unit; half-width kana become full-width: ｶﾞｽ → ガス. */
function simplify(run: string, offset: number): Plain {
  const units: string[] = []
  const starts: number[] = []
  let at = offset
  let previous = ''
  for (const character of run) {
    const joined = voiced(previous, character)
    const stands = joined ? '' : standIn(character)
    if (joined) units[units.length - 1] = joined
    if (stands) {
      units.push(stands)
      starts.push(at)
    }
    previous = character
    at += character.length
  }
  if (!units.length) return { text: symbolPlaceholder, starts: [offset, at] }
  starts[0] = offset
  starts.push(at)
  return { text: units.join(''), starts }
}

/** A half-width letter and the voicing mark behind it as one full-width letter, '' if they do not make one. */
function voiced(letter: string, mark: string): string {
  if ((mark !== '\uff9e' && mark !== '\uff9f') || !halfKana.test(letter)) return ''
  const joined = `${letter}${mark}`.normalize('NFKC')
  return joined.length === 1 ? joined : ''
}

function standIn(character: string): string {
  if (character >= '\u3001' && character <= '\u9fff') return character
  if (asciiMark.test(character)) return String.fromCharCode(character.charCodeAt(0) + 0xfee0)
  if (ignorable.test(character)) return ''
  const code = character.codePointAt(0)!
  if (code > 0xffff) return /\p{Script=Han}/u.test(character) ? hanPlaceholder : symbolPlaceholder
  if ((code >= 0xd800 && code <= 0xdfff) || control.test(character)) return symbolPlaceholder
  if (code >= 0xff61 && code <= 0xff9f) return character.normalize('NFKC')
  return character
}

/** Pieces end after a full stop; a run longer than 300 is cut where the script changes, or at 300 if it never does. */
function* cut(text: string): Generator<readonly [number, number]> {
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

function place(
  analyze: (piece: string) => readonly KuromojiToken[],
  plain: Plain,
  from: number,
  to: number,
  source: string,
  into: RawToken[],
) {
  const piece = plain.text.slice(from, to)
  let at = 0
  for (const token of analyze(piece)) {
    const found = piece.startsWith(token.surface_form, at) ? at : piece.indexOf(token.surface_form, at)
    if (found < 0) continue
    if (found > at) into.push(unknown(source, plain.starts[from + at]!, plain.starts[from + found]!))
    at = found + token.surface_form.length
    into.push(raw(token, source, plain.starts[from + found]!, plain.starts[from + at]!))
  }
  if (at < piece.length) into.push(unknown(source, plain.starts[from + at]!, plain.starts[to]!))
}

function raw(token: KuromojiToken, source: string, start: number, end: number): RawToken {
  const surface = source.slice(start, end)
  const known = token.word_type === 'KNOWN'
  const written = surface.length === token.surface_form.length ? surface : token.surface_form
  const basic = starless(token.basic_form)
  return {
    surface,
    start,
    end,
    pos: [token.pos, token.pos_detail_1, token.pos_detail_2, token.pos_detail_3].map(starless).filter(Boolean).join(),
    conjugatedType: starless(token.conjugated_type),
    conjugatedForm: starless(token.conjugated_form),
    basicForm: placeholder.test(token.surface_form) ? surface : basic || written,
    reading: starless(token.reading),
    known,
  }
}

function unknown(source: string, start: number, end: number): RawToken {
  const surface = source.slice(start, end)
  return { surface, start, end, pos: '', conjugatedType: '', conjugatedForm: '', basicForm: surface, reading: '', known: false }
}

function starless(field: string | undefined): string {
  return field === undefined || field === '*' ? '' : field
}
