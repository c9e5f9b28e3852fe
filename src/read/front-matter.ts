import { parseDocument } from 'yaml'
import type { Facts } from './draft.ts'
import { type Field, valueTags, valueText } from './keys.ts'

export interface FrontMatter {
  readonly facts: Facts
  /** True when it is no valid YAML; the `key: value` lines were read all the same. */
  readonly broken: boolean
}

/** Facts of a YAML front matter: `date: 2026-02-18`. `field` says what a key means; the first key that gives a field wins. Never throws. */
export function frontMatter(source: string, field: (key: string) => Field | null): FrontMatter {
  const values = yaml(source)
  const pairs = values ?? lines(source, ':')
  return { facts: facts(pairs, field), broken: values === null }
}

/** The flat `key = "value"` lines of a TOML front matter. */
export function tomlFacts(source: string, field: (key: string) => Field | null): Facts {
  return facts(lines(source, '='), field)
}

function yaml(source: string): [string, unknown][] | null {
  if (source.length > 100_000) return null
  try {
    const document = parseDocument(source, { uniqueKeys: false, logLevel: 'silent', schema: 'core' })
    if (document.errors.length) return null
    const value: unknown = document.toJS({ maxAliasCount: 20 })
    if (value === null || value === undefined) return []
    return typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : null
  } catch {
    return null
  }
}

function lines(source: string, mark: ':' | '='): [string, unknown][] {
  const pairs: [string, unknown][] = []
  for (const line of source.slice(0, 100_000).split('\n')) {
    const at = line.indexOf(mark)
    if (at <= 0 || /^[\s#-]/.test(line)) continue
    const value = line.slice(at + 1).trim()
    const list = /^\[(.*)\]$/.exec(value)?.[1]
    pairs.push([line.slice(0, at).trim(), list === undefined ? unquoted(value) : list.split(',').map((one) => unquoted(one.trim()))])
  }
  return pairs
}

const unquoted = (value: string): string => value.replace(/^(["'])(.*)\1$/, '$2')

function facts(pairs: readonly (readonly [string, unknown])[], field: (key: string) => Field | null): Facts {
  const found: { -readonly [key in Field]?: Facts[key] } = {}
  for (const [key, value] of pairs) {
    const name = field(key)
    if (!name) continue
    if (name === 'tags') found.tags ??= valueTags(value)
    else if (name === 'publisher' && /^https?:\/\//.test(valueText(value) ?? '')) found.url ??= valueText(value)
    else found[name] ??= valueText(value)
  }
  return found
}
