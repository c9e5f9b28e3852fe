import type { Candidate } from './candidate.ts'

/** Columns of the table a person decides in; `kawaraban glossary merge` takes the rows whose `decision` is yes. */
const header = [
  'decision',
  'ja',
  'en',
  'reading',
  'type',
  'pos',
  'status',
  'domain',
  'note',
  'score',
  'count',
  'articles',
  'origin',
  'context_ja',
  'context_en',
  'aliases_ja',
  'alternatives',
]

/** Candidates as CSV (RFC 4180, LF). `bom` is for spreadsheets that take a file without one for another encoding. */
export function candidatesCsv(candidates: readonly Candidate[], { bom = false }: { readonly bom?: boolean } = {}): string {
  const lines = candidates.map((candidate) => {
    const { ja, reading, type, pos, status, domain, note, score, count, articles, proposals, contexts, variants } = candidate
    const [first, ...others] = proposals
    return [
      '',
      ja,
      first?.en ?? '',
      reading,
      type === 'OTHER' ? '' : type,
      pos,
      status === 'known' ? 'preferred' : 'proposed',
      domain,
      note,
      String(score),
      String(count),
      String(articles),
      first?.origin ?? '',
      contexts[0]?.ja ?? '',
      contexts[0]?.en ?? '',
      list(variants.flatMap((one) => (one.ja === ja ? [] : [one.ja]))),
      list(others.map(({ en }) => en)),
    ].map(cell)
  })
  return `${bom ? '\ufeff' : ''}${[header, ...lines].map((fields) => `${fields.join(',')}\n`).join('')}`
}

function list(values: readonly string[]): string {
  return values.map((value) => value.replaceAll('|', ' ')).join('|')
}

/** Line ends become spaces; what a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value: string): string {
  const line = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
  const safe = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(line) ? `'${line}` : line
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
