import type { Article, Engine, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Imported } from '../language/imported.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { makeMemory } from './memory.ts'
import { makeTranslator, type TranslateSentence } from './sentence.ts'

/** The engine that works alone: no network, no model, the same bytes for the same input. */
export function ruleEngine(language: Language, imported?: Imported): Engine {
  let translator: TranslateSentence | undefined
  return {
    name: 'rules',
    free: true,
    async translate(article: Article<NamedSentence>): Promise<Article<TranslatedSentence>> {
      translator ??= makeTranslator(language, imported)
      const memory = makeMemory()
      const sentences: TranslatedSentence[] = []
      const notes = [...article.notes]
      for (const sentence of article.sentences) {
        const { unknown, dropped, borrowed, facts: _, ...english } = translator(sentence, memory)
        sentences.push({ ...sentence, english })
        for (const span of dropped)
          notes.push(note('source-uncovered', { sentence: sentence.id, source: span, ja: article.text.slice(span.start, span.end) }))
        for (const { from, en } of borrowed) {
          const [first, last] = [from[0]!, from.at(-1)!]
          const source = { start: first.start, end: last.end }
          const ja = from.map(({ start, end }) => article.text.slice(start, end)).join('')
          notes.push(note('imported-word', { sentence: sentence.id, source, ja, actual: en }))
        }
        for (const span of unknown) {
          const shown = english.pieces.filter(({ from }) => from.some(({ start, end }) => start < span.end && span.start < end))
          const actual = shown.map(({ at }) => english.text.slice(at.start, at.end)).join(' ')
          const ja = article.text.slice(span.start, span.end)
          notes.push(note('unknown-word', { sentence: sentence.id, source: span, ja, ...(actual ? { actual } : {}) }))
        }
      }
      return { ...article, sentences, notes }
    },
  }
}
