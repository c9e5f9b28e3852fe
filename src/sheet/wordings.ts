import type { NamedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine, lineText, replaced } from '../lines/draft-line.ts'
import { joined } from '../lines/join.ts'
import { asSentence } from '../lines/line-article.ts'
import { is, wordLists } from '../lines/patterns.ts'
import { makeRewriter } from '../lines/plain.ts'
import { makeGuard, makeShortener, type SafeToCut } from '../lines/shorten.ts'
import { subtreeStart } from '../lines/subtree.ts'
import { only, range } from './events.ts'
import { makeHeadlines } from './headlines.ts'

/** One way to say a clause: its Japanese as it stands in the sheet, and the tree that is translated. */
export interface Wording {
  readonly ja: string
  readonly tree: DraftLine
  /** A noun of what is done; or so short that it is taken only where nothing else reads well. */
  readonly as?: 'headline' | 'resort'
}

/** Letters of a line of the sheet, where that can be. */
export const mostLetters = 40
const most = 8

/** Makes the wordings of a clause that stands alone, the fullest first: 5日に、深さ2メートルまで掘って地層を調べる → 地層を調べる. */
export function makeWordings(language: Language): (clause: NamedSentence) => readonly Wording[] {
  const plain = makeRewriter(language, 'ja/summarize-plain')
  const short = makeRewriter(language, 'ja/summarize-headline', 'end')
  const safe = makeGuard(language)
  const shorten = makeShortener(language, safe)
  const words = wordLists(language)
  const headline = makeHeadlines(language)
  const objects = new Set(language.rows('ja/keys').flatMap((row) => (row.key === 'ga' || row.key === 'o' ? [row.ja!] : [])))
  const goals = new Set(language.rows('ja/keys').flatMap((row) => (row.key === 'ni' ? [row.ja!] : [])))
  const narrows = new Set([...words('hypothetical'), ...words('narrow')])
  const point = (line: DraftLine) =>
    lineText(plain(draftLine(asSentence(short(draftLine(asSentence(line))))))).text.replace(/[。、\s]+$/, '')

  /** Without what the predicate does not ask for. */
  function core(sentence: NamedSentence, may: SafeToCut): DraftLine {
    const root = sentence.bunsetsu.length - 1
    const main = sentence.predicates.findLast(({ role }) => role === 'main')
    const asked = new Set(main?.arguments.flatMap(({ slot, bunsetsu }) => (slot === 'de' ? [] : [bunsetsu])))
    const goes = (at: number) => {
      const { head, type, last } = sentence.bunsetsu[at]!
      if (objects.has(sentence.tokens[last - 1]!.surface)) return false
      return head === root && !asked.has(at) && !/^(?:quote|topic|adnominal)$/.test(type)
    }
    return without(sentence, goes, may)
  }

  /** Without clauses that only describe a noun; without its content too, of 増えるとの試算. */
  function bare(sentence: NamedSentence, roles = /^relative$/): DraftLine {
    const { bunsetsu, predicates, tokens } = sentence
    const describing = new Set(
      predicates
        .filter(
          ({ role, kind, noun }) =>
            roles.test(role) &&
            kind === 'verb' &&
            noun !== -1 &&
            (role === 'relative' || noun < bunsetsu.length - 1) &&
            !is(tokens[bunsetsu[noun]!.first]!.pos, 'formal'),
        )
        .flatMap(({ bunsetsu: at }) => [at, ...goalsBefore(sentence, at)]),
    )
    return without(sentence, (at) => describing.has(at), describes)
  }

  /** 送電網の増強に、6兆円を|投じる|計画を決定: what stands in に before a clause may belong to it, and goes with it rather than be left to another verb. */
  function goalsBefore({ bunsetsu, tokens }: NamedSentence, at: number): number[] {
    return range(0, subtreeStart(bunsetsu, at)).filter((index) => {
      const { type, head, last } = bunsetsu[index]!
      const end = is(tokens[last - 1]!.pos, 'symbol.comma') ? last - 2 : last - 1
      return type === 'case' && head > at && goals.has(tokens[end]!.surface)
    })
  }

  /** Without the name in quotation marks that stands behind its noun: フェリー「しらさぎ」が → フェリーが. */
  function unnamed(sentence: NamedSentence): DraftLine {
    const { bunsetsu, predicates, tokens } = sentence
    const slots = predicates.findLast(({ role }) => role === 'main')?.arguments ?? []
    for (const { slot, bunsetsu: at } of slots) {
      const [own, noun] = [bunsetsu[at], bunsetsu[at - 1]]
      if (!own || noun?.type !== 'noun' || noun.head !== at || !/^[\u300c\u300e]/.test(tokens[own.first]!.surface)) continue
      const mark = tokens[own.last - 1]!
      const inside = new Set([at])
      for (let one = at - 1; one >= 0; one--) if (inside.has(bunsetsu[one]!.head)) inside.add(one)
      const of = (take: (index: number) => boolean) =>
        only(sentence, new Set(bunsetsu.flatMap(({ first, last }, index) => (take(index) ? range(first, last) : []))))
      const [what, rest] = [of((index) => inside.has(index) && index !== at), of((index) => !inside.has(index))]
      if (what && rest && objects.has(mark.surface))
        return draftLine(joined(what, { surface: mark.surface, pos: mark.pos, slot, type: own.type }, rest))
    }
    return draftLine(sentence)
  }

  /** Each stretch that goes, goes whole or stays. */
  function without(sentence: NamedSentence, goes: (at: number) => boolean, may: SafeToCut): DraftLine {
    const { bunsetsu } = sentence
    let line = draftLine(sentence)
    for (let root = bunsetsu.length - 2; root >= 0; root--) {
      if (!goes(root)) continue
      const gone = new Set([root])
      for (let at = root - 1; at >= 0; at--) if (gone.has(bunsetsu[at]!.head)) gone.add(at)
      const cuts = [...gone].map((at) => bunsetsu[at]!)
      if (cuts.every((cut) => may(sentence, cut))) for (const { first, last } of cuts) line = replaced(line, first, last)
    }
    return line
  }

  /** What only describes may go with its figures, but no condition and nothing that narrows. */
  function describes({ tokens }: NamedSentence, { first, last }: { readonly first: number; readonly last: number }): boolean {
    return tokens
      .slice(first, last)
      .every(({ lemma, surface, form }) => !narrows.has(lemma) && !narrows.has(surface) && form !== 'hypothetical')
  }

  return (clause) => {
    const fits = (line: DraftLine) => point(line).length <= mostLetters
    const whole = draftLine(clause)
    const denied = clause.predicates.some(({ role, negated }) => role === 'main' && negated)
    const brief = asSentence(shorten(whole, () => false))
    const least = asSentence(core(brief, safe))
    const content = asSentence(bare(least, /^(?:relative|content|quote)$/))
    const named = headline(asSentence(bare(brief)))
    const lines = [
      ...(named && !named.own ? [[named.line, 'headline'] as const] : []),
      whole,
      shorten(whole, fits),
      draftLine(brief),
      draftLine(least),
      bare(brief),
      bare(least),
      ...(denied ? [] : [core(asSentence(bare(least)), describes), [draftLine(content), 'resort'] as const]),
      [unnamed(least), 'resort'] as const,
      ...(named?.own ? [[named.line, 'resort'] as const] : []),
    ]
    const made = new Map<string, Wording>()
    for (const one of lines) {
      const [tree, as] = 'words' in one ? [one] : one
      const ja = point(tree)
      if (ja && !made.has(ja)) made.set(ja, { ja, tree, ...(as && { as }) })
    }
    const all = [...made.values()]
    const fitting = all.filter(({ ja }) => ja.length <= mostLetters)
    return (fitting.length ? fitting : all.sort((one, other) => one.ja.length - other.ja.length)).slice(0, most)
  }
}

/** True of a line that says something: a word of content in it. */
export function tells({ tokens }: NamedSentence): boolean {
  return tokens.some(({ pos, surface }) => is(pos, 'noun') && /[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}]/u.test(surface))
}
