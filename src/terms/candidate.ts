import * as z from 'zod'

/**
 * Where an English proposal comes from, best first: a row of the user's glossary, brackets in the text, people's translations, our lexicon, our names,
 * the engine's rendering of the compound.
 */
export const proposalOrigins = ['glossary', 'gloss', 'pair', 'lexicon', 'names', 'composition'] as const

const whole = z.int().nonnegative()

/** A candidate with everything a terminologist wants to see. 全固体電池 … `{ ja, reading, proposals: [{ en: 'all-solid-state battery', origin: 'lexicon' }], … }` */
export const candidateSchema = z.strictObject({
  ja: z.string().min(1),
  /** Hiragana, '' when unknown. */
  reading: z.string(),
  /** Every spelling and other name found, the commonest first; `ja` is among them. */
  variants: z.array(z.strictObject({ ja: z.string(), count: whole })),
  /** 0 … 1; the best candidate of the run has 1. */
  score: z.number().min(0).max(1),
  count: whole,
  /** Articles it stands in. */
  articles: whole,
  type: z.enum(['ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW', 'OTHER']),
  pos: z.enum(['noun', 'verb', 'adjective', 'adverb', 'other']),
  /** It makes a verb with する. */
  verbal: z.boolean(),
  /** `known`: the glossary has it. */
  status: z.enum(['known', 'candidate']),
  domain: z.string(),
  note: z.string(),
  /** English for it, best first; none when nobody knows. */
  proposals: z.array(z.strictObject({ en: z.string().min(1), origin: z.enum(proposalOrigins) })),
  /** Up to three sentences it stands in; `en` is '' when it was not translated. */
  contexts: z.array(z.strictObject({ ja: z.string(), en: z.string(), path: z.string(), sentence: z.string() })).max(3),
})

export const candidatesSchema = z.array(candidateSchema)

export type Candidate = Readonly<z.infer<typeof candidateSchema>>
export type ProposalOrigin = (typeof proposalOrigins)[number]
export type Proposal = Candidate['proposals'][number]
