import type { MessageKey, Translate } from '../language/messages.ts'
import type { DigestJson, GeneratorInfo } from './schema.ts'
import { visible } from './visible.ts'

/** `2026-02-18` → `February 18, 2026` or 2026年2月18日, in the words of `t`; other strings stay as they are. */
export function longDate(date: string | null, t: Translate): string {
  if (!date) return t('date.none')
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})(?![\d])/.exec(date) ?? []
  if (!year) return date
  return t('date.long', { year, month: t(`month.${Number(month)}` as MessageKey), day: Number(day) })
}

/** `2026-07-12T08:00` → `July 12, 2026 08:00`, in the words of `t`. */
export function moment(asOf: string, t: Translate): string {
  const [day = '', clock] = asOf.split('T')
  return clock ? `${longDate(day, t)} ${clock}` : longDate(day, t)
}

/** Values of the line that says who made the page. */
export function madeBy({ name, version, engine, glossary }: GeneratorInfo): Readonly<Record<string, string | number>> {
  return { name, version, engine, terms: glossary.terms }
}

/** What was checked and what came of it, in one line; empty when there was nothing to look for. */
export function checkedLine({ terms, quantities, names, repaired, consistency }: DigestJson['scores'], t: Translate): string {
  const parts = [
    ...(terms.total ? [t('page.checkedTerms', { ...terms })] : []),
    ...(quantities.total ? [t('page.checkedFigures', { ...quantities })] : []),
    ...(names.total ? [t('page.checkedNames', { ...names })] : []),
    ...(consistency?.total ? [t('page.checkedSteady', { ...consistency })] : []),
    ...(repaired?.hit ? [t('page.checkedRepaired', { count: repaired.hit })] : []),
  ]
  return parts.length ? `${t('page.checked')}: ${parts.join(' · ')}` : ''
}

/** A line for each imported dictionary that could have given a word of this digest; none when no word is from one. */
export function importedLines({ generator, notes }: Pick<DigestJson, 'generator' | 'notes'>, t: Translate): string[] {
  if (!notes.some(({ code }) => code === 'imported-word')) return []
  return licenceLines(generator, t)
}

/** Whose words may stand on a page: a line for each imported dictionary of the run. */
export function licenceLines({ dictionaries = [] }: GeneratorInfo, t: Translate): string[] {
  return dictionaries.map(({ file, licence, attribution }) => visible(t('page.imported', { file, licence, attribution })))
}

/**
 * `t` that keeps its answers: a page asks for the same few dozen words hundreds of times, `t('band.green')` once a sentence.
 * Made anew for every page, so that it never grows beyond one.
 */
export function keeping(t: Translate): Translate {
  const kept = new Map<string, string>()
  return (key, values) => {
    const question = values ? `${key} ${JSON.stringify(values)}` : key
    const before = kept.get(question)
    if (before !== undefined) return before
    const words = t(key, values)
    kept.set(question, words)
    return words
  }
}

/**
 * The words around a number, asked for once: `numbered('page.sentence', t)('12')` → `Sentence 12`. For messages with no other value
 * than `number` and no plural.
 */
export function numbered(key: MessageKey, t: Translate): (number: string) => string {
  const parts = t(key, { number: '\u0000' }).split('\u0000')
  return (number) => parts.join(number)
}
