/**
 * Measures what a digest says: `npm run eval:digest`.
 *
 * Forty articles with key sentences marked by hand (`tests/corpus/key-sentences`): precision, recall and F1 of the chosen sentences beside the first ones,
 * graph centrality alone and chance; headline words covered on a test set beside the project, where it is there; ROUGE against digests by hand; lengths, bands and findings
 * of the lines. `-- --article NAME` prints the choice in one article with scores against the gold, `--json FILE` writes all figures,
 * `--points N` and `--sentences N` set the length of the digest, `--data FOLDER` says where the test sets are.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Digest } from '../../src/digest.ts'
import type { Article, TranslatedSentence } from '../../src/document.ts'
import { digestArticle, type Language, loadLanguage, openStages, parseGlossary, type Stages } from '../../src/index.ts'
import { centrality, vectors } from '../../src/summarize/centrality.ts'
import { inverseFrequency, makeContent } from '../../src/summarize/content.ts'
import { makeRanker } from '../../src/summarize/rank.ts'
import { type Gold, type Hits, hits, keysOf, mean, readGold, root } from './eval-digest-gold.ts'
import { type Chooser, headlineArticles, headlineCoverage } from './eval-digest-headlines.ts'
import { findingsOf, type LineFigures, lineFigures } from './eval-digest-lines.ts'
import { printRoles, readRoles, roleFigures } from './eval-digest-roles.ts'
import { englishUnits, japaneseUnits, type Rouge, rouge } from './eval-digest-rouge.ts'

interface Read {
  readonly gold: Gold
  readonly digest: Digest
  /** The sentences of the running text. */
  readonly prose: readonly TranslatedSentence[]
  /** Keys each of them stands for. */
  readonly keys: readonly (readonly number[])[]
}

const { values: options } = parseArgs({
  options: {
    article: { type: 'string' },
    json: { type: 'string' },
    points: { type: 'string', default: '5' },
    sentences: { type: 'string', default: '3' },
    data: { type: 'string' },
  },
})
const length = { points: Number(options.points), sentences: Number(options.sentences) }
const data = options.data ? resolve(options.data) : join(root, '../shared/eval/')
const fixed = 5

async function open(language: Language): Promise<Stages> {
  const folder = join(root, 'glossary')
  const files = readdirSync(folder)
    .filter((name) => /\.[ct]sv$/.test(name))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }))
  return openStages({ language, terms: parseGlossary(files).terms, engine: 'rules' })
}

/** The digest of an article as if its author had listed no key points. */
async function readOne(gold: Gold, stages: Stages): Promise<Read> {
  const article = await stages.read({ path: gold.article, bytes: readFileSync(join(root, gold.article)) })
  const unlisted = { ...article, sentences: article.sentences.filter(({ kind }) => kind !== 'point') }
  const digest = await digestArticle(unlisted, stages, length)
  const prose = digest.sentences.filter(({ kind }) => kind === 'body' || kind === 'item' || kind === 'quote')
  const keys = keysOf(prose, gold.keys)
  const missing = gold.keys.filter((_, at) => !keys.some((found) => found.includes(at)))
  if (missing.length) console.error(`${gold.name}: no sentence holds ${missing.join(' / ')}`)
  return { gold, digest, prose, keys }
}

type Method = 'ours' | 'lead' | 'central' | 'chance'
const methods: readonly Method[] = ['ours', 'lead', 'central', 'chance']

/** Makes the choices that are compared. */
function makeMethods(language: Language, stages: Stages) {
  const contentOf = makeContent(language)
  const ours: Chooser = (article, count) =>
    stages.summarize
      .choose(stages.summarize.plan(article, { points: count, sentences: 0 }), null)
      .points.lines.map(({ sentence }) => sentence)
  function central(prose: readonly TranslatedSentence[], count: number): TranslatedSentence[] {
    const contents = prose.map(contentOf)
    const { vectors: made, size } = vectors(contents, inverseFrequency(contents))
    const scores = centrality(made, size)
    return [...prose.keys()]
      .sort((one, other) => scores[other]! - scores[one]! || one - other)
      .slice(0, count)
      .map((at) => prose[at]!)
  }
  return ({ gold, digest, prose, keys }: Read, method: Method, count: number): Hits => {
    if (method === 'chance') {
      const precision = keys.filter((found) => found.length > 0).length / keys.length
      const recall = Math.min(1, count / keys.length)
      return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
    }
    const chosen = method === 'ours' ? ours(digest, count) : method === 'lead' ? prose.slice(0, count) : central(prose, count)
    return hits(
      chosen.map((sentence) => keys[prose.indexOf(sentence)]!),
      gold.keys.length,
    )
  }
}

const average = (all: readonly Hits[]): Hits => ({
  precision: mean(all.map(({ precision }) => precision)),
  recall: mean(all.map(({ recall }) => recall)),
  f1: mean(all.map(({ f1 }) => f1)),
})
const averageRouge = (all: readonly Rouge[]): Rouge => ({
  one: mean(all.map(({ one }) => one)),
  two: mean(all.map(({ two }) => two)),
  long: mean(all.map(({ long }) => long)),
})
const decimals = (value: number) => value.toFixed(3).replace(/^0/, '').padStart(5)
const percent = (part: number, whole: number) => `${whole ? ((100 * part) / whole).toFixed(0) : '-'} %`

function keyTable(reads: readonly Read[], choose: ReturnType<typeof makeMethods>) {
  const groups: readonly (readonly [string, readonly Read[]])[] = [
    ['all', reads],
    ['news not first', reads.filter(({ gold }) => gold.late)],
    ['news first', reads.filter(({ gold }) => !gold.late)],
    ['even (tuned on)', reads.filter((_, at) => at % 2 === 1)],
    ['odd', reads.filter((_, at) => at % 2 === 0)],
  ]
  return groups.map(([name, group]) => ({
    name,
    articles: group.length,
    asMany: Object.fromEntries(methods.map((method) => [method, average(group.map((one) => choose(one, method, one.gold.keys.length)))])),
    five: Object.fromEntries(methods.map((method) => [method, average(group.map((one) => choose(one, method, fixed)))])),
  }))
}

/** ROUGE of points and summaries of the articles that have references, beside whole first sentences. */
function rougeTable(reads: readonly Read[]) {
  const withPoints = reads.filter(({ gold }) => gold.points.length > 0)
  const withSummary = reads.filter(({ gold }) => gold.summary)
  const row = (name: string, group: readonly Read[], made: (one: Read) => string, wanted: (one: Read) => string, japanese: boolean) => {
    const units = japanese ? japaneseUnits : englishUnits
    return { name, articles: group.length, ...averageRouge(group.map((one) => rouge(units(made(one)), units(wanted(one))))) }
  }
  const lead = ({ prose }: Read, count: number, side: 'ja' | 'en') =>
    prose
      .slice(0, count)
      .map(({ ja, english }) => (side === 'ja' ? ja : english.text))
      .join(' ')
  const points = (side: 'ja' | 'en') => (one: Read) => one.gold.points.map((point) => point[side]).join(' ')
  return [
    row('points, English', withPoints, ({ digest }) => digest.keyPoints.map(({ en }) => en).join(' '), points('en'), false),
    row('  first sentences', withPoints, (one) => lead(one, length.points, 'en'), points('en'), false),
    row('points, Japanese', withPoints, ({ digest }) => digest.keyPoints.map(({ ja }) => ja).join(' '), points('ja'), true),
    row('  first sentences', withPoints, (one) => lead(one, length.points, 'ja'), points('ja'), true),
    row(
      'summary, English',
      withSummary,
      ({ digest }) => digest.summary.en,
      ({ gold }) => gold.summary!.en,
      false,
    ),
    row(
      '  first sentences',
      withSummary,
      (one) => lead(one, length.sentences, 'en'),
      ({ gold }) => gold.summary!.en,
      false,
    ),
    row(
      'summary, Japanese',
      withSummary,
      ({ digest }) => digest.summary.ja,
      ({ gold }) => gold.summary!.ja,
      true,
    ),
    row(
      '  first sentences',
      withSummary,
      (one) => lead(one, length.sentences, 'ja'),
      ({ gold }) => gold.summary!.ja,
      true,
    ),
  ]
}

function printKeys(table: ReturnType<typeof keyTable>): void {
  console.log('The weights are fitted on these articles: scripts/fit-ranking.ts prints F1 of articles left out of the fit.\n')
  console.log('key sentences         articles   as many as there are keys: P R F1                    five: F1')
  console.log(
    `${' '.repeat(32)}${methods.map((method) => method.padEnd(19)).join('')}${methods.map((method) => method.padStart(8)).join('')}`,
  )
  for (const { name, articles, asMany, five } of table) {
    const many = methods.map((method) => {
      const { precision, recall, f1 } = asMany[method]!
      return `${decimals(precision)} ${decimals(recall)} ${decimals(f1)}  `
    })
    console.log(
      `${name.padEnd(22)}${String(articles).padStart(8)}  ${many.join('')}${methods.map((method) => decimals(five[method]!.f1).padStart(8)).join('')}`,
    )
  }
}

function printLines(name: string, figures: LineFigures): void {
  const { lines, fitJa, fitEn, characters, words, green, yellow, red, values, negations, twice } = figures
  console.log(
    `${name.padEnd(10)} ${lines} lines · 25–60 characters ${percent(fitJa, lines)} (mean ${characters.toFixed(0)}) · 12–28 words ${percent(fitEn, lines)} (mean ${words.toFixed(0)}) · green ${percent(green, lines)} yellow ${percent(yellow, lines)} red ${percent(red, lines)} · not in the evidence ${values} · negation lost or added ${negations} · said twice ${twice}`,
  )
}

/** The choice in one article, sentence by sentence. */
function printArticle({ gold, digest, prose, keys }: Read, language: Language, stages: Stages): void {
  const scores = new Map(makeRanker(language)(digest).rated.map(({ sentence, score }) => [sentence.id, score]))
  const inPoints = new Set(digest.keyPoints.map(({ evidence }) => evidence[0]))
  const inSummary = new Set(digest.summary.sentences.map(({ evidence }) => evidence[0]))
  console.log(`${gold.article} (${gold.kind})\n\n key  point summary  score`)
  prose.forEach(({ id, ja, block }, at) => {
    if (at > 0 && prose[at - 1]!.block !== block) console.log('')
    const marks = [
      keys[at]!.map((key) => key + 1)
        .join('+')
        .padStart(4),
      inPoints.has(id) ? '    ●' : '    ·',
      inSummary.has(id) ? '      ●' : '      ·',
    ]
    console.log(`${marks.join(' ')} ${(scores.get(id)?.toFixed(3) ?? '-').padStart(7)}  ${ja}`)
  })
  for (const [name, lines] of [
    ['key points', digest.keyPoints],
    ['summary', digest.summary.sentences],
  ] as const) {
    console.log(`\n${name}`)
    for (const line of lines) {
      const codes = findingsOf(line, digest, stages).map(({ code }) => code)
      console.log(`  [${line.band}] ${line.ja}\n    ${line.en}${codes.length ? `  !! ${codes.join(' ')}` : ''}`)
    }
  }
}

const language = loadLanguage()
const stages = await open(language)
const golds = readGold()
if (options.article) {
  const gold = golds.find(({ name }) => name === options.article)
  if (!gold) throw new Error(`no such article: ${options.article}; there are ${golds.map(({ name }) => name).join(', ')}`)
  printArticle(await readOne(gold, stages), language, stages)
} else {
  const reads: Read[] = []
  for (const gold of golds) reads.push(await readOne(gold, stages))
  const choose = makeMethods(language, stages)
  const keys = keyTable(reads, choose)
  printKeys(keys)

  const summaryOf: Chooser = (article: Article<TranslatedSentence>, count) =>
    stages.summarize
      .choose(stages.summarize.plan(article, { points: 0, sentences: count }), null)
      .summary.lines.map(({ sentence }) => sentence)
  const pointsOf: Chooser = (article, count) =>
    stages.summarize
      .choose(stages.summarize.plan(article, { points: count, sentences: 0 }), null)
      .points.lines.map(({ sentence }) => sentence)
  const articles = headlineArticles(join(data, 'dev/sum_jawikinews_dev.jsonl'), stages)
  const headlines = articles && {
    points: headlineCoverage(articles, pointsOf, false),
    pointsBare: headlineCoverage(articles, pointsOf, true),
    summary: headlineCoverage(articles, summaryOf, false),
    summaryBare: headlineCoverage(articles, summaryOf, true),
  }
  console.log('\nheadline words covered by three sentences')
  if (!headlines) console.log('  skipped: the test set (shared/eval beside the project) is not there')
  for (const [name, one] of Object.entries(headlines ?? {}))
    console.log(
      `  ${name.padEnd(12)} ${one.articles} articles  ours ${decimals(one.ours)}  lead-3 ${decimals(one.lead)}  better in ${one.better}, worse in ${one.worse}`,
    )

  const rouges = rougeTable(reads)
  console.log('\nROUGE F                articles     1     2     L')
  for (const { name, articles: count, one, two, long } of rouges)
    console.log(`${name.padEnd(22)}${String(count).padStart(8)} ${[one, two, long].map(decimals).join(' ')}`)

  const digests = reads.map(({ digest }) => digest)
  const lines = {
    points: lineFigures(digests, ({ keyPoints }) => keyPoints, stages),
    summary: lineFigures(digests, ({ summary }) => summary.sentences, stages),
  }
  console.log('')
  printLines('key points', lines.points)
  printLines('summary', lines.summary)
  const ranker = makeRanker(language)
  const roles = roleFigures(
    reads.map(({ gold, digest }) => ({ name: gold.name, digest, rated: ranker(digest).rated })),
    readRoles().roles,
  )
  printRoles(roles)
  const byArticle = reads.map((one) => ({
    name: one.gold.name,
    ours: choose(one, 'ours', one.gold.keys.length).f1,
    lead: choose(one, 'lead', one.gold.keys.length).f1,
  }))
  if (options.json)
    writeFileSync(
      options.json,
      `${JSON.stringify({ length, keys, headlines, rouge: rouges, lines, roles, articles: byArticle }, null, 2)}\n`,
    )
}
