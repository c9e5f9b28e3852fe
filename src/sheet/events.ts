import type { Bunsetsu, NamedSentence, Predicate, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { lastOf, makeClauseAlone, tokensIn } from '../lines/alone.ts'
import { draftLine, quoteDepths } from '../lines/draft-line.ts'
import { joined, type Mark } from '../lines/join.ts'
import { asSentence } from '../lines/line-article.ts'
import { is } from '../lines/patterns.ts'
import { dayOf, type EventDate } from './dates.ts'

/** What happens on a date, as a sentence of its own without the date. */
export interface DatedEvent {
  readonly clause: NamedSentence
  /** The predicate it was cut at; none of what is only a noun. */
  readonly predicate?: Predicate
  /** How well it tells what happens: a clause of its own before a noun, a remark last. */
  readonly weight: number
}

const dayLength = '2026-08-19'.length

/** Makes the finder of the event of a date: 市は3月に条例を施行した → 市は条例を施行した, 14日に発表した決算 → 決算を発表した, ダムが完成したのは1961年だ → ダムが完成した. */
export function makeEventOf(language: Language): (sentence: NamedSentence, date: EventDate, past: boolean) => DatedEvent | undefined {
  const rows = language.rows('ja/sheet-timeline')
  const pattern = (role: string) => new RegExp(rows.find((row) => row.role === role)!.text!, 'u')
  const [particle, said, open, introduced, doubt] = ['particle', 'said', 'open', 'introduced', 'doubt'].map(pattern) as [
    RegExp,
    RegExp,
    RegExp,
    RegExp,
    RegExp,
  ]
  const alone = makeClauseAlone(language)
  const keys = new Map(language.rows('ja/keys').map((row) => [row.key!, row.ja!]))
  const [naru, no, you] = [keys.get('naru')!, keys.get('no')!, keys.get('you')!]
  const marks = Object.fromEntries(
    (['ga', 'o'] as const).map((slot) => [slot, { surface: keys.get(slot)!, pos: 'particle.case', slot, type: 'case' }]),
  ) as Record<'ga' | 'o', Mark>

  return (sentence, date, past) => {
    if (date.noun) return event(only(sentence, tokensIn(sentence, date.noun)), 1)
    const { bunsetsu, predicates } = sentence
    const at = bunsetsu.findIndex(({ end }) => end >= date.quantity.end)
    const byBunsetsu = new Map(
      [...predicates].reverse().flatMap((one) => range(one.bunsetsu, lastOf(one, bunsetsu) + 1).map((of) => [of, one] as const)),
    )
    if (at < 0) return undefined
    const about = aboutDate(sentence, at, byBunsetsu)
    if (about) return aboutEvent(sentence, about, past)
    let to = saidThen(sentence, at) ? bunsetsu.length - 1 : bunsetsu[at]!.head
    while (to >= 0 && !byBunsetsu.has(to)) to = bunsetsu[to]!.head
    const predicate = byBunsetsu.get(to)
    // What is so or so on a day is no event.
    if (!predicate || predicate.mood === 'question' || predicate.kind !== 'verb' || predicate.role === 'nominal') return undefined
    if (isDoubted(sentence, predicate) || isCountedAbout(sentence, predicate)) return undefined
    const out = new Set([
      ...dateTokens(sentence, date, at),
      ...otherDates(sentence, date, at),
      ...openers(sentence),
      ...strangeSubject(sentence, predicate),
      ...spent(sentence, predicate),
    ])
    const clause = asked(clauseOf(sentence, predicate, out, past))
    if (!clause || open.test(clause.ja)) return undefined
    const weight = said.test(clause.ja) ? 0 : (date.happens ? 1 : 2) + (date.day.length === dayLength ? 1 : 0)
    return { clause, predicate, weight: isAdnominal(predicate) ? Math.min(weight, 1) : weight }
  }

  /** 会社は|8日、|…を取得し、…にすると|発表した: a day between who says it and what is said is the day of saying, however the rest hangs together. */
  function saidThen({ bunsetsu, tokens }: NamedSentence, at: number): boolean {
    const root = bunsetsu.length - 1
    const speaker = bunsetsu[at - 1]
    return (
      speaker?.type === 'topic' &&
      speaker.head === root &&
      tokens[bunsetsu[at]!.last - 1]!.pos === 'symbol.comma' &&
      bunsetsu.some(({ head, type }, index) => index > at && head === root && type === 'quote')
    )
  }

  /** 12日に水があふれ、土石流が|押し寄せる|恐れがある: a clause before the one that is only feared. */
  function isDoubted({ bunsetsu, tokens }: NamedSentence, predicate: Predicate): boolean {
    if (isAdnominal(predicate)) return false
    const doubted = ({ first, last }: Bunsetsu) =>
      doubt.test(
        tokens
          .slice(first, last)
          .map(({ surface }) => surface)
          .join(''),
      )
    for (let at = lastOf(predicate, bunsetsu); bunsetsu[at]!.head !== -1 && bunsetsu[at]!.type !== 'quote'; ) {
      const from = at
      at = bunsetsu[at]!.head
      if (doubted(bunsetsu[at]!) || bunsetsu.some((one, of) => of > from && one.head === at && doubted(one))) return true
    }
    return false
  }

  /** What somebody is told to do is nothing that who tells him does: 省は対策を報告するよう(指示した) → 対策を報告する. */
  function asked(clause: NamedSentence | undefined): NamedSentence | undefined {
    if (!clause?.ja.endsWith(you)) return clause
    const { bunsetsu, tokens } = clause
    const gone = new Set(bunsetsu.flatMap(({ type }, at) => (type === 'topic' ? tokensUnder(clause, at, at) : [])))
    return only(clause, new Set([...tokens.keys()].filter((at) => at < tokens.length - 1 && !gone.has(at))))
  }

  /** 14日に発表した決算 → 決算を発表した; what is still to come stays a noun: 28年に建てる計画 → 建てる計画. */
  function clauseOf(sentence: NamedSentence, predicate: Predicate, out: ReadonlySet<number>, past: boolean): NamedSentence | undefined {
    const clause = alone(sentence, predicate, { out, past })
    if (!clause || !isAdnominal(predicate) || predicate.noun < 0) return clause
    const noun = nounOf(sentence, predicate, out)
    if (!noun.size) return undefined
    const own = (slot: string) => predicate.arguments.some((one) => one.slot === slot && one.origin === 'case')
    const planned = predicate.gap === 'ga' && marked(sentence.tokens, sentence.bunsetsu[predicate.noun]!) && !own('o')
    const gap = planned
      ? 'o'
      : predicate.gap === 'ga' || predicate.gap === 'o'
        ? predicate.gap
        : predicate.past && own('ga') && !own('o')
          ? 'o'
          : undefined
    const made = only(sentence, noun)
    if (gap && made) return joined(made, marks[gap], clause)
    if (predicate.past || !(own('ga') || own('o'))) return undefined
    return only(sentence, new Set([...tokensUnder(sentence, predicate.bunsetsu, predicate.bunsetsu), ...noun].filter((at) => !out.has(at))))
  }

  /** The noun a clause describes, with what else describes it, without its particle: 平均6%の値上げ of 実施した|平均6%の|値上げを. */
  function nounOf(
    { bunsetsu, tokens, quantities, predicates }: NamedSentence,
    predicate: Predicate,
    out: ReadonlySet<number>,
  ): ReadonlySet<number> {
    const counts = (at: number) => quantities.some((one) => one.start < bunsetsu[at]!.end && bunsetsu[at]!.start < one.end)
    let head = predicate.noun
    // 1950年に開館した|道内で|最も古い|映画館: what is said of is behind the adjective
    const beyond = predicates.find((one) => one.role === 'relative' && one.kind === 'adjective' && one.bunsetsu === bunsetsu[head]!.head)
    if (beyond && beyond.noun > head && bunsetsu[head]!.type === 'case') head = beyond.noun
    while (bunsetsu[head]!.type === 'adnominal' && bunsetsu[head]!.head === head + 1 && counts(head)) head++
    // 予定していた|医薬品への|関税の|発動: what 医薬品への belongs to is meant, and so with an object: 始めた|空き家の|活用策
    if (predicate.past && (predicate.gap === 'o' || marked(tokens, bunsetsu[head]!)))
      while (bunsetsu[head]!.type === 'adnominal') head = bunsetsu[head]!.head
    const owns = tokens[bunsetsu[head]!.last - 1]!.surface === no
    if (bunsetsu[head]!.type === 'adnominal' && (predicate.gap !== 'ga' || predicate.voice !== 'active' || !owns)) return new Set()
    const inside = new Set([head])
    for (let at = head - 1; at >= 0; at--)
      if (
        at !== predicate.bunsetsu &&
        inside.has(bunsetsu[at]!.head) &&
        (bunsetsu[at]!.head !== head || /^(?:adnominal|list|noun)$/.test(bunsetsu[at]!.type))
      )
        inside.add(at)
    const kept = [...inside].sort((one, other) => one - other).flatMap((at) => range(bunsetsu[at]!.first, bunsetsu[at]!.last))
    return new Set(withoutMark(tokens, kept).filter((at) => !out.has(at)))
  }

  /** The predicate that says nothing but the date: 完成したのは|1961年だった, 期限は|11月4日と|なる. */
  function aboutDate({ bunsetsu, predicates }: NamedSentence, at: number, by: ReadonlyMap<number, Predicate>): Predicate | undefined {
    const own = by.get(at)
    if (own?.kind === 'noun' && own.role !== 'relative' && own.role !== 'content') return own
    const to = bunsetsu[at]!.head
    const becomes = by.get(to)
    if (becomes?.lemma !== naru || to !== at + 1) return undefined
    const others = bunsetsu.some(
      ({ head, type }, index) => index !== at && head === to && type === 'case' && index > 0 && !isSubjectOf(becomes, index),
    )
    return others || !predicates.includes(becomes) || !becomes.arguments.some(({ bunsetsu: of }) => of === at) ? undefined : becomes
  }

  function aboutEvent(sentence: NamedSentence, about: Predicate, past: boolean): DatedEvent | undefined {
    const { bunsetsu, predicates, tokens } = sentence
    const told = predicates.find(({ role, bunsetsu: of }) => role === 'nominal' && bunsetsu[of]!.head === about.bunsetsu)
    if (told) {
      const clause = alone(sentence, told, { out: new Set(), past })
      return clause && !open.test(clause.ja) ? { clause, weight: 2 } : undefined
    }
    const subject = about.arguments.find(({ slot, bunsetsu: of }) => slot === 'ga' && of >= 0 && of < about.bunsetsu)
    if (!subject) return undefined
    const kept = tokensUnder(sentence, subject.bunsetsu, subject.bunsetsu).sort((one, other) => one - other)
    return event(only(sentence, new Set(withoutMark(tokens, kept))), 1)
  }

  function isSubjectOf(predicate: Predicate, at: number): boolean {
    return predicate.arguments.some(({ slot, bunsetsu }) => slot === 'ga' && bunsetsu === at)
  }

  /** The date, its particle, and what says whose it is: 2年後の|1966年に. */
  function dateTokens({ bunsetsu, tokens, ja, start, quantities }: NamedSentence, { quantity }: EventDate, at: number): number[] {
    const own = bunsetsu[at]!
    const rest = ja.slice(quantity.end - start, own.end - start).replace(particle, '')
    const last =
      /^[\u3001]?$/.test(rest) || rest.replace(/\u3001$/, '') === no ? own.last : tokens.findIndex((token) => token.start >= quantity.end)
    const owners = new Set([at])
    for (let one = at - 1; one >= 0; one--)
      if (owners.has(bunsetsu[one]!.head) && /^(?:adnominal|noun)$/.test(bunsetsu[one]!.type)) owners.add(one)
    const first = bunsetsu.findIndex(({ end }) => end > quantity.start)
    for (let one = first; one <= at; one++) owners.add(one)
    // 28年から|29年にかけて
    const end = bunsetsu[own.head]
    const ranges = end && quantities.some((one) => dayOf(one) && one.start >= end.start && one.end <= end.end)
    return [
      ...[...owners].flatMap((one) => range(bunsetsu[one]!.first, one === at ? last : bunsetsu[one]!.last)),
      ...(ranges && end.head !== -1 ? range(end.first, end.last) : []),
    ]
  }

  /** 3校では28年4月、センターでは|29年4月に|始める: another date of the same predicate goes, with the topic that is its own. */
  function otherDates({ bunsetsu, quantities }: NamedSentence, { quantity }: EventDate, at: number): number[] {
    const { head } = bunsetsu[at]!
    const dates = quantities.filter((one) => one !== quantity && dayOf(one))
    const others = dates
      .map((one) => bunsetsu.findIndex(({ end }) => end >= one.end))
      .filter((one) => one >= 0 && one !== at && bunsetsu[one]!.head === head)
    return others.flatMap((one) => {
      const topics = [at, one].map((of) => of > 0 && bunsetsu[of - 1]!.type === 'topic')
      const from = topicStart(bunsetsu, topics.every(Boolean) ? one - 1 : one)
      return range(bunsetsu[from]!.first, bunsetsu[one]!.last)
    })
  }

  /** 市によると、 or しかし、 or 【東京】 in front. */
  function openers({ tokens, ja }: NamedSentence): number[] {
    const label = /^[\u3010[][^\u3011\]]*[\u3011\]]/.exec(ja)?.[0].length ?? 0
    const length = label + (introduced.exec(ja.slice(label))?.[0].length ?? 0)
    const from = tokens[0]?.start ?? 0
    return [...tokens.keys()].filter((at) => tokens[at]!.end - from <= length)
  }
}

/** 3本の総延長は|14.6キロ、|…|2028年度に|着工し: what was a figure's has no part in what comes behind the figure. */
function strangeSubject(sentence: NamedSentence, predicate: Predicate): number[] {
  const { bunsetsu, quantities, tokens } = sentence
  const at = predicate.arguments.find(({ slot, bunsetsu: of }) => slot === 'ga' && of >= 0)?.bunsetsu ?? -1
  const figure = bunsetsu[at + 1]
  if (at < 0 || !figure || figure.last >= bunsetsu[predicate.bunsetsu]!.first || bunsetsu[at]!.type !== 'topic') return []
  const amount = quantities.some(
    ({ start, end, kind }) => kind !== 'date' && kind !== 'time' && start <= figure.start && end === figure.end - 1,
  )
  return amount && is(tokens[figure.last - 1]!.pos, 'symbol.comma') ? tokensUnder(sentence, at, at) : []
}

/** 昨年末までに設置を終えた|施設は、71%に|とどまる: how many did it is told, and not that they did. */
function isCountedAbout({ bunsetsu, quantities, predicates }: NamedSentence, { role, noun }: Predicate): boolean {
  const main = predicates.findLast((one) => one.role === 'main')
  if (role !== 'relative' || noun < 0 || !main || bunsetsu[noun]!.type !== 'topic' || bunsetsu[noun]!.head !== main.bunsetsu) return false
  const told = [main.bunsetsu, ...main.arguments.filter(({ slot }) => slot === 'ni' || slot === 'to').map((one) => one.bunsetsu)]
  return told.some(
    (at) =>
      at >= 0 &&
      quantities.some(
        ({ start, end, kind }) => /^(?:percent|ratio|count)$/.test(kind) && start >= bunsetsu[at]!.start && end <= bunsetsu[at]!.end,
      ),
  )
}

function event(clause: NamedSentence | undefined, weight: number): DatedEvent | undefined {
  return clause && { clause, weight }
}

/** A topic that already has its number: 総延長は|14キロ、 of 総延長は14キロ、事業費は9億円で、28年度に着工する. */
function spent({ bunsetsu, quantities }: NamedSentence, predicate: Predicate): number[] {
  return bunsetsu.flatMap(({ type }, at) => {
    const next = bunsetsu[at + 1]
    if (type !== 'topic' || !next || next.type !== 'noun' || at + 1 >= predicate.bunsetsu) return []
    if (!quantities.some(({ start, end }) => start === next.start && end >= next.end - 1)) return []
    return range(bunsetsu[topicStart(bunsetsu, at)]!.first, next.last)
  })
}

/** へ before の: 医薬品への. */
function marked(tokens: readonly Token[], { first, last, type }: Bunsetsu): boolean {
  return type === 'adnominal' && last - first > 2 && is(tokens[last - 2]!.pos, 'particle.case')
}

function isAdnominal({ role }: Predicate): boolean {
  return role === 'relative' || role === 'content'
}

/** 新しい of 新しい|センターでは */
function topicStart(bunsetsu: readonly Bunsetsu[], at: number): number {
  let from = at
  while (from > 0 && bunsetsu[from - 1]!.head === from && bunsetsu[from - 1]!.type === 'adnominal') from--
  return from
}

function tokensUnder({ bunsetsu }: NamedSentence, root: number, to: number): number[] {
  const inside = new Set([root])
  for (let at = root - 1; at >= 0; at--) if (inside.has(bunsetsu[at]!.head)) inside.add(at)
  return [...inside].flatMap((at) => range(bunsetsu[at]!.first, bunsetsu[at]!.last)).filter((at) => at < bunsetsu[to]!.last)
}

function withoutMark(tokens: readonly Token[], kept: readonly number[]): readonly number[] {
  let end = kept.length
  while (end > 0 && /^(?:particle|auxiliary|symbol\.(?:comma|stop))/.test(tokens[kept[end - 1]!]!.pos)) end--
  return kept.slice(0, end)
}

/** The tokens as a sentence of its own. */
export function only(sentence: NamedSentence, kept: ReadonlySet<number>): NamedSentence | undefined {
  const line = draftLine(sentence)
  const made = asSentence({ ...line, words: line.words.map((word, at) => (kept.has(at) ? word : '')) })
  return made.bunsetsu.length ? made : undefined
}

/** Its sentences one by one, where somebody speaks in several. */
export function sentencesOf(sentence: NamedSentence): readonly NamedSentence[] {
  const { tokens } = sentence
  const stops = [...tokens.keys()].filter((at) => is(tokens[at]!.pos, 'symbol.stop') && /[\u3002]/.test(tokens[at]!.surface))
  const speaks = /^[\u300c\u300e\u201c]/.test(sentence.ja) && /[\u300d\u300f\u201d]$/.test(sentence.ja)
  if (!speaks && stops.every((at) => at < tokens.length - 1) && stops.length > 0 && depthAt(tokens, stops[0]!) > 0) return [sentence]
  if (stops.length < 2 && (stops[0] ?? tokens.length) >= tokens.length - 2) return [sentence]
  return [...stops, tokens.length - 1].flatMap(
    (last, index, all) => only(sentence, new Set(range((all[index - 1] ?? -1) + 1, last + 1))) ?? [],
  )
}

/** How many quotations are open at a token. */
function depthAt(tokens: readonly Token[], at: number): number {
  return quoteDepths(tokens)[at]!
}

/** Numbers from `from` to before `to`. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}
