import type { Term } from '../../document.ts'
import { partsOf, partText, readXmlParts, type XmlPart } from '../xml-parts.ts'
import { tag } from '../xml-tag.ts'
import { type Column, columns, fieldsOf, listColumns } from './columns.ts'
import { languageOf } from './direction.ts'
import type { GlossaryFormat, Written } from './format.ts'
import { losses } from './losses.ts'

const units: ReadonlySet<string> = new Set(['tu'])
/** Inline elements that hold codes of the document and not its text. */
const codes: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut', 'sub'])
const prefix = 'x-kawaraban-'
const kept = ['preferred', 'admitted'] as const

/** TMX 1.4b with one unit a row. It has no word for a status, so only terms that may be used are written: a memory offers what it holds. */
export const tmx: GlossaryFormat = {
  name: 'tmx',
  extensions: ['.tmx', '.xml'],
  sniff: (head) => /<tmx[\s>]/.test(head),
  read({ text }, rows) {
    let oneSided = 0
    const problem = readXmlParts(text, units, (unit) => {
      const [ja, ...aliases] = segments(unit, 'ja')
      const [en, ...others] = segments(unit, 'en')
      if (ja === undefined || en === undefined) {
        oneSided++
        return
      }
      const row: Partial<Record<Column, string | readonly string[]>> = {
        ja,
        en,
        note: partsOf(unit, 'note')
          .map((part) => partText(part))
          .join('; '),
      }
      for (const column of columns) {
        const values = partsOf(unit, 'prop')
          .filter(({ attributes }) => attributes.get('type') === prefix + column)
          .map((part) => partText(part))
        if (values.length > 0) row[column] = listColumns.has(column) ? values : values[0]!
      }
      if (aliases.length > 0) row.aliases_ja = [...(row.aliases_ja ?? []), ...aliases]
      if (others.length > 0) row.aliases_en = [...(row.aliases_en ?? []), ...others]
      rows.add(row, unit.line)
    })
    if (problem) rows.report(problem.line, 'xml-broken', { reason: problem.reason })
    if (oneSided > 0) rows.report(1, 'glossary-one-sided', { count: String(oneSided) }, 'info')
  },
  write,
}

function segments(unit: XmlPart, language: string): string[] {
  return partsOf(unit, 'tuv')
    .filter(({ attributes }) => languageOf(attributes.get('xml:lang') ?? attributes.get('lang')) === language)
    .flatMap((variant) => partsOf(variant, 'seg'))
    .map((segment) => partText(segment, codes))
}

function write(terms: readonly Term[]): Written {
  const used = terms.filter(({ status }) => kept.some((each) => each === status))
  const text = used.map(unitOf).join('')
  return {
    text:
      '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n' +
      '<header creationtool="kawaraban" creationtoolversion="1" segtype="sentence" o-tmf="kawaraban" adminlang="en" srclang="ja" datatype="plaintext"/>\n' +
      `<body>\n${text}</body>\n</tmx>\n`,
    problems: losses(terms, 'TMX', { statuses: kept, carries: columns }),
  }
}

function unitOf(term: Term): string {
  const fields = fieldsOf(term)
  const props = columns.flatMap((column) => {
    if (column === 'ja' || column === 'en' || column === 'note') return []
    const value = fields[column]
    return (typeof value === 'string' ? [value] : value).filter(Boolean).map((each) => tag('prop', each, { type: prefix + column }))
  })
  const side = (language: string, form: string) => `<tuv xml:lang="${language}">${tag('seg', form)}</tuv>\n`
  return `<tu>\n${term.note ? tag('note', term.note) : ''}${props.join('')}${side('ja', term.ja)}${side('en', term.en)}</tu>\n`
}
