// What must not compile. The types are checked by `npm run types`; nothing here runs.
import type { AnalyzedSentence, Article, NamedSentence, Sentence, Span, TranslatedSentence } from '../src/document.ts'
import { digest, note, type Stages } from '../src/index.ts'

declare const stages: Stages
declare const read: Article
declare const analyzed: Article<AnalyzedSentence>
declare const named: Article<NamedSentence>
declare const translated: Article<TranslatedSentence>

export function order(): void {
  stages.match(stages.analyze(read))
  stages.engine.translate(named)
  stages.verify(translated)
  stages.summarize.plan(translated, { points: 5, sentences: 3 })

  // @ts-expect-error An article that is only read has no words to match.
  stages.match(read)
  // @ts-expect-error Names are found before translation.
  stages.engine.translate(analyzed)
  // @ts-expect-error There is nothing to verify before translation.
  stages.verify(named)
  // @ts-expect-error A summary needs its length.
  stages.summarize.plan(translated)
  // @ts-expect-error Bytes, not text: the encoding is found by reading.
  digest({ path: 'a.md', bytes: 'text' }, stages)
}

export function readonlyValues(span: Span, sentence: Sentence): void {
  // @ts-expect-error Spans never change.
  span.start = 1
  // @ts-expect-error Sentences never change.
  sentence.ja = ''
  // @ts-expect-error Nor do the lists that hold them.
  read.sentences.push(sentence)
}

export function codes(): void {
  note('number-wrong', { expected: '1' })
  // @ts-expect-error There is no such note.
  note('nubmer-wrong')
  // @ts-expect-error The level comes with the code.
  note('number-wrong', { level: 'info' })
}
