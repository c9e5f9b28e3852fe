import type { Style } from '../digest.ts'
import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine, replaced } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { makeReferences } from '../lines/references.ts'
import { makeGuard, makeShortener } from '../lines/shorten.ts'
import { makeClauses, type Part } from './clauses.ts'
import { makeExcerpts } from './excerpts.ts'
import { makeOpeners } from './openers.ts'
import { makePublished } from './published.ts'
import { makeSelfContained } from './self-contained.ts'
import { makeStyling } from './style.ts'

/** How long and in which style: `words` is the upper limit of English words of a key point. */
export interface Wanted {
  readonly style: Style
  readonly words: number
}

/** One way to say a sentence shorter. */
export interface Wording {
  /** As it stands in the Japanese digest: plain, a noun at the end where natural. */
  readonly ja: string
  /** The same as a whole sentence, for the English. */
  readonly tree: DraftLine
  /** Ids of other sentences whose names were put in. */
  readonly sources: readonly string[]
  /** What it is where other lines stand before it: names as the article has them, but for 同社, 同氏 … */
  readonly connected: { readonly tree: DraftLine; readonly sources: readonly string[] }
  /** Nothing is left out but a connective in front. */
  readonly full: boolean
  /** In plain style: its facts one by one, where they can be told so; else empty. */
  readonly parts?: readonly DraftLine[]
  /** What an editor may leave out without losing a fact is out. */
  readonly brief: boolean
  /** False for what stands before the main clause: 会談し、 of 会談し、協定に署名した. */
  readonly news: boolean
}

/** Characters of Japanese that say as much as a word of English, and the least a line has room for. */
export const lettersPerWord = 60 / 28
const leastRoom = 25
/** A line shorter than this has lost too much. */
const least = 10
/** Longer sentences are no prose; they stay as they are. */
const longest = 400
/** Wordings tried of a sentence. */
const most = 6

/**
 * Makes the condenser: しかし、同社は新工場を建設する方針です。 → みなと食品は新工場を建設する方針. Gives the ways to say the sentence, the fullest that fits first.
 * Numbers stay with what they count, negations and modality always stay; a sentence that cannot be read safely is returned whole, as the only wording.
 */
export function makeCondenser(
  language: Language,
): (index: number, article: Article<TranslatedSentence>, options: Wanted) => readonly Wording[] {
  const withoutOpener = makeOpenerDrop(language)
  const styling = makeStyling(language)
  const resolve = makeReferences(language)
  const shorten = makeShortener(language, makeGuard(language))
  const { split, apart } = makeClauses(language)
  const published = makePublished(language)
  const selfContained = makeSelfContained(language)
  const nothing: ReadonlySet<string> = new Set()
  const excerptsOf = makeExcerpts(language)

  return (index, article, { style, words }) => {
    const roomy = Math.max(leastRoom, Math.round(words * lettersPerWord))
    const { point, sentence: said } = styling(style)
    /** A short sentence for each fact, in both languages: 火災が起きました。6人が亡くなりました */
    const inParts = (one: Wording): Wording => {
      const parts = apart(asSentence(one.tree)).map(draftLine)
      const ja = parts.map((part) => said(part, part.sentence)).join('')
      return { ...one, parts, ...(parts.length && { ja: ja.replace(/[。．.]$/u, '') }) }
    }
    const sentence = article.sentences[index]!
    const asItIs = { tree: draftLine(sentence), sources: [] }
    const whole = { ja: sentence.ja.trim(), ...asItIs, connected: asItIs, full: true, brief: true, news: true }
    if (sentence.ja.length > longest || !sentence.tokens.length || !sentence.bunsetsu.length) return [whole]
    const { line, sources } = resolve(withoutOpener(draftLine(sentence)), index, article)
    const full = asSentence(line)
    if (!full.bunsetsu.length) return [whole]
    const untouched = draftLine(full)
    const alone = (tree: DraftLine) => selfContained(tree, { index, article, before: '', said: nothing })
    const longer = Math.max(0, alone(untouched).line.sentence.ja.length - full.ja.length)
    const fits = (line: DraftLine) => point(line).length + longer <= roomy
    const owned = published(full)
    const brief = shorten(draftLine(owned), () => false)
    const trees: DraftLine[] = [brief, shorten(draftLine(owned), fits), untouched]
    if (owned !== full) trees.push(draftLine(owned))
    const aside = new Set<DraftLine>()
    const excerpts = excerptsOf(owned).map((one): Part => ({ sentence: one, news: true }))
    for (const part of readsWell(sentence, roomy, words) ? [] : [...excerpts, ...split(owned)]) {
      const made = [shorten(draftLine(part.sentence), fits), shorten(draftLine(part.sentence), () => false)]
      trees.push(...made)
      if (!part.news) for (const one of made) aside.add(one)
    }
    const wordings = new Map<string, Wording>()
    for (const tree of trees) {
      const short = point(tree)
      if (short.length < Math.min(least, whole.ja.length - 1)) continue
      const made = alone(tree)
      const ja = made.line === tree ? short : point(made.line)
      if (wordings.has(ja)) continue
      wordings.set(ja, {
        ja,
        tree: made.line,
        sources: [...new Set([...sources, ...made.sources])],
        connected: { tree, sources },
        full: tree === untouched,
        brief: tree === brief,
        news: !aside.has(tree),
      })
    }
    const made = wordings.size ? [...wordings.values()].slice(0, most) : [whole]
    return style === 'plain' ? made.map(inParts) : made
  }
}

/** A sentence that is short and whose English is sure needs no other wording. */
function readsWell({ ja, english }: TranslatedSentence, roomy: number, wordy: number): boolean {
  return ja.length <= roomy && english.band !== 'red' && english.text.split(/\s+/).length <= wordy
}

/** Makes the rule for leading connectives, for the digest's summary too: また、町は… → 町は…. */
export function makeOpenerDrop(language: Language): (line: DraftLine) => DraftLine {
  const opener = makeOpeners(language)
  return (line) => {
    let from = 0
    // At most two: だが、一方で、…
    for (let round = 0; round < 2; round++) {
      const found = opener(line.sentence, from)
      if (found?.role !== 'connective') break
      from += found.tokens
    }
    return from > 0 && from < line.sentence.tokens.length - 2 ? replaced(line, 0, from) : line
  }
}
