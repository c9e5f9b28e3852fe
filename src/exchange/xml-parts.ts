import { SaxesParser } from 'saxes'
import type { XmlProblem } from './xml.ts'

/** An element with all that is in it, lighter than a syntax tree. Names are without prefix, save those of attributes: `xml:lang`. */
export interface XmlPart {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly content: readonly (string | XmlPart)[]
  /** 1-based. */
  readonly line: number
}

interface Draft extends XmlPart {
  readonly content: (string | XmlPart)[]
}

/** Deeper nesting than any exchange format has. */
const deepest = 60
/** Letters given to the parser at once. */
const chunk = 1 << 16
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const bare: ReadonlyMap<string, string> = new Map()

class Broken extends Error {}

/**
 * Reads a large XML document piece by piece: every outermost element called one of `wanted` goes to `take` when it is complete and is then forgotten; `outside`
 * hears of the elements around them. It needs the memory of one entry, where a syntax tree of 38 MB of TBX takes 1.7 GB.
 * Only the five entities of XML and numbers are known; a DTD is skipped, never read. Gives the first error instead of throwing; parts before it have been taken.
 */
export function readXmlParts(
  text: string,
  wanted: ReadonlySet<string>,
  take: (part: XmlPart) => void,
  outside: (part: XmlPart) => void = () => {},
): XmlProblem | undefined {
  const parser = new SaxesParser({ position: true })
  const open: Draft[] = []
  let inside = 0
  let began = 1

  parser.on('error', (error) => {
    throw new Broken(error.message.replace(/^\d+:\d+: /, ''))
  })
  parser.on('opentagstart', () => {
    began = parser.line
  })
  parser.on('opentag', ({ name: written, attributes }) => {
    if (open.length >= deepest) throw new Broken('depth')
    const name = written.slice(written.indexOf(':') + 1)
    const given = Object.entries(attributes)
    const part: Draft = { name, attributes: given.length ? new Map(given) : bare, content: [], line: began }
    if (inside > 0 || wanted.has(name)) inside++
    else outside(part)
    open.push(part)
  })
  parser.on('closetag', () => {
    const part = open.pop()!
    if (inside === 0) return
    inside--
    if (inside === 0) take(part)
    else open.at(-1)!.content.push(part)
  })
  const add = (data: string) => {
    if (inside > 0) open.at(-1)!.content.push(data)
  }
  parser.on('text', add)
  parser.on('cdata', add)

  try {
    // The parser waits for the other half of a letter, for ever.
    const whole = text.replace(halves, '\ufffd')
    for (let at = 0; at < whole.length; at += chunk) parser.write(whole.slice(at, at + chunk))
    parser.close()
    return undefined
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { line: parser.line, reason: error.message }
  }
}

/** Elements of a part, all or those of a name. */
export function partsOf(part: XmlPart, name?: string): XmlPart[] {
  return part.content.filter((child): child is XmlPart => typeof child !== 'string' && (name === undefined || child.name === name))
}

/** All text of a part, white space of the layout folded to single spaces; elements called one of `without` are passed over. */
export function partText(part: XmlPart, without: ReadonlySet<string> = new Set()): string {
  const text = part.content.length === 1 && typeof part.content[0] === 'string' ? part.content[0] : allText(part, without)
  return /\s/.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}

function allText({ content }: XmlPart, without: ReadonlySet<string>): string {
  let text = ''
  for (const child of content) text += typeof child === 'string' ? child : without.has(child.name) ? '' : allText(child, without)
  return text
}
