import type { Segment } from '../../document.ts'
import type { FoundProblem } from './problem.ts'

/** What a reader of one format makes of a file. */
export interface FoundBitext {
  readonly date: string | null
  readonly segments: readonly Segment[]
  readonly problems: readonly FoundProblem[]
}

/** Nothing but a problem. */
export function nothing(problem: FoundProblem): FoundBitext {
  return { date: null, segments: [], problems: [problem] }
}

/** Side a language code names: `JA`, `ja-JP`, `jpn` → ja; `en-US`, `en_GB` → en; other languages → undefined. */
export function sideOf(code: string | null | undefined): 'ja' | 'en' | undefined {
  const [language] = (code ?? '').trim().toLowerCase().split(/[-_]/)
  if (language === 'ja' || language === 'jpn') return 'ja'
  return language === 'en' || language === 'eng' ? 'en' : undefined
}

/** Line ends and the indentation of a file are no part of a sentence. */
export function tidy(text: string): string {
  return text.replace(/[^\S\u3000]*[\r\n\t\u2028\u2029][\s\u3000]*/g, ' ').trim()
}

/** Gives each segment an id of its own: a second `s1` becomes `s1-2`; without an id, the number in the file. */
export function idMaker(): (wanted: string | null | undefined) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  let made = 0
  return (wanted) => {
    made++
    const base = wanted?.trim() || String(made)
    let id = base
    let count = next.get(base) ?? 2
    while (taken.has(id)) id = `${base}-${count++}`
    next.set(base, count)
    taken.add(id)
    return id
  }
}

/** `2026-02-18` at the head of a date, else null. */
export function isoDate(text: string | null | undefined): string | null {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(text ?? '')?.[0] ?? null
}
