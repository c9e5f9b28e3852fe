import type { Article, Entity, NamedSentence, Span, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { overlaps } from '../spans.ts'
import { type Lesson, makeTeacher } from './name-lessons.ts'

const longestMention = 8
const noun = /^(?:noun|prefix|unknown)/
/** What a person by surname alone is followed by. */
const actor = /^particle\.(?:case|topic|focus|adnominal|list)$/

/**
 * Makes the memory of an article: a full name teaches its short form to what follows, a surname with a title is known from later too.
 * 贛鋒リチウム … 贛鋒 → the same firm · 中村太郎氏 … 中村氏 → the same man, Nakamura · 世界保健機関（WHO） … WHO → the same body.
 * The user's glossary is never overruled; nothing is changed in place.
 */
export function makeNameMemory(language: Language): (article: Article<NamedSentence>) => Article<NamedSentence> {
  const lessonsOf = makeTeacher(language)
  const titles = new Set(language.rows('ja/name-titles').map((row) => row.title ?? ''))

  function titled(tokens: readonly Token[], at: number): boolean {
    let text = ''
    for (let last = at; last < Math.min(at + 4, tokens.length) && tokens[last]!.start === tokens[last - 1]!.end; last++) {
      if (tokens[last]!.pos === 'suffix.person') return true
      text += tokens[last]!.surface
      if (titles.has(text)) return true
      if (!/^(?:noun|prefix|suffix)/.test(tokens[last]!.pos)) return false
    }
    return false
  }

  /** Whether the mention of tokens [first, last) is that of the lesson. */
  function fits({ entity }: Lesson, sentence: NamedSentence, first: number, last: number, known: Entity | undefined): boolean {
    const { tokens } = sentence
    if (known && (known.source === 'glossary' || known.type === entity.type)) return known.source !== 'glossary'
    const before = tokens[first - 1]
    const joined = before !== undefined && before.end === tokens[first]!.start && noun.test(before.pos)
    const next = tokens[last]
    const title = titled(tokens, last)
    if (entity.type !== 'PERSON') return !known && !joined && !title
    if (title) return !joined
    if (joined || (next && next.start === tokens[last - 1]!.end && !actor.test(next.pos) && !next.pos.startsWith('symbol'))) return false
    // 石川は after 石川遼選手, unless 石川県 is told of too.
    return (
      !known ||
      (known.type === 'LOC' &&
        last === first + 1 &&
        actor.test(next?.pos ?? '') &&
        !/^(?:particle\.(?:case|adnominal))$/.test(next?.pos ?? ''))
    )
  }

  return (article) => {
    const lessons = article.sentences.map((sentence) => lessonsOf(sentence))
    const all = lessons.flat()
    if (!all.length) return article
    const people = new Map<string, Lesson | null>()
    const shorts = new Set<string>()
    for (const lesson of all) {
      shorts.add(lesson.short)
      if (lesson.entity.type !== 'PERSON') continue
      const other = people.get(lesson.short)
      people.set(lesson.short, other === undefined || other?.full === lesson.full ? lesson : null)
    }
    const learned = new Map<string, Lesson>()

    function recall(sentence: NamedSentence, index: number): NamedSentence {
      const { tokens } = sentence
      const pending = lessons[index]!
      let taught = 0
      const made: Entity[] = []
      const taken = sentence.entities
      let ahead = 0
      for (let first = 0; first < tokens.length; first++) {
        const { start } = tokens[first]!
        for (; taught < pending.length && pending[taught]!.from <= start; taught++) learned.set(pending[taught]!.short, pending[taught]!)
        while (ahead < taken.length && taken[ahead]!.end <= start) ahead++
        const cut = cutSurname(tokens[first]!)
        if (cut && taken[ahead]?.start !== start) made.push({ ...cut.entity, start, end: start + cut.short.length, ja: cut.short })
        const last = longest(tokens, first)
        if (last === first) continue
        const end = tokens[last - 1]!.end
        const known = taken[ahead]
        const exact = known && known.start === start && known.end === end ? known : undefined
        if (known && !exact && known.start < end) continue
        if (overlaps(sentence.quantities, { start, end })) continue
        const short = sentence.ja.slice(start - sentence.start, end - sentence.start)
        const lesson = learned.get(short) ?? (titled(tokens, last) ? people.get(short) : undefined)
        if (!lesson || !fits(lesson, sentence, first, last, exact)) continue
        made.push({ ...lesson.entity, start, end, ja: short })
        first = last - 1
      }
      for (const lesson of pending.slice(taught)) learned.set(lesson.short, lesson)
      if (!made.length) return sentence
      const clear = (span: Span) => !overlaps(made, span)
      const entities = [...taken.filter(clear), ...made].sort((a, b) => a.start - b.start)
      return { ...sentence, entities, names: sentence.names.filter(clear) }
    }

    /** 習氏 that the dictionary takes for one word it does not know. */
    function cutSurname(token: Token): Lesson | undefined {
      const { surface } = token
      if (token.known || surface.length < 2 || !titles.has(surface.slice(-1))) return undefined
      return learned.get(surface.slice(0, -1)) ?? people.get(surface.slice(0, -1)) ?? undefined
    }

    /** End of the longest mention that begins at `first`. */
    function longest(tokens: readonly Token[], first: number): number {
      let text = ''
      let found = first
      for (let last = first; last < Math.min(tokens.length, first + longestMention); last++) {
        if (last > first && tokens[last]!.start !== tokens[last - 1]!.end) break
        text += tokens[last]!.surface
        if (shorts.has(text)) found = last + 1
      }
      return found
    }

    return { ...article, sentences: article.sentences.map(recall) }
  }
}
