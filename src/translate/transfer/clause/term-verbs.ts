import type { Entity } from '../../../document.ts'
import { indefinite } from '../../../language/indefinite.ts'
import { parseTemplate, type Template, type TemplateItem } from '../../../language/template.ts'
import type { Grammar, Predicate } from '../grammar.ts'

/** `suffers`: the template says the passive in active words. */
export interface TermTemplate {
  readonly template: Template
  readonly suffers: boolean
}

/** Words of one stem begin alike this far: introduce, introduction. */
const stem = 4

/** The glossary's term that a predicate is: 減損 of 減損した, 切り離す, where these are rows. */
function termOf({ kind, morphs }: Predicate): Entity | null {
  if (kind !== 'sahen' && kind !== 'verb') return null
  const entity = kind === 'verb' ? morphs[0]?.entity : morphs.findLast((morph) => !morph.pos.startsWith('verb'))?.entity
  return entity?.source === 'glossary' && (kind === 'sahen' || entity.term?.pos === 'verb') ? entity : null
}

/** Whether the verb says the term: introduce for introduction, strike for drone strike. */
function isKin({ verb, rest }: Template, en: string): boolean {
  const said = [verb, ...rest.flatMap((item) => ('word' in item ? [item.word] : []))].map((word) => word.toLowerCase().slice(0, stem))
  return en
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => word.length >= stem && said.includes(word.slice(0, stem)))
}

/**
 * The glossary's English of a verbal noun, said as what is done: 監視する with 監視 as “drone patrol” → conduct drone patrol of {o}, 監視される → undergo drone patrol.
 * A term that is a verb is inflected. Null for predicates that are no term, and for frames whose verb is of the term's own family.
 */
export function makeTermVerbs({ language }: Grammar) {
  const light = new Map(language.rows('en/light-verbs').map((row) => [row.noun!, row.verb!]))
  const words = (text: string): TemplateItem[] => text.split(' ').map((word) => ({ word }))
  const object: TemplateItem = { slot: 'o', part: '' }

  return function termTemplate(predicate: Predicate, chosen: Template | undefined, passive: boolean): TermTemplate | null {
    const term = termOf(predicate)
    if (!term) return null
    if (term.term?.pos === 'verb') return { template: parseTemplate(`${term.en} {o}`), suffers: false }
    if (chosen && isKin(chosen, term.en)) return null
    if (passive) return { template: { subject: [], adverbs: [], verb: 'undergo', rest: words(term.en) }, suffers: true }
    const nouns = term.en.toLowerCase().split(' ')
    const row = light.get(nouns.slice(-2).join(' ')) ?? light.get(nouns.at(-1)!)
    const [verb = 'conduct', ...rest] = row?.split(' ') ?? []
    const said = row ? `${indefinite(term.en)} ${term.en}` : term.en
    return {
      template: { subject: [], adverbs: [], verb, rest: [...words([...rest, said].join(' ')), { word: 'of' }, object] },
      suffers: false,
    }
  }
}
