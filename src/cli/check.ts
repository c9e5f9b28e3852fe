import { resolve } from 'node:path'
import { type InlineWaivers, inlineWaivers } from '../check/inline-waivers.ts'
import { makeWaived, waiversText } from '../check/waivers.ts'
import { type CheckStages, checkFiles, checkSegments } from '../check.ts'
import type { Finding } from '../document.ts'
import type { FiledFinding } from '../write/findings.ts'
import { type CheckInput, checkInputs } from './check-inputs.ts'
import { linePairs } from './check-lines.ts'
import { makePrinter } from './check-printer.ts'
import { type CheckOptions, type CheckPlan, planOf, waiversOf } from './check-settings.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode, Failure, systemCode } from './failure.ts'
import { loadGlossary } from './glossary-files.ts'
import { bitextOf, bitextProblemLine } from './memory-files.ts'
import { failureLine, readSource } from './sources.ts'
import { writeFiles } from './write-file.ts'

const rank = { info: 0, warning: 1, error: 2 } as const

/** `kawaraban check`: findings about any English of a Japanese text. Findings go to standard output, the summary to standard error. */
export async function checkCommand(source: string, target: string | undefined, options: CheckOptions, context: Context): Promise<ExitCode> {
  const { io, say } = context
  const inputs = await checkInputs(source, target, io.cwd)
  const plan = planOf(source, options, context)
  const earlier = options.writeWaivers === undefined ? [] : waiversOf(resolve(io.cwd, options.writeWaivers), { may: true })
  const { terms, packed } = await loadGlossary(plan.glossary, context, { quiet: options.quiet ?? false })
  const stages = await context.parts.check({ terms, packed, tokenizer: options.tokenizer, strictTerms: options.strictTerms })

  const printer = makePrinter(options.format, context)
  const accepted = makeWaived(plan.waivers)
  const counts = { error: 0, warning: 0, info: 0, waived: 0 }
  const toWrite: Finding[] = []
  const seen = { findings: false, failed: false, unreadable: false }

  /** Prints what is neither ignored nor accepted, and counts it. */
  const report = async (findings: readonly FiledFinding[], waived: (finding: Finding) => boolean = () => false) => {
    const shown: FiledFinding[] = []
    for (const filed of findings) {
      const { finding } = filed
      if (plan.ignored(finding.code) || outOfLimits(finding, plan)) continue
      if (accepted(finding) || waived(finding)) {
        counts.waived++
        continue
      }
      if (rank[finding.level] >= rank[plan.failOn]) seen.findings = true
      if (rank[finding.level] < rank[plan.level]) continue
      counts[finding.level]++
      shown.push(filed)
      if (options.writeWaivers !== undefined) toWrite.push(finding)
    }
    await printer.print(shown)
  }
  const failed = async (path: string, error: unknown) => {
    seen.failed = true
    await io.stderr.write(`${failureLine({ path, error }, context)}\n`)
  }

  let read = { files: 0, lines: 0 }
  if (options.lines && target !== undefined) {
    const [input] = inputs
    if (inputs.length !== 1 || input?.kind !== 'files') throw new Failure(exitCode.usage, 'error.check-sides', { source, target })
    const { path, enPath } = input
    for await (const segments of linePairs(path, enPath, io)) {
      read = { ...read, lines: read.lines + segments.length }
      const found = checkSegments(segments, { path, date: plan.date ?? plan.otherwise ?? null, named: false }, stages)
      await report(found.map((finding) => ({ finding, path, enPath })))
    }
  } else {
    // A file that was named must be readable; of many, one bad one stops nobody.
    const strict = inputs.length === 1
    for (const input of inputs) {
      try {
        const { findings, waived } = await checkOne(input, { plan, stages, context, target: target ?? '' })
        read = { ...read, files: read.files + 1 }
        await report(findings, waived)
      } catch (error) {
        if (strict && error instanceof Failure) throw error
        await failed(input.path, error)
        if (strict && isReadError(error)) seen.unreadable = true
      }
    }
  }
  await printer.end()
  const broken = seen.unreadable ? exitCode.usage : seen.failed ? exitCode.someFailed : undefined

  if (options.writeWaivers !== undefined) {
    accept(resolve(io.cwd, options.writeWaivers), waiversText(toWrite, earlier), options.writeWaivers)
    if (!options.quiet) await io.stderr.write(`${say('cli.check.written', { count: toWrite.length, path: options.writeWaivers })}\n`)
    return broken ?? exitCode.done
  }
  if (!options.quiet) {
    const pairs = options.lines ? say('cli.check.lines-read', { count: read.lines }) : say('cli.check.files', { count: read.files })
    const values = {
      errors: say('cli.check.errors', { count: counts.error }),
      warnings: say('cli.check.warnings', { count: counts.warning }),
      infos: say('cli.check.infos', { count: counts.info }),
      waived: counts.waived,
      pairs,
    }
    await io.stderr.write(`${say('cli.check.summary', values)}
`)
  }
  return broken ?? (seen.findings ? exitCode.findings : exitCode.done)
}

interface Work {
  readonly plan: CheckPlan
  readonly stages: CheckStages
  readonly context: Context
  readonly target: string
}

async function checkOne(
  input: CheckInput,
  { plan, stages, context, target }: Work,
): Promise<{ findings: readonly FiledFinding[]; waived?: (finding: Finding) => boolean }> {
  const { path } = input
  if (input.kind === 'unpaired') throw new Failure(exitCode.usage, 'error.check-unpaired', { target })
  if (input.kind === 'bitext') {
    const { bitext, problems } = await bitextOf(path, context)
    for (const problem of problems) await context.io.stderr.write(`${bitextProblemLine(problem, context.say)}\n`)
    if (problems.some(({ level }) => level === 'error')) throw new Failure(exitCode.usage, 'error.check-segments')
    const date = plan.date ?? bitext.date ?? plan.otherwise ?? null
    return { findings: filed(checkSegments(bitext.segments, { path, date }, stages), path, path) }
  }
  const { enPath } = input
  const { decode, decodeEnglish } = await import('../read/index.ts')
  const [ja, en] = [await readSource({ path }, context.io), await readSource({ path: enPath }, context.io)]
  const [source, english] = [inlineWaivers(decode(ja.bytes).text), inlineWaivers(decodeEnglish(en.bytes))]
  const findings = await checkFiles(
    { path, ...source },
    { path: enPath, ...english },
    { date: plan.date, otherwise: plan.otherwise },
    stages,
  )
  return { findings: filed(findings, path, enPath), waived: waivedIn(source, english) }
}

function waivedIn(source: InlineWaivers, english: InlineWaivers): (finding: Finding) => boolean {
  return ({ code, line, enLine }) => source.waived(line, code) || (enLine !== undefined && english.waived(enLine, code))
}

function filed(findings: readonly Finding[], path: string, enPath: string): readonly FiledFinding[] {
  return findings.map((finding) => ({ finding, path, enPath }))
}

/** The project may set wider limits for the ratio of the lengths than the check has. */
function outOfLimits({ code, actual }: Finding, { limits }: CheckPlan): boolean {
  if (code !== 'length-ratio' || !limits.ratio) return false
  const ratio = Number(actual)
  return ratio >= limits.ratio[0] && ratio <= limits.ratio[1]
}

function isReadError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReadError'
}

function accept(path: string, text: string, typed: string): void {
  try {
    writeFiles([{ path, text }])
  } catch (error) {
    throw new Failure(exitCode.usage, 'error.check-write', { path: typed, reason: systemCode(error) })
  }
}
