import type { Language } from '../language/load.ts'
import { kanji, type Scan } from './names-scan.ts'

/** Makes the finder of events with a number or a particle in their names: 台風|19|号 → EVENT, 関ケ原|の|戦い → EVENT. */
export function makeEventFinder(language: Language): (scan: Scan) => void {
  const cues = (side: string) => new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === side && row.cue ? [row.cue] : [])))
  const numbered = cues('numbered')
  const numbers = cues('number')
  const fought = cues('fought')
  const link = cues('of')

  /** End of 19号 at `at`, `at` when there is none. */
  function numberEnd({ tokens, adjacent }: Scan, at: number): number {
    let end = at
    while (adjacent(end) && tokens[end]!.pos === 'noun.number') end++
    return end > at && adjacent(end) && numbers.has(tokens[end]!.surface) ? end + 1 : at
  }

  return (scan) => {
    const { tokens, adjacent } = scan
    for (let at = 0; at + 2 < tokens.length; at++) {
      if (numbered.has(tokens[at]!.surface)) {
        const end = numberEnd(scan, at + 1)
        if (end > at + 1) scan.take(at, end, 'EVENT')
        continue
      }
      const named = tokens[at]!.pos.startsWith('noun.proper') && kanji.test(tokens[at]!.surface)
      if (named && adjacent(at + 1) && adjacent(at + 2) && link.has(tokens[at + 1]!.surface) && fought.has(tokens[at + 2]!.surface))
        scan.take(at, at + 3, 'EVENT')
    }
  }
}
