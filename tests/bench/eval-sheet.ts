import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sheet } from '../../src/digest.ts'
import { loadLanguage } from '../../src/language/load.ts'
import { openStages, sheetOf, translate } from '../../src/pipeline.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'tests', 'corpus', 'sheets')

/** What people wrote of an article, see the folder's README. */
interface Gold {
  readonly name: string
  readonly path: string
  readonly kinds: readonly string[]
  readonly figures: readonly { readonly item: string; readonly value: string; readonly change: string }[]
  readonly facts: readonly { readonly role: string; readonly ja: string }[]
  readonly dates: readonly string[]
}

class Tally {
  hit = 0
  found = 0
  wanted = 0
  covered = 0

  /** `right` of what was found is in the gold; `covered` of the gold was found. */
  add(found: number, right: number, wanted: number, covered: number): void {
    this.found += found
    this.hit += right
    this.wanted += wanted
    this.covered += covered
  }

  line(name: string): string {
    const p = this.found ? this.hit / this.found : 0
    const r = this.wanted ? this.covered / this.wanted : 0
    const f = p + r ? (2 * p * r) / (p + r) : 0
    return `${name.padEnd(16)} P ${p.toFixed(2)}  R ${r.toFixed(2)}  F1 ${f.toFixed(2)}   ${this.hit}/${this.found} right, ${this.covered}/${this.wanted} found`
  }
}

/** The sheets of the gold articles against what people wrote of them, as a table; `only` chooses articles, `wrong` takes every difference. */
export async function sheetTable(
  only: (gold: { readonly path: string }) => boolean = () => true,
  wrong: (line: string) => void = () => {},
): Promise<string> {
  const all = goldSheets().filter(only)
  if (!all.length) return 'sheets: no gold in tests/corpus/sheets'
  const language = loadLanguage()
  const stages = await openStages({ language, terms: [], engine: 'rules' })
  const [figures, changes, facts, dates] = [new Tally(), new Tally(), new Tally(), new Tally()]
  const byRole = new Map<string, Tally>()
  let kinds = 0
  for (const gold of all) {
    const source = { path: gold.path, bytes: readFileSync(join(root, gold.path)) }
    const { article } = await translate(await stages.read(source), stages)
    const sheet = await sheetOf(article, stages)
    const tell = (what: string) => wrong(`${gold.name}: ${what}`)
    if (gold.kinds.includes(sheet.kind)) kinds += 1
    else tell(`kind ${sheet.kind}, not ${gold.kinds.join(' or ')}`)
    scoreFigures(gold, sheet, figures, changes, tell)
    scoreFacts(gold, sheet, facts, byRole, tell)
    scoreDates(gold, sheet, dates, tell)
  }
  return [
    `sheets of ${all.length} articles`,
    `kind             ${(kinds / all.length).toFixed(2)}  ${kinds}/${all.length}`,
    figures.line('figures'),
    changes.line('changes'),
    facts.line('facts'),
    ...[...byRole].sort(([one], [other]) => (one < other ? -1 : 1)).map(([role, tally]) => tally.line(`  ${role}`)),
    dates.line('timeline dates'),
  ].join('\n')
}

function scoreFigures(gold: Gold, { figures }: Sheet, tally: Tally, changes: Tally, tell: (what: string) => void): void {
  const same = (one: Gold['figures'][number], other: Sheet['figures'][number]) =>
    like(one.item, other.item.ja) &&
    (one.value ? like(one.value, other.value.ja) : other.value.ja === '' && sameNumber(one.change, other.change?.ja ?? ''))
  const right = figures.filter((figure) => gold.figures.some((one) => same(one, figure)))
  const covered = gold.figures.filter((one) => figures.some((figure) => same(one, figure)))
  tally.add(figures.length, right.length, gold.figures.length, covered.length)
  for (const figure of figures)
    if (!right.includes(figure)) tell(`+ figure ${figure.item.ja} ${figure.value.ja} ${figure.change?.ja ?? ''} (${figure.sentence})`)
  for (const one of gold.figures) if (!covered.includes(one)) tell(`- figure ${one.item} ${one.value} ${one.change}`)
  const changed = figures.filter(({ change }) => change)
  const matched = changed.filter((figure) => gold.figures.some((one) => same(one, figure) && sameNumber(one.change, figure.change!.ja)))
  const wanted = gold.figures.filter(({ change }) => /[\d０-９割倍]/.test(change))
  const got = wanted.filter((one) => changed.some((figure) => same(one, figure) && sameNumber(one.change, figure.change!.ja)))
  const numbered = changed.filter(({ change }) => /[\d０-９割倍]/.test(change!.ja))
  changes.add(numbered.length, matched.filter((figure) => numbered.includes(figure)).length, wanted.length, got.length)
  for (const figure of numbered)
    if (right.includes(figure) && !matched.includes(figure)) tell(`+ change ${figure.item.ja} ${figure.change!.ja}`)
}

function scoreFacts(gold: Gold, { facts }: Sheet, tally: Tally, byRole: Map<string, Tally>, tell: (what: string) => void): void {
  for (const role of new Set([...gold.facts, ...facts].map((fact) => fact.role))) {
    const wanted = gold.facts.filter((fact) => fact.role === role)
    const found = facts.filter((fact) => fact.role === role)
    const right = found.filter(({ ja }) => wanted.some((one) => like(one.ja, ja)))
    const covered = wanted.filter(({ ja }) => found.some((one) => like(ja, one.ja)))
    const own = byRole.get(role) ?? new Tally()
    byRole.set(role, own)
    for (const one of [tally, own]) one.add(found.length, right.length, wanted.length, covered.length)
    for (const { ja } of found.filter((fact) => !right.includes(fact))) tell(`+ ${role} ${ja}`)
    for (const { ja } of wanted.filter((fact) => !covered.includes(fact))) tell(`- ${role} ${ja}`)
  }
}

function scoreDates(gold: Gold, { timeline }: Sheet, tally: Tally, tell: (what: string) => void): void {
  const wanted = [...new Set(gold.dates)]
  const right = timeline.filter(({ date }) => wanted.includes(date))
  const covered = wanted.filter((date) => timeline.some((entry) => entry.date === date))
  tally.add(timeline.length, right.length, wanted.length, covered.length)
  for (const { date, ja } of timeline.filter((entry) => !right.includes(entry))) tell(`+ date ${date} ${ja}`)
  for (const date of wanted.filter((one) => !covered.includes(one))) tell(`- date ${date}`)
}

/** One stands in the other, whatever the width of the letters. */
function like(one: string, other: string): boolean {
  const [short, long] = [one, other].map((text) => text.normalize('NFKC').replace(/[\s]/g, ''))
  return short !== '' && long !== '' && (short!.includes(long!) || long!.includes(short!))
}

function sameNumber(one: string, other: string): boolean {
  const number = (text: string) => /[\d.]+(?:万|億|兆|割)?/.exec(text.normalize('NFKC'))?.[0] ?? text
  return one !== '' && other !== '' && number(one) === number(other)
}

function goldSheets(): Gold[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => {
      const rows = readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
      const of = (what: string) => rows.filter(([first]) => first === what)
      return {
        name: name.slice(0, -'.tsv'.length),
        path: of('article')[0]?.[1] ?? '',
        kinds: of('kind')[0]?.[1]?.split('|') ?? [],
        figures: of('figure').map(([, item = '', value = '', change = '']) => ({ item, value, change })),
        facts: of('fact').map(([, role = '', ja = '']) => ({ role, ja })),
        dates: of('date').map(([, date = '']) => date),
      }
    })
    .filter(({ path }) => existsSync(join(root, path)))
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const loud = process.argv.includes('--wrong')
  const own = process.argv.includes('--seen')
    ? ({ path }: { path: string }) => !path.includes('/sheets/articles/')
    : process.argv.includes('--new')
      ? ({ path }: { path: string }) => path.includes('/sheets/articles/')
      : undefined
  console.log(await sheetTable(own, loud ? console.log : undefined))
}
