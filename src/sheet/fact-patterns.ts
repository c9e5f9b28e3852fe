import type { FactRole } from '../digest.ts'
import type { Language } from '../language/load.ts'

/** A number of people or things, and the words around it that say what of: 死者は 3人. */
export interface CountPattern {
  readonly role: FactRole
  readonly units: readonly string[]
  /** Ends at the number. */
  readonly before: RegExp | undefined
  /** Begins behind it. */
  readonly after: RegExp | undefined
  /** Counts only when no other row of the role does. */
  readonly second: boolean
}

/** A fact in words; the first group is the fact. */
export interface TextPattern {
  readonly role: FactRole
  readonly text: RegExp
  /** Believed only in the sentence that tells the event. */
  readonly eventOnly: boolean
}

/** `ja/sheet-facts`, compiled. */
export interface FactPatterns {
  readonly counts: readonly CountPattern[]
  readonly texts: readonly TextPattern[]
  /** Words that tell an event, the past, the future …: for the sentence or its parts. */
  readonly is: Readonly<Record<TestName, RegExp>>
}

const tests = [
  'event',
  'past',
  'future',
  'unsure',
  'outages',
  'from',
  'beside',
  'where',
  'buildings',
  'address',
  'settled',
  'earlier',
] as const
type TestName = (typeof tests)[number]

/** Reads the table. */
export function factPatterns(language: Language): FactPatterns {
  const rows = language.rows('ja/sheet-facts')
  const ofTests: readonly string[] = tests
  const pattern = (source: string, flags = 'u') => new RegExp(source, flags)
  const is = Object.fromEntries(
    tests.map((role) => [
      role,
      pattern(
        rows
          .filter((row) => row.role === role)
          .map(({ text }) => text)
          .join('|'),
      ),
    ]),
  )
  return {
    counts: rows
      .filter(({ unit }) => unit)
      // 1人死亡6人けが: what follows a number says more than what stands before it.
      .sort((one, other) => Number(Boolean(other.after)) - Number(Boolean(one.after)))
      .map(({ role, unit, before, after, note }) => ({
        second: note!.startsWith('shelter'),
        role: role as FactRole,
        units: unit!.split(' '),
        before: before ? pattern(`(?:${before})$`) : undefined,
        after: after ? pattern(`^(?:${after})`) : undefined,
      })),
    texts: rows
      .filter(({ role, text }) => text && !ofTests.includes(role!))
      .map(({ role, text, note }) => ({ role: role as FactRole, text: pattern(text!, 'gu'), eventOnly: note!.includes('event') })),
    is: is as FactPatterns['is'],
  }
}
