import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'

export interface StoryWords {
  /** The lemma of a word that says something about the story, '' for all others. */
  content(token: Token): string
  isNumber(token: Token): boolean
  isName(token: Token): boolean
  /** Nouns written together, of two words or more (旭陽電池, 新工場), and names of one word. In text order. */
  compounds(tokens: readonly Token[]): readonly Compound[]
  /** Numbers with their counters, as written: 1198億円. */
  numbers(tokens: readonly Token[]): string[]
  /** Words of a class of `ja/story-words`. */
  of(kind: string): ReadonlySet<string>
}

export interface Compound {
  readonly text: string
  readonly name: boolean
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
      const name = run.some(isName)
      if ((run.length > 1 || name) && text.length > 1 && text.length <= longestCompound) found.push({ text, name })
      run = []
    }
    for (const token of tokens) {
      const part = compoundTags.some((tag) => is(token.pos, tag)) && !aloneTags.some((tag) => is(token.pos, tag))
      if (!part || (run.length > 0 && run.at(-1)!.end !== token.start)) flush()
      if (part) run.push(token)
    }
    flush()
    return found
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

  return { content, compounds, numbers, of, isName, isNumber: ({ pos }) => is(pos, 'noun.number') }
}

function joined(run: readonly Token[]): string {
  return run
    .map(({ surface }) => surface)
    .join('')
    .normalize('NFKC')
    .toLowerCase()
}
