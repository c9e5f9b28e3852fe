import type { Morph, Node } from '../nodes/node.ts'
import type { Grammar, Predicate } from './grammar.ts'

const nounLike = (pos: string): boolean => /^(?:noun|suffix|pronoun|unknown|formal|symbol\.letter|prefix)/.test(pos)

/** ご|参加|ください, ご|協力|いただく: a verbal noun with a verb of manners instead of する; null for all others. */
function politePredicate(core: readonly Morph[], tail: readonly Morph[], grammar: Grammar): Predicate | null {
  const { keys, lexicon } = grammar
  const [first, ...rest] = tail
  if (!first || core.at(-1)!.pos !== 'noun.sahen') return null
  const asks = first.lemma === keys.get('kudasaru')
  if (!asks && first.lemma !== keys.get('itadaku')) return null
  const noun = core[0]!.pos.startsWith('prefix') ? core.slice(1) : core
  const lemma = noun.map((morph) => morph.surface).join('') + keys.get('suru')!
  if (!lexicon.hasFrames(lemma)) return null
  return { kind: 'sahen', lemma, lead: [], morphs: [...core, first], tail: asks ? tail : rest, potential: false, bare: false }
}

/** 高|すぎる, 静か|過ぎる: too high, too quiet. */
function isExcess(first: Morph | undefined, { keys }: Grammar): boolean {
  return first !== undefined && (first.lemma === keys.get('sugiru') || first.lemma === keys.get('sugiru-kanji'))
}

/** What kind of predicate a bunsetsu is; null for a plain noun, adverb … 加速させる → sahen 加速する; 重要だ → na; 課題だ → nominal. */
export function predicateOf(node: Node, grammar: Grammar): Predicate | null {
  const { core, tail } = node
  const last = core.at(-1)
  if (!last) return null
  if (last.pos === 'verb' || last.pos === 'verb.dependent') {
    const lead = core.slice(0, -1)
    const compound = core.map((morph, index) => (index === core.length - 1 ? morph.lemma : morph.surface)).join('')
    if (lead.length && grammar.lexicon.hasFrames(compound))
      return { kind: 'verb', lemma: compound, lead: [], morphs: core, tail, potential: false, bare: false }
    const next = tail[0]
    if (next && (next.pos === 'verb.dependent' || next.pos === 'verb') && last.form.startsWith('continuative')) {
      const joined = last.surface + next.lemma
      if (grammar.lexicon.hasFrames(joined))
        return { kind: 'verb', lemma: joined, lead, morphs: [last, next], tail: tail.slice(1), potential: false, bare: false }
    }
    // 欠か|せ|ない, 思い|がけ|ない: the lexicon has the whole as an adjective
    for (let used = 1; used <= 2 && used <= tail.length; used++) {
      const joined = tail.slice(0, used)
      const closing = joined.at(-1)!
      const lemma = last.surface + joined.map((morph) => (morph === closing ? morph.lemma : morph.surface)).join('')
      // 欠か|せ|ず: the same word where the clause goes on
      const goesOn = used > 1 && closing.conjugation === 'nu' && closing.form.startsWith('continuative')
      const whole = goesOn ? lemma.slice(0, lemma.length - closing.lemma.length) + grammar.keys.get('nai')! : lemma
      if (goesOn && grammar.lexicon.hasFrames(whole))
        return { kind: 'adjective', lemma: whole, lead, morphs: [last, ...joined], tail: tail.slice(used), potential: false, bare: false }
      if (closing.conjugation !== 'nai' || !grammar.lexicon.hasFrames(lemma)) continue
      return { kind: 'adjective', lemma, lead, morphs: [last, ...joined], tail: tail.slice(used), potential: false, bare: false }
    }
    const base = grammar.potentialBase(last.lemma)
    return { kind: 'verb', lemma: base ?? last.lemma, lead, morphs: [last], tail, potential: base !== undefined, bare: false }
  }
  const excess = isExcess(tail[0], grammar)
  if ((last.pos === 'adjective' || last.pos === 'adjective.dependent') && (last.form !== 'stem' || excess)) {
    const compound = core.map((morph, index) => (index === core.length - 1 ? morph.lemma : morph.surface)).join('')
    if (core.length > 1 && grammar.lexicon.hasFrames(compound))
      return { kind: 'adjective', lemma: compound, lead: [], morphs: core, tail, potential: false, bare: false }
    return { kind: 'adjective', lemma: last.lemma, lead: core.slice(0, -1), morphs: [last], tail, potential: false, bare: false }
  }
  if (!nounLike(last.pos) && last.pos !== 'adverb') return null
  const first = tail[0]
  if (!first) return null
  if (excess && (last.pos === 'noun.na' || last.pos === 'suffix.na'))
    return { kind: 'na', lemma: core.map((morph) => morph.surface).join(''), lead: [], morphs: core, tail, potential: false, bare: false }
  const polite = politePredicate(core, tail, grammar)
  if (polite) return polite
  const suru = grammar.keys.get('suru')!
  const dekiru = grammar.keys.get('dekiru')!
  if ((first.pos.startsWith('verb') && (first.conjugation === 'sahen' || first.lemma === dekiru)) || first.lemma === suru) {
    const text = core.map((morph) => morph.surface)
    for (let at = 0; at < core.length; at++) {
      const lemma = text.slice(at).join('') + suru
      if (grammar.lexicon.hasFrames(lemma)) {
        return {
          kind: 'sahen',
          lemma,
          lead: core.slice(0, at),
          morphs: [...core.slice(at), first],
          tail: tail.slice(1),
          potential: first.lemma === dekiru,
          bare: false,
        }
      }
    }
    // 3度|ブレークする: a number is no part of a word nobody knows
    const counted = core.findLastIndex((morph) => morph.quantity !== undefined) + 1
    const from = counted < core.length ? counted : 0
    return {
      kind: 'sahen',
      lemma: text.slice(from).join('') + suru,
      lead: core.slice(0, from),
      morphs: [...core.slice(from), first],
      tail: tail.slice(1),
      potential: first.lemma === dekiru,
      bare: false,
    }
  }
  if (first.pos.startsWith('verb') && first.pos !== 'verb.suffix')
    return { kind: 'verb', lemma: first.lemma, lead: core, morphs: [first], tail: tail.slice(1), potential: false, bare: false }
  if (first.pos === 'auxiliary' || first.pos === 'adjective.dependent' || first.pos === 'adjective') {
    const lemma = core.map((morph) => morph.surface).join('')
    if (
      last.pos === 'noun.na' ||
      last.pos === 'suffix.na' ||
      (grammar.lexicon.frames(lemma).some((frame) => frame.type === 'na') && (last.pos !== 'noun' || core.length > 1))
    ) {
      return { kind: 'na', lemma, lead: [], morphs: core, tail, potential: false, bare: false }
    }
    return { kind: 'nominal', lemma, lead: [], morphs: core, tail, potential: false, bare: false }
  }
  return null
}

/** 受注が|好調: a quality without だ, as headlines end in. */
export function isBareQuality({ core, tail }: Node, { lexicon }: Pick<Grammar, 'lexicon'>): boolean {
  return !tail.length && lexicon.frames(core.map(({ surface }) => surface).join('')).some(({ type }) => type === 'na')
}

/** A verbal noun that closes a clause on its own: 重慶が台頭。 Its verb, or null. */
export function bareVerbalNoun(node: Node, grammar: Grammar): Predicate | null {
  const { core } = node
  const last = core.at(-1)
  if (!last || node.tail.length) return null
  const suru = grammar.keys.get('suru')!
  const text = core.map((morph) => morph.surface)
  for (let at = 0; at < core.length; at++) {
    const lemma = text.slice(at).join('') + suru
    // 4社|連合: who they are
    if (at > 0 && grammar.lexicon.words(text.slice(at).join('')).some(({ pos, sem }) => pos === 'vs' && sem === 'org')) continue
    if (grammar.lexicon.hasFrames(lemma))
      return { kind: 'sahen', lemma, lead: core.slice(0, at), morphs: core.slice(at), tail: [], potential: false, bare: true }
  }
  return null
}
