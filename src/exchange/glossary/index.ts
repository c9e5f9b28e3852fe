import type { GlossaryFile, GlossaryProblem, Term } from '../../document.ts'
import { csv, extensionOf } from './csv.ts'
import type { GlossaryFormat, ReadOptions, Written } from './format.ts'
import { json } from './json.ts'
import { omegat } from './omegat.ts'
import { deepl } from './pairs.ts'
import { makeRows } from './rows.ts'
import { tbx, tbx2 } from './tbx.ts'
import { tmx } from './tmx.ts'
import { utx } from './utx.ts'

export type { ReadOptions, Written } from './format.ts'

/** All formats. Reading asks them in this order, the ones that are sure of themselves first. */
const formats: readonly GlossaryFormat[] = [tbx, tbx2, tmx, utx, json, omegat, csv, deepl]

/** Names that `writeGlossary` knows. */
export const glossaryFormats = ['tbx', 'tbx2', 'csv', 'utx', 'tmx', 'omegat', 'deepl', 'json'] as const
export type GlossaryFormatName = (typeof glossaryFormats)[number]

const headLength = 4096

/**
 * Reads glossaries of every format, told apart by content and name: CSV and TSV (ours, DeepL, BabelDOC, Google, Matecat), TBX v2 and v3, TMX, UTX, OmegaT, JSON.
 * Our table: header `ja,en,type,reading,aliases_ja,aliases_en,status,pos,domain,short,keep,case,forbidden,note` in any order, only `ja` and `en` required, lists separated
 * by `|`: 寧徳時代,CATL,ORG → { ja: '寧徳時代', en: 'CATL', type: 'ORG', … }. Broken rows become problems, the others terms, in the order of files and lines.
 */
export function parseGlossary(files: readonly GlossaryFile[], options: ReadOptions = {}): { terms: Term[]; problems: GlossaryProblem[] } {
  const terms: Term[] = []
  const problems: GlossaryProblem[] = []
  for (const file of files) {
    const found: GlossaryProblem[] = []
    const before = terms.length
    const rows = makeRows(file.path, terms, found)
    formatOf(file)?.read?.(file, rows, options)
    if (rows.count() === 0 && terms.length === before && !found.some(({ level }) => level !== 'info'))
      rows.report(1, 'glossary-no-terms', {}, 'warning')
    for (const problem of found.sort((a, b) => a.line - b.line)) problems.push(problem)
  }
  return { terms, problems }
}

/** A glossary as text of a format, the same bytes for the same terms: UTF-8, LF. `problems` says what the format cannot hold. */
export function writeGlossary(terms: readonly Term[], name: GlossaryFormatName): Written {
  const format = formats.find((each) => each.name === name)
  if (!format?.write) throw new RangeError(`no glossary format ${name}`)
  return format.write(terms)
}

/** The format whose files end as this path does: `ev.tbx` → tbx, `ev.txt` → omegat; undefined for other endings. */
export function formatFor(path: string): GlossaryFormatName | undefined {
  const extension = extensionOf(path)
  const found = [tbx, csv, utx, tmx, omegat, json].find(({ extensions }) => extensions[0] === extension)
  return glossaryFormats.find((name) => name === (extension === '.utf8' ? 'omegat' : found?.name))
}

function formatOf({ path, text }: GlossaryFile): GlossaryFormat | undefined {
  const head = text.slice(0, headLength)
  const extension = extensionOf(path)
  if (/^\ufeff?\s*</.test(head)) return [tmx, tbx].find((format) => format.sniff?.(head, extension)) ?? tbx
  return [utx, json, omegat, csv].find((format) => format.sniff?.(head, extension))
}
