import type { Token, WordReading } from '../document.ts'
import type { Language } from '../language/load.ts'

const han = /\p{Script=Han}/u
const kana = /^[\u3041-\u3096\u30a1-\u30fa\u30fc]+$/u
const inNumber = /[\p{N}.,．，・]/u

interface Row {
  readonly after: readonly string[]
  readonly reading: string
}

/**
 * How the words of a sentence written with kanji are read: 続い ツヅイ, 1人 ヒトリ. Words whose reading the sentence does not settle (方, 2本) have none,
 * because a wrong reading is worse than no reading. `ja` is the sentence, `offset` its start in the article.
 */
export function makeWordReader(language: Language): (tokens: readonly Token[], ja: string, offset: number) => readonly WordReading[] {
  const rows = new Map<string, Row[]>()
  for (const { form = '', after = '', reading = '' } of language.rows('ja/word-readings')) {
    const row = { after: after.split(' ').filter(Boolean), reading: reading === '-' ? '' : reading }
    rows.set(form, [...(rows.get(form) ?? []), row])
  }

  return (tokens, ja, offset) => {
    const read: WordReading[] = []
    tokens.forEach((token, index) => {
      const { surface, lemma, pos, start, end } = token
      if (!han.test(surface)) return
      const last = tokens[index - 1]
      const number = last?.pos === 'noun.number' && last.end === start ? last : undefined
      const before = ja[(number?.start ?? 0) - offset - 1] ?? ''
      const [row, whole] = wanted(rows.get(surface) ?? rows.get(lemma) ?? [], number?.surface.normalize('NFKC') ?? '', before)
      // 二 is read by what it counts.
      if (pos === 'noun.number' && !row) return
      // A letter of a name that nobody knows: 寧 is a Yasushi only to the dictionary.
      if (pos.startsWith('noun.proper') && surface.length === 1) return
      const reading = row ? row.reading : (token.given ?? token.reading)
      if (kana.test(reading)) read.push({ start: whole && number ? number.start : start, end, reading })
    })
    return read
  }
}

/** The row for a word behind a number, and whether its reading is that of number and word together; '' for no number. */
function wanted(rows: readonly Row[], number: string, before: string): readonly [Row | undefined, boolean] {
  const has = (after: string) => rows.find((row) => row.after.includes(after))
  if (number === '') return [rows.find(({ after }) => after.length === 0), false]
  const exact = inNumber.test(before) ? undefined : (has(before + number) ?? has(number))
  return exact ? [exact, exact.reading !== ''] : [has('*'), false]
}
