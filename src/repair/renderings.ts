import type { Entity, NamedSentence, Predicate, Term } from '../document.ts'
import type { Template } from '../language/template.ts'
import type { Grammar } from './grammar.ts'

/**
 * English that may stand for a term: a noun phrase with its plural where that is irregular, or a verb phrase in its base form.
 * `main`: what the word means by itself, not beside a certain neighbour. `changes`: nobody does it, something undergoes it.
 */
export type Rendering =
  | { readonly kind: 'noun'; readonly en: string; readonly plural: string; readonly main: boolean }
  | { readonly kind: 'verb'; readonly en: string; readonly transitive: boolean; readonly changes: boolean }

const most = 60
const mostOfPart = 8
const mostComposed = 600

export function noun(en: string, { plural = '', main = true } = {}): Rendering {
  return { kind: 'noun', en, plural, main }
}

/** The predicate that a term is, or begins: 減損 of 減損した, 切り離す where that is a row. */
export function predicateOf({ predicates }: NamedSentence, entity: Entity): Predicate | undefined {
  return predicates.find(({ start, end, kind, lemma, light }) => {
    if (kind !== 'verb' || light !== '' || start > entity.start || end < entity.end) return false
    return entity.term?.pos === 'verb' || (lemma.startsWith(entity.ja) && lemma.length - entity.ja.length === 2) || lemma === entity.ja
  })
}

/** What the lexicon itself says for a stretch of Japanese: 電池 → battery, its other senses, its name, its sound. The likeliest first, none twice. */
export function lexiconRenderings(entity: Entity, sentence: NamedSentence, grammar: Grammar): readonly Rendering[] {
  const made: Rendering[] = []
  for (const ja of writtenForms(entity)) made.push(...wordsOf(ja, entity, sentence, grammar))
  const { type } = entity
  const reading = readingOf(entity, sentence)
  if (type !== 'OTHER') {
    const { en } = grammar.writeName({ ja: entity.ja, type, reading: reading.join('') })
    made.push(noun(en))
  }
  if (/^[\p{Script=Katakana}\u30fc\u30fb]+$/u.test(entity.ja)) {
    for (const spelt of grammar.spellings(entity.ja)) made.push(noun(spelt))
    made.push(noun(grammar.romaji.foreign(entity.ja)))
  } else if (reading.length > 0) {
    made.push(noun(grammar.romaji.any(entity.ja, reading.join(''))), noun(reading.map((word) => grammar.romaji.hepburn(word)).join(' ')))
  }
  return distinct(made)
}

/** The Japanese of a term as it stands, as its row writes it, and its other spellings. */
export function writtenForms({ ja, term }: Entity): readonly string[] {
  return [...new Set([ja, ...(term ? [term.ja, ...term.aliasesJa] : [])])].filter((written) => written !== '')
}

function wordsOf(ja: string, { start, end }: Entity, sentence: NamedSentence, { lexicon }: Grammar): Rendering[] {
  const rows = lexicon.words(ja).filter(({ pos }) => !/^(?:suf|pre|ctr)$/.test(pos))
  const before = sentence.ja.slice(0, start - sentence.start)
  const after = sentence.tokens.find((token) => token.start >= end)
  const follows = sentence.ja.slice(end - sentence.start)
  // What stands beside it may be said with it: waste for 廃棄物, when the term is 廃棄.
  const isJoint = (cue: string) =>
    cue.startsWith('~')
      ? follows.startsWith(cue.slice(1)) && !after?.pos.startsWith('particle')
      : cue.endsWith('~') && before.endsWith(cue.slice(0, -1))
  return [
    ...rows.flatMap(({ en, plural }) => senses(en).map((sense) => noun(sense, { plural }))),
    ...rows
      .flatMap(({ alternatives }) => alternatives.filter(({ cue }) => !isJoint(cue)))
      .flatMap(({ en, plural }) => senses(en).map((sense) => noun(sense, { plural, main: false }))),
  ]
}

function senses(en: string): readonly string[] {
  return en
    .split(/[;/]/)
    .map((sense) => sense.replace(/\{[^}]*\}/g, '').trim())
    .filter((sense) => /\p{L}/u.test(sense))
}

/** Its katakana reading, word by word; empty when a word has none. */
function readingOf({ start, end }: Entity, { tokens }: NamedSentence): readonly string[] {
  const inside = tokens.filter((token) => token.start >= start && token.end <= end)
  const whole = inside[0]?.start === start && inside.at(-1)?.end === end
  return whole && inside.every(({ reading }) => reading !== '') ? inside.map(({ reading }) => reading) : []
}

/** A term of two or three words put together from its parts: 議会選挙 → parliament election, election of the parliament … */
export function composedRenderings(entity: Entity, sentence: NamedSentence, grammar: Grammar): readonly Rendering[] {
  const inside = sentence.tokens.filter(({ start, end, pos }) => start >= entity.start && end <= entity.end && !pos.startsWith('particle'))
  const cuts = [inside.map(({ surface }) => surface), ...longestCuts(entity.ja, grammar)].filter(({ length }) => length > 1 && length <= 4)
  const made: Rendering[] = []
  for (const parts of cuts.slice(0, 3)) {
    const said = parts.map((part) => partsOf(part, grammar))
    if (said.some((options) => options.length === 0)) continue
    const heads = said.at(-1)!
    const fronts = said.slice(0, -1).reduce<readonly string[]>((kept, options) => {
      return kept.length === 0 ? options : kept.flatMap((before) => options.slice(0, 3).map((option) => `${before} ${option}`)).slice(0, 12)
    }, [])
    for (const front of fronts) {
      for (const head of heads) {
        made.push(noun(`${front} ${head}`), noun(`${front}'s ${head}`))
        for (const link of ['of', 'of the', 'in', 'in the', 'for', 'for the', 'to']) made.push(noun(`${head} ${link} ${front}`))
      }
    }
  }
  return distinct(made, mostComposed)
}

function partsOf(part: string, grammar: Grammar): readonly string[] {
  const words = grammar.lexicon.words(part)
  const all = [
    ...words.flatMap(({ en }) => senses(en)),
    ...words.flatMap(({ alternatives }) => alternatives.flatMap(({ en }) => senses(en))),
  ]
  const spelt = /^[\p{Script=Katakana}\u30fc]+$/u.test(part) ? grammar.spellings(part) : []
  return [...new Set([...all, ...spelt].map((word) => word.replace(/\{\}\s*|\s*~\s*/g, ' ').trim()))].slice(0, mostOfPart)
}

/** The term as headwords of the lexicon: the longest it ends in, and the longest it begins with. */
function longestCuts(ja: string, { lexicon }: Grammar): string[][] {
  const made: string[][] = []
  for (let cut = 1; cut < ja.length && made.length === 0; cut++)
    if (lexicon.has(ja.slice(cut)) && lexicon.has(ja.slice(0, cut))) made.push([ja.slice(0, cut), ja.slice(cut)])
  const left: string[] = []
  for (let at = 0; at < ja.length && left.length < 5; ) {
    let end = Math.min(at === 0 ? ja.length - 1 : ja.length, at + lexicon.longest)
    while (end > at + 1 && !lexicon.has(ja.slice(at, end))) end--
    left.push(ja.slice(at, end))
    at = end
  }
  return [...made, left]
}

/** What the frames of a verb say before their first slot: 強化する → strengthen, beef up. */
export function verbRenderings({ lemma }: Predicate, grammar: Grammar): readonly Rendering[] {
  const made: Rendering[] = []
  for (const { template, slots, aspect, passive } of grammar.lexicon.frames(lemma)) {
    for (const { verb, rest, subject } of [template, ...(passive ? [passive] : [])]) {
      if (subject.length > 0 && !subject.some((item) => 'slot' in item)) continue
      if (verb === 'be' || grammar.is('preposition', verb)) continue
      const fixed = fixedWords(rest, grammar)
      const transitive = rest.some((item) => 'slot' in item && item.slot === 'o')
      made.push({
        kind: 'verb',
        en: [verb, ...fixed].join(' '),
        transitive,
        changes: aspect !== 'activity' && slots.every(({ name }) => name === 'ga'),
      })
    }
  }
  return distinct(made)
}

function fixedWords(rest: Template['rest'], { is }: Grammar): readonly string[] {
  const end = rest.findIndex((item) => 'slot' in item)
  const words = (end < 0 ? rest : rest.slice(0, end)).flatMap((item) => ('word' in item ? [item.word] : []))
  // take part *in*, announce *that*: what joins the next phrase stays where it is.
  while (words.length > 0 && (is('preposition', words.at(-1)) || is('conjunction', words.at(-1)) || is('modal', words.at(-1)))) words.pop()
  return words
}

/** English that the glossary does not want for this term. */
export function avoidedRenderings(terms: readonly Term[], verbal: boolean): readonly Rendering[] {
  const forms = terms.flatMap(({ en, aliasesEn }) => [en, ...aliasesEn]).map((en) => en.replace(/^the\s+/i, ''))
  return forms.flatMap((en): Rendering[] => {
    const verb: Rendering = { kind: 'verb', en, transitive: true, changes: false }
    return verbal && !en.includes(' ') ? [verb, noun(en)] : [noun(en)]
  })
}

function distinct(renderings: readonly Rendering[], limit = most): readonly Rendering[] {
  const seen = new Set<string>()
  const made: Rendering[] = []
  for (const one of renderings) {
    const key = `${one.kind} ${one.en.toLowerCase()}`
    if (one.en.trim() === '' || one.en.includes('[?]') || seen.has(key)) continue
    seen.add(key)
    made.push(one)
    if (made.length >= limit) break
  }
  return made
}
