import type { Term, TermStatus } from '../../document.ts'
import type { Column } from './columns.ts'
import { posOf } from './csv.ts'
import { directionOf, languageOf } from './direction.ts'
import type { GlossaryFormat, Written } from './format.ts'
import { loss, losses, uncommented } from './losses.ts'
import { readTable, tabLine } from './table.ts'

const statuses: Readonly<Record<string, TermStatus>> = {
  approved: 'preferred',
  preferred: 'preferred',
  'non-standard': 'admitted',
  nonstandard: 'admitted',
  admitted: 'admitted',
  provisional: 'proposed',
  forbidden: 'forbidden',
}
/** Columns of UTX and ours. */
const known: Readonly<Record<string, Column>> = {
  'src:pos': 'pos',
  'src:yomi': 'reading',
  'src:reading': 'reading',
  'term status': 'status',
  status: 'status',
  domain: 'domain',
}

/** UTX of the AAMT, 1.11 and 1.20: tab-separated; lines with `#` make the header, the last of them names the columns. */
export const utx: GlossaryFormat = {
  name: 'utx',
  extensions: ['.utx', '.tsv', '.txt'],
  sniff: (head) => /^\ufeff?#\s*UTX/i.test(head),
  read({ text }, rows) {
    const lines = readTable(text, true, rows.report)
    const body = lines.findIndex(({ fields }) => !fields[0]?.startsWith('#'))
    const head = body < 0 ? lines : lines.slice(0, body)
    const header = head.findLast(({ fields }) => fields.length > 1)
    if (!header) return rows.report(1, 'missing-column', { column: 'src, tgt' })
    const names = header.fields.map((name) => name.trim().toLowerCase().replace(/^#\s*/, ''))
    const [src, tgt] = [names.indexOf('src'), names.indexOf('tgt')]
    if (src < 0 || tgt < 0) return rows.report(header.line, 'missing-column', { column: src < 0 ? 'src' : 'tgt' })
    const languages = /([a-z]{2,3}(?:-[a-z]+)?)\s*\/\s*([a-z]{2,3}(?:-[a-z]+)?)/i.exec(head[0]?.fields.join(' ') ?? '')
    const from = languageOf(languages?.[1])
    const data = body < 0 ? [] : lines.slice(body).filter(({ fields }) => !fields[0]?.startsWith('#'))
    const sides = from === 'ja' ? { ja: src, en: tgt } : from === 'en' ? { ja: tgt, en: src } : directionOf(data, [src, tgt])
    const notes = names.flatMap((name, index) => (/(?:^|:)comment$/.test(name) ? [index] : []))
    for (const { fields, line } of data) {
      const cell = (index: number) => ((fields[index] ?? '').trim() === '-' ? '' : (fields[index] ?? '').trim())
      const row: Partial<Record<Column, string>> = { ja: cell(sides.ja), en: cell(sides.en) }
      names.forEach((name, index) => {
        const column = known[name]
        if (column && cell(index) !== '') row[column] = cell(index)
      })
      if (row.pos) row.pos = posOf(row.pos)
      const status = row.status?.toLowerCase() ?? ''
      // Rejected means that the entry was no good at all.
      if (status === 'rejected') continue
      if (status !== '') row.status = statuses[status] ?? status
      row.note = notes.map(cell).filter(Boolean).join('; ')
      rows.add(row, line)
    }
  },
  write,
}

function write(all: readonly Term[]): Written {
  const { terms, problems: comments } = uncommented(all, 'UTX')
  const carried = {
    statuses: ['preferred', 'admitted', 'deprecated', 'forbidden', 'proposed'],
    carries: ['status', 'pos', 'reading', 'domain', 'note'],
  } as const
  const problems = [...comments, ...losses(terms, 'UTX', carried)]
  const deprecated = terms.filter(({ status }) => status === 'deprecated').length
  if (deprecated > 0) problems.push(loss('glossary-as-forbidden', { format: 'UTX', count: String(deprecated) }))
  const written: Readonly<Record<TermStatus, string>> = {
    preferred: 'approved',
    admitted: 'non-standard',
    deprecated: 'forbidden',
    forbidden: 'forbidden',
    proposed: 'provisional',
  }
  const lines = terms.map(({ ja, en, pos, status, reading, domain, note }) =>
    tabLine([ja, en, pos || '-', written[status], reading, domain, note]).replace(/\t+\n$/, '\n'),
  )
  const head = '#UTX 1.20; ja/en; copyright: unknown; license: unknown\n#src\ttgt\tsrc:pos\tterm status\tsrc:yomi\tdomain\tcomment\n'
  return { text: head + lines.join(''), problems }
}
