import type { MessageKey, Translate } from '../language/messages.ts'
import type { GeneratorInfo } from './schema.ts'

/** `2026-02-18` → `February 18, 2026` or 2026年2月18日, in the words of `t`; other strings stay as they are. */
export function longDate(date: string | null, t: Translate): string {
  if (!date) return t('date.none')
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})(?![\d])/.exec(date) ?? []
  if (!year) return date
  return t('date.long', { year, month: t(`month.${Number(month)}` as MessageKey), day: Number(day) })
}

/** Values of the line that says who made the page. */
export function madeBy({ name, version, engine, glossary }: GeneratorInfo): Readonly<Record<string, string | number>> {
  return { name, version, engine, terms: glossary.terms }
}
