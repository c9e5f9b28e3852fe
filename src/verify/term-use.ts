import type { Avoided, Entity, Note, Span } from '../document.ts'
import { note } from '../notes.ts'
import { type FindForms, indexWords } from './english-forms.ts'
import { formsOf, placesOf } from './terms.ts'

/** One mention of a glossary term and the English found for it; `text` is '' when none was. Spans are as in the notes of the pair. */
export interface Rendering {
  /** The same for all mentions of one term. */
  readonly key: string
  readonly ja: string
  readonly text: string
  /** A form said to be the short one: BOJ of Bank of Japan. */
  readonly short: string
  readonly sentence: string
  readonly source: Span
  readonly target?: Span
}

/** What is known of the terms of a pair before this look: the notes about missing ones, and about Japanese left standing. */
export interface TermContext {
  readonly entities: readonly Entity[]
  readonly avoided: readonly Avoided[]
  readonly english: string
  readonly missing: readonly Note[]
  readonly plain: readonly Note[]
  readonly findForms: FindForms
}

/**
 * Forbidden and deprecated English, text that must not change, and terms copied in Japanese. Gives back all notes about terms and the plain ones,
 * with those taken out that say the same less well: `term-missing` of a term whose forbidden form stands there.
 */
export function checkTermUse(context: TermContext): { readonly terms: readonly Note[]; readonly plain: readonly Note[] } {
  const { entities, english } = context
  const found = [...avoidedForms(context), ...keptText(entities, english), ...sourceLeft(entities, english)]
  const same = (a: Span | undefined, b: Span | undefined) => a !== undefined && b !== undefined && a.start < b.end && a.end > b.start
  const explained = (one: Note) => found.some((other) => same(one.source, other.source))
  const left = found.filter((one) => one.code === 'term-source-left')
  return {
    terms: [...context.missing.filter((one) => one.code !== 'term-missing' || !explained(one)), ...found],
    plain: context.plain.filter((one) => one.code !== 'untranslated' || !left.some((other) => same(one.target, other.target))),
  }
}

/** The glossary's terms of a sentence that has no English. */
export function unproven(entities: readonly Entity[]): readonly Note[] {
  return entities
    .filter((entity) => entity.source === 'glossary')
    .map((entity) => note('term-unproven', { source: spanOf(entity), expected: entity.en, ja: entity.ja }))
}

/** What stands for each mention, the first place of its first form that is there. */
export function renderingsOf(
  entities: readonly Entity[],
  { english, sentence, findForms }: { readonly english: string; readonly sentence: string; readonly findForms: FindForms },
): readonly Rendering[] {
  const index = indexWords(english)
  return entities.flatMap((entity) => {
    if (entity.source !== 'glossary' || entity.term?.keep || entity.term?.status === 'forbidden' || entity.term?.status === 'deprecated')
      return []
    const [target] = placesOf(entity, index, findForms)
    return [
      {
        key: entity.term?.ja ?? entity.ja,
        ja: entity.ja,
        text: target ? english.slice(target.start, target.end) : '',
        short: entity.term?.short ?? '',
        sentence,
        source: spanOf(entity),
        ...(target && { target }),
      } satisfies Rendering,
    ]
  })
}

/** A bad form inside a good one is no fault: "Cabinet Secretary" of "chief Cabinet secretary"; a good one inside a bad one does not mend it. */
function avoidedForms({ entities, avoided, english, findForms }: TermContext): readonly Note[] {
  if (avoided.length === 0) return []
  const index = indexWords(english)
  const good = [...new Set(entities.flatMap((entity) => formsOf(entity)))]
    .filter((form) => !avoided.some((one) => one.term.en.toLowerCase() === form.toLowerCase()))
    .flatMap((form) => findForms(index, form))
  const notes: Note[] = []
  const seen = new Set<string>()
  for (const one of avoided) {
    const key = `${one.term.ja}\t${one.term.en}`
    if (seen.has(key)) continue
    seen.add(key)
    const target = findForms(index, one.term.en).find(
      (bad) => !good.some(({ start, end }) => start < bad.end && end > bad.start && end - start >= bad.end - bad.start),
    )
    if (!target) continue
    const expected = entities.find((entity) => entity.start < one.end && entity.end > one.start)?.en
    notes.push(
      note(one.term.status === 'deprecated' ? 'term-deprecated' : 'term-forbidden', {
        source: spanOf(one),
        target,
        ...(expected !== undefined && { expected }),
        actual: english.slice(target.start, target.end),
        ja: one.ja,
      }),
    )
  }
  return notes
}

/** Text that is not to be translated stands letter by letter, and not inside a longer run of letters or digits. */
function keptText(entities: readonly Entity[], english: string): readonly Note[] {
  const notes: Note[] = []
  const seen = new Set<string>()
  for (const entity of entities) {
    if (!entity.term?.keep || seen.has(entity.term.en)) continue
    seen.add(entity.term.en)
    if (![entity.term.en, ...entity.term.aliasesEn].some((form) => standsIn(form, english)))
      notes.push(note('keep-changed', { source: spanOf(entity), expected: entity.term.en, ja: entity.ja }))
  }
  return notes
}

function standsIn(form: string, english: string): boolean {
  const letter = /[\p{L}\p{N}]/u
  for (let at = english.indexOf(form); at >= 0; at = english.indexOf(form, at + 1)) {
    const before = letter.test(form.charAt(0)) && letter.test(english.charAt(at - 1))
    const after = letter.test(form.charAt(form.length - 1)) && /[\p{Lu}\p{N}]/u.test(english.charAt(at + form.length))
    if (!before && !after) return true
  }
  return false
}

/** The Japanese term itself, other than in brackets behind its English. */
function sourceLeft(entities: readonly Entity[], english: string): readonly Note[] {
  const notes: Note[] = []
  const seen = new Set<string>()
  for (const entity of entities) {
    if (entity.source !== 'glossary' || entity.term?.keep || seen.has(entity.ja)) continue
    if (!/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(entity.ja) || formsOf(entity).includes(entity.ja)) continue
    seen.add(entity.ja)
    const start = english.indexOf(entity.ja)
    if (start < 0 || /[([\uff08]/.test(english.charAt(start - 1))) continue
    const target = { start, end: start + entity.ja.length }
    notes.push(note('term-source-left', { source: spanOf(entity), target, expected: entity.en, actual: entity.ja, ja: entity.ja }))
  }
  return notes
}

function spanOf(span: Span): Span {
  return { start: span.start, end: span.end }
}
