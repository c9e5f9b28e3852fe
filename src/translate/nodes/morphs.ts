import type { Entity, Name, NamedSentence, Quantity, Span, Token } from '../../document.ts'
import type { Morph } from './node.ts'

/** What makes one word of several tokens. */
interface Mark {
  readonly span: Span
  readonly entity?: Entity
  readonly quantity?: Quantity
  readonly name?: Name
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Entities, then quantities, then names: the first to claim a place has it; a quantity with an entity in it (日本時間25日) comes before. */
function marksOf(sentence: NamedSentence): Mark[] {
  const marks: Mark[] = []
  const claim = (mark: Mark): void => {
    if (!marks.some(({ span }) => overlaps(span, mark.span))) marks.push(mark)
  }
  const { entities, quantities } = sentence
  const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end < outer.end
  for (const quantity of quantities) if (entities.some((entity) => holds(quantity, entity))) marks.push({ span: quantity, quantity })
  for (const entity of entities) claim({ span: entity, entity })
  for (const quantity of quantities) claim({ span: quantity, quantity })
  for (const name of sentence.names) claim({ span: name, name })
  return marks.sort((a, b) => a.span.start - b.span.start)
}

function plain(token: Token): Morph {
  const { surface, lemma, pos, conjugation, form, reading, known, start, end } = token
  return { surface, lemma: lemma === '*' ? surface : lemma, pos, conjugation, form, reading, known, start, end }
}

/** The tokens under a mark as one word. A mark that starts or ends inside a token keeps the rest of the token as a word of its own. */
function markedMorphs({ span, ...what }: Mark, tokens: readonly Token[], sentence: NamedSentence): Morph[] {
  const textAt = (start: number, end: number): string => sentence.ja.slice(start - sentence.start, end - sentence.start)
  const part = (token: Token, start: number, end: number): Morph => {
    const surface = textAt(start, end)
    return { ...plain(token), surface, lemma: surface, start, end, known: false, reading: '' }
  }
  const first = tokens[0]!
  const last = tokens.at(-1)!
  const surface = textAt(span.start, span.end)
  // 切り|離し|た: a term that is a verb goes on being one
  const inflects =
    /^(?:verb|adjective)$/.test(what.entity?.term?.pos ?? '') && /^(?:verb|adjective)/.test(last.pos) && last.end === span.end
  const made: Morph = {
    surface,
    lemma: inflects ? textAt(span.start, last.start) + last.lemma : surface,
    pos: inflects ? last.pos : what.quantity ? 'noun.quantity' : 'noun.proper.entity',
    conjugation: inflects ? last.conjugation : '',
    form: inflects ? last.form : '',
    reading: tokens.map((one) => one.reading).join(''),
    known: true,
    country: tokens.some((one) => one.pos === 'noun.proper.country'),
    start: span.start,
    end: span.end,
    ...what,
  }
  return [
    ...(first.start < span.start ? [part(first, first.start, span.start)] : []),
    made,
    ...(last.end > span.end ? [part(last, span.end, last.end)] : []),
  ]
}

/** The words of a sentence: its tokens, those under an entity, a quantity or a name as one. */
export function morphsOf(sentence: NamedSentence): Morph[] {
  const marks = marksOf(sentence)
  const { tokens } = sentence
  const made: Morph[] = []
  let at = 0
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index]!
    while (at < marks.length && marks[at]!.span.end <= token.start) at++
    const mark = marks[at]
    if (!mark || !overlaps(mark.span, token)) {
      made.push(plain(token))
      index++
      continue
    }
    const first = index
    while (index < tokens.length && tokens[index]!.start < mark.span.end) index++
    made.push(...markedMorphs(mark, tokens.slice(first, index), sentence))
    at++
  }
  return made
}
