import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CheckStages, checkTexts, type Finding, openCheck } from '../../src/index.ts'
import { loadLanguage } from '../../src/language/load.ts'
import { type GoldPair, parseGold } from '../fidelity-gold.ts'

/*
 * How well `kawaraban check` finds what is wrong and leaves alone what is right, on pairs of our own: `npm run eval:fidelity`.
 * `-- --show missed|alarms|all` prints the pairs it is about, `-- --folder DIR` reads other pairs, `-- --only dev` files with that in their name.
 */

const { values: options } = parseArgs({
  options: { show: { type: 'string' }, folder: { type: 'string' }, only: { type: 'string' } },
})

const folder = options.folder ? new URL(`file://${options.folder.replace(/\/?$/, '/')}`) : new URL('../corpus/fidelity/', import.meta.url)

/** What a person who plants a fault of one code would take for found: the codes of its family. */
const families: Readonly<Record<string, RegExp>> = {
  numbers: /^(?:number|unit|currency|percent|ordinal)-/,
  dates: /^(?:date|era|fiscal|quarter|time|duration)-/,
  names: /^name-/,
  terms: /^(?:term|keep)-/,
}
const familyOf = (code: string): string => Object.keys(families).find((family) => families[family]!.test(code)) ?? 'other'

/** What is said of one fault in more than one word: a year is a number, a sentence that comes twice is repeated and added. */
const alike: readonly (readonly string[])[] = [
  ['numbers', 'dates'],
  ['repetition', 'sentence-added'],
]

/** Faults of all the English there is: their place says nothing. */
const wholeText: ReadonlySet<string> = new Set(['wrong-language', 'empty-target', 'same-as-source'])

interface Judged {
  readonly pair: GoldPair
  readonly findings: readonly Finding[]
  readonly found: boolean
}

/** A finding that is no mere remark. */
const isAlarm = ({ level }: Finding): boolean => level !== 'info'

/** Whether a finding is about the heart of the fault: it shares a letter with it, or its pair holds it on the side the finding has no place on. */
function touches({ pair }: Finding, heart: string): boolean {
  const { ja, en, source, target } = pair
  const inside = (text: string, span: { readonly start: number; readonly end: number } | undefined): boolean => {
    if (!span) return text.includes(heart)
    for (let at = text.indexOf(heart); at >= 0; at = text.indexOf(heart, at + 1))
      if (at < span.end && at + heart.length > span.start) return true
    return false
  }
  return inside(ja, source) || inside(en, target)
}

function judge(pair: GoldPair, stages: CheckStages): Judged {
  const findings = checkTexts({ ja: pair.ja, en: pair.en, date: pair.date, terms: pair.terms }, stages).filter(isAlarm)
  const wanted = new Set(pair.codes.flatMap((code) => [code, familyOf(code) === 'other' ? code : familyOf(code)]))
  for (const group of alike) if (group.some((family) => wanted.has(family))) for (const family of group) wanted.add(family)
  const found = findings.some(
    (one) => (wanted.has(one.code) || wanted.has(familyOf(one.code))) && (wholeText.has(one.code) || touches(one, pair.heart)),
  )
  return { pair, findings, found }
}

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
