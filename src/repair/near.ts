import { type EnglishWords, foldedWords, type Match } from './words.ts'

/** Forms that are almost the wanted one: other capitals or hyphens, other spelling (centre, center), a slip of a letter, the same words around “of”. */
export function nearForms({ text, words }: EnglishWords, wanted: string): Match[] {
  const parts = foldedWords(wanted.replace(/^the\s+/i, ''))
  if (parts.length === 0 || parts.length > 12) return []
  const joined = parts.join('')
  const made: Match[] = []
  const content = new Set(parts.filter((part) => !links.has(part)))
  for (let first = 0; first < words.length; first++) {
    for (let size = Math.max(1, parts.length - 2); size <= parts.length + 2 && first + size <= words.length; size++) {
      const some = words.slice(first, first + size)
      const span = { form: 'base' as const, first, last: first + size, start: some[0]!.start, end: some.at(-1)!.end }
      if (/[^\p{L}\p{N}\s.'’&+-]/u.test(text.slice(span.start, span.end))) continue
      const folded = some.map((word) => word.folded)
      if (size > parts.length && folded.join('').length > joined.length + 8) continue
      const same = folded.join('') === joined || (size === parts.length && folded.every((word, at) => alike(word, parts[at]!)))
      if (same || (folded.includes('of') !== parts.includes('of') && turned(folded, content))) made.push(span)
    }
  }
  return made
}

const links = new Set(['of', 'the', 'for', 'in', 'and'])

/** Finance Ministry for Ministry of Finance. */
function turned(folded: readonly string[], content: ReadonlySet<string>): boolean {
  if (content.size < 2) return false
  const own = folded.filter((word) => !links.has(word))
  return (
    own.length === content.size &&
    new Set(own).size === own.length &&
    own.every((word) => content.has(word)) &&
    !links.has(folded[0]!) &&
    !links.has(folded.at(-1)!)
  )
}

/** One word in two spellings, or with one letter wrong where it is long. */
function alike(one: string, other: string): boolean {
  if (one === other) return true
  if (one === `${other}s` || `${one}s` === other) return true
  if (american(one) === american(other)) return true
  return Math.min(one.length, other.length) >= 6 && one[0] === other[0] && !/\d/.test(one + other) && withinOne(one, other)
}

function american(word: string): string {
  return word
    .replace(/our(?=s?$|ed$|ing$|able$|ite|ful)/, 'or')
    .replace(/is(?=e[sdr]?$|ing$|ation)/, 'iz')
    .replace(/tre(?=s?$)/, 'ter')
    .replace(/ll(?=ed$|ing$|er)/, 'l')
    .replace(/ogue$/, 'og')
    .replace(/mme$/, 'm')
    .replace(/ence$/, 'ense')
}

/** At most one letter more, less, other or two exchanged. */
function withinOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let left = one.length
  let right = other.length
  while (left > start && right > start && one[left - 1] === other[right - 1]) {
    left--
    right--
  }
  const [a, b] = [one.slice(start, left), other.slice(start, right)]
  return a.length + b.length <= 2 && a.length <= 1 && b.length <= 1
    ? true
    : a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]
}

/** The head of the wanted form with some of its words before it: solid-state battery for all-solid-state battery. */
export function partForms({ text, words }: EnglishWords, wanted: string): Match[] {
  const parts = foldedWords(wanted.replace(/^the\s+/i, ''))
  if (parts.length < 3) return []
  const known = new Set(parts)
  const head = parts.at(-1)!
  const made: Match[] = []
  for (let last = 0; last < words.length; last++) {
    const { folded, end } = words[last]!
    if (folded !== head && folded !== `${head}s`) continue
    let first = last
    while (first > 0 && known.has(words[first - 1]!.folded) && /^[\s-]$/.test(text.slice(words[first - 1]!.end, words[first]!.start)))
      first--
    while (first < last && links.has(words[first]!.folded)) first++
    const size = last + 1 - first
    if (size * 2 > parts.length && size < parts.length)
      made.push({ form: folded === head ? 'base' : 'plural', first, last: last + 1, start: words[first]!.start, end })
  }
  return made
}
