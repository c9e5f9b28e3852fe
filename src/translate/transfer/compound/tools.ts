import type { BackTransliterate } from '../../../language/back-transliteration.ts'
import type { Lexicon } from '../../../language/lexicon.ts'
import type { Loanwords } from '../../../language/loanwords.ts'
import type { Morphology } from '../../../language/morphology.ts'
import type { Romaji } from '../../../language/romaji.ts'
import type { ImportedWords } from '../imported-words.ts'
import type { Sense } from '../senses.ts'

/** What compounds are made with. */
export interface CompoundTools {
  readonly lexicon: Lexicon
  readonly loanwords: Loanwords
  /** The lowest tier: dictionaries the user has imported. */
  readonly imported: ImportedWords
  readonly romaji: Romaji
  readonly spell: BackTransliterate
  readonly morphology: Morphology
  /** low → low level: the noun of a quality. */
  readonly qualityNouns: ReadonlyMap<string, string>
  /** The senses of the article at work: what 総裁 was said as stays so. Given to each sentence by its memory. */
  readonly article: { senses: Map<string, Sense> }
  /** Japanese word → what it does: honorific titles that English drops, plural suffixes. */
  readonly titles: ReadonlyMap<string, string>
}
