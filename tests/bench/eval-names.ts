/**
 * Measures the names the analysis finds, without a glossary: `npx tsx tests/bench/eval-names.ts [set] [--missed]`.
 * Typed F1 over exact spans of ORG, LOC and PERSON; the classes of each set are mapped as written below, all others left out on both sides.
 * `--missed` counts what was missed and what was too much by the last two characters, so that no sentence need be read.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Article } from '../../src/document.ts'
import { loadLanguage, openStages } from '../../src/index.ts'

type Type = 'ORG' | 'LOC' | 'PERSON'

const sets: Readonly<Record<string, Readonly<Record<string, Type>>>> = {
  gsd_ne_dev: { PERSON: 'PERSON', ORG: 'ORG', GPE: 'LOC', LOC: 'LOC' },
  pud_wiki: { PERSON: 'PERSON', ORG: 'ORG', GPE: 'LOC', LOC: 'LOC' },
  kwdlc_dev: { PERSON: 'PERSON', ORGANIZATION: 'ORG', LOCATION: 'LOC' },
  wac_dev: { PERSON: 'PERSON', ORGANIZATION: 'ORG', LOCATION: 'LOC' },
  ner_wikipedia_dev: { 人名: 'PERSON', 法人名: 'ORG', 政治的組織名: 'ORG', その他の組織名: 'ORG', 地名: 'LOC' },
}
const yardsticks = 'yardsticks on another set (UD GSD test): spaCy ja_core_news sm .609, md .704, lg .722, trf .831'
const folder = new URL('../../../shared/eval/dev/', import.meta.url)
const types: readonly Type[] = ['ORG', 'LOC', 'PERSON']

interface Gold {
  readonly ja: string
  readonly entities: readonly { readonly type: string; readonly start: number; readonly end: number }[]
}

async function main() {
  if (!existsSync(fileURLToPath(folder))) {
    console.log('skipped: the folder shared/eval/dev is not there')
    return
  }
  const stages = await openStages({ language: loadLanguage(), terms: [], engine: 'rules' })
  const options = process.argv.slice(2)
  const chosen = Object.keys(sets).filter((set) => !options.some((option) => option in sets) || options.includes(set))
  console.log(`set                   F1   precision recall   ${types.map((type) => `${type} F1 (P / R, n)`.padEnd(28)).join('')}`)
  for (const set of chosen) {
    const counts = new Map(types.map((type) => [type, { right: 0, found: 0, gold: 0 }]))
    const missed = new Map<string, number>()
    for (const line of readFileSync(new URL(`${set}.jsonl`, folder), 'utf8')
      .split('\n')
      .filter(Boolean)) {
      const gold = JSON.parse(line) as Gold
      const wanted = new Set<string>()
      const ignored: { start: number; end: number }[] = []
      for (const { type, start, end } of gold.entities) {
        const mapped = sets[set]![type]
        if (mapped) {
          wanted.add(`${mapped} ${start} ${end}`)
          counts.get(mapped)!.gold += 1
        } else ignored.push({ start, end })
      }
      for (const { type, start, end } of stages.match(stages.analyze(articleOf(gold.ja))).sentences.flatMap(({ entities }) => entities)) {
        const count = counts.get(type as Type)
        // What the set calls by a class we leave out is no mistake of ours.
        if (!count || ignored.some((other) => other.start < end && start < other.end)) continue
        count.found += 1
        const key = `${type} ${start} ${end}`
        if (wanted.delete(key)) count.right += 1
        else tally(missed, `+ ${type} …${gold.ja.slice(Math.max(start, end - 2), end)}`)
      }
      for (const key of wanted) {
        const [type, start, end] = key.split(' ')
        tally(missed, `- ${type} …${gold.ja.slice(Math.max(Number(start), Number(end) - 2), Number(end))}`)
      }
    }
    const all = [...counts.values()].reduce(
      (sum, { right, found, gold }) => ({ right: sum.right + right, found: sum.found + found, gold: sum.gold + gold }),
      { right: 0, found: 0, gold: 0 },
    )
    const each = [...counts.values()].map((count) =>
      `${f1(count)} (${ratio(count.right, count.found)} / ${ratio(count.right, count.gold)}, ${count.gold})`.padEnd(28),
    )
    console.log(`${set.padEnd(20)} ${f1(all)}   ${ratio(all.right, all.found)}     ${ratio(all.right, all.gold)}    ${each.join('')}`)
    if (options.includes('--missed'))
      for (const [what, times] of [...missed].sort((a, b) => b[1] - a[1]).slice(0, 40)) console.log(`   ${times} ${what}`)
  }
  console.log(yardsticks)
}

function articleOf(ja: string): Article {
  return {
    id: 'a',
    path: '-',
    format: 'text',
    encoding: 'utf-8',
    sha256: '',
    text: ja,
    blocks: [{ kind: 'body', level: 0, start: 0, end: ja.length }],
    sentences: [{ id: 's1', kind: 'body', block: 0, ja, start: 0, end: ja.length }],
    metadata: { title: '', date: null, publisher: null, author: null, url: null, tags: [], references: [] },
    notes: [],
  }
}

function tally(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function ratio(part: number, whole: number): string {
  return whole ? (part / whole).toFixed(3).slice(1).padStart(4) : '   -'
}

function f1({ right, found, gold }: { right: number; found: number; gold: number }): string {
  return ratio(2 * right, found + gold)
}

await main()
