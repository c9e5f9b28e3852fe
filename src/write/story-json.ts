import type { Both, Story, StoryDifference, StoryMember, StorySource } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import type { GeneratorInfo } from './schema.ts'
import { type StoriesJson, type StoryJson, storiesSchema } from './story-schema.ts'
import { visible } from './visible.ts'

/** The stories of a run as the object that goes into `output/stories.json`; each difference is told in one sentence of the interface language. */
export function storiesJson(
  stories: readonly Story[],
  { generator, options, articles }: Pick<StoriesJson, 'generator' | 'options' | 'articles'> & { readonly generator: GeneratorInfo },
  t: Translate,
): StoriesJson {
  return {
    schemaVersion: 1,
    generator,
    options,
    articles,
    stories: stories.map(
      ({ slug, title, main, members, shared, only, differences }): StoryJson => ({
        slug,
        title: plain(title),
        main,
        members: members.map(({ id, title: own, date, publisher, repeats }) => ({ id, title: plain(own), date, publisher, repeats })),
        shared: shared.map(({ sources }) => ({ sources: sources.map(cited) })),
        only: only.map(cited),
        differences: differences.map((difference) => ({
          sort: difference.sort,
          kind: difference.kind,
          subject: plain(difference.subject),
          sides: difference.sides.map(({ value, asOf, sources }) => ({ value: plain(value), asOf, sources: sources.map(cited) })),
          message: differenceMessage(difference, members, t),
        })),
      }),
    ),
  }
}

function plain({ ja, en }: Both): { ja: string; en: string } {
  return { ja, en }
}

function cited({ article, sentence, ja, en, band }: StorySource): StoryJson['only'][number] {
  return { ja, en, article, sentence, band }
}

/** The text of `output/stories.json`. Throws a ZodError when it breaks the contract. */
export function storiesText(json: StoriesJson): string {
  return `${JSON.stringify(storiesSchema.parse(json), null, 2)}\n`
}

/** investment: the reports do not agree, 119.8 billion yen (Zenkoku) against about 150 billion yen (Chikushi). */
function differenceMessage({ sort, subject, sides }: StoryDifference, members: readonly StoryMember[], t: Translate): string {
  const language = t('language') === 'ja' ? 'ja' : 'en'
  // Two spellings may be one in English: Kenichi Mitamura (三田村健一) against Kenichi Mitamura (三田村賢一).
  const alike = new Set(sides.map(({ value }) => value[language])).size < sides.length
  const said = sides.map(({ value, sources }) =>
    t('story.side', {
      value: alike && value[language] !== value.ja ? `${value[language]}, ${value.ja}` : value[language] || value.ja,
      sources: sources.map(({ article }) => publisherOf(article, members)).join(', '),
    }),
  )
  const words = { subject: capital(subject[language] || subject.ja) }
  return sort === 'update'
    ? t('story.changed', { ...words, sides: said.join(t('story.then')) })
    : t('story.differs', { ...words, sides: said.join(t('story.versus')) })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Who says it, as readers know them; the id of the article when it does not say. */
export function publisherOf(id: string, members: readonly Pick<StoryMember, 'id' | 'publisher'>[]): string {
  return visible(members.find((member) => member.id === id)?.publisher ?? id)
}
