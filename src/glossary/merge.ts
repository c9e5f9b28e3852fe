import type { GlossaryProblem, Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { foldedText, makeFold } from './fold.ts'

/** Compared with every earlier row of the same spelling at most: keeps hostile glossaries linear. */
const mostCompared = 64

/**
 * Several glossaries as one, the first file winning: a row of a later file goes when it says otherwise of the same Japanese. 日銀 → BOJ in the first and
 * 日銀 → Bank of Japan in the second, both preferred, leaves BOJ. Also when one forbids what the other asks for. Rows that only add something (another admitted
 * form, a forbidden one) stay, doubled rows are kept once, rows of one file are left alone. Each row that went for a contradiction is told as `glossary-overridden`.
 */
export function mergeTerms(terms: readonly Term[], language: Language): { terms: Term[]; problems: GlossaryProblem[] } {
  const keys = keysOf(terms, language)
  const groups = new Map<string, Term[]>()
  const kept: Term[] = []
  const problems: GlossaryProblem[] = []
  const one = terms.every(({ file }) => file === terms[0]?.file)
  terms.forEach((term, index) => {
    const key = keys[index]!
    const group = groups.get(key)
    if (group && !one) {
      const earlier = group.filter(({ file }) => file !== term.file).slice(0, mostCompared)
      const against = earlier.find((other) => contradicts(term, other))
      if (against) {
        const values = { ja: term.ja, en: term.en, other: against.en, where: `${against.file}:${against.line}` }
        problems.push({ file: term.file, line: term.line, code: 'glossary-overridden', level: 'info', values })
        return
      }
      if (earlier.some((other) => repeats(term, other))) return
    }
    if (group) group.push(term)
    else groups.set(key, [term])
    kept.push(term)
  })
  return { terms: kept, problems }
}

/** The Japanese of every term as the matcher compares it. */
export function keysOf(terms: readonly Term[], language: Language): string[] {
  const fold = makeFold(language)
  return terms.map(({ ja }) => foldedText(fold, ja))
}

/** True when two rows of one Japanese cannot both be followed. */
export function contradicts(term: Term, earlier: Term): boolean {
  // What nobody has decided yet is no word against anything.
  if (term.status === 'proposed' || earlier.status === 'proposed') return false
  if (term.domain !== earlier.domain && term.domain !== '' && earlier.domain !== '') return false
  const says = (row: Term) => [row.en, ...row.aliasesEn]
  if (term.en === earlier.en) return term.status !== earlier.status
  if (isBarred(term)) return !isBarred(earlier) && says(earlier).includes(term.en)
  if (isBarred(earlier)) return says(term).includes(earlier.en)
  return term.status === 'preferred' && earlier.status === 'preferred'
}

/** True when a row says again what stands already, or proposes it. */
function repeats(term: Term, earlier: Term): boolean {
  return earlier.ja === term.ja && earlier.en === term.en && (term.status === 'proposed' || term.status === earlier.status)
}

/** Rows that say what the English must not be. */
export function isBarred({ status }: Term): boolean {
  return status === 'forbidden' || status === 'deprecated'
}
