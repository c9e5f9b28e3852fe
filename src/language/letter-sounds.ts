import type { Language } from './load.ts'

/** Some letters of a word and the sounds they stand for, in ARPAbet without stress; AX is the vowel of no stress: `sh` SH, `x` K S, `e` nothing. */
export interface LetterSound {
  readonly letters: string
  readonly sound: string
}

/** Lays the letters of a word beside its sounds: knight, N AY T → kn|N igh|AY t|T; null when they do not fit. */
export type AlignLetters = (word: string, sounds: readonly string[]) => readonly LetterSound[] | null

export const longestLetters = 4
export const longestSound = 3

/** `AH0` → AX, `EY1` → EY: the sounds of an entry of the pronouncing dictionary. */
export function plainSounds(arpabet: string): string[] {
  return arpabet.split(' ').map((sound) => (sound === 'AH0' ? 'AX' : sound.replace(/\d$/, '')))
}

/** Makes the aligner from `en/letter-sounds`, whose counts say how often letters stand for a sound. */
export function makeLetterSounds(language: Language): AlignLetters {
  const rows = language.rows('en/letter-sounds')
  const total = rows.reduce((sum, row) => sum + Number(row.count), 0)
  return letterAligner(new Map(rows.map((row) => [`${row.letters}|${row.sound}`, -Math.log(Number(row.count) / total)])))
}

/** The cheapest way to lay letters beside sounds, with costs by `letters|sound`. */
export function letterAligner(costs: ReadonlyMap<string, number>): AlignLetters {
  // By letters, then by how many sounds they stand for.
  const byLetters = new Map<string, Map<string, number>[]>()
  for (const [key, cost] of costs) {
    const [letters = '', sound = ''] = key.split('|')
    const bySize = byLetters.get(letters) ?? Array.from({ length: longestSound + 1 }, () => new Map<string, number>())
    bySize[sound === '' ? 0 : sound.split(' ').length]!.set(sound, cost)
    byLetters.set(letters, bySize)
  }

  return (word, sounds) => {
    const width = sounds.length + 1
    const spoken = Array.from({ length: longestSound + 1 }, (_, size) =>
      sounds.map((_, at) => (size > 1 ? sounds.slice(at, at + size).join(' ') : size === 1 ? sounds[at]! : '')),
    )
    const best = new Float64Array((word.length + 1) * width).fill(Number.POSITIVE_INFINITY)
    const from = new Int32Array(best.length).fill(-1)
    best[0] = 0
    for (let letter = 0; letter < word.length; letter += 1) {
      for (let letters = 1; letters <= longestLetters && letter + letters <= word.length; letters += 1) {
        const bySize = byLetters.get(word.slice(letter, letter + letters))
        if (!bySize) continue
        for (let size = 0; size <= longestSound; size += 1) {
          const bySound = bySize[size]!
          if (bySound.size === 0) continue
          for (let sound = 0; sound + size < width; sound += 1) {
            const here = best[letter * width + sound]!
            if (here === Number.POSITIVE_INFINITY) continue
            const cost = bySound.get(size === 0 ? '' : spoken[size]![sound]!)
            const target = (letter + letters) * width + sound + size
            if (cost === undefined || here + cost >= best[target]!) continue
            best[target] = here + cost
            from[target] = letter * width + sound
          }
        }
      }
    }
    const last = best.length - 1
    if (best[last] === Number.POSITIVE_INFINITY) return null
    const made: LetterSound[] = []
    for (let at = last; at > 0; at = from[at]!) {
      const before = from[at]!
      const letters = word.slice(Math.floor(before / width), Math.floor(at / width))
      made.unshift({ letters, sound: sounds.slice(before % width, at % width).join(' ') })
    }
    return made
  }
}

const vowelSound = /^[AEIOU]/
const shortVowel = /^(?:AE|EH|IH|AA|AH|AO|UH|AX)$/

/**
 * What stands around each unit, as far as its katakana depends on it. A consonant: s after a short vowel, else l, and then what follows, V C or # for
 * the end; other units: what follows, with R apart. Silent letters do not count.
 */
export function placesOf(units: readonly LetterSound[]): string[] {
  const made: string[] = new Array(units.length)
  let next = '#'
  for (let at = units.length - 1; at >= 0; at -= 1) {
    const { sound } = units[at]!
    const kind = sound === '' || vowelSound.test(sound) ? 'v' : 'c'
    made[at] = kind === 'c' && next === 'R' ? 'C' : next
    if (sound !== '') next = vowelSound.test(sound) ? 'V' : sound === 'R' ? 'R' : 'C'
  }
  let before = 'l'
  units.forEach(({ sound }, at) => {
    if (sound === '') return
    if (!vowelSound.test(sound)) made[at] = before + made[at]
    before = shortVowel.test(sound) ? 's' : 'l'
  })
  return made
}
