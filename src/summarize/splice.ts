import type { Bunsetsu, Entity, NamedSentence, Predicate, Quantity, Span, Token } from '../document.ts'

/** Words taken from another place of the article, as its analysis has them, and the names among them. */
export interface Words {
  /** Neighbours in their sentence; white space between them is left out. */
  readonly tokens: readonly Token[]
  /** With the spans they have where they were taken. */
  readonly entities: readonly Entity[]
  /** The value that all the words are, where they are one. */
  readonly quantities?: readonly Quantity[]
}

/** As they stand in the text. */
export function wordsText({ tokens }: Words): string {
  return tokens.map(({ surface }) => surface).join('')
}

/**
 * The sentence with other words in place of its tokens `first` … before `last`, which belong to one bunsetsu: 三刀屋|町長は → 三刀屋|千歳|町長は.
 * What stands behind moves; names and values of the words replaced are gone.
 */
export function spliced(sentence: NamedSentence, first: number, last: number, words: Words): NamedSentence {
  const [start, end] = [sentence.tokens[first]!.start, sentence.tokens[last - 1]!.end]
  const text = wordsText(words)
  const longer = text.length - (end - start)
  const more = words.tokens.length - (last - first)
  const place = (at: number, close: boolean) => (at <= start ? at : at >= end ? at + longer : close ? start + text.length : start)
  const moved = <T extends Span>(span: T): T => ({ ...span, start: place(span.start, false), end: place(span.end, true) })
  const index = (at: number, close: boolean) => (at <= first ? at : at >= last ? at + more : close ? last + more : first)
  const kept = <T extends Span>(spans: readonly T[]) => spans.filter((span) => span.end <= start || end <= span.start).map(moved)
  const ja = sentence.ja.slice(0, start - sentence.start) + text + sentence.ja.slice(end - sentence.start)
  const put = placed(words, start)
  return {
    ...sentence,
    ja,
    end: sentence.end + longer,
    tokens: [...sentence.tokens.slice(0, first), ...put.tokens, ...sentence.tokens.slice(last).map(moved)],
    bunsetsu: sentence.bunsetsu.map((one) => ({ ...moved(one), first: index(one.first, false), last: index(one.last, true) })),
    predicates: sentence.predicates.map((one) => withSlots(moved(one), moved, (at) => at)),
    quantities: [
      ...kept(sentence.quantities),
      ...(words.quantities ?? []).map((one) => ({ ...one, start, end: start + text.length })),
    ].sort((one, other) => one.start - other.start),
    names: kept(sentence.names),
    entities: [...kept(sentence.entities), ...put.entities].sort((one, other) => one.start - other.start),
    avoided: kept(sentence.avoided),
  }
}

/** The sentence with a bunsetsu of its own in front, on the last one: 来年売り出す → みなと食品は|来年|売り出す. `main` tells which predicates it is the subject of. */
export function prefixed(sentence: NamedSentence, words: Words, subjectOf: (predicate: Predicate) => boolean): NamedSentence {
  const text = wordsText(words)
  const { start } = sentence
  const moved = <T extends Span>(span: T): T => ({ ...span, start: span.start + text.length, end: span.end + text.length })
  const more = words.tokens.length
  const put = placed(words, start)
  const topic: Bunsetsu = {
    start,
    end: start + text.length,
    first: 0,
    last: more,
    head: sentence.bunsetsu.length,
    type: 'topic',
    margin: 1,
  }
  const name = put.tokens.slice(0, -1)
  const referent = { sentence: sentence.id, start, end: name.at(-1)?.end ?? start, ja: name.map(({ surface }) => surface).join('') }
  return {
    ...sentence,
    ja: text + sentence.ja,
    end: sentence.end + text.length,
    tokens: [...put.tokens, ...sentence.tokens.map(moved)],
    bunsetsu: [
      topic,
      ...sentence.bunsetsu.map((one) => ({
        ...moved(one),
        first: one.first + more,
        last: one.last + more,
        head: one.head === -1 ? -1 : one.head + 1,
      })),
    ],
    predicates: sentence.predicates.map((one): Predicate => {
      const own = subjectOf(one)
      const made = withSlots(moved(one), moved, (at) => at + 1)
      const others = made.arguments.filter(({ slot }) => slot !== 'ga')
      const arguments_ = own ? [{ slot: 'ga' as const, origin: 'topic' as const, bunsetsu: 0, referent }, ...others] : made.arguments
      return { ...made, bunsetsu: one.bunsetsu + 1, noun: one.noun === -1 ? -1 : one.noun + 1, arguments: arguments_ }
    }),
    quantities: sentence.quantities.map(moved),
    names: sentence.names.map(moved),
    entities: [...put.entities, ...sentence.entities.map(moved)],
    avoided: sentence.avoided.map(moved),
  }
}

/** The words from `start` on, without gaps. */
function placed({ tokens, entities }: Words, start: number): Words {
  let at = start
  const now = new Map<number, Span>()
  const made = tokens.map((token): Token => {
    const span = { start: at, end: at + token.surface.length }
    at = span.end
    now.set(token.start, span)
    return { ...token, ...span }
  })
  return {
    tokens: made,
    entities: entities.flatMap((entity) => {
      const inside = tokens.filter((token) => token.start >= entity.start && token.end <= entity.end)
      const [first, last] = [inside[0], inside.at(-1)]
      if (!first || !last) return []
      const span = { start: now.get(first.start)!.start, end: now.get(last.start)!.end }
      return [{ ...entity, ...span, ja: inside.map(({ surface }) => surface).join('') }]
    }),
  }
}

/** Arguments that stand in another sentence stay where they are. */
function withSlots(predicate: Predicate, moved: <T extends Span>(span: T) => T, bunsetsu: (at: number) => number): Predicate {
  return {
    ...predicate,
    arguments: predicate.arguments.map((one) =>
      one.bunsetsu === -1 ? one : { ...one, bunsetsu: bunsetsu(one.bunsetsu), ...(one.referent && { referent: moved(one.referent) }) },
    ),
  }
}
