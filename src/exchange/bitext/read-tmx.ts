import type { Element } from 'xast'
import type { Segment } from '../../document.ts'
import { childOf, childrenOf, lineOf, localName, textOf } from '../xml.ts'
import { editedSince } from './fingerprint.ts'
import { type FoundBitext, idMaker, isoDate, nothing, sideOf, tidy } from './found.ts'
import { failed } from './problem.ts'

/** Inline elements that hold codes of the original file, and no words. */
const codes = new Set(['bpt', 'ept', 'ph', 'it', 'ut', 'sub'])

/** Reads a TMX 1.1–1.4 whatever its languages are called: units with a Japanese and an English side, whichever is the source. */
export function readTmx(root: Element): FoundBitext {
  const body = childOf(root, 'body')
  const header = childOf(root, 'header')
  const idOf = idMaker()
  const languages = new Set<string>()
  const segments: Segment[] = []
  for (const unit of body ? childrenOf(body, 'tu') : []) {
    const sides = new Map<'ja' | 'en', { variant: Element; seg: Element }>()
    for (const variant of childrenOf(unit, 'tuv')) {
      const code = variant.attributes['xml:lang'] ?? variant.attributes.lang ?? ''
      languages.add(code)
      const side = sideOf(code)
      const seg = childOf(variant, 'seg')
      if (side && seg && !sides.has(side)) sides.set(side, { variant, seg })
    }
    const [ja, en] = [sides.get('ja'), sides.get('en')]
    if (!ja || !en) continue
    const prop = propsOf(unit, ja.variant, en.variant)
    const english = tidy(segText(en.seg))
    const edited = editedSince(english, { hash: prop('x-kawaraban-english'), engine: prop('x-kawaraban-engine') })
    const before = prop('x-context-pre') ?? prop('prev')
    segments.push({
      id: idOf(unit.attributes.tuid),
      ja: tidy(segText(ja.seg)),
      en: english,
      line: lineOf(ja.seg),
      enLine: lineOf(en.seg),
      ...(edited !== undefined && { edited }),
      ...(before !== undefined && { before: tidy(before.replace(/<\/?[a-z][^<>]*>/gi, '')) }),
    })
  }
  if (segments.length === 0 && languages.size > 0) return nothing(failed('languages', 1, { found: [...languages].join(', ') }))
  return { date: isoDate(header && propsOf(header)('x-kawaraban-date')), segments, problems: [] }
}

function propsOf(...elements: readonly Element[]): (type: string) => string | undefined {
  const props = new Map<string, string>()
  for (const element of elements) for (const prop of childrenOf(element, 'prop')) props.set(prop.attributes.type ?? '', textOf(prop).trim())
  return (type) => props.get(type)
}

function segText(element: Element): string {
  return element.children
    .map((node) => {
      if (node.type === 'text' || node.type === 'cdata') return node.value
      return node.type === 'element' && !codes.has(localName(node)) ? segText(node) : ''
    })
    .join('')
}
