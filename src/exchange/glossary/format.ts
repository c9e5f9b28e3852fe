import type { GlossaryFile, GlossaryProblem, Term } from '../../document.ts'
import type { Rows } from './rows.ts'

export interface ReadOptions {
  /** Language of the first column of tables whose header does not say; otherwise the script decides. */
  readonly source?: 'ja' | 'en' | undefined
}

/** A glossary as text, and what of it the format could not hold (`glossary-lossy`, `glossary-left-out`: infos without a place). */
export interface Written {
  readonly text: string
  readonly problems: readonly GlossaryProblem[]
}

/** One way to keep a glossary in a file. */
export interface GlossaryFormat {
  /** As typed after `--to`. */
  readonly name: string
  /** With the dot, the usual one first. */
  readonly extensions: readonly string[]
  /** True when a file is written in it: judged by the beginning of the text, and by the extension where texts look alike. */
  sniff?(head: string, extension: string): boolean
  read?(file: GlossaryFile, rows: Rows, options: ReadOptions): void
  write?(terms: readonly Term[]): Written
}
