/**
 * What regular forms of an English word have in common, for a search: reports, reported, reporting → report; companies, company → compani; planned → plan,
 * rated → rate. Small letters in, a stem out that need not be a word. The first and the last step of Porter's stemmer (1980); endings that make
 * other words of a word (-tion, -ness) stay. Words with other letters are their own stem.
 */
export function stem(word: string): string {
  if (!/^[a-z]{3,40}$/.test(word)) return word
  // Ties, tied, tying.
  const [, first] = /^([a-z])(?:ies|ied|ying)$/.exec(word) ?? []
  if (first) return `${first}ie`
  return word.length === 3 ? withI(word) : withoutE(withI(past(plural(word))))
}

const vowelIn = /[aeiou]|[^aeiou]y/
/** Times a vowel is followed by a consonant: 0 in tree, 1 in rate, 2 in open. */
function measure(word: string): number {
  return word.replace(/(^|[aeiou])y/g, '$1j').match(/[aeiouy]+[^aeiouy]+/g)?.length ?? 0
}
/** Consonant, vowel, consonant at the end, the last no w, x or y: plan, rat. */
const short = /(?:^|[^aeiou])[aeiouy][^aeiouwxy]$/

function plural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2)
  if (/(?:x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) && !/(?:us|is)$/.test(word) ? word.slice(0, -1) : word
}

function past(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const base = /^(.+?)(?:ed|ing)$/.exec(word)?.[1]
  if (base === undefined || !vowelIn.test(base)) return word
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`
  if (/([^aeiou])\1$/.test(base) && !/[lsz]$/.test(base)) return base.slice(0, -1)
  return measure(base) === 1 && short.test(base) ? `${base}e` : base
}

function withI(word: string): string {
  return /.[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}i` : word
}

function withoutE(word: string): string {
  const base = word.slice(0, -1)
  const times = word.endsWith('e') ? measure(base) : 0
  const bare = times > 1 || (times === 1 && !short.test(base)) ? base : word
  return bare.endsWith('ll') && measure(bare) > 1 ? bare.slice(0, -1) : bare
}
