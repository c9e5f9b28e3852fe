import type { Value } from './value.ts'

/** "1 hour and 30 minutes", "two hours, 19 minutes and 44 seconds": parts of one dimension next to each other add up, as an alternative reading of the first. */
export function mergeParts(values: readonly Value[], text: string): readonly Value[] {
  let merged = 0
  return values.map((value, index) => {
    // The ten of "three in ten" is told by the share.
    const before = values[index - 1]
    if (
      before?.alternatives?.some((one) => one.kind === 'ratio') &&
      /^ (?:in|out of)(?: every)? $/.test(text.slice(before.end, value.start))
    )
      return { ...value, counted: true }
    // The minutes of "1 hour 43 minutes" were counted with the hour.
    if (merged > 0) {
      merged--
      return { ...value, soft: true, counted: true }
    }
    let sum = typeof value.value === 'number' ? value.value * value.factor : 0
    let last = value
    for (let next = values[index + 1]; next && isPartOf(last, next, text); next = values[index + merged + 1]) {
      sum += (next.value as number) * next.factor
      last = next
      merged++
    }
    return merged === 0 ? value : { ...value, alternatives: [{ ...value, factor: 1, value: sum, end: last.end }] }
  })
}

/** Minutes behind hours, months behind years. */
function isPartOf(value: Value, next: Value, text: string): boolean {
  if (value.kind !== 'duration' || next.kind !== 'duration' || value.unit !== next.unit || next.factor >= value.factor) return false
  return typeof value.value === 'number' && typeof next.value === 'number' && /^(?:,? and|,)? ?$/.test(text.slice(value.end, next.start))
}
