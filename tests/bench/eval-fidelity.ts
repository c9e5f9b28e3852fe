import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openCheck } from '../../src/index.ts'
import { loadLanguage } from '../../src/language/load.ts'
import { parseGold } from '../fidelity-gold.ts'
import { families, familyOf, type Judged, judge, touches } from '../fidelity-judge.ts'

/*
 * How well `kawaraban check` finds what is wrong and leaves alone what is right, on pairs of our own: `npm run eval:fidelity`.
 * `-- --show missed|alarms|all` prints the pairs it is about, `-- --folder DIR` reads other pairs, `-- --only dev` files with that in their name.
 */

const { values: options } = parseArgs({
  options: { show: { type: 'string' }, folder: { type: 'string' }, only: { type: 'string' } },
})

const folder = options.folder ? new URL(`file://${options.folder.replace(/\/?$/, '/')}`) : new URL('../corpus/fidelity/', import.meta.url)

function share(part: number, whole: number): string {
  return `${part}/${whole} ${whole ? ((100 * part) / whole).toFixed(1) : '-'} %`
}

function report(name: string, judged: readonly Judged[]): void {
  const clean = judged.filter(({ pair }) => pair.codes.length === 0)
  const faulty = judged.filter(({ pair }) => pair.codes.length > 0)
  const alarms = clean.filter(({ findings }) => findings.length > 0)
  const exact = faulty.filter(({ pair, findings }) => findings.some(({ code }) => pair.codes.includes(code)))
  const beside = faulty.reduce((sum, { pair, findings }) => sum + findings.filter((one) => !touches(one, pair.heart)).length, 0)
  console.log(`${name}: ${judged.length} pairs`)
  for (const family of [...Object.keys(families), 'other']) {
    const own = faulty.filter(({ pair }) => familyOf(pair.codes[0]!) === family)
    console.log(`  ${family.padEnd(8)} recall ${share(own.filter(({ found }) => found).length, own.length)}`)
  }
  console.log(
    `  all      recall ${share(faulty.filter(({ found }) => found).length, faulty.length)}, with its very code ${share(exact.length, faulty.length)}`,
  )
  console.log(
    `  clean pairs with a false alarm ${share(alarms.length, clean.length)}; findings beside the fault ${beside} in ${faulty.length}`,
  )
  if (options.show === 'missed' || options.show === 'all') for (const one of faulty.filter(({ found }) => !found)) show('MISSED', one)
  if (options.show === 'alarms' || options.show === 'all') for (const one of alarms) show('ALARM', one)
}

function show(what: string, { pair, findings }: Judged): void {
  console.log(
    `\n${what} ${pair.file} · ${pair.codes.join('/') || 'clean'} · ${pair.title} · ${pair.date} · ${pair.heart}\n${pair.ja}\n${pair.en}`,
  )
  for (const one of findings)
    console.log(
      `  ${one.code} expected ${one.expected ?? '-'} actual ${one.actual ?? '-'} «${one.source ? one.pair.ja.slice(one.pair.source!.start, one.pair.source!.end) : ''}»`,
    )
}

const stages = await openCheck({ language: loadLanguage(), terms: [] })
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.txt') && file.includes(options.only ?? ''))
  .sort()
const pairs = files.flatMap((file) => parseGold(file, readFileSync(new URL(file, folder), 'utf8')))
const judged = pairs.map((pair) => judge(pair, stages))
const unseen = judged.filter(({ pair }) => pair.file.includes('unseen'))
if (unseen.length < judged.length)
  report(
    'development',
    judged.filter((one) => !unseen.includes(one)),
  )
if (unseen.length > 0) report('unseen', unseen)
if (unseen.length > 0 && unseen.length < judged.length) report('all', judged)
