import type { Engine } from '../document.ts'
import type { Imported } from '../language/imported.ts'
import type { Language } from '../language/load.ts'

/** What an engine may draw on. */
export interface Resources {
  readonly language: Language
  /** Dictionaries the user has imported. */
  readonly imported?: Imported | undefined
}

/** Makes an engine; everything it needs from outside comes in here. Rejects with `EngineUnavailable` when it cannot work on this machine. */
export type EngineFactory = (resources: Resources) => Promise<Engine>

/** Engines by the name typed after `--engine`. */
export type EngineRegistry = Readonly<Record<string, EngineFactory>>

/** The engine asked for is unknown, or a package, model, key or server it needs is missing. */
export class EngineUnavailable extends Error {
  readonly engine: string
  /** `unknown`, or what is missing. */
  readonly reason: string

  constructor(engine: string, reason: string) {
    super(`${engine}: ${reason}`)
    this.name = 'EngineUnavailable'
    this.engine = engine
    this.reason = reason
  }
}
