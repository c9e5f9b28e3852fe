import type { Bunsetsu, NamedSentence, Span, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { firstAfter } from '../spans.ts'
import { is, type StoryWords } from './words.ts'

/** What is said around a figure, a date or a name. */
export interface Context {
  /** Words that name what the figure is of: 投資 of 投資額は1198億円, 雇用 of 700人を雇用する. */
  readonly heads: ReadonlySet<string>
  /** The same as written: 総投資額. */
  readonly label: string
  /** Other words of the clause. */
  readonly about: ReadonlySet<string>
  /** Words that must agree: of another time, a part, a change, a scope, a guess. */
  readonly marks: ReadonlySet<string>
}

/** `when` and `where` read a date or a place, which belong to the verb; a figure belongs to a noun. */
export type ContextOf = (sentence: NamedSentence, span: Span, as?: 'figure' | 'when' | 'where') => Context

const nounTags = ['noun', 'unknown']
const partTags = ['noun', 'unknown', 'suffix', 'prefix']
const opening = /[(\uff08]$/
/** A bracket of one item, a comma and then the figure. */
const placed = /[(\uff08][\p{L}]{2,12}[\u3001\uff0c]$/u
const closing = /^[)\uff09]/
const timely = ['adnominal', 'topic', 'also', 'time', 'noun', 'adverb']
const subjectTypes = ['topic', 'also']

/** Makes the reader of contexts from the dependency tree. */
export function makeContext(words: StoryWords, language: Language): ContextOf {
  const key = (name: string) => language.rows('ja/keys').find((row) => row.key === name)!.ja!
  const cases = new Map([[key('ga'), 'ga'], [key('o'), 'o'], ...[...words.of('from')].map((word) => [word, 'kara'] as const)])
  const light = words.of('light')
  const change = words.of('change')
  const former = words.of('former')
  const scope = words.of('scope')
  const part = words.of('part')
  const forecaster = words.of('forecaster')
  const tails = words.of('change-tail')
  const generic = words.of('generic')
  const stamps = words.of('stamp')
  const home = words.of('home')
  const begin = words.of('begin')
  const hold = words.of('hold')
  const total = words.of('total')
  const average = words.of('average')
  const segment = words.of('segment')
  const growth = words.of('growth')
  const openings = words.of('opening')
  const facility = words.of('facility')
  const guessers = [...forecaster]

  /** Content words of tokens, without those that say nothing of a figure. */
  function wordsIn(tokens: readonly Token[]): string[] {
    return tokens
      .filter(({ pos }) => [...nounTags, 'verb', 'adjective'].some((tag) => is(pos, tag)))
      .filter(({ pos }) => !['noun.number', 'noun.verbal', 'noun.link', 'verb.dependent', 'verb.suffix'].some((tag) => is(pos, tag)))
      .map(({ lemma }) => lemma.normalize('NFKC').toLowerCase())
      .filter((lemma) => !light.has(lemma) && !former.has(lemma) && /[\p{L}\p{N}]/u.test(lemma))
  }

  return (sentence, span, as = 'figure') => {
    const { bunsetsu, tokens } = sentence
    const at = firstAfter(bunsetsu, span.end - 1)
    const first = firstAfter(bunsetsu, span.start)
    const own = bunsetsu[at]
    if (!own) return { heads: new Set(), label: '', about: new Set(), marks: new Set() }
    const tokensOf = (one: Bunsetsu) => tokens.slice(one.first, one.last)
    const last = tokensOf(own).findLast(({ pos }) => !pos.startsWith('symbol'))
    const dependents = (head: number) => bunsetsu.flatMap((one, index) => (one.head === head ? [index] : []))
    const isFigure = (one: Bunsetsu) => sentence.quantities.some((quantity) => quantity.start >= one.start && quantity.start < one.end)

    const before = bracketed() ?? nounsBefore()
    const modifiers = dependents(first).filter((index) => {
      const one = bunsetsu[index]!
      return one.type === 'adnominal' && index < first && !isFigure(one) && tokensOf(one).at(-1)?.pos === 'particle.adnominal'
    })
    const ownPredicate = own.head < 0 || (last !== undefined && (last.pos === 'auxiliary' || is(last.pos, 'verb')))
    const adnominal = own.type === 'adnominal' && last?.pos.startsWith('particle') === true
    const next = adnominal ? own.head : -1
    let root = ownPredicate ? at : adnominal ? (bunsetsu[own.head]?.head ?? -1) : own.head
    if (root < 0) root = adnominal ? own.head : at
    const predicate = sentence.predicates.find((one) => one.bunsetsu === root)
    const lemma = (predicate?.lemma ?? '').normalize('NFKC')
    const verbs = root === at ? [] : wordsIn(tokensOf(bunsetsu[root]!))
    const subjects: string[] = []
    const objects: string[] = []
    const others: string[] = []
    let label = ''
    let nearest = -1
    for (const index of dependents(root)) {
      const one = bunsetsu[index]!
      if (index === at || index === first) continue
      const particle = particleOf(one)
      if (subjectTypes.includes(one.type) || particle === 'ga') {
        // 売上高は3124億円、営業利益は287億円: the subject is the last one before the figure.
        if (index < at && index > nearest) nearest = index
      } else if (isFigure(one)) continue
      else if (particle === 'o') {
        objects.push(...named(index))
        label ||= labelOf(one)
      } else others.push(...wordsIn(tokensOf(one)))
    }
    // 投資額は約1500億円と: what stands just before the figure is what it is of, whatever the tree says.
    const touching = topicBefore()
    if (touching >= 0 && as === 'figure' && (verbs.length === 0 || particleOf(own) !== 'o')) nearest = touching
    if (nearest >= 0) {
      subjects.push(...named(nearest))
      label = labelOf(bunsetsu[nearest]!) || label
    }
    if (subjects.length === 0) {
      const ga = predicate?.arguments.find(({ slot, referent }) => slot === 'ga' && referent)?.referent
      const place = ga ? bunsetsu.findIndex((one) => one.start <= ga.start && one.end > ga.start) : -1
      const held = ga && place < 0 ? tokens.filter(({ start, end }) => start >= ga.start && end <= ga.end) : []
      subjects.push(...(place >= 0 ? named(place) : wordsIn(held)))
      if (ga && label === '') label = ga.ja
    }

    const heads = new Set<string>()
    const put = (list: readonly string[]) => {
      for (const word of list) heads.add(word)
      return heads.size > 0
    }
    const role = particleOf(own)
    const asTime = as !== 'figure'
    const behind = nounsBehind()
    const found =
      (behind.length > 0 && put(wordsIn(behind)) && setLabel(textOf(behind))) ||
      (before.length > 0 && put(wordsIn(before)) && setLabel(textOf(before))) ||
      (modifiers.length > 0 && !asTime && put(modifiers.flatMap(named)) && setLabel(labelOf(bunsetsu[modifiers.at(-1)!]!))) ||
      (next >= 0 && put(named(next)) && setLabel(labelOf(bunsetsu[next]!)))
    if (!found) {
      const changing = change.has(lemma) || verbs.some((verb) => change.has(verb))
      const holding = hold.has(lemma.replace(/\P{Script=Han}+$/u, '')) || [lemma, ...verbs].some((verb) => hold.has(verb))
      const [opened] = openings
      const opens = [lemma, ...verbs].some((verb) => openings.has(verb)) && [...objects, ...subjects].some((word) => facility.has(word))
      // ホテルを開く is ホテルが開業する; 会議を開く is not.
      if (as === 'when' && root !== at && opens && opened) put([opened])
      else if (as === 'when' && root !== at && holding) put(subjects) || put(objects) || put(verbs)
      else if (as === 'when' && root !== at && verbs.some((verb) => begin.has(verb))) put(objects) || put(subjects) || put(verbs)
      else if (asTime && root !== at) put(verbs) || put(objects) || put(subjects)
      else if ((role === 'ga' || role === 'o' || own.type === 'also') && root !== at && !changing)
        put(verbs) || put(objects) || put(subjects)
      else put(changing && objects.length ? objects : subjects) || put(objects) || put(verbs)
    }
    if (asTime) for (const index of modifiers) put(named(index))
    const about = new Set([...subjects, ...objects, ...others, ...verbs].filter((word) => !heads.has(word)))
    for (const index of [...dependents(first), ...(nearest >= 0 ? dependents(nearest) : []), ...(next >= 0 ? dependents(next) : [])])
      if (bunsetsu[index]!.type === 'adnominal' && !isFigure(bunsetsu[index]!))
        for (const word of wordsIn(tokensOf(bunsetsu[index]!))) if (!heads.has(word)) about.add(word)
    return { heads, label, about, marks: marksOf() }

    /** Words of a noun; of one that says nothing (人, 額, のは) those of what modifies it. */
    function named(index: number): string[] {
      const own = wordsIn(tokensOf(bunsetsu[index]!))
      if (own.some((word) => !generic.has(word))) return own
      const deeper = dependents(index).flatMap((one) => [one, ...dependents(one)])
      return [...deeper.filter((one) => !isFigure(bunsetsu[one]!)).flatMap((one) => wordsIn(tokensOf(bunsetsu[one]!))), ...own]
    }

    function setLabel(text: string): true {
      label = text
      return true
    }

    /** The topic or subject that stands before the figure with nothing but other figures and times between; -1 for none. */
    function topicBefore(): number {
      for (let index = first - 1; index >= 0; index--) {
        const one = bunsetsu[index]!
        if (subjectTypes.includes(one.type) || particleOf(one) === 'ga') return isFigure(one) ? -1 : index
        if (!isFigure(one) && !tokensOf(one).some(({ lemma: word }) => stamps.has(word))) return -1
      }
      return -1
    }

    /** Nouns that touch the figure: 全壊 of 全壊3棟. */
    function nounsBefore(): Token[] {
      let index = tokens.findIndex(({ start }) => start >= span.start)
      if (index < 0) return []
      const found: Token[] = []
      while (index > own!.first || index > bunsetsu[first]!.first) {
        const token = tokens[--index]!
        const stem = found[0] !== undefined && is(found[0].pos, 'suffix') && is(token.pos, 'adjective')
        if ((!stem && !partTags.some((tag) => is(token.pos, tag))) || is(token.pos, 'noun.number') || is(token.pos, 'noun.adverbial')) break
        if (token.end !== (found[0]?.start ?? span.start)) break
        found.unshift(token)
      }
      return found
    }

    /** A verbal noun that touches a date from behind: 24年11月製造. */
    function nounsBehind(): Token[] {
      const token = as === 'when' ? tokens.find(({ start }) => start === span.end) : undefined
      return token && is(token.pos, 'noun.sahen') ? [token] : []
    }

    /** Nouns before the bracket a figure stands in, alone or behind a place: 平均 of 市場予想の平均（742億円）, 病院 of 病院（青浜市、90床）. */
    function bracketed(): Token[] | undefined {
      const [left, right] = [sentence.ja.slice(0, span.start - sentence.start), sentence.ja.slice(span.end - sentence.start)]
      const place = placed.exec(left)
      if ((!opening.test(left) && !place) || !closing.test(right)) return undefined
      const bracket = place ? sentence.start + place.index : span.start - 1
      let index = tokens.findIndex(({ end }) => end > bracket) - 1
      const found: Token[] = []
      for (; index >= 0; index--) {
        const token = tokens[index]!
        if (!partTags.some((tag) => is(token.pos, tag)) || token.end !== (found[0]?.start ?? bracket)) break
        found.unshift(token)
      }
      return found
    }

    function marksOf(): Set<string> {
      const marks = new Set<string>()
      const beside = [...dependents(first), ...dependents(at), ...(root === at ? [] : dependents(root))].filter(
        (index) => (index < first || !isFigure(bunsetsu[index]!)) && timely.includes(bunsetsu[index]!.type),
      )
      const naming = [first, ...(next >= 0 ? [next, ...dependents(next)] : []), ...(nearest >= 0 ? [nearest, ...dependents(nearest)] : [])]
      for (const index of new Set([...beside, ...naming])) {
        if (index > first && isFigure(bunsetsu[index]!)) continue
        const said = textOf(tokensOf(bunsetsu[index]!).filter(({ start }) => start < span.start || start >= span.end))
        for (const word of scope) if (said.includes(word)) marks.add(`scope ${word}`)
        const inside = tokensOf(bunsetsu[index]!)
        for (const [place, { lemma: word, surface, start }] of inside.entries()) {
          if (start >= span.start && start < span.end) continue
          if (former.has(word)) marks.add('former')
          if (home.has(word)) marks.add('home')
          if (part.has(word) || part.has(surface)) marks.add('part')
          const [previous, following] = [inside[place - 1], inside[place + 1]]
          const ends = !following || following.start === span.start || !partTags.some((tag) => is(following.pos, tag))
          // 3車種計13万台（2022年製造）: the sum is of the other figure.
          if (index < first && isFigure(bunsetsu[index]!)) continue
          if (total.has(word) || total.has(surface)) marks.add('total')
          if (ends && average.has(word)) marks.add('average')
          if (ends && segment.has(word) && previous && partTags.some((tag) => is(previous.pos, tag))) marks.add('segment')
        }
      }
      if (as === 'figure' && guessers.some((word) => sentence.ja.includes(word))) marks.add('guess')
      if (as !== 'figure') for (const mark of ['total', 'average', 'segment']) marks.delete(mark)
      if (root !== at && [lemma, ...verbs].some((verb) => growth.has(verb))) marks.add('grown')
      // The words for sums and averages belong to some figures: 合わせて計11件, 平均で約980人.
      for (const { lemma: word, surface, start } of as === 'figure' ? tokens : [])
        if (start >= span.start && start < span.end) {
          if (total.has(word) || total.has(surface)) marks.add('total')
          if (average.has(word)) marks.add('average')
        }
      const after = tokens.filter(({ start }) => start >= span.end).slice(0, 3)
      const rest = sentence.ja.slice(span.end - sentence.start)
      if ([...tails].some((tail) => rest.startsWith(tail))) marks.add('change')
      else if (after[1] && is(after[0]!.pos, 'particle.case') && root !== at && tails.has(verbs[0] ?? '') && role === 'o')
        marks.add('change')
      if (role === '' && root !== at && (change.has(lemma) || verbs.some((verb) => change.has(verb))) && !last?.pos.startsWith('particle'))
        marks.add('change')
      const quantity = sentence.quantities.find(({ start }) => start === span.start)
      if (quantity && /\b(?:per|an?) (?!total)[a-z]+$/.test(quantity.en)) marks.add('per')
      if (quantity && /^(?:up|down) (?!to )|(?:higher|lower|more|less) than /.test(quantity.en)) marks.add('change')
      // 720億円から760億円に: what a figure was before.
      if (after[0] && role === 'kara' && sentence.quantities.some((q) => q.start > span.start && q.unit === quantity?.unit))
        marks.add('former')
      return marks
    }

    function particleOf(one: Bunsetsu): string {
      const particle = tokensOf(one).findLast(({ pos }) => !pos.startsWith('symbol'))
      return particle && is(particle.pos, 'particle.case') ? (cases.get(particle.surface) ?? '') : ''
    }

    function labelOf(one: Bunsetsu): string {
      const all = tokensOf(one)
      const end = all.findLastIndex(({ pos }) => !/^(?:particle|symbol|auxiliary)/.test(pos))
      const bracket = all.findIndex(({ surface }) => opening.test(surface))
      return textOf(all.slice(0, bracket > 0 ? Math.min(bracket, end + 1) : end + 1))
    }
  }
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ surface }) => surface).join('')
}
