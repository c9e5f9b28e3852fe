import type { Element } from 'xast'
import type { Segment } from '../../document.ts'
import { childOf, childrenOf, lineOf, localName } from '../xml.ts'
import { type FoundBitext, idMaker, nothing, sideOf, tidy } from './found.ts'
import { inlineText } from './inline.ts'
import { failed } from './problem.ts'
import { unitsOf } from './read-xliff.ts'

type State = NonNullable<Segment['state']>

/** States of XLIFF 1.2, and of the attributes that Trados, memoQ and Phrase use in their place. */
const states: Readonly<Record<string, State>> = {
  new: 'initial',
  'needs-translation': 'initial',
  'needs-l10n': 'initial',
  'needs-adaptation': 'initial',
  'needs-review-translation': 'translated',
  'needs-review-l10n': 'translated',
  'needs-review-adaptation': 'translated',
  translated: 'translated',
  final: 'final',
  'signed-off': 'final',
  // sdl:seg conf
  draft: 'initial',
  rejectedtranslation: 'initial',
  rejectedsignoff: 'initial',
  approvedtranslation: 'reviewed',
  approvedsignoff: 'final',
  // mq:status
  notstarted: 'initial',
  pretranslated: 'initial',
  partiallyedited: 'initial',
  edited: 'translated',
  manuallyconfirmed: 'translated',
  reviewer1confirmed: 'reviewed',
  proofread: 'final',
}

/** Qualifiers that say a machine translated. */
const machines = new Set(['mt', 'mt-suggestion', 'leveraged-mt', 'nmt', 'amt'])

interface Side {
  readonly element: Element
  readonly text: string
}

/** Reads XLIFF 1.2 as translation tools write it, with segments marked in `seg-source` or without. */
export function readXliff1(root: Element): FoundBitext {
  const idOf = idMaker()
  const segments: Segment[] = []
  const languages = new Set<string>()
  for (const file of childrenOf(root, 'file')) {
    const [source, target] = [file.attributes['source-language'], file.attributes['target-language']]
    const body = childOf(file, 'body')
    if (!body) continue
    for (const unit of unitsOf(body, 'trans-unit')) {
      const inner = childOf(unit, 'target')
      const [from, to] = [sideOf(source), sideOf(target ?? inner?.attributes['xml:lang'])]
      for (const code of [source, target ?? inner?.attributes['xml:lang']]) if (code) languages.add(code)
      // A file that nobody has begun need not name its target language.
      if (!from || from === to || (to === undefined && inner)) continue
      for (const { first, second, mid } of pairsOf(unit)) {
        const [ja, en] = from === 'ja' ? [first, second] : [second, first]
        const { state, machine } = progressOf(unit, mid)
        const filled = second && second.text !== ''
        segments.push({
          id: idOf(mid === undefined ? unit.attributes.id : `${unit.attributes.id}.${mid}`),
          ja: ja?.text ?? '',
          en: en?.text ?? '',
          ...(ja && { line: lineOf(ja.element) }),
          ...(en && { enLine: lineOf(en.element) }),
          ...(state && (filled || state === 'initial') && { state }),
          ...(machine && filled && { edited: false }),
        })
      }
    }
  }
  if (segments.length === 0 && languages.size > 0) return nothing(failed('languages', lineOf(root), { found: [...languages].join(', ') }))
  return { date: null, segments, problems: [] }
}

/** Source and target of a unit; where `seg-source` cuts it, those of each segment. */
function pairsOf(unit: Element): { first: Side; second?: Side | undefined; mid?: string }[] {
  const [source, cut, target] = [childOf(unit, 'source'), childOf(unit, 'seg-source'), childOf(unit, 'target')]
  const parts = cut ? marksOf(cut) : []
  if (parts.length) {
    const others = new Map(target ? marksOf(target).map((mark) => [mark.attributes.mid ?? '', mark]) : [])
    const several = parts.length > 1
    return parts.map((mark) => {
      const mid = mark.attributes.mid ?? ''
      const other = others.get(mid) ?? (!several && others.size === 0 ? target : undefined)
      return { first: side(mark), second: other && side(other), ...((several || mid !== '') && { mid }) }
    })
  }
  return source ? [{ first: side(source), second: target && side(target) }] : []
}

/** Marks of segments, also inside `g`. */
function marksOf(element: Element): Element[] {
  return childrenOf(element).flatMap((child) => (localName(child) === 'mrk' && child.attributes.mtype === 'seg' ? [child] : marksOf(child)))
}

function side(element: Element): Side {
  return { element, text: tidy(inlineText(element)) }
}

/** How far people have come with a segment, by whichever attribute says so. */
function progressOf(unit: Element, mid: string | undefined): { state?: State | undefined; machine: boolean } {
  const target = childOf(unit, 'target')
  const own = childrenOf(unit, 'seg-defs')
    .flatMap((list) => childrenOf(list, 'seg'))
    .find(({ attributes }) => attributes.id === mid)
  const written = own?.attributes.conf ?? target?.attributes.state ?? attribute(unit, 'status')
  const confirmed = attribute(unit, 'confirmed')
  const state =
    states[(written ?? '').toLowerCase()] ??
    (unit.attributes.approved === 'yes' ? 'reviewed' : confirmed === '1' ? 'reviewed' : confirmed === '0' || own ? 'initial' : undefined)
  const origin = own?.attributes.origin ?? target?.attributes['state-qualifier'] ?? attribute(unit, 'trans-origin') ?? ''
  // What a person has confirmed is a person's, wherever it came from.
  return { state, machine: machines.has(origin.toLowerCase()) && state !== 'reviewed' && state !== 'final' }
}

/** A prefixed attribute, whatever the prefix: `mq:status`. */
function attribute(element: Element, name: string): string | undefined {
  const found = Object.keys(element.attributes).find((key) => key.endsWith(`:${name}`))
  return (found && element.attributes[found]) ?? undefined
}
