import { join } from 'node:path'
import type { GeneratorInfo } from '../index.ts'
import type { Assets } from '../write/assets.ts'
import type { FrontStory } from '../write/front-plan.ts'
import { type IndexEntry, indexText } from '../write/index-entry.ts'
import { digestAt, digestFile } from './digest-files.ts'
import type { Say } from './messages.ts'
import { frontPageAssets } from './page-assets.ts'
import { writePages } from './pages.ts'
import { writeFiles } from './write-file.ts'

/** What the pages of a run are made of. */
export interface BatchPages {
  readonly out: string
  readonly generator: GeneratorInfo
  readonly say: Say
  readonly assets: Assets
  /** Every article of the folder with the files that are there of it now. */
  readonly entries: () => readonly IndexEntry[]
  /** Ids of the articles whose pages are written now: those of this run, none when they are written already. */
  readonly ids: readonly string[]
  /** Those of this run; the front page shows them as blocks, and the pages of their articles lead to them. */
  readonly stories: readonly FrontStory[]
  /** English words whose forms no rule makes, for the search of the front page. */
  readonly oddForms: () => Promise<readonly string[]>
}

/** Writes the pages that tell of the whole batch: those of the articles, and the front page. */
export async function writeBatchPages({ out, generator, say, assets, entries, ids, stories, oddForms }: BatchPages): Promise<void> {
  if (entries().length === 0) return
  if (ids.length) {
    const { makePageContexts } = await import('../write/page-context.ts')
    const { batchWords } = await import('../write/batch-words.ts')
    const wordsOf = (id: string) => {
      const json = digestAt(digestFile(out, id, 'json'))
      return json && batchWords(json)
    }
    await writePages(ids, { out, say, assets, contextOf: makePageContexts(entries(), stories, wordsOf), digestAt })
  }
  const { toIndexHtml } = await import('../write/front.ts')
  // Read again one by one: entries are small, and only the text of the page has to hold all sentences.
  const textOf = (id: string) => {
    const json = digestAt(digestFile(out, id, 'json'))
    return json ? indexText(json) : []
  }
  const text = toIndexHtml(entries(), generator, say, await frontPageAssets(assets), { textOf, stories, odd: await oddForms() })
  writeFiles([{ path: join(out, 'index.html'), text }])
}
