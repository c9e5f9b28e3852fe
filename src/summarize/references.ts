import type { Article, EntityType, Span, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { overlaps } from '../spans.ts'
import { type DraftLine, replaced } from './draft-line.ts'

interface Reference {
  readonly type: EntityType
  readonly ends: readonly string[]
  readonly never: readonly string[]
  readonly as: string
}

interface Mention {
  readonly ja: string
  readonly type: EntityType
  readonly start: number
  readonly end: number
}

export interface Resolved {
  readonly line: DraftLine
  /** Ids of the sentences that hold the names put in. */
  readonly sources: readonly string[]
}

/** How many sentences back a name may stand. */
const reach = 3

/** Makes the resolver: 同社は増産する → みなと食品は増産する when that is the only company the nearest sentence with companies names. */
export function makeReferences(language: Language): (line: DraftLine, index: number, article: Article<TranslatedSentence>) => Resolved {
  const words = new Map(
    language.rows('ja/summarize-references').map((row): [string, Reference] => [
      row.word!,
      {
        type: row.type as EntityType,
        ends: row.ends!.split(' ').filter(Boolean),
        never: row.never!.split(' ').filter(Boolean),
        as: row.as!,
      },
    ]),
  )

  return (line, index, article) => {
    const { tokens, ja } = line.sentence
    const sources = new Set<string>()
    let made = line
    let named = ''
    tokens.forEach((token, at) => {
      const reference = words.get(token.surface)
      if (!reference || line.words[at] === '' || named !== '') return
      const found = antecedent(reference, token.start, index, article)
      // A second mention of the name in one line would read oddly.
      if (!found || ja.includes(found.name)) return
      named = found.name
      made = replaced(made, at, at + 1, reference.as.replace('{name}', found.name))
      sources.add(found.sentence)
    })
    return { line: made, sources: [...sources] }
  }
}

function antecedent(
  reference: Reference,
  before: number,
  index: number,
  { sentences }: Article<TranslatedSentence>,
): { name: string; sentence: string } | undefined {
  for (let at = index; at >= 0 && at > index - reach; at--) {
    const sentence = sentences[at]!
    const kind = sentence.kind
    if (kind !== 'body' && kind !== 'item' && kind !== 'quote' && kind !== 'title') return undefined
    const names = new Set(
      mentions(sentence)
        .filter(({ end, type, ja }) => end <= before && type === reference.type && fits(ja, reference))
        .map(({ ja }) => ja),
    )
    if (names.size > 1) return undefined
    const [name] = names
    if (name !== undefined) return { name, sentence: sentence.id }
  }
  return undefined
}

function fits(ja: string, { ends, never }: Reference): boolean {
  return (ends.length === 0 || ends.some((end) => ja.endsWith(end))) && !never.some((end) => ja.endsWith(end))
}

/** Glossary mentions, and names found without it where they do not overlap one. */
function mentions({ entities, names }: TranslatedSentence): Mention[] {
  const taken = (span: Span) => overlaps(entities, span)
  const own = names.filter((name) => !taken(name))
  return [...entities, ...own].map(({ ja, type, start, end }) => ({ ja: ja.replace(/[(（].*$/u, ''), type, start, end }))
}
