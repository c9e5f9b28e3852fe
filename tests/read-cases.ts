import { readFileSync } from 'node:fs'

export interface Case {
  readonly name: string
  readonly input: string
  /** Lines after the rule, without empty ones. */
  readonly expected: readonly string[]
}

/** Cases of `tests/corpus/read/<file>`: `==== name`, input, `----`, expected lines. Input rules are written `\----`. */
export function cases(file: string): readonly Case[] {
  const text = readFileSync(new URL(`corpus/read/${file}`, import.meta.url), 'utf8')
  return text
    .split(/^==== /m)
    .slice(1)
    .map((source) => {
      const first = source.indexOf('\n')
      const rule = source.indexOf('\n----\n')
      if (rule < 0) throw new Error(`${file}: ${source.slice(0, first)}: no rule`)
      return {
        name: source.slice(0, first),
        input: `${source.slice(first + 1, rule)}\n`.replaceAll(/^\\(?=---|====)/gm, ''),
        expected: source
          .slice(rule + 6)
          .split('\n')
          .filter(Boolean),
      }
    })
}
