import type { Band, English, NamedSentence, Span } from '../document.ts'
import type { Imported } from '../language/imported.ts'
import type { Language } from '../language/load.ts'
import { factsOf, makeConfidence, shown, uncovered } from './confidence.ts'
import { type Line, makeFinish } from './finish.ts'
import { join, type Word, word } from './generate/words.ts'
import { makeTreeBuilder } from './nodes/index.ts'
import { quotedParts } from './nodes/quoted-parts.ts'
import { isHeadMark } from './nodes/tree.ts'
import type { Job, Memory } from './transfer/grammar.ts'
import type { Borrowed } from './transfer/imported-words.ts'
import { makeTransfer } from './transfer/index.ts'
import { loadGrammar } from './transfer/load.ts'
import { bareOf } from './transfer/rewrite/headline-postpositions.ts'
import { makeRewrite } from './transfer/rewrite/index.ts'
import { makeUtterance } from './utterance.ts'

/** Where the bands begin: of the sentences we judged, nine of ten above the first were adequate. */
const greenFrom = 0.82
const yellowFrom = 0.45

const headlineKinds = new Set(['title', 'heading', 'cell', 'caption'])

/** The English of a sentence; `unknown` are words nobody knows, `dropped` those no English word stands for, `borrowed` those of imported dictionaries. */
export type Translated = English & {
  readonly unknown: readonly Span[]
  readonly dropped: readonly Span[]
  readonly borrowed: readonly Borrowed[]
  readonly facts: ReadonlyMap<string, number>
}

/** Translates one sentence. Never throws on odd input: what cannot be read is romanised and flagged. */
export type TranslateSentence = (sentence: NamedSentence, memory: Memory) => Translated

function bandOf(confidence: number): Band {
  return confidence >= greenFrom ? 'green' : confidence >= yellowFrom ? 'yellow' : 'red'
}

/** What no likelihood makes good: a value that may be tied to the wrong thing is red; a word lost or unknown, or one of an imported dictionary, never green. */
function limitOf(facts: ReadonlyMap<string, number>): number {
  if (facts.get('loose value')) return yellowFrom - 0.01
  return facts.get('dropped word') || facts.get('unknown word') ? greenFrom - 0.01 : 1
}

/** Builds the embedded engine: dependency tree → English clause tree → English. Tables are compiled once. */
export function makeTranslator(language: Language, imported?: Imported): TranslateSentence {
  const grammar = loadGrammar(language, imported)
  const { morphology } = grammar
  const { romaji } = grammar.compound
  const buildTree = makeTreeBuilder(grammar.keys, bareOf(grammar))
  const rewrite = makeRewrite(grammar)
  const sayTree = makeUtterance(grammar, makeTransfer(grammar))
  const finish = makeFinish(morphology, romaji)
  const confidenceOf = makeConfidence(language)

  /** The letters of the words; a sentence nothing can be made of is romanised. */
  function lineOf(words: readonly Word[], { ja, start, end }: NamedSentence): Line {
    const { text, pieces } = join(words)
    if (text) return { text, pieces }
    const letters = romaji.any(ja) || '-'
    return { text: letters, pieces: [{ at: { start: 0, end: letters.length }, from: [{ start, end }] }] }
  }

  return function translate(sentence: NamedSentence, memory: Memory): Translated {
    // What a sentence that broke off has noted is not this one's.
    grammar.compound.imported.collect()
    grammar.compound.article.senses = memory.senses
    const whole = buildTree(sentence)
    const kind = headlineKinds.has(sentence.kind)
    const said = quotedParts(whole, sentence.ja, kind || sentence.kind === 'point')
    // A line that names its source behind a bar is a headline, whatever it stands in.
    const headline = kind || (said.some(({ mark }) => mark === '|' || mark === '-') && !/[。！？]\s*$/.test(sentence.ja))
    const labels = whole.labels ?? []
    const parts = [...labels.map((tree) => ({ tree, mark: '', opens: false, closes: false })), ...said]
    for (const { tree } of parts) rewrite(tree, headline)
    const rules: string[] = sentence.tokens[0] && isHeadMark(sentence.tokens[0]) ? ['mark.head'] : []
    const unknown: Span[] = []
    const words: Word[] = []
    const doubts: Job['doubts'] = new Map()
    let question = false
    let capitalNext = false
    parts.forEach(({ tree, mark, opens, closes }, at) => {
      if (tree.root < 0) return
      const job: Job = {
        tree,
        predicates: sentence.predicates,
        speaker: null,
        announces: mark === ':' && parts[at + 1]?.opens === true,
        register: headline ? 'headline' : 'sentence',
        listItem: sentence.kind === 'item',
        memory,
        rules,
        unknown,
        doubts,
        done: new Set(),
        depth: 0,
      }
      const isLabel = at < labels.length
      const made = sayTree(job, headline || isLabel, headline || isLabel || (mark === ':' && !tree.nodes[tree.root]!.ending))
      const [first, ...others] = made.words
      const capital = (capitalNext || isLabel || opens) && first && !first.indefinite
      const all = capital ? [{ ...first, text: morphology.capitalize(first.text) }, ...others] : made.words
      if (opens) words.push(...word('“'))
      words.push(...(isLabel ? [...word('['), ...all, ...word(']')] : all))
      if (isLabel) capitalNext = true
      question = made.question
      if (closes) {
        if (tree.nodes[tree.root]!.ending && !headline && !mark) words.push(...word(question ? '?' : '.'))
        words.push(...word('”'))
      }
      if (mark && at < parts.length - 1) {
        words.push(...word(question && headline && mark === ';' ? '?' : mark))
        capitalNext = mark !== ';' || question
      }
    })
    const line = lineOf(words, sentence)
    const nodes = parts.flatMap(({ tree }) => tree.nodes).filter((node) => !node.dead)
    const dropped = uncovered(nodes, line.pieces)
    const borrowed = shown(grammar.compound.imported.collect(), line.pieces)
    const ended = finish(line, sentence, headline, question)
    const facts = factsOf(grammar.lexicon, {
      sentence,
      trees: parts.map(({ tree }) => tree),
      pieces: line.pieces,
      english: ended.text,
      headline,
      unknown: unknown.length,
      dropped: dropped.length,
      doubts,
    })
    const confidence = Math.min(confidenceOf(facts), limitOf(facts), ...borrowed.map(({ certainty }) => certainty * greenFrom))
    return {
      ...ended,
      rules,
      confidence: Math.round(confidence * 100) / 100,
      band: bandOf(confidence),
      engine: 'rules',
      unknown,
      dropped,
      borrowed,
      facts,
    }
  }
}
