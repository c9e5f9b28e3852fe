import type { Entity, Note, Score, Span } from '../document.ts'
import { note } from '../notes.ts'
import { type FindForms, indexWords } from './english-forms.ts'

/** All English forms that count as right for an entity. */
export function formsOf(entity: Entity): readonly string[] {
  const { term } = entity
  const forms = [entity.en, ...entity.accept, ...(term && term.status !== 'forbidden' ? [term.en, term.short, ...term.aliasesEn] : [])]
  return [...new Set(forms)].filter((form) => form.trim() !== '')
}

/** Every place of the English where one of the forms of an entity stands, ascending, the longest form first. */
export function placesOf(entity: Entity, index: ReturnType<typeof indexWords>, findForms: FindForms): readonly Span[] {
  const { term, use } = entity
  // A verb term is looked for as one wherever it is said; an English name beside it is what it is.
  const how = { pos: term?.pos, use, caseSensitive: term?.caseSensitive, keep: term?.keep }
  return apart(formsOf(entity).flatMap((form) => findForms(index, form, how)))
}

export interface TermOptions {
  readonly findForms: FindForms
  /** As many mentions in English as in Japanese; else one for each distinct term. */
  readonly strict?: boolean | undefined
}

/** Glossary terms and names: each distinct one must stand in the English. `spans` are the places found, where numbers are part of names. */
export function checkTerms(
  entities: readonly Entity[],
  english: string,
  { findForms, strict = false }: TermOptions,
): { readonly notes: readonly Note[]; readonly terms: Score; readonly names: Score; readonly spans: readonly Span[] } {
  const index = indexWords(english)
  const notes: Note[] = []
  const spans: Span[] = []
  const count = { terms: { hit: 0, total: 0 }, names: { hit: 0, total: 0 } }
  for (const mentions of grouped(entities)) {
    const [{ term, start, end, ja }] = mentions
    if (term?.status === 'forbidden') {
      const [target] = findForms(index, term.en)
      if (target)
        notes.push(note('term-forbidden', { source: { start, end }, target, actual: english.slice(target.start, target.end), ja }))
      continue
    }
    const distinct = new Map(mentions.map((entity) => [`${entity.en}\t${entity.use ?? ''}`, entity]))
    const places = apart([...distinct.values()].flatMap((entity) => placesOf(entity, index, findForms)))
    const score = mentions[0].source === 'glossary' ? count.terms : count.names
    const wanted = strict ? mentions.length : 1
    const found = Math.min(places.length, wanted)
    score.total += wanted
    score.hit += found
    spans.push(...places.slice(0, strict ? places.length : 1))
    for (const { start, end, en, ja, source } of mentions.slice(found, wanted))
      notes.push(note(source === 'glossary' ? 'term-missing' : 'name-missing', { source: { start, end }, expected: en, ja }))
  }
  return { notes, terms: count.terms, names: count.names, spans }
}

/** The mentions of each distinct term and name, in the order of the text. Those without English are left out. */
function grouped(entities: readonly Entity[]): readonly (readonly [Entity, ...Entity[]])[] {
  const groups = new Map<string, [Entity, ...Entity[]]>()
  for (const entity of entities) {
    const { source, term } = entity
    if (term?.status !== 'forbidden' && formsOf(entity).length === 0) continue
    const key = source === 'glossary' && term ? `${term.ja}\t${term.en}` : `${entity.ja}\t${entity.en}\t`
    const group = groups.get(key)
    if (group) group.push(entity)
    else groups.set(key, [entity])
  }
  return [...groups.values()]
}

function apart(spans: readonly Span[]): Span[] {
  const made: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (made.at(-1)?.end ?? 0)) made.push(span)
  return made
}
