import type { Article, NamedSentence, Sentence, SentenceKind, TranslatedSentence } from '../document.ts'

/** Sentences [first, last) of an article and the English that stands for them together. */
export interface Pairing {
  readonly first: number
  readonly last: number
  readonly english: string
}

/** An article whose sentences are the pairs, in order, with ids s1, s2 …: 「A。」「B。」 against one English sentence becomes one sentence A。B。 */
export function pairedArticle(article: Article<NamedSentence>, pairings: readonly Pairing[]): Article<TranslatedSentence> {
  return { ...article, notes: [], sentences: pairings.map((pairing, at) => translated(article, pairing, `s${at + 1}`)) }
}

function translated(article: Article<NamedSentence>, { first, last, english }: Pairing, id: string): TranslatedSentence {
  const sentence = { ...joined(article, first, last), id }
  const piece = { at: { start: 0, end: english.length }, from: [{ start: sentence.start, end: sentence.end }] }
  return { ...sentence, english: { text: english, pieces: [piece], rules: [], confidence: 1, band: 'green', engine: 'check' } }
}

function joined(article: Article<NamedSentence>, first: number, last: number): NamedSentence {
  const parts = article.sentences.slice(first, last)
  const head = parts[0]!
  if (parts.length === 1) return head
  const end = parts.at(-1)!.end
  let tokens = 0
  let bunsetsu = 0
  const moved = parts.map((part) => {
    const [token, phrase] = [tokens, bunsetsu]
    tokens += part.tokens.length
    bunsetsu += part.bunsetsu.length
    return {
      bunsetsu: part.bunsetsu.map((one) => ({
        ...one,
        first: one.first + token,
        last: one.last + token,
        head: one.head < 0 ? -1 : one.head + phrase,
      })),
      predicates: part.predicates.map((one) => ({
        ...one,
        bunsetsu: one.bunsetsu + phrase,
        noun: one.noun < 0 ? -1 : one.noun + phrase,
        arguments: one.arguments.map((each) => ({ ...each, bunsetsu: each.bunsetsu < 0 ? -1 : each.bunsetsu + phrase })),
      })),
    }
  })
  return {
    ...head,
    kind: kindOf(parts),
    ja: article.text.slice(head.start, end),
    end,
    tokens: parts.flatMap((part) => part.tokens),
    bunsetsu: moved.flatMap((part) => part.bunsetsu),
    predicates: moved.flatMap((part) => part.predicates),
    quantities: parts.flatMap((part) => part.quantities),
    names: parts.flatMap((part) => part.names),
    entities: parts.flatMap((part) => part.entities),
    avoided: parts.flatMap((part) => part.avoided),
  }
}

function kindOf(parts: readonly Sentence[]): SentenceKind {
  return parts.some(({ kind }) => kind === 'body') ? 'body' : parts[0]!.kind
}
