import { type Entry, type FormatReader, type Found, longestEntry, type Sense } from './entry.ts'

const deepest = 8
const longestTag = 2000
const common = /^(?:news1|ichi1|spec[12]|gai1)$/
const letters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The letters of a text; undefined when it holds an entity that is no letter. What a DTD declares is never put in. */
function plain(text: string): string | undefined {
  let known = true
  const made = text.replace(/&([^;&\s]{1,20});/g, (_, name: string) => {
    const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name)
    const point = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : -1
    if (point > 31 && point < 0x110000) return String.fromCodePoint(point)
    const letter = Object.hasOwn(letters, name) ? letters[name] : undefined
    if (letter === undefined) known = false
    return letter ?? ''
  })
  return known ? made : undefined
}

/** `&adj-na;` → adj-na: word classes and marks are read by the name of their entity. */
function nameOf(text: string): string {
  return /^\s*&([A-Za-z0-9-]{1,20});\s*$/.exec(text)?.[1] ?? text.trim()
}

interface OpenSense {
  pos: string[]
  readonly marks: string[]
  readonly glosses: string[]
}

/** What stands between `<entry>` and `</entry>`; a code when it cannot be read. */
function entryOf(text: string): Entry | 'form' | 'deep' {
  const spellings: string[] = []
  const readings: string[] = []
  const senses: OpenSense[] = []
  let isCommon = false
  let depth = 0
  for (let at = text.indexOf('<'); at >= 0; ) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4)
      if (end < 0) return 'form'
      at = text.indexOf('<', end)
      continue
    }
    const close = text.indexOf('>', at)
    if (close < 0 || close - at > longestTag || text[at + 1] === '!') return 'form'
    const next = text.indexOf('<', close)
    const tag = text.slice(at + 1, close)
    at = next
    if (tag.startsWith('/')) {
      depth -= 1
      continue
    }
    if (tag.endsWith('/')) continue
    depth += 1
    if (depth > deepest) return 'deep'
    const content = text.slice(close + 1, next < 0 ? text.length : next)
    const [name = ''] = /^[A-Za-z_]+/.exec(tag) ?? []
    if (name === 'keb') spellings.push(plain(content)?.trim() ?? '')
    else if (name === 'reb') readings.push(plain(content)?.trim() ?? '')
    else if (name === 'ke_pri' || name === 're_pri') isCommon ||= common.test(content.trim())
    else if (name === 'sense') senses.push({ pos: [], marks: [], glosses: [] })
    const sense = senses.at(-1)
    if (!sense) continue
    if (name === 'pos') sense.pos.push(nameOf(content))
    else if (name === 'misc') sense.marks.push(nameOf(content))
    else if (name === 'gloss' && !/xml:lang\s*=\s*["'](?!eng["'])/.test(tag)) {
      const gloss = plain(content)
      if (gloss?.trim()) sense.glosses.push(gloss.trim())
    }
  }
  const words = readings.filter(Boolean)
  if (depth !== 0 || !words.length || !senses.length) return 'form'
  // A class holds for the senses behind it too.
  let pos: string[] = []
  const told = senses.map((sense): Sense => {
    if (sense.pos.length) pos = sense.pos
    return { ...sense, pos }
  })
  return { spellings: spellings.filter(Boolean), readings: words, common: isCommon, senses: told }
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/**
 * Reads JMdict XML entry by entry. The declarations at its head are passed over: no entity is put in, none is fetched. An entry may not be longer than
 * `longestEntry` nor deeper than eight elements.
 */
export function readJmdict(found: Found): FormatReader {
  const starts = /<!--|<!DOCTYPE|<entry[\s>]/g
  let rest = ''
  let line = 1
  let skipping = false

  /** End of the part that starts here, behind its closing mark; -1 when it is still to come. */
  function endOf(at: number): number {
    if (rest.startsWith('<!--', at)) return after('-->', at + 4)
    if (rest.startsWith('<entry', at)) return after('</entry>', at)
    const subset = rest.indexOf('[', at)
    const plainEnd = after('>', at)
    if (subset < 0 || (plainEnd >= 0 && plainEnd <= subset)) return plainEnd
    const closing = /\]\s{0,20}>/g
    closing.lastIndex = subset
    return closing.test(rest) ? closing.lastIndex : -1
  }

  function after(mark: string, from: number): number {
    const at = rest.indexOf(mark, from)
    return at < 0 ? -1 : at + mark.length
  }

  function take(at: number, end: number): void {
    if (rest.startsWith('<entry', at)) {
      const inner = rest.indexOf('>', at) + 1
      const entry = entryOf(rest.slice(inner, end - '</entry>'.length))
      if (typeof entry === 'string') found.bad({ line, code: entry })
      else found.entry(entry)
    } else if (rest.startsWith('<!--', at)) {
      const day = /created:?\s*(\d{4}-\d\d-\d\d)/i.exec(rest.slice(at, Math.min(end, at + 200)))?.[1]
      if (day) found.date(day)
    }
  }

  return {
    push(text) {
      rest += text
      let from = 0
      if (skipping) {
        from = after('</entry>', 0)
        skipping = from < 0
        if (skipping) from = Math.max(0, rest.length - 8)
      }
      while (!skipping) {
        starts.lastIndex = from
        const at = starts.exec(rest)?.index ?? -1
        if (at < 0) {
          // A mark may have begun.
          const keep = Math.max(from, rest.length - 12)
          line += linesIn(rest, from, keep)
          from = keep
          break
        }
        line += linesIn(rest, from, at)
        from = at
        const end = endOf(at)
        if (end < 0) {
          if (rest.length - at > longestEntry) {
            found.bad({ line, code: 'long' })
            skipping = true
            line += linesIn(rest, at, rest.length)
            from = rest.length
          }
          break
        }
        take(at, end)
        line += linesIn(rest, at, end)
        from = end
      }
      rest = rest.slice(from)
    },
    end() {
      if (skipping || /<entry[\s>]|<!DOCTYPE/.test(rest)) found.bad({ line, code: 'cut' })
    },
  }
}
