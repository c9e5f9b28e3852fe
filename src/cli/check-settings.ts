import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type CheckSettings, readSettings } from '../check/settings.ts'
import { codesLike, readWaivers, type Waiver } from '../check/waivers.ts'
import { noteCodes } from '../notes.ts'
import type { Context } from './context.ts'
import { exitCode, Failure, systemCode } from './failure.ts'

export interface CheckOptions {
  readonly lines?: boolean
  readonly strictTerms?: boolean
  readonly format: 'text' | 'json' | 'sarif'
  readonly failOn?: 'error' | 'warning' | 'info'
  readonly level?: 'error' | 'warning' | 'info'
  readonly ignore: readonly string[]
  readonly config?: string
  readonly waivers?: string
  readonly writeWaivers?: string
  readonly date?: string
  readonly glossary: readonly string[]
  readonly tokenizer: 'mecab' | 'kuromoji-rules' | 'kuromoji'
  readonly quiet?: boolean
}

/** Options and settings together: what is typed comes before what the file says. */
export interface CheckPlan {
  readonly failOn: 'error' | 'warning' | 'info'
  readonly level: 'error' | 'warning' | 'info'
  readonly ignored: (code: string) => boolean
  readonly glossary: readonly string[]
  readonly limits: NonNullable<CheckSettings['limits']>
  /** The date that holds, and the one for sources that give none. */
  readonly date?: string | undefined
  readonly otherwise?: string | undefined
  readonly waivers: readonly Waiver[]
}

const settingsName = 'kawaraban.check.yaml'
const waiversName = '.kawaraban-waivers.json'

/** Finds and reads settings and accepted findings beside or above the source. Throws `Failure` (exit 2) for broken ones. */
export function planOf(source: string, options: CheckOptions, { io }: Context): CheckPlan {
  const start = source === '-' ? io.cwd : resolve(io.cwd, source)
  const path = options.config === undefined ? above(start, settingsName) : resolve(io.cwd, options.config)
  const settings = path === undefined ? {} : settingsOf(path, options.config ?? path)
  const folder = path === undefined ? io.cwd : dirname(path)
  const asked = options.waivers === undefined ? undefined : resolve(io.cwd, options.waivers)
  const named = settings.waivers === undefined ? undefined : resolve(folder, settings.waivers)
  const waivers = asked ?? named ?? above(start, waiversName)
  for (const code of [...options.ignore, ...(settings.ignore ?? [])]) known(code)
  const ownGlossary = typeof settings.glossary === 'string' ? [settings.glossary] : (settings.glossary ?? [])
  return {
    failOn: options.failOn ?? settings.failOn ?? 'error',
    level: options.level ?? settings.level ?? 'info',
    ignored: codesLike([...options.ignore, ...(settings.ignore ?? [])]),
    glossary: options.glossary.length > 0 ? options.glossary : ownGlossary.map((one) => resolve(folder, one)),
    limits: settings.limits ?? {},
    date: options.date,
    otherwise: settings.date,
    waivers: waivers === undefined ? [] : waiversOf(waivers),
  }
}

/** The accepted findings of a file; none when there is no such file and it `may` be missing. */
export function waiversOf(path: string, { may = false } = {}): readonly Waiver[] {
  if (may && !existsSync(path)) return []
  const waivers = readWaivers(textOf(path))
  if (!waivers) throw new Failure(exitCode.usage, 'error.check-waivers', { path })
  return waivers
}

function settingsOf(path: string, shown: string): CheckSettings {
  const read = readSettings(textOf(path))
  if ('settings' in read) return read.settings
  throw new Failure(exitCode.usage, 'error.check-settings', { path: shown, line: read.problem.line, reason: read.problem.reason })
}

/** A misspelt code would quietly ignore nothing. */
function known(pattern: string): void {
  const like = codesLike([pattern])
  if (!Object.keys(noteCodes).some((code) => like(code))) throw new Failure(exitCode.usage, 'error.check-code', { code: pattern })
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure(exitCode.usage, 'error.unreadable', { path, reason: systemCode(error) })
  }
}

function above(start: string, name: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, name)
    if (existsSync(path)) return path
    if (dirname(folder) === folder) return undefined
  }
}
