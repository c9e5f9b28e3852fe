import type { Bunsetsu, NamedSentence, Predicate, Span, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { draftLine } from './draft-line.ts'
import { ended, finite } from './ending.ts'
import { makeInflection } from './inflect.ts'
import { asSentence } from './line-article.ts'
import { is, wordLists } from './patterns.ts'
import { subtreeStart } from './subtree.ts'

/** What is left out of a clause that is to stand alone, and when it is. */
export interface AloneOptions {
  /** Tokens that go: the date that stands in the margin. */
  readonly out: ReadonlySet<number>
  /** Whether a clause that ends in て or 起き has happened. */
  readonly past: boolean
}

/** One clause of a sentence as a sentence of its own; `undefined` when it is only a condition or cannot be ended. */
export type ClauseAlone = (sentence: NamedSentence, predicate: Predicate, options: AloneOptions) => NamedSentence | undefined

/**
 * Makes the cut: 市は3月に条例を施行し、企業は計画を変えた。 with 施行する → 市は条例を施行した. Its subject stays wherever it stands, clauses beside it go, and so
 * do と, が, ため behind it.
 */
export function makeClauseAlone(language: Language): ClauseAlone {
  const inflect = makeInflection(language)
  const words = wordLists(language)
  const ties = words('tie')
  const keys = new Map(language.rows('ja/keys').map((row) => [row.key!, row.ja!]))
  const copula = keys.get('da')!
  const te = new Set([keys.get('te')!, keys.get('de')!])

  return (sentence, predicate, { out, past }) => {
    const { bunsetsu, tokens } = sentence
    const root = lastOf(predicate, bunsetsu)
    const kept = bunsetsuOf(sentence, predicate, root)
    const all = [...tokens.keys()].filter((at) => !out.has(at) && kept.has(bunsetsu.findIndex(({ last }) => at < last)))
    const body = untied(tokens, balanced(tokens, all))
    const last = tokens[body.at(-1) ?? -1]
    if (!last || body.at(-1)! < bunsetsu[predicate.bunsetsu]!.first) return undefined
    if (/^(?:hypothetical|irrealis|imperative|volitional)/.test(last.form)) return undefined
    const own = body.map((at) => tokens[at]!)
    const open = /^continuative/.test(last.form) || is(last.pos, 'particle.link')
    // 1991年に独立すると、…は崩れた: behind と stands no past
    const late = predicate.role === 'link' && past && last.form === 'basic' && is(last.pos, 'verb')
    const ending = open
      ? finite(own, past, inflect)
      : late
        ? finite([...own.slice(0, -1), { ...last, form: 'continuative' }], true, inflect)
        : undefined
    if (!ending && (is(last.pos, 'particle.link') || (/^continuative/.test(last.form) && is(last.pos, 'verb')))) return undefined
    const stays = new Set(ending ? body.slice(0, ending.from) : body)
    const line = draftLine(sentence)
    const made = asSentence({ ...line, words: line.words.map((word, at) => (stays.has(at) ? word : '')) })
    if (!made.bunsetsu.length) return undefined
    return ending ? ended(made, ending.tokens, undefined, past) : made
  }

  /** Without what only ties the clause to the next: commas, と, が, ため, the で of 方針で. */
  function untied(tokens: readonly Token[], all: readonly number[]): readonly number[] {
    let end = all.length
    const loose = ({ pos, surface, lemma, form }: Token) =>
      is(pos, 'symbol.comma') ||
      is(pos, 'symbol.stop') ||
      (is(pos, 'particle') && !(is(pos, 'particle.link') && te.has(surface))) ||
      ties.has(surface) ||
      is(pos, 'formal.auxiliary') ||
      (is(pos, 'auxiliary') && lemma === copula && /^continuative/.test(form))
    while (end > 0 && loose(tokens[all[end - 1]!]!)) end--
    return all.slice(0, end)
  }
}

/** The last bunsetsu of its ending: 予定だ of 出る|予定だ. */
export function lastOf(predicate: Predicate, bunsetsu: readonly Bunsetsu[]): number {
  return Math.max(
    predicate.bunsetsu,
    bunsetsu.findLastIndex(({ start }) => start < predicate.end),
  )
}

/** 報告するよう|指示した: who asks for it is not who does it. */
function isAsked({ bunsetsu, tokens }: NamedSentence, { role, bunsetsu: at }: Predicate): boolean {
  const last = tokens[bunsetsu[at]!.last - 1]
  return role === 'quote' && last !== undefined && is(last.pos, 'formal.auxiliary')
}

/** What hangs on the clause, and its subject wherever it stands; without the clauses beside it. */
function bunsetsuOf(sentence: NamedSentence, predicate: Predicate, root: number): ReadonlySet<number> {
  const { bunsetsu, predicates, tokens } = sentence
  const asked = isAsked(sentence, predicate)
  const beside = new Set(
    predicates
      .filter(({ role, bunsetsu: at }) => (role === 'chain' || role === 'link') && at < predicate.bunsetsu)
      .map((one) => bunsetsu.findIndex(({ end }) => end >= one.end))
      .filter((at) => at < predicate.bunsetsu && is(tokens[bunsetsu[at]!.last - 1]!.pos, 'symbol.comma')),
  )
  const kept = new Set<number>([root])
  for (let at = root - 1; at >= 0; at--) {
    const { head, type } = bunsetsu[at]!
    if (at >= predicate.bunsetsu || (kept.has(head) && !beside.has(at) && type !== 'conjunction')) kept.add(at)
  }
  const done = new Set<number>()
  // 漁協は、協定を求めており、|協議が開かれる: that topic is done with.
  const first = Math.min(...beside)
  const doer = predicate.arguments.find(({ slot }) => slot === 'ga')
  if (doer?.origin === 'case' && doer.bunsetsu > first)
    for (let at = 0; at < first; at++)
      if (bunsetsu[at]!.type === 'topic')
        for (let one = subtreeStart(bunsetsu, at); one <= at; one++) {
          kept.delete(one)
          done.add(one)
        }
  // A topic is that of all clauses behind it that have nobody of their own.
  if (!asked && /^(?:chain|link|quote)$/.test(predicate.role) && (!doer || (doer.bunsetsu < 0 && !beside.size)))
    for (let at = 0; at < predicate.bunsetsu; at++)
      if (bunsetsu[at]!.type === 'topic' && bunsetsu[at]!.head > root && !predicates.some((one) => one.bunsetsu === at))
        for (let one = subtreeStart(bunsetsu, at); one <= at; one++) kept.add(one)
  for (const { bunsetsu: at, slot, origin } of predicate.arguments)
    if (at >= 0 && at < predicate.bunsetsu && !done.has(at) && !(asked && origin === 'shared') && (slot === 'ga' || !kept.has(at)))
      for (let one = subtreeStart(bunsetsu, at); one <= at; one++) kept.add(one)
  return kept
}

/** Without brackets whose other half is cut off. */
function balanced(tokens: readonly Token[], all: readonly number[]): readonly number[] {
  const open: number[] = []
  const lone = new Set<number>()
  for (const at of all) {
    const { surface } = tokens[at]!
    if (/^[「『“(（]$/.test(surface)) open.push(at)
    else if (/^[」』”)）]$/.test(surface) && open.pop() === undefined) lone.add(at)
  }
  for (const at of open) lone.add(at)
  return all.filter((at) => !lone.has(at))
}

/** Tokens that a span of the sentence touches. */
export function tokensIn({ tokens }: NamedSentence, { start, end }: Span): ReadonlySet<number> {
  return new Set(tokens.flatMap((token, at) => (token.start < end && start < token.end ? [at] : [])))
}
