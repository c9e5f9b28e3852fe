import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Style } from '../digest.ts'
import type { NoteLevel } from '../document.ts'
import type { GeneratorInfo, Stages, TokenizerName } from '../index.ts'
import type { DictionaryFacts } from '../language/imported.ts'
import type { Context } from './context.ts'
import type { OutputFormat } from './digest-files.ts'
import { exitCode, Failure } from './failure.ts'
import { checkFeedOptions, type FeedOptions } from './feeds.ts'
import { type LoadedGlossary, loadGlossary } from './glossary-files.ts'
import { listImported, openListed } from './imported.ts'
import { expandPaths, type Input } from './inputs.ts'
import { type LoadedMemory, loadMemory } from './memory-files.ts'
import { once } from './once.ts'
import type { StoryOptions } from './stories.ts'

/** What `kawaraban digest` is told. */
export interface DigestCommandOptions extends StoryOptions, FeedOptions {
  readonly out: string
  readonly format: readonly OutputFormat[]
  readonly glossary: readonly string[]
  readonly memory?: readonly string[]
  readonly engine: string
  readonly tokenizer: TokenizerName
  readonly points: number
  readonly sentences: number
  readonly style: Style
  readonly words: number
  readonly jobs: number
  readonly force?: boolean
  readonly strict?: boolean
  readonly failOn: NoteLevel
  readonly quiet?: boolean
  readonly date?: string
  readonly trees?: boolean
  readonly strictTerms?: boolean
  /** Where the report goes as JSON. */
  readonly report?: string
  /** False with --no-imported. */
  readonly imported?: boolean
}

/** What a run works with, once its options and the files they name have been read. */
export interface DigestSettings {
  /** The folder for the results, absolute. */
  readonly out: string
  readonly inputs: readonly Input[]
  /** The paths as they were typed, or the usual one. */
  readonly paths: readonly string[]
  readonly glossary: LoadedGlossary
  readonly generator: GeneratorInfo
  /** Opens the stages when the first article asks for them. */
  readonly open: () => Promise<Stages>
}

const usualFolder = 'articles'

/** Reads everything a run of digests depends on; wrong use and broken files are a `Failure` before anything is written. */
export async function digestSettings(typed: readonly string[], options: DigestCommandOptions, context: Context): Promise<DigestSettings> {
  const { io, parts } = context
  checkFeedOptions(options)
  const out = resolve(io.cwd, options.out)
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new Failure(exitCode.usage, 'error.out', { path: options.out, reason: 'ENOTDIR' })
  if (typed.length === 0 && !existsSync(resolve(io.cwd, usualFolder)))
    throw new Failure(exitCode.usage, 'error.no-articles-folder', { path: usualFolder })
  const paths = typed.length ? typed : [usualFolder]
  const inputs = await expandPaths(paths, { cwd: io.cwd, except: out })
  await parts.checkEngine(options.engine)
  const glossary = await loadGlossary(options.glossary, context, { quiet: options.quiet ?? false })
  const remembered = await loadMemory(options.memory ?? [], context, { quiet: options.quiet ?? false })
  const listed = options.imported === false || inputs.length === 0 ? [] : listImported(io)
  const generator = await generatorOf(options, { glossary, remembered, dictionaries: listed.map(({ facts }) => facts) }, context)
  const open = once(() =>
    parts.stages({
      terms: glossary.terms,
      packed: glossary.packed,
      imported: openListed(listed),
      engine: options.engine,
      memory: remembered?.memory,
      tokenizer: options.tokenizer,
      strictTerms: options.strictTerms,
    }),
  )
  return { out, inputs, paths, glossary, generator, open }
}

interface Resources {
  readonly glossary: LoadedGlossary
  readonly remembered: LoadedMemory | undefined
  readonly dictionaries: readonly DictionaryFacts[]
}

/** Who makes the digests, with what, and what was asked for. */
async function generatorOf(
  options: DigestCommandOptions,
  { glossary, remembered, dictionaries }: Resources,
  { parts, version }: Context,
): Promise<GeneratorInfo> {
  return {
    name: 'kawaraban',
    version,
    engine: options.engine,
    glossary: { files: [...glossary.files], sha256: glossary.sha256, terms: glossary.terms.length },
    ...(remembered && {
      memory: { files: [...remembered.files], sha256: remembered.memory.sha256, segments: remembered.memory.segments },
    }),
    tokenizer: options.tokenizer,
    ...(dictionaries.length && { dictionaries: dictionaries.map(dictionaryOf) }),
    language: { sha256: await parts.languageHash() },
    options: {
      points: options.points,
      sentences: options.sentences,
      style: options.style,
      words: options.words,
      date: options.date ?? null,
      ...(options.trees && { trees: true as const }),
      ...(options.strictTerms && { strictTerms: true as const }),
    },
  }
}

/** What a digest says of a dictionary. */
function dictionaryOf({ name, file, date, entries, licence, attribution, sha256 }: DictionaryFacts) {
  return { name, file, date, entries, licence, attribution, sha256 }
}

/** Whether two runs make the same digest of the same article: where the glossary and the memory lie does not shape it. */
export function sameSettings(one: GeneratorInfo, other: GeneratorInfo): boolean {
  return isDeepStrictEqual(shaping(one), shaping(other))
}

function shaping({ glossary, memory, ...rest }: GeneratorInfo): object {
  return { ...rest, glossary: glossary.sha256, memory: memory?.sha256 }
}
