import type { Article, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { tokensIn } from '../lines/alone.ts'
import { joined, type Mark } from '../lines/join.ts'
import { type DatedEvent, only } from './events.ts'

/** A clause, and the ids of the sentences whose names were put in. */
export interface WithSubject {
  readonly clause: NamedSentence
  readonly source: readonly string[]
}

/** Makes the rule for clauses whose subject the sentence does not name: 量産開始を目指す → アオネ電池は量産開始を目指す, when a firm was named for it. */
export function makeSubjects(language: Language): (event: DatedEvent, article: Article<TranslatedSentence>) => WithSubject {
  const wa = language.rows('ja/keys').find(({ key }) => key === 'wa')!.ja!
  const topic: Mark = { surface: wa, pos: 'particle.topic', slot: 'ga', type: 'topic' }

  return ({ clause, predicate }, { sentences }) => {
    const none = { clause, source: [] }
    const zero = predicate?.arguments.find(({ slot }) => slot === 'ga')
    const referent = zero?.origin === 'context' && predicate?.voice === 'active' ? zero.referent : undefined
    if (!referent || clause.bunsetsu.some(({ type }) => type === 'topic')) return none
    const sentence = sentences.find(({ id }) => id === referent.sentence)
    const entity = sentence?.entities.find(({ type, start, end }) => type === 'ORG' && start >= referent.start && end <= referent.end)
    if (!sentence || !entity || clause.ja.includes(entity.ja)) return none
    const noun = only(sentence, tokensIn(sentence, entity))
    return noun?.ja === entity.ja ? { clause: joined(noun, topic, clause), source: [sentence.id] } : none
  }
}
