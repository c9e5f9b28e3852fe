import type { EntityType } from '../../document.ts'
import type { Lexicon, Word } from '../../language/lexicon.ts'
import type { Loanwords } from '../../language/loanwords.ts'
import type { WriteName } from '../../language/name-english.ts'
import type { Romaji } from '../../language/romaji.ts'
import type { Morphology } from '../generate/morphology.ts'
import { type Morph, spansOf } from '../nodes.ts'
import { type NounPhrase, nounPhrase, type Phrase, text } from '../tree.ts'
import { attributiveOf } from './attributive.ts'
import { chooseRow, chooseSense } from './senses.ts'
import { segment, type Unit } from './units.ts'

export interface CompoundTools {
  readonly lexicon: Lexicon
  readonly loanwords: Loanwords
  readonly romaji: Romaji
  readonly morphology: Morphology
  /** Japanese word → what it does: honorific titles that English drops, plural suffixes. */
  /** low → low level: the noun of a quality. */
  readonly qualityNouns: ReadonlyMap<string, string>
  readonly nameWriter: WriteName
  readonly titles: ReadonlyMap<string, string>
}

const entityClass: Readonly<Record<EntityType, string>> = {
  ORG: 'org',
  LOC: 'place',
  PERSON: 'person',
  PRODUCT: 'artefact',
  EVENT: 'event',
  LAW: 'law',
  OTHER: '',
}

const quantityClass: Readonly<Record<string, string>> = {
  count: 'number',
  money: 'money',
  percent: 'number',
  point: 'number',
  ratio: 'number',
  ordinal: 'number',
  measure: 'measure',
  identifier: 'number',
  date: 'time',
  time: 'time',
  duration: 'duration',
}

const upper = /^[A-Z]/

/** One word as a noun phrase of its own. */
function single(
  unit: Unit,
  around: { before: string; after: string; near: readonly string[]; place?: boolean },
  tools: CompoundTools,
): { phrase: NounPhrase; row: Word | undefined; whole: '' | 'before' | 'after' } {
  const from = spansOf(unit.morphs)
  const first = unit.morphs[0]!
  if (first.entity) {
    const { entity } = first
    const common = entity.type === 'OTHER'
    return {
      phrase: nounPhrase(entity.en, {
        ja: entity.ja,
        from,
        sem: entityClass[entity.type],
        proper: !common || upper.test(entity.en),
        wantsThe: entity.the,
        count: common ? (tools.lexicon.words(entity.ja)[0]?.count ?? countOf(entity.en)) : 'C',
        plural: '',
      }),
      row: undefined,
      whole: '',
    }
  }
  if (first.quantity) {
    const { quantity } = first
    const one = quantity.value === 1 && quantity.modifier === ''
    return {
      phrase: nounPhrase(quantity.en, {
        ja: quantity.unit || quantity.ja,
        from,
        sem: quantityClass[quantity.kind] ?? 'number',
        bare: true,
        count: '-',
        number:
          one ||
          quantity.kind === 'date' ||
          quantity.kind === 'percent' ||
          quantity.kind === 'money' ||
          !(tools.morphology.isPlural(quantity.en) || quantity.unit === '')
            ? 'singular'
            : 'plural',
      }),
      row: undefined,
      whole: '',
    }
  }
  // 高知県|東部 → eastern Kochi Prefecture: a part of a place that was just named
  const part = around.place ? unit.rows.find((one) => one.pos === 'suf' && one.sem === 'place') : undefined
  const row = part ?? chooseRow(unit.rows, unit.pos)
  if (
    row &&
    !(
      first.name &&
      row.pos !== 'name' &&
      unit.morphs.length === 1 &&
      first.name.type !== 'OTHER' &&
      unit.pos.startsWith('noun.proper') &&
      !unit.rows.some((one) => one.pos === 'name') &&
      first.name.ja !== unit.ja
    )
  ) {
    let sense = chooseSense(row, around)
    const article = /^(?:the|an?) (?=\S)/.exec(sense.en)
    if (article && row.pos !== 'name') sense = { ...sense, en: sense.en.slice(article[0].length) }
    const proper = row.pos === 'name' || (row.count === '-' && upper.test(sense.en)) || (upper.test(sense.en) && row.count !== 'C')
    return {
      phrase: nounPhrase(row.pos === 'na' ? (tools.qualityNouns.get(sense.en) ?? sense.en) : sense.en, {
        ja: unit.ja,
        plural: sense.plural,
        count: row.pos === 'na' && row.count === '-' ? 'U' : sense.count,
        sem: sense.sem,
        from,
        proper,
        wantsThe: row.the,
        bare: row.pos === 'pron' || row.pos === 'adv',
        determiner: article && row.pos !== 'name' ? (article[0].startsWith('the') ? 'the' : 'a') : 'auto',
      }),
      row,
      whole: sense.whole,
    }
  }
  return { phrase: unknown(unit.ja, first, from, tools), row: undefined, whole: '' }
}

function countOf(en: string): 'C' | 'U' {
  return /(?:ing|ment|tion|ity|ness|ism|ship|ance|ence|gy|ics)$/.test(en) && !/(?:system|plan)$/.test(en) ? 'U' : 'C'
}

/** What no dictionary knows: loanword table, Latin letters as they stand, else romanised and flagged. */
function unknown(ja: string, morph: Morph, from: NounPhrase['from'], tools: CompoundTools): NounPhrase {
  const latin = ja.normalize('NFKC')
  if (/^[\p{Script=Latin}\d\s.,&'’+\-/%:#@$()[\]_*=<>|^~"!?;]+$/u.test(latin)) return nounPhrase(latin, { ja, from, proper: true })
  if (/^[\p{Script=Katakana}ー・]+$/u.test(latin)) {
    const loan = tools.loanwords(latin) ?? tools.loanwords(latin.replace(/ー$/, ''))
    if (loan) return nounPhrase(loan, { ja, from, proper: upper.test(loan) && loan !== loan.toUpperCase() })
    return nounPhrase(tools.romaji.foreign(latin), { ja, from, proper: true, unknown: !morph.name })
  }
  const proper = morph.pos.startsWith('noun.proper') || morph.name !== undefined
  const sem = morph.name
    ? entityClass[morph.name.type]
    : /person|surname|given/.test(morph.pos)
      ? 'person'
      : /place|country/.test(morph.pos)
        ? 'place'
        : ''
  return nounPhrase(tools.romaji.any(ja, morph.reading), { ja, from, proper: true, unknown: !proper || !morph.reading, sem })
}

/** Words in front of a noun: a name or noun as it stands, singular. */
function modifier(phrase: NounPhrase): Phrase[] {
  if (phrase.after.length || phrase.owner) return [{ ...phrase, determiner: 'none', determinerWord: null }]
  return [...(phrase.quantity ? [phrase.quantity] : []), ...phrase.before, text(phrase.head, phrase.from)]
}

const determinerPrefix = /^(this|that|each|every|all|both|the|any|some|another|no|our) ~?s?/
const superlative = /^(?:[a-z-]+est|maximum|first|only|top|leading|biggest|number one|most [a-z]+)$/

/** A prefix that is a determiner in English: 本~ this, 全~ all, 各~ each. */
function applyPrefix(prefix: string, phrase: NounPhrase, from: NounPhrase['from']): void {
  const match = determinerPrefix.exec(prefix)
  if (match && !prefix.includes('-')) {
    const word = match[1]!
    const rest = prefix.slice(match[0].length).replace('~', '').trim()
    if (rest) phrase.before.unshift(text(rest))
    if (word === 'the') phrase.determiner = 'the'
    else phrase.determinerWord = text(word, from)
    if (/^(?:all|both)$/.test(word) && phrase.count !== 'U') phrase.number = 'plural'
    return
  }
  if (/^(?:other|various|many|several) ~?$/.test(prefix)) {
    phrase.before.unshift(text(prefix.replace('~', '').trim(), from))
    if (phrase.count !== 'U') phrase.number = 'plural'
    return
  }
  phrase.head = fill(prefix, phrase.head)
  phrase.from = [...from, ...phrase.from]
}

/** Replaces `~` of an affix: `~-based`, `~ rate`, `re~`. */
function fill(pattern: string, base: string): string {
  return pattern.includes('~') ? pattern.replace('~', base) : pattern
}

const numeric =
  /^((?:about|around|some|nearly|more than|less than|over|at least|up to|at most|fewer than|just under|a little over|slightly more than)\s+)?((?:[\d.,]+|one|two|three|four|five|six|seven|eight|nine|several|dozens of|hundreds of|thousands of|millions of)(?:\s+(?:hundred|thousand|million|billion|trillion))?(?:\s*(?:-|to)\s*[\d.,]+(?:\s+(?:million|billion))?)?)\s+(.+)$/

/** 12 people → 12; the noun is the neighbour's. */
function bareNumber(en: string): string {
  const match = numeric.exec(en)
  return match ? `${match[1] ?? ''}${match[2]}` : en
}

/** Words joined by middle dots: 技術・資本 → two nouns; 中国・重慶市 → a place in a place. Katakana names keep theirs in one token or one lexicon row. */
export function composeAll(morphs: readonly Morph[], near: readonly string[], tools: CompoundTools): NounPhrase[] {
  const whole = morphs.map((morph) => morph.surface).join('')
  if (tools.lexicon.has(whole)) return [compose(morphs, near, tools)]
  const groups: Morph[][] = [[]]
  for (const morph of morphs) {
    if (/^[・／/]$/.test(morph.surface)) groups.push([])
    else groups.at(-1)!.push(morph)
  }
  const parts = groups.filter((group) => group.length)
  if (parts.length < 2) return [compose(morphs, near, tools)]
  // a katakana name with its dot: ジョー|・|バイデン
  const kana = /^[\p{Script=Katakana}ー]+$/u
  if (
    parts.every((group) => group.length === 1 && kana.test(group[0]!.surface) && !tools.lexicon.has(group[0]!.surface) && !group[0]!.entity)
  )
    return [compose(morphs, near, tools)]
  // 生産・調達|網 → production and procurement network: the last word is the head of both
  const tail = segment(parts.at(-1)!, tools.lexicon)
  const loose = parts
    .slice(0, -1)
    .every(
      (group) =>
        segment(group, tools.lexicon).length === 1 && !group[0]!.entity && !group[0]!.quantity && !group[0]!.pos.startsWith('noun.proper'),
    )
  if (loose && tail.length === 2 && !tail[0]!.morphs[0]!.entity && !tail[1]!.pos.startsWith('suffix')) {
    const head = compose(tail[1]!.morphs, near, tools)
    const modifiers = [...parts.slice(0, -1), tail[0]!.morphs].map((group) => compose(group, [], tools))
    head.before.unshift({
      kind: 'list',
      items: modifiers.map((one) => ({ ...one, determiner: 'none' as const })),
      conjunction: 'and',
      lead: '',
    })
    return [head]
  }
  const made = parts.map((group) => compose(group, near, tools))
  const [first, second] = made
  if (made.length === 2 && first!.proper && second!.proper && first!.sem === 'place' && second!.sem === 'place' && !parts[1]![0]!.country) {
    second!.after.push(text(`, ${first!.head},`, first!.from))
    return [second!]
  }
  return made
}

/** A compound noun as one noun phrase: 世界最大|の… ; 開発|競争 → development race; 約|3000|人 stays a quantity. */
export function compose(given: readonly Morph[], near: readonly string[], tools: CompoundTools): NounPhrase {
  // ±|45% is one figure
  const morphs = given.flatMap((morph, index): Morph[] => {
    if (morph.surface === '±' && given[index + 1]?.quantity) return []
    if (given[index - 1]?.surface === '±' && morph.quantity)
      return [{ ...morph, quantity: { ...morph.quantity, en: morph.quantity.en.replace(/\d/, '±$&') } }]
    return [morph]
  })
  const rate = exchangeRate(morphs)
  if (rate) return rate
  const units = segment(
    morphs.filter((morph) => !/^[・／/＝=]$/.test(morph.surface) || morphs.length === 1),
    tools.lexicon,
    tools.loanwords,
  )
  if (!units.length) return nounPhrase('', { bare: true })
  let current: NounPhrase | null = null
  let prefix = ''
  let prefixFrom: NounPhrase['from'] = []
  let skipSuffix = false
  units.forEach((unit, index) => {
    const before = units[index - 1]?.ja ?? ''
    const after = units[index + 1]?.ja ?? ''
    const title = tools.titles.get(unit.ja)
    if (title !== undefined && current && index > 0 && (current.sem === 'person' || unit.pos.startsWith('suffix') || current.unknown)) {
      if (title === 'plural') {
        current = current.proper
          ? { ...current, after: [...current.after, text('and others', spansOf(unit.morphs))] }
          : { ...current, number: 'plural', from: [...current.from, ...spansOf(unit.morphs)] }
        return
      }
      if (title === 'drop' && (current.proper || current.sem === 'person' || current.sem === 'role')) {
        current = { ...current, sem: 'person', from: [...current.from, ...spansOf(unit.morphs)] }
        return
      }
    }
    if (unit.morphs[0]!.form === 'stem' && units[index + 1]?.pos.startsWith('suffix')) {
      // 低|さ → lowness: the adjective of the stem, its suffix makes the noun
      const adjective = attributiveOf(tools.lexicon, unit.morphs[0]!.lemma)
      if (adjective) {
        const stem = nounPhrase(tools.qualityNouns.get(adjective) ?? `${adjective}ness`, {
          ja: unit.ja,
          from: spansOf(unit.morphs),
          count: 'U',
        })
        current = current ? { ...stem, before: [...modifier(current)] } : stem
        skipSuffix = true
        return
      }
    }
    if (skipSuffix) {
      skipSuffix = false
      if (unit.pos.startsWith('suffix') && current) {
        current.from = [...current.from, ...spansOf(unit.morphs)]
        return
      }
    }
    const { phrase, row, whole } = single(unit, { before, after, near, place: current?.proper === true && current.sem === 'place' }, tools)
    const quantity = unit.morphs[0]!.quantity
    if (row?.pos === 'pre' && index < units.length - 1) {
      prefix = prefix ? `${prefix} ${phrase.head.replace('~', '').trim()}` : phrase.head
      if (whole === 'after') prefix = phrase.head
      prefixFrom = [...prefixFrom, ...phrase.from]
      if (!prefix.includes('~') && prefix && whole !== 'after') prefix = `${prefix} ~`
      return
    }
    if (!current) {
      if (row?.pos === 'suf' || row?.pos === 'ctr') phrase.head = phrase.head.replace(/\s*~\s*/, ' ').trim()
      current = phrase
      if (prefix) {
        applyPrefix(prefix, current, prefixFrom)
        prefix = ''
        prefixFrom = []
      }
      return
    }
    const last: NounPhrase = current
    if (prefix) {
      applyPrefix(prefix, phrase, prefixFrom)
      prefix = ''
      prefixFrom = []
    }
    if (whole === 'before') {
      // the alternative names the neighbour too: 児童|虐待 → child abuse
      current = { ...phrase, before: last.before, quantity: last.quantity, from: [...last.from, ...phrase.from] }
      if (phrase.head.includes('~')) current.head = fill(phrase.head, last.head)
      return
    }
    if (row && (row.pos === 'suf' || row.pos === 'ctr') && (phrase.head.includes('~') || row.count === '-')) {
      if (!phrase.head.includes('~')) {
        current = { ...last, after: [...last.after, text(phrase.head, phrase.from)] }
        return
      }
      if (/^for ~/.test(phrase.head) && index < units.length - 1) {
        current = { ...last, from: [...last.from, ...phrase.from] }
        return
      }
      const lastQuantity =
        last.quantity === null && last.bare && last.sem !== '' && /^(?:number|measure|money|time|duration)$/.test(last.sem)
      current = {
        ...last,
        head: fill(phrase.head, last.head),
        plural: phrase.plural ? fill(phrase.plural, last.head) : '',
        count: row.count === '-' ? (lastQuantity ? '-' : 'U') : row.count,
        sem: row.sem || last.sem,
        ja: last.ja + unit.ja,
        proper: row.sem === 'person' && row.count === '-' ? last.proper : row.count === '-' ? last.proper : false,
        bare: lastQuantity,
        from: [...last.from, ...phrase.from],
      }
      return
    }
    if (quantity) {
      // 特許|千件 → 1,000 patents; 従業員|12人 → 12 employees; 午前|… stays
      if (quantity.kind === 'count' && !last.bare && last.count !== '-' && !last.proper) {
        current = {
          ...last,
          quantity: text(bareNumber(quantity.en), phrase.from),
          number: quantity.value === 1 ? 'singular' : 'plural',
          bare: false,
        }
        return
      }
      if (last.bare || last.sem === 'time') {
        current = { ...phrase, before: [...modifier(last)], ja: phrase.ja }
        return
      }
      current = {
        ...last,
        after: [
          ...last.after,
          text(quantity.kind === 'identifier' || quantity.kind === 'ordinal' ? phrase.head : `of ${phrase.head}`, phrase.from),
        ],
      }
      return
    }
    const previousQuantity = units[index - 1]?.morphs[0]?.quantity
    if (previousQuantity && last.bare && !last.before.length) {
      if (previousQuantity.kind === 'count' && !/\b(?:people|companies|countries)\b/.test(previousQuantity.en)) {
        current = {
          ...phrase,
          quantity: text(bareNumber(last.head), last.from),
          number: previousQuantity.value === 1 ? 'singular' : 'plural',
        }
        return
      }
      const adjective =
        previousQuantity.kind === 'measure' || previousQuantity.kind === 'money' || previousQuantity.kind === 'duration'
          ? hyphenate(last.head)
          : last.head
      current = { ...phrase, before: [text(adjective, last.from), ...phrase.before] }
      return
    }
    // a person's name and the post that follows it: 田中|社長 → President Tanaka
    if (last.proper && last.sem === 'person' && phrase.sem === 'role' && !phrase.proper) {
      current = { ...last, before: [...last.before, text(capitalizeWords(phrase.head), phrase.from)], ja: last.ja }
      return
    }
    // 日本|企業 → Japanese company
    const nationality =
      last.proper && !last.before.length && !last.after.length && !phrase.proper && !superlative.test(phrase.head)
        ? nationalityOf(last.ja, tools)
        : ''
    if (nationality) {
      current = { ...phrase, before: [text(nationality, last.from), ...phrase.before] }
      return
    }
    // 大阪府|茨木市 → Ibaraki, Osaka Prefecture
    if (last.proper && last.sem === 'place' && phrase.proper && phrase.sem === 'place' && !last.before.length) {
      current = { ...phrase, after: [text(`, ${last.head},`, last.from), ...last.after] }
      return
    }
    // 中国|最大 → China's largest
    if (last.proper && !last.before.length && superlative.test(phrase.head)) {
      current = { ...phrase, owner: last, before: [...phrase.before] }
      return
    }
    // position words after a name: 日本|国内 etc. are lexicon rows; here the last word is the head
    if (last.owner && superlative.test(last.head)) {
      current = { ...phrase, owner: last.owner, before: [...last.before, text(last.head, last.from), ...phrase.before] }
      return
    }
    current = {
      ...phrase,
      before: [...modifier(last), ...phrase.before],
      quantity: null,
      from: phrase.from,
      determinerWord: last.determinerWord ?? phrase.determinerWord,
      determiner: last.determinerWord || last.determiner === 'the' ? 'auto' : phrase.determiner,
    }
    if (last.unknown) current.unknown = true
  })
  const made: NounPhrase = current ?? nounPhrase('', { bare: true })
  if (prefix) made.head = prefix.replace('~', '').trim() + (made.head ? ` ${made.head}` : '')
  made.head = made.head.replace(/\s*~\s*/g, ' ').trim()
  return made
}

/** 日本 → Japanese, from the note of its row; '' when none. */
function nationalityOf(ja: string, tools: CompoundTools): string {
  for (const row of tools.lexicon.words(ja)) {
    const match = /(?:^|[;,]\s*)adj: ([^;,]+)/.exec(row.note)
    if (match) return match[1]!.trim()
  }
  return ''
}

/** 1ドル|=|158円 → 158 yen to the dollar */
function exchangeRate(morphs: readonly Morph[]): NounPhrase | null {
  const at = morphs.findIndex((morph) => /^[=＝]$/.test(morph.surface))
  const one = morphs[at - 1]?.quantity
  const amount = morphs[at + 1]?.quantity
  if (at < 1 || !one || !amount || one.value !== 1 || one.kind !== 'money' || amount.kind !== 'money') return null
  const unit = one.en.startsWith('$') ? 'dollar' : one.en.replace(/^1\s+/, '')
  return nounPhrase(`${amount.en} to the ${unit}`, { bare: true, count: '-', ja: amount.ja, from: spansOf(morphs), sem: 'money' })
}

function hyphenate(en: string): string {
  return en.replace(/^(.*?[\d.,]+(?:\s(?:million|billion|trillion))?)\s+([a-z-]+?)s?$/, (_, number: string, unit: string) =>
    `${number}-${unit}`.replace(/(\d) (million|billion|trillion)-/, '$1-$2-'),
  )
}

function capitalizeWords(en: string): string {
  return en
    .split(' ')
    .map((word) => (/^(?:of|the|for|and|in)$/.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}
