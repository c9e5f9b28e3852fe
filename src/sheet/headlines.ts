import type { NamedSentence, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine } from '../lines/draft-line.ts'
import { joined, type Mark } from '../lines/join.ts'
import { only, range } from './events.ts'

export interface Headline {
  readonly line: DraftLine
  /** True where the clause has a subject and reads well without the headline. */
  readonly own: boolean
}

/**
 * Makes the headline of a clause that names nobody, what is done as a noun: 系統用蓄電池を導入する → 系統用蓄電池の導入, 運転を再開できる → 運転の再開.
 * `undefined` for what is denied, has its own subject beside its object, or has a verb without a noun (`ja/sheet-headlines`).
 */
export function makeHeadlines(language: Language): (clause: NamedSentence) => Headline | undefined {
  const nouns = new Map(language.rows('ja/sheet-headlines').map((row) => [row.verb!, row.noun!]))
  const keys = new Map(language.rows('ja/keys').map((row) => [row.key!, row.ja!]))
  const [no, suru] = [keys.get('no')!, keys.get('suru')!]
  const mark: Mark = { surface: no, pos: 'particle.adnominal', slot: 'to', type: 'adnominal' }

  return (clause) => {
    const { bunsetsu, predicates, tokens } = clause
    const main = predicates.findLast(({ role }) => role === 'main')
    if (main?.kind !== 'verb' || main.negated || main.mood !== 'statement' || main.light) return undefined
    const first = bunsetsu[main.bunsetsu]!.first
    const word = nounOf(main.lemma, tokens[first])
    const slots = new Map(main.arguments.filter(({ bunsetsu: at }) => at >= 0).map((one) => [one.slot, one.bunsetsu]))
    const object = main.voice === 'active' ? slots.get('o') : slots.get('ga')
    const lone = bunsetsu.length === 1 && main.voice === 'active'
    if (!word || (!lone && object === undefined) || (main.voice === 'active' && slots.has('ga'))) return undefined
    const done = only(clause, new Set([first]))
    const what = object === undefined ? undefined : only(clause, new Set(under(clause, object)))
    if (!done || (!what && !lone)) return undefined
    const noun: Token = { ...done.tokens[0]!, surface: word, lemma: word, pos: 'noun.verbal', form: '', conjugation: '', end: word.length }
    const alone: NamedSentence = {
      ...done,
      ja: word,
      end: word.length,
      tokens: [noun],
      bunsetsu: done.bunsetsu.map((one) => ({ ...one, end: word.length })),
      predicates: [],
    }
    const own = slots.has('ga') || bunsetsu.some(({ type }, at) => type === 'topic' && at !== object)
    return { line: draftLine(what ? joined(what, mark, alone) : alone), own }
  }

  function nounOf(lemma: string, token: Token | undefined): string | undefined {
    const own = lemma.endsWith(suru) ? lemma.slice(0, -suru.length) : ''
    return nouns.get(lemma) ?? (own.length > 1 && token?.surface === own ? own : undefined)
  }
}

/** The tokens of a noun and of what describes it, without its particle. */
function under({ bunsetsu, tokens }: NamedSentence, root: number): number[] {
  const inside = new Set([root])
  for (let at = root - 1; at >= 0; at--) if (inside.has(bunsetsu[at]!.head)) inside.add(at)
  const kept = [...inside].sort((one, other) => one - other).flatMap((at) => range(bunsetsu[at]!.first, bunsetsu[at]!.last))
  while (kept.length && /^(?:particle|symbol\.comma)/.test(tokens[kept.at(-1)!]!.pos)) kept.pop()
  return kept
}
