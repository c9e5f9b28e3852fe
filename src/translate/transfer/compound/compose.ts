import { type Morph, spansOf } from '../../nodes/node.ts'
import { type From, type NounPhrase, nounPhrase, prep, text } from '../../tree.ts'
import { segment, type Unit } from '../units.ts'
import { applyPrefix, fill, joinSuffix, stemNoun } from './affixes.ts'
import { type Joint, modifier, superlative } from './joint.ts'
import { joinHome, joinKindOfPlace, joinNationality, joinPeople, joinPlaces, joinPost, joinRank, joinTitle } from './names.ts'
import { exchangeRate, joinAfterQuantity, joinQuantity, joinSigns } from './quantities.ts'
import type { CompoundTools } from './tools.ts'
import { type Part, partOf } from './word.ts'

/** 上場|以来 → since listing, 上場以来|初 → for the first time since listing */
function joinSince({ last, part: { phrase } }: Joint): NounPhrase | null {
  const from = [...last.from, ...phrase.from]
  if (phrase.head === 'since' && !last.quantity && !last.bare) {
    const words = [...last.before.flatMap((one) => (one.kind === 'text' ? [one.text] : [])), last.head].join(' ')
    return last.before.every(({ kind }) => kind === 'text') && !last.owner && !last.after.length
      ? { ...phrase, head: `since ${words}`, bare: true, count: '-', from }
      : null
  }
  return /^since [a-z]/.test(last.head) && /^first\b/.test(phrase.head)
    ? { ...last, head: `for the first time ${last.head}`, bare: true, count: '-', from }
    : null
}

/** The English of the word is for its neighbour too: 児童|虐待 → child abuse */
function joinWhole({ last, part: { phrase, whole } }: Joint): NounPhrase | null {
  if (whole !== 'before') return null
  const head = phrase.head.includes('~') ? fill(phrase.head, last.head) : phrase.head
  const after = [...last.after, ...phrase.after]
  return { ...phrase, head, before: last.before, after, quantity: last.quantity, from: [...last.from, ...phrase.from] }
}

/** 中国最大|拠点 → China's largest base: what ranks stays before the new head. */
function joinRanked({ last, part: { phrase } }: Joint): NounPhrase | null {
  if (!last.owner || !superlative.test(last.head)) return null
  return { ...phrase, owner: last.owner, before: [...last.before, text(last.head, last.from), ...phrase.before] }
}

/** 社長|自身 → the president himself: the noun says of whom. */
function joinSelf({ last, part: { phrase } }: Joint): NounPhrase | null {
  if (phrase.head !== 'oneself' || last.quantity) return null
  return { ...last, after: [...last.after, text('oneself', phrase.from)] }
}

/** 選手|一人ひとり → each player */
function joinEach({ last, part: { phrase } }: Joint): NounPhrase | null {
  if (phrase.head !== 'each individual' || last.proper || last.bare || last.count !== 'C') return null
  return { ...last, number: 'singular', determinerWord: text('each', phrase.from) }
}

/** 3|D, 5|G: figures and letters of one word. */
function joinLetters({ last, part: { phrase }, unit, previous }: Joint): NounPhrase | null {
  const near = previous.morphs.at(-1)!.end === unit.morphs[0]!.start
  if (!near || !/^\d+$/.test(last.head) || !/^[A-Z]{1,3}$/.test(phrase.head) || last.before.length) return null
  return { ...phrase, head: last.head + phrase.head, from: [...last.from, ...phrase.from] }
}

/** 福岡県筑後市|市長選 → mayoral election in Chikugo, Fukuoka Prefecture,: a place that says where it is stands behind. */
function joinAddress({ last, part: { phrase, row } }: Joint): NounPhrase | null {
  const [address] = last.after
  if (!last.proper || last.sem !== 'place' || address?.kind !== 'text' || !address.text.startsWith(', ')) return null
  if (!/^(?:n|vs|suf)$/.test(row?.pos ?? '') || !/^(?:event|act)$/.test(phrase.sem)) return null
  return { ...phrase, after: [prep('in', last), ...phrase.after] }
}

const goods = /^(?:artefact|machine|vehicle|material|food|substance|medicine|part)$/

/** 建設機械|大手 → major construction machinery maker: what a firm makes or does stands between the rank and the firm. */
function joinRankedFirm({ last, part: { phrase } }: Joint): NounPhrase | null {
  const [, rank, firm] = /^(major|largest) (company)$/.exec(phrase.head) ?? []
  if (!rank || last.proper || last.quantity || last.bare || last.after.length || last.owner || !last.ja) return null
  const head = goods.test(last.sem) ? 'maker' : firm!
  return { ...phrase, head, plural: '', before: [text(rank, phrase.from), ...modifier(last)], unknown: last.unknown }
}

/** 新潟|県内 → Niigata Prefecture, 大阪|市内 → Osaka: in it is said by the case. */
function joinWithin({ last, part: { phrase }, unit, final }: Joint): NounPhrase | null {
  const kind = /^(?:prefecture|city|town|village|ward|state)$/.exec(phrase.head)?.[0]
  if (!kind || !/.\u5185$/.test(unit.ja) || !final || !last.proper || last.sem !== 'place' || last.before.length || last.owner) return null
  const said = /^(?:prefecture|ward)$/.test(kind) ? ` ${kind.charAt(0).toUpperCase()}${kind.slice(1)}` : ''
  return { ...last, head: last.head.endsWith(said) ? last.head : last.head + said, from: [...last.from, ...phrase.from] }
}

/** 仙台発|東京 → Tokyo from Sendai: both ends of a way, before 行き or 向け. */
function joinRoute({ last, part: { phrase } }: Joint): NounPhrase | null {
  if (!/^from [A-Z]/.test(last.head) || !phrase.proper || !/^(?:place|country)$/.test(phrase.sem)) return null
  return { ...phrase, after: [...phrase.after, text(last.head, last.from)] }
}

/** 鳥取|両県 → … and Tottori prefectures, 日立|両社 → … and Hitachi: the names say which two. */
function joinBoth({ last, part: { phrase }, tools }: Joint): NounPhrase | null {
  const both = phrase.determinerWord?.text === 'both' || /^both /.test(phrase.head)
  if (!both || !last.proper || last.before.length || last.owner) return null
  const from = [...last.from, ...phrase.from]
  const kind = /(?:^|[~ ])(prefecture|city|town|village|county|state|province|island)s?$/i.exec(phrase.head)?.[1]
  return kind ? { ...last, after: [...last.after, text(tools.morphology.plural(kind.toLowerCase()), phrase.from)] } : { ...last, from }
}

/** 開発|競争 → development race: the last word is the head. */
function joinPlain({ last, part: { phrase } }: Joint): NounPhrase {
  // 複数|女性: several are more than one
  const several =
    /^(?:multiple|several|various|many|numerous)$/.test(last.head) && !last.before.length && phrase.count === 'C' && !phrase.proper
  // 木曽川|水系: the Kiso River system
  const head = / River$/.test(last.head) ? phrase.head.replace(/^river /, '') : phrase.head
  return {
    ...phrase,
    head,
    number: several ? 'plural' : phrase.number,
    before: [...modifier(last), ...phrase.before],
    quantity: null,
    determinerWord: last.determinerWord ?? phrase.determinerWord,
    determiner: last.determinerWord || last.determiner === 'the' ? 'auto' : phrase.determiner,
    unknown: last.unknown || phrase.unknown,
  }
}

/** How a word is joined to what stands before it: the first that fits. */
const joins = [
  joinSince,
  joinSelf,
  joinLetters,
  joinEach,
  joinWhole,
  joinPeople,
  joinSuffix,
  joinQuantity,
  joinAfterQuantity,
  joinPost,
  joinNationality,
  joinHome,
  joinRoute,
  joinPlaces,
  joinKindOfPlace,
  joinRank,
  joinRanked,
  joinAddress,
  joinRankedFirm,
  joinBoth,
  joinWithin,
] as const

function join(joint: Joint): NounPhrase {
  for (const one of joins) {
    const made = one(joint)
    if (made) return made
  }
  return joinPlain(joint)
}

/** Prefixes wait for the word behind them. */
interface Prefix {
  words: string
  from: From
}

/** 再|生産, 全|世界: one more prefix; `whole` ones take the place of those before. */
function addPrefix(prefix: Prefix, { phrase, whole }: Part): Prefix {
  const from = [...prefix.from, ...phrase.from]
  if (whole === 'after') return { words: phrase.head, from }
  const words = prefix.words ? `${prefix.words} ${phrase.head.replace('~', '').trim()}` : phrase.head
  return { words: words && !words.includes('~') ? `${words} ~` : words, from }
}

/** A suffix or counter that begins the compound is a word of its own. */
function firstWord({ phrase, row }: Part): NounPhrase {
  if (row?.pos === 'suf' || row?.pos === 'ctr') phrase.head = phrase.head.replace(/\s*~\s*/, ' ').trim()
  return phrase
}

/** Joins the words of a compound from left to right. */
function joinUnits(units: readonly Unit[], near: readonly string[], tools: CompoundTools): NounPhrase {
  let current: NounPhrase | null = null
  let prefix: Prefix = { words: '', from: [] }
  let skipSuffix = false
  for (const [index, unit] of units.entries()) {
    const last: NounPhrase | null = current
    const next = units[index + 1]
    const titled: NounPhrase | null = last && joinTitle(last, unit, next, tools)
    if (titled) {
      current = titled
      continue
    }
    const stem = stemNoun(unit, next, last, tools)
    if (stem) {
      current = stem
      skipSuffix = true
      continue
    }
    if (skipSuffix) {
      skipSuffix = false
      if (unit.pos.startsWith('suffix') && last) {
        last.from = [...last.from, ...spansOf(unit.morphs)]
        continue
      }
    }
    const around = {
      before: units[index - 1]?.ja ?? '',
      after: next && !next.morphs[0]!.quantity ? next.ja : '',
      near,
      ...(next && next.morphs[0]!.quantity && { counter: next.ja }),
      suffixed: next !== undefined && tools.titles.get(next.ja) === 'plural',
      place: last?.proper === true && last.sem === 'place',
      post: last?.proper === true && last.sem === 'person' && next !== undefined,
    }
    const part = partOf(unit, around, tools)
    if (part.row?.pos === 'pre' && next) {
      prefix = addPrefix(prefix, part)
      continue
    }
    const first = last ? null : firstWord(part)
    if (prefix.words) {
      applyPrefix(prefix.words, part.phrase, prefix.from)
      prefix = { words: '', from: [] }
    }
    current = first ?? join({ last: last!, part, unit, previous: units[index - 1]!, final: !next, tools })
  }
  const made: NounPhrase = current ?? nounPhrase('', { bare: true })
  if (prefix.words) made.head = prefix.words.replace('~', '').trim() + (made.head ? ` ${made.head}` : '')
  made.head = made.head.replace(/\s*~\s*/g, ' ').trim()
  // 今治沖|フェリー|火災: the ferry fire off Imabari
  const [first] = made.before
  if (first?.kind === 'text' && /^waters off /.test(first.text) && !made.proper)
    return { ...made, before: made.before.slice(1), after: [text(first.text.replace('waters ', ''), first.from), ...made.after] }
  return made
}

/** A compound noun as one noun phrase: 世界最大|の… ; 開発|競争 → development race; 約|3000|人 stays a quantity. */
export function compose(given: readonly Morph[], near: readonly string[], tools: CompoundTools): NounPhrase {
  const morphs = joinSigns(given)
  const rate = exchangeRate(morphs)
  if (rate) return rate
  const words = morphs.filter((morph) => !/^[・／/＝=]$/.test(morph.surface) || morphs.length === 1)
  const isWord = (katakana: string) => tools.spell(katakana, 'noun')?.includes(' ') === false
  return joinUnits(segment(words, tools.lexicon, tools.loanwords, isWord, tools.imported), near, tools)
}
