import type { Article, Entity, EntityType, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, named } from './draft-line.ts'

interface Reference {
  readonly type: EntityType
  readonly ends: readonly string[]
  readonly never: readonly string[]
  readonly as: string
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
    let name = ''
    tokens.forEach((token, at) => {
      const reference = words.get(token.surface)
      if (!reference || line.words[at] === '' || name !== '') return
      const found = antecedent(reference, token.start, index, article)
      // A second mention of the name in one line would read oddly.
      if (!found || ja.includes(found.name)) return
      name = found.name
      made = named(made, at, reference.as.replace('{name}', found.name), found.entity)
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
): { name: string; entity: Entity; sentence: string } | undefined {
  const heldBy = (sentence: TranslatedSentence) =>
    sentence.entities
      .map((entity) => ({ entity, name: bare(entity.ja), sentence: sentence.id }))
      .filter(({ entity: { end, type }, name }) => end <= before && type === reference.type && fits(name, reference))
  const only = <T extends { readonly name: string }>(found: readonly T[]) =>
    new Set(found.map(({ name }) => name)).size === 1 ? found[0] : undefined
  for (let at = index; at >= 0 && at > index - reach; at--) {
    const sentence = sentences[at]!
    const kind = sentence.kind
    if (kind !== 'body' && kind !== 'item' && kind !== 'quote' && kind !== 'title') break
    const found = heldBy(sentence)
    if (found.length) return only(found)
  }
  // Further back only the one of its kind that the article has named can be meant.
  return only(sentences.slice(0, index + 1).flatMap(heldBy))
}

/** The name without what stands in brackets; a reading inside it was blanked when it was found. */
function bare(ja: string): string {
  return ja.replace(/[(（].*$/u, '').replace(/(?<=\P{ASCII})\s+(?=\P{ASCII})/gu, '')
}

function fits(ja: string, { ends, never }: Reference): boolean {
  return (ends.length === 0 || ends.some((end) => ja.endsWith(end))) && !never.some((end) => ja.endsWith(end))
}
