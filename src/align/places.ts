/** Where the letters of a visible text stand in the file it was read from. */
export interface Places {
  /** UTF-16 offset in the file of offset `at` of the visible text; the nearest one before it that is known, 0 when none is. */
  at(at: number): number
}

/** Further than this behind the last sentence nobody looks, but once for a title that stands elsewhere. */
const window = 40_000
/** Lookups over the whole file cost its length each; more of them are given up. */
const most = 40

/**
 * Finds every sentence of `text` in the file, in order, whatever markup, line breaks and readings stand between its letters: Markdown marks, tags,
 * entities. What is not found takes the place of what stands before it. Linear time.
 */
export function placesOf(file: string, text: string, sentences: readonly { readonly start: number; readonly end: number }[]): Places {
  const stream = streamOf(file)
  const known = new Int32Array(text.length + 1).fill(-1)
  let from = bodyOf(file, stream)
  let whole = 0
  for (const { start, end } of sentences) {
    const wanted = lettersOf(text, start, end)
    let at = -1
    for (const size of [wanted.letters.length, 24, 8]) {
      if (wanted.letters.length < size || wanted.letters === '') continue
      const key = wanted.letters.slice(0, size)
      const near = stream.letters.slice(from, from + window + size).indexOf(key)
      if (near >= 0) at = from + near
      else if (whole < most && size === wanted.letters.length) {
        whole++
        at = stream.letters.indexOf(key)
      }
      if (at < 0) continue
      // Only what was compared is known; the rest follows as far as it agrees.
      let length = 0
      while (length < wanted.letters.length && stream.letters[at + length] === wanted.letters[length]) {
        known[wanted.from[length]!] = stream.from[at + length]!
        length++
      }
      if (at >= from) from = at + length
      break
    }
  }
  let last = 0
  for (let at = 0; at < known.length; at++) {
    if (known[at]! >= 0) last = known[at]!
    else known[at] = last
  }
  return { at: (at) => known[Math.min(Math.max(at, 0), known.length - 1)] ?? 0 }
}

interface Stream {
  readonly letters: string
  /** For each letter, its offset. */
  readonly from: readonly number[]
}

/** Where the text begins behind front matter or the head of a page: a title stands in both. */
function bodyOf(file: string, { from }: Stream): number {
  const matter = /^\ufeff?(---|\+\+\+)[ \t]*\n[\s\S]{0,20000}?\n(?:\1|\.\.\.)[ \t]*(?:\n|$)/.exec(file)?.[0].length
  const start = matter ?? Math.max(0, file.search(/<body[\s>]/i))
  const at = start === 0 ? 0 : from.findIndex((offset) => offset >= start)
  return at < 0 ? from.length : at
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '',
  yen: '\u00a5',
  hellip: '\u2026',
}
/** Tags, ruby readings, comments, link targets and entities: what the eye does not see. */
const unseen =
  /<!--[\s\S]{0,5000}?-->|<(rt|rp|script|style)\b[^<>]{0,200}>[^<]{0,20000}<\/\1\s*>|<\/?[a-zA-Z][^<>]{0,2000}>|\]\([^()\s]{0,2000}\)|&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,8});/g

function streamOf(file: string): Stream {
  const letters: string[] = []
  const from: number[] = []
  const take = (start: number, end: number) => {
    const part = lettersOf(file, start, end)
    letters.push(part.letters)
    for (const at of part.from) from.push(at)
  }
  let done = 0
  for (const found of file.matchAll(unseen)) {
    take(done, found.index)
    done = found.index + found[0].length
    const entity = found[2]
    if (entity === undefined) continue
    const letter = entity.startsWith('#')
      ? String.fromCodePoint(Math.min(0x10ffff, Number(entity.startsWith('#x') ? `0x${entity.slice(2)}` : entity.slice(1)) || 32))
      : (entities[entity] ?? found[0])
    for (const one of lettersOf(letter, 0, letter.length).letters) {
      letters.push(one)
      from.push(found.index)
    }
  }
  take(done, file.length)
  return { letters: letters.join(''), from }
}

/** The UTF-16 units that count, without white space and marks of Markdown. */
function lettersOf(text: string, start: number, end: number): Stream {
  let letters = ''
  const from: number[] = []
  for (let at = start; at < end; at++) {
    const unit = text[at]!
    if (/[\s\p{Cc}\u200b\ufeff*_`~\\[\]#>|]/u.test(unit)) continue
    letters += unit
    from.push(at)
  }
  return { letters, from }
}
