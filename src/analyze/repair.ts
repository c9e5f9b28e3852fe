import type { Token } from '../document.ts'
import { type Lexicon, makeLexicon } from '../language/lexicon.ts'
import type { Language, Row } from '../language/load.ts'
import { is, matchesAt, matchesBefore, sequenceTest, type TokenTest, tokenTest } from './words.ts'

const digits = /^[\p{Nd}]+$/u
const digitMark = /^[.,．，]$/
const groupMark = /^[,，]$/
const latinStart = /^[\p{Script=Latin}][\p{Script=Latin}\p{Nd}\p{M}]*$/u
const latinMore = /^[\p{Script=Latin}\p{Nd}\p{M}]+$/u
const latinMark = /^[-‐–.．&＆'’+＋_]$/
const marksOnly = /^[\p{P}\p{S}]+$/u
const lettered = /\p{L}/u
const sameMarks = /(.)\1*/gsu
const opening = /^[\p{Ps}\p{Pi}]/u
const closing = /^[\p{Pe}\p{Pf}]/u
const katakana = /^[\p{Script=Katakana}\u30fc]+$/u
/** Two katakana at least, the last of them a whole one. */
const letters = /^[\p{Script=Katakana}\u30fc]+[\u30a2\u30a4\u30a6\u30a8\u30aa-\u30c2\u30c4-\u30e2\u30e4\u30e6\u30e8-\u30f4]$/u
const repeats = /^\u3005+$/
const longestRepeated = 8
const equals = /^[=＝]$/
const longestEquals = 10
const behindNoun = /^(?:noun|suffix|unknown|symbol\.close)/
const insideEquals = /^(?:noun|suffix|prefix|unknown|symbol\.(?:comma|letter|open|close)|particle\.(?:adnominal|list)|adnominal)/
const hanEnd = /[\p{Script=Han}]$/u
/** Katakana words are cut into few pieces; a list of letters may be endless. */
const mostPieces = 5
const plainNoun = /^noun(?:\.sahen|\.na|\.proper)?$/
/** Classes of the lexicon and our tags. */
const wordTags: Readonly<Record<string, string>> = { n: 'noun', vs: 'noun.sahen', na: 'noun.na' }
const ending = /^[。．.!?！？‼⁉]+$/

/**
 * Makes the repair of one sentence's tokens: joins numbers, Latin and katakana words, tags marks as symbols, then applies `ja/analyze-repairs.tsv`,
 * first the rows that make one token of several (立ち 上げ), then those that change one.
 */
export function makeRepair(language: Language): (tokens: readonly Token[]) => Token[] {
  const joinKatakana = makeJoinKatakana(makeLexicon(language))
  const rules = language.rows('ja/analyze-repairs').map(compile)
  const joining = byFirst(rules.filter(({ rest }) => rest.length))
  const changing = byFirst(rules.filter(({ rest }) => !rest.length))

  return (tokens) => {
    const words = pairEquals(joinKatakana(joinLatin(joinNumbers(joinRepeats(tokens.flatMap(splitMarks)))).map(symbol)))
    const made = joinWords(words, joining)
    for (let at = 0; at < made.length; at += 1) {
      const rule = changing.get(made[at]!.surface)?.find((each) => each.applies(made, at))
      if (rule) made[at] = { ...made[at]!, ...rule.change }
    }
    return made
  }
}

interface Rule {
  readonly surfaces: readonly string[]
  /** The tokens behind the first one that become one with it. */
  readonly rest: readonly TokenTest[]
  applies(tokens: readonly Token[], at: number): boolean
  readonly change: Partial<Token>
}

function compile(row: Row): Rule {
  const before = sequenceTest(row.before!)
  const after = sequenceTest(row.after!)
  const now = tokenTest(row.pos!)
  const [first = '', ...more] = row.surface!.split(' ')
  const rest = sequenceTest(more.join(' '))
  const change = {
    pos: row.becomes!,
    ...(row.lemma && { lemma: row.lemma }),
    ...(row.form && { form: row.form === '-' ? '' : row.form }),
    ...(row.conjugation && { conjugation: row.conjugation === '-' ? '' : row.conjugation }),
    ...(row.reading && { reading: row.reading }),
  }
  return {
    surfaces: first.split('|'),
    rest,
    applies: (tokens, at) =>
      now(tokens[at]) &&
      matchesAt(rest, tokens, at + 1) &&
      matchesBefore(before, tokens, at) &&
      matchesAt(after, tokens, at + rest.length + 1),
    change,
  }
}

function byFirst(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const made = new Map<string, Rule[]>()
  for (const rule of rules) for (const surface of rule.surfaces) made.set(surface, [...(made.get(surface) ?? []), rule])
  return made
}

/** 立ち|上げ → 立ち上げ, lemma 立ち上げる: a verb or adjective inflects as its last part does. */
function joinWords(tokens: readonly Token[], rules: ReadonlyMap<string, readonly Rule[]>): Token[] {
  const made: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const rule = rules.get(tokens[at]!.surface)?.find((each) => each.applies(tokens, at))
    const last = at + 1 + (rule?.rest.length ?? 0)
    if (rule && unbroken(tokens, at, last)) {
      const whole = join(tokens, at, last)
      const { lemma, conjugation, form } = tokens[last - 1]!
      const inflects = is(rule.change.pos!, 'verb') || is(rule.change.pos!, 'adjective')
      const stem = tokens.slice(at, last - 1).map(({ surface }) => surface)
      made.push({ ...whole, ...(inflects && { lemma: stem.join('') + lemma, conjugation, form }), known: true, ...rule.change })
      at = last
    } else {
      made.push(tokens[at]!)
      at += 1
    }
  }
  return made
}

function unbroken(tokens: readonly Token[], first: number, last: number): boolean {
  for (let at = first + 1; at < last; at += 1) if (!adjacent(tokens, at)) return false
  return true
}

/** The dictionary has 人々 but not every word with the mark: it never stands alone. */
function joinRepeats(tokens: readonly Token[]): Token[] {
  const made: Token[] = []
  for (const token of tokens) {
    const before = made.at(-1)
    // No word has many; an endless run of marks stays what it is.
    if (
      before &&
      before.end === token.start &&
      before.surface.length < longestRepeated &&
      repeats.test(token.surface) &&
      hanEnd.test(before.surface)
    ) {
      const surface = before.surface + token.surface
      made[made.length - 1] = { ...before, end: token.end, surface, lemma: surface, reading: '' }
    } else made.push(token)
  }
  return made
}

/** The last word of a compound, which says what it is: ワールド|カップ. */
function isHead({ surface, pos }: Token): boolean {
  return surface.length > 2 && plainNoun.test(pos)
}

/** パンデ|ミック → パンデミック: a katakana word that the lexicon has whole, when the dictionary takes a piece of it for a name and the like. */
function makeJoinKatakana({ words, has }: Lexicon): (tokens: readonly Token[]) => Token[] {
  return (tokens) => {
    const made: Token[] = []
    for (let at = 0; at < tokens.length; ) {
      let last = at + 1
      let pos = ''
      if (katakana.test(tokens[at]!.surface)) {
        let surface = tokens[at]!.surface
        for (let end = at + 1; end < at + mostPieces && adjacent(tokens, end) && katakana.test(tokens[end]!.surface); end += 1) {
          surface += tokens[end]!.surface
          const [row] = words(surface)
          if (!row || !(row.pos in wordTags) || isHead(tokens[end]!)) continue
          if (tokens.slice(at, end + 1).every(({ pos, surface: part }) => plainNoun.test(pos) && has(part))) continue
          last = end + 1
          pos = wordTags[row.pos]!
        }
      }
      // キタ|ノ: a letter that the dictionary takes for a sign
      const tail = tokens[at + 1]
      if (!pos && tail && tail.pos.startsWith('symbol') && adjacent(tokens, at + 1) && letters.test(tokens[at]!.surface + tail.surface)) {
        made.push({ ...join(tokens, at, at + 2), pos: 'noun.proper', known: false })
        at += 2
        continue
      }
      const whole = join(tokens, at, last)
      made.push(pos ? { ...whole, pos, known: true } : whole)
      at = last
    }
    return made
  }
}

/** １ ２ ． ５ → １２．５; 1 , 234 → 1,234. A comma joins only before three digits, so that 「1,2」 stays a list. */
function joinNumbers(tokens: readonly Token[]): Token[] {
  const made: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const last = digits.test(tokens[at]!.surface) ? endOfNumber(tokens, at) : at + 1
    const whole = join(tokens, at, last)
    made.push(digits.test(tokens[at]!.surface) ? { ...whole, pos: 'noun.number', known: true } : whole)
    at = last
  }
  return made
}

function endOfNumber(tokens: readonly Token[], first: number): number {
  let last = first + 1
  for (;;) {
    while (adjacent(tokens, last) && digits.test(tokens[last]!.surface)) last += 1
    const mark = tokens[last]
    if (!mark || !digitMark.test(mark.surface) || !adjacent(tokens, last) || !adjacent(tokens, last + 1)) return last
    let run = last + 1
    while (adjacent(tokens, run) && digits.test(tokens[run]!.surface)) run += 1
    const length = run > last + 1 ? tokens[run - 1]!.end - mark.end : 0
    if (!length || (groupMark.test(mark.surface) && length !== 3)) return last
    last = run
  }
}

/** EV, GPT-4, A.B. become one token each. A word the dictionary knows as it stands is left. */
function joinLatin(tokens: readonly Token[]): Token[] {
  const made: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    if (!latinStart.test(tokens[at]!.surface)) {
      made.push(tokens[at]!)
      at += 1
      continue
    }
    let last = at + 1
    for (;;) {
      if (adjacent(tokens, last) && latinMore.test(tokens[last]!.surface)) last += 1
      else if (
        adjacent(tokens, last) &&
        latinMark.test(tokens[last]!.surface) &&
        adjacent(tokens, last + 1) &&
        latinMore.test(tokens[last + 1]!.surface)
      )
        last += 2
      else break
    }
    const whole = join(tokens, at, last)
    made.push(last === at + 1 && whole.known && whole.surface.length > 1 ? whole : { ...whole, pos: 'unknown', known: false })
    at = last
  }
  return made
}

function adjacent(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token !== undefined && tokens[at - 1]!.end === token.start
}

function join(tokens: readonly Token[], first: number, last: number): Token {
  const head = tokens[first]!
  if (last === first + 1) return head
  const parts = tokens.slice(first, last)
  const surface = parts.map((part) => part.surface).join('')
  return {
    ...head,
    end: tokens[last - 1]!.end,
    surface,
    lemma: surface,
    conjugation: '',
    form: '',
    reading: parts.every((part) => part.reading) ? parts.map((part) => part.reading).join('') : '',
  }
}

/** 田中さん（３７）＝大阪市＝は: two such marks, what is said of a noun between them and a particle behind, are brackets. */
function pairEquals(tokens: Token[]): Token[] {
  for (let at = 1; at < tokens.length; at += 1) {
    if (!equals.test(tokens[at]!.surface) || !behindNoun.test(tokens[at - 1]!.pos)) continue
    let close = at + 1
    while (close < tokens.length && close < at + longestEquals && insideEquals.test(tokens[close]!.pos)) close += 1
    const after = tokens[close + 1]
    const pair =
      close > at + 1 &&
      equals.test(tokens[close]?.surface ?? '') &&
      after &&
      /^(?:particle|conjunction|filler|auxiliary|symbol\.(?:open|comma))/.test(after.pos)
    if (!pair) continue
    tokens[at] = { ...tokens[at]!, pos: 'symbol.open' }
    tokens[close] = { ...tokens[close]!, pos: 'symbol.close' }
    at = close
  }
  return tokens
}

/** An unknown run of marks is one token in the dictionary's eyes; each sort of mark is one in ours. */
function splitMarks(token: Token): readonly Token[] {
  if (token.known || token.surface.length < 2 || !marksOnly.test(token.surface)) return [token]
  let at = token.start
  return (token.surface.match(sameMarks) ?? [token.surface]).map((surface) => {
    const start = at
    at += surface.length
    return { ...token, surface, lemma: surface, start, end: at }
  })
}

function symbol(token: Token): Token {
  // ㍻ is a word in the square of one sign.
  if (!marksOnly.test(token.surface) || token.pos.startsWith('suffix') || lettered.test(token.lemma)) return token
  if (token.pos.startsWith('symbol.')) return token.lemma === token.surface ? token : { ...token, lemma: token.surface }
  const kind = opening.test(token.surface) ? '.open' : closing.test(token.surface) ? '.close' : ending.test(token.surface) ? '.stop' : ''
  const comma = /^[,，､]$/.test(token.surface)
  const bracket = /^[《》〈〉＜＞<>]$/.test(token.surface) ? (/[《〈＜<]/.test(token.surface) ? '.open' : '.close') : kind
  return { ...token, lemma: token.surface, pos: comma ? 'symbol.comma' : `symbol${bracket}`, conjugation: '', form: '' }
}
