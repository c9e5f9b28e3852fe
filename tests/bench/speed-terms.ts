/**
 * Time and memory of the search for terms alone: `node --expose-gc --import tsx tests/bench/speed-terms.ts [articles]` (10000), and a tenth of them.
 * Articles of twenty sentences are shuffled from sentences of our own, read and analyzed once; each has a word of its own, so that new candidates never end.
 */

import { lineArticle } from '../../src/cli/lines.ts'
import type { Article, NamedSentence } from '../../src/document.ts'
import { loadLanguage, openStages } from '../../src/index.ts'
import { ownLines } from '../own-lines.ts'

const sentencesRead = 500

async function main() {
  const stages = await openStages({ language: loadLanguage(), terms: [], engine: 'rules' })
  const lines = ownLines(0).filter((line) => line.length > 20 && line.length < 150)
  const named = (text: string): Article<NamedSentence> =>
    stages.match(stages.analyze(lineArticle({ path: '-', number: 1, text }, stages.split, null)))
  const began = performance.now()
  const stock = lines.slice(0, sentencesRead).flatMap((line) => named(line).sentences)
  console.log(`reading and analysis: ${(stock.length / ((performance.now() - began) / 1000)).toFixed(0)} sentences a second`)
  const base = named(lines[0]!)
  const most = Number(process.argv[2] ?? 10_000)
  for (const articles of [Math.round(most / 10), most]) {
    const collector = stages.terms.collect()
    let state = 7
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return (state >>> 8) % below
    }
    /** The same sentence about another thing: its first word is new. */
    const renamed = (sentence: NamedSentence): NamedSentence => {
      const [first, ...rest] = sentence.tokens
      if (!first || first.surface.length < 2) return sentence
      const surface = Array.from(first.surface, () => String.fromCharCode(0x4e00 + next(6000))).join('')
      const ja = surface + sentence.ja.slice(surface.length)
      return { ...sentence, ja, entities: [], quantities: [], tokens: [{ ...first, surface, pos: 'noun' }, ...rest] }
    }
    globalThis.gc?.()
    const before = process.memoryUsage().heapUsed
    const start = performance.now()
    for (let at = 0; at < articles; at++) {
      const sentences = Array.from({ length: 20 }, (_, index) => {
        const one = stock[next(stock.length)]!
        return index % 4 ? one : renamed(one)
      })
      collector.add({ ...base, path: `${at}.txt`, sentences })
    }
    const read = performance.now()
    const found = collector.candidates({ top: 0 }).length
    const ended = performance.now()
    globalThis.gc?.()
    const heap = (process.memoryUsage().heapUsed - before) / 2 ** 20
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2)
    console.log(
      `${articles} articles: ${seconds(start, read)} s (${(articles / ((read - start) / 1000)).toFixed(0)} a second), ranking ${seconds(read, ended)} s; ${found} candidates, ${heap.toFixed(0)} MB kept`,
    )
  }
}

await main()
