import type { AnalyzedSentence, Entity, Span, Term, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type Folded, makeFold } from './fold.ts'
import { type Form, formsOfAll, packTerms, statusRank } from './forms.ts'
import { Script, scriptAt, scriptBefore } from './script.ts'
import { openTrie } from './trie.ts'

export type Matcher = (sentence: AnalyzedSentence) => Entity[]

const kindRank = { ja: 0, alias: 1, english: 2 } as const

const longestAcronym = 4

/**
 * Makes the finder of glossary terms in a sentence: longest match, left to right, on the text and not on the tokens.
 * 寧徳時代とトヨタは → 寧徳時代 (CATL), トヨタ (Toyota). 京都 is never found in 東京都, アップル never in アップルパイ.
 * Entities are ascending and do not overlap; spans point into `Article.text`. Rows with status `forbidden` or `deprecated` are not used.
 * `packed` is what `packTerms` once made of the same terms and language.
 */
export function makeMatcher(terms: readonly Term[], language: Language, packed = packTerms(terms, language)): Matcher {
  const fold = makeFold(language)
  const forms = formsOfAll(terms)
  const trie = openTrie(packed)

  return (sentence) => {
    const text = sentence.ja
    const folded = fold(text)
    const edges = edgesOf(sentence)
    const taken = [
      ...links(text),
      ...sentence.quantities.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start })),
    ]
    const blocked = coverage(taken, text.length)
    const found: Entity[] = []
    let at = 0
    while (at < folded.units.length) {
      const match = longestAt(at)
      if (match) found.push(entity(sentence, match.start, match.end, match.forms))
      at = match ? match.next : at + 1
    }
    return found

    function longestAt(from: number) {
      if (!folded.opens[from]) return undefined
      const start = folded.starts[from]!
      if (!mayStart(text, start, edges)) return undefined
      const ends = walk(folded, from)
      for (let index = ends.length - 1; index >= 0; index--) {
        const { last, node } = ends[index]!
        const end = folded.ends[last]!
        if (!mayEnd(text, end, edges) || isBlocked(blocked, start, end)) continue
        const fitting = trie
          .values(node)
          .map((value) => forms[value]!)
          .filter((form) => fits(form, text, start, end, edges))
        if (fitting.length) return { start, end, next: last + 1, forms: fitting }
      }
      return undefined
    }
  }

  function walk({ units, closes }: Folded, from: number): { last: number; node: number }[] {
    const ends: { last: number; node: number }[] = []
    let node = 0
    for (let at = from; at < units.length; at++) {
      node = trie.step(node, units[at]!)
      if (node === -1) break
      if (closes[at] && trie.ends(node)) ends.push({ last: at, node })
    }
    return ends
  }
}

/** Spelling of a term in two parts: 日本銀行 → `{ en: 'Bank of Japan', the: true }` when the row says `the Bank of Japan` or its note says `the`. */
export function articleOf(term: Term): { en: string; the: boolean } {
  const written = /^the\s+/.exec(term.en)
  const noted = term.note.split(/[;,|\u3001]/).some((part) => part.trim().toLowerCase() === 'the')
  return { en: written ? term.en.slice(written[0].length) : term.en, the: written !== null || noted }
}

function entity(sentence: AnalyzedSentence, from: number, to: number, forms: readonly Form[]): Entity {
  const ja = sentence.ja.slice(from, to)
  const rank = ({ term, written, kind }: Form) => (written === ja ? 0 : 100) + kindRank[kind] * 10 + statusRank[term.status]
  const best = forms.reduce((kept, form) => (rank(form) < rank(kept) ? form : kept))
  const { en, the } = articleOf(best.term)
  const siblings = forms.filter((form) => form.term !== best.term && form.kind !== 'english').map(({ term }) => term)
  return {
    start: sentence.start + from,
    end: sentence.start + to,
    ja,
    en: best.kind === 'english' ? best.written : en,
    type: best.term.type,
    source: 'glossary',
    accept: [...new Set([best.term, ...siblings].flatMap((term) => [articleOf(term).en, ...term.aliasesEn]))],
    // the EU, the IMF, but NATO: what is said letter by letter
    the: the && (best.kind !== 'english' || /^[A-Z]{2,3}$/.test(best.written)),
    term: best.term,
  }
}

/** Where words begin and end, by offset into the sentence. */
interface Edges {
  readonly starts: Uint8Array
  readonly ends: Uint8Array
  /** Known words longer than one character that cover an offset strictly inside: index of the token + 1, 0 for none. */
  readonly inside: Uint32Array
  readonly tokens: readonly Token[]
}

function edgesOf({ tokens, ja, start }: AnalyzedSentence): Edges {
  const starts = new Uint8Array(ja.length + 1)
  const ends = new Uint8Array(ja.length + 1)
  const inside = new Uint32Array(ja.length + 1)
  tokens.forEach((token, index) => {
    starts[token.start - start] = 1
    ends[token.end - start] = 1
    for (let at = token.start - start + 1; at < token.end - start; at++) inside[at] = index + 1
  })
  return { starts, ends, inside, tokens }
}

/** A word of Latin letters or katakana is the whole run; a word of kanji or hiragana begins where a token does, or where the script changes. */
function mayStart(text: string, at: number, edges: Edges): boolean {
  const script = scriptAt(text, at)
  const before = scriptBefore(text, at)
  if (script === Script.latin || script === Script.katakana) return before !== script
  if (script === Script.han || script === Script.hiragana)
    return edges.starts[at] === 1 || isForeign(before) || inUnknown(edges, at) || edges.tokens.length === 0
  return true
}

function mayEnd(text: string, at: number, edges: Edges): boolean {
  const script = scriptBefore(text, at)
  const after = scriptAt(text, at)
  if (script === Script.latin || script === Script.katakana) return after !== script
  if (script === Script.han || script === Script.hiragana)
    return edges.ends[at] === 1 || isForeign(after) || inUnknown(edges, at) || edges.tokens.length === 0
  return true
}

function fits({ term, written, kind }: Form, text: string, start: number, end: number, edges: Edges): boolean {
  const matched = text.slice(start, end)
  const letters = [...matched].length
  // A single kanji stands for a country or a common noun only when it is a word of its own.
  if (letters === 1 && (edges.starts[start] !== 1 || edges.ends[end] !== 1)) return edges.tokens.length === 0
  // The tokenizer's guess about a word it does not know may be a character off; a short term does not outweigh it.
  if (letters < 3 && (inUnknown(edges, start) || inUnknown(edges, end))) return false
  // IT is not "it".
  const acronym = written.length <= longestAcronym && /^\p{Lu}+$/u.test(written)
  if (acronym && !/\p{Lu}/u.test(matched.normalize('NFKC'))) return false
  // English words in running English are no mention of a plain term.
  if (kind === 'english' && matched.normalize('NFKC') !== written && !/\p{Lu}/u.test(matched.normalize('NFKC'))) return false
  const named = term.type !== 'OTHER' && term.type !== 'LOC'
  return named || !insideKnownWord(edges, start, end)
}

/** アジア inside the dictionary word 東南アジア; a company may stand inside one (トヨタ in トヨタ自動車), a place or plain term may not. */
function insideKnownWord({ inside, tokens }: Edges, start: number, end: number): boolean {
  const token = tokens[(inside[start] || inside[end] || 0) - 1]
  return token?.known ?? false
}

function inUnknown({ inside, tokens }: Edges, at: number): boolean {
  const token = tokens[(inside[at] ?? 0) - 1]
  return token !== undefined && !token.known
}

function isForeign(script: Script): boolean {
  return script !== Script.han && script !== Script.hiragana
}

/** Web and mail addresses, in which nothing is a name. */
function links(text: string): Span[] {
  const pattern = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[\w.%+-]{1,64}@[\w.-]{1,255}/g
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** For every offset, the last span that covers it, so that overlaps are seen in one look. */
function coverage(spans: readonly Span[], length: number): readonly (Span | undefined)[] {
  const covered: (Span | undefined)[] = new Array(length).fill(undefined)
  for (const span of spans) for (let at = Math.max(0, span.start); at < Math.min(length, span.end); at++) covered[at] = span
  return covered
}

/** A term may be or contain a number expression (5G, 103万円の壁) but never lie in one or cut one. */
function isBlocked(covered: readonly (Span | undefined)[], start: number, end: number): boolean {
  const first = covered[start]
  const last = covered[end - 1]
  const whole = (span: Span | undefined) => span === undefined || (span.start >= start && span.end <= end)
  return !whole(first) || !whole(last)
}
