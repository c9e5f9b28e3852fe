import type { Article, Entity, EntityType, SentenceKind, Token, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, named } from './draft-line.ts'
import { makeStrangers } from './strangers.ts'

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

/** Whom 同社 means: the name, as it stands in the line, and the sentence that holds it. */
export interface Antecedent {
  readonly name: string
  readonly entity: Entity
  readonly sentence: string
}

/** Whom a word like 同社 means that stands at the offset `before` of the article, in the sentence `index`; undefined for other words and where it is not sure. */
export type FindAntecedent = (word: string, before: number, index: number, article: Article<TranslatedSentence>) => Antecedent | undefined

/** How many sentences back a name may stand. */
const reach = 3
const prose: ReadonlySet<SentenceKind> = new Set(['body', 'item', 'quote', 'title'])

/** What the search needs: which words refer to what, and whether a sentence names a company that is no entity. */
interface Knowledge {
  readonly words: ReadonlyMap<string, Reference>
  readonly hasStranger: (sentence: TranslatedSentence) => boolean
}

function knowledge(language: Language): Knowledge {
  return { words: referenceWords(language), hasStranger: makeStrangers(language) }
}

function referenceWords(language: Language): ReadonlyMap<string, Reference> {
  return new Map(
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
}

/** Makes the finder of whom 同社 means: the only company that the nearest sentence with companies names. */
export function makeAntecedents(language: Language): FindAntecedent {
  const known = knowledge(language)
  return (word, before, index, article) => {
    const reference = known.words.get(word)
    return reference && antecedent(reference, known, before, index, article)
  }
}

/** Makes the resolver: 同社は増産する → みなと食品は増産する when that is the only company the nearest sentence with companies names. */
export function makeReferences(language: Language): (line: DraftLine, index: number, article: Article<TranslatedSentence>) => Resolved {
  const known = knowledge(language)

  return (line, index, article) => {
    const { tokens, ja } = line.sentence
    const sources = new Set<string>()
    let made = line
    let name = ''
    tokens.forEach((token, at) => {
      const reference = known.words.get(token.surface)
      if (!reference || line.words[at] === '' || name !== '') return
      const found = antecedent(reference, known, token.start, index, article)
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
  { hasStranger }: Knowledge,
  before: number,
  index: number,
  { sentences }: Article<TranslatedSentence>,
): Antecedent | undefined {
  const heldBy = ({ id, entities, tokens, kind }: TranslatedSentence) =>
    prose.has(kind)
      ? entities
          .map((entity) => ({ entity, name: bare(entity.ja), sentence: id }))
          .filter(
            ({ entity, name }) =>
              entity.end <= before && entity.type === reference.type && fits(name, reference) && isWhole(entity, tokens),
          )
      : []
  const only = <T extends { readonly name: string }>(found: readonly T[]) =>
    new Set(found.map(({ name }) => name)).size === 1 ? found[0] : undefined
  const company = reference.type === 'ORG' && reference.ends.length === 0
  for (let at = index; at >= 0 && at > index - reach; at--) {
    const sentence = sentences[at]!
    if (!prose.has(sentence.kind)) break
    const found = heldBy(sentence)
    if (company && sentence.start < before && hasStranger(sentence)) return isTopic(only(found), sentence) ? found[0] : undefined
    if (found.length) return only(found)
  }
  // Further back only the one of its kind that the article has named can be meant.
  const all = sentences.slice(0, index + 1)
  const named = only(all.flatMap(heldBy))
  return company && all.some((one) => hasStranger(one) && !isTopic(only(heldBy(one)), one)) ? undefined : named
}

/** Whom a sentence is about is meant before others it names. */
function isTopic(found: Antecedent | undefined, { bunsetsu, tokens }: TranslatedSentence): boolean {
  const end = found?.entity.end
  return bunsetsu.some(({ type, first, last }) => type === 'topic' && tokens.slice(first, last).some((token) => token.end === end))
}

/** Not 東証 of 東証グロース, nor 瀬戸内急行 of 瀬戸内急行フェリー. */
function isWhole({ type, end }: Entity, tokens: readonly Token[]): boolean {
  const next = tokens.find(({ start }) => start === end)
  return type !== 'ORG' || next === undefined || !/^(?:noun|unknown)/.test(next.pos)
}

/** The name without what stands in brackets; a reading inside it was blanked when it was found. */
function bare(ja: string): string {
  return ja.replace(/[(（].*$/u, '').replace(/(?<=\P{ASCII})\s+(?=\P{ASCII})/gu, '')
}

function fits(ja: string, { ends, never }: Reference): boolean {
  return (ends.length === 0 || ends.some((end) => ja.endsWith(end))) && !never.some((end) => ja.endsWith(end))
}
