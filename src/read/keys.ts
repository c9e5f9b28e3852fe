import type { Language } from '../language/load.ts'
import type { Facts } from './draft.ts'

export type Field = keyof Facts
/** What a key of front matter or a label says; null when nothing. */
export type Keys = (key: string) => Field | null

/** What a front-matter key means: pubDate, 公開日 → date. Compiled from `ja/read-keys.tsv`; null for keys that do not matter here. */
export function makeKeys(language: Language): Keys {
  const fields = new Map(language.rows('ja/read-keys').map((row) => [row.key!, row.field as Field]))
  return (key) => fields.get(key.trim().toLowerCase().replaceAll('-', '_')) ?? null
}

/** One metadata value as text: strings, numbers, the `name` of objects, lists joined by a comma. */
export function valueText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (Array.isArray(value))
    return (
      value
        .slice(0, 50)
        .flatMap((one) => (Array.isArray(one) ? [] : (valueText(one) ?? [])))
        .join(', ') || undefined
    )
  if (value instanceof Date && Number.isFinite(value.getTime())) return value.toISOString()
  if (value && typeof value === 'object' && 'name' in value && typeof value.name === 'string') return value.name.trim() || undefined
  return undefined
}

/** Tags as a list: [電池, EV], or one string with commas. */
export function valueTags(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value.flatMap((one) => valueText(one) ?? []) : (valueText(value)?.split(/[,、，;\n]/) ?? [])
  const tags = [...new Set(list.map((tag) => tag.trim().replace(/^#/, '')).filter(Boolean))].slice(0, 100)
  return tags.length ? tags : undefined
}
