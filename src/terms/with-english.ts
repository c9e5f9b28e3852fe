import type { Morphology } from '../language/morphology.ts'
import type { Candidate, Proposal } from './candidate.ts'
import { isAcronym } from './glosses.ts'
import { singular } from './phrases-english.ts'
import { distinct } from './proposals.ts'

/** What an engine makes of a few words or a sentence. `sure` is false when it had to spell a word it does not know. */
export interface Rendering {
  readonly text: string
  readonly sure: boolean
  /** The first word is a name, so its large letter stays. */
  readonly name: boolean
}

export interface EnglishOptions {
  readonly contexts?: number | undefined
  readonly morphology: Morphology
  /** True when English made of the parts of a word is no English for it; see `makeMisread`. */
  readonly misread: (ja: string, en: string) => boolean
}

export type Render = (ja: string, as: 'words' | 'sentence') => Promise<Rendering>

/**
 * Adds what takes translating: the engine's rendering of each candidate (`composition`) and the English of its contexts.
 * A rendering that spells unknown words is only proposed for names, where spelling is right. `contexts` says how many are translated.
 */
export async function withEnglish(
  candidates: readonly Candidate[],
  render: Render,
  { contexts = 1, morphology, misread }: EnglishOptions,
): Promise<Candidate[]> {
  const made: Candidate[] = []
  const sentences = new Map<string, string>()
  for (const candidate of candidates) {
    const proposals = [...candidate.proposals]
    if (!proposals.some(({ origin }) => origin === 'glossary')) {
      const english = await compose(candidate, render, { morphology, misread })
      if (english) proposals.splice(placeOf(proposals), 0, { en: english, origin: 'composition' })
    }
    const translated: Candidate['contexts'] = []
    for (const [at, context] of candidate.contexts.entries()) {
      if (at >= contexts) translated.push(context)
      else {
        const en = sentences.get(context.ja) ?? (await render(context.ja, 'sentence')).text
        sentences.set(context.ja, en)
        translated.push({ ...context, en })
      }
    }
    made.push({ ...candidate, proposals: distinct(proposals), contexts: translated })
  }
  return made
}

/** Before abbreviations: World Health Organization, then WHO. */
function placeOf(proposals: readonly Proposal[]): number {
  const at = proposals.findIndex(({ en, origin }) => origin === 'gloss' && isAcronym(en))
  return at < 0 ? proposals.length : at
}

async function compose(
  { ja, type }: Candidate,
  render: Render,
  { morphology, misread }: Pick<EnglishOptions, 'morphology' | 'misread'>,
): Promise<string> {
  if (/^[\p{Script=Latin}\p{N} .&-]+$/u.test(ja.normalize('NFKC'))) return ja.normalize('NFKC')
  const { text, sure, name } = await render(ja, 'words')
  if (type === 'OTHER' && (!sure || misread(ja, text))) return ''
  const english = text
    .replace(/^(?:the|an?)\s+(?=\S)/i, '')
    .replace(/[\s,.;:]+$/, '')
    .trim()
  if (!/\p{L}/u.test(english) || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(english)) return ''
  // A sentence is no term: the words were taken for one.
  if (/[,;:]|^(?:it|they|there|he|she|this|that) /i.test(english)) return ''
  if (type !== 'OTHER') return english
  const one = singular(english, morphology)
  // Behind an article a capital is no beginning of a sentence: the Vietnamese factory.
  const named = name || /^(?:[Tt]he|[Aa]n?)\s+\p{Lu}/u.test(text)
  return named || /^\p{Lu}[\p{Lu}\p{N}-]/u.test(one) ? one : one[0]!.toLowerCase() + one.slice(1)
}
