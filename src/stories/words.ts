import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'

export interface StoryWords {
  /** The lemma of a word that says something about the story, '' for all others. */
  content(token: Token): string
  isNumber(token: Token): boolean
  isName(token: Token): boolean
  /** Nouns written together, of two words or more (旭陽電池, 新工場), and names of one word. In text order. */
  compounds(tokens: readonly Token[]): readonly Compound[]
  /** The compound a title opens with, when it is its topic: 青葉電機 of 青葉電機、2割減益; '' for none. */
  topic(tokens: readonly Token[]): string
  /** Numbers with their counters, as written: 1198億円. */
  numbers(tokens: readonly Token[]): string[]
  /** Words of a class of `ja/story-words`. */
  of(kind: string): ReadonlySet<string>
}

export interface Compound {
  readonly text: string
  /** The part of it that is a name, without what the dictionary knows as words: 志浦 of 志浦市議会; '' for none. */
  readonly name: string
}

const contentTags = ['noun', 'verb', 'adjective', 'unknown']
const emptyTags = ['noun.number', 'noun.link', 'noun.verbal', 'verb.dependent', 'verb.suffix', 'adjective.dependent', 'adjective.suffix']
const compoundTags = ['noun', 'unknown', 'suffix', 'prefix']
const aloneTags = ['noun.number', 'noun.adverbial', 'suffix.counter', 'noun.link', 'noun.verbal']
const nameTags = ['noun.proper', 'unknown']
const longestCompound = 24

/** True when `pos` is `tag` or one of its subclasses. */
export function is(pos: string, tag: string): boolean {
  return pos.startsWith(tag) && (pos.length === tag.length || pos[tag.length] === '.')
}

/** Reads `ja/story-words`. */
export function makeStoryWords(language: Language): StoryWords {
  const classes = new Map<string, Set<string>>()
  for (const row of language.rows('ja/story-words')) {
    const words = classes.get(row.class!) ?? new Set<string>()
    for (const word of row.words!.split(' ')) words.add(word)
    classes.set(row.class!, words)
  }
  const of = (kind: string): ReadonlySet<string> => classes.get(kind) ?? new Set()
  const empty = of('empty')

  const isName = ({ pos }: Token) => nameTags.some((tag) => is(pos, tag))

  function content(token: Token): string {
    if (!contentTags.some((tag) => is(token.pos, tag)) || emptyTags.some((tag) => is(token.pos, tag))) return ''
    const key = (is(token.pos, 'unknown') ? token.surface : token.lemma).normalize('NFKC').toLowerCase()
    return empty.has(key) || !/[\p{L}\p{N}]/u.test(key) ? '' : key
  }

  function compounds(tokens: readonly Token[]): Compound[] {
    const found: Compound[] = []
    let run: Token[] = []
    const flush = () => {
      const text = joined(run)
      const name = nameIn(run)
      if ((run.length > 1 || name !== '') && text.length > 1 && text.length <= longestCompound) found.push({ text, name })
      run = []
    }
    for (const [at, token] of tokens.entries()) {
      const part =
        (compoundTags.some((tag) => is(token.pos, tag)) && !aloneTags.some((tag) => is(token.pos, tag))) || isNumeralName(tokens, at)
      if (!part || (run.length > 0 && run.at(-1)!.end !== token.start)) flush()
      if (part) run.push(token)
    }
    flush()
    return found
  }

  /** 三|葉 of 三葉自動車: a numeral in kanji and its counter, when a noun follows at once. */
  function isNumeralName(tokens: readonly Token[], at: number): boolean {
    const from = tokens[at]!.pos === 'suffix.counter' ? at - 1 : at
    const [numeral, counter, noun] = [tokens[from], tokens[from + 1], tokens[from + 2]]
    if (!numeral || !counter || !noun || !is(numeral.pos, 'noun.number') || counter.pos !== 'suffix.counter') return false
    if (!/^\p{Script=Han}$/u.test(numeral.surface) || tokens[from - 1]?.end === numeral.start) return false
    return numeral.end === counter.start && counter.end === noun.start && (noun.pos === 'noun' || noun.pos === 'noun.sahen')
  }

  /** Letters that stand alone beside each other are a name the dictionary does not have. A single one needs what follows. */
  function nameIn(run: readonly Token[]): string {
    let best = ''
    let core = ''
    for (const token of run) {
      const part = isName(token) || (['noun', 'suffix.counter'].some((tag) => is(token.pos, tag)) && token.surface.length === 1)
      core = part ? core + token.surface : ''
      if (core.length > best.length) best = core
    }
    if (best.length > 1) return best.normalize('NFKC').toLowerCase()
    return run.length > 1 && run.some(isName) ? joined(run) : ''
  }

  function topic(tokens: readonly Token[]): string {
    const end = tokens.findIndex(({ pos }) => !compoundTags.some((tag) => is(pos, tag)))
    const mark = tokens[end]
    const closes = mark !== undefined && (mark.pos === 'symbol.comma' || is(mark.pos, 'particle.topic') || is(mark.pos, 'particle.case'))
    const text = joined(tokens.slice(0, Math.max(0, end)))
    return closes && end > 1 && text.length <= longestCompound ? text : ''
  }

  function numbers(tokens: readonly Token[]): string[] {
    const found: string[] = []
    let run: Token[] = []
    for (const token of [...tokens, undefined]) {
      if (token && is(token.pos, 'noun.number')) run.push(token)
      else {
        if (run.length) found.push(joined(token && is(token.pos, 'suffix.counter') ? [...run, token] : run))
        run = []
      }
    }
    return found
  }

  return { content, compounds, topic, numbers, of, isName, isNumber: ({ pos }) => is(pos, 'noun.number') }
}

function joined(run: readonly Token[]): string {
  return run
    .map(({ surface }) => surface)
    .join('')
    .normalize('NFKC')
    .toLowerCase()
}
