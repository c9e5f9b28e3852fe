import * as z from 'zod'
import type { Term } from '../../document.ts'
import { columns, fieldsOf } from './columns.ts'
import { decide } from './decision.ts'
import type { GlossaryFormat, Written } from './format.ts'
import type { Rows } from './rows.ts'

const text = z.string('unknown-value')
const list = z.array(text, 'unknown-value')
/** One term; the columns of our table, lists as arrays, the two flags as true and false. */
const item = z
  .strictObject({
    ja: text,
    en: text,
    type: text,
    reading: text,
    aliases_ja: list,
    aliases_en: list,
    status: text,
    pos: text,
    domain: text,
    short: text,
    keep: z.boolean('unknown-value'),
    case: z.boolean('unknown-value'),
    forbidden: list,
    note: text,
  })
  .partial()

/** What `kawaraban terms --format json` writes, as far as a glossary wants it; a person may have added `decision`. */
const candidate = z.object({
  ja: text,
  reading: text,
  variants: z.array(z.object({ ja: text }), 'unknown-value'),
  type: text,
  pos: text,
  status: z.enum(['known', 'candidate'], 'unknown-value'),
  domain: text,
  note: text,
  proposals: z.array(z.object({ en: text }), 'unknown-value'),
  decision: text.default(''),
})

/** An array of objects, one a term: `{ "ja": "寧徳時代", "en": "CATL", "aliases_en": ["Contemporary Amperex"] }`; or candidates of ours. */
export const json: GlossaryFormat = {
  name: 'json',
  extensions: ['.json'],
  sniff: (head, extension) => extension === '.json' || /^\ufeff?\s*\[\s*(?:\{\s*"|\])/.test(head),
  read({ text: source }, rows) {
    const body = source.replace(/^\ufeff/, '')
    if (body.trim() === '') return
    const items = parsed(body, rows)
    if (items === undefined) return
    const lines = linesOf(body)
    items.forEach((value, index) => {
      const line = lines[index] ?? 1
      if (typeof value === 'object' && value !== null && 'proposals' in value) {
        readCandidate(value, line, rows)
        return
      }
      const checked = item.safeParse(value)
      if (!checked.success) {
        for (const issue of checked.error.issues) {
          const unknown = issue.code === 'unrecognized_keys'
          const column = unknown ? issue.keys.join(', ') : String(issue.path[0] ?? index + 1)
          rows.report(line, unknown ? 'unknown-field' : 'unknown-value', { column })
        }
        return
      }
      const { keep = false, case: caseSensitive = false, ...rest } = checked.data
      rows.add({ ...rest, keep: keep ? 'yes' : '', case: caseSensitive ? 'yes' : '' }, line)
    })
  },
  write,
}

function readCandidate(value: object, line: number, rows: Rows): void {
  const checked = candidate.safeParse(value)
  if (!checked.success) {
    for (const issue of checked.error.issues) rows.report(line, 'unknown-value', { column: String(issue.path[0]) })
    return
  }
  const { variants, proposals, status, decision, ...row } = checked.data
  const others = variants.flatMap(({ ja }) => (ja === row.ja ? [] : [ja]))
  const state = status === 'known' ? 'preferred' : 'proposed'
  // Of several proposals the first is the term; the others are guesses.
  decide({ ...row, en: proposals[0]?.en ?? '', aliases_ja: others, status: state }, decision, line, rows)
}

function parsed(body: string, rows: Rows): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(body)
    if (Array.isArray(value)) return value
    rows.report(1, 'json-no-list')
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const at = Number(/at position (\d+)/.exec(error.message)?.[1] ?? body.length)
    rows.report(body.slice(0, at).split('\n').length, 'json-broken')
  }
  return undefined
}

/** The lines on which the elements of the outermost array begin. */
function linesOf(body: string): number[] {
  const lines: number[] = []
  let line = 1
  let depth = 0
  for (const [token] of body.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[\n{}[\],]|[^\s"{}[\],]+/gs)) {
    if (token === '\n') line++
    else if (token === ',') continue
    else if (token === ']' || token === '}') depth--
    else {
      if (depth === 1) lines.push(line)
      if (token === '[' || token === '{') depth++
    }
  }
  return lines
}

function write(terms: readonly Term[]): Written {
  const items = terms.map((term) => {
    const fields = fieldsOf(term)
    const kept = columns.filter((column) => fields[column].length > 0)
    return JSON.stringify(
      Object.fromEntries(kept.map((column) => [column, column === 'keep' || column === 'case' ? true : fields[column]])),
    )
  })
  return { text: items.length > 0 ? `[\n${items.join(',\n')}\n]\n` : '[]\n', problems: [] }
}
