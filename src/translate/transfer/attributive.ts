import type { Frame, Lexicon } from '../../language/lexicon.ts'

const plain = (frame: Frame): boolean => frame.slots.every((slot) => slot.name === 'ga' && !slot.fillers.length && !slot.classes.length)

/**
 * The form of an adjective that stands before nouns: 高い → high, 高い|料金 → expensive. A row made for the noun wins, then the row that asks for nothing;
 * rows that compare (より) or need another slot come last. Undefined when the lexicon has none.
 */
export function attributiveOf(lexicon: Lexicon, lemma: string, noun?: { readonly ja: string; readonly sem: string }): string | undefined {
  const frames = lexicon.frames(lemma).filter((frame) => frame.attributive)
  const own =
    noun &&
    frames.find(
      (frame) =>
        frame.slots.length === 1 &&
        frame.slots[0]!.name === 'ga' &&
        (frame.slots[0]!.fillers.includes(noun.ja) || (noun.sem !== '' && frame.slots[0]!.classes.includes(noun.sem))),
    )
  return (
    own ??
    frames.find(plain) ??
    frames.find((frame) => !frame.slots.some((slot) => slot.fillers.length || slot.classes.length)) ??
    frames[0]
  )?.attributive
}
