/** A text in letters the dictionary knows, unit for unit: where each unit of `text` begins in the original, and where the last one ends. */
export interface Plain {
  readonly text: string
  readonly starts: readonly number[]
}

/** Stands for an emoji and the like: the dictionary has it as a symbol. */
const symbolPlaceholder = '\u3013'
/** A letter of Han script that the dictionary does not hold. */
const hanPlaceholder = '\u9f98'
/** Does a plain text hold stand-ins, so that its letters are not those of the original? */
export const placeholder = /[\u3013\u9f98]/

const needsWork = /[!(),:;?[\]{}%\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\uff61-\uff9f]|[^\P{White_Space} ]|[\u{10000}-\u{10ffff}]/u
/** Variation selectors, joiners and the like: they belong to the letter before them. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u
const control = /\p{Cc}/u
const whiteSpace = /\s/
/** Half-width marks are unknown to the dictionary and would run together with their neighbours: `)、`. */
const asciiMark = /^[!(),:;?[\]{}%]$/
const halfKana = /[\uff66-\uff9d]/

/** For the dictionary only: half-width kana and marks become full-width, other white space a space, emoji a placeholder; null when nothing changes. */
export function plainLetters(text: string): Plain | null {
  if (!needsWork.test(text)) return null
  const units: string[] = []
  const starts: number[] = []
  let at = 0
  let previous = ''
  for (const character of text) {
    const joined = voiced(previous, character)
    const stands = joined ? '' : standIn(character)
    if (joined) units[units.length - 1] = joined
    if (stands) {
      units.push(stands)
      starts.push(at)
    } else if (!units.length || (units.at(-1) === ' ' && !joined)) {
      // Something has to carry what has no letter before it.
      units.push(symbolPlaceholder)
      starts.push(at)
    }
    previous = character
    at += character.length
  }
  starts.push(at)
  return { text: units.join(''), starts }
}

/** A half-width letter and the voicing mark behind it as one full-width letter, '' if they do not make one. */
function voiced(letter: string, mark: string): string {
  if ((mark !== '\uff9e' && mark !== '\uff9f') || !halfKana.test(letter)) return ''
  const joined = `${letter}${mark}`.normalize('NFKC')
  return joined.length === 1 ? joined : ''
}

function standIn(character: string): string {
  if (character >= '\u3001' && character <= '\u9fff') return character
  if (asciiMark.test(character)) return String.fromCharCode(character.charCodeAt(0) + 0xfee0)
  if (ignorable.test(character)) return ''
  if (whiteSpace.test(character)) return ' '
  const code = character.codePointAt(0)!
  if (code > 0xffff) return /\p{Script=Han}/u.test(character) ? hanPlaceholder : symbolPlaceholder
  if ((code >= 0xd800 && code <= 0xdfff) || control.test(character)) return symbolPlaceholder
  if (code >= 0xff61 && code <= 0xff9f) return character.normalize('NFKC')
  return character
}
