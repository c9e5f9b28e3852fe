/** What can be wrong with a file of translations; worded in the catalogues of the command. */
export type BitextProblemCode =
  | 'xml-broken'
  | 'xml-deep'
  | 'json-broken'
  | 'not-bitext'
  | 'not-digest'
  | 'languages'
  | 'no-pairs'
  | 'no-tab'
  | 'too-large'

/** A place (1-based line) in a file of translations that cannot be used. After an error there are no segments. */
export interface BitextProblem {
  readonly path: string
  readonly line: number
  readonly code: BitextProblemCode
  readonly level: 'error' | 'warning'
  readonly values: Readonly<Record<string, string | number>>
}

/** The problem as readers know it, before the file is named. */
export type FoundProblem = Omit<BitextProblem, 'path'>

export function failed(code: BitextProblemCode, line = 1, values: BitextProblem['values'] = {}): FoundProblem {
  return { line, code, level: 'error', values }
}

export function warned(code: BitextProblemCode, line = 1, values: BitextProblem['values'] = {}): FoundProblem {
  return { line, code, level: 'warning', values }
}
