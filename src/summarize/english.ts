import type { Language } from '../language/load.ts'

/** Makes the trimmer of leading connectives: However, the plan is open. → The plan is open. */
export function makeEnglishTrim(language: Language): (text: string) => string {
  const comma = new Map(language.rows('en/summarize-connectives').map((row) => [row.phrase!, row.comma === 'yes']))
  const longest = Math.max(...[...comma.keys()].map((phrase) => phrase.split(' ').length))

  function once(text: string): string {
    const words = text.slice(0, 80).split(' ')
    for (let count = Math.min(longest, words.length - 1); count > 0; count--) {
      const phrase = words.slice(0, count).join(' ')
      const needed = comma.get(phrase.replace(/,$/, '').toLowerCase())
      if (needed !== undefined && (phrase.endsWith(',') || !needed)) return capitalised(text.slice(phrase.length + 1).trimStart())
    }
    return text
  }

  return (text) => once(once(text.trim()))
}

/** First letter large, unless the word has a shape of its own: iPhone. */
export function capitalised(text: string): string {
  return text.replace(/^(["'“‘(]*)(\p{Ll})(?!\p{Ll}*\p{Lu})/u, (_, open: string, letter: string) => open + letter.toUpperCase())
}
