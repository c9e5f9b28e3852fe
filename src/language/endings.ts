import type { Language } from './load.ts'

/** What the reader asks of a word; tokens and the words of the engine have it. */
export interface EndingWord {
  readonly surface: string
  readonly lemma: string
  readonly pos: string
  readonly conjugation: string
  readonly form: string
}

/** One step of a predicate's ending, in Japanese order: 進め|られ|て いる|た → passive, teiru, past. */
export interface Ending<W extends EndingWord> {
  readonly id: string
  /** What it does to the English verb group, and with what: `wrap`, `be expected to {V}`. */
  readonly op: string
  readonly argument: string
  /** What it says, in the words of `Predicate`: past, negated, ongoing, duty … */
  readonly means: readonly string[]
  readonly morphs: readonly W[]
}

interface Element {
  readonly text: string
  /** Surface only. */
  readonly exact: boolean
  /** Condition on tag or form: `って|う/volitional`. */
  readonly condition: string
}

interface Pattern {
  readonly id: string
  readonly op: string
  readonly argument: string
  readonly means: readonly string[]
  readonly elements: readonly Element[]
  readonly copula: boolean
}

/** Ends of the predicate's ending: what was read, how many tokens were used, and what was left over. */
export interface EndingRead<W extends EndingWord> {
  readonly endings: readonly Ending<W>[]
  readonly used: number
}

function parseElement(text: string): Element {
  const exact = text.startsWith('=')
  const body = exact ? text.slice(1) : text
  const slash = body.indexOf('/')
  return slash < 0 ? { text: body, exact, condition: '' } : { text: body.slice(0, slash), exact, condition: body.slice(slash + 1) }
}

const conditions: Readonly<Record<string, (morph: EndingWord) => boolean>> = {
  volitional: (morph) => morph.pos === 'auxiliary' || morph.form === 'volitional',
  hearsay: (morph) => morph.pos === 'formal.hearsay',
  look: (morph) => morph.pos === 'suffix.auxiliary' || morph.pos === 'formal.hearsay' || morph.pos.startsWith('suffix'),
  explain: (morph) => morph.pos.startsWith('formal') || morph.pos.startsWith('particle') || morph.pos === 'noun',
  final: (morph) => morph.pos === 'particle.final' || morph.pos === 'particle.focus',
  ku: () => true,
}

/** で and だ after 進ん, 及ん are て and た; their lemma says so. */
function makeUnvoiced(language: Language): <W extends EndingWord>(morph: W) => W {
  const keys = new Map(language.rows('ja/keys').map((row) => [row.key!, row.ja!]))
  const [te, de, ta, da] = [keys.get('te')!, keys.get('de')!, keys.get('ta')!, keys.get('da')!]
  return (morph) => {
    if (morph.pos === 'particle.link' && morph.surface === de) return { ...morph, surface: te, lemma: te }
    if (morph.conjugation === 'ta' && morph.surface.startsWith(da))
      return { ...morph, surface: ta + morph.surface.slice(da.length), lemma: ta }
    return morph
  }
}

/** Compiles `ja-en/endings.tsv`. Longest match from the left, composed step by step; never a list of whole endings. */
export function makeEndingReader(language: Language) {
  const unvoiced = makeUnvoiced(language)
  const byFirst = new Map<string, Pattern[]>()
  for (const row of language.rows('ja-en/endings')) {
    const parts = row.pattern!.split(' ').filter(Boolean)
    const copula = parts.at(-1) === '@cop'
    const elements = (copula ? parts.slice(0, -1) : parts).map(parseElement)
    const at = row.op!.indexOf(':')
    const pattern = {
      id: `ending.${row.id!}`,
      op: at < 0 ? row.op! : row.op!.slice(0, at),
      argument: at < 0 ? '' : row.op!.slice(at + 1),
      means: (row.means ?? '').split(' ').filter(Boolean),
      elements,
      copula,
    }
    const key = elements[0]!.text[0]!
    byFirst.set(key, [...(byFirst.get(key) ?? []), pattern])
  }
  const copulaLemmas = new Set(language.rows('ja/copulas').map((row) => row.lemma!))

  /** Matches one element at `at`; answers the index after it or -1. An element may cover several tokens (可能|性). */
  function matchElement(element: Element, morphs: readonly EndingWord[], at: number): number {
    const first = morphs[at]
    if (!first) return -1
    if (first.surface === element.text || (!element.exact && first.lemma === element.text)) {
      if (element.condition && !conditions[element.condition]?.(first)) return -1
      return at + 1
    }
    if (!element.text.startsWith(first.surface)) return -1
    let surface = first.surface
    for (let next = at + 1; next < morphs.length && surface.length < element.text.length; next++) {
      const joined = surface + morphs[next]!.surface
      if (joined === element.text || (!element.exact && surface + morphs[next]!.lemma === element.text)) return next + 1
      surface = joined
      if (!element.text.startsWith(surface)) return -1
    }
    return -1
  }

  function matchPattern(pattern: Pattern, morphs: readonly EndingWord[], at: number): number {
    let now = at
    for (const element of pattern.elements) {
      now = matchElement(element, morphs, now)
      if (now < 0) return -1
    }
    if (!pattern.copula) return now
    const next = morphs[now]
    if (!next) return now
    return copulaLemmas.has(next.lemma) || copulaLemmas.has(next.surface) ? now + 1 : -1
  }

  /** Reads one step; null when nothing fits. */
  function step<W extends EndingWord>(
    morphs: readonly W[],
    at: number,
    allowed: (pattern: Pattern, end: number) => boolean,
  ): { ending: Ending<W>; end: number } | null {
    const candidates = [
      ...(byFirst.get(morphs[at]!.surface[0] ?? '') ?? []),
      ...(morphs[at]!.lemma[0] === morphs[at]!.surface[0] ? [] : (byFirst.get(morphs[at]!.lemma[0] ?? '') ?? [])),
    ]
    let best: { pattern: Pattern; end: number } | null = null
    for (const pattern of candidates) {
      const end = matchPattern(pattern, morphs, at)
      if (
        end > at &&
        (!best ||
          end > best.end ||
          (end === best.end && best.pattern.copula && pattern.op === 'link') ||
          (end === best.end &&
            pattern.elements.length === 1 &&
            morphs[at]!.surface === pattern.elements[0]!.text &&
            morphs[at]!.surface !== best.pattern.elements[0]!.text)) &&
        allowed(pattern, end)
      )
        best = { pattern, end }
    }
    if (!best) return null
    const { id, op, argument, means } = best.pattern
    return { ending: { id, op, argument, means, morphs: morphs.slice(at, best.end) }, end: best.end }
  }

  /**
   * Reads the whole tail `own` of a predicate and, when a pattern needs them, the words of the bunsetsu that follow (`later`, each with its words).
   * Answers the steps and how many of the following bunsetsu were used up.
   */
  function read<W extends EndingWord>(own: readonly W[], later: readonly (readonly W[])[]): EndingRead<W> {
    const boundaries: number[] = [own.length]
    const morphs: W[] = own.map(unvoiced)
    for (const group of later) {
      morphs.push(...group.map(unvoiced))
      boundaries.push(morphs.length)
    }
    const endings: Ending<W>[] = []
    let used = 0
    let at = 0
    while (at < boundaries[used]!) {
      // a pattern may run into following bunsetsu only if it reaches that bunsetsu's core; the rest of its tail is read on
      const made = step(morphs, at, (pattern, end) => {
        const from = boundaries.findIndex((boundary) => end <= boundary)
        if (from <= used) return !(pattern.op === 'link' && end < boundaries[used]! && !isFocus(morphs.slice(end, boundaries[used]!)))
        if (pattern.op === 'link') return isFocus(morphs.slice(end, boundaries[from]!))
        return true
      })
      if (!made) {
        at++
        continue
      }
      endings.push(made.ending)
      at = made.end
      const reach = boundaries.findIndex((boundary) => at <= boundary)
      if (reach > used) used = reach
    }
    // a pattern may begin exactly in the next bunsetsu (方針 だ after an adnominal verb)
    while (used < later.length && at === boundaries[used]!) {
      const made = step(morphs, at, (pattern, end) => {
        const from = boundaries.findIndex((boundary) => end <= boundary)
        if (pattern.op === 'link') return isFocus(morphs.slice(end, boundaries[from]!))
        if (pattern.op === 'adn') return end === boundaries[from]
        // what follows in that bunsetsu must be an ending too, never a case particle
        const rest = morphs.slice(end, boundaries[from]!)
        return (
          !rest.length ||
          rest[0]!.pos === 'auxiliary' ||
          rest[0]!.pos.startsWith('verb') ||
          rest[0]!.pos === 'particle.link' ||
          rest[0]!.pos === 'particle.topic' ||
          rest[0]!.pos === 'particle.quote' ||
          rest[0]!.pos === 'particle.compound' ||
          rest[0]!.pos === 'particle.final'
        )
      })
      if (!made) break
      endings.push(made.ending)
      at = made.end
      used = boundaries.findIndex((boundary) => at <= boundary)
      while (at < boundaries[used]!) {
        const more = step(morphs, at, (_, end) => end <= boundaries[used]! || used < later.length)
        if (!more) {
          at++
          continue
        }
        endings.push(more.ending)
        at = more.end
        const reach = boundaries.findIndex((boundary) => at <= boundary)
        if (reach > used) used = reach
      }
    }
    return { endings, used }
  }

  return { read }
}

/** は も after a link: 場合 は, ため に も. */
function isFocus(morphs: readonly EndingWord[]): boolean {
  return morphs.every((morph) => morph.pos === 'particle.topic' || morph.pos === 'particle.focus' || morph.pos === 'particle.final')
}
