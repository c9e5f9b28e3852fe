import type { TermWords } from './words.ts'

/**
 * Makes the doubt about English that was put together from the parts of a word: what 再, 非, 未 … do to it is seldom re- or non- (再突入 is no restorming),
 * and a letter that is short for a country inside a word mostly is none (斑点米 has no U.S. in it).
 */
export function makeMisread(words: TermWords): (ja: string, en: string) => boolean {
  const prefixes = words.list('english-prefix')
  const countries = words.list('country-letter')
  const fronts = words.list('country-front')
  return (ja, en) => {
    if (prefixes.has(ja[0]!) && ja.length > 1 && /^\p{Script=Han}/u.test(ja[1]!)) return true
    // A name was read into it.
    return (
      /(?:^|[\s-])\p{Lu}/u.test(en) &&
      [...ja].some((letter, at) => at > 0 && countries.has(letter) && !countries.has(ja[at - 1]!) && !fronts.has(ja[at - 1]!))
    )
  }
}
