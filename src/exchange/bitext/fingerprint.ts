import { createHash } from 'node:crypto'

/** Engine name of sentences that a translation memory gave. */
export const memoryEngine = 'memory'

/** What kawaraban writes beside its own English, so that a changed sentence is known when it comes back: 16 hex digits; white space does not count. */
export function fingerprint(english: string): string {
  return createHash('sha256').update(english.normalize('NFC').replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 16)
}

/**
 * Whether a person wrote the English of a segment. `false`: it is what the program wrote; `undefined`: nothing says that the program had a
 * hand in it.
 */
export function editedSince(
  english: string,
  { hash, engine }: { hash?: string | undefined; engine?: string | undefined },
): boolean | undefined {
  if (hash === undefined) return engine === undefined ? undefined : engine === memoryEngine
  return fingerprint(english) !== hash || engine === memoryEngine
}
