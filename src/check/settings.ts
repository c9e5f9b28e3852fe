import { type Document, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'

const level = z.enum(['error', 'warning', 'info'])
const one = z.string().min(1)
const settings = z
  .strictObject({
    ignore: z.array(one),
    failOn: level,
    level,
    date: z.iso.date(),
    glossary: z.union([one, z.array(one)]),
    waivers: one,
    limits: z.strictObject({ ratio: z.tuple([z.number().positive(), z.number().positive()]) }).partial(),
  })
  .partial()

/** What `kawaraban.check.yaml` may say. */
export type CheckSettings = z.infer<typeof settings>

/** A place (1-based line) in the settings that cannot be used, and why. */
export interface SettingsProblem {
  readonly line: number
  readonly reason: string
}

/** Reads the settings of a project: `ignore: [number-rounded]` → { ignore: ['number-rounded'] }. Never throws. */
export const readSettings = (text: string): Read<CheckSettings> => readAs(settings, text)

/** Settings, or where they are wrong. */
export type Read<T> = { readonly settings: T } | { readonly problem: SettingsProblem }

/** Reads YAML of a shape: settings, or the first place that does not fit. Never throws. */
export function readAs<T>(shape: z.ZodType<T>, text: string): Read<T> {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, version: '1.2', schema: 'core' })
  const [error] = document.errors
  if (error) return { problem: { line: counter.linePos(error.pos[0]).line, reason: error.message } }
  const value = plain(document)
  if (value === undefined) return { problem: { line: 1, reason: 'aliases are not read' } }
  const { success, data, error: wrong } = shape.safeParse(value)
  if (success) return { settings: data }
  const [issue] = wrong.issues
  const path = issue!.code === 'unrecognized_keys' ? [...issue!.path, issue!.keys[0]!] : issue!.path
  const node = document.getIn(path, true)
  const range = typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0
  return { problem: { line: counter.linePos(range).line || 1, reason: `${path.join('.') || 'settings'}: ${issue!.message}` } }
}

/** The values, `undefined` when there are aliases in them: those may grow without end. */
function plain(document: Document.Parsed): unknown {
  try {
    return document.contents === null ? {} : document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return undefined
  }
}
