import type { NamedSentence, Predicate, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine, replaced } from '../lines/draft-line.ts'
import { ended, finite } from '../lines/ending.ts'
import { makeInflection } from '../lines/inflect.ts'
import { asSentence } from '../lines/line-article.ts'
import { is, matchesAt, sequenceTest, type TokenTest, wordLists } from '../lines/patterns.ts'
import { subtreeStart } from '../lines/subtree.ts'
import { isSubject, splitFigures } from './figures.ts'
import { makeOpeners } from './openers.ts'

/** A clause that tells a fact of its own before the main one: its bunsetsu `from` … `at`. */
interface Clause {
  readonly from: number
  readonly at: number
  /** Tokens at its end that only tie it to what follows. */
  readonly tie: number
  /** True for 起き、 whose end must be inflected when it stands alone. */
  readonly chained: boolean
  readonly predicate: Predicate
}

/** A fact of a sentence; `news` when it is what the main clause says. */
export interface Part {
  readonly sentence: NamedSentence
  readonly news: boolean
}

export interface Clauses {
  /** The sentence without its coordinate clauses, and each of these as a sentence; never what depends on what is cut. */
  split(sentence: NamedSentence): readonly Part[]
  /** All its facts in their order, each as a sentence; none when they cannot be told apart. */
  apart(sentence: NamedSentence): readonly NamedSentence[]
}

const most = 4

/** Makes the splitter of coordinate clauses: 火災が起き、6人が亡くなった。 → 6人が亡くなった。 and 火災が起きた。 */
export function makeClauses(language: Language): Clauses {
  const rows = language.rows('ja/summarize-clauses').map((row) => sequenceTest(row.pattern!))
  const words = wordLists(language)
  const backward = words('backward')
  const held = new Set([...words('modality'), ...words('hypothetical')])
  const inflect = makeInflection(language)
  const opener = makeOpeners(language)

  function clausesOf(sentence: NamedSentence): Clause[] {
    return sentence.bunsetsu.flatMap((one, at): Clause[] => {
      const comma = one.last - 1
      if (one.head === -1 || !is(sentence.tokens[comma]?.pos ?? '', 'symbol.comma')) return []
      const from = subtreeStart(sentence.bunsetsu, at)
      const predicate = sentence.predicates.findLast(
        ({ bunsetsu, role }) => bunsetsu >= from && bunsetsu <= at && (role === 'chain' || role === 'link'),
      )
      if (!predicate || (predicate.kind !== 'verb' && !isAbout(predicate))) return []
      const chained = one.type === 'te' && predicate.bunsetsu === at
      const tie = chained ? 0 : tied(rows, sentence.tokens, comma)
      // 計画だが、 is the plan of that clause; 残すだけで、 narrows what follows.
      const narrows = sentence.tokens.slice(one.first, comma - tie).some(({ lemma, surface }) => held.has(lemma) || held.has(surface))
      if (narrows && tie === 0) return []
      return chained || tie > 0 ? [{ from, at, tie, chained, predicate }] : []
    })
  }

  /** Without `clauses`; what later predicates share with them stays. */
  function without(sentence: NamedSentence, clauses: readonly Clause[]): DraftLine | undefined {
    const { bunsetsu, predicates, tokens } = sentence
    const gone = new Set(clauses.flatMap(({ from, at }) => range(from, at + 1)))
    const left = predicates.filter((one) => !gone.has(one.bunsetsu))
    const main = left.find(({ role }) => role === 'main')
    if (!main) return undefined
    for (const { arguments: slots } of left)
      for (const { bunsetsu: at } of slots)
        if (gone.has(at)) for (const kept of range(subtreeStart(bunsetsu, at), at + 1)) gone.delete(kept)
    for (const { from, at, predicate } of clauses) {
      // 2022年2月、 in front is the scene of all that follows, whatever it hangs on.
      for (let scene = from; scene < at && isScene(sentence, scene, predicate) && !isItsTime(sentence, scene, at); scene++)
        gone.delete(scene)
      if (isReport(sentence, at, main)) return undefined
    }
    if (!settleTheme(sentence, clauses, main, gone)) return undefined
    const rest = tokens.filter((_, token) => !gone.has(bunsetsu.findIndex(({ last }) => token < last)))
    if (rest.some(({ surface, lemma }) => backward.has(surface) || backward.has(lemma))) return undefined
    // 上映は5日とし、|残る2日は…: what is cut is what is pointed at
    if (gone.has(0) && opener({ ...sentence, tokens: rest })?.role === 'reference') return undefined
    return bunsetsu.reduce((line, { first, last }, at) => (gone.has(at) ? replaced(line, first, last) : line), draftLine(sentence))
  }

  /** The clause as a sentence, in the tense of the main one. */
  function alone(sentence: NamedSentence, clause: Clause, clauses: readonly Clause[]): NamedSentence | undefined {
    const { bunsetsu, predicates, tokens } = sentence
    const main = predicates.find(({ role }) => role === 'main')
    if (!main || main.meanings.length > 0 || main.negated || main.mood !== 'statement') return undefined
    if (main.kind === 'noun' && clause.chained && main.past) return undefined
    if (bunsetsu[clause.at]!.head !== bunsetsu.length - 1) return undefined
    if (bunsetsu.some((_, at) => isQuote(sentence, at))) return undefined
    const others = clauses.filter((one) => one.at < clause.at)
    const gone = new Set(others.flatMap(({ from, at }) => range(from, at + 1)))
    for (const { bunsetsu: at } of clause.predicate.arguments)
      if (gone.has(at)) for (const kept of range(subtreeStart(bunsetsu, at), at + 1)) gone.delete(kept)
    for (let before = 0; before < clause.from; before++)
      if (!gone.has(before) && bunsetsu[before]!.head > clause.at && !/^(topic|time|conjunction)$/.test(bunsetsu[before]!.type))
        return undefined
    // リチウムは値が下がり、優位は薄れた: what is without a subject is said of the theme before it.
    const themed = lacksSubject(clause.predicate) && range(0, clause.at).some((at) => !gone.has(at) && isTheme(sentence, at))
    if (!hasSubject(clause.predicate, gone) && !themed) return undefined
    const { first, last } = bunsetsu[clause.at]!
    const end = last - 1 - clause.tie
    const none = { from: end - first, tokens: [] }
    const ending = clause.chained ? finite(tokens.slice(first, end), main.past, inflect) : none
    if (!ending) return undefined
    const kept = bunsetsu.reduce(
      (line, { first, last }, at) => (gone.has(at) ? replaced(line, first, last) : line),
      replaced(draftLine(sentence), first + ending.from, tokens.length),
    )
    const made = asSentence(kept)
    if (!made.bunsetsu.length) return undefined
    const stop = tokens.at(-1)!
    return ended(made, ending.tokens, is(stop.pos, 'symbol.stop') ? stop : undefined, clause.chained && main.past)
  }

  return {
    apart,
    split(sentence) {
      const figures = splitFigures(sentence, backward)
      return [...figures.map((one) => ({ sentence: one, news: true })), ...splitClauses(figures[0] ?? sentence)]
    },
  }

  function apart(sentence: NamedSentence): readonly NamedSentence[] {
    const clauses = clausesOf(sentence)
    if (!clauses.length || clauses.length > 2) return []
    const main = without(sentence, clauses)
    const others = clauses.flatMap((one) => alone(sentence, one, clauses) ?? [])
    return main && others.length === clauses.length ? [...others, asSentence(main)] : []
  }

  function splitClauses(sentence: NamedSentence): Part[] {
    const clauses = clausesOf(sentence)
    if (!clauses.length || clauses.length > most) return []
    const cuts = clauses.length > 1 ? [clauses, clauses.slice(0, 1), clauses.slice(1)] : [clauses]
    return [
      ...cuts.flatMap((some) => {
        const line = without(sentence, some)
        return line ? [{ sentence: asSentence(line), news: true }] : []
      }),
      ...clauses.flatMap((one) => {
        const made = alone(sentence, one, clauses)
        return made ? [{ sentence: made, news: false }] : []
      }),
    ]
  }
}

/** Length of the row that stands before the comma, 0 for none; a word of the clause itself must come before it. */
function tied(rows: readonly (readonly TokenTest[])[], tokens: readonly Token[], comma: number): number {
  const row = rows.find((tests) => matchesAt(tests, tokens, comma - tests.length))
  if (!row) return 0
  const before = tokens[comma - row.length - 1]
  return before && /^(verb|adjective|auxiliary)/.test(before.pos) && before.form === 'basic' ? row.length : 0
}

/** 390カ所で、 is a place, 費用は3億円で、 says something of something. */
function isAbout({ arguments: slots }: Predicate): boolean {
  return slots.some(({ slot, bunsetsu }) => slot === 'ga' && bunsetsu !== -1)
}

function isScene({ bunsetsu }: NamedSentence, at: number, { arguments: slots }: Predicate): boolean {
  const { type } = bunsetsu[at]!
  return type === 'time' || (type === 'topic' && !slots.some(({ slot, bunsetsu: of }) => slot === 'ga' && of === at))
}

/** 当初は…とされたが、, 昨年は増えたが、: a time set against another is that of its clause alone. */
function isItsTime({ bunsetsu, tokens }: NamedSentence, at: number, clause: number): boolean {
  const { type, first, last } = bunsetsu[at]!
  const end = is(tokens[last - 1]!.pos, 'symbol.comma') ? last - 2 : last - 1
  return (
    type === 'topic' &&
    bunsetsu[clause]!.type === 'link-c' &&
    end > first &&
    is(tokens[end]!.pos, 'particle.topic') &&
    is(tokens[end - 1]!.pos, 'noun.adverbial')
  )
}

/** Somebody must do it: a subject that went with what was cut leaves a sentence about somebody else. */
function hasSubject({ arguments: slots, voice }: Predicate, gone: ReadonlySet<number>): boolean {
  const subject = slots.find(({ slot }) => slot === 'ga')
  if (!subject) return voice !== 'active'
  return subject.bunsetsu !== -1 && !gone.has(subject.bunsetsu)
}

/**
 * Whose the rest is. With a theme of its own it loses that of the clauses, without one it takes it over; false when that cannot be told:
 * 国内は売上が増え、利益は減った speaks of 国内 all through, …が決まるのは6月だ needs what stands before it.
 */
function settleTheme(sentence: NamedSentence, clauses: readonly Clause[], main: Predicate, gone: Set<number>): boolean {
  const { bunsetsu, tokens } = sentence
  const last = clauses.at(-1)!
  const themes = [...bunsetsu.keys()].filter((at) => isTheme(sentence, at))
  const own = themes.find((at) => at > last.at && !gone.has(at) && bunsetsu[at]!.head >= main.bunsetsu)
  const theme = themeOf(sentence, last)
  if (own !== undefined) {
    const { first, last: end } = bunsetsu[own]!
    if (tokens.slice(first, end).some(({ pos }) => is(pos, 'formal'))) return false
    for (const at of themes.filter((at) => at < last.at && !gone.has(at))) {
      const theirs = clauses.some(({ predicate }) => predicate.arguments.some(({ slot, bunsetsu: of }) => slot === 'ga' && of === at))
      if (!theirs) return false
      for (const token of range(subtreeStart(bunsetsu, at), at + 1)) gone.add(token)
    }
    return true
  }
  // 事業費は1150億円で、|…|着工する: a figure's theme does nothing
  if (theme !== -1 && lacksSubject(main) && main.kind === 'verb' && isFigure(sentence, last.predicate)) return false
  if (theme !== -1 && lacksSubject(main)) {
    for (const kept of range(subtreeStart(bunsetsu, theme), theme + 1)) gone.delete(kept)
    return true
  }
  return hasSubject(main, gone) && !hasTwoSubjects(sentence, main, gone)
}

function isFigure({ bunsetsu, quantities }: NamedSentence, { kind, bunsetsu: at }: Predicate): boolean {
  const { start, end } = bunsetsu[at]!
  return kind === 'noun' && quantities.some((one) => one.start >= start && one.end <= end)
}

/** What is said in a report may reach over the clause; という speaks of what is left as it did of the whole. */
function isReport(sentence: NamedSentence, at: number, main: Predicate): boolean {
  const { bunsetsu } = sentence
  return (
    !main.meanings.includes('hearsay') &&
    bunsetsu.some((one, index) => index > at && one.head === bunsetsu[at]!.head && isQuote(sentence, index))
  )
}

/** …すると、述べた and not 158円24銭と、値をつけた. */
function isQuote({ bunsetsu, predicates, tokens }: NamedSentence, at: number): boolean {
  const { type, head, first, last } = bunsetsu[at]!
  if (type !== 'quote' || head !== bunsetsu.length - 1) return false
  return (
    predicates.some((one) => one.bunsetsu === at) ||
    !tokens.slice(first, last).some(({ pos }) => is(pos, 'suffix.counter') || is(pos, 'noun.number'))
  )
}

/** A noun with a bare は. */
function isTheme({ bunsetsu, tokens }: NamedSentence, at: number): boolean {
  const { type, first, last } = bunsetsu[at]!
  if (type !== 'topic') return false
  const end = is(tokens[last - 1]!.pos, 'symbol.comma') ? last - 2 : last - 1
  return end > first && is(tokens[end]!.pos, 'particle.topic') && !/^particle\.(case|compound)/.test(tokens[end - 1]!.pos)
}

/** The theme inside a clause: 停電は of 停電は12万戸に及び、今も続いている. */
function themeOf({ bunsetsu }: NamedSentence, { from, at, predicate }: Clause): number {
  const subject = predicate.arguments.find(({ slot, origin }) => slot === 'ga' && origin === 'topic')?.bunsetsu ?? -1
  return subject >= from && subject < at && bunsetsu[subject]!.type === 'topic' ? subject : -1
}

function lacksSubject({ arguments: slots, voice }: Predicate): boolean {
  return voice === 'active' && (slots.find(({ slot }) => slot === 'ga')?.bunsetsu ?? -1) === -1
}

/** Of 炭素は…と呼ばれ、取引も始まった and 市は…出したが、移ったのは87人だ the topic belongs to the first clause, whatever it hangs on. */
function hasTwoSubjects({ bunsetsu, tokens }: NamedSentence, main: Predicate, gone: ReadonlySet<number>): boolean {
  const said = main.arguments.find(({ slot, origin }) => slot === 'ga' && (origin === 'topic' || origin === 'shared'))?.bunsetsu ?? -1
  const own = (at: number): boolean => at === main.bunsetsu || (at !== -1 && bunsetsu[at]!.type === 'time' && own(bunsetsu[at]!.head))
  return (
    said !== -1 &&
    bunsetsu[said]!.type === 'topic' &&
    bunsetsu.some(({ head, type, last }, at) => {
      if (at === said || gone.has(at) || !own(head)) return false
      return type === 'also' || isSubject(tokens[last - 1]!) || (type === 'topic' && is(tokens[last - 2]?.pos ?? '', 'formal'))
    })
  )
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}
