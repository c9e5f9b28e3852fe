import type { Entity, Quantity } from '../../../document.ts'
import type { Word } from '../../../language/lexicon.ts'
import { entityClass } from '../../../language/lexicon.ts'
import { type Morph, spansOf } from '../../nodes/node.ts'
import { type From, type NounPhrase, nounPhrase, text } from '../../tree.ts'
import { chooseRow, chooseSense, type Sense } from '../senses.ts'
import type { Unit } from '../units.ts'
import type { CompoundTools } from './tools.ts'

const quantityClass: Readonly<Record<Quantity['kind'], string>> = {
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

/** One word of a compound: its noun phrase, its row when the lexicon has one, and whether its English stands for a neighbour too. */
export interface Part {
  readonly phrase: NounPhrase
  readonly row: Word | undefined
  readonly whole: Sense['whole']
}

/** What stands around a word; `place`: right behind the name of a place. */
export interface Around {
  readonly before: string
  readonly after: string
  readonly near: readonly string[]
  readonly suffixed: boolean
  readonly place: boolean
  /** Between the name of a person and another word: 元 of 安倍氏元首相. */
  readonly post: boolean
}

function countOf(en: string): 'C' | 'U' {
  return /(?:ing|ment|tion|ity|ness|ism|ship|ance|ence|gy|ics)$/.test(en) && !/(?:system|plan)$/.test(en) ? 'U' : 'C'
}

/** An entity as its term or the name writer has it; of type OTHER it is a common noun. */
function entityPhrase(entity: Entity, from: From, tools: CompoundTools): NounPhrase {
  const common = entity.type === 'OTHER'
  // Shingu, Wakayama Prefecture: what follows the comma is set off on both sides
  const comma = entity.type === 'LOC' ? entity.en.indexOf(', ') : -1
  return nounPhrase(comma > 0 ? entity.en.slice(0, comma) : entity.en, {
    after: comma > 0 ? [text(`${entity.en.slice(comma)},`, from)] : [],
    ja: entity.ja,
    from,
    sem: common ? (tools.lexicon.words(entity.ja)[0]?.sem ?? '') : entityClass[entity.type],
    proper: !common || upper.test(entity.en),
    wantsThe: entity.the,
    count: common ? (tools.lexicon.words(entity.ja)[0]?.count ?? countOf(entity.en)) : 'C',
  })
}

/** 3人 → 3 people: a quantity as it was read, plural by its words or its value. */
function quantityPhrase(quantity: Quantity, from: From, tools: CompoundTools): NounPhrase {
  const { kind, en, unit } = quantity
  const one = quantity.value === 1 && quantity.modifier === ''
  const singular =
    one || ['date', 'percent', 'money'].includes(kind) || !(tools.morphology.isPlural(en.replace(/ (?:a|per) [a-z]+$/, '')) || unit === '')
  return nounPhrase(en, {
    ja: unit || quantity.ja,
    from,
    sem: quantityClass[kind],
    bare: true,
    determiner:
      kind === 'ordinal' && unit === 'inning' ? 'the' : kind === 'ordinal' && / term$/.test(en) && !/^for /.test(en) ? 'a' : 'auto',
    count: '-',
    number: singular ? 'singular' : 'plural',
  })
}

/** A name the text gives, which happens to be a word of the lexicon too. */
function isNameOnly(unit: Unit, row: Word): boolean {
  const { name } = unit.morphs[0]!
  return (
    name !== undefined &&
    row.pos !== 'name' &&
    unit.morphs.length === 1 &&
    name.type !== 'OTHER' &&
    unit.pos.startsWith('noun.proper') &&
    !unit.rows.some((one) => one.pos === 'name') &&
    name.ja !== unit.ja
  )
}

/** A word of the lexicon; an article in its English becomes the determiner. */
function listedPhrase(unit: Unit, row: Word, sense: Sense, from: From, tools: CompoundTools): NounPhrase {
  const article = row.pos === 'name' ? null : /^(?:the|an?) (?=\S)/.exec(sense.en)
  const en = article ? sense.en.slice(article[0].length) : sense.en
  const several = row.plural === en && row.plural !== row.en && row.count === 'C'
  return nounPhrase(row.pos === 'na' ? (tools.qualityNouns.get(en) ?? en) : en, {
    ja: unit.ja,
    plural: several ? en : sense.plural,
    number: several ? 'plural' : 'singular',
    count: row.pos === 'na' && row.count === '-' ? 'U' : sense.count,
    sem: sense.sem,
    from,
    proper: row.pos === 'name' || (upper.test(en) && row.count !== 'C'),
    wantsThe: row.the,
    bare: row.pos === 'pron' || row.pos === 'adv',
    determiner: article ? (article[0].startsWith('the') ? 'the' : 'a') : 'auto',
  })
}

/** The English of a part of a katakana compound that a list has: ゲーム → game. */
function knownWord(ja: string, { lexicon, loanwords }: CompoundTools): string | undefined {
  const row = lexicon.words(ja).find((one) => /^(?:n|vs|na|name)$/.test(one.pos))
  return row && /^[\w' -]+$/.test(row.en) ? row.en : loanwords(ja)
}

/** Katakana in the spelling it was made of where one is sure enough, else by sound; a guess either way: ポリティシャン → politician, クヴィトバ → Kuvitoba. */
function spelt(ja: string, morph: Morph, tools: CompoundTools): string {
  const isName = /^(?:PERSON|LOC|ORG)$/.test(morph.name?.type ?? '') || morph.pos.startsWith('noun.proper')
  const parts = ja.split(/[・\s]/).filter(Boolean)
  const reading = isName || parts.length > 1 ? 'name' : 'any'
  const listed = (part: string) => (parts.length > 1 ? tools.lexicon.words(part).find((row) => row.pos === 'name')?.en : undefined)
  // ソラネ・クラウド: a firm is named with words
  const word = (part: string) => {
    if (parts.length < 2 || morph.name?.type === 'PERSON') return undefined
    const en = tools.lexicon.words(part).find((row) => /^(?:n|na|vs)$/.test(row.pos))?.en ?? ''
    return /^[a-z]{4,}$/.test(en) ? en.charAt(0).toUpperCase() + en.slice(1) : undefined
  }
  return parts
    .map(
      (part) => listed(part) ?? word(part) ?? tools.spell(part, reading, (known) => knownWord(known, tools)) ?? tools.romaji.foreign(part),
    )
    .join(' ')
}

/** What no dictionary knows: loanword table, Latin letters as they stand, else the likeliest spelling or the sound, flagged. */
function unknown(ja: string, morph: Morph, from: From, tools: CompoundTools): NounPhrase {
  const latin = ja.normalize('NFKC')
  if (/^[\p{Script=Latin}\d\s.,&'’+\-/%:#@$()[\]_*=<>|^~"!?;]+$/u.test(latin)) return nounPhrase(latin, { ja, from, proper: true })
  if (/^[\p{Script=Katakana}ー・][\p{Script=Katakana}ー・ ]*$/u.test(latin)) {
    const loan = tools.loanwords(latin) ?? tools.loanwords(latin.replace(/ー$/, ''))
    if (loan) return nounPhrase(loan, { ja, from, proper: upper.test(loan) && loan !== loan.toUpperCase() })
    const en = spelt(latin, morph, tools)
    const proper = upper.test(en)
    return nounPhrase(en, { ja, from, proper, count: proper ? 'C' : countOf(en), unknown: !morph.name })
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

/** Classes of nouns that mean one thing in one article. */
const steady = /^(?:role|org|group|law)$/

/** 日銀の総裁 … 総裁は: the sense something beside a word chose stays while nothing chooses another. */
function senseInArticle(ja: string, row: Word, sense: Sense, { article: { senses } }: CompoundTools): Sense {
  if (sense.whole || !steady.test(row.sem) || !row.alternatives.length || row.pos === 'suf') return sense
  if (!sense.cued) return senses.get(ja) ?? sense
  senses.set(ja, sense)
  return sense
}

/** One word as a noun phrase of its own. */
export function partOf(unit: Unit, around: Around, tools: CompoundTools): Part {
  const from = spansOf(unit.morphs)
  const first = unit.morphs[0]!
  const plain = (phrase: NounPhrase): Part => ({ phrase, row: undefined, whole: '' })
  if (first.entity && unit.morphs.length === 1) return plain(entityPhrase(first.entity, from, tools))
  if (first.quantity) return plain(quantityPhrase(first.quantity, from, tools))
  // 高知県|東部 → eastern Kochi Prefecture: a part of a place that was just named
  const region = around.place ? unit.rows.find((one) => one.pos === 'suf' && one.sem === 'place') : undefined
  const rank = around.post ? unit.rows.find((one) => one.pos === 'pre') : undefined
  const row = region ?? rank ?? chooseRow(unit.rows, unit.pos)
  if (!row || isNameOnly(unit, row)) return plain(unknown(unit.ja, first, from, tools))
  if (row.source === 'imported') tools.imported.note(row, from)
  const sense = senseInArticle(unit.ja, row, chooseSense(row, around), tools)
  return { phrase: listedPhrase(unit, row, sense, from, tools), row, whole: sense.whole }
}
