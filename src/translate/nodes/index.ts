import type { DependencyType, NamedSentence } from '../../document.ts'
import { isHeadlineKind, splitBunsetsu } from './boundaries.ts'
import { asidesOf, isBracket } from './brackets.ts'
import { morphsOf } from './morphs.ts'
import type { Morph, Tree } from './node.ts'
import { type CopulaWords, type Group, treeOf } from './tree.ts'

/** Words by bunsetsu. */
type Pieces = Map<number, Morph[]>

function put(pieces: Pieces, at: number, morph: Morph): void {
  const list = pieces.get(at)
  if (list) list.push(morph)
  else pieces.set(at, [morph])
}

/** The bunsetsu of each word. A word that runs over several bunsetsu joins them: `resolve` answers the last of such a run. */
function ownersOf({ bunsetsu }: NamedSentence, morphs: readonly Morph[]): { owners: number[]; resolve: (index: number) => number } {
  let now = 0
  const owners = morphs.map((morph) => {
    while (now < bunsetsu.length - 1 && bunsetsu[now]!.end <= morph.start) now++
    return now
  })
  const merged = bunsetsu.map((_, index) => index)
  morphs.forEach((morph, index) => {
    const first = owners[index]!
    for (let next = first + 1; next < bunsetsu.length && bunsetsu[next]!.start < morph.end; next++) merged[first] = next
  })
  const resolve = (index: number): number => {
    let last = index
    while (merged[last] !== last) last = merged[last]!
    return last
  }
  return { owners, resolve }
}

/** 換算して|約30万台: a content word behind a function word or a comma begins another. */
function begins(before: Morph, morph: Morph): boolean {
  if (before.pos === 'symbol.comma') return true
  if (!/^(?:particle|auxiliary)/.test(before.pos)) return false
  return /^(?:noun|pronoun|verb|adjective|adverb|adnominal|prefix|unknown)/.test(morph.pos) && !morph.pos.startsWith('verb.')
}

/** The analysis leaves what stands in brackets inside one bunsetsu as it is: its parts are bunsetsu here, each before the next. */
function divide(pieces: Pieces): Pieces {
  const made: Pieces = new Map()
  for (const [id, morphs] of pieces) {
    const starts = [...morphs.keys()].filter((at) => at === 0 || begins(morphs[at - 1]!, morphs[at]!))
    starts.forEach((from, part) => {
      const to = starts[part + 1] ?? morphs.length
      made.set(to === morphs.length ? id : id - 1 + (part + 1) / (starts.length + 1), morphs.slice(from, to))
    })
  }
  return made
}

/** How a part of a bunsetsu depends on what follows, by its last word. */
function typeOf(morphs: readonly Morph[]): DependencyType {
  const last = morphs.findLast(({ pos }) => !pos.startsWith('symbol'))
  if (!last) return 'end'
  if (last.pos === 'particle.adnominal' || last.form === 'basic') return 'adnominal'
  if (last.pos === 'particle.link') return 'te'
  return last.pos.startsWith('particle') ? 'case' : 'end'
}

/** 余震|続き: in a headline the verb ends a clause of its own where no comma stands. */
function goesOn({ kind }: NamedSentence, last: Morph, isPostposition: (ja: string) => boolean): boolean {
  return isHeadlineKind(kind) && last.pos === 'verb' && last.form === 'continuative' && !isPostposition(last.surface)
}

/** The bunsetsu of a tree with their heads: the next head that is in the tree, else the last bunsetsu. */
function groupsOf(
  sentence: NamedSentence,
  pieces: Pieces,
  resolve: (index: number) => number,
  isPostposition: (ja: string) => boolean,
): { groups: Group[]; place: ReadonlyMap<number, number> } {
  const ids = [...pieces.keys()].sort((a, b) => a - b)
  const place = new Map(ids.map((id, index) => [id, index]))
  const { bunsetsu, ja, start } = sentence
  const headOf = (id: number): number => {
    // a part of a bunsetsu
    if (!Number.isInteger(id)) return place.get(id)! + 1
    let head = bunsetsu[id]?.head ?? -1
    for (let guard = 0; head >= 0 && guard < 1000; guard++) {
      const at = place.get(resolve(head))
      if (at !== undefined && at > place.get(id)!) return at
      head = bunsetsu[resolve(head)]?.head ?? -1
    }
    return ids.length - 1
  }
  const groups = ids.map((id, index): Group => {
    const morphs = pieces.get(id)!
    const last = morphs.at(-1)!
    const after = ja.slice(last.end - start)
    return {
      morphs,
      head: index === ids.length - 1 ? -1 : headOf(id),
      type: bunsetsu[id]?.type ?? typeOf(morphs),
      margin: bunsetsu[id]?.margin ?? 1,
      // between words in Latin letters only the wide space is a boundary
      gap:
        (/^\s/.test(after) && (/[^\x00-\x7f]/.test(last.surface) || after.startsWith('\u3000'))) ||
        (index < ids.length - 1 && morphs.length > 0 && goesOn(sentence, last, isPostposition)),
    }
  })
  return { groups, place }
}

/** Makes trees of the bunsetsu of sentences. Bracketed asides become trees of their own, hung on the node they follow. */
export function makeTreeBuilder(keys: ReadonlyMap<string, string>, isPostposition: (ja: string) => boolean) {
  const copula: CopulaWords = { de: keys.get('de')!, da: keys.get('da')!, aru: keys.get('aru')!, to: keys.get('to')! }

  return function buildTree(given: NamedSentence): Tree {
    const sentence = splitBunsetsu(given, copula.aru, isPostposition)
    const morphs = morphsOf(sentence)
    const { owners, resolve } = ownersOf(sentence, morphs)
    const asideOf = asidesOf(morphs)
    const outside: Pieces = new Map()
    const inside = new Map<number, { readonly anchor: number; readonly pieces: Pieces }>()
    let lastOutside = -1
    morphs.forEach((morph, index) => {
      const own = resolve(owners[index]!)
      const id = asideOf[index]!
      if (id) {
        const aside = inside.get(id) ?? { anchor: lastOutside, pieces: new Map() }
        inside.set(id, aside)
        if (!isBracket(morph)) put(aside.pieces, own, morph)
      } else if (!isBracket(morph)) {
        put(outside, own, morph)
        if (morph.pos !== 'symbol.comma' && morph.pos !== 'symbol.stop') lastOutside = own
      }
    })
    const build = (pieces: Pieces, asides: ReadonlyMap<number, Tree[]>): Tree => {
      const { groups, place } = groupsOf(sentence, pieces, resolve, isPostposition)
      const placed = new Map<number, Tree[]>()
      for (const [id, trees] of asides) placed.set(place.get(id) ?? 0, trees)
      return treeOf(groups, placed, copula)
    }
    if (!outside.size) {
      // everything stands in brackets: 【…】 is the sentence itself
      const all: Pieces = new Map()
      morphs.forEach((morph, index) => {
        if (!isBracket(morph)) put(all, resolve(owners[index]!), morph)
      })
      return all.size ? build(all, new Map()) : { nodes: [], root: -1 }
    }
    const asides = new Map<number, Tree[]>()
    const labels: Tree[] = []
    for (const { anchor, pieces } of inside.values()) {
      if (!pieces.size) continue
      const tree = build(divide(pieces), new Map())
      if (anchor < 0) labels.push(tree)
      else asides.set(anchor, [...(asides.get(anchor) ?? []), tree])
    }
    return { ...build(outside, asides), labels }
  }
}
