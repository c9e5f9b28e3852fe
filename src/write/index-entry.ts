import type { DigestJson } from './schema.ts'

/** What the front page says about one article; small enough to keep for thousands. */
export interface IndexEntry {
  readonly id: string
  readonly date: string | null
  readonly publisher: string | null
  readonly title: { readonly ja: string; readonly en: string }
  /** First sentence of the summary. */
  readonly lead: { readonly ja: string; readonly en: string }
  /** Sentences by band. */
  readonly bands: { readonly green: number; readonly yellow: number; readonly red: number }
  readonly notes: { readonly error: number; readonly warning: number; readonly info: number }
  /** Endings of the files written beside the front page. */
  readonly formats: readonly string[]
}

/** Takes out of a digest what the front page needs. */
export function toIndexEntry(json: DigestJson, formats: readonly string[] = ['html', 'md', 'json']): IndexEntry {
  const { article, summary, sentences, notes } = json
  const proof = sentences.find(({ id }) => id === summary.evidence[0])
  const whole = proof && summary.ja.startsWith(proof.ja) && summary.en.startsWith(proof.en) && proof.en
  const bands = { green: 0, yellow: 0, red: 0 }
  for (const { band } of sentences) bands[band] += 1
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { level } of notes) counts[level] += 1
  return {
    id: article.id,
    date: article.date,
    publisher: article.publisher,
    title: { ...article.title },
    lead: whole ? { ja: proof.ja, en: proof.en } : { ja: summary.ja, en: summary.en },
    bands,
    notes: counts,
    formats: [...formats],
  }
}
