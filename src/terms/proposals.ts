import type { Lexicon } from '../language/lexicon.ts'
import type { Proposal, ProposalOrigin } from './candidate.ts'
import { isAcronym } from './glosses.ts'
import { type Group, typeOf } from './merge.ts'

/** Tags of the lexicon whose English can stand for a noun. */
const nominal: ReadonlySet<string> = new Set(['n', 'vs', 'na', 'suf'])

/** English for a group that takes no translating: glossary, brackets in the text, lexicon, names; abbreviations last. */
export function proposalsOf({ main, others }: Group, ja: string, lexicon: Lexicon): Proposal[] {
  const all = [main, ...others]
  const found: Proposal[] = []
  const add = (en: string, origin: ProposalOrigin) => {
    if (en && !/[{}]/.test(en)) found.push({ en, origin })
  }
  for (const { term } of all) if (term) for (const en of [term.en, ...term.aliasesEn]) add(en, 'glossary')
  const glosses = all.flatMap((entry) => [...entry.glosses.values()]).sort((a, b) => b.count - a.count)
  for (const { kind, text } of glosses) if (kind === 'english') add(text, 'gloss')
  for (const row of lexicon.words(ja)) if (row.source !== 'names' && nominal.has(row.pos)) add(row.en, 'lexicon')
  for (const row of lexicon.words(ja)) if (row.source === 'names') add(row.en, 'names')
  add(main.name || (typeOf(main) === 'ORG' ? (others.find(({ name }) => name)?.name ?? '') : ''), 'names')
  for (const { kind, text } of glosses) if (kind === 'acronym') add(text, 'gloss')
  for (const { forms } of others) for (const form of forms.keys()) if (isAcronym(form)) add(form.normalize('NFKC'), 'gloss')
  return distinct(found)
}

/** Each English once, batteries with battery, where it came first; at most six. */
export function distinct(proposals: readonly Proposal[]): Proposal[] {
  const seen = new Map<string, Proposal>()
  for (const one of proposals) {
    const key = one.en.toLowerCase().replace(/^the /, '').replace(/ies$/, 'y').replace(/s$/, '')
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()].slice(0, 6)
}
