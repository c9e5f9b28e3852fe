import type { NamedSentence, Predicate } from '../document.ts'
import { type DraftLine, draftLine, replaced } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { is } from '../lines/patterns.ts'
import { subtreeStart } from '../lines/subtree.ts'

/** 売上高が4812億円、 before 営業利益が918億円だった: bunsetsu `from` … `at`, the item at `item`, its value at `at`. */
interface Figure {
  readonly from: number
  readonly item: number
  readonly at: number
}

/**
 * The facts of a sentence that counts up values under one predicate, each as a sentence: the last one, and each of the others with the common end.
 * 売上高は4812億円、利益は918億円だった。 → 利益は918億円だった。 and 売上高は4812億円だった。 None when a word like いずれも speaks of all of them.
 */
export function splitFigures(sentence: NamedSentence, backward: ReadonlySet<string>): readonly NamedSentence[] {
  const figures = figuresOf(sentence)
  if (!figures.length || sentence.tokens.some(({ surface, lemma }) => backward.has(surface) || backward.has(lemma))) return []
  const last = asSentence(figures.reduce((line, figure) => cut(line, figure.from, figure.at), draftLine(sentence)))
  const end = commonEnd(sentence, figures.at(-1)!)
  const others = end === undefined ? [] : figures.map((figure) => one(sentence, figure, figures, end))
  return [last, ...others]
}

/** Values that stand before a comma with no particle, each behind its item: 売上高が|前年同期比18.3%増の|4812億円、 */
function figuresOf({ tokens, bunsetsu, quantities }: NamedSentence): Figure[] {
  return bunsetsu.flatMap(({ first, last, head }, at): Figure[] => {
    const comma = tokens[last - 1]!
    const value = tokens[last - 2]
    if (head === -1 || last - first < 2 || !is(comma.pos, 'symbol.comma') || !value || !/^(suffix|noun|symbol\.close)/.test(value.pos))
      return []
    const named = quantities.some(
      ({ start, end, kind }) => start < comma.start && end >= tokens[first]!.start && !/^(date|time|duration|ordinal)$/.test(kind),
    )
    if (!named) return []
    let item = at - 1
    while (item >= 0 && bunsetsu[item]!.type === 'adnominal') item--
    const mark = item < 0 ? undefined : bunsetsu[item]!
    if (!mark || !(mark.type === 'topic' || isSubject(tokens[mark.last - 1]!))) return []
    return [{ from: subtreeStart(bunsetsu, item), item, at }]
  })
}

/** が behind a noun. */
export function isSubject({ pos, surface }: NamedSentence['tokens'][number]): boolean {
  return is(pos, 'particle.case') && subject.test(surface)
}

/** が, by its code point: no Japanese stands in code. */
const subject = /^\u304c$/

function cut(line: DraftLine, from: number, to: number): DraftLine {
  const { bunsetsu } = line.sentence
  return replaced(line, bunsetsu[from]!.first, bunsetsu[to]!.last)
}

/** First token of what the values have in common at the end (だった, を見込む): the rest of the bunsetsu of the last value and what follows. */
function commonEnd({ tokens, bunsetsu, quantities }: NamedSentence, { at }: Figure): number | undefined {
  const from = bunsetsu[at]!.last
  const value = quantities.findLast(({ start, kind }) => start >= tokens[from]!.start && !/^(date|time|duration|ordinal)$/.test(kind))
  if (!value) return undefined
  let end = tokens.findIndex(({ start }) => start >= value.end)
  // （従来予想は…） behind the value belongs to it.
  if (/^[（(]$/.test(tokens[end]?.surface ?? '')) end = tokens.findIndex(({ surface }, at) => at > end && /^[）)]$/.test(surface)) + 1
  const root = bunsetsu.at(-1)!
  return end > 0 && /^(particle|auxiliary|symbol\.stop)/.test(tokens[end]!.pos) && end >= (bunsetsu.at(-2)?.first ?? root.first)
    ? end
    : undefined
}

function one(sentence: NamedSentence, figure: Figure, figures: readonly Figure[], end: number): NamedSentence {
  const { bunsetsu } = sentence
  const comma = bunsetsu[figure.at]!.last - 1
  let line = replaced(replaced(draftLine(sentence), comma, comma + 1), bunsetsu[figures.at(-1)!.at]!.last, end)
  for (const other of figures) if (other !== figure) line = cut(line, other.from, other.at)
  const made = asSentence(line)
  const before = line.words.slice(0, bunsetsu[figure.item]!.first).filter(Boolean).length
  const item = made.bunsetsu.findIndex(({ first, last }) => first <= before && before < last)
  return { ...made, predicates: made.predicates.map((predicate) => (predicate.role === 'main' ? withSubject(predicate, item) : predicate)) }
}

function withSubject(predicate: Predicate, item: number): Predicate {
  const others = predicate.arguments.filter(({ slot }) => slot !== 'ga')
  return item === -1 ? predicate : { ...predicate, arguments: [{ slot: 'ga', origin: 'case', bunsetsu: item }, ...others] }
}
