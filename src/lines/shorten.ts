import type { EntityType, NamedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, replaced } from './draft-line.ts'
import { is, matchesAt, sequenceTest, type TokenTest, wordLists } from './patterns.ts'
import { hasTopic, subtreeStart } from './subtree.ts'

/** A stretch of tokens a sentence can do without. */
interface Cut {
  readonly first: number
  readonly last: number
}

/** A bunsetsu whose head is no clearer than this may as well belong to what was said. */
const doubtful = 0.3

/** True when nothing is lost with the tokens but colour: no number, negation, modality, condition or quotation stands among them. */
export type SafeToCut = (sentence: NamedSentence, cut: Cut) => boolean

/** Makes the guard of every cut. */
export function makeGuard(language: Language): SafeToCut {
  const words = wordLists(language)
  const held = new Set([...words('negation'), ...words('modality'), ...words('hypothetical')])
  return ({ tokens, quantities }, { first, last }) => {
    const cut = tokens.slice(first, last)
    const [start, end] = [cut[0]?.start ?? 0, cut.at(-1)?.end ?? 0]
    return (
      cut.every(
        (token) =>
          !held.has(token.lemma) &&
          !held.has(token.surface) &&
          !is(token.pos, 'noun.number') &&
          !/[\p{N}「」『』“”]/u.test(token.surface) &&
          token.form !== 'hypothetical',
      ) && !quantities.some((quantity) => quantity.start < end && start < quantity.end)
    )
  }
}

/**
 * Makes the shortener of long sentences. In this order, and only until the line fits: remarks in brackets, asides (…を背景に、), who says what is
 * known for sure (気象庁によると、), what merely describes a name (FIFAが支援するA社 → A社, 海運大手のA社 → A社), 「と発表した」 at the end.
 */
export function makeShortener(language: Language, safe: SafeToCut): (line: DraftLine, fits: (line: DraftLine) => boolean) => DraftLine {
  const asides = language.rows('ja/summarize-asides').map((row) => sequenceTest(row.pattern!))
  const sources = language.rows('ja/summarize-sources').map((row) => sequenceTest(row.pattern!))
  const tails = language.rows('ja/summarize-tails').map((row) => row.lemmas!.split(' '))
  const polite = new Set(language.rows('ja/summarize-tails-polite').map((row) => row.lemma!))
  const kinds = wordLists(language)('kinds')

  /** Each cut is of one stretch or of several that go together. */
  function cutsOf(sentence: NamedSentence): Cut[][] {
    const colour = [...asideCuts(sentence), ...describing(sentence), ...kindCuts(sentence)].filter((cut) => safe(sentence, cut))
    return [...brackets(sentence).map((cut) => [cut]), ...colour.map((cut) => [cut]), ...sourceCuts(sentence), ...tailCuts(sentence)]
  }

  function asideCuts({ tokens, bunsetsu }: NamedSentence): Cut[] {
    return closing(tokens, bunsetsu, asides).flatMap((at) => {
      const from = subtreeStart(bunsetsu, at)
      return hasTopic(bunsetsu, from, at) ? [] : [{ first: bunsetsu[from]!.first, last: bunsetsu[at]!.last }]
    })
  }

  /** What has happened is so whoever counted it; a forecast or hearsay is somebody's. */
  function sourceCuts(sentence: NamedSentence): Cut[][] {
    const { tokens, bunsetsu, predicates } = sentence
    const main = predicates.find(({ role }) => role === 'main')
    if (!main?.past || main.meanings.length > 0) return []
    return closing(tokens, bunsetsu, sources).flatMap((at) => {
      const from = subtreeStart(bunsetsu, at)
      const cut = { first: 0, last: bunsetsu[at]!.last }
      // What a person thinks is that person's.
      const end = bunsetsu[at]!.end
      if ([...sentence.entities, ...sentence.names].some(({ type, start }) => type === 'PERSON' && start < end)) return []
      return from > 0 || hasTopic(bunsetsu, from, at) || !safe(sentence, cut) ? [] : [[cut]]
    })
  }

  /** 海運大手のA社 → A社 */
  function kindCuts({ tokens, bunsetsu, entities, names }: NamedSentence): Cut[] {
    const starts = new Set([...entities, ...names].filter(({ type }) => type === 'ORG').map(({ start }) => start))
    return bunsetsu.flatMap((one, at) => {
      const next = bunsetsu[at + 1]
      const kind = tokens[one.last - 2]
      if (one.type !== 'adnominal' || !next || one.head !== at + 1 || !starts.has(next.start) || !kind || !kinds.has(kind.surface))
        return []
      return [{ first: bunsetsu[subtreeStart(bunsetsu, at)]!.first, last: one.last }]
    })
  }

  /** 「…と発表した。」 goes with the day it was said on, when the reporter has said nothing else. */
  function tailCuts(sentence: NamedSentence): Cut[][] {
    const { tokens, bunsetsu } = sentence
    const end = is(tokens.at(-1)?.pos ?? '', 'symbol.stop') ? tokens.length - 1 : tokens.length
    const content = [...Array(end).keys()].filter((at) => !polite.has(tokens[at]!.lemma))
    return tails.flatMap((lemmas) => {
      const first = content.at(-lemmas.length)
      if (first === undefined || !lemmas.every((lemma, index) => tokens[content.at(index - lemmas.length)!]!.lemma === lemma)) return []
      const before = tokens[first - 1]
      if (!before || !/^(basic|)$/.test(before.form || '-') || !/^(verb|auxiliary|adjective)/.test(before.pos)) return []
      const root = bunsetsu.length - 1
      const days = bunsetsu.filter((one) => isDay(tokens, one) && one.last <= first)
      const said = days.filter((one) => bunsetsu[bunsetsu.indexOf(one) - 1]?.type === 'topic')
      const others = bunsetsu.filter(
        (one) => one.head === root && one.last <= first && one.type !== 'topic' && one.type !== 'conjunction' && !said.includes(one),
      )
      if (said.length > 1 || days.length > said.length || others.some(({ margin }) => margin >= doubtful)) return []
      const reporter = reporterOf(sentence, first)
      if (reporter === undefined) return []
      return [[...said.map((one) => ({ first: one.first, last: one.last })), ...reporter, { first, last: end }]]
    })
  }

  return (line, fits) => {
    if (fits(line)) return line
    let made = line
    for (const cuts of cutsOf(line.sentence)) {
      if (fits(made)) break
      made = cuts.reduce((made, { first, last }) => replaced(made, first, last), made)
    }
    return made
  }
}

/** Who reports something about somebody else goes with 発表した, if it has happened; a forecast is theirs: then `undefined`. */
function reporterOf({ bunsetsu, predicates }: NamedSentence, tail: number): Cut[] | undefined {
  const said = predicates.findLast(({ role, bunsetsu: at }) => role !== 'main' && bunsetsu[at]!.first < tail)
  const topic = bunsetsu.findIndex(({ type, head }) => type === 'topic' && head === bunsetsu.length - 1)
  if (topic === -1 || !said) return []
  const own = said.arguments.find(({ slot }) => slot === 'ga')
  if (!own || own.bunsetsu === topic || own.origin !== 'case') return []
  const from = subtreeStart(bunsetsu, topic)
  if (!said.past || from > 0) return undefined
  return [{ first: 0, last: bunsetsu[topic]!.last }]
}

/** Bunsetsu that end in one of the patterns and a comma. */
function closing(
  tokens: NamedSentence['tokens'],
  bunsetsu: NamedSentence['bunsetsu'],
  patterns: readonly (readonly TokenTest[])[],
): number[] {
  return [...bunsetsu.keys()].filter((at) => {
    const comma = bunsetsu[at]!.last - 1
    return is(tokens[comma]?.pos ?? '', 'symbol.comma') && patterns.some((tests) => matchesAt(tests, tokens, comma - tests.length))
  })
}

/** A bare 15日、 or 昨夜: it may say when it was announced, whatever the parse makes of it. */
function isDay(tokens: NamedSentence['tokens'], { first, last }: NamedSentence['bunsetsu'][number]): boolean {
  const own = tokens.slice(first, last)
  return own.some(({ pos }) => /^noun\.(number|adverbial)/.test(pos)) && !own.some(({ pos }) => is(pos, 'particle'))
}

/** （…）, never the bracket that is the whole sentence. */
function brackets({ tokens }: NamedSentence): Cut[] {
  const cuts: Cut[] = []
  let open = -1
  tokens.forEach(({ surface }, at) => {
    if (/^[（(]$/.test(surface)) open = at
    else if (/^[）)]$/.test(surface)) {
      if (open > 0) cuts.push({ first: open, last: at + 1 })
      open = -1
    }
  })
  return cuts
}

/** Names of one thing each; a clause before a kind of thing would tell which is meant. */
const single: ReadonlySet<EntityType> = new Set(['ORG', 'PERSON', 'LOC'])

/** A clause before a name only describes it: the name stays the same without. */
function describing({ tokens, bunsetsu, entities, names }: NamedSentence): Cut[] {
  const starts = new Set([...entities, ...names].filter(({ type }) => single.has(type)).map(({ start }) => start))
  return bunsetsu.flatMap((one, at) => {
    const next = bunsetsu[at + 1]
    const final = tokens[one.last - 1]
    if (one.type !== 'adnominal' || !next || one.head !== at + 1 || !starts.has(next.start)) return []
    if (!final || !/^(verb|auxiliary)/.test(final.pos)) return []
    const from = subtreeStart(bunsetsu, at)
    return hasTopic(bunsetsu, from, at) ? [] : [{ first: bunsetsu[from]!.first, last: one.last }]
  })
}
