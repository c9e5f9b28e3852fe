/**
 * Measures the names the analysis finds, without a glossary: `npx tsx tests/bench/eval-names.ts [set] [--missed] [--lines]`.
 * Typed F1 over exact spans; the classes of each set are mapped as written below, all others left out on both sides. The sum (`F1`) is that of
 * ORG, LOC and PERSON. `own` is our own gold (tests/corpus/names/gold), `own:industry` … its files, `second` the one that guided nothing.
 * `--missed` counts what was missed and what was too much by the last two characters, so that no sentence need be read; `--lines` shows lines of our own.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadLanguage, openStages } from '../../src/index.ts'
import { articleOf, type Count, f1, type GoldSentence, goldNames } from '../gold-names.ts'

const types = ['ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW'] as const
type Type = (typeof types)[number]
const summed: readonly Type[] = ['ORG', 'LOC', 'PERSON']

/** WORK_OF_ART, ARTIFACT and 製品名 hold more than our PRODUCT does (rights, languages, prizes). */
const sets: Readonly<Record<string, Readonly<Record<string, Type>>>> = {
  gsd_ne_dev: {
    PERSON: 'PERSON',
    ORG: 'ORG',
    GPE: 'LOC',
    LOC: 'LOC',
    PRODUCT: 'PRODUCT',
    WORK_OF_ART: 'PRODUCT',
    EVENT: 'EVENT',
    LAW: 'LAW',
  },
  pud_wiki: {
    PERSON: 'PERSON',
    ORG: 'ORG',
    GPE: 'LOC',
    LOC: 'LOC',
    PRODUCT: 'PRODUCT',
    WORK_OF_ART: 'PRODUCT',
    EVENT: 'EVENT',
    LAW: 'LAW',
  },
  kwdlc_dev: { PERSON: 'PERSON', ORGANIZATION: 'ORG', LOCATION: 'LOC', ARTIFACT: 'PRODUCT' },
  wac_dev: { PERSON: 'PERSON', ORGANIZATION: 'ORG', LOCATION: 'LOC', ARTIFACT: 'PRODUCT' },
  ner_wikipedia_dev: {
    人名: 'PERSON',
    法人名: 'ORG',
    政治的組織名: 'ORG',
    その他の組織名: 'ORG',
    地名: 'LOC',
    製品名: 'PRODUCT',
    イベント名: 'EVENT',
  },
}
const own = Object.fromEntries(types.map((type) => [type, type]))
const yardsticks = 'yardsticks on another set (UD GSD test): spaCy ja_core_news sm .609, md .704, lg .722, trf .831'
const folder = new URL('../../../shared/eval/dev/', import.meta.url)

async function main() {
  const stages = await openStages({ language: loadLanguage(), terms: [], engine: 'rules' })
  const options = process.argv.slice(2)
  const names = options.filter((option) => !option.startsWith('--'))
  console.log(`${'set'.padEnd(18)} F1   P    R     ${types.map((type) => `${type} F1 (P / R, n)`.padEnd(27)).join('')}`)
  for (const [set, lines, classes] of goldSets()) {
    if (names.length ? !names.includes(set) : set.startsWith('own:')) continue
    const counts = new Map<Type, Count>(types.map((type) => [type, { right: 0, found: 0, gold: 0 }]))
    const missed = new Map<string, number>()
    for (const gold of lines) measure(gold, classes, classes === own && options.includes('--lines'), counts, missed)
    print(set, counts)
    if (options.includes('--missed'))
      for (const [what, times] of [...missed].sort((a, b) => b[1] - a[1]).slice(0, 60)) console.log(`   ${times} ${what}`)
  }
  console.log(yardsticks)

  function measure(
    gold: GoldSentence,
    classes: Readonly<Record<string, Type>>,
    show: boolean,
    counts: ReadonlyMap<Type, Count>,
    missed: Map<string, number>,
  ) {
    const wanted = new Set<string>()
    const others: { start: number; end: number; mapped: boolean }[] = []
    const measured = new Set(Object.values(classes))
    const wrong: string[] = []
    for (const { type, start, end } of gold.entities) {
      const mapped = classes[type]
      if (mapped) {
        wanted.add(`${mapped} ${start} ${end}`)
        counts.get(mapped)!.gold += 1
      }
      if (!mapped || !summed.includes(mapped)) others.push({ start, end, mapped: mapped !== undefined })
    }
    // What an outside set calls by a class we leave out, or for ORG, LOC and PERSON by another than these three, is no mistake of ours.
    const ignored = (type: Type, start: number, end: number) =>
      others.some((other) => other.start < end && start < other.end && (!other.mapped || (classes !== own && summed.includes(type))))
    const found = stages.match(stages.analyze(articleOf(gold.ja))).sentences.flatMap(({ entities }) => entities)
    for (const { type, start, end } of found) {
      const count = counts.get(type as Type)
      if (!count || !measured.has(type as Type) || ignored(type as Type, start, end)) continue
      count.found += 1
      if (wanted.delete(`${type} ${start} ${end}`)) count.right += 1
      else {
        tally(missed, `+ ${type} …${gold.ja.slice(Math.max(start, end - 2), end)}`)
        wrong.push(`+${gold.ja.slice(start, end)} ${type}`)
      }
    }
    for (const key of wanted) {
      const [type, from, to] = key.split(' ')
      tally(missed, `- ${type} …${gold.ja.slice(Math.max(Number(from), Number(to) - 2), Number(to))}`)
      wrong.push(`-${gold.ja.slice(Number(from), Number(to))} ${type}`)
    }
    if (show && wrong.length) console.log(`   ${gold.ja}  ${wrong.join('  ')}`)
  }
}

function* goldSets(): Generator<readonly [string, readonly GoldSentence[], Readonly<Record<string, Type>>]> {
  if (existsSync(fileURLToPath(folder)))
    for (const [set, classes] of Object.entries(sets)) {
      const lines = readFileSync(new URL(`${set}.jsonl`, folder), 'utf8')
        .split('\n')
        .filter(Boolean)
      yield [set, lines.map((line) => JSON.parse(line) as GoldSentence), classes]
    }
  else console.log('skipped: the folder shared/eval/dev is not there')
  const files = goldNames()
  yield ['own', [...files].flatMap(([file, lines]) => (file === 'second' ? [] : lines)), own]
  yield ['second', files.get('second') ?? [], own]
  for (const [file, lines] of files) yield [`own:${file}`, lines, own]
}

function print(set: string, counts: ReadonlyMap<Type, Count>) {
  const all = summed
    .map((type) => counts.get(type)!)
    .reduce((sum, { right, found, gold }) => ({ right: sum.right + right, found: sum.found + found, gold: sum.gold + gold }))
  const each = types.map((type) => {
    const count = counts.get(type)!
    if (!count.gold) return '-'.padEnd(27)
    return `${points(f1(count))} (${ratio(count.right, count.found)} / ${ratio(count.right, count.gold)}, ${count.gold})`.padEnd(27)
  })
  console.log(
    `${set.padEnd(18)} ${points(f1(all))} ${ratio(all.right, all.found)} ${ratio(all.right, all.gold)}  ${each.join('').trimEnd()}`,
  )
}

function tally(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function points(share: number): string {
  return share === 1 ? '1.00' : share.toFixed(3).slice(1)
}

function ratio(part: number, whole: number): string {
  return whole ? points(part / whole) : '   -'
}

await main()
