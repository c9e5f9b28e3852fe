import { coreText, type Node, spansOf, surfaceOf } from '../nodes/node.ts'
import { attributiveOf } from './attributive.ts'
import type { Grammar } from './grammar.ts'
import { wordAfter } from './senses.ts'

/** severe → severely, easy → easily. */
export function adverbFromAdjective(adjective: string): string {
  if (/ly$|ward$|^(?:fast|hard|early|late|well|long|high|more|most|less|further|first|soon)$/.test(adjective)) return adjective
  if (adjective.includes(' ')) return `in a ${adjective} manner`
  if (adjective === 'good') return 'well'
  if (/[^aeiou]y$/.test(adjective)) return `${adjective.slice(0, -1)}ily`
  if (/[^aeiou]le$/.test(adjective)) return `${adjective.slice(0, -1)}y`
  if (/ic$/.test(adjective)) return `${adjective}ally`
  if (/ue$/.test(adjective)) return `${adjective.slice(0, -1)}ly`
  if (/ll$/.test(adjective)) return `${adjective}y`
  return `${adjective}ly`
}

/** A bunsetsu that is an adverb by its class: さらに, 近年, a connective. */
export function isAdverb(node: Node): boolean {
  const pos = node.core.at(-1)?.pos ?? ''
  return pos === 'adverb' || pos === 'conjunction' || (pos === 'noun.adverbial' && !node.tail.length) || pos.startsWith('interjection')
}

/** An adverb, a time noun, or the adverbial form of an adjective: さらに → further, 大幅に → sharply, 著しく → markedly. */
export function adverbOf(node: Node, grammar: Grammar): string {
  const whole = surfaceOf(node)
  const listed = grammar.adverbs.get(whole) ?? grammar.adverbs.get(coreText(node))
  if (listed) return listed
  const rowsWhole = grammar.lexicon.words(whole)
  const adverb =
    rowsWhole.find((row) => row.pos === 'adv') ??
    grammar.lexicon.words(coreText(node)).find((row) => row.pos === 'adv' || row.pos === 'conj')
  if (adverb) return adverb.en
  const last = node.core.at(-1)!
  if (last.pos === 'adjective') {
    const attributive = attributiveOf(grammar.lexicon, last.lemma)
    if (attributive) return adverbFromAdjective(attributive)
    const plain = grammar.lexicon
      .frames(last.lemma)
      .find((one) => one.type === 'adj' && one.template.verb === 'be' && one.template.rest.length === 1)
    const only = plain?.template.rest[0]
    if (only && 'word' in only) return adverbFromAdjective(only.word)
  }
  const rows = grammar.lexicon.words(coreText(node))
  const particles = [grammar.keys.get('ni'), grammar.keys.get('to')]
  const ready = rows.flatMap((row) => row.alternatives).find((alternative) => particles.includes(wordAfter(alternative.cue) ?? ''))
  if (ready) return ready.en
  const na = rows.find((row) => row.pos === 'na')
  if (na) return adverbFromAdjective(na.en)
  const row = rowsWhole[0] ?? rows[0]
  if (row) return row.en
  const { imported } = grammar.compound
  const from = spansOf(node.core)
  const borrowed = imported.take(whole, ['adv', 'exp'], from) ?? imported.take(coreText(node), ['adv', 'exp'], from)
  if (borrowed) return borrowed.en
  const quality = imported.take(coreText(node), ['na'], from) ?? imported.take(last.lemma, ['adj'], from)
  if (quality) return adverbFromAdjective(quality.en)
  return grammar.compound.romaji.any(coreText(node), node.core.map((morph) => morph.reading).join(''))
}
