import type { Element } from 'xast'
import type { Segment } from '../../document.ts'
import { childOf, childrenOf, lineOf, localName, textOf } from '../xml.ts'
import { editedSince } from './fingerprint.ts'
import { type FoundBitext, idMaker, isoDate, nothing, sideOf, tidy } from './found.ts'
import { inlineText } from './inline.ts'
import { failed } from './problem.ts'

/** Reads XLIFF 2.0 and 2.1. The English may be the source; of units with several segments each is one of its own. */
export function readXliff2(root: Element): FoundBitext {
  const [source, target] = [root.attributes.srcLang, root.attributes.trgLang]
  const [from, to] = [sideOf(source), sideOf(target)]
  if (!from || !to || from === to)
    return nothing(failed('languages', lineOf(root), { found: [source, target].filter(Boolean).join(', ') || '-' }))
  const idOf = idMaker()
  const segments: Segment[] = []
  let date: string | null = null
  for (const file of childrenOf(root, 'file')) {
    const facts = factsOf(file)
    date ??= isoDate(facts('date'))
    const ours = facts('generator')?.startsWith('kawaraban ') ?? false
    for (const unit of unitsOf(file, 'unit')) {
      const inside = childrenOf(unit, 'segment')
      const fact = factsOf(unit)
      for (const segment of inside) {
        const [first, second] = [childOf(segment, 'source'), childOf(segment, 'target')]
        if (!first) continue
        const [ja, en] = from === 'ja' ? [first, second] : [second, first]
        const english = en ? tidy(inlineText(en)) : ''
        const state = stateOf(segment.attributes.state)
        const written = ours || (segment.attributes.subState?.startsWith('kawaraban:') ?? false)
        const edited = editedSince(english, { hash: fact('english'), engine: fact('engine') }) ?? (written ? false : undefined)
        const name = segment.attributes.id
        segments.push({
          id: idOf(inside.length === 1 || !name ? unit.attributes.id : `${unit.attributes.id}.${name}`),
          ja: ja ? tidy(inlineText(ja)) : '',
          en: english,
          ...(ja && { line: lineOf(ja) }),
          ...(en && { enLine: lineOf(en) }),
          ...(state && { state }),
          ...(edited !== undefined && { edited }),
        })
      }
    }
  }
  return { date, segments, problems: [] }
}

/** Units of a file, also those in groups. */
export function unitsOf(element: Element, name: string): Element[] {
  return childrenOf(element).flatMap((child) =>
    localName(child) === name ? [child] : localName(child) === 'group' ? unitsOf(child, name) : [],
  )
}

/** What kawaraban wrote into the metadata of a file or unit. */
function factsOf(element: Element): (type: string) => string | undefined {
  const group = childrenOf(element, 'metadata')
    .flatMap((metadata) => childrenOf(metadata, 'metaGroup'))
    .find(({ attributes }) => attributes.category === 'kawaraban')
  const metas = group ? childrenOf(group, 'meta') : []
  return (type) => {
    const meta = metas.find(({ attributes }) => attributes.type === type)
    return meta && textOf(meta).trim()
  }
}

function stateOf(written: string | null | undefined): Segment['state'] {
  return written === 'initial' || written === 'translated' || written === 'reviewed' || written === 'final' ? written : undefined
}
