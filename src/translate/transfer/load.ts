import { makeBackTransliteration } from '../../language/back-transliteration.ts'
import { makeEndingReader } from '../../language/endings.ts'
import type { Imported } from '../../language/imported.ts'
import { makeLexicon } from '../../language/lexicon.ts'
import type { Language } from '../../language/load.ts'
import { makeLoanwords } from '../../language/loanwords.ts'
import { makeMorphology } from '../../language/morphology.ts'
import { makePotentials } from '../../language/potentials.ts'
import { makeRomaji } from '../../language/romaji.ts'
import { makeIsPersonal } from '../generate/reflexive.ts'
import { loadParticles } from './function-words.ts'
import type { Grammar } from './grammar.ts'
import { makeImportedWords } from './imported-words.ts'
import { makePostpositions } from './postpositions.ts'

/** Reads every table the transfer uses, once. */
export function loadGrammar(language: Language, imported?: Imported): Grammar {
  const table = (name: string, key: string, value: string): ReadonlyMap<string, string> =>
    new Map(language.rows(name).map((row) => [row[key]!, row[value]!]))
  const lexicon = makeLexicon(language)
  const morphology = makeMorphology(language)
  const keys = table('ja/keys', 'key', 'ja')
  return {
    language,
    lexicon,
    morphology,
    particles: loadParticles(language),
    postpositions: makePostpositions(language),
    endings: makeEndingReader(language),
    compound: {
      lexicon,
      loanwords: makeLoanwords(),
      imported: makeImportedWords(imported),
      article: { senses: new Map() },
      romaji: makeRomaji(language),
      spell: makeBackTransliteration(language),
      morphology,
      titles: table('ja-en/titles', 'ja', 'use'),
      qualityNouns: table('en/quality-nouns', 'adjective', 'noun'),
    },
    keys,
    potentialBase: makePotentials(language, lexicon),
    contentNouns: table('ja-en/content-nouns', 'ja', 'form'),
    complementNouns: table('ja-en/complement-nouns', 'ja', 'form'),
    questionWords: table('ja-en/question-words', 'ja', 'en'),
    indefinites: new Map(language.rows('ja-en/indefinites').map((row) => [row.ja!, { en: row.en!, negative: row.negative! }])),
    negativeAdverbs: new Map(language.rows('ja-en/negative-adverbs').map((row) => [row.ja!, { en: row.en!, denies: row.denies === 'y' }])),
    adverbs: table('ja-en/adverb-forms', 'ja', 'en'),
    initials: table('ja-en/initials', 'ja', 'en'),
    gendered: table('en/gendered-nouns', 'en', 'pronoun'),
    givenNames: table('ja/name-genders', 'name', 'pronoun'),
    isPersonal: makeIsPersonal(language, morphology),
    amountVerbs: table('en/amount-verbs', 'verb', 'amounts'),
  }
}
