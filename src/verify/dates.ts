import { againstCalendar, parseAnchor, weekdaysOf } from './calendar.ts'
import { type CompareContext, compare } from './compare.ts'
import { isNear, isYearKey, isYearOnly, type Key, partIndex, parts, wrongCode } from './date-parts.ts'
import { dateSpans, isLengthOf, isQuarterOf } from './date-spans.ts'
import { relativeWords, swapped } from './date-words.ts'
import type { Finding } from './numbers.ts'
import type { Value } from './value.ts'

export interface DateContext extends CompareContext {
  /** ISO date of the article, null when unknown. */
  readonly anchor: string | null
  readonly nearEnglish: readonly Value[]
  readonly nearJapanese: readonly Value[]
  /** The English has yesterday, today … */
  readonly dayWord: boolean
  /** The English names a quarter, half or season. */
  readonly season: boolean
  /** Early, mid, late: the parts the English words may stand for. */
  readonly parts: ReadonlySet<string>
  /** Where the words since and from end in the English. */
  readonly since: readonly number[]
}

/** Dates of a sentence pair: found part by part, so that "on the 18th" and "in April and May 2024" count. Gives back the values that turned out to be plain numbers. */
export function matchDates(
  ja: readonly Value[],
  en: readonly Value[],
  context: DateContext,
): {
  readonly findings: readonly Finding[]
  readonly hit: number
  readonly total: number
  readonly japaneseNumbers: readonly Value[]
  readonly englishNumbers: readonly Value[]
} {
  const anchor = parseAnchor(context.anchor)
  const relatives = ja.filter((value) => value.origin === 'relative').map((value) => String(value.value))
  const numbersEn = en.filter((value) => value.kind !== 'date')
  const english = en.filter((value) => value.kind === 'date' && value.date && !value.soft)
  const softDates = en.filter((value) => value.soft && value.date)
  const index = partIndex([...english, ...softDates])
  const firmDays = partIndex(english).get('day')
  // The 2024 of "the year ended March 2024" is no fiscal year.
  const plainYears = partIndex(english.filter((value) => !value.alternatives?.some((other) => other.date?.fiscal !== undefined))).get(
    'year',
  )
  const conflicts = anchor ? againstCalendar(english, anchor) : []
  const bareNumbers = new Set(numbersEn.flatMap((value) => (typeof value.value === 'number' ? [value.value] : [])))
  const japaneseNumbers: Value[] = []
  const dates: Value[] = []
  for (const value of ja) {
    const readings = [value, ...(value.alternatives ?? [])]
    const dated = readings.filter((reading) => reading.date)
    if (dated.length === 0) {
      if (value.kind !== 'date') japaneseNumbers.push(value)
      continue
    }
    const numeric = readings.filter((reading) => reading.kind !== 'date')
    const first = numeric[0]
    const equals =
      first !== undefined &&
      numbersEn.slice(0, 200).some((other) => !(other.vague && !first.vague) && (compare(first, other, context)?.weight ?? 0) >= 6)
    // Neither reading is met: the other side's kind decides which one was meant.
    const like =
      !dayElsewhere(value) &&
      first !== undefined &&
      numbersEn
        .slice(0, 200)
        .some(
          (other) =>
            !other.soft &&
            other.kind === first.kind &&
            other.unit === first.unit &&
            (other.factor === first.factor || (first.kind === 'duration' && first.factor === 1)),
        )
    const years = value.kind !== 'date' && !equals && !like && index.get('year') !== undefined
    const found =
      dated.find((reading) => parts(reading.date!).every(([key, part]) => index.get(key)?.has(part))) ??
      // 25年 as "this year"
      (anchor && !equals ? dated.find(({ date }) => isYearOnly(date!) && relativeIn(en, 'y', date!.year!)) : undefined)
    if (found) dates.push({ ...value, ...found, start: value.start, end: value.end })
    else if (
      first &&
      !years &&
      (value.kind !== 'date' || equals || (like && value.date?.month === undefined && value.date?.year === undefined))
    )
      japaneseNumbers.push({ ...first, alternatives: numeric.slice(1), soft: first.soft || value.soft })
    else dates.push(value.kind === 'date' ? value : { ...value, ...dated[0]!, start: value.start, end: value.end })
  }
  const all = ja.flatMap((value) => [value, ...(value.alternatives ?? [])]).filter((value) => value.date)
  const wanted = partIndex(all)
  const numericJa = new Set(japaneseNumbers.flatMap((value) => (typeof value.value === 'number' ? [value.value] : [])))
  const usable: Value[] = []
  const englishNumbers = [...numbersEn]
  for (const value of english) {
    const number = value.alternatives?.find((other) => other.kind !== 'date')
    const year = value.date!.year
    if (
      number &&
      year !== undefined &&
      !wanted.get('year')?.has(year) &&
      !wanted.get('fiscal')?.has(year) &&
      typeof number.value === 'number' &&
      numericJa.has(number.value)
    )
      englishNumbers.push(number)
    else usable.push(value)
  }
  const yearMissing = dates.some((value) => !value.soft && value.date?.year !== undefined && !isFound(value, 'year', value.date.year))
  const days = ja.flatMap((value) => [value, ...(value.alternatives ?? [])].filter((one) => one.date?.day !== undefined))
  const otherMonths = ja.flatMap((value) => (value.date?.day === undefined ? [] : (value.date.month ?? [])))
  const otherYears = anchor ? relatives.flatMap((word) => (word.startsWith('y') && !word.endsWith('*') ? (resolve(word) ?? []) : [])) : []
  const findings: Finding[] = conflicts.map((value) => ({ code: 'date-wrong' as const, en: value }))
  // 5月31日〜6月2日 as "the three days through Sunday", 1〜10月 as "the first 10 months"
  const lengths = dateSpans(dates, anchor?.year ?? 2001).filter((span) =>
    numbersEn.some((length) => isLengthOf(length, span) || (context.free && isQuarterOf(length, span))),
  )
  const told = new Set(lengths.flatMap(({ from, to }) => [from, to]))
  const missing: { readonly value: Value; readonly key: Key; readonly part: number }[] = []
  for (const value of dates) {
    if (value.soft || isFiscalWord(value) || told.has(value)) continue
    for (const [key, part] of parts(value.date!)) if (!isFound(value, key, part)) missing.push({ value, key, part })
  }
  const added: { readonly value: Value; readonly key: Key; readonly part: number }[] = []
  for (const value of usable.filter((one) => !conflicts.includes(one)))
    for (const [key, part] of parts(value.date!)) if (!isExpected(value, key, part)) added.push({ value, key, part })

  const reported = new Set<Value>()
  const paired = new Set<Value>()
  const takenDays = new Set<Value>()
  for (const { value, key, part } of missing) {
    if (reported.has(value)) continue
    const like = (entry: { readonly key: Key }) => entry.key === key || (isYearKey(key) && isYearKey(entry.key))
    const other =
      added.find((entry) => like(entry) && !paired.has(entry.value)) ??
      (key === 'day' ? added.find((entry) => entry.key === 'weekday' && !paired.has(entry.value)) : undefined)
    const day = !other && key === 'day' ? englishNumbers.find((candidate) => mayBeDay(candidate) && !takenDays.has(candidate)) : undefined
    if (day) {
      takenDays.add(day)
      reported.add(value)
      findings.push({ code: 'date-wrong', ja: value, en: day })
    } else if (other) {
      paired.add(other.value)
      reported.add(value)
      findings.push({ code: wrongCode(value, key), ja: value, en: other.value })
    } else if (
      key === 'weekday' ||
      (key === 'year' && (anchor?.year === part || isSpanStart(part) || isYearClear(value, part))) ||
      (key === 'month' && value.date!.day !== undefined && isFound(value, 'day', value.date!.day))
    ) {
      // Left out without harm: the weekday, this year, the month of a day that is named.
    } else if (context.free && key === 'day' && value.date!.month !== undefined && index.get('month')?.has(value.date!.month)) {
      reported.add(value)
      findings.push({ code: 'date-missing', ja: value, harmless: true })
    } else if (isNear(context.nearEnglish, key, part) || (key === 'day' && weekdayNear(value))) {
      reported.add(value)
      findings.push({ code: 'number-moved', ja: value })
    } else {
      reported.add(value)
      findings.push({ code: 'date-missing', ja: value })
    }
  }
  const addedOnce = new Set<Value>()
  for (const { value, key, part } of added) {
    if (paired.has(value) || addedOnce.has(value) || isNear(context.nearJapanese, key, part)) continue
    // 2024年…前年比 in the sentence before, "from 2023" in this one
    const yearBefore = key === 'year' && context.free && context.nearJapanese.some((other) => other.value === 'y*')
    if (yearBefore && isNear(context.nearJapanese, 'year', part + 1)) continue
    if (key === 'weekday' && context.nearJapanese.some((other) => other.date?.day !== undefined || other.origin === 'relative')) continue
    addedOnce.add(value)
    findings.push({ code: key === 'weekday' ? 'date-wrong' : 'date-added', en: value })
  }
  findings.push(...swapped(dates, usable), ...relativeWords(ja, en))
  for (const value of dates) {
    const excused = context.season && (value.date?.month === undefined || !index.get('month')?.has(value.date.month))
    if (value.part && !reported.has(value) && !context.parts.has(value.part) && !excused)
      findings.push({ code: 'date-part-lost', ja: value })
  }
  if (
    !anchor &&
    relatives.some((word) => /^[yf][+-]/.test(word)) &&
    usable.some((value) => value.date!.year !== undefined && !wanted.get('year')?.has(value.date!.year))
  )
    findings.push({ code: 'date-no-anchor', ja: ja.find((value) => /^[yf][+-]/.test(String(value.value)))! })
  const hard = dates.filter((value) => !value.soft)
  return {
    findings,
    hit: hard.filter((value) => !reported.has(value)).length,
    total: hard.length,
    japaneseNumbers,
    englishNumbers: englishNumbers.filter((value) => !daysTaken(value) && !takenDays.has(value)),
  }

  /** A bare "20" or "the 18th" that stands for a day of the Japanese is no extra number. */
  function daysTaken(value: Value): boolean {
    return (
      typeof value.value === 'number' &&
      value.unit === '' &&
      (value.kind === 'ordinal' || (value.kind === 'count' && !numericJa.has(value.value))) &&
      wanted.get('day')?.has(value.value) === true
    )
  }

  /** The day may be meant by "the 18th", a weekday or "yesterday". */
  function dayElsewhere(value: Value): boolean {
    const day = value.date?.day
    return day !== undefined && (bareNumbers.has(day) || context.dayWord || index.get('weekday') !== undefined)
  }

  /** An ordinal or a number after a named day that nothing else explains. */
  function mayBeDay(value: Value): boolean {
    if (
      typeof value.value !== 'number' ||
      !Number.isInteger(value.value) ||
      value.value < 1 ||
      value.value > 31 ||
      value.soft ||
      value.loose
    )
      return false
    if (numericJa.has(value.value) || wanted.get('day')?.has(value.value)) return false
    return value.kind === 'ordinal' || (value.kind === 'count' && value.unit === '' && index.get('day') !== undefined)
  }

  /** Every day the English names is one of the Japanese; only then may a weekday or "yesterday" stand for another. */
  function daysAgree(): boolean {
    return [...(firmDays ?? [])].every((day) => wanted.get('day')?.has(day))
  }

  /** The year through March, with the number left to the reader: the year that last ended, or that goes on. */
  function yearUnsaid(part: number): boolean {
    const said = english.some((value) => value.origin === 'fiscal' && value.date!.year === undefined && value.date!.month !== undefined)
    return said && (!anchor || Math.abs(anchor.year - (anchor.month < 4 ? 1 : 0) - part) <= 1)
  }

  /** The six months to September: of the fiscal year that goes on, or ended lately. */
  function isThisFiscal(part: number): boolean {
    return anchor !== undefined && anchor.year - (anchor.month < 5 ? 1 : 0) === part
  }

  /** Without an anchor "last year" may be any year, unless the English names one the Japanese lacks. */
  function yearsAgree(): boolean {
    return [...(index.get('year') ?? [])].every((year) => wanted.get('year')?.has(year))
  }

  function isFound(value: Value, key: Key, part: number): boolean {
    if (index.get(key)?.has(part)) return true
    if (key === 'year')
      return index.get('fiscal')?.has(part) === true && value.origin === 'fiscal' && value.date!.month === undefined
        ? true
        : bareNumbers.has(part) || relativeIn(en, 'y', part)
    if (key === 'fiscal')
      return (
        plainYears?.has(part) === true ||
        yearUnsaid(part) ||
        (context.free && lengths.length > 0 && isThisFiscal(part)) ||
        relativeIn(en, 'f', part) ||
        bareNumbers.has(part) ||
        relativeIn(en, 'y', part)
      )
    if (key === 'month')
      return relativeIn(en, 'm', part) || (context.season && value.date!.day === undefined && index.get('month') === undefined)
    if (key === 'day') return bareNumbers.has(part) || (daysAgree() && (context.dayWord || weekdayFits(value)))
    if (key === 'century') return bareNumbers.has(part)
    return key === 'decade' && (bareNumbers.has(part) || bareNumbers.has(part % 100))
  }

  /** 1991年以来33年ぶり needs one of the two; the year of "last September" is clear. */
  function isYearClear(value: Value, part: number): boolean {
    if (!anchor) return false
    const month = value.date!.month
    if (month !== undefined && index.get('month')?.has(month) && Math.abs(anchor.year - part) <= 1) return true
    return value.date!.month === undefined && hasYears(ja, anchor.year - part) && hasYears(numbersEn, anchor.year - part)
  }

  function hasYears(values: readonly Value[], length: number): boolean {
    return values.some(
      (value) =>
        value.kind === 'duration' &&
        value.unit === 'month' &&
        typeof value.value === 'number' &&
        length > 0 &&
        Math.abs((value.value * value.factor) / 12 - length) <= 1,
    )
  }

  /** The five years to 2022 began in 2018. */
  function isSpanStart(part: number): boolean {
    return numbersEn.some((value) => {
      if (value.kind !== 'duration' || value.unit !== 'month' || value.factor !== 12 || typeof value.value !== 'number') return false
      return index.get('year')?.has(part + value.value) || index.get('year')?.has(part + value.value - 1)
    })
  }

  function relativeIn(values: readonly Value[], letter: string, part: number): boolean {
    return values.some(
      (value) =>
        value.origin === 'relative' &&
        String(value.value).startsWith(letter) &&
        (anchor ? resolve(String(value.value)) === part : yearsAgree()),
    )
  }

  function resolve(word: string): number | undefined {
    if (!anchor) return undefined
    const offset = Number(word.slice(1))
    if (word.startsWith('y')) return anchor.year + offset
    if (word.startsWith('f')) return anchor.year - (anchor.month < 4 ? 1 : 0) + offset
    return word.startsWith('m') ? ((((anchor.month - 1 + offset) % 12) + 12) % 12) + 1 : undefined
  }

  /** Thursday for 4日: the weekdays of the possible dates are looked up. */
  function weekdayFits(value: Value): boolean {
    const named = index.get('weekday')
    if (!named) return false
    if (!anchor) return true
    const possible = weekdaysOf(value.date!, anchor, otherYears, otherMonths)
    return possible !== undefined && [...named].some((weekday) => possible.has(weekday))
  }

  /** The weekday stands in a sentence beside. */
  function weekdayNear(value: Value): boolean {
    const possible = anchor && weekdaysOf(value.date!, anchor, otherYears, otherMonths)
    return possible !== undefined && [...possible].some((weekday) => isNear(context.nearEnglish, 'weekday', weekday))
  }

  /** A weekday that some day of the Japanese has, or that stands for a word like 翌日. Without a day in the Japanese it may come from outside. */
  function weekdayExpected(part: number): boolean {
    // 月曜休館 beside 25日: the other weekday may be that of the day.
    const said = wanted.get('weekday') !== undefined
    if (said && (!anchor || days.length === 0)) return false
    if (!anchor || days.length === 0 || relatives.some((word) => word.startsWith('d'))) return true
    return days.some((value) => weekdaysOf(value.date!, anchor, otherYears, otherMonths)?.has(part))
  }

  /** 25年3月期 as "the current fiscal year". */
  function isFiscalWord(value: Value): boolean {
    const fiscal =
      value.origin === 'fiscal' ? value.alternatives?.find((other) => other.date?.fiscal !== undefined)?.date?.fiscal : undefined
    return anchor !== undefined && fiscal !== undefined && relativeIn(en, 'f', fiscal)
  }

  function isExpected(value: Value, key: Key, part: number): boolean {
    if (wanted.get(key)?.has(part)) return true
    if (
      value.alternatives?.some(
        (other) => other.date && parts(other.date).every(([k, p]) => wanted.get(k)?.has(p) || (k === 'fiscal' && expectedYear('f', p))),
      )
    )
      return true
    if (key === 'year' || key === 'fiscal') {
      // A year of the Japanese is missing, so a year it does not have took its place.
      const ended = value.origin === 'fiscal' && value.alternatives !== undefined
      // 2024年4〜6月期 with 前年同期: the year of the article is left to the reader, that of the comparison is not.
      if (yearMissing && compared(part)) return true
      // 3大会ぶり as "the first since 2009"
      if (!yearMissing && key === 'year' && ja.some((other) => other.loose && !other.soft) && sinceYear(value)) return true
      if (yearMissing) return key === 'year' && !ended && wanted.get('fiscal')?.has(part) === true
      if (key === 'year' && !ended && wanted.get('fiscal')?.has(part)) return true
      if (numericJa.has(part) || relatives.some((word) => word === 'y*' || word === 'f*')) return true
      if (key === 'fiscal' && relatives.some((word) => word.startsWith('f')) && !anchor) return true
      if (expectedYear('y', part) || expectedYear('f', part) || (key === 'year' && expectedYear('f', part - 1))) return true
      const undated =
        wanted.get('year') === undefined &&
        wanted.get('fiscal') === undefined &&
        (wanted.get('month') ?? wanted.get('day')) !== undefined &&
        !relatives.some((word) => /^[yf][+-]/.test(word))
      return key === 'year' && undated && (!anchor || Math.abs(part - anchor.year) <= 1)
    }
    if (key === 'month') {
      if (relatives.some((word) => word === 'm*' || word === 'd*' || word === 'y*')) return true
      const months = relatives.filter((word) => word.startsWith('m'))
      if (months.length > 0) return !anchor || months.some((word) => resolve(word) === part)
      if (ja.some((other) => other.unit === 'quarter' || (other.unit === 'month' && other.factor === 3))) return true
      if (ja.some((other) => other.soft && other.kind === 'count' && (other.value === 0.25 || other.value === 0.5))) return true
      if (wanted.get('fiscal') !== undefined) return true
      const bareDay = dates.some((other) => other.date!.day !== undefined && other.date!.month === undefined)
      return bareDay && (!anchor || Math.min((part - anchor.month + 12) % 12, (anchor.month - part + 12) % 12) <= 1)
    }
    if (key === 'day')
      return (
        numericJa.has(part) ||
        relatives.includes('d*') ||
        ((relatives.includes('y*') || wanted.get('fiscal') !== undefined) && part >= 28) ||
        (index.get('month') !== undefined && wanted.get('day') === undefined && ja.some((other) => other.origin === 'weekday'))
      )
    if (key === 'weekday') return weekdayExpected(part)
    if (key === 'decade')
      return (
        numericJa.has(part % 100) ||
        [...(wanted.get('year') ?? [])].some((year) => Math.floor(year / 10) * 10 === part && !wanted.get('decade')) ||
        relatives.includes('y*')
      )
    return relatives.includes('c*') || numericJa.has(part)
  }

  /** The English says since when, and the Japanese how long it has been. */
  function sinceYear(value: Value): boolean {
    return context.since.some((end) => end <= value.start && value.start - end <= 12)
  }

  /** The year before that of the article, where the Japanese compares with it and gives only the article's. */
  function compared(part: number): boolean {
    if (anchor === undefined || part !== anchor.year - 1 || !(relatives.includes('y*') || relatives.includes('y-1'))) return false
    return [...(wanted.get('year') ?? [])].every((year) => year === anchor.year || index.get('year')?.has(year))
  }

  function expectedYear(letter: string, part: number): boolean {
    const words = relatives.filter((word) => word.startsWith(letter) && !word.endsWith('*'))
    return words.length > 0 && (!anchor || words.some((word) => resolve(word) === part))
  }
}
