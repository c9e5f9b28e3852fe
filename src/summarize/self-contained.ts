import type { Article, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { makeFullNames } from './full-names.ts'
import { makePlaces } from './places.ts'
import { makeSameDay } from './same-day.ts'
import { wordsText } from './splice.ts'
import { makeSubjects, withSubject } from './subjects.ts'

/** A line that can be read without the article, the ids of the sentences that hold what was put in, and the names it says in full. */
export interface SelfContained {
  readonly line: DraftLine
  readonly sources: readonly string[]
  readonly said: readonly string[]
}

/** What a line may lean on: the sentence of the article it was made of, by its index, the line before it, and the names that stand before it. */
export interface Setting {
  readonly index: number
  readonly article: Article<TranslatedSentence>
  /** '' for a line that is read alone. */
  readonly before: string
  readonly said: ReadonlySet<string>
}

/** Makes the rule for lines that are read alone: the subject that was left out, the day and the town that were meant, names in full. */
export function makeSelfContained(language: Language): (line: DraftLine, setting: Setting) => SelfContained {
  const subjects = makeSubjects(language)
  const sameDay = makeSameDay(language)
  const places = makePlaces(language)
  const fullNames = makeFullNames(language)
  const topic = language.rows('ja/keys').find(({ key }) => key === 'wa')!.ja!

  return (line, { index, article, before, said }) => {
    const sentence = asSentence(line)
    if (!sentence.bunsetsu.length) return { line, sources: [], said: [] }
    const subject = subjects(sentence, index, article)
    const put = subject && !before.includes(wordsText(subject.words)) && !sentence.ja.includes(wordsText(subject.words))
    const full: NamedSentence = put ? withSubject(sentence, subject, topic) : sentence
    // In the summary the day stands in the line before, or the line says so by itself.
    const dated = before === '' ? sameDay(full, index, article) : { sentence: full }
    const placed = places(dated.sentence, index, article, said)
    const named = fullNames(placed.sentence, index, article, said)
    return {
      line: named.sentence === sentence ? line : draftLine(named.sentence),
      sources: [
        ...new Set([...(put ? [subject.source] : []), ...(dated.source ? [dated.source] : []), ...placed.sources, ...named.sources]),
      ],
      said: [...placed.said, ...named.said],
    }
  }
}
