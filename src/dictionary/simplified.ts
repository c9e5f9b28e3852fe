import { type Entry, type FormatReader, type Found, longestEntry } from './entry.ts'

const deepest = 64
const longestHead = 1 << 16

type Json = Readonly<Record<string, unknown>>

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((one): one is Json => typeof one === 'object' && one !== null) : []
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

function textsOf(value: unknown): string[] {
  return strings(objects(value).map(({ text }) => text))
}

/** An element of `words`; undefined when it is none. */
function entryOf(json: string): Entry | undefined {
  let word: unknown
  try {
    word = JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  const { kanji, kana, sense } = word as Json
  const readings = textsOf(kana)
  const senses = objects(sense).map(({ partOfSpeech, misc, gloss }) => ({
    pos: strings(partOfSpeech),
    marks: strings(misc),
    glosses: textsOf(objects(gloss).filter(({ lang }) => lang === undefined || lang === 'eng')),
  }))
  if (!readings.length || !senses.length) return undefined
  return { spellings: textsOf(kanji), readings, common: [...objects(kanji), ...objects(kana)].some((one) => one.common === true), senses }
}

/**
 * Reads the JSON of jmdict-simplified, `{ …, "words": [ {…}, … ] }`, a word at a time, however the file is broken into lines.
 * What stands before the words may be 65,536 characters long.
 */
export function readSimplified(found: Found): FormatReader {
  let line = 1
  let depth = 0
  let inString = false
  let escaped = false
  /** Depth of the words, 0 before and behind the list. */
  let words = 0
  let head = ''
  let parts: string[] = []
  let length = 0
  let started = 0
  let tooDeep = false

  function close(): void {
    if (tooDeep || length > longestEntry) found.bad({ line: started, code: tooDeep ? 'deep' : 'long' })
    else {
      const entry = entryOf(parts.join(''))
      if (entry) found.entry(entry)
      else found.bad({ line: started, code: 'form' })
    }
    parts = []
    length = 0
    tooDeep = false
  }

  function gather(text: string, from: number, to: number): void {
    length += to - from
    if (length <= longestEntry) parts.push(text.slice(from, to))
    else parts = []
  }

  return {
    push(text) {
      let from = 0
      const inWord = () => words > 0 && depth > words
      for (let at = 0; at < text.length; at += 1) {
        const letter = text.charCodeAt(at)
        if (letter === 0x0a) line += 1
        if (inString) {
          if (escaped) escaped = false
          else if (letter === 0x5c) escaped = true
          else if (letter === 0x22) inString = false
          continue
        }
        if (letter === 0x22) inString = true
        else if (letter === 0x7b || letter === 0x5b) {
          if (words > 0 && depth === words) {
            from = at
            started = line
          } else if (words === 0 && depth === 1 && letter === 0x5b) {
            const before = (head + text.slice(from, at)).slice(-60)
            if (/"words"\s*:\s*$/.test(before)) {
              head = (head + text.slice(from, at)).slice(0, longestHead)
              const day = /"dictDate"\s*:\s*"(\d{4}-\d\d-\d\d)"/.exec(head)?.[1]
              if (day) found.date(day)
              words = 2
            }
          }
          depth += 1
          if (depth > deepest && inWord()) tooDeep = true
        } else if (letter === 0x7d || letter === 0x5d) {
          depth -= 1
          if (words > 0 && depth === words) {
            gather(text, from, at + 1)
            close()
          } else if (depth < words) words = 0
        }
      }
      if (inWord()) gather(text, from, text.length)
      else if (words === 0 && head.length < longestHead) head += text.slice(from)
    },
    end() {
      if (depth !== 0 || inString) found.bad({ line, code: 'cut' })
    },
  }
}
