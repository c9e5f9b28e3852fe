import { type Morph, spansOf } from '../../nodes/node.ts'
import { type NounPhrase, nounPhrase, prep, text } from '../../tree.ts'
import { type Joint, modifier } from './joint.ts'

const numeric =
  /^((?:about|around|some|nearly|more than|less than|over|at least|up to|at most|fewer than|just under|a little over|slightly more than)\s+)?((?:[\d.,]+|one|two|three|four|five|six|seven|eight|nine|several|dozens of|hundreds of|thousands of|millions of)(?:\s+(?:hundred|thousand|million|billion|trillion))?(?:\s*(?:-|to)\s*[\d.,]+(?:\s+(?:million|billion))?)?)\s+(.+)$/

/** 12 people → 12; the noun is the neighbour's. */
function bareNumber(en: string): string {
  const match = numeric.exec(en)
  return match ? `${match[1] ?? ''}${match[2]}` : en
}

/** 10 kilometers → 10-kilometer, 2 billion yen → 2-billion-yen */
function hyphenate(en: string): string {
  return en.replace(/^(.*?[\d.,]+(?:\s(?:million|billion|trillion))?)\s+([a-z-]+?)s?$/, (_, number: string, unit: string) =>
    `${number}-${unit}`.replace(/(\d) (million|billion|trillion)-/, '$1-$2-'),
  )
}

/** ±|45% is one figure. */
export function joinSigns(morphs: readonly Morph[]): Morph[] {
  return morphs.flatMap((morph, index): Morph[] => {
    if (morph.surface === '±' && morphs[index + 1]?.quantity) return []
    if (morphs[index - 1]?.surface === '±' && morph.quantity)
      return [{ ...morph, quantity: { ...morph.quantity, en: morph.quantity.en.replace(/\d/, '±$&') } }]
    return [morph]
  })
}

/** 1ドル|=|158円 → 158 yen to the dollar */
export function exchangeRate(morphs: readonly Morph[]): NounPhrase | null {
  const at = morphs.findIndex((morph) => /^[=＝]$/.test(morph.surface))
  const one = morphs[at - 1]?.quantity
  const amount = morphs[at + 1]?.quantity
  if (at < 1 || !one || !amount || one.value !== 1 || one.kind !== 'money' || amount.kind !== 'money') return null
  const unit = one.en.startsWith('$') ? 'dollar' : one.en.replace(/^1\s+/, '')
  return nounPhrase(`${amount.en} to the ${unit}`, { bare: true, count: '-', ja: amount.ja, from: spansOf(morphs), sem: 'money' })
}

/** 田中氏ら, 職員ら, 男性ら: who is named among others; a man or woman is one. */
function amongOthers(last: NounPhrase): NounPhrase {
  const one = last.proper || /^(?:man|woman|boy|girl|male|female)$/.test(last.head)
  return { ...last, after: last.after.slice(0, -1), number: one ? last.number : 'plural' }
}

const direction = /^(?:north|south|east|west|northeast|northwest|southeast|southwest)(?: side)?$/

/** カ所, 箇所: counted places have a noun of their own where nothing else says what they are. */
export function locations(ja: string): string {
  return /[\u30ab\u304b\u30f6\u30f5\u30b1\u7b87\u500b]\u6240$/.test(ja) ? ' locations' : ''
}

/** 3車種|計6万台 → a total of 60,000 vehicles of three models, 2県|計12校 → … in two prefectures. Null for all else. */
function totalOf({ last, part: { phrase }, previous, unit }: Joint): NounPhrase | null {
  const { quantity } = unit.morphs[0]!
  const kinds = previous.morphs[0]!.quantity
  if (quantity?.kind !== 'count' || kinds?.kind !== 'count' || !last.bare || !/^a total of /.test(quantity.en)) return null
  const models = /^(?:model|type|kind|variety|species|title|item)$/.test(kinds.unit)
  const places = /^(?:prefecture|city|country|town|village|region|location|state|school|store)$/.test(kinds.unit)
  if (!models && !places) return null
  const vehicles = /\u8eca\u7a2e$/.test(kinds.ja)
  const counted = quantity.unit ? '' : /\u53f0$/.test(quantity.ja) ? (vehicles ? ' vehicles' : ' units') : locations(quantity.ja)
  return { ...phrase, head: quantity.en + counted, after: [prep(models ? 'of' : 'in', last)] }
}

/** A quantity behind a noun: 特許|千件 → 1,000 patents; 従業員|12人 → 12 employees; 午前|… stays. Null for other words. */
export function joinQuantity({ last, part, previous, unit, final, tools }: Joint): NounPhrase | null {
  const { phrase } = part
  const { quantity } = unit.morphs[0]!
  if (!quantity) return null
  const total = totalOf({ last, part, previous, unit, final, tools })
  if (total) return total
  // 1メートル|20センチ → 1 meter 20 centimeters
  if (quantity.kind === 'measure' && previous.morphs[0]!.quantity?.kind === 'measure')
    return { ...last, head: `${last.head} ${phrase.head}`, from: [...last.from, ...phrase.from] }
  // 高さ|3メートル → 3 meters in height
  if (quantity.kind === 'measure' && last.sem === 'measure' && !last.proper && !last.after.length && !last.owner)
    return { ...phrase, after: [prep('in', { ...last, determiner: 'none', number: 'singular' })] }
  // 1人|1台 → one unit per person
  const each = previous.morphs[0]!.quantity
  if (
    each?.kind === 'count' &&
    each.value === 1 &&
    each.unit === 'person' &&
    last.bare &&
    !last.before.length &&
    quantity.kind !== 'ordinal'
  )
    return { ...phrase, head: `${phrase.head} per person`, from: [...last.from, ...phrase.from] }
  // 人口|10万人当たり → per 100,000 people
  if (/^per /.test(phrase.head) && last.head === 'population') return { ...phrase, from: [...last.from, ...phrase.from] }
  // 世界ランキング|3位 → world No. 3
  const ranked = quantity.kind === 'ordinal' && typeof quantity.value === 'number' && /^world rankings?$/.test(last.head)
  if (ranked) return { ...phrase, head: `world No. ${quantity.value}`, bare: false, count: '-', from: [...last.from, ...phrase.from] }
  // 田中氏ら5人 → five people including Tanaka; うち1人 → one of them
  if (quantity.kind === 'count' && last.after.some((one) => one.kind === 'text' && one.text === 'and others'))
    return { ...phrase, after: [text(','), prep('including', amongOthers(last)), text(',')] }
  if (quantity.kind === 'count' && last.head === 'inside')
    return { ...phrase, head: `${phrase.head.replace(/ (?:person|people)$/, '')} of them`, from: [...last.from, ...phrase.from] }
  // 南東|約190キロ → about 190 kilometers southeast
  if (final && quantity.kind === 'measure' && direction.test(last.head) && !last.before.length && !last.owner)
    return { ...phrase, head: `${phrase.head} ${last.head.replace(/ side$/, '')}`, from: [...phrase.from, ...last.from] }
  // 四国|400ミリ → 400 millimeters in Shikoku
  const placed = final && last.proper && last.sem === 'place' && !last.before.length && !last.owner && quantity.unit !== ''
  if (placed && ['count', 'measure', 'duration'].includes(quantity.kind)) return { ...phrase, after: [prep('in', last)] }
  // 全国|14施設 → 14 facilities nationwide; 県内|3カ所 → three places in the prefecture
  if (final && quantity.kind === 'count' && last.sem === 'country' && / country$/.test(last.head) && !last.before.length)
    return { ...phrase, after: [text('nationwide', last.from)] }
  if (final && quantity.kind === 'count' && last.sem === 'place' && last.count === 'C' && !last.before.length && /\u5185$/.test(last.ja))
    return { ...phrase, after: [prep('in', { ...last, determiner: 'the' })] }
  // 海岸|5カ所 → five places on the coast
  const sites = final && quantity.kind === 'count' && / (?:locations|places|sites|spots)$/.test(quantity.en)
  if (
    sites &&
    /^(?:place|nature)$/.test(last.sem) &&
    last.count === 'C' &&
    !last.proper &&
    !last.owner &&
    !last.quantity &&
    !last.determinerWord
  )
    return { ...phrase, after: [prep(/coast$/.test(last.head) ? 'along' : 'in', { ...last, determiner: 'the' })] }
  // 各教科|60点 → 60 points for each subject
  if (last.determinerWord?.text === 'each' && !last.bare && ['count', 'money', 'measure', 'duration'].includes(quantity.kind))
    return { ...phrase, after: [prep('for', last)] }
  // 3年生|54人 → 54 third-year students
  if (quantity.kind === 'count' && last.bare && last.sem === 'number' && /(?:student|grader)$/.test(last.head))
    return {
      ...last,
      quantity: text(bareNumber(quantity.en), phrase.from),
      count: 'C',
      bare: false,
      number: quantity.value === 1 ? 'singular' : 'plural',
    }
  // 5年ぶり|2回目 → second time, the first in five years
  if (quantity.kind === 'ordinal' && last.bare && /^for the first time in /.test(last.head) && !/^for /.test(quantity.en))
    return { ...phrase, after: [text(last.head.replace(/^for the first time/, ', the first'), last.from), text(',')] }
  if (quantity.kind === 'ordinal' && last.bare && /^for the .+ straight /.test(last.head) && !/^for /.test(quantity.en))
    return { ...phrase, after: [text(last.head, last.from)] }
  // 男女|3人のうち2人 → two out of three men and women
  if (quantity.kind === 'ratio' && / out of /.test(quantity.en) && !last.proper && !last.bare)
    return { ...last, quantity: text(quantity.en.replace(/ (?:person|people)$/, ''), phrase.from), number: 'plural' }
  // 岩石|1グラム当たり3個 → 3 per gram of rock: the noun is what is measured, not what is counted
  if (/ per [a-z]+$/.test(quantity.en) && !last.bare) return { ...phrase, after: [text(`of ${last.head}`, last.from)] }
  if (quantity.kind === 'count' && !last.bare && last.count !== '-' && !last.proper) {
    const number = quantity.value === 1 ? 'singular' : 'plural'
    return { ...last, quantity: text(bareNumber(quantity.en), phrase.from), number, bare: false }
  }
  if (last.bare || last.sem === 'time') return { ...phrase, before: modifier(last) }
  // 純利益|62%減 → net profit down 62%
  if (/^(?:up|down) \S/.test(phrase.head)) return { ...last, after: [...last.after, text(phrase.head, phrase.from)] }
  // 震度|6弱 → a seismic intensity of lower 6
  if (quantity.unit === 'seismic intensity' && /\bintensity$/.test(last.head))
    return { ...last, determiner: 'a', after: [...last.after, text(`of ${phrase.head}`, phrase.from)] }
  const label = quantity.kind === 'identifier' || quantity.kind === 'ordinal'
  return { ...last, after: [...last.after, text(label ? phrase.head : `of ${phrase.head}`, phrase.from)] }
}

/** A noun behind a quantity: 12件|計画 → 12 plans, 10キロ|区間 → 10-kilometer section. Null for other words. */
export function joinAfterQuantity({ last, part: { phrase, row }, previous, final }: Joint): NounPhrase | null {
  const { quantity } = previous.morphs[0]!
  if (!quantity) return null
  // 17人|全員 → all 17 people, 船員17人|全員 → all 17 crew members
  if (quantity.kind === 'count' && row?.alternatives.some(({ cue, en }) => cue === '#~' && en === 'all')) {
    const from = [...last.from, ...phrase.from]
    if (last.quantity) return { ...last, quantity: text(`all ${last.quantity.text}`, last.quantity.from), number: 'plural', from }
    return last.bare ? { ...last, head: `all ${last.head}`, from } : null
  }
  // 2人|死亡 → two people dead: headlines say what became of them with a noun
  const fate =
    final && quantity.unit === 'person' && (last.bare || last.quantity) ? row?.alternatives.find(({ cue }) => cue === '#~') : undefined
  if (fate) return { ...last, after: [...last.after, text(fate.en, phrase.from)] }
  if (!last.bare || last.before.length) return null
  // 2026年3月期|通期: the full fiscal year …
  if (quantity.kind === 'date' && /^full[ -](?:fiscal )?year$/.test(phrase.head) && /^the fiscal year\b/.test(last.head))
    return { ...last, head: last.head.replace('fiscal', 'full fiscal'), from: [...last.from, ...phrase.from] }
  // 2026年4〜6月期|連結決算: consolidated results for the April-June quarter of 2026
  if (quantity.kind === 'date' && /^the .*\b(?:quarter|period|half|year)\b/.test(last.head) && /\b(?:results|earnings)$/.test(phrase.head))
    return { ...phrase, after: [...phrase.after, prep('for', last)] }
  // 2カ月ぶり|赤字 → first deficit in two months, 4カ月連続|赤字 → deficit for the fourth straight month
  const first = /^for the first (?:time )?(in .+)$/.exec(last.head)
  if (first && !phrase.proper)
    return { ...phrase, before: [text('first', last.from), ...phrase.before], after: [text(first[1]!), ...phrase.after] }
  if (/^for the \w+ straight /.test(last.head) && !phrase.proper) return { ...phrase, after: [text(last.head, last.from), ...phrase.after] }
  // 前年比|上昇率: year-on-year
  const compared = /^from .*?\b(?:(year)|(month)|(quarter)|(week))\b/.exec(last.head)
  if (compared && /^from (?:the|a|last) /.test(last.head)) {
    const step = /year/.test(last.head) ? 'year' : (compared[2] ?? compared[3] ?? compared[4])
    return { ...phrase, before: [text(`${step}-on-${step}`, last.from), ...phrase.before] }
  }
  // 1点|リード → one-point lead
  if (quantity.unit === 'point' && /^(?:lead|deficit|advantage|victory|win|loss|gap|difference|margin)$/.test(phrase.head))
    return { ...phrase, before: [text(`${bareNumber(last.head)}-point`, last.from), ...phrase.before] }
  if (quantity.kind === 'count' && !/\b(?:people|companies|countries)\b/.test(quantity.en)) {
    const number = quantity.value === 1 ? 'singular' : 'plural'
    return { ...phrase, quantity: text(bareNumber(last.head), last.from), number }
  }
  const adjective = ['measure', 'money', 'duration'].includes(quantity.kind) ? hyphenate(last.head) : last.head
  return { ...phrase, before: [text(adjective, last.from), ...phrase.before] }
}
