import type { Translate } from '../language/messages.ts'
import { figureKey, isTelling, termKey } from './batch-words.ts'
import { figureIds, termIds } from './entry-ids.ts'
import type { Readings } from './furigana.ts'
import { entityKey } from './index-entry.ts'
import type { Marks } from './marks.ts'
import type { Elsewhere, PageContext } from './page-context.ts'
import type { DigestJson, SentenceJson } from './schema.ts'

/** A name, term or figure of the lists at the end; the card of a mark shows the same. */
export interface Entry {
  /** `e1` a name or a term of the glossary, `t2` another term, `q3` a figure. */
  readonly id: string
  readonly ja: string
  readonly reading: string
  readonly en: string
  readonly facts: readonly string[]
  /** Every sentence it stands in, in the order of the text. */
  readonly sentences: readonly string[]
  /** Of a figure: other wordings of the same value in this article. */
  readonly same?: readonly { readonly ja: string; readonly en: string; readonly sentences: readonly string[] }[]
  readonly elsewhere: readonly Elsewhere[]
}

export interface Entries {
  readonly names: readonly Entry[]
  readonly terms: readonly Entry[]
  readonly figures: readonly Entry[]
}

/** All that is marked on a page, each with every sentence it stands in and the other articles that tell of it. */
export function entriesOf(
  json: DigestJson,
  {
    t,
    readings,
    marksOf,
    context,
  }: { t: Translate; readings: Readings; marksOf: (sentence: SentenceJson) => Marks; context: PageContext | undefined },
): Entries {
  const order = new Map(json.sentences.map(({ id }, index) => [id, index]))
  const places = new Map<string, Set<string>>()
  const stands = (id: string, sentence: string) => {
    const list = places.get(id)
    if (list) list.add(sentence)
    else places.set(id, new Set([sentence]))
  }
  for (const sentence of json.sentences) for (const { id } of marksOf(sentence).ja) stands(id, sentence.id)
  for (const { id, mentions } of json.entities) for (const { sentence } of mentions) stands(id, sentence)
  const figures = figureIds(json)
  json.quantities.forEach(({ sentence }, index) => {
    stands(figures[index] ?? '', sentence)
  })
  const terms = termIds(json)
  json.terms.forEach(({ sentence }, index) => {
    stands(terms[index] ?? '', sentence)
  })
  const inOrder = (id: string) => [...(places.get(id) ?? [])].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const other = (key: string) => context?.mentions?.get(key) ?? []
  const alike = sameValues(json, figures)

  const entities = json.entities.map(({ id, ja, en, type, source, mentions }) => {
    const facts = [t(`entity.${type}`), t(`origin.${source}`), t('page.mentions', { count: mentions.length })]
    return {
      type,
      entry: { id, ja, en, reading: readings.word(ja), facts, sentences: inOrder(id), elsewhere: other(entityKey({ type, en })) },
    }
  })
  const candidates = json.terms.flatMap(({ ja, en, status, count }, index): Entry[] => {
    const id = `t${index + 1}`
    if (terms[index] !== id) return []
    const facts = [t(`status.${status}`), t('page.mentions', { count })]
    return [{ id, ja, en, reading: readings.word(ja), facts, sentences: inOrder(id), elsewhere: other(termKey(ja)) }]
  })
  return {
    names: entities.filter(({ type }) => type !== 'OTHER').map(({ entry }) => entry),
    terms: [...entities.filter(({ type }) => type === 'OTHER').map(({ entry }) => entry), ...candidates],
    figures: json.quantities.flatMap((quantity, index): Entry[] => {
      const { ja, en, kind } = quantity
      const id = `q${index + 1}`
      if (figures[index] !== id) return []
      const same = [...(alike.get(figureKey(quantity)) ?? [])].slice(0, mostSame + 1).filter((other) => other !== id)
      return [
        {
          id,
          ja,
          en,
          reading: '',
          facts: [t(`quantity.${kind}`)],
          sentences: inOrder(id),
          ...(same.length && { same: same.slice(0, mostSame).map((other) => ({ ...wordsOf(json, other), sentences: inOrder(other) })) }),
          elsewhere: isTelling(quantity) ? other(figureKey(quantity)) : [],
        },
      ]
    }),
  }
}

/** Of other wordings of a figure only so many are told. */
const mostSame = 4

/** Ids of the figures of one value: 26年3月期 and 前期. */
function sameValues({ quantities }: DigestJson, ids: readonly string[]): Map<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  quantities.forEach((quantity, index) => {
    const id = ids[index] ?? ''
    const key = figureKey(quantity)
    found.set(key, (found.get(key) ?? new Set()).add(id))
  })
  return found
}

function wordsOf({ quantities }: DigestJson, id: string) {
  const { ja = '', en = '' } = quantities[Number(id.slice(1)) - 1] ?? {}
  return { ja, en }
}
