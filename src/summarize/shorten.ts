import type { Bunsetsu, EntityType, NamedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, replaced } from './draft-line.ts'
import { is, matchesAt, sequenceTest, wordLists } from './patterns.ts'

/** A stretch of tokens a sentence can do without. */
interface Cut {
  readonly first: number
  readonly last: number
}

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
 * Makes the shortener of long sentences. In this order, and only until the line fits: remarks in brackets, asides (…を背景に、),
 * relative clauses that merely describe a name (FIFAが支援するA社 → A社), 「と発表した」 at the end.
 */
export function makeShortener(language: Language, safe: SafeToCut): (line: DraftLine, fits: (line: DraftLine) => boolean) => DraftLine {
  const asides = language.rows('ja/summarize-asides').map((row) => sequenceTest(row.pattern!))
  const tails = language.rows('ja/summarize-tails').map((row) => row.lemmas!.split(' '))
  const polite = new Set(language.rows('ja/summarize-tails-polite').map((row) => row.lemma!))

  function cutsOf(sentence: NamedSentence): Cut[] {
    return [...brackets(sentence), ...asideCuts(sentence), ...describing(sentence), ...tailCuts(sentence)].filter((cut) =>
      safe(sentence, cut),
    )
  }

  function asideCuts({ tokens, bunsetsu }: NamedSentence): Cut[] {
    return bunsetsu.flatMap((one, at) => {
      const comma = one.last - 1
      if (!is(tokens[comma]?.pos ?? '', 'symbol.comma') || !asides.some((tests) => matchesAt(tests, tokens, comma - tests.length)))
        return []
      const from = subtreeStart(bunsetsu, at)
      return hasTopic(bunsetsu, from, at) ? [] : [{ first: bunsetsu[from]!.first, last: one.last }]
    })
  }

  /** 「…と発表した。」 goes when the reporter has said nothing else: no date, no place hangs on the verb. */
  function tailCuts(sentence: NamedSentence): Cut[] {
    const { tokens, bunsetsu } = sentence
    const end = is(tokens.at(-1)?.pos ?? '', 'symbol.stop') ? tokens.length - 1 : tokens.length
    const content = [...Array(end).keys()].filter((at) => !polite.has(tokens[at]!.lemma))
    return tails.flatMap((lemmas) => {
      const first = content.at(-lemmas.length)
      if (first === undefined || !lemmas.every((lemma, index) => tokens[content.at(index - lemmas.length)!]!.lemma === lemma)) return []
      const closes = /^(basic|)$/.test(tokens[first - 1]?.form ?? '-') && /^(verb|auxiliary|adjective)/.test(tokens[first - 1]!.pos)
      const root = bunsetsu.length - 1
      const others = bunsetsu.filter(({ head, last, type }) => head === root && last <= first && type !== 'topic' && type !== 'conjunction')
      return closes && others.length === 0 && !dated(sentence, first) ? [{ first, last: end }] : []
    })
  }

  return (line, fits) => {
    if (fits(line)) return line
    let made = line
    for (const { first, last } of cutsOf(line.sentence)) {
      if (fits(made)) break
      made = replaced(made, first, last)
    }
    return made
  }
}

/** （…） with nothing telling inside, never the bracket that is the whole sentence. */
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

/** A bare 15日、 or 昨夜 may say when it was announced, whatever the parse makes of it. */
function dated({ tokens, bunsetsu }: NamedSentence, before: number): boolean {
  return bunsetsu.some(({ first, last }) => {
    const own = tokens.slice(first, last)
    return last <= before && own.some(({ pos }) => /^noun\.(number|adverbial)/.test(pos)) && !own.some(({ pos }) => is(pos, 'particle'))
  })
}

/** First bunsetsu of the unbroken stretch that depends on `at`, directly or not. */
function subtreeStart(bunsetsu: readonly Bunsetsu[], at: number): number {
  let from = at
  while (from > 0 && bunsetsu[from - 1]!.head <= at) from--
  return from
}

function hasTopic(bunsetsu: readonly Bunsetsu[], from: number, to: number): boolean {
  return bunsetsu.slice(from, to).some(({ type }) => type === 'topic')
}
