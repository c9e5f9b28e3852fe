import type { Bunsetsu, NamedSentence, Predicate, Slot, Span, Token } from '../document.ts'

/**
 * A noun in front of a clause, as what fills one of its slots: 値上げ + を + 同社は秋に実施した → 値上げを同社は秋に実施した. Both stand at the start of a text;
 * the clause has its predicate at the end.
 */
export function joined(noun: NamedSentence, particle: string, slot: Slot, clause: NamedSentence): NamedSentence {
  const [tokens, bunsetsu] = [noun.tokens.length + 1, noun.bunsetsu.length]
  const by = noun.ja.length + particle.length - clause.start
  const moved = <T extends Span>(one: T): T => ({ ...one, start: one.start + by, end: one.end + by })
  const mark: Token = {
    surface: particle,
    lemma: particle,
    pos: 'particle.case',
    conjugation: '',
    form: '',
    reading: '',
    known: true,
    start: noun.ja.length,
    end: noun.ja.length + particle.length,
  }
  const root = bunsetsu + clause.bunsetsu.length - 1
  const own = noun.bunsetsu.map(
    (one, at): Bunsetsu => (at === bunsetsu - 1 ? { ...one, end: mark.end, last: tokens, head: root, type: 'case', margin: 1 } : one),
  )
  const others = clause.bunsetsu.map(
    (one): Bunsetsu => ({
      ...moved(one),
      first: one.first + tokens,
      last: one.last + tokens,
      head: one.head === -1 ? -1 : one.head + bunsetsu,
    }),
  )
  const place = (at: number) => (at === -1 ? -1 : at + bunsetsu)
  const filled = { slot, origin: 'case', bunsetsu: bunsetsu - 1 } as const
  const predicates = clause.predicates.map((one): Predicate => {
    const slots = one.arguments.map((argument) => ({
      ...argument,
      bunsetsu: place(argument.bunsetsu),
      ...(argument.referent && argument.bunsetsu !== -1 && { referent: moved(argument.referent) }),
    }))
    const main = place(one.bunsetsu) === root
    return {
      ...moved(one),
      bunsetsu: place(one.bunsetsu),
      noun: place(one.noun),
      arguments: main ? [...slots.filter((argument) => argument.slot !== slot), filled] : slots,
    }
  })
  const ja = noun.ja + particle + clause.ja
  return {
    ...clause,
    ja,
    start: 0,
    end: ja.length,
    tokens: [...noun.tokens, mark, ...clause.tokens.map(moved)],
    bunsetsu: [...own, ...others],
    predicates: [...noun.predicates.map((one) => (one.role === 'main' ? { ...one, role: 'relative' as const } : one)), ...predicates],
    quantities: [...noun.quantities, ...clause.quantities.map(moved)],
    names: [...noun.names, ...clause.names.map(moved)],
    entities: [...noun.entities, ...clause.entities.map(moved)],
    avoided: [...noun.avoided, ...clause.avoided.map(moved)],
  }
}
