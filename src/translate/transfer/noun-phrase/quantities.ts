import type { Quantity } from '../../../document.ts'
import { addBefore, type NounPhrase, prep, text } from '../../tree.ts'
import { carry } from './modifiers.ts'

/** Classes of what people do and are together. */
const together = new Set(['event', 'act', 'group', 'org', 'process', 'info', 'idea', 'feeling', 'state'])

/** Whom one counts by heads, and what one has by the body. */
const heads = /^(?:person|role|animal|body|)$/

/** 7人の|契約 → of seven people: they are not what is counted. */
const isOfPeople = (noun: NounPhrase, { ja, unit, kind }: Quantity) =>
  kind === 'count' &&
  (unit === 'person' || unit === '') &&
  /[\u4eba\u540d]$/.test(ja) &&
  !noun.proper &&
  !heads.test(noun.sem) &&
  !together.has(noun.sem)

/** Those who have things and places that hold people: 200世帯の電気, 11校の給食, 3社の社員. */
const holders =
  /^(?:(?:about|nearly|more than|around) )?[\w,.]+ (?:households|schools|companies|countries|towns|villages|cities|municipalities|prefectures|teams)$/

/** 11校の|給食 → of 11 schools: they are not what is counted, as in 3校の|小学校. */
const isOfHolders = (noun: NounPhrase, { en, kind }: Quantity): boolean =>
  kind === 'count' &&
  holders.test(en) &&
  !noun.proper &&
  !noun.bare &&
  /^(?:role|person|energy|food|money|machine|artefact|relation)$/.test(noun.sem)

/** 3本の|総延長 → of the three: what is measured of all together. */
const isOfAll = ({ head, bare }: NounPhrase, { en, kind, value }: Quantity): boolean =>
  kind === 'count' && value !== 1 && !bare && /^(?:total|combined|average|overall) \w+$/.test(head) && /^(?:\w+|[\d,]+)$/.test(en)

const people = ({ en, value }: Quantity) => (/ (?:people|person)$/.test(en) ? en : `${en} ${value === 1 ? 'person' : 'people'}`)

/** 3人の|候補 → three; 数十の → dozens of. The counter's noun gives way to the noun. */
function addCount(noun: NounPhrase, quantity: Quantity, from: NounPhrase['from']): void {
  // 7対2の賛成多数: a 7-2 majority vote
  if (quantity.unit === 'score' && /(?:vote|majority)$/.test(noun.head)) {
    addBefore(noun, text(quantity.en, from))
    noun.number = 'singular'
    if (noun.determiner === 'auto') noun.determiner = 'a'
    return
  }
  // 70代の女性 → a woman in her 70s
  if (quantity.unit === 'age' && /s$/.test(quantity.en)) {
    const whose = noun.number === 'plural' || !noun.pronoun ? 'their' : noun.pronoun === 'he' ? 'his' : 'her'
    if (noun.determiner === 'auto' && !noun.proper) noun.determiner = 'a'
    noun.after.push(text(`in ${whose} ${quantity.en}`, from))
    return
  }
  // 数百人規模の|デモ, 5人の|グループ → of five people: what people do and are together is not counted by heads
  if (/\u4eba(?:\u898f\u6a21)?$/.test(quantity.ja) && together.has(noun.sem)) {
    noun.after.unshift(text(`of ${people(quantity)}`, from))
    return
  }
  // 大勢の|若者 → a large number of young people
  const crowd = /^(a (?:large|small|great) number of|many|several|a few|dozens of|hundreds of|thousands of) people$/.exec(quantity.en)
  if (crowd) {
    noun.quantity = text(crowd[1]!, from)
    noun.number = 'plural'
    return
  }
  // 1人当たり3個の → three per person
  const each = / (?:per|a) [a-z]+$/.exec(quantity.en)
  if (each) {
    noun.after.push(text(quantity.en.slice(each.index + 1), from))
    addCount(noun, { ...quantity, en: quantity.en.slice(0, each.index) }, from)
    return
  }
  // 8往復の|便: eight round-trip flights
  const trips = / round trips?$/.exec(quantity.en)
  if (trips) {
    addBefore(noun, text('round-trip', from))
    noun.quantity = text(quantity.en.slice(0, trips.index), from)
    noun.number = quantity.value === 1 ? 'singular' : 'plural'
    return
  }
  // 1回の|充電: a single charge
  if (quantity.en === 'once') {
    addBefore(noun, text('single', from))
    if (noun.determiner === 'auto') noun.determiner = 'a'
    if (noun.count === 'U') noun.determiner = 'none'
    return
  }
  const bare = quantity.en.replace(/\s+[a-z-]+$/, (rest) =>
    /\d|million|billion|trillion|thousand|hundred|several|one|two|three|four|five|six|seven|eight|nine/.test(rest) ? rest : '',
  )
  const amount = quantity.unit === '' ? quantity.en : bare
  noun.quantity = text(
    amount === 'half'
      ? 'half of the'
      : /(?:millions|billions|trillions|thousands|hundreds|dozens|tens)$/.test(amount)
        ? `${amount} of`
        : amount,
    from,
  )
  noun.number = quantity.value === 1 ? 'singular' : 'plural'
}

/** 50代の|女性 → in her 50s; the count of people is not said. */
function addAge(noun: NounPhrase, quantity: Quantity, from: NounPhrase['from']): void {
  const decade = /s$/.test(quantity.en)
  const whose =
    noun.number === 'plural'
      ? 'their'
      : /^(?:woman|girl|mother|wife|daughter)$/.test(noun.head)
        ? 'her'
        : /^(?:man|boy|father|husband|son)$/.test(noun.head)
          ? 'his'
          : 'their'
  if (decade) {
    if (noun.determiner === 'auto' && !noun.proper) noun.determiner = 'a'
    noun.after.unshift(text(`in ${whose} ${quantity.en}`, from))
  } else addBefore(noun, text(quantity.en.replace(/ (?=years?\b)| (?=old$)/g, '-').replace('years', 'year'), from))
}

/** 5%の|増加 → a 5% increase, 5%の|企業 → 5% of companies */
function addShare(noun: NounPhrase, quantity: Quantity, from: NounPhrase['from']): void {
  if (/rate|growth|increase|decrease|decline|rise|drop|cut|stake|tax|tariff|probability|share/.test(noun.head)) {
    addBefore(noun, text(quantity.en, from))
    return
  }
  // 2倍の|料金 → twice the fee
  if (/^(?:twice|.+ times)$/.test(quantity.en)) {
    noun.quantity = text(`${quantity.en} the`, from)
    return
  }
  noun.quantity = text(`${quantity.en} of`, from)
  if (noun.count === 'C') noun.number = 'plural'
}

/** What happens or is done at a time, with no more said of it than what it is of. */
function isTimed({ sem, head, after, proper }: NounPhrase): boolean {
  const happens = /^(?:act|event|process|weather)$/.test(sem) || /(?:ment|tion|ing|start|launch)$/.test(head)
  return !proper && happens && after.every((one) => one.kind === 'prep' && one.before === 'of')
}

/** 昨年の → last year's, 18日の → on the 18th, 2025年度の → for fiscal 2025 */
function addDate(noun: NounPhrase, quantity: Quantity, phrase: NounPhrase): void {
  const { en } = quantity
  if (/^(?:last|this|next|the (?:same|previous|following))\b/.test(en)) noun.owner = text(en, phrase.from)
  // 16日の夜 → the night of the 16th
  else if (/^(?:night|evening|morning|afternoon)$/.test(noun.head)) noun.after.unshift(prep('of', phrase))
  else if (/^(?:the )?\d+(?:st|nd|rd|th)$|\d, \d{4}$|^[A-Z][a-z]+ \d{1,2}$/.test(en)) noun.after.unshift(prep('on', phrase))
  // 2028年4月の|量産開始: the start of mass production in April 2028
  else if (isTimed(noun) && (/^[A-Z][a-z]+ \d{4}$/.test(en) || (noun.count === 'U' && /^\d{4}$/.test(en))))
    noun.after.push(prep('in', phrase))
  // 2028年秋の|稼働: operation in the fall of 2028
  else if (/^the .+ of \d{4}$/.test(en))
    noun.after.unshift(prep(/(?:period|quarter|half) of/.test(en) ? 'for' : /(?:end|beginning|start) of/.test(en) ? 'at' : 'in', phrase))
  else if (/fiscal|year|quarter|half|century|[a-z]$/.test(en)) {
    const covers = /^(?:the )?(?:fiscal|year|.*quarter|.*half|.*period)/.test(en) || /^(?:document|info|number)$/.test(noun.sem)
    // the outlook for prices for fiscal 2026: what it is of, then for when
    if (covers && noun.after.length && noun.after.every((one) => one.kind === 'prep' && /^(?:for|of)$/.test(one.before)))
      noun.after.push(prep('for', phrase))
    else noun.after.unshift(prep(covers ? 'for' : 'in', phrase))
  } else addBefore(noun, text(en, phrase.from))
}

/** 10キロの|道 → 10-kilometer road; amounts that are about, and money, stand behind: of about 10 kilometers. */
function addMeasure(noun: NounPhrase, quantity: Quantity, phrase: NounPhrase): void {
  // 1日の|食事: daily; 1日の|終わり: of the day
  if (/^(?:one|1|a) day$/.test(quantity.en) && !/\u9593$/.test(quantity.ja)) {
    if (noun.sem === 'time' || /^(?:end|beginning|start|rest|most|half|majority|course|flow)$/.test(noun.head))
      noun.after.push(text('of the day', phrase.from))
    else addBefore(noun, text('daily', phrase.from))
    return
  }
  if (/^(?:pace|rate|speed)$/.test(noun.head) && quantity.kind === 'measure') {
    noun.after.push(prep('of', phrase))
    if (noun.determiner === 'auto') noun.determiner = 'a'
    return
  }
  // 2時間10分の大会記録: a record of so long
  if (quantity.kind === 'duration' && /\brecord$/.test(noun.head)) {
    noun.after.push(prep('of', phrase))
    return
  }
  const vague = /^(?:about|around|more than|over|less than|at least|up to|nearly|several|hundreds|tens|millions)/.test(quantity.en)
  if (vague || quantity.kind === 'money') noun.after.push(prep('of', phrase))
  else
    addBefore(
      noun,
      text(
        quantity.en.replace(
          /^((?:.*[\d.,]+|two|three|four|five|six|seven|eight|nine|ten)(?: (?:million|billion))?) ([a-z-]+?)s?$/,
          '$1-$2',
        ),
        phrase.from,
      ),
    )
}

/** What weighs or holds: the amount is of the noun, and no quality of it. */
const bulk = /^(.*?\b(?:(?:nano|micro|milli|kilo)?grams?|tons?|(?:milli|kilo)?liters?|barrels?|cubic [a-z]+))((?: (?:per|an?) .+)?)$/

/** 1リットル当たり50ミリグラムの|鉛 → 50 milligrams of lead per liter, 年500トンの|鉱石 → 500 tons of ore a year; 風速50メートルの: of 50 meters per second. False for other measures. */
export function addBulk(noun: NounPhrase, { en }: Quantity, from: NounPhrase['from']): boolean {
  const [, amount, rate = ''] = bulk.exec(en) ?? []
  if (!amount) {
    if (!/\d [a-z]+ per (?:second|minute|hour)$/.test(en) || noun.quantity) return false
    noun.after.push(text(`of ${en}`, from))
    return true
  }
  const stuff = noun.count === 'U' || (noun.unknown && !noun.proper)
  if (noun.quantity || (!rate && !stuff) || noun.number === 'plural') return false
  noun.quantity = text(`${amount} of`, from)
  if (noun.count === 'C' && !stuff) noun.number = 'plural'
  if (rate) noun.after.push(text(rate.trim(), from))
  return true
}

/** Hangs a quantity with の on its noun, what hangs on the quantity too; false for kinds that are nouns like others. */
export function addQuantity(noun: NounPhrase, quantity: Quantity, phrase: NounPhrase): boolean {
  const { from } = phrase
  if (isOfPeople(noun, quantity)) {
    noun.after.unshift(phrase.after.length || phrase.before.length ? prep('of', phrase) : text(`of ${people(quantity)}`, from))
    if (noun.determiner === 'auto') noun.determiner = 'the'
    return true
  }
  if (isOfHolders(noun, quantity)) {
    noun.after.unshift(prep('of', phrase))
    return true
  }
  if (isOfAll(noun, quantity)) {
    noun.after.unshift(text(`of the ${quantity.en}`, from))
    noun.determiner = 'the'
    return true
  }
  // 下流の2町の約1900世帯: about 1,900 households in two downstream towns
  if (
    quantity.kind === 'count' &&
    noun.bare &&
    noun.sem === 'number' &&
    /(?:towns|villages|cities|municipalities|prefectures|countries)$/.test(quantity.en) &&
    /^(?:(?:about|more than|nearly) )?[\d,]+ (?:people|households|homes|houses|buildings)$/.test(noun.head)
  ) {
    noun.after.unshift(prep('in', phrase))
    return true
  }
  carry(noun, { ...phrase })
  phrase.after = []
  phrase.owner = null
  // 30歳の男性: who is said by his age is new
  if (/-old$/.test(quantity.en) && noun.determiner === 'auto' && !noun.proper) noun.determiner = 'a'
  // 5年前の|事故: the accident five years ago
  if (/ (?:ago|earlier|later)$/.test(quantity.en)) {
    noun.after.unshift(text(quantity.en, from))
    return true
  }
  // 64世帯の118人: 118 people in 64 households
  if (
    quantity.kind === 'count' &&
    noun.bare &&
    noun.sem === 'number' &&
    /^(?:about |more than |nearly )?[\d,]+(?: (?:million )?people)?$/.test(noun.head)
  ) {
    if (!/people$/.test(noun.head)) noun.head = `${noun.head} people`
    noun.after.unshift(prep('in', phrase))
    return true
  }
  if (/^(?:measure|ratio)$/.test(quantity.kind) && addBulk(noun, quantity, from)) return true
  switch (quantity.kind) {
    case 'count':
      if (quantity.unit === 'age') addAge(noun, quantity, from)
      else addCount(noun, quantity, from)
      return true
    case 'ratio':
      if (typeof quantity.value === 'string' || / per [a-z]+$/.test(quantity.en)) addCount(noun, quantity, from)
      else addShare(noun, quantity, from)
      return true
    case 'percent':
      addShare(noun, quantity, from)
      return true
    case 'ordinal':
    case 'identifier':
      addBefore(
        noun,
        text(quantity.en.replace(/student|grade|school|child|pupil/.test(noun.head) ? / (?:time|student)$/ : / time$/, ''), from),
      )
      return true
    case 'date':
    case 'time':
      addDate(noun, quantity, phrase)
      return true
    case 'measure':
    case 'duration':
    case 'money':
      addMeasure(noun, quantity, phrase)
      return true
    default:
      return false
  }
}
