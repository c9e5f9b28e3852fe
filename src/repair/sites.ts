import type { English, Entity, NamedSentence, Note } from '../document.ts'
import type { Grammar } from './grammar.ts'
import { nearForms, partForms } from './near.ts'
import { overlaps, protectedSpans, sameTerm } from './protect.ts'
import {
  avoidedRenderings,
  composedRenderings,
  lexiconRenderings,
  predicateOf,
  type Rendering,
  verbRenderings,
  writtenForms,
} from './renderings.ts'
import { isHeadline, isTitleCase } from './surroundings.ts'
import { type EnglishWords, findNoun, findVerb, indexEnglish, type Match } from './words.ts'

/** How the wrong stretch was found. */
export type How = 'left' | 'avoided' | 'near' | 'piece' | 'lexicon' | 'composed' | 'verb' | 'part' | 'value' | 'doubled'

/** Places to be mended together, with what was looked for there. */
export interface Site {
  readonly how: How
  readonly matches: readonly Match[]
  readonly rendering: Rendering | undefined
}

/** Only so many guesses are tried for one finding. */
const mostSites = 8
/** So many letters before and behind a term a longer word may have. */
const widestWord = 8

/**
 * Where the English of a term stands that the glossary does not want, the surest guess first: its Japanese, avoided and near forms, what its pieces say, what
 * the lexicon says. A guess that could as well belong to another word is none.
 */
export function sitesOf(entity: Entity, finding: Note, sentence: NamedSentence, english: English, grammar: Grammar): readonly Site[] {
  const index = indexEnglish(english.text)
  const closed = protectedSpans(index, entity, sentence, grammar)
  const own = sentence.entities.filter((other) => sameTerm(other, entity))
  const predicate = predicateOf(sentence, entity)
  const title = isHeadline(sentence) && isTitleCase(index)
  // Chairman Akira Sonoda: the term is what a person is called by.
  const isTitle = sentence.names.some(({ start, end, type }) => type === 'PERSON' && (end === entity.start || start === entity.end))
  const sites: Site[] = []
  const seen = new Set<string>()

  // A term inside a longer word is said where that word is.
  const holders = own.length === 1 ? longerWords(entity, sentence, grammar).flatMap((en) => findNoun(index, en, grammar.morphology)) : []

  function offer(how: How, found: readonly Match[], rendering: Rendering | undefined): boolean {
    const free = widest(found).filter(
      (match) => !overlaps(match, closed) && !(rendering && !isTitle && inName(index, match, rendering.en, title)),
    )
    const elsewhere = how === 'lexicon' && holders.length > 0 && free.some((match) => !overlaps(match, holders))
    if (elsewhere || free.length === 0 || free.length > own.length || sites.length >= mostSites) return false
    if (rendering && how !== 'avoided' && isClaimed(rendering, entity, sentence, grammar)) return false
    const key = `${rendering?.kind} ${free.map(({ start, end }) => `${start}-${end}`).join()}`
    if (seen.has(key)) return false
    seen.add(key)
    sites.push({ how, matches: free, rendering })
    return true
  }

  const look = (how: How, renderings: readonly Rendering[]) => {
    for (const rendering of renderings) {
      const found = rendering.kind === 'verb' ? findVerb(index, rendering.en, grammar.morphology) : nounMatches(index, rendering, grammar)
      offer(how, found, rendering)
    }
  }

  for (const ja of writtenForms(entity)) offer('left', japaneseAt(english.text, ja, index), undefined)
  const rows = sentence.avoided.filter(({ start, end }) => start < entity.end && end > entity.start).map(({ term }) => term)
  look('avoided', avoidedRenderings(rows, predicate !== undefined))
  if (finding.code === 'term-forbidden' || finding.code === 'term-deprecated') {
    const { target } = finding
    if (target) offer('avoided', matchAt(index, target, grammar), undefined)
    return sites
  }
  for (const wanted of new Set([entity.en, ...entity.accept])) offer('near', nearForms(index, wanted), undefined)
  if (predicate) look('verb', verbRenderings(predicate, grammar))
  else offer('piece', pieceMatches(index, english, entity, grammar), undefined)
  // A participle says a verb, and no noun can stand in its place: arrested.
  const nouns = lexiconRenderings(entity, sentence, grammar)
  look('lexicon', predicate ? nouns.filter(({ en }) => !/ed$/.test(en)) : nouns)
  look('composed', composedRenderings(entity, sentence, grammar))
  offer('part', partForms(index, entity.en), undefined)
  return sites
}

function nounMatches(index: EnglishWords, { en, ...rest }: Rendering, grammar: Grammar): Match[] {
  const found = findNoun(index, en, grammar.morphology, rest.kind === 'noun' ? rest.plural : '')
  // "it plans to": the word is a verb here.
  return found.filter(({ first, last }) => {
    const before = index.words[first - 1]?.folded
    if (grammar.is('subject', before)) return false
    return !(grammar.is('modal', before) && (before !== 'to' || last - first > 1 || grammar.countability(en) === 'C'))
  })
}

/** Of overlapping matches the longest. */
function widest(found: readonly Match[]): Match[] {
  const made: Match[] = []
  for (const match of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = made.at(-1)
    if (!last || match.start >= last.end) made.push(match)
    else if (match.end - match.start > last.end - last.start) made[made.length - 1] = match
  }
  return made
}

/** A small word where the text has a capital that no sentence begins with is a part of a name: bank in World Bank. */
function inName({ text, words }: EnglishWords, { first, start, end }: Match, en: string, title: boolean): boolean {
  if (title || /\p{Lu}/u.test(en)) return false
  const letters = text.slice(start, end)
  if (!/\p{Lu}/u.test(letters)) {
    return false
  }
  const before = words[first - 1]
  const begins = before === undefined || /[.!?:"“‘(\][]/.test(text.slice(before.end, start))
  return !begins || /\p{Lu}/u.test(letters.slice(1))
}

/** Longer stretches of whole tokens that hold the term, as offsets into the sentence. */
function around(entity: Entity, { tokens, start }: NamedSentence): readonly (readonly [number, number])[] {
  const [low, high] = [entity.start - start, entity.end - start]
  const starts = tokens.map((token) => token.start - start).filter((at) => at <= low && low - at <= widestWord)
  const ends = tokens.map((token) => token.end - start).filter((at) => at >= high && at - high <= widestWord)
  return starts.flatMap((from) => ends.filter((to) => to - from > high - low).map((to) => [from, to] as const))
}

/** The English of the words of the lexicon that hold the term. */
function longerWords(entity: Entity, sentence: NamedSentence, { lexicon }: Grammar): readonly string[] {
  return around(entity, sentence).flatMap(([from, to]) => lexicon.words(sentence.ja.slice(from, to)).map(({ en }) => en))
}

/** Another word of the sentence would be said the same way, or a longer word that holds the term: committee is 委員会 and not 委員. */
function isClaimed(rendering: Rendering, entity: Entity, sentence: NamedSentence, { lexicon }: Grammar): boolean {
  const wanted = rendering.en.toLowerCase()
  const { ja, start, tokens } = sentence
  const says = (from: number, to: number, exactly: boolean): boolean =>
    lexicon.words(ja.slice(from, to)).some(({ en, pos, alternatives }) => {
      if (pos === 'suf' || pos === 'pre') return false
      const senses = [en, ...(exactly ? [] : alternatives.map((other) => other.en))].flatMap((sense) =>
        sense.toLowerCase().split(/\s*[;/]\s*/),
      )
      return senses.some((sense) => sense === wanted || (!exactly && ` ${sense} `.includes(` ${wanted} `)))
    })
  if (rendering.kind === 'noun' && around(entity, sentence).some(([from, to]) => says(from, to, rendering.main))) return true
  let from = 0
  for (const token of tokens) {
    const at = token.start - start
    if (at < from) continue
    let end = Math.min(ja.length, at + lexicon.longest)
    while (end > token.end - start && !lexicon.has(ja.slice(at, end))) end--
    from = end
    if (at + start < entity.end && end + start > entity.start) continue
    if (sentence.entities.some((other) => sameTerm(other, entity) && at + start < other.end && end + start > other.start)) continue
    if (rendering.kind === 'noun' && says(at, end, true)) return true
    if (rendering.kind === 'verb' && /^(?:verb|noun\.sahen)/.test(token.pos)) {
      if (lexicon.frames(token.lemma).some(({ template }) => template.verb === rendering.en)) return true
    }
  }
  return false
}

/** Places of a Japanese word in the English. */
function japaneseAt(text: string, ja: string, index: EnglishWords): Match[] {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(ja)) return []
  const made: Match[] = []
  for (let at = text.indexOf(ja); at >= 0 && made.length < 50; at = text.indexOf(ja, at + ja.length)) {
    made.push(placed(index, at, at + ja.length, 'base'))
  }
  return made
}

/** A stretch as a match; its words are those it touches. */
function placed(index: EnglishWords, start: number, end: number, form: Match['form']): Match {
  const from = index.words.findIndex((word) => word.end > start)
  const first = from < 0 ? index.words.length : from
  const behind = index.words.findIndex((word) => word.start >= end)
  return { form, first, last: behind < 0 ? index.words.length : behind, start, end }
}

function matchAt(index: EnglishWords, { start, end }: { readonly start: number; readonly end: number }, grammar: Grammar): Match[] {
  const text = index.text.slice(start, end)
  return [placed(index, start, end, grammar.morphology.isPlural(text) ? 'plural' : 'base')]
}

/** The one stretch whose pieces come from inside the term and from nothing else. */
function pieceMatches(index: EnglishWords, { text, pieces }: English, entity: Entity, grammar: Grammar): Match[] {
  const inside = pieces.map(({ from }) => from.length > 0 && from.every(({ start, end }) => start >= entity.start && end <= entity.end))
  const first = inside.indexOf(true)
  const last = inside.lastIndexOf(true)
  if (first < 0 || inside.slice(first, last).includes(false)) return []
  let start = pieces[first]!.at.start
  let end = pieces[last]!.at.end
  const marks = /[\s.,;:!?"”’)\]]+$/.exec(text.slice(start, end))
  if (marks) end -= marks[0].length
  const lead = /^(?:the|an?)\s+/i.exec(text.slice(start, end))
  if (lead) start += lead[0].length
  const own = /['’]s?$/.exec(text.slice(start, end))
  if (own) end -= own[0].length
  if (end <= start || !/[\p{L}\p{N}]/u.test(text.slice(start, end)) || text.slice(start, end).length > 120) return []
  const before = index.words.findLast((word) => word.end <= start)?.folded
  if (grammar.is('subject', before) || grammar.is('modal', before)) return []
  return matchAt(index, { start, end }, grammar)
}
