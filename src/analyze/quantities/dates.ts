import { readAmount } from './amount.ts'
import { addDays, addMonths, type Day, daysIn, iso, isoWeek, nearestDay, nearestYear } from './calendar.ts'
import { type DateFacts, dateEnglish, quarterEnglish } from './date-english.ts'
import { toCount } from './decimal.ts'
import { type Draft, isDigit, type Mention, type Scan } from './scan.ts'
import { longest } from './tables.ts'
import { readTime } from './times.ts'
import { readYear, type Year } from './years.ts'

/** A date, period or time of day at `at`, or null: 2026年2月18日(水)午後3時, 令和8年度, 10〜12月期, 同月8日, 昨年12月, 今春. */
export function readDate(scan: Scan, at: number, last: Mention | null): Draft | null {
  const zoned = readZoned(scan, at, last)
  if (zoned) return zoned
  const year = readYear(scan, at, last)
  if (year && (year.scale === 'decade' || year.scale === 'century')) return periodDraft(scan, at, year)
  const period = readPeriod(scan, at, year)
  if (period) return period
  const facts = readFacts(scan, at, year, last)
  const dated = facts && finish(scan, at, facts, last)
  if (dated) return compared(scan, dated)
  const time = readTime(scan, at)
  return time && { start: at, end: time.end, kind: 'time', value: time.value, unit: '', modifier: '', en: time.en, tags: [] }
}

/** 現地時間2日午前11時 → 11 a.m. local time on the 2nd; a zone before the hour alone is read with the hour. */
function readZoned(scan: Scan, at: number, last: Mention | null): Draft | null {
  const { text, tables } = scan
  const zone = longest(tables.times, text, at)
  if (zone?.item.row.role !== 'zone') return null
  const from = Math.max(zone.end, tables.mark(text, zone.end, 'of'), tables.mark(text, zone.end, 'comma'))
  if (longest(tables.times, text, from)) return null
  const inner = readDate(scan, from, last)
  if (!inner?.mention) return null
  if (inner.kind === 'date' && inner.unit === 'day') return { ...inner, start: at, en: `${inner.en} ${zone.item.row.en}` }
  if (inner.kind !== 'time') return null
  const day = / (?:on the|on [A-Z]|today|yesterday|tomorrow|the (?:same|following|previous) day).*$/.exec(inner.en)
  if (!day) return null
  return { ...inner, start: at, en: `${inner.en.slice(0, day.index)} ${zone.item.row.en}${day[0]}` }
}

/** 2013年度比 → compared with fiscal 2013. */
function compared({ text, tables }: Scan, draft: Draft): Draft {
  const end = draft.kind === 'date' ? tables.mark(text, draft.end, 'compared') : -1
  return end < 0 ? draft : { ...draft, end, en: `compared with ${draft.en}`, tags: ['adverbial'] }
}

/** 1990年代後半 → the late 1990s; 19世紀半ば → the mid-19th century. */
function periodDraft(scan: Scan, at: number, year: Year): Draft {
  const { text, tables, words } = scan
  const century = year.scale === 'century'
  const low = century ? (year.year - 1) * 100 + 1 : year.year
  const high = century ? year.year * 100 : year.to
  const name = century ? `${words.ordinal(year.year)} century` : `${year.year}s`
  const part = longest(tables.parts(year.scale), text, year.end)
  const half = century ? 50 : 5
  const value = { START: [low, low + half - 1], MID: [low + half - 2, low + half + 1], END: [low + half, high] }[
    part?.item.row.code ?? ''
  ] ?? [low, high]
  // 昭和30年代 does not begin with a round Western year.
  const en = year.era && year.year % 10 !== 0 ? `${value[0]} to ${value[1]}` : (part?.item.row.en ?? 'the {}').replace('{}', name)
  return {
    start: at,
    end: part?.end ?? year.end,
    kind: 'date',
    value: [String(value[0]), String(value[1])],
    unit: year.scale,
    modifier: '',
    en,
    tags: [],
  }
}

/** 2027年3月期, 1〜3月期, 2026年度第1四半期, 7〜9月. */
function readPeriod(scan: Scan, at: number, year: Year | null): Draft | null {
  const { text, tables, words, anchor } = scan
  const from = year?.end ?? at
  const base = { start: at, kind: 'date' as const, modifier: '' as const, tags: [] }
  const quarter = readQuarter(scan, from)
  if (quarter && (year || quarter.ordinal)) {
    const name = year?.year ? `${year.scale === 'fiscal' ? 'FY' : ''}${year.year}` : 'XXXX'
    const en = `the ${words.ordinal(quarter.number)} quarter${year ? ` of ${yearName(year)}` : ''}`
    return { ...base, end: quarter.end, value: `${name}-Q${quarter.number}`, unit: 'quarter', en }
  }
  const amount = readAmount(scan, from)
  if (!amount?.numeral || amount.start !== from || year?.to) return null
  const low = toCount(amount.low)
  const month = tables.mark(text, amount.end, 'month')
  if (month < 0 || low < 1) return null
  const second = amount.form === 'exact' ? secondMonth(scan, amount.numeral.end, month) : null
  const high = second?.month ?? toCount(amount.high)
  const end = second?.end ?? month
  if (high < 1 || high > 12 || low > 12 || amount.odd || (amount.form === 'list' && high !== low + 1)) return null
  const term = tables.mark(text, end, 'period')
  if (high === low) {
    if (term < 0) return null
    const known = year?.year ? year.year : 0
    const value = known ? `FY${low <= 11 ? known - 1 : known}` : 'FYXXXX'
    const past = known && anchor && (anchor.year > known || (anchor.year === known && anchor.month > low))
    const en = `${past ? 'the year ended' : 'the fiscal year ending'} ${words.month(low)}${year ? ` ${year.words || year.year}` : ''}`
    return { ...base, end: term, value, unit: 'fiscal year', en }
  }
  const known = year?.year ? year.year : likelyYear(scan, high)
  const wrap = high < low
  const length = (high - low + 13) % 12
  const first = { year: known && wrap ? known - 1 : known, month: low, day: 0 }
  const value =
    term >= 0 && !wrap && length === 3 && low % 3 === 1 && known
      ? `${known}-Q${(low + 2) / 3}`
      : ([iso(first), iso({ ...first, year: known, month: high })] as const)
  const en = quarterEnglish(words, { low, high, length, term: term >= 0, list: amount.form === 'list', year })
  const mention = { day: { year: known, month: high, day: 0 }, era: year?.era ?? 0 }
  return { ...base, end: term >= 0 ? term : end, value, unit: term >= 0 && length === 3 ? 'quarter' : 'month', en, mention }
}

const yearName = (year: Year) => year.words || (year.scale === 'fiscal' ? `fiscal ${year.year}` : String(year.year))

function readQuarter(scan: Scan, at: number): { end: number; number: number; ordinal: boolean } | null {
  const { text, tables } = scan
  const of = tables.mark(text, at, 'of')
  const head = tables.mark(text, of >= 0 ? of : at, 'prefix-ordinal')
  const amount = readAmount(scan, head >= 0 ? head : at)
  const end = amount?.numeral && amount.form === 'exact' ? tables.mark(text, amount.end, 'quarter') : -1
  const number = amount ? toCount(amount.low) : -1
  return head >= 0 && end >= 0 && number >= 1 && number <= 4 ? { end, number, ordinal: true } : null
}

/** 7月〜9月: the unit written at both ends. 11月-1月 runs over the year's end. */
function secondMonth(scan: Scan, numeralEnd: number, at: number): { end: number; month: number } | null {
  const { text, tables } = scan
  const direct = tables.mark(text, numeralEnd, 'range')
  const range = direct >= 0 ? direct : tables.mark(text, at, 'range')
  const amount = range < 0 ? null : readAmount(scan, range)
  const end = amount?.numeral && amount.form === 'exact' ? tables.mark(text, amount.end, 'month') : -1
  if (!amount || end < 0 || isDigit(text[end])) return null
  return { end, month: toCount(amount.low) }
}

function readFacts(scan: Scan, at: number, year: Year | null, last: Mention | null): (DateFacts & { end: number }) | null {
  const { text, tables, anchor } = scan
  const none = {
    year,
    month: 0,
    monthTo: 0,
    monthWords: '',
    day: 0,
    dayTo: 0,
    list: false,
    words: '',
    wordPart: '',
    scale: 'year',
    base: null as Day | null,
  }
  let end = year?.end ?? at
  const relative = year ? null : longest(tables.relative, text, at)
  const row = relative?.item.row
  if (relative && row && ['day', 'week', 'period'].includes(row.scale ?? '')) {
    const base = row.base === 'anchor' ? anchor : last?.day
    const shift = Number(row.shift)
    const day =
      row.scale === 'day' && base?.year && base.day
        ? addDays(base, shift)
        : row.scale === 'week' && base?.year && base.day
          ? addDays(base, shift * 7)
          : null
    return { ...none, words: row.en ?? '', wordPart: row.part ?? '', scale: row.scale ?? '', base: day, end: relative.end }
  }
  let month = 0
  let monthWords = ''
  let base: Day | null = null
  if (relative && row?.scale === 'month') {
    const from = row.base === 'anchor' ? anchor : last?.day
    base = from?.year && from.month ? addMonths(from, Number(row.shift)) : null
    monthWords = row.en ?? ''
    end = relative.end
  } else if (!year || (!year.to && !year.part)) {
    const of = year && tables.mark(text, end, 'of') >= 0 ? tables.mark(text, end, 'of') : end
    const amount = readAmount(scan, of)
    const close = amount?.numeral && amount.form === 'exact' && amount.start === of ? tables.mark(text, amount.end, 'month') : -1
    const number = amount ? toCount(amount.low) : -1
    if (close >= 0 && number >= 1 && number <= 12 && !amount?.odd) {
      month = number
      end = close
    }
  }
  const day = (month || monthWords || !year) && !(year && !month) ? readDays(scan, end, Boolean(month || monthWords)) : null
  if (!year && !month && !monthWords && !day) return null
  const wordPart = (year?.part || row?.part) ?? ''
  if (!day) return { ...none, month, monthWords, base, end, wordPart, scale: month || monthWords ? 'month' : (year?.scale ?? 'year') }
  return { ...none, month, monthWords, base, ...day, wordPart: '', scale: 'day' }
}

/** 18日, 18〜20日, 3、4両日. A bare 日 is a date unless something after it makes it a number of days. */
function readDays(scan: Scan, at: number, dated: boolean): { day: number; dayTo: number; list: boolean; end: number } | null {
  const { text, tables } = scan
  const amount = readAmount(scan, at)
  if (!amount?.numeral || amount.start !== at || amount.odd || amount.form === 'over' || amount.form === 'vague') return null
  const day = toCount(amount.low)
  const dayTo = amount.form === 'exact' ? 0 : toCount(amount.high)
  const both = tables.mark(text, amount.end, 'both')
  const end = both >= 0 ? both : tables.mark(text, amount.end, 'day')
  if (end < 0 || day < 1 || day > 31 || dayTo > 31) return null
  const days = ['span', 'ago', 'later', 'first-in', 'straight', 'ordinal', 'worth', 'day-count']
  if (both < 0 && days.some((mark) => tables.mark(text, end, mark) >= 0)) return null
  // 記録を9日更新した: by nine days.
  if (!dated && both < 0 && scan.has('record') && tables.mark(text, end, 'record-beat') >= 0) return null
  // 週3日: days of a week, 丸2日, 残る2日: so many days; 先週19日 is a date
  const counted = [1, 2].some((length) => at >= length && tables.mark(text, at - length, 'days-before') === at)
  if (!dated && counted && ![2, 3].some((length) => at >= length && longest(tables.relative, text, at - length)?.end === at)) return null
  if (!dated) {
    if (amount.form === 'list' && both < 0 && tables.mark(text, end, 'days-listed') < 0) return null
    const number = Math.max(end, tables.mark(text, end, 'per-day-number'))
    if (day === 1 && !dayTo && (amount.numeral.kanji || isDigit(text[number]) || tables.mark(text, end, 'per-day') >= 0)) return null
  }
  return { day, dayTo, list: amount.form === 'list', end }
}

/** Adds weekday, part and time, and gives the value. */
function finish(scan: Scan, at: number, facts: DateFacts & { end: number }, last: Mention | null): Draft | null {
  const { text, tables, words } = scan
  let { end } = facts
  const resolved = resolve(scan, facts, last)
  const weekday = readWeekday(scan, end)
  if (facts.scale === 'day' && weekday) end = weekday.end
  const part = facts.wordPart || facts.year?.to || facts.dayTo ? null : longest(tables.parts(facts.scale), text, end)
  const time = facts.scale === 'day' && !facts.wordPart ? readTime(scan, end) : null
  const english = dateEnglish(words, { ...facts, weekday: facts.scale === 'day' ? (weekday?.en ?? '') : '' })
  const fiscal = facts.scale === 'fiscal'
  const stem = fiscal ? `FY${facts.year?.year || 'XXXX'}` : facts.scale === 'week' ? (facts.base ? isoWeek(facts.base) : '') : iso(resolved)
  const known = facts.words || facts.monthWords || facts.year?.words ? stem.replace(/^(FY)?X[X-]*$/, '') : stem
  const unit = facts.scale === 'fiscal' ? 'fiscal year' : facts.scale === 'period' ? 'period' : facts.scale
  const base = { start: at, kind: 'date' as const, unit, modifier: '' as const, tags: [] }
  const mention = { day: resolved, era: facts.year?.era ?? last?.era ?? 0 }
  const spoken = text.slice(at, facts.end)
  if (time && time.end > (part?.end ?? 0) && typeof time.value === 'string') {
    return {
      ...base,
      kind: 'time',
      end: time.end,
      value: `${known || spoken}${time.value}`,
      unit: '',
      en: joinTime(time.en, english),
      mention,
    }
  }
  if (time && typeof time.value !== 'string') {
    const value = [`${known || spoken}${time.value[0]}`, `${known || spoken}${time.value[1]}`] as const
    return { ...base, kind: 'time', end: time.end, value, unit: '', en: joinTime(time.en, english), mention }
  }
  const to = facts.year?.to
    ? fiscal
      ? `FY${facts.year.to}`
      : String(facts.year.to)
    : facts.dayTo
      ? iso({ ...resolved, day: facts.dayTo })
      : ''
  if (to)
    return {
      ...base,
      end,
      value: [known, to],
      en: english,
      mention: { ...mention, day: facts.dayTo ? { ...resolved, day: facts.dayTo } : resolved },
    }
  const code = part?.item.row.code ?? facts.wordPart
  const joint = facts.scale === 'day' || !code ? '' : '-'
  const open = facts.scale === 'period' && code ? `XXXX-${code}` : spoken
  const value = known ? `${known}${code === 'DATED' ? '' : joint + code}` : open
  const template = ((facts.year?.words && !facts.month) || facts.monthWords ? part?.item.row.en_words : part?.item.row.en) ?? '{}'
  const en =
    code === 'MID' && english.startsWith('the ')
      ? `the middle of ${english}`
      : template.replace('{}', english).replace(/^the (spring|summer|fall|winter) of (last|this|next) year$/, '$2 $1')
  return { ...base, end: part?.end ?? end, value, en, mention }
}

/** 3 p.m. + the 18th → 3 p.m. on the 18th; 3 p.m. + the same day → 3 p.m. the same day. */
function joinTime(time: string, date: string): string {
  if (/^(today|yesterday|tomorrow|the same day|the following|the previous|the day)/.test(date)) return `${time} ${date}`
  return time.startsWith('the early hours') ? `${time} of ${date}` : `${time} on ${date}`
}

/** An article tells of what happened so many days ago at most. */
const freshDays = 3

/** Fills year and month from the words, the sentence's last date, or the anchor. Open fields stay 0. */
function resolve(scan: Scan, facts: DateFacts, last: Mention | null): Day {
  const { anchor } = scan
  const { year, month, day, base } = facts
  if (facts.scale === 'week' || facts.words) return base ?? { year: 0, month: 0, day: 0 }
  if (year) return { year: year.year, month, day }
  if (facts.monthWords) return { year: base?.year ?? 0, month: base?.month ?? 0, day }
  if (month) {
    if (last?.day.year && last.day.month && month >= last.day.month) return { year: last.day.year, month, day }
    return { year: likelyYear(scan, month), month, day }
  }
  // 先月21日…、3日: the count of days has begun anew, in the month of the article.
  const next = last?.day.year && last.day.month && day < last.day.day ? addMonths(last.day, 1) : null
  if (next && next.year === anchor?.year && next.month === anchor.month) return { ...next, day }
  // 2021年8月の豪雨をめぐり、地裁は17日、…: a month without a day is no diary, and the article is of these days
  if (anchor && last?.day.year && last.day.month && !last.day.day && isFresh(anchor, last.day, day)) return { ...anchor, day }
  if (last?.day.month && day <= daysIn(last.day.year || 2000, last.day.month)) return { ...last.day, day }
  return (anchor && nearestDay(anchor, day)) ?? { year: 0, month: 0, day }
}

/** A day of the last days before the article, in another month than the one that was told of. */
function isFresh(anchor: Day, told: Day, day: number): boolean {
  const months = anchor.year * 12 + anchor.month - (told.year * 12 + told.month)
  return months > 1 && day <= anchor.day && anchor.day - day <= freshDays
}

/** The year of a bare month: the nearest one, but of two the one that is past where the sentence tells what happened, and the one to come where it tells a plan. */
function likelyYear(scan: Scan, month: number): number {
  const { anchor, tables, text } = scan
  if (!anchor) return 0
  const year = nearestYear(anchor, month)
  if (year === anchor.year || scan.has('uncertain')) return year
  const ends = tables.context(year < anchor.year ? 'plan-end' : 'past-end')
  return ends.some((ending) => text.endsWith(ending)) ? anchor.year : year
}

function readWeekday({ text, tables }: Scan, at: number): { end: number; en: string } | null {
  const open = tables.mark(text, at, 'open')
  const found = longest(tables.weekdays, text, open >= 0 ? open : at)
  if (!found) return null
  const long = tables.mark(text, found.end, 'weekday-long')
  if (open >= 0) {
    const close = tables.mark(text, long >= 0 ? long : found.end, 'close')
    return close >= 0 ? { end: close, en: found.item.row.en ?? '' } : null
  }
  return long >= 0 ? { end: long, en: found.item.row.en ?? '' } : null
}

/** 水曜日 by itself → Wednesday. */
export function readBareWeekday(scan: Scan, at: number): Draft | null {
  const { text, tables } = scan
  const found = longest(tables.weekdays, text, at)
  const end = found ? tables.mark(text, found.end, 'weekday-long') : -1
  if (!found || end < 0) return null
  return {
    start: at,
    end,
    kind: 'date',
    value: `XXXX-WXX-${found.item.row.iso}`,
    unit: 'weekday',
    modifier: '',
    en: found.item.row.en ?? '',
    tags: [],
  }
}
