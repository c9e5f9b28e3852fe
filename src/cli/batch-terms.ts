import type { Term } from '../document.ts'
import type { DigestJson } from '../index.ts'

/** English of a term over a batch, and in how many articles it was said so; the commonest first. */
export interface TermVariants {
  readonly ja: string
  readonly renderings: readonly { readonly en: string; readonly articles: number; readonly first: string }[]
}

/** What a batch proved of its terms. */
export interface BatchTerms {
  readonly terms: number
  readonly proved: number
  readonly provedBefore: number
  readonly repaired: number
  /** Terms that were said in more than one way. */
  readonly variants: readonly TermVariants[]
}

type Scores = DigestJson['scores']
type Kept = Pick<DigestJson, 'entities' | 'sentences' | 'scores'> & { readonly article: { readonly id: string } }

/**
 * Counts the terms of a glossary over articles, one after the other; memory grows with the terms, not with the articles.
 * A mention counts as the English its row wants when that stands in the sentence, else as the alias that does.
 */
export function makeBatchTerms(terms: readonly Term[]): { add(digest: Kept): void; result(): BatchTerms } {
  const sum = { terms: 0, proved: 0, provedBefore: 0, repaired: 0 }
  const counts = new Map<string, Map<string, { articles: number; first: string }>>()
  const byJapanese = new Map<string, Term>()
  for (const term of terms)
    if (term.status === 'preferred' || term.status === 'admitted')
      for (const ja of [term.ja, ...term.aliasesJa]) if (!byJapanese.has(ja)) byJapanese.set(ja, term)

  function add({ article, entities, sentences, scores }: Kept): void {
    count(scores)
    const english = new Map(sentences.map(({ id, en }) => [id, folded(en)]))
    const here = new Map<string, Set<string>>()
    for (const { ja, en, source, mentions } of entities) {
      const term = source === 'glossary' ? byJapanese.get(ja) : undefined
      if (!term) continue
      const forms = [...new Set([en, term.en, ...term.aliasesEn])]
      for (const { sentence } of mentions) {
        const text = english.get(sentence) ?? ''
        const said = forms.find((form) => stands(text, form))
        if (said === undefined) continue
        const ways = here.get(term.ja) ?? new Set()
        ways.add(said === en ? term.en : said)
        here.set(term.ja, ways)
      }
    }
    for (const [ja, ways] of here) {
      const known = counts.get(ja) ?? new Map<string, { articles: number; first: string }>()
      for (const way of ways) {
        const kept = known.get(way)
        if (kept) kept.articles += 1
        else known.set(way, { articles: 1, first: article.id })
      }
      counts.set(ja, known)
    }
  }

  function count({ terms: after, termsBefore = after, repaired }: Scores): void {
    sum.terms += after.total
    sum.proved += after.hit
    sum.provedBefore += termsBefore.hit
    sum.repaired += repaired?.hit ?? 0
  }

  function result(): BatchTerms {
    const variants = [...counts]
      .filter(([, ways]) => ways.size > 1)
      .map(([ja, ways]): TermVariants => {
        const renderings = [...ways].map(([en, kept]) => ({ en, ...kept }))
        return { ja, renderings: renderings.sort((a, b) => b.articles - a.articles || (a.en < b.en ? -1 : 1)) }
      })
    return { ...sum, variants: variants.sort((a, b) => (a.ja < b.ja ? -1 : 1)) }
  }

  return { add, result }
}

function folded(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
}

function stands(text: string, form: string): boolean {
  const words = folded(form.replace(/^the\s+/i, '')).trimEnd()
  return words.trim() !== '' && (text.includes(`${words} `) || text.includes(`${words}s `) || text.includes(`${words}es `))
}
