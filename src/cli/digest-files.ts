import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { DigestJson } from '../index.ts'
import { systemCode } from './failure.ts'
import { byCode } from './inputs.ts'

export type OutputFormat = 'json' | 'md' | 'html' | 'tmx' | 'xlf' | 'tbx'

const endings = { html: 'html', md: 'md', tmx: 'tmx', xlf: 'xlf', tbx: 'terms.tbx', json: 'json' } as const

/** In the order they are written: JSON last, so that when it is there, the others are. */
export const formatsInOrder = Object.keys(endings) as OutputFormat[]

/** `output/night-ferry.terms.tbx` for the terms of `night-ferry`. */
export function digestFile(out: string, id: string, format: OutputFormat): string {
  return join(out, `${id}.${endings[format]}`)
}

/** Endings of the files that are there of an article, what people open first. */
export function endingsThere(out: string, id: string): string[] {
  return (['html', 'md', 'json', 'xlf', 'tmx', 'tbx'] as const).flatMap((format) =>
    existsSync(digestFile(out, id, format)) ? [endings[format]] : [],
  )
}

/** A digest that was written before; `undefined` for a file that is missing, damaged or not ours. */
export function digestAt(path: string): DigestJson | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return kept.safeParse(json).success ? (json as DigestJson) : undefined
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) !== '') return undefined
    throw error
  }
}

/** The digests of a folder one by one, but for those whose ids are `known`. */
export function* digestsIn(out: string, known: { has(id: string): boolean }): Generator<DigestJson> {
  for (const name of readdirSync(out).sort(byCode)) {
    if (!name.endsWith('.json') || name.startsWith('.') || known.has(name.slice(0, -5))) continue
    const json = digestAt(join(out, name))
    if (json && `${json.article.id}.json` === name) yield json
  }
}

/** Enough of the contract to tell a digest of ours from any other JSON; the whole schema was checked when it was written. */
const kept = z.object({
  schemaVersion: z.literal(1),
  generator: z.looseObject({ name: z.literal('kawaraban'), glossary: z.object({ sha256: z.string() }) }),
  article: z.object({
    id: z.string(),
    path: z.string(),
    sha256: z.string(),
    title: z.object({ ja: z.string(), en: z.string() }),
    date: z.string().nullable(),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    tags: z.array(z.string()),
  }),
  summary: z.object({ ja: z.string(), en: z.string(), evidence: z.array(z.string()) }),
  sentences: z.array(z.object({ id: z.string(), ja: z.string(), en: z.string(), band: z.enum(['green', 'yellow', 'red']) })),
  keyPoints: z.array(z.object({ ja: z.string(), en: z.string() })),
  entities: z.array(
    z.object({
      ja: z.string(),
      en: z.string(),
      type: z.string(),
      source: z.string(),
      mentions: z.array(z.object({ sentence: z.string() })),
    }),
  ),
  scores: z.object({ terms: z.object({ hit: z.number(), total: z.number() }) }),
  notes: z.array(z.object({ level: z.enum(['error', 'warning', 'info']) })),
})
