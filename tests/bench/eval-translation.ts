/**
 * Measures the embedded engine on outside test sets, which stand beside the project and are no part of it; without them it says so.
 *
 * `npm run eval -- [set…] [--limit N]`: a line a set: BLEU (13a), chrF2 and chrF2++ as sacreBLEU counts them, shares of the bands, errors and warnings of
 * `verify` for every 100 lines, lines that hold Japanese, CPU milliseconds a line.
 * `npm run eval:translation`: the same and more for each set: n-gram precisions and length beside those of other systems, content words by where their English
 * comes from, failed checks by code, sentences a second, whether a second run gives the same bytes; then what people found of the bands, and a page of
 * sampled lines (`--page FOLDER`, `--sample N`, `--seed N`). The check set is only ever scored, never shown.
 * `--readme` puts the figures of all sets into the table of README.md. `--write FOLDER` stores what was translated as `<set>.txt`, one line for each line of the set. `--data FOLDER`: where the test sets are.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { lineArticle, oneLine } from '../../src/cli/lines.ts'
import type { Band, Note, NoteLevel, TranslatedSentence } from '../../src/document.ts'
import { type Language, loadLanguage, openStages, parseGlossary, type Stages, translate } from '../../src/index.ts'
import { makeCoverage, type Tier, tiers } from './eval-coverage.ts'
import { judgedTable } from './eval-judged.ts'
import { evalPage, type Shown } from './eval-page.ts'

const sets: Readonly<Record<string, number>> = { wmt20: Infinity, newsdev2020: Infinity, pud_wiki: Infinity, tatoeba_test: 2000 }
/** Nobody reads its sentences, so that it stays an honest check. */
const checkSets = new Set(['wmt20'])

/** Other systems on WMT20 news, scored alike: BLEU, chrF2, chrF2++, unigram precision, length ratio. */
const yardsticks: Readonly<Record<string, readonly (readonly [string, number, number, number, number, number])[]>> = {
  wmt20: [
    ['NLLB-600M', 13.3, 39.9, 37.5, 46.9, 0.95],
    ['Argos', 11.8, 38.1, 35.6, 51.2, 0.8],
    ['opus-mt-ja-en', 9.3, 32.6, 30.6, 40.9, 0.9],
    ['gloss floor', 4.0, 36.9, 32.7, 32.4, 1.04],
  ],
}

interface Pair {
  readonly ja: string
  readonly en: string
}

interface Bleu {
  readonly score: number
  readonly precisions: readonly number[]
  readonly ratio: number
}

interface Scorer {
  corpusBleu(hypotheses: readonly string[], references: readonly (readonly string[])[]): Bleu
  corpusChrf(hypotheses: readonly string[], references: readonly (readonly string[])[], options?: { readonly wordOrder: number }): number
  sentenceChrf(hypothesis: string, references: readonly string[]): number
}

interface Line {
  readonly english: string
  readonly sentences: readonly TranslatedSentence[]
  readonly notes: readonly Note[]
}

/** One pass over a set. A line that breaks the engine counts as an empty one, and is named. */
async function pass(set: string, pairs: readonly Pair[], stages: Stages): Promise<{ lines: Line[]; ms: number }> {
  const lines: Line[] = []
  const started = process.cpuUsage()
  for (const [index, { ja }] of pairs.entries()) {
    try {
      const { article } = await translate(lineArticle({ path: set, number: index + 1, text: ja }, stages.split, null), stages)
      const english = oneLine(article.sentences.map((sentence) => sentence.english.text).join(' '))
      lines.push({ english, sentences: article.sentences, notes: article.notes })
    } catch (error) {
      console.error(`${set}:${index + 1}: ${error}`)
      lines.push({ english: '', sentences: [], notes: [] })
    }
  }
  const { user, system } = process.cpuUsage(started)
  return { lines, ms: (user + system) / 1000 }
}

const shares = (counts: Readonly<Record<string, number>>, digits = 1): Record<string, string> => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0) || 1
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, `${((100 * count) / total).toFixed(digits)}%`]))
}

function bandsOf(lines: readonly Line[]): Record<Band, number> {
  const bands = { green: 0, yellow: 0, red: 0 }
  for (const { sentences } of lines) for (const { english } of sentences) bands[english.band] += 1
  return bands
}

interface Scored {
  readonly set: string
  readonly pairs: readonly Pair[]
  readonly lines: readonly Line[]
  readonly bleu: Bleu
  readonly chrf: number
  readonly chrfWords: number
}

const titles: Readonly<Record<string, string>> = {
  wmt20: 'WMT20 news',
  newsdev2020: 'newsdev2020',
  pud_wiki: 'PUD, Wikipedia half',
  tatoeba_test: 'Tatoeba, first 2,000',
}

/** A row of the table in README.md. */
function readmeRow({ set, pairs, lines, bleu, chrf, chrfWords }: Scored, ms: number): string {
  const bands = shares(bandsOf(lines), 0)
  const errors = lines.flatMap(({ notes }) => notes).filter(({ level }) => level === 'error').length
  const cells = [
    titles[set] ?? set,
    String(pairs.length).replace(/\B(?=(?:\d{3})+$)/g, ','),
    ...[bleu.score, chrf, chrfWords].map((score) => score.toFixed(1)),
    `${(['green', 'yellow', 'red'] as const).map((band) => bands[band]!.slice(0, -1)).join(' / ')} %`,
    ((100 * errors) / pairs.length).toFixed(1),
    (ms / pairs.length).toFixed(1),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Puts rows below the head of the first table behind the mark in README.md. */
function intoReadme(rows: readonly string[]): void {
  const path = fileURLToPath(new URL('../../README.md', import.meta.url))
  const text = readFileSync(path, 'utf8')
  const table = /(<!-- figures: start -->\n\|[^\n]*\n\|[-:|]*\n)(?:\|[^\n]*\n)*/
  if (!table.test(text)) throw new Error('README.md has no table of figures')
  writeFileSync(
    path,
    text.replace(table, (_, head: string) => `${head}${rows.map((row) => `${row}\n`).join('')}`),
  )
}

const heading = 'set            lines   BLEU  chrF2 chrF2++  green yellow   red  errors warnings  Japanese  ms/line'

function shortLine({ set, pairs, lines, bleu, chrf, chrfWords }: Scored, ms: number): string {
  const per100 = (level: NoteLevel) =>
    (100 * lines.flatMap(({ notes }) => notes).filter((note) => note.level === level).length) / pairs.length
  const bands = shares(bandsOf(lines))
  const figures = [
    String(pairs.length).padStart(6),
    bleu.score.toFixed(2).padStart(6),
    chrf.toFixed(2).padStart(6),
    chrfWords.toFixed(2).padStart(7),
    ...(['green', 'yellow', 'red'] as const).map((band) => bands[band]!.padStart(6)),
    per100('error').toFixed(1).padStart(7),
    per100('warning').toFixed(1).padStart(8),
    String(lines.filter(({ english }) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(english)).length).padStart(9),
    (ms / pairs.length).toFixed(1).padStart(8),
  ]
  return `${set.padEnd(13)} ${figures.join(' ')}`
}

/** Everything else about a set. */
function longLines(
  { set, pairs, lines, bleu, chrf, chrfWords }: Scored,
  second: { lines: readonly Line[]; ms: number },
  language: Language,
): string[] {
  const made = ['                  BLEU  chrF2 chrF2++   1-gram 2-gram 3-gram 4-gram   length']
  const number = (value: number, width: number, digits = 1) => value.toFixed(digits).padStart(width)
  const ours = bleu.precisions.map((one) => number(one, 7)).join('')
  made.push(
    `${'kawaraban'.padEnd(15)}${number(bleu.score, 7, 2)}${number(chrf, 7, 2)}${number(chrfWords, 8, 2)}  ${ours}${number(bleu.ratio, 9, 2)}`,
  )
  for (const [name, score, two, words, unigrams, ratio] of yardsticks[set] ?? [])
    made.push(
      `${name.padEnd(15)}${number(score, 7)} ${number(two, 6)} ${number(words, 7)}  ${number(unigrams, 8)}${' '.repeat(21)}${number(ratio, 8, 2)}`,
    )

  const counts = Object.fromEntries(tiers.map((tier) => [tier, 0])) as Record<Tier, number>
  const count = makeCoverage(language)
  for (const { sentences } of lines) for (const sentence of sentences) count(sentence, counts)
  const covered = shares(counts)
  made.push(`content words: ${tiers.map((tier) => `${tier} ${covered[tier]}`).join(' · ')}`)

  const codes: Record<string, number> = {}
  for (const { notes } of lines) for (const { code, level } of notes) if (level === 'error') codes[code] = (codes[code] ?? 0) + 1
  const failed = Object.entries(codes).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  made.push(
    `failed checks per 100 lines: ${failed.map(([code, times]) => `${code} ${((100 * times) / pairs.length).toFixed(2)}`).join(' · ') || 'none'}`,
  )

  const sentences = second.lines.reduce((sum, line) => sum + line.sentences.length, 0)
  const sum = (all: readonly Line[]) => createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16)
  const [one, two] = [sum(lines), sum(second.lines)]
  made.push(
    `hot: ${((1000 * sentences) / second.ms).toFixed(0)} sentences a second of CPU time · second run: ${one === two ? `the same bytes (${one})` : 'OTHER BYTES'}`,
  )
  return made
}

/** So many lines of a set, chosen by a small generator of our own from the seed, in the order of the set. */
function sample(size: number, wanted: number, seed: number): number[] {
  let state = seed >>> 0
  const left = Array.from({ length: size }, (_, at) => at)
  for (let at = 0; at < Math.min(wanted, size); at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = at + ((state >>> 8) % (size - at))
    ;[left[at], left[other]] = [left[other]!, left[at]!]
  }
  return left.slice(0, wanted).sort((a, b) => a - b)
}

function worst(sentences: readonly TranslatedSentence[]): Band {
  return (['red', 'yellow'] as const).find((band) => sentences.some(({ english }) => english.band === band)) ?? 'green'
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      limit: { type: 'string' },
      write: { type: 'string' },
      readme: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      page: { type: 'string' },
      sample: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      data: { type: 'string' },
    },
  })
  const folder = values.data ? resolve(values.data) : fileURLToPath(new URL('../../../shared/eval/', import.meta.url))
  const scorerPath = join(folder, 'mteval.mjs')
  if (!existsSync(scorerPath)) {
    console.log('skipped: the test sets and their scorer (shared/eval beside the project) are not there')
    return
  }
  const scorer = (await import(pathToFileURL(scorerPath).href)) as Scorer
  const { terms } = parseGlossary([])
  const language = loadLanguage()
  const stages = await openStages({ language, terms, engine: 'rules' })
  const scored: Scored[] = []
  const rows: string[] = []
  if (values.short) console.log(heading)
  for (const set of positionals.length ? positionals : Object.keys(sets)) {
    const path = join(folder, 'dev', `${set}.jsonl`)
    if (!existsSync(path)) {
      console.log(`${set.padEnd(13)} skipped: not there`)
      continue
    }
    const pairs = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(0, values.limit ? Number(values.limit) : (sets[set] ?? Infinity))
      .map((line) => JSON.parse(line) as Pair)
    const first = await pass(set, pairs, stages)
    const english = first.lines.map((line) => line.english)
    const references = [pairs.map(({ en }) => en)]
    const one: Scored = {
      set,
      pairs,
      lines: first.lines,
      bleu: scorer.corpusBleu(english, references),
      chrf: scorer.corpusChrf(english, references),
      chrfWords: scorer.corpusChrf(english, references, { wordOrder: 2 }),
    }
    if (values.short) {
      rows.push(readmeRow(one, first.ms))
      console.log(shortLine(one, first.ms))
    } else {
      scored.push(one)
      const second = await pass(set, pairs, stages)
      rows.push(readmeRow(one, second.ms))
      console.log(`${heading}\n${shortLine(one, second.ms)}`)
      console.log(`${longLines(one, second, language).join('\n')}\n`)
    }
    if (values.write) {
      mkdirSync(values.write, { recursive: true })
      writeFileSync(join(values.write, `${set}.txt`), `${english.join('\n')}\n`)
    }
  }
  if (values.readme) {
    const all = rows.length === Object.keys(sets).length && !positionals.length && !values.limit
    if (all) intoReadme(rows)
    else console.error('README.md is left alone: its table wants all sets and all lines')
  }
  if (values.short) return
  const glossary = fileURLToPath(new URL('../../glossary/', import.meta.url))
  const files = readdirSync(glossary)
    .filter((name) => /\.[ct]sv$/.test(name))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(join(glossary, name), 'utf8') }))
  const withGlossary = await openStages({ language, terms: parseGlossary(files).terms, engine: 'rules' })
  const judged = await judgedTable([stages, withGlossary])
  console.log(judged ? judged.join('\n') : 'no judged sentences: tests/corpus/judged is not there')

  const shownSets = scored.filter(({ set }) => !checkSets.has(set))
  if (!shownSets.length) return
  const seed = Number(values.seed)
  const each = Math.ceil(Number(values.sample) / shownSets.length)
  const shown = shownSets.flatMap(({ set, pairs, lines }) =>
    sample(pairs.length, each, seed).map((at): Shown => {
      const { ja, en } = pairs[at]!
      const { english, sentences, notes } = lines[at]!
      return {
        set,
        line: at + 1,
        ja,
        reference: en,
        english,
        chrf: scorer.sentenceChrf(english, [en]),
        band: worst(sentences),
        sentences,
        notes,
      }
    }),
  )
  const place = values.page ? resolve(values.page) : mkdtempSync(join(tmpdir(), 'kawaraban-eval-'))
  mkdirSync(place, { recursive: true })
  const file = join(place, 'translations.html')
  const facts = `${shownSets.map(({ set, pairs }) => `${set} (${pairs.length})`).join(', ')}; ${shown.length} lines by seed ${seed}; language tables ${language.sha256.slice(0, 12)}`
  writeFileSync(file, evalPage(shown, facts))
  console.log(`page: ${file}`)
}

await main()
