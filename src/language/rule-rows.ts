import type { Language, Row } from './load.ts'

/** What a row of rules does, for a reader: 踏み切る ga ni=値上げ → raise prices; undefined for rules that are code. */
export type RuleRow = (id: string) => string | undefined

/** Makes the look-up of rules by the ids that the engine leaves: `predicates:10608` (line of the table), `ending.past`, `post.を背景に`, `initial.しかし`. */
export function makeRuleRows(language: Language): RuleRow {
  const byId = new Map<string, Row>()
  const fill = () => {
    for (const row of language.rows('ja-en/endings')) byId.set(`ending.${row.id}`, row)
    for (const table of ['ja-en/postpositions', 'ja-en/initials']) for (const row of language.rows(table)) byId.set(row.id!, row)
  }
  return (id) => {
    const line = /^predicates:(\d+)$/.exec(id)
    if (line) {
      // Lines count from the header, as an editor shows them.
      const [ja = '', , , frame = '', en = ''] = language.lines('ja-en/predicates').lines[Number(line[1]) - 2]?.split('\t') ?? []
      return ja && `${ja}  ${frame} → ${en}`
    }
    if (!byId.size) fill()
    const row = byId.get(id)
    if (!row) return undefined
    return row.pattern !== undefined ? `${row.pattern} → ${row.op}` : `${row.ja} → ${row.en}`
  }
}
