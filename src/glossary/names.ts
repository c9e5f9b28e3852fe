import type { Article, Entity, Name, NamedSentence, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeNameWriter } from '../language/name-english.ts'

/**
 * Makes the second half of the glossary stage: names the analysis found and the user's glossary does not hold become entities, with the English of the
 * lexicon, else written from their reading (source `rule`). Names made of common nouns alone are left to composition and taken out of `names`.
 */
export function makeNameEntities(language: Language): (article: Article<NamedSentence>) => Article<NamedSentence> {
  const lexicon = makeLexicon(language)
  const write = makeNameWriter(language)

  /** Words of the lexicon, end to end: 最大 in 中国|最大 is no name. */
  function commonWords(tokens: readonly Token[]): boolean {
    return (
      tokens.some((token) => !token.pos.startsWith('noun.proper') && token.pos !== 'unknown' && !token.pos.startsWith('suffix')) &&
      tokens.every((token) => lexicon.has(token.surface))
    )
  }

  function entityOf(name: Name, sentence: NamedSentence): Entity | null | 'drop' {
    const tokens = sentence.tokens.filter((token) => token.start >= name.start && token.end <= name.end)
    const row = lexicon
      .words(name.ja)
      .find((one) => one.pos === 'name' && (one.type === name.type || name.type === 'OTHER' || tokens.length > 1 || one.type !== 'PERSON'))
    const spread = { start: name.start, end: name.end, ja: name.ja }
    if (row) {
      const type = row.type || name.type
      return { ...spread, type, en: row.en, the: row.the, source: 'lexicon', accept: shortForms(row.note, row.en) }
    }
    if (/^[\p{Script=Latin}\d\s.&'’+-]+$/u.test(name.ja))
      return { ...spread, type: name.type, en: name.ja.normalize('NFKC'), the: false, source: 'rule', accept: [] }
    if (name.type === 'OTHER') return null
    if (lexicon.has(name.ja)) return 'drop'
    if (name.type === 'PERSON' && /^[\p{Script=Katakana}ー・＝=]+$/u.test(name.ja)) {
      // ロナルド・リー・ハスケル: each part by its own row, the rest by sound
      const parts = name.ja.split(/[・＝=]/).filter(Boolean)
      const en = parts
        .map((part) => lexicon.words(part).find((one) => one.pos === 'name')?.en ?? write({ ...name, ja: part, reading: part }).en)
        .join(' ')
      return { ...spread, type: name.type, en, the: false, source: 'rule', accept: [] }
    }
    if (name.type === 'PERSON') {
      const surname = tokens.find((token) => token.pos === 'noun.proper.surname')
      const written = write(name, surname ? { ja: surname.surface, reading: surname.reading } : undefined)
      return { ...spread, type: name.type, en: written.en, the: false, source: 'rule', accept: [] }
    }
    if (commonWords(tokens)) return 'drop'
    if (!name.reading && !tokens.some((token) => token.pos.startsWith('noun.proper'))) return null
    const written = write(name)
    return { ...spread, type: name.type, en: written.en, the: written.the, source: 'rule', accept: [] }
  }

  return (article) => ({
    ...article,
    sentences: article.sentences.map((sentence) => {
      const entities: Entity[] = [...sentence.entities]
      const names: Name[] = []
      for (const name of sentence.names) {
        if (sentence.entities.some((entity) => entity.start < name.end && name.start < entity.end)) continue
        const made = entityOf(name, sentence)
        if (made === 'drop') continue
        names.push(name)
        if (made) entities.push(made)
      }
      entities.sort((a, b) => a.start - b.start)
      return { ...sentence, entities, names }
    }),
  })
}

/** `short: BOJ; the` → BOJ. */
function shortForms(note: string, en: string): string[] {
  const short = /short: ([^;]+)/.exec(note)?.[1]?.trim()
  return short && short !== en ? [short] : []
}
