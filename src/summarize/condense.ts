import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine, lineText, replaced } from './draft-line.ts'
import { makeOpeners } from './openers.ts'
import { is } from './patterns.ts'
import { makePlain } from './plain.ts'
import { makeReferences } from './references.ts'
import { makeGuard, makeShortener } from './shorten.ts'

/** A sentence as a line of the digest. */
export interface Condensed {
  /** As it stands in the Japanese digest: plain, a noun at the end where natural. */
  readonly ja: string
  /** The same as a whole sentence, for the English. */
  readonly tree: DraftLine
  /** Ids of other sentences whose names were put in for 同社, 同氏 … */
  readonly sources: readonly string[]
}

/** Characters a key point should fit in; longer ones are shortened where that is safe. */
const roomy = 70
/** A line shorter than this has lost too much. */
const least = 10
/** Longer sentences are no prose; they stay as they are. */
const longest = 400

/**
 * Makes the condenser: しかし、同社は新工場を建設する方針です。 → みなと食品は新工場を建設する方針.
 * Numbers, negations and modality always stay; a sentence that cannot be read safely is returned whole.
 */
export function makeCondenser(language: Language): (index: number, article: Article<TranslatedSentence>) => Condensed {
  const withoutOpener = makeOpenerDrop(language)
  const plain = makePlain(language)
  const resolve = makeReferences(language)
  const shorten = makeShortener(language, makeGuard(language))
  const fits = (line: DraftLine) => lineText(withoutStop(plain(line))).text.length <= roomy

  return (index, article) => {
    const sentence = article.sentences[index]!
    const whole = { ja: sentence.ja.trim(), tree: draftLine(sentence), sources: [] }
    if (sentence.ja.length > longest || !sentence.tokens.length || !sentence.bunsetsu.length) return whole
    const { line: tree, sources } = resolve(shorten(withoutOpener(draftLine(sentence)), fits), index, article)
    const ja = lineText(withoutStop(plain(tree))).text.trimEnd()
    return ja.length < Math.min(least, whole.ja.length - 1) ? whole : { ja, tree, sources }
  }
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

function withoutStop(line: DraftLine): DraftLine {
  const last = line.sentence.tokens.length - 1
  return is(line.sentence.tokens[last]!.pos, 'symbol.stop') && /[。．.]/.test(line.sentence.tokens[last]!.surface)
    ? replaced(line, last, last + 1)
    : line
}
