import { spansOf } from '../../nodes/node.ts'
import { type From, type NounPhrase, nounPhrase, text } from '../../tree.ts'
import { attributiveOf } from '../attributive.ts'
import type { Unit } from '../units.ts'
import { type Joint, modifier } from './joint.ts'
import type { CompoundTools } from './tools.ts'

const determinerPrefix = /^(this|that|each|every|all|both|the|any|some|another|no|our) ~?s?/

/** A prefix that is a determiner in English: 本~ this, 全~ all, 各~ each. */
export function applyPrefix(prefix: string, phrase: NounPhrase, from: From): void {
  // 全従業員, 前知事: the word list has prefix and word together
  if (phrase.head.startsWith(`${prefix.replace('~', ' ').trimEnd().replace(/ +/, ' ')} `)) {
    phrase.from = [...from, ...phrase.from]
    return
  }
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

const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** 1 → first, 12 → 12th, 22 → 22nd. */
function ordinal(figures: string): string {
  const value = Number(figures)
  const tail = value % 100
  const ending = tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return ordinals[value - 1] ?? `${figures}${ending}`
}

/** Replaces `~` of an affix: `~-based`, `~ rate`, `re~`. */
export function fill(pattern: string, base: string): string {
  // 1次|審査: first, not 1th; behind more than a figure it says nothing
  if (pattern === '~th') return /^\d+$/.test(base) ? ordinal(base) : (ordinals[cardinals.indexOf(base)] ?? base)
  return pattern.includes('~') ? pattern.replace('~', base) : pattern
}

/** Kinds of names that take the article. */
const withArticle =
  / (?:River|Sea|Ocean|Museum|Line|Theater|Canal|Strait|Peninsula|Islands|Mountains|Expressway|Foundation|Association|Institute|Ministry|Party|Court|Agency|Committee|Council|Act|Law|Bureau|Prize|Award|Cup)$/

/** A suffix of the lexicon: 型 ~-type, 率 ~ rate. One without ~ stands behind. Null for other words. */
export function joinSuffix({ last, part: { phrase, row }, unit, previous, final }: Joint): NounPhrase | null {
  if (!row || (row.pos !== 'suf' && row.pos !== 'ctr')) return null
  const from = [...last.from, ...phrase.from]
  if (!phrase.head.includes('~')) return row.count === '-' ? { ...last, after: [...last.after, text(phrase.head, phrase.from)] } : null
  if (/^for ~/.test(phrase.head) && !final) return { ...last, from }
  // 3カ月連続|減 → decrease for the third straight month
  const deed = last.bare && /^for the /.test(last.head) ? /^(\w+) of ~$/.exec(phrase.head)?.[1] : undefined
  if (deed) return { ...phrase, head: deed, plural: '', after: [text(last.head, last.from)] }
  // トヨタ|製 → Toyota-made: what says where a thing comes from stands before it, names included
  const origin =
    row.count === '-' && (/^(made|produced) (?:in|by) ~$/.exec(phrase.head)?.[1] ?? /^~-(made|produced)$/.exec(phrase.head)?.[1])
  if (origin && !last.quantity && !last.after.length)
    return { ...last, head: `${last.head}-${origin}`, plural: '', count: '-', sem: row.sem, ja: last.ja + unit.ja, proper: false, from }
  const amount = last.quantity === null && last.bare && /^(?:number|measure|money|time|duration)$/.test(last.sem)
  // 3点|差 → 3-point margin
  const base = previous.morphs[0]!.quantity?.unit === 'point' ? last.head.replace(/ points?$/, '-point') : last.head
  return {
    ...last,
    head: fill(phrase.head, base),
    plural: phrase.plural ? fill(phrase.plural, last.head) : '',
    count: row.count === '-' ? (amount ? '-' : 'U') : row.count,
    sem: row.sem || last.sem,
    ja: last.ja + unit.ja,
    proper: last.proper && (row.count === '-' || /^~(?: [A-Z][a-z]+)+$/.test(phrase.head)),
    wantsThe: last.proper && withArticle.test(phrase.head),
    bare: amount && base === last.head,
    number: base === last.head ? last.number : 'singular',
    from,
  }
}

/** 低|さ → lowness: the adjective of the stem, its suffix makes the noun. Null for other words. */
export function stemNoun(unit: Unit, next: Unit | undefined, last: NounPhrase | null, tools: CompoundTools): NounPhrase | null {
  if (unit.morphs[0]!.form !== 'stem' || !next?.pos.startsWith('suffix')) return null
  const adjective = attributiveOf(tools.lexicon, unit.morphs[0]!.lemma)
  if (!adjective) return null
  const en = tools.qualityNouns.get(adjective) ?? `${adjective}ness`
  const before = last ? modifier(last) : []
  return nounPhrase(en, { ja: unit.ja, from: spansOf(unit.morphs), count: 'U', before })
}
