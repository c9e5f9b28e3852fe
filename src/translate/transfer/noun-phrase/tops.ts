/** What a level is that was not reached for long: 5年ぶりの高い水準 → the highest level in five years. */
export const tops: Readonly<Record<string, string>> = { high: 'highest', low: 'lowest', weak: 'weakest', strong: 'strongest' }
