import * as z from 'zod'
import { memoryEngine } from './fingerprint.ts'
import { type FoundBitext, idMaker, isoDate, nothing } from './found.ts'
import { failed } from './problem.ts'

/** What of a digest is needed here; everything else may change. */
const digest = z.object({
  schemaVersion: z.int(),
  article: z.object({ date: z.string().nullable() }),
  sentences: z.array(z.object({ id: z.string(), ja: z.string(), en: z.string(), engine: z.string() })),
})

/** Reads `output/<id>.json`. Sentences that a translation memory gave are a person's, the others the program's. */
export function readDigest(text: string): FoundBitext {
  const json = parsed(text)
  if ('problem' in json) return nothing(json.problem)
  const { success, data } = digest.safeParse(json.value)
  if (!success) return nothing(failed('not-digest'))
  const idOf = idMaker()
  const segments = data.sentences.map(({ id, ja, en, engine }) => ({ id: idOf(id), ja, en, edited: engine === memoryEngine }))
  return { date: isoDate(data.article.date), segments, problems: [] }
}

function parsed(text: string): { value: unknown } | { problem: ReturnType<typeof failed> } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // The words of the parser quote the file, which may be anything.
    return { problem: failed('json-broken', 1, { reason: error.message.split('\n')[0]!.slice(0, 80) }) }
  }
}
