import type { Language } from './load.ts'

/** English word forms. Verbs and nouns may be phrases; the word that carries the ending is found. Letters only: agreement and choice of form are the caller's. */
export interface Morphology {
  /** `carry out` → `carries out`, `be` → `is`. */
  third(verb: string): string
  /** `roll out` → `rolled out`, `be` → `was`. */
  past(verb: string): string
  /** `undergo` → `undergone`. */
  participle(verb: string): string
  /** `lie` → `lying`, `refer to` → `referring to`. */
  gerund(verb: string): string
  /** `rate of increase` → `rates of increase`; a phrase that is plural already stays. */
  plural(nounPhrase: string): string
  /** True when the head looks plural: `sales`, `EVs`, `people`; false for `bus`, `crisis`. Nouns without a plural of their own are true of neither: false. */
  isPlural(nounPhrase: string): boolean
  /** `Toyota` → `Toyota's`, `companies` → `companies'`, `it` → `its`. */
  possessive(nounPhrase: string): string
  /** `high` → `higher`, `expensive` → `more expensive`. */
  comparative(adjective: string): string
  /** `high` → `highest`, without the article. */
  superlative(adjective: string): string
  /** First letter of a sentence: `the yen` → `The yen`; words with a capital inside (`iPhone`) stay. */
  capitalize(text: string): string
}

interface VerbForms {
  readonly third: string
  readonly past: string
  readonly participle: string
  readonly gerund: string
}

const cache = new WeakMap<Language, Morphology>()

/** Builds the word forms from `en/irregular-*.tsv` and `en/morphology-*.tsv`, once for each language object. */
export function makeMorphology(language: Language): Morphology {
  const kept = cache.get(language)
  if (kept) return kept
  const made = build(language)
  cache.set(language, made)
  return made
}

function wordsOfKind(language: Language, table: string): (kind: string) => ReadonlySet<string> {
  const kinds = new Map<string, Set<string>>()
  for (const row of language.rows(table)) {
    const set = kinds.get(row.kind ?? '') ?? new Set()
    set.add(row.word ?? '')
    kinds.set(row.kind ?? '', set)
  }
  return (kind) => kinds.get(kind) ?? new Set()
}

/** Gives `made` the capitals of `model`: GO → GOES, Child → Children. */
function likeCase(model: string, made: string): string {
  if (model.length > 1 && model === model.toUpperCase() && model !== model.toLowerCase()) return made.toUpperCase()
  const first = model.charAt(0)
  return first !== first.toLowerCase() ? made.charAt(0).toUpperCase() + made.slice(1) : made
}

function endingS(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  if (/[^aeiouz]z$/i.test(word)) return `${word}es`
  if (/[aeiou]z$/i.test(word) && !/zz$/i.test(word)) return `${word}es`
  if (/(?:s|x|zz|ch|sh)$/i.test(word)) return `${word}es`
  return `${word}s`
}

function syllables(word: string): number {
  const groups = word.replace(/e$/, '').match(/[aeiouy]+/g)?.length ?? 0
  return Math.max(1, groups + (/[^aeiouy]le$/.test(word) ? 1 : 0))
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

const oneSyllableCvc = /^(?:qu|[^aeiou])*[aeiou][bdfgklmnprtvz]$/

function build(language: Language): Morphology {
  const irregular = new Map(language.rows('en/irregular-verbs').map((row) => [row.base ?? '', row]))
  const nouns = new Map(language.rows('en/irregular-nouns').map((row) => [row.singular ?? '', row.plural ?? '']))
  const plurals = new Set(nouns.values())
  const alwaysPlural = new Set(language.rows('en/irregular-nouns').flatMap((row) => (row.always ? [row.singular ?? ''] : [])))
  const adjectives = new Map(language.rows('en/morphology-adjectives').map((row) => [row.base ?? '', row]))
  const verbKind = wordsOfKind(language, 'en/morphology-verbs')
  const nounKind = wordsOfKind(language, 'en/morphology-nouns')
  const doubling = verbKind('double')
  const skipped = verbKind('skip')
  const lyVerbs = verbKind('ly-verb')
  const prepositions = nounKind('preposition')
  const postmodifiers = nounKind('phrase')
  const lastModifiers = nounKind('last')
  const sPlurals = nounKind('plural')
  const sSingulars = nounKind('singular')
  const hyphenTails = [...nounKind('hyphen-tail')]

  function doubles(word: string): boolean {
    return doubling.has(word) || oneSyllableCvc.test(word)
  }

  function regular(word: string): VerbForms {
    const third = /[^aeiou]o$/.test(word) ? `${word}es` : endingS(word)
    let past = `${word}ed`
    let gerund = `${word}ing`
    if (/[^aeiou]y$/.test(word)) past = `${word.slice(0, -1)}ied`
    else if (/ie$/.test(word)) {
      past = `${word}d`
      gerund = `${word.slice(0, -2)}ying`
    } else if (/e$/.test(word)) {
      past = `${word}d`
      if (!/(?:ee|oe|ye)$/.test(word)) gerund = `${word.slice(0, -1)}ing`
    } else if (/[^aeiou]ic$|^ic$/.test(word)) {
      past = `${word}ked`
      gerund = `${word}king`
    } else if (doubles(word)) {
      past = `${word}${word.at(-1)}ed`
      gerund = `${word}${word.at(-1)}ing`
    }
    return { third, past, participle: past, gerund }
  }

  function verbForms(word: string): VerbForms {
    const lower = word.toLowerCase()
    const row = irregular.get(lower)
    if (row) {
      const base = regular(lower)
      return {
        third: row.third || base.third,
        past: row.past || base.past,
        participle: row.participle || base.participle,
        gerund: row.gerund || base.gerund,
      }
    }
    const hyphen = lower.lastIndexOf('-')
    if (hyphen > 0 && hyphen < lower.length - 1) {
      const head = lower.slice(0, hyphen + 1)
      const forms = verbForms(lower.slice(hyphen + 1))
      return { third: head + forms.third, past: head + forms.past, participle: head + forms.participle, gerund: head + forms.gerund }
    }
    return regular(lower)
  }

  function inflectVerb(verb: string, form: keyof VerbForms): string {
    const words = verb.split(' ')
    let at = 0
    while (at < words.length - 1 && isBeforeVerb(words[at]!)) at++
    const word = words[at]!
    const letters = /^[\p{L}][\p{L}\p{M}'-]*/u.exec(word)?.[0]
    if (!letters) return verb
    words[at] = likeCase(letters, verbForms(letters)[form]) + word.slice(letters.length)
    return words.join(' ')
  }

  function isBeforeVerb(word: string): boolean {
    const lower = word.toLowerCase()
    return lower === '' || skipped.has(lower) || (/ly$/.test(lower) && !lyVerbs.has(lower))
  }

  /** Number of leading words that hold the head as their last word. */
  function headEnd(words: readonly string[]): number {
    for (let at = 1; at < words.length - 1; at++) {
      const word = words[at]!.toLowerCase()
      // "medium- to long-term plan": the hanging hyphen says that the head is still to come.
      if (words[at - 1]!.endsWith('-')) continue
      if (prepositions.has(word)) return namePlusNoun(words, at) ? words.length : at
      // "municipality hosting a nuclear plant": a participle with its own object.
      if (/(?:ing|ed)$/.test(word) && /^(?:an?|the)$/.test(words[at + 1]!)) return at
      if (postmodifiers.has(word) && prepositions.has(words[at + 1]!.toLowerCase())) return at
    }
    if (words.length > 1 && lastModifiers.has(words.at(-1)!.toLowerCase())) return words.length - 1
    return words.length
  }

  /** A name with a preposition inside, before a common noun: in "Ministry of Finance official" the head is the official. */
  function namePlusNoun(words: readonly string[], at: number): boolean {
    const last = words.at(-1)!
    const inside = words.slice(at + 1, -1).filter((word) => !/^(?:the|and)$/.test(word))
    return isCapital(words[at - 1]!) && inside.length > 0 && inside.every(isCapital) && /^\p{Ll}/u.test(last)
  }

  function looksPlural(word: string): boolean {
    const lower = word.toLowerCase()
    if (alwaysPlural.has(lower)) return true
    if (nouns.has(lower)) return false
    if (/[a-z](?:(?<![iou])men|women|people|children)$/.test(lower)) return true
    if (plurals.has(lower) || sPlurals.has(lower)) return true
    if (/^\p{Lu}[\p{Lu}\p{N}.]*s$/u.test(word) && word.length > 2) return true
    if (sSingulars.has(lower) || !/s$/.test(word)) return false
    return !/(?:ss|[^a]us|is|'s|’s|^.{1,2})$/.test(lower) && !/\.s$/.test(lower)
  }

  function pluralWord(word: string): string {
    const parts = /^(.*?)([\p{L}\p{N}][\p{L}\p{N}\p{M}.'’&/-]*)(\P{L}*)$/u.exec(word)
    if (!parts) return word
    const [, before = '', core = '', after = ''] = parts
    return before + pluralCore(core) + after
  }

  function pluralCore(core: string): string {
    const lower = core.toLowerCase()
    const listed = nouns.get(lower)
    if (listed !== undefined) return listed === lower ? core : likeCase(core.replace(/(\p{Ll}).*$/u, '$1'), listed)
    if (looksPlural(core) || plurals.has(lower)) return core
    if (/[\p{Lu}\p{N}]$/u.test(core) || /\p{Lu}\.$/u.test(core)) return `${core}s`
    const tail = hyphenTails.find((each) => lower.endsWith(each) && lower.length > each.length)
    if (tail) return pluralCore(core.slice(0, -tail.length)) + core.slice(-tail.length)
    const hyphen = core.lastIndexOf('-')
    if (hyphen > 0 && hyphen < core.length - 1) return core.slice(0, hyphen + 1) + pluralCore(core.slice(hyphen + 1))
    if (/[a-z]{2}(?:man|woman)$/.test(core)) return `${core.slice(0, -2)}en`
    if (/[a-z](?:child)$/.test(core)) return `${core}ren`
    if (/[a-z]person$/.test(core)) return `${core.slice(0, -6)}people`
    if (/[a-z](?:craft|works|ware)$/.test(core)) return core
    if (/sis$/.test(core) && core.length > 4) return `${core.slice(0, -2)}es`
    return endingS(core)
  }

  function plural(phrase: string): string {
    const words = phrase.split(' ')
    const end = headEnd(words)
    const before = words.slice(0, end)
    const after = words.slice(end)
    // Three words and two words may be listed as one head: "attorney general", "date and time".
    for (const size of [3, 2]) {
      if (before.length < size) continue
      const last = before.slice(-size).join(' ')
      if (plurals.has(last.toLowerCase())) return phrase
      const listed = nouns.get(last.toLowerCase())
      if (listed !== undefined) return [...before.slice(0, -size), likeCase(last.slice(0, 2), listed), ...after].join(' ')
    }
    const head = before.pop() ?? ''
    return [...before, pluralWord(head), ...after].join(' ')
  }

  function isPlural(phrase: string): boolean {
    const words = phrase.split(' ')
    if (words.length > 1 && plurals.has(words.slice(-2).join(' ').toLowerCase())) return true
    const head = words[headEnd(words) - 1] ?? ''
    const bare = head.replace(/^\P{L}+|[^\p{L}.]+$/gu, '')
    const tail = hyphenTails.find((each) => bare.toLowerCase().endsWith(each))
    return looksPlural(tail ? bare.slice(0, -tail.length) : bare)
  }

  const pronouns: Readonly<Record<string, string>> = {
    I: 'my',
    we: 'our',
    you: 'your',
    he: 'his',
    she: 'her',
    it: 'its',
    they: 'their',
    who: 'whose',
  }

  function possessive(phrase: string): string {
    if (phrase.trim() === '') return phrase
    const pronoun = Object.hasOwn(pronouns, phrase) ? pronouns[phrase] : undefined
    if (pronoun) return pronoun
    const last = phrase.split(' ').at(-1) ?? ''
    const bare = last.replace(/[^\p{L}.]+$/u, '')
    // AP style: plurals and names in -s take the bare apostrophe, common singulars 's.
    const bareApostrophe = /s$/i.test(bare) && (/^\p{Lu}/u.test(bare) || looksPlural(bare) || plurals.has(bare.toLowerCase()))
    return bareApostrophe && bare === last ? `${phrase}'` : `${phrase}'s`
  }

  function compare(adjective: string, column: 'comparative' | 'superlative', ending: string, word: string): string {
    const lower = adjective.toLowerCase()
    const listed = adjectives.get(lower)?.[column]
    if (listed) return likeCase(adjective, listed)
    if (!/^[a-z]+$/i.test(adjective)) return `${word} ${adjective}`
    const count = syllables(lower)
    const short = count === 1 ? !/(?:ed|ing)$/.test(lower) : count === 2 && /[^aeiou]y$/.test(lower)
    if (!short) return `${word} ${adjective}`
    if (/[^aeiou]y$/.test(lower)) return `${adjective.slice(0, -1)}i${ending}`
    if (/e$/.test(lower)) return adjective + ending.slice(1)
    if (oneSyllableCvc.test(lower)) return adjective + lower.at(-1) + ending
    return adjective + ending
  }

  function capitalize(text: string): string {
    const found = /^([^\p{L}\p{N}]*)([\p{L}\p{N}]+)/u.exec(text)
    if (!found) return text
    const [, lead = '', word = ''] = found
    if (/^\p{N}/u.test(word) || /^\p{Ll}+\p{Lu}/u.test(word)) return text
    const first = String.fromCodePoint(word.codePointAt(0)!)
    return lead + first.toUpperCase() + text.slice(lead.length + first.length)
  }

  return {
    third: (verb) => inflectVerb(verb, 'third'),
    past: (verb) => inflectVerb(verb, 'past'),
    participle: (verb) => inflectVerb(verb, 'participle'),
    gerund: (verb) => inflectVerb(verb, 'gerund'),
    plural,
    isPlural,
    possessive,
    comparative: (adjective) => compare(adjective, 'comparative', 'er', 'more'),
    superlative: (adjective) => compare(adjective, 'superlative', 'est', 'most'),
    capitalize,
  }
}
