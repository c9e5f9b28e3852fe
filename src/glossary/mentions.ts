import type { Entity, NamedSentence, SentenceKind } from '../document.ts'

/** Text that is read from start to end; titles, cells, captions and key points stand alone. */
const running: ReadonlySet<SentenceKind> = new Set(['body', 'item', 'quote'])

/**
 * Gives every mention of a term with a short form the English of its place in the article: first Bank of Japan (BOJ), then BOJ; in titles, headings and
 * other text that stands alone the full form, which counts as no mention. A short form made of words of the full one gets no bracket: Toyota Motor
 * Corporation, then Toyota. Every form is accepted everywhere.
 */
export function withMentions(sentences: readonly NamedSentence[]): readonly NamedSentence[] {
  const seen = new Set<string>()

  function said(entity: Entity, kind: SentenceKind): Entity {
    const { term, en } = entity
    if (!term || term.short === '' || term.keep || entity.use) return entity
    const joined = joinedForm(term.en.replace(/^the\s+/, ''), term.short)
    const accept = [...new Set([...entity.accept, joined, term.short])]
    const first = !seen.has(term.en)
    if (running.has(kind)) seen.add(term.en)
    // Written in Latin letters, or brought in by the Japanese itself.
    if (en !== term.en.replace(/^the\s+/, '')) return { ...entity, accept }
    if (!running.has(kind)) return { ...entity, accept }
    return first ? { ...entity, en: joined, accept } : { ...entity, en: term.short, the: entity.the && takesThe(term.short), accept }
  }

  return sentences.map((sentence) =>
    sentence.entities.some(({ term }) => term?.short)
      ? { ...sentence, entities: sentence.entities.map((entity) => said(entity, sentence.kind)) }
      : sentence,
  )
}

function joinedForm(full: string, short: string): string {
  const words = new Set(full.toLowerCase().split(/[\s-]+/))
  return short
    .toLowerCase()
    .split(/[\s-]+/)
    .every((word) => words.has(word))
    ? full
    : `${full} (${short})`
}

/** the BOJ, the agency, but NATO */
function takesThe(short: string): boolean {
  return !/^\p{Lu}{4,}$/u.test(short)
}
