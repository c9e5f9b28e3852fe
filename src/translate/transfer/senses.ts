import type { Alternative, Countability, Word } from '../../language/lexicon.ts'

/** The words around a headword: inside its compound, and those it is tied to by grammar. */
export interface Surroundings {
  /** The unit before and after it in the same compound, '' at the edges. */
  readonly before: string
  readonly after: string
  /** Heads of its の-phrases and of the word it modifies or depends on. */
  readonly near: readonly string[]
  /** The number with its counter right behind it: 電力|3社. */
  readonly counter?: string
  /** What stands after it is a suffix: 市民|ら are people, not civic. */
  readonly suffixed?: boolean
}

export interface Sense {
  readonly en: string
  readonly plural: string
  readonly count: Countability
  readonly sem: string
  /** The English is for the neighbour and the headword together. */
  readonly whole: '' | 'before' | 'after'
  /** A cue chose it. */
  readonly cued: boolean
}

const tied = (neighbour: string, cue: string): boolean =>
  neighbour !== '' && (neighbour === cue || (cue.length > 1 && (neighbour.endsWith(cue) || neighbour.startsWith(cue))))

/** The word a cue asks for behind its headword, when it is nothing else: `~の` → の. */
export function wordAfter(cue: string): string | undefined {
  return /^[~〜]\s*(.+)$/.exec(cue)?.[1]
}

/** A number with its counter. */
const counted = /^[0-9\uff10-\uff19\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u6570]+[^0-9]$/

/** Whether a cue holds, and for how much of the compound its English stands: `児童~` and `~金` for the whole, `協会` for the headword alone. */
function cueHolds(alternative: Alternative, around: Surroundings, affix: boolean): '' | 'head' | 'before' | 'after' {
  const cue = alternative.cue.replace(/\s+/g, '')
  if (!cue || /^[~〜]?$/.test(cue)) return ''
  if (cue.startsWith('~') || cue.startsWith('〜')) {
    const rest = cue.slice(1)
    // ~#社: right before a number with this counter
    if (rest.startsWith('#')) return around.counter?.endsWith(rest.slice(1)) ? 'head' : ''
    if (rest === 'N') return around.after !== '' && !affix && !around.suffixed ? 'head' : ''
    if (rest && tied(around.after, rest)) return around.after === rest ? 'after' : affix ? 'head' : ''
    return ''
  }
  if (cue.endsWith('~') || cue.endsWith('〜')) {
    const rest = cue.slice(0, -1)
    if (rest && around.before === rest) return 'before'
    return ''
  }
  // #台: right behind a number with this counter
  if (cue.startsWith('#') && !affix) return counted.test(around.before) && around.before.endsWith(cue.slice(1)) ? 'head' : ''
  if (cue.startsWith('#')) return affix && around.before.length > cue.length - 1 && around.before.endsWith(cue.slice(1)) ? 'head' : ''
  if (cue.includes('~') || cue.includes('N')) return ''
  if (affix)
    return around.before === cue || around.after === cue
      ? alternative.en.includes('~')
        ? 'head'
        : around.before === cue
          ? 'before'
          : 'after'
      : ''
  if (tied(around.before, cue) || tied(around.after, cue)) return 'head'
  if (cue.length > 1 && around.near.some((word) => word === cue || word.endsWith(cue))) return 'head'
  return ''
}

/** The rendering of a row in its surroundings: the first alternative whose cue holds, else the main one. */
export function chooseSense(row: Word, around: Surroundings): Sense {
  const affix = row.pos === 'suf' || row.pos === 'pre' || row.pos === 'ctr'
  for (const alternative of row.alternatives) {
    const holds = cueHolds(alternative, around, affix)
    if (holds) {
      return {
        en: alternative.en,
        plural: alternative.plural,
        count: row.count,
        sem: row.sem,
        whole: holds === 'head' ? '' : holds,
        cued: true,
      }
    }
  }
  return { en: row.en, plural: row.plural, count: row.count, sem: row.sem, whole: '', cued: false }
}

const preferred: Readonly<Record<string, readonly string[]>> = {
  noun: ['n', 'vs', 'na', 'adv', 'pron', 'suf', 'ctr', 'pre', 'name'],
  proper: ['name', 'n', 'vs', 'na'],
  suffix: ['suf', 'ctr', 'n', 'vs', 'na'],
  prefix: ['pre', 'n', 'adn', 'na'],
  adverb: ['n', 'adv', 'conj', 'na'],
  conjunction: ['conj', 'adv'],
  adnominal: ['adn', 'pre', 'na', 'n'],
  pronoun: ['pron', 'n'],
}

/** The row that fits the tag of the token: suffix rows for suffixes, names for proper nouns. */
export function chooseRow(rows: readonly Word[], pos: string): Word | undefined {
  if (rows.length < 2) return rows[0]
  const family = pos.startsWith('noun.proper')
    ? 'proper'
    : pos.startsWith('suffix')
      ? 'suffix'
      : pos.startsWith('prefix')
        ? 'prefix'
        : pos === 'adverb'
          ? 'adverb'
          : pos === 'conjunction'
            ? 'conjunction'
            : pos === 'adnominal'
              ? 'adnominal'
              : pos === 'pronoun'
                ? 'pronoun'
                : 'noun'
  for (const wanted of preferred[family]!) {
    const row = rows.find((one) => one.pos === wanted)
    if (row) return row
  }
  return rows[0]
}
