import type { Term } from '../../document.ts'
import type { GlossaryFormat, Written } from './format.ts'
import { loss, losses } from './losses.ts'
import { csvLine } from './table.ts'

const longest = 1024

/** What DeepL takes: `source,target`, no header, each Japanese once. Other spellings of the Japanese become rows of their own. Reading is the work of `csv`. */
export const deepl: GlossaryFormat = { name: 'deepl', extensions: ['.csv'], write }

function write(terms: readonly Term[]): Written {
  const problems = losses(terms, 'DeepL', { statuses: ['preferred'], carries: ['aliases_ja'] })
  const preferred = terms.filter(({ status }) => status === 'preferred')
  const pairs = new Map<string, string>()
  let doubled = 0
  for (const { ja, en } of preferred)
    if (pairs.has(ja)) doubled += pairs.get(ja) === en ? 0 : 1
    else pairs.set(ja, en)
  for (const { aliasesJa, en } of preferred) for (const alias of aliasesJa) if (!pairs.has(alias)) pairs.set(alias, en)
  const fitting = [...pairs].filter((pair) => pair.every((side) => new TextEncoder().encode(side).length <= longest))
  if (doubled > 0) problems.push(loss('glossary-doubled', { format: 'DeepL', count: String(doubled) }))
  if (fitting.length < pairs.size) problems.push(loss('glossary-long', { format: 'DeepL', count: String(pairs.size - fitting.length) }))
  return { text: fitting.map(csvLine).join(''), problems }
}
