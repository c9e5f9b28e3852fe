import type { Entry, Morpheme, Tokenize } from '../document.ts'
import type { Dictionary } from './dictionary.ts'
import type { FindPath } from './lattice.ts'
import type { UserWords } from './user-words.ts'

/** Turns paths into morphemes. Entries are decoded when a word is first met, and kept. */
export function makeTokenize(dictionary: Dictionary, findPath: FindPath, userWords?: UserWords): Tokenize {
  const { tokens, unknownTokens, classes, features, featureStarts } = dictionary
  const classFeatures = classes.map((line) => {
    const fields = line.split(',').map(starless)
    return { pos: fields.slice(0, 4).filter(Boolean).join(), conjugatedType: fields[4]!, conjugatedForm: fields[5]! }
  })
  const kept = new Map<number, { readonly surface: string; readonly entry: Entry }>()
  userWords?.entries.forEach((entry, number) => {
    kept.set(tokens.length / 4 + number, { surface: userWords.surfaces[number]!, entry })
  })
  const unknown = Array.from({ length: unknownTokens.length / 4 }, (_, number): Entry => {
    return { known: false, ...classFeatures[unknownTokens[number * 4 + 3]!]!, basicForm: '', reading: '', pronunciation: '' }
  })

  function decode(token: number, surface: string): Entry {
    const fields = features.toString('utf8', featureStarts[token], featureStarts[token + 1]).split(',')
    const [basic = '', reading = '', pronunciation = ''] = fields
    return {
      known: true,
      ...classFeatures[tokens[token * 4 + 3]!]!,
      basicForm: starless(basic || surface),
      reading: starless(reading),
      pronunciation: starless(pronunciation || reading),
    }
  }

  return (text) => {
    const path = findPath(text)
    const made: Morpheme[] = []
    for (let at = 0; at < path.length; at += 3) {
      const [start, end, token] = [path[at]!, path[at + 1]!, path[at + 2]!]
      if (token < 0) made.push({ start, end, surface: text.slice(start, end), entry: unknown[-1 - token]! })
      else {
        let word = kept.get(token)
        if (!word) {
          const surface = text.slice(start, end)
          word = { surface, entry: decode(token, surface) }
          kept.set(token, word)
        }
        made.push({ start, end, surface: word.surface, entry: word.entry })
      }
    }
    return made
  }
}

function starless(field: string): string {
  return field === '*' ? '' : field
}
