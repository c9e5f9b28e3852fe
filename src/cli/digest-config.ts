import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { readAs } from '../check/settings.ts'
import type { Context } from './context.ts'
import { exitCode, Failure, systemCode } from './failure.ts'
import type { StoryOptions } from './stories.ts'

const name = 'kawaraban.digest.yaml'
const shape = z
  .strictObject({
    stories: z.strictObject({ threshold: z.number().min(0.01).max(1), days: z.int().min(1).max(366) }).partial(),
  })
  .partial()
const usual = { threshold: 0.17, days: 7 }

/** How stories are grouped: what is typed, else what `kawaraban.digest.yaml` of the working folder says, else the usual. Throws `Failure` for a broken file. */
export function groupingOf({ storyThreshold, storyDays }: StoryOptions, { io }: Context): { threshold: number; days: number } {
  const path = join(io.cwd, name)
  const told = existsSync(path) ? settingsOf(path) : {}
  return { threshold: storyThreshold ?? told.threshold ?? usual.threshold, days: storyDays ?? told.days ?? usual.days }
}

function settingsOf(path: string): { readonly threshold?: number | undefined; readonly days?: number | undefined } {
  const read = readAs(shape, textOf(path))
  if ('settings' in read) return read.settings.stories ?? {}
  throw new Failure(exitCode.usage, 'error.check-settings', { path: name, line: read.problem.line, reason: read.problem.reason })
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure(exitCode.usage, 'error.check-settings', { path: name, line: 1, reason: systemCode(error) })
  }
}
