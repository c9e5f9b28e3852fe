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
  readonly written: string
}

/** Deeper nesting than any exchange format has. */
const deepest = 60
const tagName = /[^\s/>=<"']+/y
const attribute = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEnd = /\s*(\/?)>/y
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

const bare: ReadonlyMap<string, string> = new Map()

class Broken extends Error {
  readonly at: number
  constructor(at: number, reason: string) {
    super(reason)
    this.at = at
  }
}

/**
 * Reads a large XML document piece by piece: every outermost element called one of `wanted` goes to `take` when it is complete and is then forgotten; `outside`
 * hears of the elements around them. 38 MB of TBX take 1 s and the memory of one entry, where a syntax tree takes 9 s and 1.7 GB.
 * Only the five entities of XML and numbers are known; a DTD is skipped, never read. Gives the first error instead of throwing; parts before it have been taken.
 */
export function readXmlParts(
  text: string,
  wanted: ReadonlySet<string>,
  take: (part: XmlPart) => void,
  outside: (part: XmlPart) => void = () => {},
): XmlProblem | undefined {
  const lineAt = makeLines(text)
  try {
    walk(text, lineAt, wanted, take, outside)
    return undefined
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { line: lineOfOffset(text, error.at), reason: error.message }
  }
}

function walk(
  text: string,
  lineAt: (offset: number) => number,
  wanted: ReadonlySet<string>,
  take: (part: XmlPart) => void,
  outside: (part: XmlPart) => void,
): void {
  const open: Draft[] = []
  let inside = 0
  let roots = 0
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0

  for (;;) {
    const tag = text.indexOf('<', at)
    const run = text.slice(at, tag < 0 ? text.length : tag)
    if (inside > 0) {
      if (run !== '') open.at(-1)!.content.push(unescaped(run, at))
    } else if (open.length === 0 && run.trim() !== '') throw new Broken(at, 'text')
    if (tag < 0) break
    at = tag + 1
    const mark = text[at]
    if (mark === '!' || mark === '?') {
      const { end, data } = special(text, at)
      if (inside > 0 && data !== undefined) open.at(-1)!.content.push(data)
      at = end
    } else if (mark === '/') at = close(at + 1)
    else at = start(at)
  }
  if (open.length > 0) throw new Broken(text.length, `${open.at(-1)!.written} is not closed`)
  if (roots === 0) throw new Broken(0, 'empty')

  function start(from: number): number {
    const written = match(tagName, from, 'tag')[0]
    let attributes: Map<string, string> | undefined
    let next = from + written.length
    for (;;) {
      attribute.lastIndex = next
      const found = attribute.exec(text)
      if (!found) break
      attributes ??= new Map()
      attributes.set(found[1]!, unescaped(found[2] ?? found[3] ?? '', next))
      next = attribute.lastIndex
    }
    const empty = match(tagEnd, next, `tag ${written}`)[1] === '/'
    next = tagEnd.lastIndex
    if (open.length === 0 && roots++ > 0) throw new Broken(from, 'two roots')
    if (open.length >= deepest) throw new Broken(from, 'depth')
    const name = written.slice(written.indexOf(':') + 1)
    const part: Draft = { name, written, attributes: attributes ?? bare, content: [], line: lineAt(from) }
    if (inside > 0 || wanted.has(name)) inside++
    else outside(part)
    open.push(part)
    if (empty) leave()
    return next
  }

  function close(from: number): number {
    const written = match(tagName, from, 'tag')[0]
    const next = from + written.length
    if (open.at(-1)?.written !== written) throw new Broken(from, `/${written}`)
    if (match(tagEnd, next, `tag /${written}`)[1] === '/') throw new Broken(from, `/${written}`)
    leave()
    return tagEnd.lastIndex
  }

  function leave(): void {
    const part = open.pop()!
    if (inside === 0) return
    inside--
    if (inside === 0) take(part)
    else open.at(-1)!.content.push(part)
  }

  function match(pattern: RegExp, from: number, reason: string): RegExpExecArray {
    pattern.lastIndex = from
    const found = pattern.exec(text)
    if (!found) throw new Broken(from, reason)
    return found
  }
}

/** What follows `<` and begins with `!` or `?`: where it ends, and the text when it is a CDATA section. */
function special(text: string, at: number): { readonly end: number; readonly data?: string } {
  const past = (closing: string, from: number) => {
    const end = text.indexOf(closing, from)
    if (end < 0) throw new Broken(at, `${closing} is missing`)
    return end + closing.length
  }
  if (text[at] === '?') return { end: past('?>', at) }
  if (text.startsWith('!--', at)) return { end: past('-->', at + 3) }
  if (text.startsWith('![CDATA[', at)) {
    const end = past(']]>', at)
    return { end, data: text.slice(at + 8, end - 3) }
  }
  if (!text.startsWith('!DOCTYPE', at)) throw new Broken(at, 'tag')
  const end = text.indexOf('>', at)
  const subset = text.indexOf('[', at)
  if (subset < 0 || (end >= 0 && end < subset)) return { end: past('>', at) }
  return { end: past('>', past(']', lastOfSubset(text, subset))) }
}

/** Declarations of a DTD may hold `]` in quotation marks. */
function lastOfSubset(text: string, from: number): number {
  const part = /[^\]"'<]+|<!--[\s\S]*?-->|"[^"]*"|'[^']*'|<(?!!--)/y
  part.lastIndex = from
  let end = from
  while (part.exec(text)) end = part.lastIndex
  return end
}

function unescaped(text: string, at: number): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&\s]{0,32});?/g, (whole, name: string) => {
    const letter = named.get(name)
    if (letter !== undefined && whole.endsWith(';')) return letter
    const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name)
    const code = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : -1
    if (code < 0 || code > 0x10ffff || !whole.endsWith(';')) throw new Broken(at, `entity ${whole.slice(0, 34)}`)
    return String.fromCodePoint(code)
  })
}

/** 1-based lines of ascending offsets, counted once. */
function makeLines(text: string): (offset: number) => number {
  let line = 1
  let next = text.indexOf('\n')
  return (offset) => {
    while (next >= 0 && next < offset) {
      line++
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}

function lineOfOffset(text: string, offset: number): number {
  return makeLines(text)(offset)
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
