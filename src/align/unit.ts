import type { Span } from '../document.ts'

/** Something of a Japanese sentence that its English should show: a figure, a name, a word with its renderings. */
export interface Anchor {
  /** Keys of which the English has at least one when it shows the anchor; see `englishKeys`. */
  readonly any: readonly string[]
  /** 0 … 1: how often a right translation shows it: names .75, figures .85, plain words .55. */
  readonly hit: number
}

interface Placed {
  /** Letters that count: Japanese characters, Latin ones at less than half; English letters, marks and spaces. */
  readonly length: number
  /** Index of its paragraph, ascending. A hint only. */
  readonly paragraph: number
  readonly heading: boolean
  /** Cells of tables stand against cells. */
  readonly cell?: boolean
}

/** A Japanese sentence as the alignment sees it. */
export interface JapaneseUnit extends Placed {
  readonly anchors: readonly Anchor[]
  /** Speaks of how the text is written and may be left out: honorifics omitted, as follows. */
  readonly aside?: boolean
}

/** An English sentence as the alignment sees it. */
export interface EnglishUnit extends Placed {
  /** Each once: stems of its words, values of its figures. */
  readonly keys: readonly string[]
  /** Not in English at all. */
  readonly foreign?: boolean
}

/** Sentences that say the same: half-open ranges of indices on both sides, one of them possibly empty (dropped, added). */
export interface Bead {
  readonly ja: Span
  readonly en: Span
}
