import type { Article, Engine, English, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Memory, Remembered } from './memory.ts'

/**
 * Puts a memory before an engine: sentences that people have translated stand as they wrote them, in one piece, by the engine `memory`; the others are
 * translated by `engine` as before, with the whole article around them. What the engine had to say about a sentence that is replaced goes with it.
 */
export function withMemory(engine: Engine, memory: Memory): Engine {
  return {
    name: engine.name,
    ...(engine.free && { free: true }),
    async translate(article) {
      const found = new Map<string, Remembered>()
      article.sentences.forEach(({ id, ja }, index) => {
        const remembered = memory.find(ja, article.sentences[index - 1]?.ja ?? '')
        if (remembered) found.set(id, remembered)
      })
      if (found.size === 0) return engine.translate(article)
      const made = found.size < article.sentences.length ? await engine.translate(article) : undefined
      const others = new Map(made?.sentences.map((sentence) => [sentence.id, sentence]))
      const sentences = article.sentences.map((sentence): TranslatedSentence => {
        const remembered = found.get(sentence.id)
        return remembered ? { ...sentence, english: englishOf(sentence, remembered) } : others.get(sentence.id)!
      })
      return { ...(made ?? article), sentences, notes: kept(article, made, found) }
    },
  }
}

function englishOf({ start, end }: NamedSentence, { en, rule }: Remembered): English {
  return {
    text: en,
    pieces: [{ at: { start: 0, end: en.length }, from: [{ start, end }] }],
    rules: [rule],
    confidence: 1,
    band: 'green',
    engine: 'memory',
  }
}

function kept(article: Article<NamedSentence>, made: Article<TranslatedSentence> | undefined, found: ReadonlyMap<string, Remembered>) {
  const earlier = new Set(article.notes)
  return (made ?? article).notes.filter((note) => earlier.has(note) || note.sentence === undefined || !found.has(note.sentence))
}
