import type { Memory } from './transfer/grammar.ts'

/** What an article has said so far: nothing. */
export function makeMemory(): Memory {
  const seen = new Set<string>()
  return {
    topic: null,
    has: (ja) => seen.has(ja),
    add: (ja) => {
      seen.add(ja)
    },
  }
}
