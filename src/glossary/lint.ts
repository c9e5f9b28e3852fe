import type { GlossaryProblem, Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { aliasCircles } from './lint-aliases.ts'
import { containedTerms } from './lint-contained.ts'
import { isBarred, keysOf } from './merge.ts'

/** Reports a problem of a term at its place. */
export type ReportTerm = (term: Term, code: string, level: GlossaryProblem['level'], values?: Record<string, string>) => void

/** Bytes of a dictionary that DeepL takes. */
const largest = 10 * 1024 * 1024
/** Compared with every earlier row of the same spelling at most: keeps hostile glossaries linear. */
const mostCompared = 20

/**
 * Looks for rows that are well formed but unwise: doubled rows, two preferred translations of one term, twins that differ in width only, aliases that lead in a
 * circle, a translation that one row forbids and another asks for, a term inside another, single characters, bare numbers, more than an engine takes.
 * What a later file says against an earlier one is no error, for the earlier file wins (`mergeTerms`): `glossary-overridden`. Sorted by file and line.
 */
export function lintGlossary(terms: readonly Term[], language: Language): GlossaryProblem[] {
  const problems: GlossaryProblem[] = []
  const report: ReportTerm = (term, code, level, values = {}) =>
    problems.push({ file: term.file, line: term.line, code, level, values: { ja: term.ja, ...values } })
  const keys = keysOf(terms, language)
  for (const term of terms) {
    if (/^[\p{N}.,\s]+$/u.test(term.ja.normalize('NFKC'))) report(term, 'glossary-number', 'warning')
    else if (term.ja.length <= 2 && [...term.ja].length === 1) report(term, 'glossary-single-character', 'warning')
  }
  for (const group of groupsOf(terms, keys)) if (group.length > 1) compare(group, report)
  aliasCircles(terms, keys, language, report)
  containedTerms(terms, language, report)
  sizes(terms, report)
  return problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}

function groupsOf(terms: readonly Term[], keys: readonly string[]): Iterable<readonly Term[]> {
  const groups = new Map<string, Term[]>()
  terms.forEach((term, index) => {
    const group = groups.get(keys[index]!)
    if (group) group.push(term)
    else groups.set(keys[index]!, [term])
  })
  return groups.values()
}

/** Each row against the rows of the same spelling before it. */
function compare(group: readonly Term[], report: ReportTerm): void {
  group.forEach((term, index) => {
    for (const earlier of group.slice(Math.max(0, index - mostCompared), index)) {
      const values = { en: term.en, other: earlier.en, where: `${earlier.file}:${earlier.line}` }
      const found = problemOf(term, earlier)
      if (!found) continue
      const [code, level] = found
      if (term.file !== earlier.file && level === 'error')
        report(term, code === 'glossary-duplicate' ? code : 'glossary-overridden', 'info', values)
      else report(term, code, level, code === 'glossary-width-twin' ? { ...values, other: earlier.ja } : values)
      break
    }
  })
}

function problemOf(term: Term, earlier: Term): readonly [string, GlossaryProblem['level']] | undefined {
  const same = earlier.en === term.en
  if (same && term.status !== earlier.status && [term.status, earlier.status].includes('proposed')) return undefined
  const against = isBarred(term) !== isBarred(earlier)
  if (against && (same || earlier.aliasesEn.includes(term.en) || term.aliasesEn.includes(earlier.en))) return ['glossary-cycle', 'error']
  if (same && earlier.ja === term.ja && earlier.domain === term.domain) return ['glossary-duplicate', 'error']
  if (!same && earlier.ja === term.ja && earlier.status === 'preferred' && term.status === 'preferred')
    return earlier.domain !== term.domain && earlier.domain !== '' && term.domain !== ''
      ? ['glossary-homograph', 'warning']
      : ['glossary-conflict', 'error']
  return earlier.ja === term.ja ? undefined : ['glossary-width-twin', 'warning']
}

/** More than DeepL takes in one dictionary. */
function sizes(terms: readonly Term[], report: ReportTerm): void {
  const bytes = new Map<string, number>()
  const encoder = new TextEncoder()
  const most = terms.reduce((sum, { ja, en }) => sum + (ja.length + en.length) * 3 + 2, 0)
  if (most <= largest) return
  for (const term of terms) {
    const before = bytes.get(term.file) ?? 0
    const after = before + encoder.encode(term.ja).length + encoder.encode(term.en).length + 2
    bytes.set(term.file, after)
    if (before <= largest && after > largest) report(term, 'glossary-too-large', 'warning', { limit: '10' })
  }
}
