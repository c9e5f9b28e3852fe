/**
 * Measures predicates and zero arguments on our own gold (tests/corpus/analyze/predicates-*.txt): `npx tsx tests/bench/eval-predicates.ts [--faults]`.
 * No outside set with free licence marks them, so this is a figure on text of our own. The first run, before anything was mended after seeing the gold:
 * predicate .915 / .953, ga overt .935 / .894, ga zero .569 / .720, o .935 / .824, features .946 / .919, role .863.
 */
import { makeAnalyzer } from '../../src/analyze/index.ts'
import { dictionaryWords } from '../../src/language/dictionary-words.ts'
import { loadLanguage } from '../../src/language/load.ts'
import { openTokenizer } from '../../src/tokenize/index.ts'
import { compare, readGold } from '../predicate-gold.ts'

const language = loadLanguage()
const tokenize = await openTokenizer('mecab', dictionaryWords(language))
const analyze = makeAnalyzer(language, tokenize)
const gold = readGold()
const second = (place: string) => place.startsWith('predicates-3')
const [first, blind] = [false, true].map((late) =>
  compare(
    gold.filter(({ place }) => second(place) === late),
    analyze,
  ),
)
console.log('own gold of predicates   P     R     (right / found / in the gold)    second gold, guides nothing')
const figures = (one: { right: number; found: number; gold: number } | undefined) =>
  one ? `${(one.right / one.found).toFixed(3)} ${(one.right / one.gold).toFixed(3)}  (${one.right} / ${one.found} / ${one.gold})` : ''
for (const [name, count] of first!.counts)
  console.log(`${name.padEnd(22)} ${figures(count).padEnd(40)} ${figures(blind!.counts.get(name))}`)
if (process.argv.includes('--faults')) for (const fault of first!.faults) console.log(fault)
