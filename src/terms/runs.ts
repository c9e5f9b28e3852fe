import type { NamedSentence, Span, Token } from '../document.ts'
import { overlaps } from '../spans.ts'
import { isTag, type TermWords } from './words.ts'

const nounTags = ['noun', 'suffix', 'prefix', 'unknown', 'symbol.letter']
const brokenBy = [
  'noun.number',
  'noun.adverbial',
  'noun.link',
  'noun.verbal',
  'noun.nai',
  'prefix.number',
  'prefix.verb',
  'prefix.adjective',
  'suffix.counter',
  'suffix.person',
  'suffix.auxiliary',
  'suffix.special',
  'suffix.adverbial',
]
/** A run of more nouns is a list or a table, no term. */
const longest = 12

/**
 * Maximal runs of nouns of a sentence, cut at `walls` and at quantities, without what only leans on them: 現在の|次世代電池|など → 次世代電池.
 * `isWord` says whether the dictionary has a word: 全 stays in 全固体電池.
 */
export function runsOf(
  { tokens, quantities }: NamedSentence,
  { walls, words, isWord }: { walls: readonly Span[]; words: TermWords; isWord: (ja: string) => boolean },
): (readonly Token[])[] {
  const runs: Token[][] = []
  let open: Token[] | undefined
  const inQuantity = (span: Span) => overlaps(quantities, span)
  const behindWall = (span: Span) => overlaps(walls, span)
  let number = -1
  for (const [at, token] of tokens.entries()) {
    const inName = isNamed(token, tokens[at + 1]) && !inQuantity(token)
    if (isTag(token.pos, 'noun.number') && !inName) number = token.end
    // What stands right behind a numeral is counted, or part of a name that begins with one.
    if (token.start === number) {
      number = token.end
      open = undefined
    } else if (!(inName || isNoun(token, tokens[at + 1], tokens[at - 1])) || inQuantity(token) || behindWall(token)) open = undefined
    else if (open && joins(open.at(-1)!, token)) open.push(token)
    else {
      open = [token]
      runs.push(open)
    }
  }
  return runs
    .filter((run) => run.length <= longest)
    .map((run) => trimmed(run, words, isWord))
    .filter((run) => run.length > 0)
}

type Words = ReadonlySet<string>

function trimmed(tokens: readonly Token[], words: TermWords, isWord: (ja: string) => boolean): readonly Token[] {
  const [edge, left, right, role, polite, fresh] = ['edge', 'left', 'right', 'role', 'polite', 'fresh'].map((kind) => words.list(kind)) as [
    Words,
    Words,
    Words,
    Words,
    Words,
    Words,
  ]
  let first = 0
  let last = tokens.length
  const text = () =>
    tokens
      .slice(first, last)
      .map(({ surface }) => surface)
      .join('')
  for (; last > first; last--) {
    const { surface, pos } = tokens[last - 1]!
    if (isTag(pos, 'prefix') || edge.has(surface)) continue
    if (last - first > 1 && (right.has(surface) || role.has(surface)) && !isWord(text())) continue
    break
  }
  for (; first < last; first++) {
    const { surface, pos } = tokens[first]!
    if (isTag(pos, 'suffix') || edge.has(surface) || (polite.has(surface) && first + 1 < last)) continue
    // 千葉|県 in 千葉県印西市周辺: places are names, not terms.
    if (isTag(pos, 'noun.proper.place') && isTag(tokens[first + 1]?.pos ?? '', 'suffix.place')) continue
    // 新|工場 is a factory, 新|エネルギー|車 a kind of car.
    if (last - first === 2 && fresh.has(surface) && isTag(pos, 'prefix')) continue
    if (last - first > 1 && left.has(surface) && !isWord(text()) && !isPrefixed(tokens, first)) continue
    break
  }
  return tokens.slice(first, last)
}

/** 全 in front of one noun of the trade: 全固体. */
function isPrefixed(tokens: readonly Token[], at: number): boolean {
  return isTag(tokens[at]!.pos, 'prefix') && tokens.length - at > 2
}

/** A numeral that counts nothing: 近代|三|茶人, 二|ペ|ソツ|山. */
function isNamed({ pos, surface, end }: Token, next: Token | undefined): boolean {
  if (!isTag(pos, 'noun.number') || !/^[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]$/.test(surface)) return false
  return next?.start === end && (next.pos === 'noun' || isTag(next.pos, 'noun.proper'))
}

/** A verb used as a noun, alone or before one: 巣立ち|を, 振り返り|の, 上振れ|リスク. */
function isDeverbal({ pos, form, surface, end }: Token, next: Token | undefined, before: Token | undefined): boolean {
  if (pos !== 'verb' || !/\p{Script=Han}/u.test(surface)) return false
  // A word the dictionary does not have, cut in two: 測|距計.
  if (surface.length === 1) return next?.start === end && /^(?:noun|suffix)$/.test(next.pos) && /^\p{Script=Han}/u.test(next.surface)
  if (form !== 'continuative') return false
  if (next?.start === end && ['noun', 'noun.sahen', 'suffix'].includes(next.pos)) return !before || !governing.test(before.pos)
  if (before && (governing.test(before.pos) || before.pos === 'particle.topic')) return false
  if (next === undefined) return before?.pos === 'particle.adnominal' || before?.pos === 'noun'
  return /^particle\.(?:case|adnominal|topic)$/.test(next.pos) && !/[\u306b\u3067\u3066]/.test(next.surface)
}

/** Behind these a verb is one: 本を読み. */
const governing = /^(?:particle\.(?:case|focus|adverbial)|adverb|auxiliary|verb)/

/** A verb with 方 behind it: 働き|方, 伝え|方. */
function isManner({ pos, form, surface }: Token, next: Token | undefined, before: Token | undefined): boolean {
  if (pos === 'verb') return form === 'continuative' && next?.surface === '\u65b9' && isTag(next.pos, 'suffix')
  return surface === '\u65b9' && isTag(pos, 'suffix') && before?.pos === 'verb'
}

/** Side by side, or Latin words with a space between: Joint by Joint. */
function joins(before: Token, token: Token): boolean {
  return before.end === token.start || (before.end + 1 === token.start && latin.test(before.surface) && latin.test(token.surface))
}

const latin = /^[\p{Script=Latin}\p{N}&\uff06-]+$/u

/** A noun, or what stands for one beside nouns. */
function isNoun(token: Token, next: Token | undefined, before: Token | undefined): boolean {
  return isPart(token) || isManner(token, next, before) || isDeverbal(token, next, before) || isAnd(token, next, before)
}

/** Preparation & Exercise. */
function isAnd({ surface }: Token, next: Token | undefined, before: Token | undefined): boolean {
  return /^[&\uff06]$/.test(surface) && latin.test(before?.surface ?? '') && latin.test(next?.surface ?? '')
}

function isPart({ pos, surface }: Token): boolean {
  return (
    nounTags.some((tag) => isTag(pos, tag)) &&
    !brokenBy.some((tag) => isTag(pos, tag)) &&
    /^[\p{L}\p{M}\p{N}\u30fc\u30fb\-–]+$/u.test(surface) &&
    !/^(?:\p{N}+|vs|v\.?s\.?)$/iu.test(surface)
  )
}
