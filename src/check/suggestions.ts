import type { NamedSentence, Note, Span } from '../document.ts'

const values = /^(?:number|unit|currency|percent|date|era|fiscal|time|duration|ordinal)-/
const wanted = /^(?:term|name|keep)-/

/** English that would be right for a finding, from the analysis of the Japanese: 約1兆2000億円 → about 1.2 trillion yen. Undefined where nobody can tell. */
export function suggestionFor(note: Note, sentence: NamedSentence): string | undefined {
  if (note.code === 'doubled-word') return note.actual?.split(/\s+/)[0]
  if (/^(?:url|email|link)-changed$/.test(note.code)) return note.expected
  if (/-(?:added|unproven|ambiguous|moved|guessed|anchor|range|converted)$/.test(note.code) || !note.source) return undefined
  if (wanted.test(note.code)) {
    const entity = sentence.entities.find((one) => overlap(one, note.source!))
    return note.code.endsWith('-inconsistent') ? (note.expected ?? entity?.en) : (entity?.en ?? note.expected)
  }
  if (values.test(note.code)) return sentence.quantities.find((quantity) => overlap(quantity, note.source!) && quantity.en !== '')?.en
  return undefined
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && a.end > b.start
}
