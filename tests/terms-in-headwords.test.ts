import { describe, expect, it } from 'vitest'
import { makeLexicon } from '../src/language/lexicon.ts'
import type { Morph } from '../src/translate/nodes/node.ts'
import { segment } from '../src/translate/transfer/units.ts'
import { language } from './opened.ts'

const lexicon = makeLexicon(language)

/** Words in a row; `surface=English` is a term of the glossary. */
function morphs(...words: string[]): Morph[] {
  let start = 0
  return words.map((word) => {
    const [surface = '', en] = word.split('=')
    const span = { start, end: start + surface.length }
    start = span.end
    const morph: Morph = { ...span, surface, lemma: surface, pos: 'noun', conjugation: '', form: '', reading: '', known: true }
    return en ? { ...morph, entity: { ...span, ja: surface, en, type: 'OTHER', source: 'glossary', accept: [], the: false } } : morph
  })
}

const units = (...words: string[]): string[] => segment(morphs(...words), lexicon).map(({ ja }) => ja)

describe('a term of the glossary inside a longer headword', () => {
  it('yields when the headword says it in the same words', () => {
    expect(units('地熱発電=geothermal power', '所')).toEqual(['地熱発電所'])
    expect(units('新', '地熱発電=geothermal power', '所')).toEqual(['新', '地熱発電所'])
  })

  it('stands when the headword says it in other words', () => {
    expect(units('地熱発電=power from hot rock', '所')).toEqual(['地熱発電', '所'])
    expect(units('地熱発電=thermal power', '所')).toEqual(['地熱発電', '所'])
  })

  it('stands when the headword would cut the word behind it', () => {
    expect(lexicon.has('太陽光発電事業')).toBe(true)
    expect(units('太陽光発電=solar power', '事業', '者')).toEqual(['太陽光発電', '事業者'])
  })
})
