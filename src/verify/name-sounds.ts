import { makeKanaSounds } from '../language/kana-sounds.ts'
import type { Language } from '../language/load.ts'

/**
 * How far an English word is from a katakana word by ear, 0 (the same) … 1: ゼレンスキー and Zelenskyy .0, マクロン and Macron .1.
 * Only what tells words apart counts: consonants by their class, vowels little, letters of a spelling that nobody hears not at all.
 */
export type SoundDistance = (katakana: string, word: string) => number

const mostLetters = 40

/** Groups of sounds that katakana cannot tell apart, by one letter each; vowels stay. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  [/tsch|tch|cz|tz(?=s)/g, 'C'],
  [/sch|sh|szcz/g, 'S'],
  [/zh/g, 'J'],
  [/ch/g, 'C'],
  [/ph/g, 'h'],
  [/th/g, 's'],
  [/kh/g, 'H'],
  [/gh(?=[aeiou])/g, 'g'],
  [/gh/g, ''],
  [/ck|cq/g, 'k'],
  [/q(?:u(?=[aeiou]))?/g, 'k'],
  [/x/g, 'ks'],
  [/^ps|^pt/g, 's'],
  [/^kn|^gn/g, 'n'],
  [/^wr/g, 'r'],
  [/mb$/g, 'm'],
  [/ts|tz/g, 'T'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/g(?=[eiy])/g, 'G'],
  [/dj|j/g, 'J'],
  [/l/g, 'r'],
  [/v/g, 'b'],
  [/f/g, 'h'],
  [/z/g, 's'],
  [/y/g, 'i'],
  [/w/g, 'u'],
  [/(.)\1+/g, '$1'],
]

const kanaClasses: Readonly<Record<string, string>> = {
  sh: 'S',
  ch: 'C',
  ts: 'T',
  j: 'J',
  z: 's',
  f: 'h',
  v: 'b',
  l: 'r',
  y: 'i',
  w: 'u',
  N: 'n',
  ':': '',
  Q: '',
  '?': '',
}

/** What it costs to take one sound for another; pairs not listed cost 1. */
const pairs: readonly (readonly [string, number])[] = [
  ['nm', 0.15],
  ['sS', 0.2],
  ['sT', 0.2],
  ['sJ', 0.25],
  ['SJ', 0.3],
  ['SC', 0.3],
  ['sC', 0.4],
  ['TC', 0.2],
  ['tT', 0.2],
  ['tC', 0.3],
  ['st', 0.5],
  ['GJ', 0],
  ['gG', 0.1],
  ['JC', 0.4],
  ['GS', 0.4],
  ['Cj', 0.3],
  ['kC', 0.3],
  ['kH', 0.1],
  ['hH', 0],
  ['hk', 0.5],
  ['hC', 0.4],
  ['hG', 0.3],
  ['hJ', 0.3],
  ['hg', 0.4],
  ['td', 0.4],
  ['kg', 0.4],
  ['bp', 0.4],
  ['bh', 0.4],
  ['ub', 0.3],
  ['uh', 0.4],
  ['iJ', 0.3],
  ['iG', 0.4],
  ['dJ', 0.3],
  ['sd', 0.5],
  ['TJ', 0.4],
]

function substitution(a: string, b: string): number {
  if (a === b) return 0
  if (vowel(a) && vowel(b)) return 0.2
  for (const [pair, cost] of pairs) if ((pair[0] === a && pair[1] === b) || (pair[1] === a && pair[0] === b)) return cost
  return 1
}

/** Vowels come and go, and so do r and h at the end of a syllable. */
function alone(sound: string): number {
  if (sound === 'u' || sound === 'o') return 0.12
  if (vowel(sound)) return 0.2
  if (sound === 'r' || sound === 'h' || sound === 'H') return 0.35
  if (sound === 't' || sound === 'd' || sound === 'n' || sound === 'g') return 0.7
  return 0.9
}

function vowel(sound: string): boolean {
  return 'aiueo'.includes(sound)
}

/** Makes the measure from the kana table. */
export function makeSoundDistance(language: Language): SoundDistance {
  const kana = makeKanaSounds(language)
  const kept = new Map<string, string>()

  function heard(katakana: string): string {
    const known = kept.get(katakana)
    if (known !== undefined) return known
    const made = kana(katakana)
      .map((sound) => kanaClasses[sound] ?? sound)
      .join('')
      .replace(/(.)\1+/g, '$1')
    if (kept.size > 5000) kept.clear()
    kept.set(katakana, made)
    return made
  }

  return (katakana, word) => {
    const a = heard(katakana).slice(0, mostLetters)
    const b = written(word).slice(0, mostLetters)
    const weight = Math.max(weigh(a), weigh(b))
    return weight === 0 ? 1 : Math.min(1, distance(a, b) / weight)
  }
}

function written(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return spellings.reduce((text, [pattern, by]) => text.replace(pattern, by), plain)
}

/** Consonants count whole, vowels half. */
function weigh(sounds: string): number {
  let sum = 0
  for (const sound of sounds) sum += vowel(sound) ? 0.35 : 1
  return sum
}

function distance(a: string, b: string): number {
  let row = [0]
  for (const sound of b) row.push(row.at(-1)! + alone(sound))
  for (const sound of a) {
    const next = [row[0]! + alone(sound)]
    for (let at = 0; at < b.length; at += 1)
      next.push(Math.min(row[at]! + substitution(sound, b[at]!), row[at + 1]! + alone(sound), next[at]! + alone(b[at]!)))
    row = next
  }
  return row.at(-1)!
}
