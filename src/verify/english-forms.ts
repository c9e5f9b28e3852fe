import type { Span } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type FormUse, makeShapes, type Shape, type Shapes, type Slot } from './english-shapes.ts'
import type { EnglishWords } from './english-words.ts'

export type { FormUse } from './english-shapes.ts'
export { type EnglishWords, indexWords } from './english-words.ts'

/** Where a form stands in an English text, whole words only: ascending, without overlaps; spans are offsets into the text. */
export type FindForms = (index: EnglishWords, form: string, use?: FormUse) => Span[]

/** A word of a form written as two, or two as one, has at least this many letters: startup, start up. */
const shortestClosed = 6
/** Words between the parts of "lithium-ion, sodium-ion and solid-state batteries". */
const widestShared = 6
const stops = /[.;:!?()\n]/
const joints: ReadonlySet<string> = new Set(['and', 'or'])
const letter = /[\p{L}\p{N}]/u
/** KRN-208s */
const plural = /^s(?![\p{L}\p{N}])/u

/**
 * Makes the finder of English forms: plural and possessive, hyphen, space or neither, British or American, with or without accents and capitals, verb forms
 * for verbs and for what the Japanese says as one. "all-solid-state battery" stands in "All solid state batteries'"; BOJ does not in BOJO.
 * Never a synonym, another order of words or a part. Linear in the text for each form.
 */
export function makeFormFinder(language: Language): FindForms {
  const shapesOf = makeShapes(language)

  return (index, form, use = {}) => {
    if (use.keep) return exactly(index.source, form)
    const shapes = shapesOf(form, use)
    const found: Span[] = []
    for (const shape of shapes.shapes)
      for (const start of startsOf(index, shape.slots)) {
        const hit = matchAt(index, shape, start)
        if (hit === undefined) continue
        if (shape.slots.every(({ gap }) => gap === 0) && !hit.shared && !hasCapitals(index, start, hit.end, shapes, use)) continue
        found.push(withMarks(index.source, form, index.words[start]!.span.start, index.words[hit.end - 1]!.span.end))
      }
    return apart(found)
  }
}

/** The bracket, dot or quotation mark that a form begins or ends with belongs to it: Bank of Japan (BOJ). */
function withMarks(source: string, form: string, start: number, end: number): Span {
  const has = (mark: string | undefined, at: number) => mark !== undefined && !letter.test(mark) && source.charAt(at) === mark
  return { start: has(form[0], start - 1) ? start - 1 : start, end: has(form.at(-1), end) ? end + 1 : end }
}

/** Do-not-translate text, letter by letter between word borders. */
function exactly(source: string, form: string): Span[] {
  const found: Span[] = []
  if (form === '') return found
  for (let at = source.indexOf(form); at >= 0; at = source.indexOf(form, at + form.length)) {
    const end = at + form.length
    const opens = at === 0 || !letter.test(source.charAt(at - 1)) || !letter.test(form.charAt(0))
    const closes =
      end === source.length ||
      !letter.test(source.charAt(end)) ||
      !letter.test(form.at(-1)!) ||
      (/[\p{Lu}\p{N}]$/u.test(form) && plural.test(source.slice(end, end + 2)))
    if (opens && closes) found.push({ start: at, end })
  }
  return found
}

/** Places of the text where the first word of a shape may stand, whole, in pieces or closed up with the next. */
function startsOf({ at }: EnglishWords, [first, second]: readonly Slot[]): number[] {
  const places = new Set<number>()
  const add = (word: string) => {
    for (const place of at.get(word) ?? []) places.add(place)
  }
  for (const word of first!.words) {
    add(word)
    if (word.length >= shortestClosed) for (let cut = 2; cut <= Math.min(word.length - 2, 24); cut++) add(word.slice(0, cut))
    if (second && second.gap === 0) for (const next of second.words) add(word + next)
  }
  return [...places].sort((a, b) => a - b)
}

/** Where the words of a shape end that begins at `start`, as a place behind the last word. */
function matchAt(index: EnglishWords, { slots, shared }: Shape, start: number): { end: number; shared: boolean } | undefined {
  const { words } = index

  function step(slot: number, place: number): number | undefined {
    if (slot === slots.length) return place
    const { gap } = slots[slot]!
    for (let skip = 0; skip <= gap && place + skip < words.length; skip++) {
      if (skip > 0 && stops.test(between(index, place + skip - 1))) return undefined
      const end = word(slot, place + skip)
      if (end !== undefined) return end
    }
    return undefined
  }

  function word(slot: number, place: number): number | undefined {
    const here = words[place]
    if (!here) return undefined
    const wanted = slots[slot]!.words
    if (wanted.has(here.text)) {
      const end = step(slot + 1, place + 1)
      if (end !== undefined) return end
    }
    // Closed up in the text: startup for "start up".
    const next = slots[slot + 1]
    if (next && next.gap === 0 && here.text.length > 3)
      for (const one of wanted)
        if (here.text.length > one.length && here.text.startsWith(one) && next.words.has(here.text.slice(one.length))) {
          const end = step(slot + 2, place + 1)
          if (end !== undefined) return end
        }
    // Cut in two in the text: "start-up" for startup.
    const behind = words[place + 1]
    if (
      behind &&
      here.text.length + behind.text.length >= shortestClosed &&
      wanted.has(here.text + behind.text) &&
      behind.span.start - here.span.end <= 1
    )
      return step(slot + 1, place + 2)
    return undefined
  }

  const end = step(0, start)
  if (end !== undefined) return { end, shared: false }
  const far = shared ? sharedEnd(index, slots, start) : undefined
  return far === undefined ? undefined : { end: far, shared: true }
}

/** "lithium-ion and sodium-ion batteries" holds lithium-ion battery: the words in front, and behind another noun the rest. */
function sharedEnd(index: EnglishWords, slots: readonly Slot[], start: number): number | undefined {
  const { words } = index
  let front = 0
  while (front < slots.length - 1 && words[start + front] && slots[front]!.words.has(words[start + front]!.text)) front++
  if (front === 0) return undefined
  const from = start + front
  const joint = words[from]
  if (!joint || !(joints.has(joint.text) || between(index, from - 1).includes(','))) return undefined
  let joined = false
  for (let place = from; place < Math.min(words.length, from + widestShared); place++) {
    if (stops.test(between(index, place - 1))) return undefined
    const rest = slots.slice(front)
    if (joined && rest.every(({ words: wanted }, at) => wanted.has(words[place + at]?.text ?? ''))) return place + rest.length
    joined ||= joints.has(words[place]!.text)
  }
  return undefined
}

/** What stands between a word and the next. */
function between({ source, words }: EnglishWords, place: number): string {
  return source.slice(words[place]!.span.end, words[place + 1]?.span.start ?? source.length)
}

/** Whether the capitals agree where they must: US and us, WHO and who; the first word of a sentence may have one. */
function hasCapitals(index: EnglishWords, start: number, end: number, { letters, acronym }: Shapes, { caseSensitive }: FormUse): boolean {
  if (!acronym && !caseSensitive) return true
  const exact = index.words
    .slice(start, end)
    .map((word) => word.exact)
    .join('')
  for (let at = 0; at < Math.min(letters.length, exact.length); at++) {
    const [wanted, here] = [letters.charAt(at), exact.charAt(at)]
    if (wanted === here) continue
    if (wanted.toLowerCase() !== here.toLowerCase()) break
    const opens =
      at === 0 &&
      here !== here.toLowerCase() &&
      /(?:^|[.!?:\n])["'“‘(\s]*$/u.test(index.source.slice(0, index.words[start]!.span.start).slice(-8))
    if (!opens) return false
  }
  return true
}

/** Ascending, the longer first where two begin together, without those that run into one before. */
function apart(spans: readonly Span[]): Span[] {
  const made: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (made.at(-1)?.end ?? 0)) made.push(span)
  return made
}
