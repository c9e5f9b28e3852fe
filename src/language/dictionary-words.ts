import type { Language } from './load.ts'

/**
 * `ja/dictionary-words.tsv`: words that the tokenizer's dictionary cannot spell (令和, 習近平), offered to its search with a cost.
 * What it can spell is joined after it, by glossary and lexicon, so that tokens do not depend on the glossary.
 */
export function dictionaryWords(language: Language): { surface: string; pos: string; reading: string; cost: number }[] {
  return language
    .rows('ja/dictionary-words')
    .map((row) => ({ surface: row.surface!, pos: row.class!, reading: row.reading!, cost: Number(row.cost) }))
}
