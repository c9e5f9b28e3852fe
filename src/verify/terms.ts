import type { Entity, Note, Score, Span } from '../document.ts'
import { note } from '../notes.ts'

/** English words with their places, ready for whole-word lookups. Curly quotes, hyphens, dots of abbreviations and case are evened out. */
export interface EnglishWords {
  readonly words: readonly { readonly text: string; readonly exact: string; readonly span: Span }[]
  readonly at: ReadonlyMap<string, readonly number[]>
}

const wordPattern = /[\p{L}\p{N}]+(?:\.(?=\p{L}\b)\p{L})*(?:[&+]\p{L}*)?/gu

/** Cuts English into words for term lookups: "U.S.-led all-solid-state batteries" → us, led, all, solid, state, batteries. */
export function indexWords(text: string): EnglishWords {
  const words: { text: string; exact: string; span: Span }[] = []
  const at = new Map<string, number[]>()
  const add = (raw: string, start: number, end: number) => {
    const exact = raw.normalize('NFKC').replaceAll('.', '')
    const lower = fold(exact)
    const list = at.get(lower) ?? []
    list.push(words.length)
    at.set(lower, list)
    words.push({ text: lower, exact, span: { start, end } })
  }
  for (const found of text.matchAll(wordPattern)) add(found[0], found.index, found.index + found[0].length)
  return { words, at }
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Where an English form stands as whole words, or nothing: plural, possessive, hyphen or space, verb endings for lower-case forms; capitals must agree in short all-capital forms. */
export function findForm(index: EnglishWords, form: string): Span | undefined {
  const parts = [...form.replace(/^the\s+/i, '').matchAll(wordPattern)].map((found) => found[0].normalize('NFKC').replaceAll('.', ''))
  if (parts.length === 0) return undefined
  const strict = parts.length === 1 && /^[A-Z][A-Z0-9&]{1,4}$/.test(parts[0]!)
  const inflects = form === form.toLowerCase()
  const wanted = parts.map((part, at) => (at === parts.length - 1 || inflects ? variants(fold(part), inflects) : new Set([fold(part)])))
  const closed = parts.length > 1 ? variants(fold(parts.join('')), inflects) : undefined
  for (const first of wanted[0]!) {
    for (const start of index.at.get(first) ?? []) {
      if (strict && index.words[start]!.exact.replace(/s$/, '') !== parts[0]!.replace(/s$/, '')) continue
      let hit = start + wanted.length <= index.words.length
      for (let at = 1; hit && at < wanted.length; at++) hit = wanted[at]!.has(index.words[start + at]!.text)
      if (hit) return { start: index.words[start]!.span.start, end: index.words[start + wanted.length - 1]!.span.end }
    }
  }
  for (const word of closed ?? []) {
    const start = index.at.get(word)?.[0]
    if (start !== undefined) return index.words[start]!.span
  }
  // "start up" for "startup": two words of the text that join to the form.
  if (parts.length === 1 && parts[0]!.length >= 6) {
    const word = fold(parts[0]!)
    for (let cut = 2; cut < Math.min(word.length - 1, 24); cut++) {
      const rest = variants(word.slice(cut), inflects)
      for (const start of index.at.get(word.slice(0, cut)) ?? []) {
        const next = index.words[start + 1]
        if (next && rest.has(next.text) && next.span.start - index.words[start]!.span.end <= 1)
          return { start: index.words[start]!.span.start, end: next.span.end }
      }
    }
  }
  return undefined
}

/** Spellings a form may take: plural for all; -ed, -ing, -er endings for lower-case words. */
function variants(word: string, inflects: boolean): ReadonlySet<string> {
  const out = new Set([word, `${word}s`, `${word}es`])
  if (word.endsWith('y')) out.add(`${word.slice(0, -1)}ies`)
  if (word.endsWith('f')) out.add(`${word.slice(0, -1)}ves`)
  if (word.endsWith('fe')) out.add(`${word.slice(0, -2)}ves`)
  if (word.endsWith('s')) out.add(word.slice(0, -1))
  if (word.endsWith('es')) out.add(word.slice(0, -2))
  if (word.endsWith('ies')) out.add(`${word.slice(0, -3)}y`)
  if (word.endsWith('ysis') || word.endsWith('isis')) out.add(`${word.slice(0, -2)}es`)
  if (!inflects || word.length < 3) return out
  const stem = word.endsWith('ing') ? word.slice(0, -3) : word.endsWith('ed') ? word.slice(0, -2) : word.replace(/e$/, '')
  const last = stem.at(-1) ?? ''
  for (const base of [stem, `${stem}${last}`, word]) for (const ending of ['ed', 'ing', 'd']) out.add(`${base}${ending}`)
  out.add(stem)
  out.add(`${stem}e`)
  if (word.endsWith('y')) out.add(`${word.slice(0, -1)}ied`)
  return out
}

/** All English forms that count as right for an entity. */
export function formsOf(entity: Entity): readonly string[] {
  return [
    entity.en,
    ...entity.accept,
    ...(entity.term && entity.term.status !== 'forbidden' ? [entity.term.en, ...entity.term.aliasesEn] : []),
  ].filter((form) => form.trim() !== '')
}

/** Glossary terms and names: each distinct one must stand in the English. `spans` are the places found, where numbers are part of names. */
export function checkTerms(
  entities: readonly Entity[],
  english: string,
): { readonly notes: readonly Note[]; readonly terms: Score; readonly names: Score; readonly spans: readonly Span[] } {
  const index = indexWords(english)
  const notes: Note[] = []
  const spans: Span[] = []
  const seen = new Map<string, boolean>()
  const count = { terms: { hit: 0, total: 0 }, names: { hit: 0, total: 0 } }
  for (const entity of entities) {
    const glossary = entity.source === 'glossary'
    const key = `${glossary ? (entity.term?.ja ?? entity.ja) : entity.ja}\t${entity.en}`
    if (seen.has(key)) continue
    const source = { start: entity.start, end: entity.end }
    if (entity.term?.status === 'forbidden') {
      const target = findForm(index, entity.term.en)
      if (target) notes.push(note('term-forbidden', { source, target, actual: english.slice(target.start, target.end), ja: entity.ja }))
      seen.set(key, true)
      continue
    }
    const forms = formsOf(entity)
    if (forms.length === 0) continue
    const found = forms.map((form) => findForm(index, form)).find((span) => span !== undefined)
    seen.set(key, found !== undefined)
    const score = glossary ? count.terms : count.names
    score.total++
    if (found) {
      score.hit++
      spans.push(found)
    } else notes.push(note(glossary ? 'term-missing' : 'name-missing', { source, expected: entity.en, ja: entity.ja }))
  }
  return { notes, terms: count.terms, names: count.names, spans }
}
