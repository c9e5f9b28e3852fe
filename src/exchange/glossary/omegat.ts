import type { Term } from '../../document.ts'
import { directionOf } from './direction.ts'
import type { GlossaryFormat, Written } from './format.ts'
import { loss, losses, uncommented } from './losses.ts'
import { readTable, tabLine } from './table.ts'

/** OmegaT's own glossary: source, target and comment between tabs, UTF-8; lines that begin with `#` are comments, an empty target means that nothing is checked. */
export const omegat: GlossaryFormat = {
  name: 'omegat',
  extensions: ['.txt', '.utf8', '.tab'],
  sniff(head, extension) {
    if (/^\ufeff?#\s*-\*-\s*coding/.test(head)) return true
    return ['.txt', '.utf8'].includes(extension) || (extension === '.tab' && !/^\ufeff?(?:ja|en)\t/i.test(head))
  },
  read({ text }, rows, { source }) {
    const lines = readTable(text, true, rows.report).filter(({ fields }) => !fields[0]?.startsWith('#'))
    if (lines.length === 0) return
    const sides = source ? { ja: source === 'ja' ? 0 : 1, en: source === 'ja' ? 1 : 0 } : directionOf(lines, [0, 1])
    let unchecked = 0
    for (const { fields, line } of lines) {
      const [ja = '', en = ''] = [fields[sides.ja], fields[sides.en]]
      if ((fields[1] ?? '').trim() === '') unchecked++
      else rows.add({ ja: ja.trim(), en: en.trim(), note: fields.slice(2).join(' ') }, line)
    }
    if (unchecked > 0) rows.report(1, 'glossary-one-sided', { count: String(unchecked) }, 'info')
  },
  write,
}

function write(all: readonly Term[]): Written {
  const { terms, problems: comments } = uncommented(all, 'OmegaT')
  const problems = [
    ...comments,
    ...losses(terms, 'OmegaT', { statuses: ['preferred', 'admitted'], carries: ['aliases_ja', 'status', 'note'] }),
  ]
  const used = [...terms.filter(({ status }) => status === 'preferred'), ...terms.filter(({ status }) => status === 'admitted')]
  const admitted = used.filter(({ status }) => status === 'admitted').length
  if (admitted > 0) problems.push(loss('glossary-admitted', { format: 'OmegaT', count: String(admitted) }))
  const text = used
    .map(({ ja, aliasesJa, en, note }) =>
      [ja, ...aliasesJa.filter((alias) => !alias.startsWith('#'))].map((form) => tabLine(note ? [form, en, note] : [form, en])).join(''),
    )
    .join('')
  return { text: `# Glossary in tab-separated format -*- coding: utf-8 -*-\n${text}`, problems }
}
