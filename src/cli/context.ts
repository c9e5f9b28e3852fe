import type { CheckStages } from '../check.ts'
import type { Article, Source, Term } from '../document.ts'
import type { Stages, TokenizerName } from '../index.ts'
import type { Imported } from '../language/imported.ts'
import type { RuleRow } from '../language/rule-rows.ts'
import type { Memory } from '../memory/index.ts'
import type { Io } from './io.ts'
import type { InterfaceLanguage, Say } from './messages.ts'

/** The heavy parts, opened only when a command needs them. A test may hand in light ones. */
export interface Parts {
  /** The reader alone, without the dictionary. */
  reader(): Promise<(source: Source) => Promise<Article>>
  stages(settings: {
    readonly terms: readonly Term[]
    readonly packed?: readonly Int32Array[] | undefined
    readonly imported?: Imported | undefined
    readonly engine: string
    readonly memory?: Memory | undefined
    readonly tokenizer: TokenizerName
    readonly strictTerms?: boolean | undefined
  }): Promise<Stages>
  /** What `check` works with, without an engine. */
  check(settings: {
    readonly terms: readonly Term[]
    readonly packed?: readonly Int32Array[] | undefined
    readonly tokenizer: TokenizerName
    readonly strictTerms?: boolean | undefined
  }): Promise<CheckStages>
  /** Rejects with a `Failure` (exit 3) when the engine cannot be used. */
  checkEngine(name: string): Promise<void>
  /** Changes whenever the language tables do. */
  languageHash(): Promise<string>
  /** English words whose forms no rule makes, for the search of the front page. */
  oddForms(): Promise<readonly string[]>
  engineNames(): Promise<readonly string[]>
  /** What the rules of the embedded engine say, by their ids. */
  ruleRows(): Promise<RuleRow>
}

/** What every command gets. */
export interface Context {
  readonly io: Io
  readonly say: Say
  readonly ui: InterfaceLanguage
  readonly version: string
  readonly parts: Parts
}
