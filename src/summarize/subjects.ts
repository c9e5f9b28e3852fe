import type { Article, Entity, NamedSentence, Span, Token, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { wordLists } from '../lines/patterns.ts'
import { makeAntecedents } from '../lines/references.ts'
import { prefixed, type Words, wordsText } from './splice.ts'

/** A subject that the Japanese leaves out: who it is, and the sentence that names it. */
export interface Subject {
  readonly words: Words
  readonly source: string
}

/** How many sentences back a subject may stand. */
const reach = 3
const plainName = /^[\p{L}\p{M}\p{N}ー・＝=&.-]+$/u

/**
 * Makes the finder of subjects left out: 10月に全国で眼鏡を売り出す。 behind a sentence about ヒビキ電子 → ヒビキ電子. Only who is the subject of an earlier main clause,
 * an organisation that does what organisations do to something, with no other organisation and no person named since.
 */
export function makeSubjects(
  language: Language,
): (sentence: NamedSentence, index: number, article: Article<TranslatedSentence>) => Subject | undefined {
  const lists = wordLists(language)
  const deeds = lists('deeds')
  const both = lists('deeds-both')
  const actors = lists('actors')
  const copulas = new Set(language.rows('ja/copulas').map(({ lemma }) => lemma!))
  const bodies = [...lists('deciders')]
  const antecedent = makeAntecedents(language)

  function leftOut({ predicates, bunsetsu, entities, tokens }: NamedSentence) {
    const main = predicates.find(({ role }) => role === 'main')
    const [ga] = main?.arguments ?? []
    if (!main || ga?.slot !== 'ga' || ga.origin !== 'context' || !ga.referent) return undefined
    if (main.kind !== 'verb' || main.voice !== 'active' || main.mood !== 'statement' || !(deeds.has(main.lemma) || both.has(main.lemma)))
      return undefined
    // 再開する happens to things too.
    if (both.has(main.lemma) && !main.arguments.some(({ slot, bunsetsu: at }) => slot === 'o' && at !== -1)) return undefined
    if (bunsetsu.some(({ type }) => type === 'topic' || type === 'also')) return undefined
    // 販売が伸び、落ち込みを補った, 需要に応じるもので、…引き上げる: what comes before is said of something else.
    const own = predicates.some(
      (one) =>
        one.role !== 'relative' &&
        one.role !== 'content' &&
        (one.kind === 'noun' ||
          (one !== main && tokens.some(({ lemma, start, end }) => copulas.has(lemma) && one.start <= start && end <= one.end)) ||
          one.arguments.some(({ slot, bunsetsu: at }) => slot === 'ga' && at !== -1)),
    )
    return own || entities.some(({ type }) => type === 'PERSON') ? undefined : ga.referent
  }

  return (sentence, index, article) => {
    const referent = leftOut(sentence)
    const place = referent ? article.sentences.findIndex(({ id }) => id === referent.sentence) : -1
    const source = article.sentences[place]
    if (!referent || !source || source.kind !== 'body' || place >= index || place < index - reach) return undefined
    const between = article.sentences.slice(place, index)
    if (between.some(({ kind }) => kind !== 'body')) return undefined
    const main = source.predicates.find(({ role }) => role === 'main')
    if (!main?.arguments.some(({ slot, bunsetsu, referent: at }) => slot === 'ga' && bunsetsu !== -1 && at?.start === referent.start))
      return undefined
    const found = antecedent(referent.ja, referent.start, place, article)
    const entity = found?.entity ?? source.entities.find((one) => one.type === 'ORG' && isAll(one, referent, source))
    const placed = entity ? undefined : beforePlace(referent, source)
    if (!entity && !placed && !actors.has(referent.ja)) return undefined
    const others = between.flatMap(({ entities }) => entities).filter(({ type }) => type === 'ORG' || type === 'PERSON')
    if (others.some((one) => one.en !== entity?.en && !inside(one, referent))) return undefined
    const held = found ? article.sentences.find(({ id }) => id === found.sentence) : source
    const words = held && wordsOf(entity ?? placed ?? referent, held)
    const name = words ? wordsText(words) : ''
    return !words || !plainName.test(name) || bodies.some((end) => name.endsWith(end)) ? undefined : { words, source: held.id }
  }
}

/** Puts a subject in front: 来年売り出す → みなと食品は来年売り出す. `topic` is は. */
export function withSubject(sentence: NamedSentence, { words }: Subject, topic: string): NamedSentence {
  const main = sentence.predicates.find(({ role }) => role === 'main')
  const [{ referent: wanted } = {}] = main?.arguments ?? []
  const { end = 0 } = words.tokens.at(-1) ?? {}
  const mark: Token = {
    ...{ surface: topic, lemma: topic, pos: 'particle.topic', conjugation: '', form: '', reading: '', known: true },
    ...{ start: end, end: end + topic.length },
  }
  return prefixed(
    sentence,
    { ...words, tokens: [...words.tokens, mark] },
    ({ arguments: [ga] }) => ga?.origin === 'context' && ga.referent?.start === wanted?.start,
  )
}

/** The name is all of it, but for what stands in brackets behind it. */
function isAll(one: Entity, { start, end }: Span, { ja, start: from }: TranslatedSentence): boolean {
  return one.start === start && (one.end === end || (one.end < end && /^[(（]/.test(ja.slice(one.end - from))))
}

/** 九州ジオパワー of 九州ジオパワー（福岡市）: it has its seat there, so it is an organisation. */
function beforePlace({ start, end }: Span, { ja, start: from, entities }: TranslatedSentence): Span | undefined {
  const open = ja.slice(start - from, end - from).search(/[(（]/)
  const seat = open > 0 && entities.some((one) => one.type === 'LOC' && one.start === start + open + 1)
  return seat ? { start, end: start + open } : undefined
}

function inside(one: Entity, { start, end }: Span): boolean {
  return start <= one.start && one.end <= end
}

function wordsOf(span: Span, { tokens, entities }: TranslatedSentence): Words {
  return {
    tokens: tokens.filter(({ start, end }) => start >= span.start && end <= span.end),
    entities: entities.filter((one) => one.start >= span.start && one.end <= span.end),
  }
}
