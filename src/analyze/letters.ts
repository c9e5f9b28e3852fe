import type { Language } from '../language/load.ts'

/** A text in letters the dictionary knows: where each unit of `text` begins in the original, and where the last one ends. */
export interface Plain {
  readonly text: string
  /** Never descending. Letters that stand for one sign (㌔ as キロ) all begin where it begins. */
  readonly starts: readonly number[]
  /** Readings in brackets, by where the brackets end: 葉隠(はがくれ). The dictionary does not see them. */
  readonly readings: ReadonlyMap<number, { readonly start: number; readonly kana: string }>
}

/** 葉隠(はがくれ): kana in brackets right behind Han letters. */
const reading = /(?<=[\p{Script=Han}\u3005])[（(]([\p{Script=Hiragana}ー・\u3000 ]{1,20})[）)]/gu

const bracket = /[（(]/

/** The readings in a text, by where their brackets begin; `notReadings` are words that stand in brackets as such: (など). */
function readingsOf(text: string, notReadings: ReadonlySet<string>): Map<number, string> {
  const made = new Map<number, string>()
  if (!bracket.test(text)) return made
  for (const { index, 1: kana } of text.matchAll(reading)) if (!notReadings.has(kana!)) made.set(index, kana!)
  return made
}

/** Old and rare letters and those of today: 國 → 国, 𠮟 → 叱. */
export type Forms = ReadonlyMap<string, string>

const han = /^\p{Script=Han}$/u

/** Reads the pairs of letters among the folds of the glossary. */
export function letterForms(language: Language): Forms {
  const pairs = language.rows('ja/glossary-folds').filter(({ from, to, where }) => where === 'any' && han.test(from!) && han.test(to!))
  return new Map(pairs.map(({ from, to }) => [from!, to!]))
}

/** Stands for an emoji and the like: the dictionary has it as a symbol. */
const symbolPlaceholder = '\u3013'
/** A letter of Han script that the dictionary does not hold. */
const hanPlaceholder = '\u9f98'
/** Does a plain text hold stand-ins, so that its letters are not those of the original? */
export const placeholder = /[\u3013\u9f98]/

const needsWork =
  /[!(),:;?[\]{}%\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{M}\u3031-\u3034\u32ff-\u3357\u337b-\u337f\uff61-\uff9f]|[^\P{White_Space} ]|[\u{10000}-\u{10ffff}]/u
/** Variation selectors, joiners and the like: they belong to the letter before them. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u
const control = /\p{Cc}/u
const mark = /\p{M}/u
const whiteSpace = /\s/
/** Half-width marks are unknown to the dictionary and would run together with their neighbours: `)、`. */
const asciiMark = /^[!(),:;?[\]{}%]$/
const voicing = /^[\u3099\u309a\uff9e\uff9f]$/
/** Words in the square of one letter: ㌔ ㍻ ㋿. */
const squared = /^[\u32ff-\u3357\u337b-\u337f]$/
/** Signs that repeat the two letters before them; the second voices the first of the two. */
const repeat = /^[\u3031\u3032]$/
const repeatVoiced = '\u3032'
const repeatUpper = /^[\u3033\u3034]$/
const repeatUpperVoiced = '\u3034'
const repeatLower = '\u3035'
const regional = /^\p{Regional_Indicator}$/u
const pictograph = /^\p{Extended_Pictographic}$/u
const skin = /^\p{Emoji_Modifier}$/u
const joiner = '\u200d'

/**
 * For the dictionary only: half-width kana and marks become full-width, letters and their loose marks one letter, squared words (㌔) and repeat signs
 * (〱) are written out, other white space is a space, an emoji of however many parts one placeholder; null when nothing changes.
 */
export function plainLetters(text: string, forms: Forms = new Map(), notReadings: ReadonlySet<string> = new Set()): Plain | null {
  const readings = readingsOf(text, notReadings)
  if (!readings.size && !needsWork.test(text)) return null
  const units: string[] = []
  const starts: number[] = []
  let at = 0
  let previous = ''
  /** Whether the letter before this one is the first half of a flag. */
  let halfFlag = false
  let hidden = 0
  for (const character of text) {
    const behind = readings.get(at)
    if (behind !== undefined) hidden = at + behind.length + 2
    if (at < hidden) {
      at += character.length
      continue
    }
    const joined = composed(previous, units.at(-1), character)
    const flagEnds: boolean = halfFlag && regional.test(character)
    const stands = joined ? '' : flagEnds || continues(previous, character) ? '' : standIn(character, units, forms)
    halfFlag = !flagEnds && regional.test(character)
    if (joined) units[units.length - 1] = joined
    if (stands) {
      for (let unit = 0; unit < stands.length; unit += 1) {
        units.push(stands[unit]!)
        starts.push(at)
      }
    } else if (!units.length || (units.at(-1) === ' ' && !joined)) {
      // Something has to carry what has no letter before it.
      units.push(symbolPlaceholder)
      starts.push(at)
    }
    previous = character
    at += character.length
  }
  starts.push(at)
  return {
    text: units.join(''),
    starts,
    readings: new Map([...readings].map(([start, kana]) => [start + kana.length + 2, { start, kana }])),
  }
}

/** A letter and the loose mark behind it as one letter (ｶﾞ, か and U+3099, e and U+0301), '' if they do not make one. */
function composed(previous: string, unit: string | undefined, character: string): string {
  if (!unit || !(voicing.test(character) || mark.test(character))) return ''
  const joined = `${character >= '\uff00' ? previous : unit}${character}`
  const made = character >= '\uff00' ? joined.normalize('NFKC') : joined.normalize('NFC')
  return made.length === 1 ? made : ''
}

/** The parts of one emoji: 👨‍👩‍👧, 👍🏽; a mark that makes no letter with the one before it. */
function continues(previous: string, character: string): boolean {
  return (previous === joiner && pictograph.test(character)) || (previous !== '' && (skin.test(character) || mark.test(character)))
}

function standIn(character: string, units: readonly string[], forms: Forms): string {
  if (repeat.test(character) || repeatUpper.test(character)) return repeated(character, units)
  if (character === repeatLower && units.length > 1) return units[units.length - 2]!
  if (squared.test(character)) return character.normalize('NFKC')
  if (character >= '\u3001' && character <= '\u9fff') return character
  if (asciiMark.test(character)) return String.fromCharCode(character.charCodeAt(0) + 0xfee0)
  if (ignorable.test(character)) return ''
  if (whiteSpace.test(character)) return ' '
  const code = character.codePointAt(0)!
  if (code > 0xffff && forms.has(character)) return forms.get(character)!
  if (code > 0xffff) return /\p{Script=Han}/u.test(character) ? hanPlaceholder : symbolPlaceholder
  if ((code >= 0xd800 && code <= 0xdfff) || control.test(character)) return symbolPlaceholder
  if (code >= 0xff61 && code <= 0xff9f) return character.normalize('NFKC')
  return character
}

/** いよ〱 → いよいよ; the long sign is two: 〳 and 〵 give one letter each. */
function repeated(character: string, units: readonly string[]): string {
  const [first, second] = units.slice(-2)
  if (!first || !second) return character
  const voiced = character === repeatVoiced || character === repeatUpperVoiced ? withVoice(first) : first
  return repeatUpper.test(character) ? voiced : voiced + second
}

function withVoice(kana: string): string {
  const made = `${kana}\u3099`.normalize('NFC')
  return made.length === 1 ? made : kana
}

const kanaRepeat = /^[\u309d\u30fd]$/
const kanaRepeatVoiced = /^[\u309e\u30fe]$/
const anyRepeat = /[\u309d\u309e\u30fd\u30fe]/
const kana = /^[\p{Script=Hiragana}\p{Script=Katakana}]$/u

/** A stretch of a text, and whether the dictionary holds it. */
interface Found {
  readonly start: number
  readonly end: number
  readonly entry: { readonly known: boolean }
}

/**
 * Makes the writing of today, letter for letter: こゝ → ここ, 﨑 → 崎, 廣 → 広. What the dictionary knows as a word of several letters stays (渡邊, 國學院);
 * of two with a repeat mark it does not: the dictionary has すゝ.
 * Gives the text itself when nothing changes.
 */
export function makeModernLetters(forms: Forms): (text: string, words: readonly Found[]) => string {
  const old = new RegExp(`[\u309d\u309e\u30fd\u30fe${[...forms.keys()].filter((letter) => letter.length === 1).join('')}]`)

  return (text, words) => {
    if (!old.test(text)) return text
    const units: string[] = []
    for (const { start, end, entry } of words) {
      while (units.length < start) units.push(text[units.length]!)
      for (let at = start; at < end; at += 1) {
        const letter = text[at]!
        const kept = entry.known && end - start > (anyRepeat.test(letter) ? 2 : 1)
        units.push(kept ? letter : modern(letter, units.at(-1)))
      }
    }
    while (units.length < text.length) units.push(text[units.length]!)
    return units.join('')
  }

  function modern(letter: string, before: string | undefined): string {
    const repeats = kanaRepeat.test(letter)
    if (!repeats && !kanaRepeatVoiced.test(letter)) return forms.get(letter) ?? letter
    if (!before || !kana.test(before)) return letter
    const plain = before.normalize('NFD')[0]!
    return repeats ? plain : withVoice(plain)
  }
}
