import type { NamedSentence, Token } from '../document.ts'
import type { Inflect } from './inflect.ts'
import { is } from './patterns.ts'

/** 起き → 起きた; where in the tokens the ending begins. */
export function finite(tokens: readonly Token[], past: boolean, inflect: Inflect): { from: number; tokens: readonly Token[] } | undefined {
  const te = tokens.at(-1)
  const last = te && is(te.pos, 'particle.link') ? tokens.length - 2 : tokens.length - 1
  const verb = tokens[last]
  if (!verb || !/^(verb|auxiliary)/.test(verb.pos) || !/^continuative/.test(verb.form)) return undefined
  const word = inflect(verb, past ? 'past' : 'basic')
  if (word === undefined) return undefined
  if (!past) return { from: last, tokens: [{ ...verb, surface: word, form: 'basic' }] }
  const [stem, mark] = [word.slice(0, -1), word.slice(-1)]
  return {
    from: last,
    tokens: [
      { ...verb, surface: stem, form: verb.conjugation === 'ichidan' || verb.conjugation === 'sahen' ? 'continuative' : 'continuative-ta' },
      { ...verb, surface: mark, lemma: mark, pos: 'auxiliary', conjugation: 'ta', form: 'basic', reading: '', known: true },
    ],
  }
}

/** The sentence with other tokens at its end; its last predicate is the main one. */
export function ended(sentence: NamedSentence, ending: readonly Token[], stop: Token | undefined, past: boolean): NamedSentence {
  let ja = sentence.ja
  const added = [...ending, ...(stop ? [stop] : [])].map((token): Token => {
    const start = sentence.start + ja.length
    ja += token.surface
    return { ...token, start, end: sentence.start + ja.length }
  })
  const tokens = [...sentence.tokens, ...added]
  const root = sentence.bunsetsu.length - 1
  const end = sentence.start + ja.length
  const at = sentence.predicates.findLastIndex(({ role }) => role === 'chain' || role === 'link' || role === 'main')
  return {
    ...sentence,
    ja,
    end,
    tokens,
    bunsetsu: sentence.bunsetsu.map((one, index) =>
      index === root ? { ...one, last: tokens.length, end, head: -1, type: 'end' } : { ...one, head: Math.min(one.head, root) },
    ),
    predicates: sentence.predicates.map((one, index) =>
      index === at
        ? { ...one, role: 'main', noun: -1, gap: '', past: past || one.past, end: Math.max(one.end, end - (stop ? 1 : 0)) }
        : one,
    ),
  }
}
