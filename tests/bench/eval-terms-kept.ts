/**
 * Measures the guarantee on terms: how many stand in the English before and after repair, and how the English fares. `npm run eval:guarantee [-- --limit N]`.
 *
 * Three yardsticks: the project's own articles with its glossary; outside news with artificial glossaries (words of the text with English nobody would choose, or with
 * the lexicon's other sense); the same with an engine that knows no glossary, one piece a sentence, so that repair does all. The outside news stands beside the
 * project (`--data FOLDER`) and is no part of it; without it only the first is measured. `--show N` prints repaired sentences, `--residue` those that are left.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { lineArticle, oneLine } from '../../src/cli/lines.ts'
import type { Article, Engine, NamedSentence, Score, Term, TranslatedSentence } from '../../src/document.ts'
import { type Language, loadLanguage, openStages, parseGlossary, type Stages, translate } from '../../src/index.ts'
import { makeMorphology } from '../../src/language/morphology.ts'
import type { Repair } from '../../src/repair/index.ts'
import { findNoun, indexEnglish } from '../../src/repair/words.ts'
import { blankTerm } from '../fixtures/blank-term.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(root, '..', 'shared', 'eval') },
    limit: { type: 'string', default: '600' },
    show: { type: 'string', default: '0' },
    residue: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
})
const language = loadLanguage()
const morphology = makeMorphology(language)
const limit = Number(options.limit)

interface Pair {
  readonly ja: string
  readonly en: string
}

interface Result {
  readonly before: Score
  readonly after: Score
  readonly english: readonly string[]
  readonly unrepaired: readonly string[]
  readonly repairs: readonly (Repair & { readonly from: TranslatedSentence; readonly to: TranslatedSentence })[]
  readonly left: readonly { readonly ja: string; readonly wanted: string; readonly source: TranslatedSentence; readonly why: string }[]
}

const blank: Omit<Term, 'ja' | 'en'> = {
  ...blankTerm,
  file: 'made',
  line: 1,
}

/** All lines through the stages; `engine` replaces theirs. */
async function run(articles: readonly Article[], stages: Stages, engine: Engine = stages.engine): Promise<Result> {
  const sum = { before: { hit: 0, total: 0 }, after: { hit: 0, total: 0 } }
  const english: string[] = []
  const unrepaired: string[] = []
  const repairs: Result['repairs'][number][] = []
  const left: Result['left'][number][] = []
  for (const article of articles) {
    let first: Article<TranslatedSentence> | undefined
    let made: readonly Repair[] = []
    const watched: Stages = {
      ...stages,
      engine,
      repair: (given, findings, verify) => {
        first = given
        const done = stages.repair(given, findings, verify)
        made = done.repairs
        return done
      },
    }
    const { article: done, scores } = await translate(article, watched)
    sum.before.hit += scores.termsBefore!.hit
    sum.before.total += scores.termsBefore!.total
    sum.after.hit += scores.terms.hit
    sum.after.total += scores.terms.total
    english.push(oneLine(done.sentences.map((sentence) => sentence.english.text).join(' ')))
    unrepaired.push(oneLine(first!.sentences.map((sentence) => sentence.english.text).join(' ')))
    const of = (all: Article<TranslatedSentence>, id: string | undefined) => all.sentences.find((sentence) => sentence.id === id)!
    for (const one of made) repairs.push({ ...one, from: of(first!, one.sentence), to: of(done, one.sentence) })
    for (const note of done.notes) {
      if (note.code !== 'term-missing') continue
      const source = of(done, note.sentence)
      const said = findNoun(indexEnglish(source.english.text), note.expected ?? '', morphology).length > 0
      left.push({
        ja: note.ja ?? '',
        wanted: note.expected ?? '',
        source,
        why: said ? 'plural the check does not know' : classOf(note.source!, source),
      })
    }
  }
  return { ...sum, english, unrepaired, repairs, left }
}

/** Why a term could not be proved, as far as the Japanese says. */
function classOf({ start, end }: { start: number; end: number }, { predicates, names, english, tokens }: TranslatedSentence): string {
  if (names.some((name) => name.start < end && name.end > start && (name.start < start || name.end > end))) return 'in a name'
  if (predicates.some((one) => one.kind === 'verb' && one.start <= start && one.end >= end)) return 'in a predicate'
  if (english.rules.some((rule) => rule.startsWith('mark.')) || english.band === 'red') return 'sentence red'
  const next = tokens.find((token) => token.start >= end)
  if (next && next.start === end && /^(?:noun|suffix)/.test(next.pos)) return 'in a longer word'
  return 'other'
}

function linesOf(pairs: readonly Pair[], stages: Stages): Article[] {
  return pairs.map(({ ja }, index) => lineArticle({ path: 'line', number: index + 1, text: ja }, stages.split, null))
}

const rate = ({ hit, total }: Score) => `${hit}/${total} ${total ? (hit / total).toFixed(4) : '-'}`

function tell(name: string, { before, after, repairs, left, ...texts }: Result, chrf: (lines: readonly string[]) => string): void {
  const classes = new Map<string, number>()
  for (const { why } of left) classes.set(why, (classes.get(why) ?? 0) + 1)
  const hows = new Map<string, number>()
  for (const { how } of repairs) hows.set(how, (hows.get(how) ?? 0) + 1)
  const list = (map: ReadonlyMap<string, number>) =>
    [...map]
      .sort((a, b) => b[1] - a[1])
      .map((one) => one.join(' '))
      .join(', ') || '-'
  console.log(`${name}\n  before ${rate(before)}   after ${rate(after)}   chrF2 ${chrf(texts.unrepaired)} → ${chrf(texts.english)}`)
  console.log(`  repaired: ${list(hows)}\n  left: ${list(classes)}`)
  const step = Math.max(1, Math.floor(repairs.length / Number(options.show)))
  if (Number(options.show) > 0)
    for (const { ja, before: old, after: now, how, from, to } of repairs.filter((_, at) => at % step === 0).slice(0, Number(options.show)))
      console.log(`    ${how}: ${ja}  ${old} → ${now}\n      ${from.ja}\n      ${from.english.text}\n      ${to.english.text}`)
  if (options.residue)
    for (const { ja, wanted, why, source } of left)
      console.log(`    ${why}: ${ja} → ${wanted}\n      ${source.ja}\n      ${source.english.text}`)
}

/** Nouns of the lexicon by how often the lines have them. */
function commonWords(articles: readonly Article[], stages: Stages, language: Language): Readonly<Record<string, string>>[] {
  const rows = new Map(language.rows('ja-en/words').map((row) => [row.ja!, row]))
  const counts = new Map<string, number>()
  for (const article of articles) {
    for (const { tokens } of stages.analyze(article).sentences) {
      for (const { surface, pos } of tokens)
        if (/^noun(?:\.sahen|\.na)?$/.test(pos) && surface.length >= 2) counts.set(surface, (counts.get(surface) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .flatMap(([word]) => {
      const row = rows.get(word)
      return row ? [row] : []
    })
}

function compounds(pairs: readonly Pair[], language: Language): Readonly<Record<string, string>>[] {
  const text = pairs.map(({ ja }) => ja).join('\n')
  const long = language
    .rows('ja-en/words')
    .filter(({ ja, pos }) => [...ja!].length >= 3 && /^[\p{Script=Han}\p{Script=Katakana}ー]+$/u.test(ja!) && pos === 'n')
  return [...language.rows('ja-en/compounds'), ...long].filter(({ ja }) => text.includes(ja!))
}

const firstSense = (en: string) => en.split(/[;,{]/)[0]!.trim()

/** The sense a row has beside its first one. */
function otherSense({ en = '', alt = '' }: Readonly<Record<string, string>>): string {
  const senses = [...en.split(';').slice(1), ...alt.split(';').map((part) => part.split('=>')[1] ?? '')].map((sense) => firstSense(sense))
  return senses.find((sense) => /^[a-z][a-z -]{3,}$/.test(sense) && sense !== firstSense(en)) ?? ''
}

const wanted = (name: string) => options.only === '' || name.includes(options.only)
const noScore = () => '-'
const glossary = join(root, 'glossary')
const { terms: own } = parseGlossary(
  readdirSync(glossary)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(join(glossary, name), 'utf8') })),
)
const plain = await openStages({ language, terms: [], engine: 'rules' })
const ownStages = await openStages({ language, terms: own, engine: 'rules' })

/** The engine without any glossary, its English in one piece. */
const outside: Engine = {
  name: 'outside',
  async translate(article: Article<NamedSentence>) {
    const bare = await plain.engine.translate(plain.match({ ...article, sentences: article.sentences, notes: [] }))
    const sentences = article.sentences.map((sentence, at): TranslatedSentence => {
      const { english } = bare.sentences[at]!
      const whole = [{ at: { start: 0, end: english.text.length }, from: [{ start: sentence.start, end: sentence.end }] }]
      return { ...sentence, english: { ...english, pieces: english.text === '' ? [] : whole, rules: [], engine: 'outside' } }
    })
    return { ...article, sentences }
  },
}

const sources = await Promise.all(
  readdirSync(join(root, 'articles'))
    .sort()
    .map((name) => plain.read({ path: name, bytes: readFileSync(join(root, 'articles', name)) })),
)
if (wanted('own articles, own glossary')) tell('own articles, own glossary', await run(sources, ownStages), noScore)
if (wanted('own articles, outside engine')) tell('own articles, outside engine', await run(sources, ownStages, outside), noScore)

const file = join(options.data, 'dev', 'newsdev2020.jsonl')
if (!existsSync(file)) console.log(`no outside news at ${options.data}: the other yardsticks are left out`)
else {
  const pairs = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(0, limit)
    .map((line): Pair => {
      const { ja, en } = JSON.parse(line) as Pair
      return { ja, en }
    })
  const scorer = (await import(pathToFileURL(join(options.data, 'mteval.mjs')).href)) as {
    corpusChrf(hypotheses: readonly string[], references: readonly (readonly string[])[]): number
  }
  const references = [pairs.map(({ en }) => en)]
  const chrf = (lines: readonly string[]) => scorer.corpusChrf(lines, references).toFixed(2)
  const articles = linesOf(pairs, plain)
  const common = commonWords(articles, plain, language).slice(0, 400)
  const long = compounds(pairs, language).slice(0, 400)
  const strange = (rows: typeof common): Term[] =>
    rows.map((row) => ({ ...blank, ja: row.ja!, en: `quaxal ${firstSense(row.en!)}`, pos: row.pos === 'n' ? 'noun' : '' }))
  const nouns = new Set(language.rows('ja-en/words').flatMap(({ pos, en }) => (pos === 'n' ? [firstSense(en!)] : [])))
  const second = [...common, ...long].flatMap((row): Term[] => {
    const en = otherSense(row)
    return row.pos !== 'n' || !nouns.has(en) ? [] : [{ ...blank, ja: row.ja!, en, pos: row.pos === 'n' ? 'noun' : '' }]
  })
  const glossaries: readonly (readonly [string, readonly Term[]])[] = [
    ['strange compounds', strange(long)],
    ['strange nouns', strange(common)],
    ['other senses', second],
    ['own glossary', own],
  ]
  for (const [name, terms] of glossaries) {
    if (!wanted(`${name}, rules`) && !wanted(`${name}, outside engine`)) continue
    const stages = await openStages({ language, terms, engine: 'rules' })
    if (wanted(`${name}, rules`)) tell(`${name}, rules`, await run(articles, stages), chrf)
    if (wanted(`${name}, outside engine`)) tell(`${name}, outside engine`, await run(articles, stages, outside), chrf)
  }
}
