import type { Both } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import type { IndexSheet } from './index-entry.ts'
import { capital, usualPeriod } from './sheet-parts.ts'

/** A fact or an event: what it is called, in the language of the interface or in both, and what it says. */
export interface SheetLine {
  readonly label: Both
  readonly says: Both
}

/** A row of the table of figures; `period` is missing when it is that of most rows. */
export interface SheetRow {
  readonly item: Both
  readonly period?: Both
  readonly value: Both
  readonly change: Both
  readonly base: Both
}

/** A sheet as the feeds show it: facts, figures with the period of most of them, and events. */
export interface SheetLines {
  readonly facts: readonly SheetLine[]
  readonly period?: Both
  readonly figures: readonly SheetRow[]
  readonly timeline: readonly SheetLine[]
}

const nothing: Both = { ja: '', en: '' }

/** The lines of a sheet, English in capitals at the start where it heads something. */
export function sheetLines({ facts, figures, timeline }: IndexSheet, t: Translate): SheetLines {
  const usual = usualPeriod(figures)
  return {
    facts: facts.map(({ role, ja, en }) => ({ label: { ja: t(`fact.${role}`), en: t(`fact.${role}`) }, says: headed({ ja, en }) })),
    ...(usual && { period: usual }),
    figures: figures.map(({ item, value, change, base, period }) => ({
      item: headed(item),
      ...(period && period.ja !== usual?.ja && { period }),
      value,
      change: change ?? nothing,
      base: base ?? nothing,
    })),
    timeline: timeline.map(({ when, ja, en }) => ({ label: when, says: headed({ ja, en }) })),
  }
}

/** One line of both languages, English first: `up 20% / 20%増`; once where they are the same. */
export function inBoth({ ja, en }: Both): string {
  return en === '' || ja === '' || en === ja ? en || ja : `${en} / ${ja}`
}

function headed({ ja, en }: Both): Both {
  return { ja, en: capital(en) }
}
