import type { AnalyzedSentence, Avoided, Entity, Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeMorphology } from '../language/morphology.ts'
import { coverage, type Edges, edgesOf, insideKnownWord, inUnknown, isBlocked, links, mayEnd, mayStart, tokenAt } from './edges.ts'
import { makeFold } from './fold.ts'
import { type Form, makeSpellings, packTerms, statusRank } from './forms.ts'
import { makeHeadwords, makeOtherWords } from './other-words.ts'
import { openTrie } from './trie.ts'
import { makeUses, type Use } from './uses.ts'
import { makeDiffer } from './variants.ts'

export type Matcher = (sentence: AnalyzedSentence) => Entity[]

/** What one sentence holds of the glossary: its terms, and the places whose English is told to be another. Both ascending. */
export interface Found {
  readonly entities: Entity[]
  readonly avoided: Avoided[]
}

const kindRank = { ja: 0, stem: 0, alias: 1, english: 2 } as const

const longestAcronym = 4

/** A form that may be meant at a place of the sentence. */
interface Match {
  readonly form: Form
  readonly start: number
  readonly end: number
  /** Place in the folded text behind the match. */
  readonly next: number
  readonly use: Use
}

/**
 * Makes the finder of glossary terms in a sentence: longest match, left to right, on the text and not on the tokens.
 * 寧徳時代とトヨタは → 寧徳時代 (CATL), トヨタ (Toyota). 京都 is never found in 東京都, アップル never in アップルパイ, 廃棄 never in 廃棄物.
 * Verbs and adjectives are found in every form: 切り替える in 切り替えた and 切替え. Entities are ascending and do not overlap; spans point into
 * `Article.text`. Rows with status `proposed`, `forbidden` or `deprecated` are not used. Of files that disagree the earlier wins.
 * `packed` is what `packTerms` once made of the same terms and language.
 */
export function makeMatcher(terms: readonly Term[], language: Language, packed?: readonly Int32Array[]): Matcher {
  const find = makeFinder(terms, language, packed)
  return (sentence) => find(sentence).entities
}

/** As `makeMatcher`, with the places where the English of deprecated and forbidden rows must not be said. */
export function makeFinder(
  terms: readonly Term[],
  language: Language,
  packed: readonly Int32Array[] = packTerms(terms, language),
): (sentence: AnalyzedSentence) => Found {
  const fold = makeFold(language)
  const trie = openTrie(packed)
  const owners = packed[3]!
  const spellings = makeSpellings(language)
  const differ = makeDiffer(language)
  const isOtherWord = makeOtherWords(language)
  const isInHeadword = makeHeadwords(language)
  const { bent, useOf, endsInVerb } = makeUses(language)
  const entity = makeEntity(terms, language)
  const kept = new Map<number, readonly Form[]>()
  const anyAvoided = terms.some(({ status }) => status === 'deprecated' || status === 'forbidden')

  function formAt(value: number): Form {
    const owner = owners[value * 2]!
    let forms = kept.get(owner)
    if (!forms) {
      forms = spellings(terms[owner]!)
      kept.set(owner, forms)
    }
    return forms[owners[value * 2 + 1]!]!
  }

  return (sentence) => {
    const text = sentence.ja
    const { units, starts, ends, opens, closes } = fold(text)
    const edges = edgesOf(sentence)
    const taken = [
      ...links(text),
      ...sentence.quantities.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start })),
    ]
    const covered = coverage(taken, text.length)
    const entities: Entity[] = []
    const told: Match[] = []
    let free = 0
    for (let at = 0; at < units.length; at++) {
      // Inside a mention only rows that tell what not to say are looked for.
      if (at < free && !anyAvoided) continue
      const matches = matchesAt(at)
      if (matches.length === 0) continue
      told.push(...matches.filter(({ form }) => !isLive(form.term)))
      if (at < free) continue
      const live = matches.filter(({ form }) => isLive(form.term))
      const end = live.reduce((longest, match) => Math.max(longest, match.end), 0)
      if (end === 0) continue
      const best = live.filter((match) => match.end === end)
      entities.push(entity(sentence, best))
      while (free < units.length && ends[free]! <= end) free++
      free = Math.max(free, at + 1)
    }
    return { entities, avoided: told.length ? avoidedOf(told, entities, sentence) : [] }

    function matchesAt(from: number): Match[] {
      const found: Match[] = []
      if (!opens[from]) return found
      const start = starts[from]!
      let open: boolean | undefined
      let node = 0
      for (let at = from; at < units.length; at++) {
        node = trie.step(node, units[at]!)
        if (node === -1) break
        if (!closes[at] || !trie.ends(node)) continue
        open ??= mayStart(text, start, edges)
        if (!open) break
        const end = ends[at]!
        for (const value of trie.values(node)) {
          const form = formAt(value)
          const match = form.stem ? bentMatch(form, start, end) : plainMatch(form, start, end)
          if (match && !isBlocked(covered, taken, start, match.end)) found.push({ ...match, next: at + 1 })
        }
      }
      return found
    }

    function bentMatch(form: Form, start: number, end: number): Omit<Match, 'next'> | null {
      const word = bent(form, text, start, end, edges)
      return word && { form, start, ...word }
    }

    function plainMatch(form: Form, start: number, end: number): Omit<Match, 'next'> | null {
      if (!mayEnd(text, end, edges) && !isInHeadword(form.term, text, start, end, edges)) return null
      if (!fits(form, sentence, start, end, edges)) return null
      if (endsInVerb(start, end, edges)) return null
      return { form, start, end, use: useOf(form, start, end, edges) }
    }
  }

  function fits({ term, written, kind }: Form, sentence: AnalyzedSentence, start: number, end: number, edges: Edges): boolean {
    const matched = sentence.ja.slice(start, end)
    if (matched.length === 1 || [...matched].length < 3) {
      const letters = [...matched].length
      // A single kanji stands for a country or a common noun only when it is a word of its own.
      if (letters === 1 && (edges.starts[start] !== 1 || edges.ends[end] !== 1)) return edges.tokens.length === 0
      if (letters === 1 && !isOfItsKind(term, edges, start)) return false
      // The tokenizer's guess about a word it does not know may be a character off; a short term does not outweigh it.
      if (inUnknown(edges, start) || inUnknown(edges, end)) return false
    }
    if (matched !== written) {
      const plain = matched.normalize('NFKC')
      if (plain !== written) {
        // IT is not "it".
        const acronym = written.length <= longestAcronym && /^\p{Lu}+$/u.test(written)
        if (acronym && (written.length < 4 ? plain !== plain.toUpperCase() : !/\p{Lu}/u.test(plain))) return false
        // English words in running English are no mention of a plain term.
        if (kind === 'english' && !/\p{Lu}/u.test(plain)) return false
        if (differ(plain, written)) return false
      }
    }
    // A company may stand inside a dictionary word (トヨタ in トヨタ自動車), a place or plain term may not.
    const named = term.type !== 'OTHER' && term.type !== 'LOC'
    if (!named && insideKnownWord(edges, start, end) && !isInHeadword(term, sentence.ja, start, end, edges)) return false
    return !isOtherWord(term, sentence, start, end, edges)
  }
}

/** Rows with status `forbidden` or `deprecated` only tell what not to say. */
function isLive({ status }: Term): boolean {
  return status === 'preferred' || status === 'admitted'
}

/** 米 is the country where the dictionary takes it for a name, the grain where it does not. */
function isOfItsKind({ type, en }: Term, edges: Edges, start: number): boolean {
  const token = tokenAt(edges, start)
  if (!token?.known) return true
  const proper = token.pos.startsWith('noun.proper')
  if (type === 'LOC') return proper || token.pos.startsWith('prefix')
  return type !== 'OTHER' || /\p{Lu}/u.test(en) || !proper
}

/** The places told of, without those inside a longer mention of another term: 処理水 in 処理水放出, where that has a row of its own. */
function avoidedOf(told: readonly Match[], entities: readonly Entity[], { start: offset, ja }: AnalyzedSentence): Avoided[] {
  const made: Avoided[] = []
  for (const { form, start, end } of told) {
    const inside = entities.some(
      (entity) =>
        entity.start <= offset + start &&
        entity.end >= offset + end &&
        entity.end - entity.start > end - start &&
        entity.term?.ja !== form.term.ja,
    )
    const longer = told.some(
      (other) => other.start <= start && other.end >= end && other.end - other.start > end - start && other.form.term.ja !== form.term.ja,
    )
    if (inside || longer || made.some((one) => one.term === form.term && one.end > offset + start)) continue
    made.push({ start: offset + start, end: offset + end, ja: ja.slice(start, end), term: form.term })
  }
  return made
}

/** Spelling of a term in two parts: 日本銀行 → `{ en: 'Bank of Japan', the: true }` when the row says `the Bank of Japan` or its note says `the`. */
export function articleOf(term: Term): { en: string; the: boolean } {
  const written = term.keep ? null : /^the\s+/.exec(term.en)
  const noted = term.note.split(/[;,|\u3001]/).some((part) => part.trim().toLowerCase() === 'the')
  return { en: written ? term.en.slice(written[0].length) : term.en, the: written !== null || noted }
}

function makeEntity(terms: readonly Term[], language: Language): (sentence: AnalyzedSentence, matches: readonly Match[]) => Entity {
  const morphology = makeMorphology(language)
  const files = new Map<string, number>()
  for (const { file } of terms) if (!files.has(file)) files.set(file, files.size)
  const verbs = new WeakMap<Term, Term>()

  /** A row that does not say so is known for a verb by how it bends. */
  function bending(term: Term, form: Form): Term {
    if (term.pos !== '' || !form.stem) return term
    const known = verbs.get(term)
    if (known) return known
    const made: Term = { ...term, pos: form.stem.kind === 'adjective' || form.stem.kind === 'na' ? 'adjective' : 'verb' }
    verbs.set(term, made)
    return made
  }

  return (sentence, matches) => {
    const { start, end } = matches[0]!
    const ja = sentence.ja.slice(start, end)
    const rank = ({ form: { term, written, kind } }: Match) =>
      (kind === 'english' ? 1_000_000 : 0) +
      (files.get(term.file) ?? 0) * 1000 +
      (written === ja ? 0 : 100) +
      kindRank[kind] * 10 +
      statusRank[term.status]
    const best = matches.reduce((kept, match) => (rank(match) < rank(kept) ? match : kept))
    const { form, use } = best
    const { en, the } = articleOf(form.term)
    const first = files.get(form.term.file) ?? 0
    // What a later file prefers instead does not count; what it admits does.
    const siblings = matches.flatMap(({ form: { term, kind } }) =>
      term !== form.term && kind !== 'english' && (term.status === 'admitted' || (files.get(term.file) ?? 0) === first) ? [term] : [],
    )
    const term = bending(form.term, form)
    const said = form.kind === 'english' ? form.written : use === 'noun' && term.pos === 'verb' ? morphology.gerund(en) : en
    return {
      start: sentence.start + start,
      end: sentence.start + end,
      ja,
      en: said,
      type: term.type,
      source: 'glossary',
      accept: [
        ...new Set([form.term, ...siblings].flatMap((one) => [articleOf(one).en, ...(one.short ? [one.short] : []), ...one.aliasesEn])),
      ],
      // the EU, the IMF, but NATO: what is said letter by letter
      the: the && (form.kind !== 'english' || /^[A-Z]{2,3}$/.test(form.written)),
      term,
      ...(use && { use }),
    }
  }
}
