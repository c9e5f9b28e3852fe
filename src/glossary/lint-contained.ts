import type { Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeFold } from './fold.ts'
import type { ReportTerm } from './lint.ts'
import { isBarred } from './merge.ts'
import { buildTrie, openTrie } from './trie.ts'

/** Longer terms are not looked for inside others: keeps hostile glossaries linear. */
const longestInner = 64

/**
 * Terms that stand inside another: 日銀 in 日銀総裁. Inside the longer one they are not looked for, which people should know. One report a term, for
 * the longest term inside it; single characters and words cut in the middle of a run of katakana or Latin letters do not count, for they are never found there.
 */
export function containedTerms(terms: readonly Term[], language: Language, report: ReportTerm): void {
  const fold = makeFold(language)
  const used = terms.filter((term) => !isBarred(term))
  const folded = used.map(({ ja }) => fold(ja).units)
  const builder = buildTrie()
  folded.forEach((units, index) => {
    if (units.length > 1) builder.add(units, index)
  })
  const trie = openTrie(builder.pack())
  const seen = new Set<string>()
  used.forEach((term, index) => {
    const units = folded[index]!
    if (seen.has(term.ja)) return
    seen.add(term.ja)
    let longest = { length: 0, value: -1 }
    for (let from = 0; from < units.length - longest.length; from++) {
      if (sameRun(units[from - 1], units[from]!)) continue
      let node = 0
      for (let at = from; at < Math.min(units.length, from + longestInner); at++) {
        node = trie.step(node, units[at]!)
        if (node === -1) break
        const length = at + 1 - from
        if (length > longest.length && length < units.length && trie.ends(node) && !sameRun(units[at], units[at + 1]))
          longest = { length, value: trie.values(node)[0]! }
      }
    }
    const inner = used[longest.value]
    if (inner) report(term, 'glossary-contained', 'info', { inner: inner.ja, where: `${inner.file}:${inner.line}` })
  })
}

/** True between two katakana or two Latin letters: a word of these is always the whole run. */
function sameRun(before: number | undefined, after: number | undefined): boolean {
  if (before === undefined || after === undefined) return false
  return (isKatakana(before) && isKatakana(after)) || (isLatin(before) && isLatin(after))
}

function isKatakana(unit: number): boolean {
  return unit >= 0x30a1 && unit <= 0x30ff && unit !== 0x30fb
}

function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)
}
