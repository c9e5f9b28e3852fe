import type { TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'

/**
 * Makes headline case: `The race for all-solid-state batteries heats up.` → `The Race for All-Solid-State Batteries Heats Up`.
 * Names stand as they are; small words go small unless they come first, last or after a colon.
 */
export function makeHeadline(language: Language): (sentences: readonly TranslatedSentence[]) => string {
  const rows = language.rows('en/summarize-title-words')
  const words = (kind: string) => new Set(rows.filter((row) => row.class === kind).map((row) => row.word!))
  const small = words('small')
  const units = words('unit')

  function headline(text: string, names: readonly string[]): string {
    const kept = new Set(names.filter((name) => /\p{Lu}/u.test(name)).flatMap((name) => name.split(/\s+/)))
    const parts = text.split(/(\s+)/)
    const last = parts.findLastIndex((part) => /[\p{L}\p{N}]/u.test(part))
    let opens = true
    let previous = ''
    return parts
      .map((part, at) => {
        if (!/[\p{L}\p{N}]/u.test(part)) {
          if (/[:–—]/.test(part)) opens = true
          return part
        }
        const edge = opens || at === last
        opens = /[:;.?!]["'”’)]*$/.test(part)
        const unit = /\p{N}$/u.test(previous) && units.has(part.replace(/[,)]+$/, ''))
        previous = part
        return unit || kept.has(bare(part)) ? part : cased(part, edge)
      })
      .join('')
  }

  function cased(word: string, edge: boolean): string {
    const parts = word.split('-')
    const last = parts.length - 1
    return parts.map((part, at) => one(part, (at === 0 && (edge || last > 0)) || (at === last && (edge || last > 0)))).join('-')
  }

  function one(word: string, large: boolean): string {
    const lower = bare(word).toLowerCase()
    if (small.has(lower) && !large) return /\p{Lu}.*\p{Lu}/u.test(word) ? word : word.toLowerCase()
    // Shapes like iPhone, CATL, 5G stay.
    return word.replace(/^([^\p{L}\p{N}]*)(\p{Ll})(?![^\s]*\p{Lu})/u, (_, open: string, letter: string) => open + letter.toUpperCase())
  }

  const articles = words('article')
  const copulas = words('copula')
  const asks = words('asks')
  const empty = words('empty')

  /** The Bank of Japan leaves … → Bank of Japan leaves …, it is waiting → waiting, the market is conscious of → market conscious of. */
  function telegraphed(text: string): string {
    if (text.includes('"')) return text
    return text
      .split(/(?<=[,;:]) /)
      .map((part) => {
        const all = part.split(' ')
        const parts = all.length > 2 && articles.has(all[0]!.toLowerCase()) ? all.slice(1) : all
        if (parts.some((word) => asks.has(bare(word).toLowerCase())) || /\?$/.test(part)) return parts.join(' ')
        const is = parts.findIndex((word) => copulas.has(word))
        if (is < 1 || is === parts.length - 1) return parts.join(' ')
        const subject = is === 1 && empty.has(parts[0]!.toLowerCase()) ? [] : parts.slice(0, is)
        return [...subject, ...parts.slice(is + 1)].join(' ')
      })
      .join(' ')
  }

  return (sentences) => {
    const texts = sentences.map(({ english, entities }) =>
      headline(
        telegraphed(english.text.trim().replace(/(?<![.])\.$/, '')),
        entities.map(({ en }) => en),
      ),
    )
    return texts.filter(Boolean).reduce((title, next) => (title === '' ? next : `${title}${/[?!]$/.test(title) ? '' : ';'} ${next}`), '')
  }
}

function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, '').replace(/['’]s$/, '')
}
