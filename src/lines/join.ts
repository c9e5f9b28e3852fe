import type { Bunsetsu, DependencyType, NamedSentence, Predicate, PredicateArgument, Slot, Span, Token } from '../document.ts'

/** What puts a noun into a clause: が, を or は, and the slot it fills. */
export interface Mark {
  readonly surface: string
  readonly pos: string
  readonly slot: Slot
  readonly type: DependencyType
}

/**
 * A noun put into a clause: 同社は秋に実施した + 値上げ + を → 同社は秋に値上げを実施した. An object goes before the predicate, a subject or topic to the front.
 * Both stand at the start of a text, and the clause has its predicate at the end.
 */
export function joined(noun: NamedSentence, { surface, pos, slot, type }: Mark, clause: NamedSentence): NamedSentence {
  const root = clause.bunsetsu.length - 1
  const at = slot === 'o' ? root : 0
  const from = clause.bunsetsu[at]!
  const place = from.start - clause.start
  const mark: Token = {
    surface,
    lemma: surface,
    pos,
    conjugation: '',
    form: '',
    reading: '',
    known: true,
    start: place + noun.ja.length,
    end: place + noun.ja.length + surface.length,
  }
  const [count, length, words] = [noun.bunsetsu.length, noun.ja.length + surface.length, noun.tokens.length + 1]
  const shift = (one: Span, by: number) => ({ start: one.start + by, end: one.end + by })
  const inner = <T extends Span>(one: T): T => ({ ...one, ...shift(one, place - noun.start) })
  const outer = <T extends Span>(one: T): T => ({ ...one, ...shift(one, -clause.start + (one.start >= from.start ? length : 0)) })
  const moved = (index: number) => (index < 0 ? index : index >= at ? index + count : index)
  const own = noun.bunsetsu.map((one, index): Bunsetsu => {
    const last = index === count - 1
    return {
      ...inner(one),
      first: one.first + from.first,
      last: one.last + from.first + (last ? 1 : 0),
      head: last ? root + count : one.head + at,
      ...(last && { type, margin: 1, end: mark.end }),
    }
  })
  const others = clause.bunsetsu.map((one, index): Bunsetsu => {
    const by = index >= at ? words : 0
    return { ...outer(one), first: one.first + by, last: one.last + by, head: moved(one.head) }
  })
  const slots = (of: Predicate, by: (index: number) => number, to: <T extends Span>(one: T) => T): PredicateArgument[] =>
    of.arguments.map((one) => ({
      ...one,
      bunsetsu: by(one.bunsetsu),
      ...(one.referent && { referent: one.bunsetsu < 0 ? one.referent : to(one.referent) }),
    }))
  const filled: PredicateArgument = { slot, origin: type === 'topic' ? 'topic' : 'case', bunsetsu: at + count - 1 }
  const ofNoun = noun.predicates.map((one): Predicate => {
    const by = (index: number) => (index < 0 ? index : index + at)
    return {
      ...inner(one),
      bunsetsu: by(one.bunsetsu),
      noun: by(one.noun),
      arguments: slots(one, by, inner),
      ...(one.role === 'main' && { role: 'relative' }),
    }
  })
  const ofClause = clause.predicates.map((one): Predicate => {
    const all = slots(one, moved, outer)
    const main = one.bunsetsu === root
    return {
      ...outer(one),
      bunsetsu: moved(one.bunsetsu),
      noun: moved(one.noun),
      arguments: main ? [...all.filter((each) => each.slot !== slot), filled] : all,
    }
  })
  const byPlace = <T extends Span>(of: readonly T[], to: readonly T[]): T[] =>
    [...of.map(inner), ...to.map(outer)].sort((one, other) => one.start - other.start)
  const text = clause.ja
  const ja = text.slice(0, place) + noun.ja + surface + text.slice(place)
  return {
    ...clause,
    ja,
    start: 0,
    end: ja.length,
    tokens: [
      ...clause.tokens.slice(0, from.first).map(outer),
      ...noun.tokens.map(inner),
      mark,
      ...clause.tokens.slice(from.first).map(outer),
    ],
    bunsetsu: [...others.slice(0, at), ...own, ...others.slice(at)],
    predicates: [...ofNoun, ...ofClause].sort((one, other) => one.bunsetsu - other.bunsetsu),
    quantities: byPlace(noun.quantities, clause.quantities),
    names: byPlace(noun.names, clause.names),
    entities: byPlace(noun.entities, clause.entities),
    avoided: byPlace(noun.avoided, clause.avoided),
  }
}
