import type { Story, StoryMember } from '../digest.ts'
import type { Article, Band, NamedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { dayNumber, makeByline } from './byline.ts'
import { makeContext } from './context.ts'
import { clashesOf } from './differences.ts'
import { factsOf } from './facts.ts'
import { type Group, type GroupOptions, groupRecords, usualGrouping } from './groups.ts'
import { makeMentions } from './mentions.ts'
import { misspeltPeople, misspeltThings } from './misspelt.ts'
import { personClashes, placeClashes } from './name-clashes.ts'
import { makeNames } from './people.ts'
import { makeRecorder, type StoryRecord, type TokensOf } from './record.ts'
import { type Cite, figureDifferences, nameDifferences } from './told.ts'
import { makeStoryWords } from './words.ts'

export type { Group, GroupOptions, StoryRecord, TokensOf }
export { usualGrouping }

/** An article of a group, read and analyzed, with the English its digest has. */
export interface StoryArticle {
  readonly article: Article<NamedSentence>
  readonly titleEn: string
  readonly english: ReadonlyMap<string, { readonly en: string; readonly band: Band }>
}

export interface Stories {
  /** What is kept of an article until the whole batch is known. */
  record(article: Article): StoryRecord
  /** Records → stories by ids of their articles. A thousand take a second or two. */
  group(records: readonly StoryRecord[], options?: Partial<GroupOptions>): Group[]
  /** The day of the report where the metadata have none, for the analysis: 19日 is then a day. */
  dated<A extends Article>(article: A): A
  /** The articles of a group as one story. `subject.en` of a difference is '' where the tables have no English for it. */
  tell(members: readonly StoryArticle[], repeats: Group['repeats']): Omit<Story, 'slug'>
}

/** Makes the stage: which articles of a batch tell one story, and what they say together and against each other. */
export function makeStories(language: Language, tokensOf: TokensOf): Stories {
  const words = makeStoryWords(language)
  const bylineOf = makeByline(language)
  const record = makeRecorder(words, tokensOf, bylineOf)
  const contextOf = makeContext(words, language)
  const mentions = makeMentions(language, words, contextOf, bylineOf)
  const names = makeNames(language, words, contextOf)
  const { slots } = mentions
  const of = language.rows('ja/keys').find((row) => row.key === 'no')?.ja ?? ''

  return {
    record,
    group: (records, options = {}) => groupRecords(records, { ...usualGrouping, ...options }),
    dated: (article) => ({ ...article, metadata: { ...article.metadata, date: bylineOf(article).date } }),
    tell(given, repeats) {
      const members = [...given].sort((a, b) => dayOf(a) - dayOf(b) || (a.article.id < b.article.id ? -1 : 1))
      const articles = members.map(({ article }) => article)
      const ids = new Map(articles.map(({ id }, index) => [id, index]))
      const cite: Cite = (index, sentence) => {
        const { article, english } = members[index]!
        const said = english.get(sentence)
        const ja = article.sentences.find(({ id }) => id === sentence)?.ja ?? ''
        return { article: article.id, sentence, ja, en: said?.en ?? '', band: said?.band ?? 'red' }
      }
      const texts = articles.map(({ text }) => text)
      const figures = clashesOf(articles.map(mentions.of), (slot) => slots.get(slot)?.how === 'moves')
      const found = articles.map(names.people)
      const people = [
        ...personClashes(found, texts, words.of('sole-role')),
        ...misspeltPeople(articles, found, names.endsName),
        ...misspeltThings(articles, words),
      ]
      const places = placeClashes(articles.map(names.places), texts)
      const voices = articles.map(({ id }, index) => ids.get(repeats.get(id) ?? '') ?? index)
      const bylines = articles.map((article) => bylineOf(article).sentence)
      const main = given[0]!
      const figureList = figureDifferences(figures, { slots, of }, cite)
      const differences = [
        ...figureList.filter(({ sort }) => sort === 'contradiction'),
        ...nameDifferences(people, slots, cite),
        ...nameDifferences(places, slots, cite),
        ...figureList.filter(({ sort }) => sort === 'update'),
      ]
      const disputed = new Set(
        differences.flatMap(({ sides }) =>
          sides.flatMap(({ sources }) => sources.map(({ article, sentence }) => `${article} ${sentence}`)),
        ),
      )
      return {
        title: { ja: main.article.metadata.title, en: main.titleEn },
        main: main.article.id,
        members: members.map(({ article, titleEn }): StoryMember => {
          const { date, publisher } = bylineOf(article)
          const title = { ja: article.metadata.title, en: titleEn }
          return { id: article.id, title, date: date?.slice(0, 10) ?? null, publisher, repeats: repeats.get(article.id) ?? null }
        }),
        ...factsOf(articles, { words, cite, voices, bylines, disputed }),
        differences,
      }
    },
  }

  function dayOf({ article }: StoryArticle): number {
    return dayNumber(bylineOf(article).date) ?? Number.MAX_SAFE_INTEGER
  }
}
