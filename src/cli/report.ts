import type { Band, NoteLevel } from '../document.ts'
import type { DigestJson } from '../index.ts'
import type { StoriesJson } from '../write/story-schema.ts'
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

const severity = { info: 0, warning: 1, error: 2 } as const
const levels = Object.keys(severity)

/** What a digest says of itself. */
export function outcomeOf(
  { sentences, notes }: DigestJson,
  done: { readonly path: string; readonly state: 'written' | 'unchanged' },
): Outcome {
  const bands: Record<Band, number> = { green: 0, yellow: 0, red: 0 }
  for (const { band } of sentences) bands[band]++
  const worst = notes.reduce((most, { level }) => Math.max(most, severity[level]), -1)
  return { ...done, bands, worst, errors: notes.filter(({ level }) => level === 'error').length }
}

/** Whether a digest has a note of this level or a worse one. */
export function findingsIn(outcomes: readonly Outcome[], level: NoteLevel): boolean {
  return outcomes.some((outcome) => outcome.state !== 'failed' && outcome.worst >= severity[level])
}

/** The report as JSON, for `--report`. */
export function reportText(
  outcomes: readonly Outcome[],
  { terms, stories }: { readonly terms: BatchTerms; readonly stories: StoriesJson['stories'] | undefined },
): string {
  const articles = outcomes.map((outcome) => ({
    ...outcome,
    ...(outcome.state === 'failed' ? {} : { worst: levels[outcome.worst] ?? null }),
  }))
  return `${JSON.stringify({ articles, terms, ...(stories && { stories }) }, null, 2)}\n`
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
