import { describe, expect, it } from 'vitest'
import { makeMorphology } from '../src/language/morphology.ts'
import { oddForms } from '../src/language/odd-forms.ts'
import { stem } from '../src/language/stem.ts'
import { makeForms } from '../src/write/word-forms.ts'
import { language } from './opened.ts'

const { third, past, participle, gerund, plural } = makeMorphology(language)
const odd = oddForms(language)

/** The forms that a search for `asked` finds among words of a batch. */
function found(asked: string, there: readonly string[]): readonly string[] {
  const forms = makeForms(odd)
  for (const word of there) forms.add(word)
  return forms.of(asked)
}

describe('English word forms of the search', () => {
  const verbs =
    'report rise plan rate visit open close carry pay use agree see sell control travel tie raise increase hope say begin focus release admit cut lie buy show drop refer develop build tax pass reach try supply stop'
  it.each(verbs.split(' '))('all forms of %s find each other', (verb) => {
    const all = [...new Set([verb, third(verb), past(verb), participle(verb), gerund(verb)])]
    for (const form of all) expect(new Set([form, ...found(form, all)])).toEqual(new Set(all))
  })

  const nouns =
    'company battery bus house movie box child man woman policy hero shelf process crisis person price plane news business analysis match knife'
  it.each(nouns.split(' '))('%s and its plural find each other', (noun) => {
    const all = [...new Set([noun, plural(noun)])]
    for (const form of all) expect(new Set([form, ...found(form, all)])).toEqual(new Set(all))
  })

  it.each([
    ['news', 'new'],
    ['plan', 'plane'],
    ['rat', 'rates'],
    ['hop', 'hoped'],
    ['string', 'str'],
    ['bed', 'b'],
    ['bus', 'bu'],
    ['reporter', 'report'],
    ['gas', 'ga'],
  ])('%s and %s are two words', (one, other) => {
    expect(found(one, [one, other])).toEqual([])
    expect(found(other, [one, other])).toEqual([])
  })

  it('leaves Japanese, figures and short words as they are', () => {
    expect(['電池', '1,198', 'ev', 'évité', 'x'.repeat(60)].map(stem)).toEqual(['電池', '1,198', 'ev', 'évité', 'x'.repeat(60)])
    expect(found('電池', ['電池', '電'])).toEqual([])
  })

  it('stays small', () => {
    expect(odd.join('\n').length).toBeLessThan(9000)
    expect(odd).toContain('rise rose risen')
    expect(odd).toContain('news')
  })
})
