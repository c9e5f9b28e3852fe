import type { AnalyzedSentence, Entity, NamedSentence, Term } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { overlaps } from '../spans.ts'
import { makeFinder } from './matcher.ts'

const shortestName = 2

/** Makes what knows the legal forms of companies: 株式会社 and its kin, of `ja/name-cues`. */
export function makeCompanies(language: Language, terms: readonly Term[]) {
  const lexicon = makeLexicon(language)
  const cues = (side: string) => language.rows('ja/name-cues').flatMap((row) => (row.side === side && row.cue ? [row.cue] : []))
  const longestFirst = (one: string, other: string) => other.length - one.length
  const forms = [...cues('form'), ...cues('firm')].sort(longestFirst)
  const holdings = cues('holding').sort(longestFirst)
  const names = new Set(terms.flatMap(({ type, ja, aliasesJa }) => (type === 'ORG' ? [ja, ...aliasesJa] : [])))

  /** 株式会社 before or behind the name is part of the mention: English says it nowhere. */
  function withForm(entity: Entity, { ja, start }: AnalyzedSentence): Entity {
    if (entity.type !== 'ORG') return entity
    const before = forms.find((form) => ja.slice(0, entity.start - start).endsWith(form))
    const behind = before ? undefined : forms.find((form) => ja.startsWith(form, entity.end - start))
    if (!before && !behind) return entity
    const span = { start: entity.start - (before?.length ?? 0), end: entity.end + (behind?.length ?? 0) }
    return { ...entity, ...span, ja: ja.slice(span.start - start, span.end - start) }
  }

  /** The name alone: 株式会社山田電機 → 山田電機, 山田電機ホールディングス → 山田電機; '' when nothing is left out, or what is left is a word or another row. */
  function coreOf(ja: string): string {
    const before = forms.find((form) => ja.startsWith(form))
    const behind = [...forms, ...holdings].find((form) => ja.endsWith(form))
    const core = ja.slice(before?.length ?? 0, ja.length - (behind?.length ?? 0))
    if (core === ja || core.length < shortestName || names.has(core) || lexicon.has(core)) return ''
    return core
  }

  /** Later mentions by the name alone are the same company, where only one of the article has that name. */
  function remembered(sentences: readonly NamedSentence[]): readonly NamedSentence[] {
    const cores = new Map<string, { readonly entity: Entity; readonly term: Term } | null>()
    for (const { entities } of sentences)
      for (const entity of entities) {
        if (entity.type !== 'ORG' || !entity.term) continue
        const core = coreOf(entity.term.ja)
        if (core === '') continue
        const known = cores.get(core)
        if (known === undefined) cores.set(core, { entity, term: entity.term })
        else if (known && known.term.en !== entity.term.en) cores.set(core, null)
      }
    const short = [...cores].flatMap(([ja, known]) => (known ? [{ ...known.term, ja, aliasesJa: [], aliasesEn: [], short: '' }] : []))
    if (short.length === 0) return sentences
    const find = makeFinder(short, language)
    return sentences.map((sentence) => {
      const more = find(sentence).entities.flatMap((found) => {
        const known = found.term && cores.get(found.term.ja)
        if (!known || found.start < known.entity.end || overlaps(sentence.entities, found)) return []
        return [{ ...known.entity, start: found.start, end: found.end, ja: found.ja, en: found.en, accept: known.entity.accept }]
      })
      return more.length ? { ...sentence, entities: [...sentence.entities, ...more].sort((a, b) => a.start - b.start) } : sentence
    })
  }

  return { withForm, remembered }
}
