import type { Name, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeNameWriter } from '../language/name-english.ts'

const katakana = /^[\p{Script=Katakana}ー・＝=\s]+$/u
/** エリザベス2世: the name and the number, whatever letter follows. */
const numbered = /^([\p{Script=Katakana}ー・＝=]+)([\p{Nd}]+)\p{Script=Han}$/u

/**
 * Makes the writer of people no list holds: エリザベス2世 → Elizabeth II, ロナルド・ハスケル → Ronald Haskell (each part by its own row, the rest by sound),
 * 木藤俊一 → Shunichi Kito.
 */
export function makePersonWriter(language: Language): (name: Name, tokens: readonly Token[]) => string {
  const lexicon = makeLexicon(language)
  const write = makeNameWriter(language)
  const given = new Map(language.rows('ja-en/given-names').map((row) => [row.ja ?? '', row.en ?? '']))
  const regnal = language.rows('ja/name-cues').flatMap((row) => (row.side === 'regnal' && row.cue ? [row.cue] : []))

  function parts(name: Name, ja: string): string {
    const whole = lexicon.words(ja).find((one) => one.pos === 'name')
    if (whole) return whole.en
    return ja
      .split(/[・＝=\s]/)
      .filter(Boolean)
      .map(
        (part) =>
          given.get(part) ?? lexicon.words(part).find((one) => one.pos === 'name')?.en ?? write({ ...name, ja: part, reading: part }).en,
      )
      .join(' ')
  }

  return (name, tokens) => {
    const ruler = regnal.some((end) => name.ja.endsWith(end)) ? numbered.exec(name.ja) : null
    const number = ruler ? roman(Number(ruler[2]!.normalize('NFKC'))) : ''
    if (ruler && number) return `${parts(name, ruler[1]!)} ${number}`
    if (katakana.test(name.ja)) return parts(name, name.ja)
    return write(name, surnameOf(tokens)).en
  }
}

/** 木藤|俊一, 吉|高|由里子, 九|段|理江: what stands before the given name; the surname of the dictionary where it knows no given name. */
function surnameOf(tokens: readonly Token[]): { ja: string; reading: string } | undefined {
  const surname = tokens.findIndex((token) => token.pos === 'noun.proper.surname')
  const last = tokens.length - 1
  const given = tokens[last]?.pos === 'noun.proper.given' && (surname < 0 || tokens[surname]!.surface.length === 1)
  const end = given ? last : surname + 1
  const parts = tokens.slice(0, end)
  if (!parts.length || parts.some((token) => !token.reading)) return undefined
  return { ja: parts.map((token) => token.surface).join(''), reading: parts.map((token) => token.reading).join('') }
}

/** 14 → XIV; '' beyond 39. */
function roman(value: number): string {
  if (!(value > 0 && value < 40)) return ''
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
  return 'X'.repeat(Math.floor(value / 10)) + ones[value % 10]
}
