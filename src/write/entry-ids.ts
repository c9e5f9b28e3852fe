import type { DigestJson } from './schema.ts'

/**
 * Figures that say the same in both languages are one: 前年同期 five times → the id of the first. `figureIds(json)[3]` is that of the fourth quantity.
 */
export function figureIds({ quantities }: DigestJson): readonly string[] {
  const first = new Map<string, string>()
  return quantities.map(({ ja, en, kind }, index) => {
    const key = JSON.stringify([ja, en, kind])
    const id = first.get(key) ?? `q${index + 1}`
    first.set(key, id)
    return id
  })
}

/** A term that is an entity already is not told twice: the id of that entity, else `t1` … in the order of the terms. */
export function termIds({ terms, entities }: DigestJson): readonly string[] {
  const known = new Map<string, string>()
  for (const { ja, id } of entities) if (!known.has(ja)) known.set(ja, id)
  return terms.map(({ ja }, index) => known.get(ja) ?? `t${index + 1}`)
}
