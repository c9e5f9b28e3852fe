import type { Bitext } from '../../document.ts'
import { memoryEngine } from './fingerprint.ts'

/**
 * Sentences of a file that a person changed or approved, and that would be lost if the file were written anew from these sentences: those whose English is not
 * taken from a translation memory now.
 */
export function workIn(
  { segments }: Bitext,
  sentences: readonly { readonly id: string; readonly ja: string; readonly en: string; readonly engine: string }[],
): number {
  const safe = new Set(sentences.filter(({ engine }) => engine === memoryEngine).map(({ ja, en }) => keyOf(ja, en)))
  return segments.filter(
    ({ ja, en, state, edited }) => en !== '' && (edited === true || state === 'reviewed' || state === 'final') && !safe.has(keyOf(ja, en)),
  ).length
}

function keyOf(ja: string, en: string): string {
  return JSON.stringify([ja.replace(/\s+/g, ''), en.replace(/\s+/g, ' ').trim()])
}
