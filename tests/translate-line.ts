import { makeAnalyzer } from '../src/analyze/index.ts'
import type { Article, Sentence } from '../src/document.ts'
import { makeArticleMatcher, makeNameEntities } from '../src/glossary/index.ts'
import { ruleEngine } from '../src/translate/index.ts'
import { language, openedTokenizer } from './opened.ts'

/** What the engine makes of one line: its English, sentences joined by a space, and the ids of all rules used. */
export interface TranslatedLine {
  readonly en: string
  readonly sentences: readonly string[]
  readonly rules: readonly string[]
}

/** Loads tokenizer, names and engine once; a line without 。！？ is read as a headline. What was asked before is not made again. */
export async function makeTranslateLine(): Promise<(ja: string) => Promise<TranslatedLine>> {
  const analyze = makeAnalyzer(language, await openedTokenizer())
  const match = makeArticleMatcher([], language)
  const nameEntities = makeNameEntities(language)
  const engine = ruleEngine(language)
  const made = new Map<string, Promise<TranslatedLine>>()
  return (ja) => {
    const line = made.get(ja) ?? translatedAnew(ja)
    made.set(ja, line)
    return line
  }

  async function translatedAnew(ja: string): Promise<TranslatedLine> {
    const kind = /[。！？]/.test(ja) ? 'body' : 'title'
    const sentences: Sentence[] = []
    for (const found of ja.matchAll(/[^。！？]+(?:[。！？]+[」』）]*|$)/g)) {
      const quoted = sentences.at(-1)
      const opened = quoted ? quoted.ja.split('「').length > quoted.ja.split('」').length : false
      if (quoted && opened) sentences[sentences.length - 1] = { ...quoted, ja: quoted.ja + found[0], end: quoted.end + found[0].length }
      else
        sentences.push({
          id: `s${sentences.length + 1}`,
          kind,
          block: 0,
          ja: found[0],
          start: found.index,
          end: found.index + found[0].length,
        })
    }
    const article: Article<Sentence> = {
      id: 'line',
      path: 'line',
      format: 'text',
      encoding: 'utf-8',
      sha256: '',
      text: ja,
      metadata: { title: null, date: null, source: null, url: null, language: null, tags: [] } as unknown as Article<Sentence>['metadata'],
      blocks: [],
      sentences,
      notes: [],
    }
    const translated = await engine.translate(nameEntities(match(analyze(article))))
    const english = translated.sentences.map((each) => each.english.text)
    return { en: english.join(' '), sentences: english, rules: translated.sentences.flatMap((each) => each.english.rules) }
  }
}
