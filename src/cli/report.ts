import type { Band } from '../document.ts'
import type { BatchTerms } from './batch-terms.ts'
import type { Say } from './messages.ts'

/** What became of one input. `worst` is the severity of its worst note: -1 none, 0 info, 1 warning, 2 error. */
export type Outcome =
  | { readonly path: string; readonly state: 'failed' }
  | {
      readonly path: string
      readonly state: 'written' | 'unchanged'
      readonly bands: Readonly<Record<Band, number>>
      readonly worst: number
      readonly errors: number
    }

/** The lines after a batch: how many articles became what, how sure their sentences are, where they are. */
export function reportOf(
  outcomes: readonly Outcome[],
  { say, out, batch, lines: more = [] }: { say: Say; out: string; batch: BatchTerms; lines?: readonly string[] },
): string {
  const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length
  const bands = { green: 0, yellow: 0, red: 0 }
  let errors = 0
  for (const outcome of outcomes) {
    if (outcome.state === 'failed') continue
    for (const band of ['green', 'yellow', 'red'] as const) bands[band] += outcome.bands[band]
    errors += outcome.errors
  }
  const lines = [say('cli.report.articles', { written: count('written'), unchanged: count('unchanged'), failed: count('failed') })]
  if (bands.green + bands.yellow + bands.red > 0) lines.push(say('cli.report.bands', bands))
  lines.push(...termLines(batch, say), ...more)
  if (errors > 0) lines.push(say('cli.report.errors', { count: errors }))
  if (count('failed') > 0) {
    lines.push(say('cli.report.failed'))
    for (const { path, state } of outcomes) if (state === 'failed') lines.push(`  ${path}`)
  }
  if (count('failed') < outcomes.length) lines.push(say('cli.report.where', { path: out }))
  return lines.map((line) => `${line}\n`).join('')
}

/** Only so many terms are named on the console; `--report` has them all. */
const mostNamed = 10

function termLines({ terms, proved, provedBefore, repaired, variants }: BatchTerms, say: Say): string[] {
  const lines: string[] = []
  if (terms > 0) {
    const share = (Math.floor((1000 * proved) / terms) / 10).toFixed(1)
    const facts = { proved: grouped(proved), total: grouped(terms), share, before: grouped(provedBefore) }
    lines.push(say(repaired > 0 || provedBefore !== proved ? 'cli.report.terms-repaired' : 'cli.report.terms', facts))
  }
  if (variants.length > 0) {
    lines.push(say('cli.report.variants', { count: variants.length }))
    for (const { ja, renderings } of variants.slice(0, mostNamed))
      lines.push(`  ${ja}: ${renderings.map(({ en, articles, first }) => `${en} ${grouped(articles)} (${first})`).join(', ')}`)
    if (variants.length > mostNamed) lines.push('  …')
  }
  return lines
}

/** 1204 → 1,204 */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
