import type { AnalyzedSentence, Article, Entity, NamedSentence, Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeCompanies } from './companies.ts'
import { type Fold, foldedText, makeFold } from './fold.ts'
import { formsOf, type packTerms } from './forms.ts'
import { articleOf, makeFinder } from './matcher.ts'
import { withMentions } from './mentions.ts'

const brackets: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['（', '）'],
  ['[', ']'],
  ['［', '］'],
  ['〔', '〕'],
])
const longestBracket = 120

/**
 * Makes the glossary stage: every sentence gets the entities of the user's terms. A bracket behind a name that repeats it in another form
 * belongs to the mention: 寧徳時代(CATL)は → one entity 寧徳時代(CATL), `CATL`; 日本銀行（BOJ） → `Bank of Japan (BOJ)`. Other mentions use the plain `en`.
 */
export function makeArticleMatcher(
  terms: readonly Term[],
  language: Language,
  packed?: ReturnType<typeof packTerms>,
): (article: Article<AnalyzedSentence>) => Article<NamedSentence> {
  const find = makeFinder(terms, language, packed)
  const fold = makeFold(language)
  const sameName = groupByEnglish(terms)
  const { withForm, remembered } = makeCompanies(language, terms)

  function name(sentence: AnalyzedSentence): NamedSentence {
    const entities: Entity[] = []
    const { entities: all, avoided } = find(sentence)
    for (const found of all) {
      // Already inside the bracket of the mention before it.
      if (found.start < (entities.at(-1)?.end ?? 0)) continue
      const mention = withBracket(withForm(found, sentence), sentence)
      entities.push(mention.start < (entities.at(-1)?.end ?? 0) ? found : mention)
    }
    return { ...sentence, entities, avoided }
  }

  function withBracket(found: Entity, sentence: AnalyzedSentence): Entity {
    const { ja } = sentence
    const open = found.end - sentence.start
    const closing = brackets.get(ja[open] ?? '')
    if (!closing || !found.term) return found
    const close = ja.slice(open + 1, open + 1 + longestBracket).indexOf(closing)
    if (close < 1) return found
    const end = open + 1 + close + 1
    const inner = ja.slice(open + 1, end - 1)
    const form = sameForm(inner, found.term)
    if (!form) return found
    return {
      ...found,
      end: sentence.start + end,
      ja: ja.slice(found.start - sentence.start, end),
      ...fullForm(found, form),
    }
  }

  /** The spelling of the same name that stands in the bracket, `undefined` when the bracket says something else. */
  function sameForm(inner: string, term: Term): { written: string; english: boolean } | undefined {
    const wanted = foldedText(fold, inner)
    if (wanted === '') return undefined
    for (const other of sameName.get(term.en) ?? [term]) {
      const english = [other.en, other.short, ...other.aliasesEn].find((written) => written !== '' && foldedText(fold, written) === wanted)
      if (english !== undefined) return { written: english, english: true }
      if (formsOf(other).some(({ written }) => foldedText(fold, written) === wanted)) return { written: inner, english: false }
    }
    return undefined
  }

  return (article) => ({ ...article, sentences: withMentions(remembered(article.sentences.map(name))) })

  function fullForm(found: Entity, form: { written: string; english: boolean }): Pick<Entity, 'en' | 'accept'> {
    const { en } = articleOf(found.term!)
    const short = form.english ? form.written : found.accept.find((other) => other !== en && isAcronym(other))
    if (short === undefined || sameText(fold, short, en)) return { en, accept: found.accept }
    const joined = isAcronym(en) && !isAcronym(short) ? `${short} (${en})` : `${en} (${short})`
    return { en: joined, accept: [...new Set([joined, ...found.accept])] }
  }
}

function groupByEnglish(terms: readonly Term[]): ReadonlyMap<string, readonly Term[]> {
  const groups = new Map<string, Term[]>()
  for (const term of terms) {
    if (term.status !== 'preferred' && term.status !== 'admitted') continue
    const group = groups.get(term.en)
    if (group) group.push(term)
    else groups.set(term.en, [term])
  }
  return groups
}

function isAcronym(written: string): boolean {
  return /^[\p{Lu}\p{N}&.-]{2,10}$/u.test(written)
}

function sameText(fold: Fold, one: string, other: string): boolean {
  return one === other || foldedText(fold, one) === foldedText(fold, other)
}
