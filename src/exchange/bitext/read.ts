import type { Bitext } from '../../document.ts'
import { isXmlProblem, localName, readXml } from '../xml.ts'
import { type FoundBitext, nothing } from './found.ts'
import { type BitextProblem, failed, warned } from './problem.ts'
import { readDigest } from './read-digest.ts'
import { readTmx } from './read-tmx.ts'
import { readTsv } from './read-tsv.ts'
import { readXliff2 } from './read-xliff.ts'
import { readXliff1 } from './read-xliff1.ts'

/** In UTF-16 units. A tree of a larger XML would not fit into memory. */
const largest = 64 * 1024 * 1024

/**
 * Reads a file of translations, told by its content: TMX 1.1–1.4, XLIFF 1.2, 2.0 and 2.1, a digest of ours, or Japanese and English
 * with a tab between them. `{ path: 'memory.tmx', text: '<tmx …' }` → its segments, Japanese first whichever side was the source.
 * After a problem of level `error` there are no segments. Never throws for bad input.
 */
export function readBitext({ path, text }: { readonly path: string; readonly text: string }): {
  readonly bitext: Bitext
  readonly problems: readonly BitextProblem[]
} {
  const { date, segments, problems } = found(text)
  const empty = problems.length === 0 && !segments.some(({ ja, en }) => ja !== '' && en !== '')
  return {
    bitext: { path, date, segments },
    problems: [...problems, ...(empty ? [warned('no-pairs')] : [])].map((problem) => ({ ...problem, path })),
  }
}

function found(text: string): FoundBitext {
  if (text.length > largest) return nothing(failed('too-large'))
  const start = /^[\s\ufeff]*(.)/.exec(text)?.[1]
  if (start === '<') return readMarked(text)
  if (start === '{') return readDigest(text.replace(/^\ufeff/, ''))
  return text.includes('\t') ? readTsv(text.replace(/^\ufeff/, '')) : nothing(failed('not-bitext'))
}

function readMarked(text: string): FoundBitext {
  const root = readXml(text)
  if (isXmlProblem(root))
    return nothing(root.reason === 'depth' ? failed('xml-deep', root.line) : failed('xml-broken', root.line, { reason: root.reason }))
  switch (localName(root)) {
    case 'tmx':
      return readTmx(root)
    case 'xliff':
      return (root.attributes.version ?? '').startsWith('1') ? readXliff1(root) : readXliff2(root)
    default:
      return nothing(failed('not-bitext'))
  }
}
