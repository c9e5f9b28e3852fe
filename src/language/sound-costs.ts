import type { LetterSound } from './letter-sounds.ts'
import type { Language } from './load.ts'

/** What it costs to write letters and their sound in katakana, from the counts of `en/katakana-sounds`. */
export interface SoundCosts {
  /** All katakana that a unit may be written with, as `sh a`; '' when it is not written. */
  readonly kana: readonly string[]
  /** The number of a unit at a place, given on first use. */
  unit(unit: LetterSound, place: string): number
  /** The likeliest consonants of units in a row, best first. */
  skeletons(units: readonly number[]): string[]
  /** A row of costs for each unit numbered so far, in sixteenths of a nat; 255 is never. */
  costs(): Uint8Array
}

const classes: Readonly<Record<string, string>> = {
  v: 'b',
  sh: 's',
  z: 's',
  j: 's',
  ts: 't',
  ch: 't',
  f: 'h',
  n: 'n',
  N: 'n',
  m: 'n',
  a: '',
  i: '',
  u: '',
  e: '',
  o: '',
  y: '',
  w: '',
  Q: '',
  ':': '',
}

/** The consonants of katakana sounds by class, without those that come and go: sh a Q t a : → st. */
export function skeletonOf(sounds: readonly string[]): string {
  return sounds.map((sound) => classes[sound] ?? sound).join('')
}

/** How many observations the estimate from fewer conditions is worth. */
const soundWeight = 2
const lettersWeight = 3
const skeletonsKept = 8
const skeletonFloor = 0.02

type Spread = Map<string, number>

interface Chance {
  readonly skeleton: string
  readonly chance: number
}

function likelier(a: Chance, b: Chance): number {
  return b.chance - a.chance || (a.skeleton < b.skeleton ? -1 : 1)
}

export function makeSoundCosts(language: Language): SoundCosts {
  const byUnit = new Map<string, Spread>()
  const byPlace = new Map<string, Spread>()
  const bySound = new Map<string, Spread>()
  const byLetters = new Map<string, Spread>()
  const vowels: Spread = new Map()
  const add = (table: Map<string, Spread>, key: string, kana: string, count: number) => {
    const spread = table.get(key) ?? new Map<string, number>()
    table.set(key, spread.set(kana, (spread.get(kana) ?? 0) + count))
  }
  for (const { letters = '', sound = '', place = '', kana = '', count } of language.rows('en/katakana-sounds')) {
    add(byUnit, `${letters}|${sound}|${place}`, kana, Number(count))
    add(byPlace, `${sound}|${place}`, kana, Number(count))
    add(bySound, sound, kana, Number(count))
    if (isVowel(sound)) {
      add(byLetters, letters, kana, Number(count))
      vowels.set(kana, (vowels.get(kana) ?? 0) + Number(count))
    }
  }
  const columns = [...new Set([...bySound.values()].flatMap((spread) => [...spread.keys()]))].sort()
  const numbers = new Map<string, number>()
  const spreads: Spread[] = []
  const skeletonSpreads: (readonly Chance[])[] = []

  function spreadOf({ letters, sound }: LetterSound, place: string): Spread {
    const vowel = isVowel(sound)
    const own = share(byUnit.get(`${letters}|${sound}|${place}`))
    const placed = share(byPlace.get(`${sound}|${place}`))
    const spoken = share(bySound.get(sound))
    const written = share(vowel ? byLetters.get(letters) : undefined)
    const any = share(vowel ? vowels : undefined)
    const made: Spread = new Map()
    for (const kana of columns) {
      const base = vowel ? 0.55 * spoken.of(kana) + 0.4 * written.of(kana) + 0.05 * any.of(kana) : spoken.of(kana)
      const middle = (placed.total * placed.of(kana) + soundWeight * base) / (placed.total + soundWeight)
      const chance = (own.total * own.of(kana) + lettersWeight * middle) / (own.total + lettersWeight)
      if (chance > 0) made.set(kana, chance)
    }
    return made
  }

  function unit(given: LetterSound, place: string): number {
    const key = `${given.letters}|${given.sound}|${place}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const spread = spreadOf(given, place)
    const chances: Spread = new Map()
    for (const [kana, chance] of spread) {
      const skeleton = skeletonOf(kana.split(' '))
      chances.set(skeleton, (chances.get(skeleton) ?? 0) + chance)
    }
    const all = [...chances].map(([skeleton, chance]) => ({ skeleton, chance })).sort(likelier)
    numbers.set(key, spreads.length)
    spreads.push(spread)
    skeletonSpreads.push(all.filter(({ chance }, at) => at === 0 || chance >= skeletonFloor))
    return spreads.length - 1
  }

  function skeletons(units: readonly number[]): string[] {
    let made: readonly Chance[] = [{ skeleton: '', chance: 1 }]
    for (const number of units) {
      const own = skeletonSpreads[number]!
      if (own.length === 1) {
        const more = own[0]!.skeleton
        if (more !== '') made = made.map(({ skeleton, chance }) => ({ skeleton: skeleton + more, chance }))
        continue
      }
      const next = made.flatMap((before) =>
        own.map(({ skeleton, chance }) => ({ skeleton: before.skeleton + skeleton, chance: before.chance * chance })),
      )
      made = next.length <= skeletonsKept ? next : next.sort(likelier).slice(0, skeletonsKept)
    }
    const best = made.reduce((most, { chance }) => Math.max(most, chance), 0)
    return [...new Set(made.filter(({ chance }) => chance >= best * skeletonFloor).map(({ skeleton }) => skeleton))]
  }

  function costs(): Uint8Array {
    const made = new Uint8Array(spreads.length * columns.length).fill(255)
    spreads.forEach((spread, row) => {
      for (const [column, kana] of columns.entries()) {
        const chance = spread.get(kana)
        if (chance) made[row * columns.length + column] = Math.min(254, Math.round(-16 * Math.log(chance)))
      }
    })
    return made
  }

  return { kana: columns, unit, skeletons, costs }
}

function isVowel(sound: string): boolean {
  return /^[AEIOU]/.test(sound)
}

function share(spread: Spread | undefined): { readonly total: number; of(kana: string): number } {
  const total = spread ? [...spread.values()].reduce((sum, count) => sum + count, 0) : 0
  return { total, of: (kana) => (total === 0 ? 0 : (spread?.get(kana) ?? 0) / total) }
}
