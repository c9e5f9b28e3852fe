import type { Token } from '../document.ts'
import type { Language, Row } from '../language/load.ts'
import { matchesAt, matchesBefore, sequenceTest, tokenTest } from './words.ts'

const digits = /^[\p{Nd}]+$/u
const digitMark = /^[.,．，]$/
const groupMark = /^[,，]$/
const latinStart = /^[\p{Script=Latin}][\p{Script=Latin}\p{Nd}]*$/u
const latinMore = /^[\p{Script=Latin}\p{Nd}]+$/u
const latinMark = /^[-‐–.．&＆'’+＋_]$/
const marksOnly = /^[\p{P}\p{S}]+$/u
const sameMarks = /(.)\1*/gsu
const opening = /^[\p{Ps}\p{Pi}]/u
const closing = /^[\p{Pe}\p{Pf}]/u
const ending = /^[。．.!?！？‼⁉]+$/

/** Makes the repair of one sentence's tokens: joins numbers and Latin words, tags marks as symbols, then applies `ja/analyze-repairs.tsv`. */
export function makeRepair(language: Language): (tokens: readonly Token[]) => Token[] {
  const rules = language.rows('ja/analyze-repairs').map(compile)
  const bySurface = new Map<string, Rule[]>()
  for (const rule of rules) for (const surface of rule.surfaces) bySurface.set(surface, [...(bySurface.get(surface) ?? []), rule])

  return (tokens) => {
    const made = joinLatin(joinNumbers(tokens.flatMap(splitMarks))).map(symbol)
    for (let at = 0; at < made.length; at += 1) {
      for (const rule of bySurface.get(made[at]!.surface) ?? []) {
        if (!rule.applies(made, at)) continue
        made[at] = { ...made[at]!, ...rule.change }
        break
      }
    }
    return made
  }
}

interface Rule {
  readonly surfaces: readonly string[]
  applies(tokens: readonly Token[], at: number): boolean
  readonly change: Partial<Token>
}

function compile(row: Row): Rule {
  const before = sequenceTest(row.before!)
  const after = sequenceTest(row.after!)
  const now = tokenTest(row.pos!)
  const change = {
    pos: row.becomes!,
    ...(row.lemma && { lemma: row.lemma }),
    ...(row.form && { form: row.form === '-' ? '' : row.form }),
    ...(row.conjugation && { conjugation: row.conjugation === '-' ? '' : row.conjugation }),
  }
  return {
    surfaces: row.surface!.split('|'),
    applies: (tokens, at) => now(tokens[at]) && matchesBefore(before, tokens, at) && matchesAt(after, tokens, at + 1),
    change,
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
  if (!marksOnly.test(token.surface) || token.pos.startsWith('suffix')) return token
  if (token.pos.startsWith('symbol.')) return token.lemma === token.surface ? token : { ...token, lemma: token.surface }
  const kind = opening.test(token.surface) ? '.open' : closing.test(token.surface) ? '.close' : ending.test(token.surface) ? '.stop' : ''
  const comma = /^[,，､]$/.test(token.surface)
  const bracket = /^[《》〈〉＜＞<>]$/.test(token.surface) ? (/[《〈＜<]/.test(token.surface) ? '.open' : '.close') : kind
  return { ...token, lemma: token.surface, pos: comma ? 'symbol.comma' : `symbol${bracket}`, conjugation: '', form: '' }
}
