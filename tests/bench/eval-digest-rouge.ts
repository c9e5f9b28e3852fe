/*
 * ROUGE as it is usually reported: F of shared n-grams and of the longest common subsequence. English by lower-cased words without their commonest
 * endings, Japanese by characters (n-grams of ROUGE-1 are single characters, of ROUGE-2 pairs).
 */

export interface Rouge {
  readonly one: number
  readonly two: number
  /** By the longest common subsequence. */
  readonly long: number
}

/** Lower-cased words, numbers with their points and commas, endings cut: `Raised its forecasts` → rais it forecast. */
export function englishUnits(text: string): string[] {
  return (text.toLowerCase().match(/\d+(?:[.,]\d+)*|\p{L}+(?:['’]\p{L}+)?/gu) ?? []).map(stem)
}

/** Letters and figures, no spaces, no punctuation. */
export function japaneseUnits(text: string): string[] {
  return [...text.normalize('NFKC').replace(/[^\p{L}\p{N}%]/gu, '')]
}

function stem(word: string): string {
  const bare = word.replace(/['’]s?$/, '')
  if (bare.length < 4 || /\d/.test(bare)) return bare
  const cut = bare.replace(/(?:ies|ied)$/, 'y').replace(/(?:ingly|edly|ing|ed|es|ly|s)$/, '')
  return (cut.length < 3 ? bare : cut).replace(/e$/, '').replace(/(\p{L})\1$/u, '$1')
}

/** Scores of a text against its reference, both as units. */
export function rouge(made: readonly string[], wanted: readonly string[]): Rouge {
  return { one: shared(made, wanted, 1), two: shared(made, wanted, 2), long: f(subsequence(made, wanted), made.length, wanted.length) }
}

function shared(made: readonly string[], wanted: readonly string[], n: number): number {
  const count = (units: readonly string[]) => {
    const grams = new Map<string, number>()
    for (let at = 0; at + n <= units.length; at++) {
      const gram = units.slice(at, at + n).join(' ')
      grams.set(gram, (grams.get(gram) ?? 0) + 1)
    }
    return grams
  }
  const [one, other] = [count(made), count(wanted)]
  const same = [...one].reduce((sum, [gram, times]) => sum + Math.min(times, other.get(gram) ?? 0), 0)
  return f(same, Math.max(0, made.length - n + 1), Math.max(0, wanted.length - n + 1))
}

function f(same: number, made: number, wanted: number): number {
  return same === 0 ? 0 : (2 * same) / (made + wanted)
}

function subsequence(one: readonly string[], other: readonly string[]): number {
  let row = new Int32Array(other.length + 1)
  for (const unit of one) {
    const next = new Int32Array(other.length + 1)
    for (let at = 1; at <= other.length; at++) next[at] = unit === other[at - 1] ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!)
    row = next
  }
  return row[other.length]!
}
