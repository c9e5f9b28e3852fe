import type { Style } from '../digest.ts'
import type { NamedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine, lineText, replaced } from '../lines/draft-line.ts'
import { type Inflect, makeInflection } from '../lines/inflect.ts'
import { asSentence } from '../lines/line-article.ts'
import { is } from '../lines/patterns.ts'
import { makeRewriter } from '../lines/plain.ts'

/** How a line is worded in both languages. */
export interface Styling {
  /** A key point: no stop at the end. */
  point(line: DraftLine): string
  /** A sentence of the summary, polite where `whole`, the sentence of the article it was cut from, is. */
  sentence(line: DraftLine, whole: NamedSentence): string
  /** What is translated: headlines tell what has happened in the present. */
  tree(line: DraftLine): DraftLine
  readonly headline: boolean
}

/** Makes the wording of lines in a style: 発表した → 発表 (wire), 市は工場を新設する → 市、工場を新設 (headline), 発表しました (plain). */
export function makeStyling(language: Language): (style: Style) => Styling {
  const inflect = makeInflection(language)
  const plain = makeRewriter(language, 'ja/summarize-plain')
  const polite = makeRewriter(language, 'ja/summarize-polite')
  const short = makeRewriter(language, 'ja/summarize-headline', 'end')
  const topic = makeRewriter(language, 'ja/summarize-headline', 'topic')
  const headline = (line: DraftLine) => (hasOneTopic(line.sentence) ? topic(short(line)) : short(line))
  /** One rewriting after the other; what was cut must not come back in a form of it. */
  const written = (line: DraftLine, ...rewrite: readonly ((line: DraftLine) => DraftLine)[]) =>
    rewrite.reduce((made, one) => one(draftLine(asSentence(made))), line)
  const text = (line: DraftLine) => lineText(line).text.trimEnd()
  const same = (line: DraftLine) => line
  const politeEnds = new Set(language.rows('ja/summarize-tails-polite').map((row) => row.lemma!))
  /** 例が相次ぎ、工場が止まりました → 例が相次ぎました: cut off before its end, and no other tone than the rest. */
  const inTone = (line: DraftLine, whole: NamedSentence) =>
    isPolite(whole, politeEnds) && !isPolite(line.sentence, politeEnds) ? text(written(line, polite)) : text(line)

  const styles: Record<Style, Styling> = {
    wire: { point: (line) => text(written(line, plain, withoutStop)), sentence: inTone, tree: same, headline: false },
    headline: {
      point: (line) => text(written(line, headline, plain, withoutStop)),
      sentence: inTone,
      tree: (line) => draftLine(inPresent(asSentence(line), inflect)),
      headline: true,
    },
    plain: {
      point: (line) => text(written(line, polite, withoutStop)),
      sentence: (line) => text(written(line, polite)),
      tree: same,
      headline: false,
    },
  }
  return (style) => styles[style]
}

/** 市は給食を… → 市、給食を…, but not where は sets two things against each other or commas stand already. */
function hasOneTopic({ bunsetsu, tokens }: NamedSentence): boolean {
  const first = bunsetsu.findIndex(({ type }) => type === 'topic')
  const comma = tokens.findIndex(({ pos }) => is(pos, 'symbol.comma'))
  return (
    first !== -1 && bunsetsu.findLastIndex(({ type }) => type === 'topic') === first && (comma === -1 || comma >= bunsetsu[first]!.last - 1)
  )
}

/** How many words of an end are looked at: 届き|まし|た|。 */
const endWords = 4

function isPolite({ tokens }: NamedSentence, ends: ReadonlySet<string>): boolean {
  return tokens.slice(-endWords).some(({ lemma, pos }) => is(pos, 'auxiliary') && ends.has(lemma))
}

/** 避難指示を出した → 避難指示を出す */
function inPresent(sentence: NamedSentence, inflect: Inflect): NamedSentence {
  const { tokens } = sentence
  const end = is(tokens.at(-1)?.pos ?? '', 'symbol.stop') ? tokens.length - 1 : tokens.length
  const verb = tokens[end - 2]
  if (!verb || tokens[end - 1]!.conjugation !== 'ta' || !is(verb.pos, 'verb')) return sentence
  const basic = inflect(verb, 'basic')
  if (basic === undefined) return sentence
  const named = {
    ...sentence,
    tokens: tokens.map((token, at) => (at === end - 2 ? { ...token, surface: basic, form: 'basic' } : token)),
    predicates: sentence.predicates.map((one) => (one.role === 'main' ? { ...one, past: false } : one)),
  }
  return asSentence(replaced(draftLine(named), end - 1, end))
}

function withoutStop(line: DraftLine): DraftLine {
  const last = line.sentence.tokens.length - 1
  const stop = line.sentence.tokens[last]
  return stop && is(stop.pos, 'symbol.stop') && /[。．.]/.test(stop.surface) ? replaced(line, last, last + 1) : line
}
