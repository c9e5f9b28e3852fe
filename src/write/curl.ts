import type { DigestJson } from './schema.ts'

/**
 * Straight quotation marks as a printed page sets them: said "yes" → said “yes”. One letter for one, so that spans hold.
 * A mark after white space, an opening bracket or nothing opens; every other closes. Inch marks behind figures stay.
 */
export function curl(english: string): string {
  return english.replace(/"/g, (mark, at: number) => {
    const before = english[at - 1] ?? ' '
    if (/[\s([{—–-]/.test(before)) return '“'
    return /\d/.test(before) && !english.slice(0, at).includes('"') ? mark : '”'
  })
}

/** A digest with the English of its lines curled, for a page. */
export function curled(json: DigestJson): DigestJson {
  const { article, summary, sheet } = json
  const both = <T extends { readonly en: string } | null>(one: T): T => one && { ...one, en: curl(one.en) }
  return {
    ...json,
    article: { ...article, title: { ...article.title, en: curl(article.title.en) } },
    summary: { ...both(summary), ...(summary.sentences && { sentences: summary.sentences.map(both) }) },
    keyPoints: json.keyPoints.map(both),
    ...(sheet && { sheet: { ...sheet, facts: sheet.facts.map(both), timeline: sheet.timeline.map(both) } }),
    sentences: json.sentences.map(both),
  }
}
