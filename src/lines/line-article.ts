import type { Article, Bunsetsu, Entity, NamedSentence, Predicate, Span, Token } from '../document.ts'
import { type DraftLine, lineText } from './draft-line.ts'
import { withEnglishMentions } from './mentions.ts'

/**
 * Lines as an article of their own, one sentence each: the trees of their sentences without what was cut, names where 同社 stood. An engine
 * translates them like any other article. Where they are `connected`, a name is said in full once, else in each of them.
 */
export function lineArticle(source: Article, lines: readonly DraftLine[], connected = false): Article<NamedSentence> {
  let text = ''
  let before: NamedSentence | undefined
  const sentences = lines.map((line, at): NamedSentence => {
    if (text) text += '\n\n'
    const sentence = moved(line, text.length, at)
    text += sentence.ja
    before = pointingBack(sentence, before)
    return before
  })
  return {
    ...source,
    text,
    metadata: { ...source.metadata, title: '', references: [] },
    blocks: sentences.map(({ start, end }) => ({ start, end, kind: 'body', level: 0 })),
    sentences: withEnglishMentions(sentences, connected),
    notes: [],
  }
}

/** Whom a sentence is about that names no subject: the words of the line before it, where they stand in it; nobody that the lines do not name. */
function pointingBack(sentence: NamedSentence, before: NamedSentence | undefined): NamedSentence {
  const named = (ja: string) =>
    before?.entities.find((entity) => ja === entity.ja) ??
    before?.predicates.flatMap(({ arguments: slots }) => slots).find(({ referent, bunsetsu }) => bunsetsu !== -1 && referent?.ja === ja)
      ?.referent
  return {
    ...sentence,
    predicates: sentence.predicates.map((one) => ({
      ...one,
      arguments: one.arguments.map(({ referent, ...argument }) => {
        if (argument.bunsetsu !== -1) return { ...argument, ...(referent && { referent }) }
        const found = referent && named(referent.ja.replace(/[(（].*$/u, ''))
        return {
          ...argument,
          ...(found && before && { referent: { sentence: before.id, start: found.start, end: found.end, ja: found.ja } }),
        }
      }),
    })),
  }
}

/** The line as a sentence of its own that stands alone at the start of a text, for further cuts. */
export function asSentence(line: DraftLine): NamedSentence {
  return moved(line, 0, 0)
}

/** The sentence of a line with its text from `start` on; every span is moved, and what was cut is gone from tokens, tree, values and names. */
function moved(line: DraftLine, start: number, at: number): NamedSentence {
  const { sentence, words, put } = line
  const { text, places } = lineText(line)
  const kept = [...words.keys()].filter((token) => places[token]!.start < places[token]!.end)
  const index = new Map(kept.map((token, now) => [token, now]))
  const place = (token: number): Span => ({ start: start + places[token]!.start, end: start + places[token]!.end })
  const tokens = kept.map((token): Token => {
    const old = sentence.tokens[token]!
    const name = put.get(token)
    const surface = words[token]!
    return name
      ? { surface, lemma: surface, pos: 'noun.proper.organization', conjugation: '', form: '', reading: '', known: true, ...place(token) }
      : { ...old, surface, ...place(token) }
  })
  const { bunsetsu, now } = movedBunsetsu(line, index, (token) => place(token))
  const spanOf = makeSpanMover(sentence.tokens, index, put, place)
  const move = <T extends Span>(spans: readonly T[]): T[] =>
    spans.flatMap((span) => {
      const to = spanOf(span)
      return to ? [{ ...span, ...to }] : []
    })
  const names = [...put].map(([token, entity]): Entity => ({ ...entity, ...place(token), ja: words[token]! }))
  return {
    id: `s${at + 1}`,
    kind: 'body',
    block: at,
    ja: text,
    start,
    end: start + text.length,
    tokens,
    bunsetsu,
    predicates: movedPredicates(sentence.predicates, now, spanOf, bunsetsu.length - 1),
    quantities: move(sentence.quantities),
    names: move(sentence.names),
    entities: [...move(sentence.entities), ...names].sort((one, other) => one.start - other.start),
    avoided: move(sentence.avoided),
  }
}

/** Bunsetsu that kept a token, their heads the nearest kept ones; the last is the root. `now` tells the new index of an old one. */
function movedBunsetsu(
  { sentence: { bunsetsu: old, tokens } }: DraftLine,
  index: ReadonlyMap<number, number>,
  place: (token: number) => Span,
): { bunsetsu: Bunsetsu[]; now: ReadonlyMap<number, number> } {
  const ranges = old.map(({ first, last }) => {
    const kept: number[] = []
    for (let token = first; token < last; token++) if (index.has(token)) kept.push(token)
    return kept
  })
  // What kept only its particle leans on the word that now stands before it.
  const full = [...old.keys()].filter((one) => ranges[one]!.length)
  const order: number[] = []
  const now = new Map<number, number>()
  const ends = new Map<number, number>()
  for (const one of full) {
    const leans = order.length > 0 && ranges[one]!.every((token) => /^(particle|auxiliary|symbol)/.test(tokens[token]!.pos))
    if (!leans || ranges[one]!.length === old[one]!.last - old[one]!.first) order.push(one)
    ends.set(order.length - 1, one)
    now.set(one, order.length - 1)
  }
  const root = order.length - 1
  const headOf = (one: number): number => {
    let head = old[one]!.head
    while (head !== -1 && !now.has(head)) head = old[head]!.head
    return head === -1 ? root : now.get(head)!
  }
  const bunsetsu = order.map((one, at): Bunsetsu => {
    const own = ends.get(at)!
    const [first, last] = [ranges[one]![0]!, ranges[own]!.at(-1)!]
    const { type, margin } = old[own]!
    return {
      start: place(first).start,
      end: place(last).end,
      first: index.get(first)!,
      last: index.get(last)! + 1,
      head: at === root ? -1 : headOf(own),
      type: at === root ? 'end' : type,
      margin,
    }
  })
  return { bunsetsu, now }
}

function movedPredicates(
  predicates: readonly Predicate[],
  now: ReadonlyMap<number, number>,
  spanOf: (span: Span) => Span | null,
  root: number,
): Predicate[] {
  return predicates.flatMap((one): Predicate[] => {
    const bunsetsu = now.get(one.bunsetsu)
    const span = bunsetsu === root ? (spanOf(one) ?? one) : spanOf(one)
    if (bunsetsu === undefined || !span) return []
    const lost = one.noun !== -1 && !now.has(one.noun)
    const role = bunsetsu === root || lost ? 'main' : one.role
    return [
      {
        ...one,
        ...span,
        bunsetsu,
        role,
        noun: role === 'main' ? -1 : (now.get(one.noun) ?? -1),
        gap: role === 'main' ? '' : one.gap,
        arguments: one.arguments.flatMap((argument) => {
          // It stays where it stands in the article.
          if (argument.bunsetsu === -1) return [argument]
          const held = now.get(argument.bunsetsu)
          const at = argument.referent && spanOf(argument.referent)
          if (held === undefined) return []
          return [
            { slot: argument.slot, origin: argument.origin, bunsetsu: held, ...(at && { referent: { ...argument.referent!, ...at } }) },
          ]
        }),
      },
    ]
  })
}

/** Where a span of the sentence stands in the line; null when a token of it was cut or another stands in its place. */
function makeSpanMover(
  tokens: readonly Token[],
  index: ReadonlyMap<number, number>,
  put: ReadonlyMap<number, Entity>,
  place: (token: number) => Span,
): (span: Span) => Span | null {
  return ({ start, end }) => {
    const first = tokens.findIndex((token) => start < token.end)
    let last = -1
    for (let at = first; at >= 0 && at < tokens.length && tokens[at]!.start < end; at++) {
      if (!index.has(at) || put.has(at)) return null
      last = at
    }
    if (last === -1) return null
    const [from, to] = [tokens[first]!, tokens[last]!]
    // A span that cuts through a token stays as far from its edges as it was.
    return { start: place(first).start + Math.max(0, start - from.start), end: place(last).end - Math.max(0, to.end - end) }
  }
}
