/**
 * Fits the weights of the dependency parser on our own treebank and writes `src/language/ja/analyze-weights.tsv`.
 *
 * `npx tsx scripts/fit-parser.ts`          fit and write
 * `npx tsx scripts/fit-parser.ts check`    places where the chunker cuts otherwise
 * `npx tsx scripts/fit-parser.ts review`   every arc a parser fitted on the other four folds would draw otherwise
 * `npx tsx scripts/fit-parser.ts folds`    five-fold accuracy for several strengths
 * `npx tsx scripts/fit-parser.ts part N DIR`   fit on an even sample of N sentences and write to DIR (for learning curves)
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeChunker } from '../src/analyze/bunsetsu.ts'
import { parserOf } from '../src/analyze/dependency.ts'
import { groupsOf, walk } from '../src/analyze/dependency-features.ts'
import { type Choose, makeChoose } from '../src/analyze/dependency-score.ts'
import { makeDescribe } from '../src/analyze/dependency-units.ts'
import { makeTokenizer } from '../src/analyze/tokens.ts'
import type { Token } from '../src/document.ts'
import { dictionaryWords } from '../src/language/dictionary-words.ts'
import { type Language, loadLanguage, type Row } from '../src/language/load.ts'
import { openTokenizer } from '../src/tokenize/index.ts'

export interface Tree {
  /** `business.txt:12` */
  readonly place: string
  readonly ja: string
  readonly surfaces: readonly string[]
  /** -1 for the last. */
  readonly heads: readonly number[]
}

/** A sentence of the treebank ready for the parser. */
export interface Sample {
  readonly tree: Tree
  readonly tokens: readonly Token[]
  readonly boundaries: readonly number[]
}

export type Weights = ReadonlyMap<string, number>

const folder = new URL('../tests/corpus/treebank/', import.meta.url)
const table = 'ja/analyze-weights'
export const fitted = 'fitted on tests/corpus/treebank'
const foldCount = 5
/** Rows that may be kept: a table a person can still read. */
const mostRows = 3000
/** A weight for what fewer candidates than this have would be hearsay. */
const leastSeen = 6

/** Reads the treebank, files in order of name. Throws with all faults: a head that is not found, crossing arcs, two spaces. */
export function readTreebank(from: URL = folder): { readonly trees: readonly Tree[]; readonly hash: string } {
  const trees: Tree[] = []
  const faults: string[] = []
  const hash = createHash('sha256')
  for (const file of readdirSync(from).sort()) {
    if (!file.endsWith('.txt') || file === 'README.txt') continue
    for (const [index, line] of readFileSync(new URL(file, from), 'utf8').split('\n').entries()) {
      if (!line || line.startsWith('#')) continue
      hash.update(`${line}\n`)
      const place = `${file}:${index + 1}`
      const tree = treeOf(line, place)
      if (typeof tree === 'string') faults.push(`${place}: ${tree}`)
      else trees.push(tree)
    }
  }
  if (faults.length) throw new Error(faults.join('\n'))
  return { trees, hash: hash.digest('hex').slice(0, 16) }
}

/** One line → its tree, or what is wrong with it. */
export function treeOf(line: string, place: string): Tree | string {
  const parts = line.split(' ').map((part) => part.split('>'))
  const surfaces = parts.map(([surface = '']) => surface.replaceAll('_', ' '))
  if (surfaces.some((surface) => !surface)) return 'an empty bunsetsu'
  const heads: number[] = []
  for (const [at, [, goal]] of parts.entries()) {
    const last = parts.length - 1
    if (goal === undefined) heads.push(at === last ? -1 : at + 1)
    else if (goal === '.') heads.push(last)
    else {
      const found = surfaces.findIndex((surface, index) => index > at && surface.startsWith(goal))
      if (!goal || found < 0) return `no ${goal} behind ${surfaces[at]}`
      heads.push(found)
    }
  }
  for (const [at, head] of heads.entries())
    for (let between = at + 1; between < head; between += 1)
      if (heads[between]! > head) return `${surfaces[at]} > ${surfaces[head]} crosses ${surfaces[between]} > ${surfaces[heads[between]!]}`
  return { place, ja: surfaces.join(''), surfaces, heads }
}

/** Tokens cut so that every bunsetsu of the tree is a run of them. */
export function sampleOf(tree: Tree, own: readonly Token[]): Sample {
  const tokens: Token[] = []
  const boundaries: number[] = []
  const starts: number[] = []
  let length = 0
  for (const surface of tree.surfaces) {
    starts.push(length)
    length += surface.length
  }
  let next = 0
  for (const token of own) {
    let rest = token
    for (; next < starts.length && starts[next]! < rest.end; next += 1) {
      const cut = starts[next]! - rest.start
      if (cut > 0) {
        tokens.push({ ...rest, end: starts[next]!, surface: rest.surface.slice(0, cut) })
        rest = { ...rest, start: starts[next]!, surface: rest.surface.slice(cut) }
      }
      boundaries.push(tokens.length)
    }
    tokens.push(rest)
  }
  return { tree, tokens, boundaries }
}

/** All choices of a head, flat: choice → candidates → active weights. `fixed`: what rows made by hand add to a candidate. */
interface Choices {
  /** Sentence of each choice. */
  readonly sentence: readonly number[]
  /** Place of the right head among the candidates of each choice. */
  readonly right: readonly number[]
  /** First candidate of each choice, and the end. */
  readonly candidates: Int32Array
  /** First active weight of each candidate, and the end. */
  readonly actives: Int32Array
  readonly ids: Int32Array
  readonly values: Float32Array
  readonly fixed: Float32Array
  readonly names: readonly string[]
  /** How many candidates have each weight active. */
  readonly seen: Int32Array
}

/** The choices of all sentences, each made with the right heads behind it. */
function choicesOf(samples: readonly Sample[], language: Language): Choices {
  const describe = makeDescribe(language)
  const hand = handOf(language)
  const ids = new Map<string, number>()
  const names: string[] = []
  const sentence: number[] = []
  const right: number[] = []
  const candidates = [0]
  const actives = [0]
  const active: number[] = []
  const values: number[] = []
  const fixed: number[] = []
  for (const [index, { tree, tokens, boundaries }] of samples.entries()) {
    const record: Choose = (scene, dependent, chain) => {
      const head = tree.heads[dependent]!
      const place = chain.indexOf(head)
      if (chain.length > 1 && place >= 0) {
        const groups = groupsOf(scene.units, dependent)
        walk(scene, dependent, chain, (_, features) => {
          let byHand = 0
          for (const group of groups) {
            for (const [feature, value] of features) {
              const name = `${group}\t${feature}`
              const known = hand.get(name)
              if (known !== undefined) {
                byHand += known * value
                continue
              }
              let id = ids.get(name)
              if (id === undefined) {
                id = names.length
                ids.set(name, id)
                names.push(name)
              }
              active.push(id)
              values.push(value)
            }
          }
          actives.push(active.length)
          fixed.push(byHand)
        })
        candidates.push(fixed.length)
        right.push(place)
        sentence.push(index)
      }
      return { head, margin: 1 }
    }
    parserOf(describe, record)(tokens, boundaries)
  }
  const seen = new Int32Array(names.length)
  for (const id of active) seen[id]! += 1
  return {
    sentence,
    right,
    candidates: Int32Array.from(candidates),
    actives: Int32Array.from(actives),
    ids: Int32Array.from(active),
    values: Float32Array.from(values),
    fixed: Float32Array.from(fixed),
    names,
    seen,
  }
}

export interface Strength {
  /** Keeps weights few. */
  readonly one: number
  /** Keeps weights small. */
  readonly two: number
  readonly rounds: number
  /** Fits, each on its own draw of the sentences, that are averaged. */
  readonly fits: number
  /** Share of the sentences in a draw. */
  readonly share: number
}

export const strength: Strength = { one: 2, two: 10, rounds: 12, fits: 10, share: 0.7 }

/** Log-linear fit on some choices: proximal AdaGrad over batches in a fixed order. `allowed`: only these weights may move. */
function solve(all: Choices, some: readonly number[], allowed: Uint8Array, { one, two, rounds }: Strength): Float64Array {
  const { right, candidates, actives, ids, values, fixed } = all
  const weights = new Float64Array(all.names.length)
  const squares = new Float64Array(weights.length).fill(1)
  const slope = new Float64Array(weights.length)
  const moving = [...allowed.keys()].filter((id) => allowed[id])
  const batches = Math.max(1, Math.round(some.length / 100))
  const rate = 0.5
  const scores = new Float64Array(64)
  for (let round = 0; round < rounds; round += 1) {
    for (let part = 0; part < batches; part += 1) {
      slope.fill(0)
      // Every batch takes choices from all over the treebank.
      for (let at = (part + round) % batches; at < some.length; at += batches) {
        const choice = some[at]!
        const first = candidates[choice]!
        const count = candidates[choice + 1]! - first
        let top = Number.NEGATIVE_INFINITY
        for (let each = 0; each < count; each += 1) {
          let score = fixed[first + each]!
          for (let k = actives[first + each]!; k < actives[first + each + 1]!; k += 1) score += weights[ids[k]!]! * values[k]!
          scores[each] = score
          if (score > top) top = score
        }
        let total = 0
        for (let each = 0; each < count; each += 1) {
          scores[each] = Math.exp(scores[each]! - top)
          total += scores[each]!
        }
        for (let each = 0; each < count; each += 1) {
          const push = scores[each]! / total - (each === right[choice] ? 1 : 0)
          for (let k = actives[first + each]!; k < actives[first + each + 1]!; k += 1) slope[ids[k]!]! += push * values[k]!
        }
      }
      for (const id of moving) {
        const down = slope[id]! + (two / batches) * weights[id]!
        squares[id]! += down * down
        const pace = rate / Math.sqrt(squares[id]!)
        const moved = weights[id]! - pace * down
        const shrink = (pace * one) / batches
        weights[id] = moved > shrink ? moved - shrink : moved < -shrink ? moved + shrink : 0
      }
    }
  }
  return weights
}

/**
 * Fits several times, each time on another draw of the sentences, and takes the mean: what only some sentences say cancels out,
 * and the mean of sums of weights is again one sum of weights. Keeps the rows that move most; weights are rounded to 0.01.
 */
export function train(samples: readonly Sample[], language: Language, by: Strength = strength): Weights {
  const all = choicesOf(samples, language)
  const allowed = Uint8Array.from(all.seen, (count) => (count >= leastSeen ? 1 : 0))
  const mean = new Float64Array(all.names.length)
  for (let fit = 0; fit < by.fits; fit += 1) {
    const drawn = draw(samples.length, by.share, fit)
    const some = [...all.right.keys()].filter((choice) => drawn[all.sentence[choice]!])
    const weights = solve(all, some, allowed, by)
    for (const id of mean.keys()) mean[id]! += weights[id]! / by.fits
  }
  const order = [...mean.keys()].filter((id) => Math.abs(mean[id]!) >= 0.015)
  order.sort((a, b) => Math.abs(mean[b]!) - Math.abs(mean[a]!) || compare(all.names[a]!, all.names[b]!))
  return new Map(order.slice(0, mostRows).map((id) => [all.names[id]!, Math.round(mean[id]! * 100) / 100]))
}

/** Which sentences belong to a draw: the same ones every time. */
function draw(count: number, share: number, seed: number): boolean[] {
  let state = seed + 7
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  for (let skipped = 0; skipped < 9; skipped += 1) next()
  return Array.from({ length: count }, () => next() < share)
}

function handOf(language: Language): Weights {
  const rows = language.rows(table).filter((row) => row.note?.startsWith('by hand'))
  return new Map(rows.map((row) => [`${row.type}\t${row.feature}`, Number(row.weight)]))
}

/** The rows of the weight table: by type, heavy ones first; hand-made rows stay. */
export function rowsOf(weights: Weights, hash: string, language: Language): Row[] {
  const made = [...weights].map(([name, weight]) => {
    const [type = '', feature = ''] = name.split('\t')
    return { type, feature, weight: String(weight), note: fitted }
  })
  const byHand = language.rows(table).filter((row) => row.note?.startsWith('by hand'))
  const rows: Row[] = [...made, ...byHand]
  rows.sort(
    (a, b) => compare(a.type!, b.type!) || Math.abs(Number(b.weight)) - Math.abs(Number(a.weight)) || compare(a.feature!, b.feature!),
  )
  return [{ type: '*', feature: `treebank-${hash}`, weight: '0', note: fitted }, ...rows]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The language with other rows in the weight table. */
export function withWeights(language: Language, rows: readonly Row[]): Language {
  return { ...language, rows: (name) => (name === table ? rows : language.rows(name)) }
}

/** Share of heads a parser with these rows (default: those of the language) sets right, 0 … 1. */
export function scoreOf(samples: readonly Sample[], language: Language, rows: readonly Row[] = language.rows(table)): number {
  const parse = parserOf(makeDescribe(language), makeChoose(withWeights(language, rows)))
  let arcs = 0
  let right = 0
  for (const { tree, tokens, boundaries } of samples) {
    arcs += boundaries.length - 1
    right += parse(tokens, boundaries).filter(({ head }, at) => head !== -1 && head === tree.heads[at]).length
  }
  return right / arcs
}

/** Loads language, tokenizer and treebank. */
export async function prepare() {
  const language = loadLanguage()
  const tokensOf = makeTokenizer(language, await openTokenizer('mecab', dictionaryWords(language)))
  const { trees, hash } = readTreebank()
  return { language, tokensOf, hash, samples: trees.map((tree) => sampleOf(tree, tokensOf(tree.ja, 0))) }
}

async function main([command = 'fit', ...rest]: readonly string[]) {
  const { language, tokensOf, hash, samples } = await prepare()
  const parserFor = (weights: Weights) =>
    parserOf(makeDescribe(language), makeChoose(withWeights(language, rowsOf(weights, hash, language))))
  const arcsOf = (some: readonly Sample[]) => some.reduce((sum, sample) => sum + sample.boundaries.length - 1, 0)
  console.log(`${samples.length} sentences, ${(arcsOf(samples) / samples.length + 1).toFixed(1)} bunsetsu each`)

  function folds(by: Strength, tell?: (sample: Sample, at: number, head: number) => void): number {
    let right = 0
    for (let fold = 0; fold < foldCount; fold += 1) {
      const parse = parserFor(
        train(
          samples.filter((_, at) => at % foldCount !== fold),
          language,
          by,
        ),
      )
      for (const sample of samples.filter((_, at) => at % foldCount === fold)) {
        for (const [at, { head }] of parse(sample.tokens, sample.boundaries).entries()) {
          if (head === -1) continue
          if (head === sample.tree.heads[at]) right += 1
          else tell?.(sample, at, head)
        }
      }
    }
    return (100 * right) / arcsOf(samples)
  }

  if (command === 'check') {
    const chunk = makeChunker(language)
    for (const { tree } of samples) {
      const own = tokensOf(tree.ja, 0)
      const boundaries = chunk(own, [])
      const cut = boundaries.map((first, at) =>
        own
          .slice(first, boundaries[at + 1])
          .map((token) => token.surface)
          .join(''),
      )
      if (cut.join(' ') !== tree.surfaces.join(' ')) console.log(`${tree.place}\n  ${tree.surfaces.join(' ')}\n  ${cut.join(' ')}`)
    }
  } else if (command === 'review') {
    const lines: string[] = []
    const figure = folds(strength, ({ tree }, at, head) => {
      const gold = tree.heads[at]!
      const show = tree.surfaces.map((surface, index) =>
        index === at ? `[${surface}]` : index === gold ? `<${surface}>` : index === head ? `?${surface}?` : surface,
      )
      lines.push(`${tree.place} ${show.join(' ')}`)
    })
    console.log(`${lines.sort().join('\n')}\n${figure.toFixed(2)} %`)
  } else if (command === 'folds') {
    for (const one of rest.length ? rest.map(Number) : [0.5, 1, 1.5, 2.5]) {
      const by = { ...strength, one }
      console.log(`one ${one}: ${folds(by).toFixed(2)} %, ${train(samples, language, by).size} rows`)
    }
  } else {
    const count = command === 'part' ? Number(rest[0]) : samples.length
    const part = samples.filter((_, at) => Math.floor(((at + 1) * count) / samples.length) > Math.floor((at * count) / samples.length))
    const rows = rowsOf(train(part, language), hash, language)
    const text = ['type\tfeature\tweight\tnote', ...rows.map((row) => `${row.type}\t${row.feature}\t${row.weight}\t${row.note}`), ''].join(
      '\n',
    )
    const target = command === 'part' ? `${rest[1]}/analyze-weights.tsv` : new URL(`../src/language/${table}.tsv`, import.meta.url)
    if (command === 'part') mkdirSync(rest[1]!, { recursive: true })
    writeFileSync(target, text)
    console.log(`${part.length} sentences, ${rows.length} rows`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2))
