import * as z from 'zod'
import { digestSchema } from './schema.ts'

const both = z.strictObject({ ja: z.string(), en: z.string() })
const source = both.extend({
  article: z.string().min(1).describe('Id of the article, whose JSON is `<id>.json`.'),
  sentence: z.string().regex(/^s[1-9][0-9]*$/),
  band: z.enum(['green', 'yellow', 'red']),
})

const side = z.strictObject({
  value: both,
  asOf: z.string().nullable().describe('Day or minute as of which the value was given, ISO 8601; null when nobody says.'),
  sources: z.array(source).min(1).describe('One sentence of each article that gives it.'),
})

const story = z.strictObject({
  slug: z.string().min(1).describe('The pages are `story-<slug>.html` and `story-<slug>.md`.'),
  title: both,
  main: z.string().describe('Id of the article whose title it has.'),
  members: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: both,
        date: z.string().nullable(),
        publisher: z.string().nullable(),
        repeats: z.string().nullable().describe('Id of the article it prints again with small changes.'),
      }),
    )
    .min(2)
    .describe('In the order of their dates.'),
  shared: z
    .array(z.strictObject({ sources: z.array(source).min(2) }))
    .describe('What two articles or more say, reprints counted once; the best line of each fact first.'),
  only: z.array(source).describe('Sentences with a figure or a name that no other article has.'),
  differences: z
    .array(
      z.strictObject({
        sort: z.enum(['contradiction', 'update']).describe('In an update a later report has another value and nobody is wrong.'),
        kind: z.enum(['number', 'date', 'name']),
        subject: both,
        sides: z.array(side).min(2),
        message: z.string(),
      }),
    )
    .describe('Contradictions first.'),
})

/** `output/stories.json`: the stories of a run. Articles that tell no story with another are in none. */
export const storiesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  generator: digestSchema.shape.generator,
  options: z.strictObject({ threshold: z.number(), days: z.number() }),
  articles: z.int().nonnegative().describe('How many articles were compared.'),
  stories: z.array(story),
})

export type StoriesJson = z.infer<typeof storiesSchema>
export type StoryJson = StoriesJson['stories'][number]

/** The JSON Schema of `stories.json` as text, ready for `stories.schema.json`. */
export function storiesSchemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(storiesSchema, { target: 'draft-2020-12' })
  return `${JSON.stringify({ $schema, title: 'kawaraban stories', ...rest }, null, 2)}\n`
}
