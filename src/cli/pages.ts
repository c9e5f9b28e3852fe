import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { DigestJson } from '../index.ts'
import type { Translate } from '../language/messages.ts'
import type { Assets } from '../write/assets.ts'
import type { PageContext } from '../write/page-context.ts'
import { writeFiles } from './write-file.ts'

/** What a page is made of: when its stamp has not changed, the page has not. */
interface PageParts {
  readonly json: string
  readonly context: PageContext
}

/** The head of a page is shorter than this, up to its stamp. */
const headBytes = 2048

/**
 * Writes the pages of a run once all its digests are there, because a page also tells of its batch: who is mentioned elsewhere, what story it belongs to.
 * A page whose digest and surroundings are as before is left alone. `digestAt` reads a digest that was written.
 */
export async function writePages(
  ids: readonly string[],
  {
    out,
    say,
    assets,
    contextOf,
    digestAt,
  }: {
    readonly out: string
    readonly say: Translate
    readonly assets: Assets
    readonly contextOf: (id: string) => PageContext
    readonly digestAt: (path: string) => DigestJson | undefined
  },
): Promise<void> {
  const { htmlText } = await import('../write/html.ts')
  const setting = [assets.base ?? '', assets.css, assets.script, assets.tree ?? '', say('language')]
  for (const id of ids) {
    const path = join(out, `${id}.html`)
    const source = join(out, `${id}.json`)
    if (!existsSync(source)) continue
    const context = contextOf(id)
    const stamp = stampOf({ json: readFileSync(source, 'utf8'), context }, setting)
    if (stampAt(path) === stamp) continue
    const json = digestAt(source)
    if (!json) continue
    writeFiles([{ path, text: htmlText(json, say, { assets, front: './index.html', context, stamp }) }])
    // Lets an interrupt through between two pages.
    await new Promise((done) => setImmediate(done))
  }
}

function stampOf({ json, context }: PageParts, setting: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of [...setting, json, JSON.stringify({ ...context, mentions: [...(context.mentions ?? [])] })])
    hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 32)
}

/** The stamp of a page that is there; `undefined` for none, or a page of somebody else. */
function stampAt(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    const length = readSync(file, head, 0, headBytes, 0)
    return /<meta name="?stamp"? content="?([0-9a-f]{32})\b/.exec(head.toString('latin1', 0, length))?.[1]
  } finally {
    closeSync(file)
  }
}
