import { fingerprint } from '../check/waivers.ts'
import type { Finding } from '../document.ts'
import type { FiledFinding } from '../write/findings.ts'
import { findingJson } from '../write/findings.ts'
import { findingsSarif } from '../write/findings-sarif.ts'
import { colourPaint, findingsText, plainPaint } from '../write/findings-text.ts'
import type { Context } from './context.ts'
import { oneLine } from './lines.ts'

/** Prints findings as they come, in one of the forms. */
export interface Printer {
  print(findings: readonly FiledFinding[]): Promise<void>
  end(): Promise<void>
}

export function makePrinter(format: 'text' | 'json' | 'sarif', { io, say, version }: Context): Printer {
  if (format === 'json') return jsonPrinter()
  if (format === 'sarif') return sarifPrinter()
  const colour = io.stdout.isTTY === true && (io.env.NO_COLOR ?? '') === '' && io.env.TERM !== 'dumb'
  const paint = colour ? colourPaint : plainPaint

  return {
    async print(findings) {
      let group: FiledFinding[] = []
      const flush = async () => {
        if (group.length > 0) await io.stdout.write(findingsText(group, { t: say, paint }))
        group = []
      }
      for (const filed of findings) {
        if (group.length > 0 && !together(group[0]!.finding, filed.finding)) await flush()
        group.push(filed)
      }
      await flush()
    },
    end: async () => undefined,
  }

  function jsonPrinter(): Printer {
    let count = 0
    return {
      async print(findings) {
        for (const filed of findings) {
          count++
          await io.stdout.write(`${count === 1 ? '[\n' : ',\n'}${JSON.stringify(findingJson(filed, count, say))}`)
        }
      },
      end: () => io.stdout.write(count === 0 ? '[]\n' : '\n]\n'),
    }
  }

  function sarifPrinter(): Printer {
    const all: FiledFinding[] = []
    return {
      print: async (findings) =>
        void all.push(...findings.map((one) => ({ ...one, path: oneLine(one.path), enPath: oneLine(one.enPath) }))),
      end: () => io.stdout.write(findingsSarif(all, { t: say, version, fingerprint })),
    }
  }
}

/** Findings of one sentence pair are shown under it. */
function together(a: Finding, b: Finding): boolean {
  return a.line === b.line && a.pair.ja === b.pair.ja && a.pair.en === b.pair.en
}
