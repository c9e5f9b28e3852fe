import type { TermStatus } from '../../document.ts'
import { partsOf, partText, type XmlPart } from '../xml-parts.ts'
import type { Column } from './columns.ts'

/** What TBX has no data category for is a note that begins with one of these: `reading: にほんぎんこう`. */
export const noteKeys = ['reading', 'type', 'keep', 'case', 'status'] as const satisfies readonly Column[]
export type NoteKey = (typeof noteKeys)[number]

/** A term of an entry with what is said of it. */
export interface TermFact {
  readonly text: string
  readonly line: number
  /** partOfSpeech, administrativeStatus, termType … and their values. */
  readonly values: ReadonlyMap<string, string>
  readonly keyed: ReadonlyMap<NoteKey, string>
  /** Other notes. */
  readonly notes: readonly string[]
}

const statuses: Readonly<Record<string, TermStatus>> = {
  preferredterm: 'preferred',
  preferred: 'preferred',
  standardizedterm: 'preferred',
  legalterm: 'preferred',
  regulatedterm: 'preferred',
  admittedterm: 'admitted',
  admitted: 'admitted',
  approved: 'admitted',
  supersededterm: 'deprecated',
  superseded: 'deprecated',
  notrecommended: 'deprecated',
  deprecatedterm: 'forbidden',
  deprecated: 'forbidden',
  forbidden: 'forbidden',
  obsolete: 'forbidden',
}

/** The status a term has in the words of TBX and of the tools that write it; undefined when it has none. */
export function statusOf({ values, keyed }: TermFact): TermStatus | undefined {
  if (keyed.get('status') === 'proposed') return 'proposed'
  const written = values.get('administrativeStatus') ?? values.get('termStatus') ?? values.get('normativeAuthorization') ?? ''
  return statuses[
    written
      .trim()
      .toLowerCase()
      .replace(/-admn-sts$|-admn-status$/, '')
  ]
}

/** Notes of an element, definitions among them: children of its own and those of groups (`descripGrp`, `termNoteGrp`, `termGrp` of ntig). */
export function factsOf(part: XmlPart): Omit<TermFact, 'text' | 'line'> {
  const values = new Map<string, string>()
  const keyed = new Map<NoteKey, string>()
  const notes: string[] = []
  const read = (child: XmlPart) => {
    if (/Grp$/.test(child.name)) return void partsOf(child).forEach(read)
    const kind = child.attributes.get('type') ?? child.name
    const text = partText(child)
    if (text === '' || child.name === 'term') return
    if (child.name === 'note') {
      const found = /^(reading|type|keep|case|status|note): (.*)$/s.exec(text)
      const key = noteKeys.find((name) => name === found?.[1])
      if (key) keyed.set(key, found![2]!)
      else notes.push(found ? found[2]! : text)
    } else if (kind === 'definition') notes.push(text)
    else values.set(kind, text)
  }
  partsOf(part).forEach(read)
  return { values, keyed, notes }
}

/** A note as it is written, so that it does not read as one of ours with a key. */
export function plainNote(note: string): string {
  return /^(?:reading|type|keep|case|status|note): /.test(note) ? `note: ${note}` : note
}

/** The terms of a language section: `termSec`, `tig`, `ntig`. */
export function termsOf(section: XmlPart): TermFact[] {
  return partsOf(section).flatMap((part) => {
    const term = termIn(part)
    return term ? [{ text: partText(term), line: term.line, ...factsOf(part) }] : []
  })
}

function termIn(part: XmlPart): XmlPart | undefined {
  if (!['termSec', 'tig', 'ntig', 'termGrp', 'termGroup'].includes(part.name)) return undefined
  return partsOf(part, 'term')[0] ?? partsOf(part, 'termGrp').flatMap((group) => partsOf(group, 'term'))[0]
}
