import { spansOf } from '../../nodes/node.ts'
import { type NounPhrase, text } from '../../tree.ts'
import type { Unit } from '../units.ts'
import { type Joint, superlative } from './joint.ts'
import type { CompoundTools } from './tools.ts'

/** 日本 → Japanese, from the note of its row; '' when none. */
function nationalityOf(ja: string, tools: CompoundTools): string {
  for (const row of tools.lexicon.words(ja)) {
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
export function joinTitle(last: NounPhrase, unit: Unit, { titles }: CompoundTools): NounPhrase | null {
  const title = titles.get(unit.ja)
  if (title === undefined || !(last.sem === 'person' || unit.pos.startsWith('suffix') || last.unknown)) return null
  const own = spansOf(unit.morphs)
  const from = [...last.from, ...own]
  if (title === 'plural')
    return last.proper ? { ...last, after: [...last.after, text('and others', own)] } : { ...last, number: 'plural', from }
  if (title === 'drop' && (last.proper || last.sem === 'person' || last.sem === 'role')) return { ...last, sem: 'person', from }
  return null
}

/** A person's name and the post that follows it: 田中|社長 → President Tanaka */
export function joinPost({ last, part: { phrase } }: Joint): NounPhrase | null {
  if (!last.proper || last.sem !== 'person' || phrase.sem !== 'role' || phrase.proper) return null
  return { ...last, before: [...last.before, text(capitalizeWords(phrase.head), phrase.from)] }
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
