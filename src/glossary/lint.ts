import type { Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { foldedText, makeFold } from './fold.ts'
import type { GlossaryProblem } from './parse.ts'

/**
 * Looks for rows that are well formed but unwise: doubled rows, two preferred translations of one term, twins that differ in width only,
 * single characters, bare numbers, a translation that one row forbids and another prefers. Sorted by file and line.
 */
export function lintGlossary(terms: readonly Term[], language: Language): GlossaryProblem[] {
  const fold = makeFold(language)
  const problems: GlossaryProblem[] = []
  const report = (term: Term, code: string, level: GlossaryProblem['level'], values: Record<string, string> = {}) =>
    problems.push({ file: term.file, line: term.line, code, level, values: { ja: term.ja, ...values } })
  const at = (term: Term) => `${term.file}:${term.line}`

  const groups = new Map<string, Term[]>()
  for (const term of terms) {
    const key = foldedText(fold, term.ja)
    groups.set(key, [...(groups.get(key)?.slice(0, 20) ?? []), term])
    if (/^[\p{N}.,\s]+$/u.test(term.ja.normalize('NFKC'))) report(term, 'glossary-number', 'warning')
    else if ([...term.ja].length === 1) report(term, 'glossary-single-character', 'warning')
  }

  for (const group of groups.values()) {
    group.forEach((term, index) => {
      for (const earlier of group.slice(0, index)) {
        const values = { en: term.en, other: earlier.en, where: at(earlier) }
        const same = earlier.en === term.en
        const forbids = earlier.status === 'forbidden' || term.status === 'forbidden'
        if (same && forbids && earlier.status !== term.status) report(term, 'glossary-cycle', 'error', values)
        else if (same && earlier.ja === term.ja) report(term, 'glossary-duplicate', 'error', values)
        else if (!same && earlier.ja === term.ja && earlier.status === 'preferred' && term.status === 'preferred')
          report(term, 'glossary-conflict', 'error', values)
        else if (earlier.ja !== term.ja) report(term, 'glossary-width-twin', 'warning', { ...values, other: earlier.ja })
        else continue
        break
      }
    })
  }
  return problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}
