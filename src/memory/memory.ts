import { createHash } from 'node:crypto'
import type { Bitext, Segment } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type FoldSentence, makeSentenceFold } from './fold.ts'

/** A sentence that was found, and how: letter by letter, or but for width, spaces and punctuation. */
export interface Remembered {
  readonly en: string
  readonly rule: 'memory.exact' | 'memory.normalised'
}

/** Sentences that people have translated. */
export interface Memory {
  /** Over what can be found, so that it changes only when a result may. */
  readonly sha256: string
  /** Pairs that can be found, each once. */
  readonly segments: number
  /** Pairs left out because a program wrote them and nobody has read them. */
  readonly unread: number
  /** The English of a sentence; `before` is the Japanese sentence before it, '' for none. */
  find(ja: string, before: string): Remembered | undefined
}

interface Choice {
  readonly ja: string
  readonly en: string
  /** Folded. */
  readonly before: string
  readonly rank: number
}

/** Different English for one sentence; more would make a search slow. */
const mostChoices = 64

/**
 * Makes the memory of files of translations: the sentence must be the same, but for width, white space and punctuation; figures never differ. Among
 * several the one letter by letter wins, then the one behind the same sentence, then `final`, `reviewed` and edited ones, then the later file.
 * English that a program wrote and nobody changed or reviewed is no memory.
 */
export function makeMemory(bitexts: readonly Bitext[], language: Language): Memory {
  const fold = makeSentenceFold(language)
  const choices = new Map<string, Choice[]>()
  let unread = 0
  for (const { segments } of bitexts) {
    let previous = ''
    for (const segment of segments) {
      const key = fold(segment.ja)
      const before = segment.before === undefined ? previous : fold(segment.before)
      previous = key
      const [ja, en] = [segment.ja.trim(), segment.en.replace(/\s+/g, ' ').trim()]
      if (ja === '' || en === '') continue
      if (!isPersons(segment)) {
        unread++
        continue
      }
      const list = choices.get(key)
      const choice = { ja, en, before, rank: rankOf(segment) }
      if (list) list.push(choice)
      else choices.set(key, [choice])
    }
  }
  for (const [key, list] of choices) choices.set(key, ordered(list))
  return {
    sha256: hashOf(choices),
    segments: [...choices.values()].reduce((sum, list) => sum + list.length, 0),
    unread,
    find: (ja, before) => find(choices, fold, { ja: ja.trim(), before }),
  }
}

/** What a program wrote counts only when somebody has said that it is good; a draft never does. */
export function isPersons({ state, edited }: Segment): boolean {
  if (state === 'reviewed' || state === 'final' || edited === true) return true
  return edited === undefined && state !== 'initial'
}

function rankOf({ state, edited }: Segment): number {
  return state === 'final' ? 3 : state === 'reviewed' ? 2 : edited ? 1 : 0
}

/** Best first: by rank, then the later one; each once. */
function ordered(list: readonly Choice[]): Choice[] {
  const seen = new Set<string>()
  const kept = [...list]
    .reverse()
    .sort((a, b) => b.rank - a.rank)
    .filter(({ ja, en, before }) => {
      const key = JSON.stringify([ja, en, before])
      return !seen.has(key) && seen.add(key)
    })
  return kept.slice(0, mostChoices)
}

function find(
  choices: ReadonlyMap<string, readonly Choice[]>,
  fold: FoldSentence,
  { ja, before }: { readonly ja: string; readonly before: string },
): Remembered | undefined {
  const list = choices.get(fold(ja))
  if (!list) return undefined
  const same = list.filter((choice) => choice.ja === ja)
  const able = same.length ? same : list
  const place = fold(before)
  // Having nothing before it is no likeness: single lines have nothing either.
  const best = (place && able.find((choice) => choice.before === place)) || able[0]!
  return { en: best.en, rule: same.length ? 'memory.exact' : 'memory.normalised' }
}

function hashOf(choices: ReadonlyMap<string, readonly Choice[]>): string {
  const hash = createHash('sha256')
  for (const key of [...choices.keys()].sort())
    for (const { ja, en, before } of choices.get(key)!) hash.update(`${JSON.stringify([ja, en, before])}\n`)
  return hash.digest('hex')
}
