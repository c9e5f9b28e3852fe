import * as z from 'zod'
import { factRoles, newsKinds } from '../digest.ts'

const offset = z.int().nonnegative()
const span = z.strictObject({ start: offset, end: offset })
const id = (letter: string) => z.string().regex(new RegExp(`^${letter}[1-9][0-9]*$`))
const sentenceId = id('s')
const both = z.strictObject({ ja: z.string(), en: z.string() })
const share = z.number().min(0).max(1)
const band = z.enum(['green', 'yellow', 'red'])
const score = z.strictObject({ hit: z.int().nonnegative(), total: z.int().nonnegative() })
const single = z.union([z.number(), z.string()])

const generator = z.strictObject({
  name: z.string(),
  version: z.string(),
  engine: z.string(),
  glossary: z.strictObject({ files: z.array(z.string()), sha256: z.string(), terms: z.int().nonnegative() }),
  memory: z
    .strictObject({ files: z.array(z.string()), sha256: z.string(), segments: z.int().nonnegative() })
    .optional()
    .describe(
      'Translation memory the run was given. A sentence taken from it has the engine memory and a rule that says how it was found.',
    ),
  tokenizer: z.string().optional(),
  dictionaries: z
    .array(
      z.strictObject({
        name: z.string(),
        file: z.string(),
        date: z.string(),
        entries: z.int().nonnegative(),
        licence: z.string(),
        attribution: z.string(),
        sha256: z.string(),
      }),
    )
    .optional()
    .describe('Imported dictionaries the engine could ask, with their licences. The notes imported-word say where it took a word of them.'),
  language: z.strictObject({ sha256: z.string() }).optional().describe('Of the language tables the program worked with.'),
  options: z
    .strictObject({
      points: z.int(),
      sentences: z.int(),
      style: z.enum(['wire', 'headline', 'plain']).optional(),
      words: z.int().optional(),
      date: z.string().nullable(),
      trees: z.literal(true).optional(),
      strictTerms: z.literal(true).optional(),
    })
    .optional()
    .describe('What was asked for; date is the one for articles that give none.'),
})

const article = z.strictObject({
  id: z.string().min(1),
  path: z.string(),
  format: z.enum(['markdown', 'text', 'html']),
  encoding: z.enum(['utf-8', 'shift_jis', 'euc-jp', 'utf-16le', 'utf-16be', 'iso-2022-jp']),
  sha256: z.string().describe('Of the bytes read, hex.'),
  text: z.string().describe('The visible Japanese text. Every start and end is a UTF-16 offset into it, half-open.'),
  title: both,
  date: z.string().nullable().describe('Date of publication, ISO 8601.'),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  tags: z.array(z.string()),
  references: z.array(z.string()),
})

const line = z.strictObject({
  ja: z.string(),
  en: z.string(),
  evidence: z.array(sentenceId).describe('The sentences that prove it.'),
  band,
})
const keyPoint = line.extend({ origin: z.enum(['author', 'extracted']) })

const sheetKind = z.enum(newsKinds)
const value = z.union([single, z.tuple([single, single])])
const sheet = z.strictObject({
  kind: sheetKind.describe('What kind of news it is.'),
  facts: z
    .array(
      z.strictObject({
        role: z.enum(factRoles),
        ja: z.string(),
        en: z.string(),
        sentence: sentenceId,
      }),
    )
    .describe('Of a disaster or an accident: what a reader asks first.'),
  figures: z
    .array(
      z.strictObject({
        item: both,
        value: both,
        amount: value.nullable(),
        unit: z.string(),
        change: both.nullable(),
        percent: z.number().nullable().describe('The change in percent with its sign.'),
        base: both.nullable().describe('What it is compared with.'),
        period: both.nullable(),
        sentence: sentenceId,
      }),
    )
    .describe('The table of figures.'),
  timeline: z
    .array(z.strictObject({ date: z.string(), when: both, ja: z.string(), en: z.string(), sentence: sentenceId }))
    .describe('Events in the order of their dates; empty unless there are three dates or more.'),
})

const entity = z.strictObject({
  id: id('e'),
  ja: z.string(),
  en: z.string(),
  type: z.enum(['ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW', 'OTHER']),
  source: z.enum(['glossary', 'lexicon', 'rule']),
  mentions: z.array(z.strictObject({ sentence: sentenceId, start: offset, end: offset })),
})

const quantity = z.strictObject({
  sentence: sentenceId,
  ja: z.string(),
  kind: z.enum(['count', 'money', 'percent', 'point', 'ratio', 'ordinal', 'measure', 'identifier', 'date', 'time', 'duration']),
  value: value.describe('A range is [low, high].'),
  unit: z.string(),
  modifier: z.enum(['', 'at-least', 'more-than', 'at-most', 'less-than', 'about', 'little-over', 'just-under']),
  en: z.string(),
  start: offset,
  end: offset,
})

const term = z.strictObject({
  ja: z.string(),
  reading: z.string(),
  en: z.string(),
  score: share,
  count: z.int().nonnegative(),
  status: z.enum(['known', 'candidate']),
  sentence: sentenceId,
})

const sentence = z.strictObject({
  id: sentenceId,
  kind: z.enum(['title', 'heading', 'body', 'item', 'quote', 'cell', 'caption', 'footnote', 'point']),
  ja: z.string(),
  en: z.string(),
  start: offset,
  end: offset,
  confidence: share,
  band,
  engine: z.string(),
  notes: z.array(id('n')),
  block: z.int().nonnegative().describe('Sentences of one paragraph, heading, item or cell share this number.'),
  level: z.int().nonnegative().describe('Heading depth or list nesting, 0 for other kinds.'),
  cell: z
    .strictObject({ table: z.int().nonnegative(), row: z.int().nonnegative(), column: z.int().nonnegative(), header: z.boolean() })
    .optional(),
  pieces: z
    .array(z.strictObject({ at: span, from: z.array(span) }))
    .describe('Stretches of the English (offsets into en) and the Japanese they came from (offsets into article.text).'),
  rules: z.array(z.string()),
  readings: z
    .array(z.strictObject({ start: offset, end: offset, reading: z.string() }))
    .describe('Names whose reading is known, in katakana.'),
  furigana: z
    .string()
    .optional()
    .describe(
      'The Japanese with the readings of its kanji as Aozora Bunko writes them: a bar before the kanji, the reading behind in double angle brackets. Absent when nothing is known to be read.',
    ),
  bunsetsu: z
    .array(
      z.strictObject({
        start: offset,
        end: offset,
        head: z.int().min(-1).describe('Index of the bunsetsu it depends on, -1 for the root.'),
        type: z.enum([
          'adnominal',
          'case',
          'topic',
          'also',
          'link-a',
          'link-b',
          'link-c',
          'te',
          'quote',
          'list',
          'noun',
          'time',
          'adverb',
          'conjunction',
          'end',
        ]),
        margin: share.describe('How clear the choice of the head was: 0 a coin toss, 1 no other candidate.'),
      }),
    )
    .optional()
    .describe('What depends on what; only with --trees.'),
})

const note = z.strictObject({
  id: id('n'),
  code: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  mqm: z.string(),
  sentence: sentenceId.optional().describe('Absent when the note is about the whole article.'),
  source: span.optional().describe('Into article.text.'),
  target: span.optional().describe('Into the English of the sentence.'),
  message: z.string(),
  expected: z.string().optional(),
  actual: z.string().optional(),
})

/** `output/<id>.json`: what every other program may rely on. Objects are strict, so a misspelt or surprising field is found. */
export const digestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  generator,
  article,
  summary: z.strictObject({
    ja: z.string(),
    en: z.string(),
    evidence: z.array(sentenceId),
    sentences: z.array(line).optional().describe('The summary sentence by sentence.'),
  }),
  keyPoints: z.array(keyPoint),
  sheet: sheet.optional().describe('What the kind of news makes of the article.'),
  entities: z.array(entity),
  quantities: z.array(quantity),
  terms: z.array(term),
  sentences: z.array(sentence),
  notes: z.array(note),
  scores: z.strictObject({
    terms: score,
    quantities: score,
    names: score,
    termsBefore: score.optional().describe('Terms before anything was repaired.'),
    quantitiesBefore: score.optional(),
    namesBefore: score.optional(),
    repaired: score.optional().describe('hit: places of the English that were repaired; total: those and what still asks for a repair.'),
    consistency: score
      .optional()
      .describe('total: mentions of terms and names that stand in more than one sentence; hit: those with the commonest English.'),
  }),
})

export type DigestJson = z.infer<typeof digestSchema>
export type SentenceJson = DigestJson['sentences'][number]
export type NoteJson = DigestJson['notes'][number]
/** Who made a digest and with which glossary. `glossary.sha256` is over all its files, `terms` counts rows. */
export type GeneratorInfo = DigestJson['generator']

/** The JSON Schema of the output as text, ready for `digest.schema.json`. */
export function digestSchemaText(): string {
  const made = z.toJSONSchema(digestSchema, { target: 'draft-2020-12' })
  const { $schema, ...rest } = made
  return `${JSON.stringify({ $schema, title: 'kawaraban digest', ...rest }, null, 2)}\n`
}
