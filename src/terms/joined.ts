import type { EntityType, NamedSentence, Span } from '../document.ts'
import { longestMention, type Mention } from './mention.ts'

/** A compound of a name and the nouns beside it. `parts` are the places in the list of those that are no candidates of their own here. */
export interface Joined extends Span {
  readonly type: EntityType
  readonly parts: readonly number[]
}

/** Names with the nouns on either side of them: タウシュベツ川|橋梁, 子供将棋|名人戦. Words that are `beside` names make no term with them: 秋田|沖. */
export function joined(mentions: readonly Mention[], { ja, start: offset }: NamedSentence, beside: ReadonlySet<string>): Joined[] {
  const starts = new Map<number, number>()
  for (const [at, { kind, start }] of mentions.entries()) if (kind === 'name' || kind === 'run') starts.set(start, at)
  return [...starts.values()].flatMap((at) => {
    const one = mentions[at]!
    const nextAt = starts.get(one.end)
    if (nextAt === undefined) return []
    const next = mentions[nextAt]!
    if (one.type === 'PERSON' || next.type === 'PERSON' || (one.kind === 'run' && next.kind === 'run')) return []
    if (next.type === 'LOC' && one.type !== 'LOC') return []
    if (next.end - one.start > longestMention) return []
    if (beside.has(one.ja) || beside.has(next.ja) || beside.has(ja.slice(next.tokens.at(-1)!.start - offset, next.end - offset))) return []
    const type = next.kind === 'name' ? next.type : 'OTHER'
    return [{ start: one.start, end: next.end, type, parts: [at, nextAt].filter((part) => mentions[part]!.kind === 'run') }]
  })
}
