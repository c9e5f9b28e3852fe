import type { Bunsetsu, NamedSentence, Span, Token } from '../../document.ts'
import { isCountOfName, isHeadlineCut } from './headline-cuts.ts'

type Tokens = readonly Token[]

const japanese = /[^\x00-\x7f]/

/** Marks that open something have their white space before them, all others behind them: （51.9 ％ ）と,「続ける 」 と. */
function isLooseMark(before: Token, token: Token): boolean {
  return /^(?:symbol\.(?:close|comma|stop))/.test(token.pos) || before.pos === 'symbol.open' || before.pos === 'symbol.close'
}

/** 競争が加速　各国が参入: white space between Japanese words, unless an entity or a quantity runs over it. */
function isSpaced({ tokens, entities, quantities }: NamedSentence, at: number): boolean {
  const [before, token] = [tokens[at - 1]!, tokens[at]!]
  return (
    token.start > before.end &&
    !(isLooseMark(before, token) && token.start === before.end + 1 && before.surface !== '\u3000') &&
    !quantities.some((one) => one.start < token.start && one.end > token.start) &&
    (japanese.test(token.surface) || japanese.test(before.surface)) &&
    !entities.some((entity) => entity.start < token.start && entity.end > token.start)
  )
}

/** 駐車場は|ない: the adjective is a bunsetsu of its own. */
function isAbsence(tokens: Tokens, one: Bunsetsu, at: number): boolean {
  if (at < one.first + 2) return false
  const [noun, particle, last] = [tokens[at - 2]!, tokens[at - 1]!, tokens[at]!]
  return (
    last.conjugation === 'nai' &&
    last.pos === 'auxiliary' &&
    /^particle\.(?:topic|case|focus)$/.test(particle.pos) &&
    particle.surface.length === 1 &&
    /^(?:noun|suffix|unknown|pronoun)/.test(noun.pos) &&
    !noun.pos.endsWith('.na')
  )
}

/** 現在の|±45%から|±20%に: a number after a particle begins a bunsetsu, unless one quantity holds both. */
function isNumber({ tokens, quantities, entities }: NamedSentence, at: number): boolean {
  const [before, token] = [tokens[at - 1]!, tokens[at]!]
  if (token.pos !== 'noun.number' && token.surface !== '±') return false
  if (!/^particle\.(?:case|adnominal|topic)$/.test(before.pos)) return false
  return ![...quantities, ...entities].some((span) => span.start < token.start && span.end > token.start)
}

/** … - 朝日新聞, …｜朝日新聞: a bar, or a hyphen between spaces, divides; entities that hold one are left whole. */
export function isBar(before: Span | undefined, mark: Span & { readonly surface: string }, after: Span | undefined): boolean {
  if (/^[|｜]$/.test(mark.surface)) return true
  return /^[-‐–]$/.test(mark.surface) && (!before || before.end < mark.start) && (!after || after.start > mark.end)
}

/** 演説を|始め、: a verb behind a case is a bunsetsu of its own; what is one postposition with it is joined again. */
function isVerb({ tokens }: NamedSentence, { last }: Bunsetsu, at: number, aru: string): boolean {
  const [before, token] = [tokens[at - 1]!, tokens[at]!]
  // 解除に|応じた。: at the end of the sentence nothing follows that it could be a postposition of
  const ends = last === tokens.length && (token.form === 'basic' || tokens[at + 1]?.pos === 'auxiliary')
  if (ends && before.pos === 'particle.case' && token.pos === 'verb' && token.lemma !== aru) return true
  const closes = tokens.slice(at + 1, last).every(({ pos }) => pos.startsWith('symbol'))
  return closes && before.pos === 'particle.case' && token.pos === 'verb' && token.form === 'continuative' && token.lemma !== aru
}

const headlineKinds: ReadonlySet<string> = new Set(['title', 'heading', 'caption'])

/** True for lines that leave particles out. */
export function isHeadlineKind(kind: string): boolean {
  return headlineKinds.has(kind)
}

/** 反対受け|計画撤回: headlines leave out を of a postposition, and nothing parts it from the next noun. */
function isBehindPostposition({ kind, tokens, entities }: NamedSentence, at: number, isPostposition: (ja: string) => boolean): boolean {
  const [noun, word, next] = [tokens[at - 2], tokens[at - 1]!, tokens[at]!]
  if (!headlineKinds.has(kind) || !noun || !isPostposition(word.surface)) return false
  if (word.form && word.form !== 'continuative') return false
  if (entities.some((entity) => entity.start < next.start && entity.end > word.start)) return false
  return /^(?:noun|suffix|unknown)/.test(noun.pos) && /^(?:noun|prefix|unknown|symbol)/.test(next.pos)
}

/** Tokens inside a bunsetsu that begin another. */
function cutsOf(sentence: NamedSentence, aru: string, isPostposition: (ja: string) => boolean): Set<number> {
  const { tokens, bunsetsu } = sentence
  const cuts = new Set<number>()
  const said = endOfOpeningQuotation(tokens)
  if (said >= 0) cuts.add(said + 1)
  for (let at = 1; at < tokens.length; at++) {
    if (isSpaced(sentence, at) || isBehindPostposition(sentence, at, isPostposition)) cuts.add(at)
    if (isCountOfName(sentence, at) || (headlineKinds.has(sentence.kind) && isHeadlineCut(sentence, at))) cuts.add(at)
    if (!isBar(tokens[at - 1], tokens[at]!, tokens[at + 1])) continue
    cuts.add(at)
    cuts.add(at + 1)
  }
  for (const one of bunsetsu) {
    for (let at = one.first + 1; at < one.last; at++)
      if (isTitle(tokens, at) || isAbsence(tokens, one, at) || isNumber(sentence, at) || isVerb(sentence, one, at, aru)) cuts.add(at)
  }
  return cuts
}

/** 映画|「東京物語」: what stands before a name in quotation marks says what it is. */
function isTitle(tokens: Tokens, at: number): boolean {
  return (
    /^[「『]$/.test(tokens[at]!.surface) &&
    /^(?:noun(?:\.sahen)?|suffix)$/.test(tokens[at - 1]!.pos) &&
    tokens[at - 1]!.end === tokens[at]!.start
  )
}

/** Where the quotation closes that the sentence begins with: 「泣きました」|大勝利に歓喜 is cut there; -1 for none. */
function endOfOpeningQuotation(tokens: Tokens): number {
  if (!/[「『]/.test(tokens[0]?.surface ?? '')) return -1
  const close = tokens.findIndex(({ surface }) => /[」』]/.test(surface))
  return close > 1 && /^(?:auxiliary|particle\.final)/.test(tokens[close - 1]!.pos) && /^(?:noun|prefix)/.test(tokens[close + 1]?.pos ?? '')
    ? close
    : -1
}

/** Cuts bunsetsu where white space, a bare ない or a number begins another; the new ones hang on their right neighbour. */
export function splitBunsetsu(sentence: NamedSentence, aru: string, isPostposition: (ja: string) => boolean): NamedSentence {
  const { tokens, bunsetsu } = sentence
  const cuts = cutsOf(sentence, aru, isPostposition)
  if (!cuts.size) return sentence
  const place: number[] = []
  const firsts: number[] = []
  const endsInPredicate: boolean[] = []
  const made: { readonly one: Bunsetsu; readonly last: boolean }[] = []
  bunsetsu.forEach((one, index) => {
    let first = one.first
    firsts[index] = made.length
    for (let at = one.first + 1; at <= one.last; at++) {
      if (at < one.last && !cuts.has(at)) continue
      made.push({ one: { ...one, first, last: at, start: tokens[first]!.start, end: tokens[at - 1]!.end }, last: at === one.last })
      first = at
    }
    place[index] = made.length - 1
    endsInPredicate[index] = /^(?:verb|adjective|auxiliary)/.test(tokens[made.at(-1)!.one.first]!.pos)
  })
  // 制裁の|→解除に|応じた: what stands before a noun belongs to the first of the new ones
  const headOf = ({ head, type }: Bunsetsu): number =>
    head < 0 ? head : (type === 'adnominal' && endsInPredicate[head] ? firsts : place)[head]!
  return { ...sentence, bunsetsu: made.map(({ one, last }, index) => ({ ...one, head: last ? headOf(one) : index + 1 })) }
}
