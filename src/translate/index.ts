import type { Article, Band, Engine, English, NamedSentence, Piece, Span, TranslatedSentence } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeLoanwords } from '../language/loanwords.ts'
import { makeNameWriter } from '../language/name-english.ts'
import { makeRomaji } from '../language/romaji.ts'
import { note } from '../notes.ts'
import { makeMorphology } from './generate/morphology.ts'
import { makePrinter } from './generate/print.ts'
import { join, type Word, word } from './generate/words.ts'
import { buildTree, loadParticles, type Node, spansOf, type Tree } from './nodes.ts'
import { makeClause } from './transfer/clause.ts'
import { makeEndingReader } from './transfer/endings.ts'
import type { Grammar, Job, Memory, Transfer } from './transfer/grammar.ts'
import { makeNounPhrase } from './transfer/noun-phrase.ts'
import { makePostpositions } from './transfer/postpositions.ts'
import { bareVerbalNoun, predicateOf } from './transfer/predicate.ts'
import { makeRewrite } from './transfer/rewrite.ts'
import type { Phrase } from './tree.ts'

const headlineKinds = new Set(['title', 'heading', 'cell', 'caption'])

function memory(): Memory {
  const seen = new Set<string>()
  return {
    topic: null,
    has: (ja) => seen.has(ja),
    add: (ja) => {
      seen.add(ja)
    },
  }
}

/** Translates one sentence. Never throws on odd input: what cannot be read is romanised and flagged. */
export type TranslateSentence = (
  sentence: NamedSentence,
  memory: Memory,
) => English & { readonly unknown: Job['unknown']; readonly dropped: readonly Span[] }

/** Builds the embedded engine: dependency tree → English clause tree → English. Tables are compiled once. */
export function makeTranslator(language: Language): TranslateSentence {
  const lexicon = makeLexicon(language)
  const morphology = makeMorphology(language)
  const romaji = makeRomaji(language)
  const printer = makePrinter(language)
  const table = (name: string, key: string, value: string): ReadonlyMap<string, string> =>
    new Map(language.rows(name).map((row) => [row[key]!, row[value]!]))
  const grammar: Grammar = {
    language,
    lexicon,
    morphology,
    particles: loadParticles(language),
    postpositions: makePostpositions(language),
    endings: makeEndingReader(language),
    compound: {
      lexicon,
      loanwords: makeLoanwords(),
      romaji,
      morphology,
      titles: table('ja-en/titles', 'ja', 'use'),
      qualityNouns: table('en/quality-nouns', 'adjective', 'noun'),
      nameWriter: makeNameWriter(language),
    },
    keys: table('ja/keys', 'key', 'ja'),
    potentials: table('ja/potential-verbs', 'potential', 'base'),
    contentNouns: table('ja-en/content-nouns', 'ja', 'form'),
    complementNouns: table('ja-en/complement-nouns', 'ja', 'form'),
    questionWords: table('ja-en/question-words', 'ja', 'en'),
    adverbs: table('ja-en/adverb-forms', 'ja', 'en'),
    initials: table('ja-en/initials', 'ja', 'en'),
  }
  const transfer: Transfer = {
    nounPhrase: (job, node) => nouns.build(job, node),
    clause: (job, node, options) => clauses.build(job, node, options),
    adnominal: (job, child, noun, head) => nouns.adnominal(job, child, noun, head),
  }
  const nouns = makeNounPhrase(grammar, transfer)
  const clauses = makeClause(grammar, transfer, nouns)
  const rewrite = makeRewrite(grammar)

  function topLevel(job: Job, node: Node, headline: boolean): { words: Word[]; question: boolean } {
    const predicate = predicateOf(node, grammar)
    const context = { mentions: job.memory, headline }
    const verbal = !predicate && bareVerbalNoun(node, grammar)
    const hasClause =
      predicate ||
      (node.children.some((index) => {
        const child = job.tree.nodes[index]!
        const last = child.tail.at(-1)
        return (
          !child.dead &&
          last !== undefined &&
          (last.pos === 'particle.case' || last.pos === 'particle.topic') &&
          !child.tail.some((morph) => morph.pos === 'particle.adnominal')
        )
      }) &&
        (verbal || !headline || node.children.some((index) => job.tree.nodes[index]!.tail.at(-1)?.pos === 'particle.topic')))
    const becomes = headline && !predicate && grammar.particles.get(node.tail.at(-1)?.surface ?? '') === 'ni'
    const becomer =
      becomes &&
      node.children
        .map((index) => job.tree.nodes[index]!)
        .find((child) => !child.dead && ['ga', 'wa'].includes(grammar.particles.get(child.tail.at(-1)?.surface ?? '') ?? ''))
    if (becomer) {
      // 重慶が新たな拠点に: the verb of becoming is left out
      const subject = transfer.nounPhrase(job, becomer)
      const complement = transfer.nounPhrase(job, node)
      return {
        words: [
          ...printer.print(subject, 'subject', context),
          ...word(isPlural(subject) ? 'become' : 'becomes'),
          ...printer.print(complement, 'object', context),
        ],
        question: false,
      }
    }
    if (headline && !predicate && node.tail.length === 1 && grammar.particles.get(node.tail[0]!.surface) === 'e') {
      // 工場閉鎖へ: to close the plant
      const tail = node.tail
      node.tail = []
      if (bareVerbalNoun(node, grammar)) {
        const { clause } = transfer.clause(job, node, { main: true })
        const subject = clause.subject ? printer.print(clause.subject, 'subject', context) : []
        return {
          words: [...subject, ...word('to'), ...printer.printClause({ ...clause, subject: null }, 'bare', context)],
          question: false,
        }
      }
      node.tail = tail
    }
    if (!hasClause) {
      const phrase: Phrase = transfer.nounPhrase(job, node)
      return { words: printer.print(phrase, 'prep', context), question: false }
    }
    const { clause } = transfer.clause(job, node, { main: true })
    return { words: printer.printClause(clause, 'finite', context), question: clause.mood === 'question' }
  }

  /** Roots of what no clause took up come after, in order; nothing is dropped. */
  function rest(job: Job, headline: boolean): Word[] {
    const made: Word[] = []
    for (let index = job.tree.nodes.length - 1; index >= 0; index--) {
      const node = job.tree.nodes[index]!
      if (node.dead || job.done.has(index)) continue
      job.guesses += 2
      const { words } = topLevel(job, node, headline)
      if (words.length) made.push(...word(','), ...words)
    }
    return made
  }

  function translate(
    sentence: NamedSentence,
    remembered: Memory,
  ): English & { readonly unknown: Job['unknown']; readonly dropped: readonly Span[] } {
    const headline = headlineKinds.has(sentence.kind)
    const trees = splitAtMarks(buildTree(sentence), headline || sentence.kind === 'point').map(({ tree, mark }) => ({
      tree: rewrite(tree, headline),
      mark,
    }))
    const rules: string[] = []
    const unknown: Job['unknown'] = []
    let guesses = 0
    const words: Word[] = []
    let question = false
    let capitalNext = false
    trees.forEach(({ tree, mark }, at) => {
      if (tree.root < 0) return
      const job: Job = {
        tree,
        register: headline ? 'headline' : 'sentence',
        listItem: sentence.kind === 'item',
        memory: remembered,
        rules,
        unknown,
        guesses: 0,
        done: new Set(),
        depth: 0,
      }
      const label = headline || mark === ':'
      const made = topLevel(job, tree.nodes[tree.root]!, label)
      const said = [...made.words, ...rest(job, headline)]
      if (capitalNext && said[0] && !said[0].indefinite) said[0] = { ...said[0], text: morphology.capitalize(said[0].text) }
      words.push(...said)
      question = made.question
      guesses += job.guesses
      if (at < trees.length - 1 && mark) {
        words.push(...word(mark))
        capitalNext = mark !== ';'
      }
    })
    let { text: letters, pieces } = join(words)
    if (!letters) {
      letters = romaji.any(sentence.ja) || '-'
      pieces = [{ at: { start: 0, end: letters.length }, from: [{ start: sentence.start, end: sentence.end }] }]
    }
    const dropped = uncovered(
      trees.flatMap(({ tree }) => tree.nodes),
      pieces,
    )
    guesses += dropped.length
    const finished = finish(letters, pieces, sentence, headline, question)
    const confidence = confidenceOf({
      nodes: trees.flatMap(({ tree }) => tree.nodes).filter((node) => !node.dead),
      unknown: unknown.length,
      guesses,
      rules,
      headline,
    })
    const band: Band = confidence >= 0.85 ? 'green' : confidence >= 0.5 ? 'yellow' : 'red'
    return { ...finished, rules, confidence: Math.round(confidence * 100) / 100, band, engine: 'rules', unknown, dropped }
  }

  function finish(
    letters: string,
    pieces: Piece[],
    sentence: NamedSentence,
    headline: boolean,
    question: boolean,
  ): { text: string; pieces: Piece[] } {
    const clean = romaniseLeft(letters)
    const opened = morphology.capitalize(clean)
    const isSentence = !headline && /[。．.？！?!]/.test(sentence.ja.slice(-3)) && sentence.kind !== 'point'
    const stop = /[？?]/.test(sentence.ja.slice(-2)) || question ? '?' : '.'
    const closed =
      isSentence && !/[.?!](?:”|\))?$/.test(opened)
        ? opened.endsWith('”') && stop === '.'
          ? `${opened.slice(0, -1)}.”`
          : opened + stop
        : opened
    if (closed.length === letters.length) return { text: closed, pieces }
    if (clean.length !== letters.length)
      return { text: closed, pieces: [{ at: { start: 0, end: closed.length }, from: [{ start: sentence.start, end: sentence.end }] }] }
    const last = pieces.at(-1)
    if (!last) return { text: closed, pieces }
    return { text: closed, pieces: [...pieces.slice(0, -1), { at: { start: last.at.start, end: closed.length }, from: last.from }] }
  }

  /** Last guard of the promise that no Japanese script is left in an English line. */
  function romaniseLeft(letters: string): string {
    return letters.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー。、「」『』・〜～（）]+/gu, (run) => romaji.any(run))
  }

  return translate
}

function isPlural(phrase: Phrase): boolean {
  return phrase.kind === 'list' || (phrase.kind === 'noun' && (phrase.number === 'plural' || phrase.count === 'P'))
}

/** Content words no English word points at: what would be lost without a word. Formal nouns and light words are carried by grammar. */
function uncovered(nodes: readonly Node[], pieces: readonly Piece[]): Span[] {
  const spans = pieces.flatMap((piece) => piece.from)
  const made: Span[] = []
  for (const node of nodes) {
    if (node.dead) continue
    for (const morph of node.core) {
      const content = morph.entity || morph.quantity || /^(?:noun(?!\.number)|verb$|adjective$)/.test(morph.pos)
      if (content && !spans.some((span) => span.start < morph.end && span.end > morph.start))
        made.push({ start: morph.start, end: morph.end })
    }
  }
  return made
}

/**
 * How sure the engine is, 0 … 1: long sentences, doubtful heads, several clauses, guessed subjects and unknown words each cost.
 * The weights are set by hand from reading; sentences of one clause whose words and frame are known come out green.
 */
function confidenceOf(facts: {
  readonly nodes: readonly Node[]
  readonly unknown: number
  readonly guesses: number
  readonly rules: readonly string[]
  readonly headline: boolean
}): number {
  const { nodes, unknown, guesses, rules } = facts
  const doubtful = nodes.filter((node) => node.head >= 0 && node.margin < 0.25).length
  const predicates = rules.filter((rule) => rule.startsWith('predicates:')).length
  const score =
    0.97 - Math.max(0, nodes.length - 4) * 0.025 - Math.max(0, predicates - 1) * 0.07 - doubtful * 0.04 - guesses * 0.1 - unknown * 0.2
  return Math.max(0.05, Math.min(0.98, score))
}

/** A colon, dash or white space that splits a headline: 米国：資本市場がけん引 → two trees, each with its own root. */
function splitAtMarks(tree: Tree, headline: boolean): { tree: Tree; mark: string }[] {
  const cuts: { at: number; mark: string }[] = []
  const quoted = new Set<number>()
  for (const node of tree.nodes) if (node.quoteFrom >= 0) for (let at = node.quoteFrom; at <= node.index; at++) quoted.add(at)
  for (const node of tree.nodes) {
    if (node.dead || node.index === tree.root || (quoted.has(node.index) && !(node.closes && /[:]/.test(node.stop)))) continue
    if (node.stop.includes(':')) cuts.push({ at: node.index, mark: ':' })
    else if (headline && node.stop === ' ') cuts.push({ at: node.index, mark: ';' })
    else if (/[。．？！?!]/.test(node.stop) && !node.closes)
      cuts.push({ at: node.index, mark: /[？?]/.test(node.stop) ? '?' : headline ? ';' : '.' })
  }
  if (!cuts.length) return [{ tree, mark: '' }]
  const made: { tree: Tree; mark: string }[] = []
  let from = 0
  for (const { at, mark } of [...cuts, { at: tree.nodes.length - 1, mark: '' }]) {
    const range = { from, to: at }
    from = at + 1
    const living = tree.nodes.filter((node) => node.index >= range.from && node.index <= range.to && !node.dead)
    if (!living.length) continue
    const root = living.at(-1)!.index
    // every part keeps the indices of the whole, so spans and memory stay as they are
    const nodes = tree.nodes.map((node) => {
      const inside = node.index >= range.from && node.index <= range.to
      const head = node.index === root ? -1 : node.head > root ? root : node.head
      return {
        ...node,
        children: [] as number[],
        head,
        dead: node.dead || !inside,
        quoteFrom: node.quoteFrom < range.from ? -1 : node.quoteFrom,
      }
    })
    for (const node of nodes) if (!node.dead && node.head >= 0) nodes[node.head]!.children.push(node.index)
    made.push({ tree: { nodes, root }, mark })
  }
  return made
}

/** The engine that works alone: no network, no model, the same bytes for the same input. */
export function ruleEngine(language: Language): Engine {
  let translator: TranslateSentence | undefined
  return {
    name: 'rules',
    async translate(article: Article<NamedSentence>): Promise<Article<TranslatedSentence>> {
      translator ??= makeTranslator(language)
      const remembered = memory()
      const sentences: TranslatedSentence[] = []
      const notes = [...article.notes]
      for (const sentence of article.sentences) {
        const { unknown, dropped, ...english } = translator(sentence, remembered)
        sentences.push({ ...sentence, english })
        for (const span of dropped)
          notes.push(note('source-uncovered', { sentence: sentence.id, source: span, ja: article.text.slice(span.start, span.end) }))
        for (const span of unknown) {
          notes.push({
            code: 'unknown-word',
            level: 'warning',
            mqm: 'Accuracy/untranslated',
            sentence: sentence.id,
            source: span,
            ja: article.text.slice(span.start, span.end),
          })
        }
      }
      return { ...article, sentences, notes }
    },
  }
}

export { spansOf }
