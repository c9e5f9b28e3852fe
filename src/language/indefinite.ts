/** Initialisms read as words, whose first letter has its own sound: a NATO summit, but an NTT unit. */
const readAsWords =
  /^(?:FIFA|FUKU|HEPA|HUD|LAN|LASIK|LIDAR|LINE|LIXIL|MERS|MIT[IA]|MUFG?A|NAFTA|NASA|NASDAQ|NATO|NAND|NEDO|NISA|NOR|RAM|REIT|RIKEN|ROM|SAAS|SARS|SAT|SIM|SWAT|SWIFT|SHARP|SONY|SUBARU|SUMCO|SCREEN|SPAC|STEM|LEGO|LNGC?O|MOX|NICU|NUMO|RAND|RAPIDUS)$/

/** Letters whose English names begin with a vowel. */
const vowelNamed = /^[AEFHILMNORSX]/i

/** U- and eu- with the sound of "you", one and once with the sound of "won". */
const consonantSound =
  /^(?:eu|ew(?:e|er)\b|one(?:s|self|time|ness|-\w*)?\b|once\b|ouija|u(?:b(?:iq|oat)|gand|k[er]|lul|nanim|ni(?!de|ll|m|n|r|ss)|nidir|r(?:a[ln]|e[at]|in|olog|ugu)|s(?:a(?:b|g)|e|u(?!al?hi)|ing|ability)|t(?:ah|ens|er(?:us|i)|i|op)))/

/** The written h that is not said. */
const silentH = /^(?:hour|heir|honest|hono(?:u?r|rar)|herb(?:s|al)?\b|hors\b)/

function numberSound(digits: string): 'a' | 'an' {
  const whole = /^\d[\d,]*/.exec(digits)?.[0] ?? ''
  const bare = whole.replaceAll(',', '')
  if (bare.startsWith('8')) return 'an'
  // 11 and 18 sound so only where they are the leading group: 18, 18,000, and 1800 said as a year, but not 1,800 or 180.
  if (/^1[18]/.test(bare) && (bare.length % 3 === 2 || (bare.length === 4 && whole === bare))) return 'an'
  return 'a'
}

/**
 * The indefinite article by the sound of what follows: `hour` → an, `university` → a, `EV` → an, `8%` → an, `UN resolution` → a, `$11 fee` → an.
 * Takes the text after the article, at least its first word.
 */
export function indefinite(nextWords: string): 'a' | 'an' {
  const text = nextWords
    .slice(0, 60)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
  if (/^\d/.test(text)) return numberSound(text)
  const word = /^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? ''
  const lower = text.toLowerCase()
  const letters = word.replace(/s$/, '')
  const spelled =
    /^[\p{L}]$/u.test(word) ||
    /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(letters) ||
    /^\p{L}\p{N}/u.test(word) ||
    /^\p{Ll}\p{Lu}/u.test(word) ||
    /^\p{Lu}\p{Ll}\p{Lu}$/u.test(letters) ||
    /^\p{L}\.\p{L}/u.test(text) ||
    /^\p{Lu}&\p{Lu}/u.test(text)
  if (spelled && !readAsWords.test(letters.toUpperCase())) return vowelNamed.test(word) ? 'an' : 'a'
  if (consonantSound.test(lower)) return 'a'
  if (silentH.test(lower)) return 'an'
  return /^(?:[aeiou]|y[^aeiou\W])/.test(lower) ? 'an' : 'a'
}
