import type { Article, Entity, Name, NamedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { overlaps, within } from '../spans.ts'
import { makeNameEntity } from './name-entity.ts'
import { makeNameMemory } from './name-memory.ts'

/**
 * Makes the second half of the glossary stage: names the analysis found and the user's glossary does not hold become entities, with the English of the
 * lexicon, else written from their reading (source `rule`); short forms later in the article are the same entities. Names made of common nouns alone are left to composition and taken out of `names`.
 */
export function makeNameEntities(language: Language): (article: Article<NamedSentence>) => Article<NamedSentence> {
  const entityOf = makeNameEntity(language)
  const remember = makeNameMemory(language)

  function named(sentence: NamedSentence): NamedSentence {
    const entities: Entity[] = [...sentence.entities]
    const names: Name[] = []
    for (const name of sentence.names) {
      if (overlaps(sentence.entities, name)) continue
      const made = entityOf(name, within(sentence.tokens, name))
      if (made === 'no name') continue
      names.push(name)
      if (made !== 'name') entities.push(made)
    }
    entities.sort((a, b) => a.start - b.start)
    return { ...sentence, entities, names }
  }

  return (article) => remember({ ...article, sentences: article.sentences.map(named) })
}
