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
const { counts, faults } = compare(readGold(), makeAnalyzer(language, tokenize))
console.log('own gold of predicates   P     R     (right / found / in the gold)')
for (const [name, { right, found, gold }] of counts)
  console.log(`${name.padEnd(22)} ${(right / found).toFixed(3)} ${(right / gold).toFixed(3)}  (${right} / ${found} / ${gold})`)
if (process.argv.includes('--faults')) for (const fault of faults) console.log(fault)
