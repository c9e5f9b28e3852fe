import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Finding } from '../document.ts'

const waiver = z.object({
  code: z.string().min(1),
  sentences: z.string().regex(/^[0-9a-f]{32}$/),
  ja: z.string().optional(),
  reason: z.string().optional(),
})
const waiverFile = z.object({ version: z.literal(1), waivers: z.array(waiver) })

/** A finding that somebody has accepted, by its code and its sentences. */
export type Waiver = z.infer<typeof waiver>

/** What names a finding from run to run: its code and the text of its sentences. When a sentence changes, so does the name. */
export function fingerprint({ code, pair }: Pick<Finding, 'code' | 'pair'>): string {
  return createHash('sha256')
    .update(JSON.stringify([code, squeeze(pair.ja), squeeze(pair.en)]))
    .digest('hex')
    .slice(0, 32)
}

/** Reads `.kawaraban-waivers.json`; `undefined` when it is none. */
export function readWaivers(text: string): readonly Waiver[] | undefined {
  try {
    const { success, data } = waiverFile.safeParse(JSON.parse(text.replace(/^\ufeff/, '')))
    return success ? data.waivers : undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}

/** The file that accepts these findings, sorted; `earlier` stay in it with the reasons people gave. */
export function waiversText(findings: readonly Finding[], earlier: readonly Waiver[] = []): string {
  const all = new Map<string, Waiver>()
  for (const one of [...earlier, ...findings.map(waiverFor)]) {
    const key = `${one.code} ${one.sentences}`
    if (!all.has(key)) all.set(key, one)
  }
  const keys = [...all.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return `${JSON.stringify({ version: 1, waivers: keys.map((key) => all.get(key)) }, null, 2)}\n`
}

function waiverFor(finding: Finding): Waiver {
  const text = (finding.pair.ja || finding.pair.en).replace(/\s+/g, ' ')
  return { code: finding.code, sentences: fingerprint(finding), ja: [...text].slice(0, 60).join('') }
}

/** True for findings somebody has accepted. */
export function makeWaived(waivers: readonly Waiver[]): (finding: Finding) => boolean {
  const keys = new Set(waivers.map(({ code, sentences }) => `${code} ${sentences}`))
  return (finding) => keys.size > 0 && keys.has(`${finding.code} ${fingerprint(finding)}`)
}

/** `number-*` → a test of codes; `*` stands for any letters. */
export function codesLike(patterns: readonly string[]): (code: string) => boolean {
  const exact = new Set(patterns)
  const wild = patterns
    .filter((pattern) => pattern.includes('*'))
    .map((pattern) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[a-z-]*')}$`))
  return (code) => exact.has(code) || wild.some((one) => one.test(code))
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
