import type { NamedSentence, Predicate } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeClauseAlone, tokensIn } from '../lines/alone.ts'
import { draftLine } from '../lines/draft-line.ts'
import { joined } from '../lines/join.ts'
import { asSentence } from '../lines/line-article.ts'
import { is } from '../lines/patterns.ts'
import { dayOf, type EventDate } from './dates.ts'

/** What happens on a date, as a sentence of its own without the date. */
export interface DatedEvent {
  readonly clause: NamedSentence
  /** How well it tells what happens: a clause of its own before a noun, a remark last. */
  readonly weight: number
}

const dayLength = '2026-08-19'.length

/** Makes the finder of the event of a date: 市は3月に条例を施行した → 市は条例を施行した, 14日に発表した決算 → 決算を発表した, ダムが完成したのは1961年だ → ダムが完成した. */
export function makeEventOf(language: Language): (sentence: NamedSentence, date: EventDate, past: boolean) => DatedEvent | undefined {
  const rows = language.rows('ja/sheet-timeline')
  const pattern = (role: string) => new RegExp(rows.find((row) => row.role === role)!.text!, 'u')
  const [particle, said, open, introduced] = ['particle', 'said', 'open', 'introduced'].map(pattern) as [RegExp, RegExp, RegExp, RegExp]
  const alone = makeClauseAlone(language)
  const keys = new Map(language.rows('ja/keys').map((row) => [row.key!, row.ja!]))
  const becomes = new Set([keys.get('naru')!])
  const marks = { ga: keys.get('ga')!, o: keys.get('o')! }

  return (sentence, date, past) => {
    if (date.noun) {
      const clause = only(sentence, tokensIn(sentence, date.noun))
      return clause && { clause, weight: 1 }
    }
    const { bunsetsu, predicates } = sentence
    const at = bunsetsu.findIndex(({ end }) => end >= date.quantity.end)
    if (at < 0) return undefined
    const cleft = cleftOf(sentence, at)
    if (cleft) {
      const clause = alone(sentence, cleft, { out: new Set(), past })
      return clause && { clause, weight: 2 }
    }
    const byBunsetsu = new Map(predicates.map((one) => [one.bunsetsu, one]))
    let to = bunsetsu[at]!.head
    while (to >= 0 && !byBunsetsu.has(to)) to = bunsetsu[to]!.head
    const predicate = to < 0 ? undefined : byBunsetsu.get(to)!
    if (!predicate || predicate.mood === 'question') return undefined
    // What is so or so on a day is no event.
    if (predicate.kind !== 'verb') return undefined
    if (bunsetsu.slice(at, to).some((one) => sentence.ja.slice(one.start - sentence.start, one.end - sentence.start).includes('\u3002')))
      return undefined
    const out = new Set([...dateTokens(sentence, date, at), ...otherDates(sentence, date, at), ...openers(sentence)])
    const clause = clauseOf(sentence, predicate, out, past)
    if (!clause || open.test(clause.ja)) return undefined
    const weight = said.test(clause.ja) ? 0 : (date.happens ? 1 : 2) + (date.day.length === dayLength ? 1 : 0)
    return { clause, weight: predicate.role === 'relative' ? Math.min(weight, 1) : weight }
  }

  function clauseOf(sentence: NamedSentence, predicate: Predicate, out: ReadonlySet<number>, past: boolean): NamedSentence | undefined {
    const { bunsetsu, tokens } = sentence
    const clause = alone(sentence, predicate, { out, past })
    if (!clause || (predicate.role !== 'relative' && predicate.role !== 'content')) return clause
    const head = tokens[bunsetsu[predicate.noun]?.first ?? -1]
    if (!head) return clause
    const noun = nounOf(sentence, predicate, out)
    if (!noun) return undefined
    if (predicate.role === 'content') return only(sentence, new Set([...clauseTokens(sentence, predicate, out), ...noun.tokens]))
    const own = (slot: string) => predicate.arguments.some((one) => one.slot === slot && one.origin === 'case')
    const slot = predicate.gap === 'ga' || predicate.gap === 'o' ? predicate.gap : own('ga') && !own('o') ? 'o' : undefined
    return slot && joined(noun.sentence, marks[slot], slot, clause)
  }

  /** The noun a clause describes, with what else describes it, without its particle. */
  function nounOf(sentence: NamedSentence, predicate: Predicate, out: ReadonlySet<number>) {
    const { bunsetsu, tokens } = sentence
    const inside = new Set([predicate.noun])
    for (let at = predicate.noun - 1; at >= 0; at--) if (at !== predicate.bunsetsu && inside.has(bunsetsu[at]!.head)) inside.add(at)
    const { first, last } = bunsetsu[predicate.noun]!
    let end = last
    while (end > first && !is(tokens[end - 1]!.pos, 'noun') && !/^[」』）)]$/.test(tokens[end - 1]!.surface)) end--
    if (end === first) return undefined
    const kept = new Set(
      [...inside]
        .flatMap((at) => range(bunsetsu[at]!.first, at === predicate.noun ? end : bunsetsu[at]!.last))
        .filter((at) => !out.has(at)),
    )
    const made = only(sentence, kept)
    return made && { sentence: made, tokens: kept }
  }

  function clauseTokens({ bunsetsu }: NamedSentence, predicate: Predicate, out: ReadonlySet<number>): number[] {
    const inside = new Set([predicate.bunsetsu])
    for (let at = predicate.bunsetsu - 1; at >= 0; at--) if (inside.has(bunsetsu[at]!.head)) inside.add(at)
    return [...inside].flatMap((at) => range(bunsetsu[at]!.first, bunsetsu[at]!.last)).filter((at) => !out.has(at))
  }

  /** ダムが完成したのは|1961年だった: what happened stands before the date that is said of it. */
  function cleftOf({ bunsetsu, predicates }: NamedSentence, at: number): Predicate | undefined {
    const about = predicates.find(
      ({ bunsetsu: of }) => of === at || (of === bunsetsu[at]!.head && becomes.has(predicates.find((one) => one.bunsetsu === of)!.lemma)),
    )
    return about && predicates.find(({ role, bunsetsu: of }) => role === 'nominal' && bunsetsu[of]!.head === about.bunsetsu)
  }

  /** The date, its particle, and what says whose it is: 2年後の|1966年に. */
  function dateTokens({ bunsetsu, tokens, ja, start }: NamedSentence, { quantity }: EventDate, at: number): number[] {
    const own = bunsetsu[at]!
    const rest = ja.slice(quantity.end - start, own.end - start).replace(particle, '')
    const last = /^[\u306e\u3001]?$/.test(rest) ? own.last : tokens.findIndex((token) => token.start >= quantity.end)
    const owners = new Set([at])
    for (let one = at - 1; one >= 0; one--)
      if (owners.has(bunsetsu[one]!.head) && /^(?:adnominal|noun)$/.test(bunsetsu[one]!.type)) owners.add(one)
    const first = bunsetsu.findIndex(({ end }) => end > quantity.start)
    for (let one = first; one <= at; one++) owners.add(one)
    return [...owners].flatMap((one) => range(bunsetsu[one]!.first, one === at ? last : bunsetsu[one]!.last))
  }

  /** 3校では28年4月、センターでは|29年4月に|始める: another date of the same predicate goes, with the topic that is its own. */
  function otherDates({ bunsetsu, quantities }: NamedSentence, { quantity }: EventDate, at: number): number[] {
    const { head } = bunsetsu[at]!
    const others = quantities
      .filter((one) => one !== quantity && dayOf(one))
      .map((one) => bunsetsu.findIndex(({ end }) => end >= one.end))
      .filter((one) => one >= 0 && one !== at && bunsetsu[one]!.head === head)
    return others.flatMap((one) => {
      const topics = [at, one].map((date) => date > 0 && bunsetsu[date - 1]!.type === 'topic')
      const gone = topics.every(Boolean) ? [one - 1, one] : [one]
      return gone.flatMap((index) => range(bunsetsu[index]!.first, bunsetsu[index]!.last))
    })
  }

  /** 市によると、 or しかし、 in front. */
  function openers({ tokens, ja }: NamedSentence): number[] {
    const length = introduced.exec(ja)?.[0].length ?? 0
    const from = tokens[0]?.start ?? 0
    return [...tokens.keys()].filter((at) => tokens[at]!.end - from <= length)
  }
}

/** The tokens as a sentence of its own. */
function only(sentence: NamedSentence, kept: ReadonlySet<number>): NamedSentence | undefined {
  const line = draftLine(sentence)
  const made = asSentence({ ...line, words: line.words.map((word, at) => (kept.has(at) ? word : '')) })
  return made.bunsetsu.length ? made : undefined
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}
