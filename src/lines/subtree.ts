import type { Bunsetsu } from '../document.ts'

/** First bunsetsu of the unbroken stretch that depends on `at`, directly or not. */
export function subtreeStart(bunsetsu: readonly Bunsetsu[], at: number): number {
  let from = at
  while (from > 0 && bunsetsu[from - 1]!.head <= at) from--
  return from
}

/** True when a topic stands among the bunsetsu from `from` to before `to`. */
export function hasTopic(bunsetsu: readonly Bunsetsu[], from: number, to: number): boolean {
  return bunsetsu.slice(from, to).some(({ type }) => type === 'topic')
}
