import type { ConceptEntry, TermEntry, TermPos } from '../document.ts'
import type { Candidate } from './candidate.ts'

/** Candidates as concepts for a term base; counts, origins and the like become notes. What the glossary does not have is proposed. */
export function candidateEntries(candidates: readonly Candidate[]): ConceptEntry[] {
  return candidates.map((candidate): ConceptEntry => {
    const { ja, reading, variants, score, count, articles, type, status, domain, note, proposals, contexts } = candidate
    const pos = candidate.pos as TermPos
    const facts = keyed({ reading, score: String(score), count: String(count), articles: String(articles) })
    return {
      subject: domain,
      ja: [
        { term: ja, pos, ...shown(contexts[0]?.ja), notes: [...facts, note] },
        ...variants.filter((one) => one.ja !== ja).map((one): TermEntry => ({ term: one.ja, form: 'variant' })),
      ],
      en: proposals.map(({ en, origin }, at): TermEntry => {
        const proposed = status === 'candidate' || at > 0
        const notes = keyed({ type: type === 'OTHER' ? '' : type, origin })
        return { term: en, pos, ...(at === 0 && shown(contexts[0]?.en)), ...(proposed && { status: 'proposed' }), notes }
      }),
    }
  })
}

function shown(context: string | undefined): { readonly context?: string } {
  return context ? { context: context.replace(/\s+/g, ' ').trim() } : {}
}

function keyed(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([key, value]) => (value ? [`${key}: ${value}`] : []))
}
