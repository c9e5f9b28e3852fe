import { spansOf } from '../../nodes/node.ts'
import { type NounPhrase, text } from '../../tree.ts'
import type { Unit } from '../units.ts'
import { type Joint, superlative } from './joint.ts'
import type { CompoundTools } from './tools.ts'

/** 日本 → Japanese, from the note of its row; '' when none. */
export function nationalityOf(ja: string, { lexicon }: Pick<CompoundTools, 'lexicon'>): string {
  for (const row of lexicon.words(ja)) {
    const match = /(?:^|[;,]\s*)adj: ([^;,]+)/.exec(row.note)
    if (match) return match[1]!.trim()
  }
  return ''
}

function capitalizeWords(en: string): string {
  return en
    .split(' ')
    .map((word) => (/^(?:of|the|for|and|in)$/.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}

/** さん after a person is dropped, ら and たち make a plural. Null for other words, and for titles that are said. */
export function joinTitle(last: NounPhrase, unit: Unit, next: Unit | undefined, { titles }: CompoundTools): NounPhrase | null {
  const title = titles.get(unit.ja)
  if (title === undefined || !(last.sem === 'person' || unit.pos.startsWith('suffix') || last.unknown)) return null
  const own = spansOf(unit.morphs)
  const from = [...last.from, ...own]
  // 職員ら12人: the employees are among the twelve
  const counted = title === 'others' && next?.morphs[0]?.quantity?.kind === 'count'
  if (title === 'plural' || title === 'others')
    return last.proper || counted ? { ...last, after: [...last.after, text('and others', own)] } : { ...last, number: 'plural', from }
  if (title === 'drop' && (last.proper || last.sem === 'person' || last.sem === 'role')) return { ...last, sem: 'person', from }
  return null
}

/** A person's name and the post that follows it: 田中|社長 → President Tanaka */
export function joinPost({ last, part: { phrase, row } }: Joint): NounPhrase | null {
  // 田中|博士 → Dr. Tanaka: the row says how it stands before a name
  const short = last.proper && last.sem === 'person' && row?.alternatives.find(({ cue }) => cue === 'PERSON')
  if (short) return { ...last, before: [...last.before, text(short.en, phrase.from)] }
  if (!last.proper || last.sem !== 'person' || phrase.sem !== 'role' || phrase.proper) return null
  return { ...last, before: [...last.before, text(capitalizeWords(phrase.head), phrase.from)] }
}

/** グアテマラ|人 → Guatemalan, ノルウェー|人|選手 → Norwegian player; those whose adjective is no noun are nationals: フランス|人 → French national. */
export function joinPeople({ last, part: { phrase, row }, unit, final, tools }: Joint): NounPhrase | null {
  if (!last.proper || last.before.length || last.after.length || row?.pos !== 'suf' || phrase.head !== '~ person') return null
  const adjective = nationalityOf(last.ja, tools).replace(/^U\.S\.$/, 'American')
  if (!/^[A-Z][A-Za-z .]+$/.test(adjective)) return null
  const head = !final || /(?:an|i|ese|ek)$/.test(adjective) ? adjective : `${adjective} national`
  return {
    ...phrase,
    head,
    plural: /ese$/.test(head) ? head : '',
    ja: last.ja + unit.ja,
    proper: false,
    from: [...last.from, ...phrase.from],
  }
}

/** ドイツ|シーメンス → Germany's Siemens; a country with the stands as an adjective: U.S.-based. Null for other pairs. */
export function joinHome({ last, part: { phrase }, tools }: Joint): NounPhrase | null {
  if (!last.proper || last.before.length || last.after.length || !phrase.proper || phrase.sem !== 'org' || phrase.owner) return null
  const nationality = nationalityOf(last.ja, tools)
  if (!nationality) return null
  if (phrase.wantsThe) return { ...phrase, before: [text(nationality, last.from), ...phrase.before] }
  return last.wantsThe ? { ...phrase, before: [text(`${nationality}-based`, last.from), ...phrase.before] } : { ...phrase, owner: last }
}

/** Kinds of places that are named with of: the town of Tropea. */
const settlement = /^(?:town|city|village|state|province|district|county|region|prefecture|island|municipality)$/

/** 隣国|クロアチア → neighboring Croatia, 首都|ワシントン → the capital Washington */
export function joinKindOfPlace({ last, part: { phrase } }: Joint): NounPhrase | null {
  if (last.proper || last.owner || phrase.before.length || !phrase.proper || phrase.sem !== 'place') return null
  if (last.sem !== 'place' && last.sem !== 'country') return null
  const [, quality] = /^(.+) country$/.exec(last.head) ?? []
  const settled = settlement.test(last.head) && !last.before.length && last.determiner === 'auto'
  const words = text(quality ?? (settled ? `${last.head} of` : last.head), last.from)
  return { ...phrase, before: [...last.before, words], wantsThe: phrase.wantsThe || !quality }
}

/** 日本|企業 → Japanese company */
export function joinNationality({ last, part: { phrase }, tools }: Joint): NounPhrase | null {
  if (!last.proper || last.before.length || last.after.length || phrase.proper || superlative.test(phrase.head)) return null
  const nationality = nationalityOf(last.ja, tools)
  return nationality ? { ...phrase, before: [text(nationality, last.from), ...phrase.before] } : null
}

/** 大阪府|茨木市 → Ibaraki, Osaka Prefecture */
export function joinPlaces({ last, part: { phrase } }: Joint): NounPhrase | null {
  const places = last.proper && last.sem === 'place' && phrase.proper && phrase.sem === 'place'
  return places && !last.before.length ? { ...phrase, after: [text(`, ${last.head},`, last.from), ...last.after] } : null
}

/** 中国|最大 → China's largest */
export function joinRank({ last, part: { phrase } }: Joint): NounPhrase | null {
  return last.proper && !last.before.length && superlative.test(phrase.head) ? { ...phrase, owner: last, before: [...phrase.before] } : null
}
