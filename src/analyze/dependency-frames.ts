import type { Token } from '../document.ts'
import { type Lexicon, makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'

/** What the lexicon says of the words of a bunsetsu, as far as attachment asks. */
export interface Words {
  /** Semantic class of the core noun (`org`, `place`, `act` …), '' when the lexicon does not say. */
  readonly sem: string
  /** Particle → semantic classes its noun may have (none: any), over all frames of the predicate; undefined for a predicate without frames. */
  readonly slots: ReadonlyMap<string, ReadonlySet<string>> | undefined
}

const none: Words = { sem: '', slots: undefined }
const byTag: Readonly<Record<string, string>> = {
  'noun.proper.person': 'person',
  'noun.proper.surname': 'person',
  'noun.proper.given': 'person',
  'noun.proper.place': 'place',
  'noun.proper.country': 'place',
  'noun.proper.org': 'org',
  'noun.number': 'number',
  'suffix.counter': 'number',
  'suffix.person': 'person',
  'suffix.place': 'place',
  pronoun: 'pronoun',
}

/** Makes the look-up: 工場を, 建てた → class `place`; slots が, を. */
export function makeWords(language: Language): (tokens: readonly Token[], coreAt: number, predicate: boolean) => Words {
  const lexicon = makeLexicon(language)
  const particleOf = new Map(language.rows('ja-en/particles').flatMap((row) => (row.key ? [[row.key, row.surface ?? '']] : [])))
  const suru = language.rows('ja/keys').find((row) => row.key === 'suru')?.ja ?? ''
  const slotsOf = makeSlots(lexicon, particleOf)

  return (tokens, coreAt, predicate) => {
    const core = tokens[coreAt]
    if (!core) return none
    if (predicate) {
      const before = tokens[coreAt - 1]
      if (core.lemma === suru && before?.pos === 'noun.sahen') return { sem: '', slots: slotsOf(`${before.surface}${suru}`) }
      if (core.pos === 'noun.sahen') return { sem: '', slots: slotsOf(`${core.surface}${suru}`) }
      return { sem: '', slots: slotsOf(core.lemma) }
    }
    const listed = byTag[core.pos]
    if (listed) return { sem: listed, slots: undefined }
    const row = lexicon.words(core.surface).find(({ sem }) => sem !== '')
    return { sem: row?.sem ?? '', slots: undefined }
  }
}

function makeSlots(lexicon: Lexicon, particleOf: ReadonlyMap<string, string>) {
  const kept = new Map<string, ReadonlyMap<string, ReadonlySet<string>> | undefined>()
  return (lemma: string) => {
    if (kept.has(lemma)) return kept.get(lemma)
    const frames = lexicon.frames(lemma)
    const made = new Map<string, Set<string>>()
    for (const { slots } of frames) {
      for (const { name, classes } of slots) {
        const particle = particleOf.get(name) ?? name
        const known = made.get(particle)
        if (!known) made.set(particle, new Set(classes))
        else if (!classes.length) known.clear()
        else if (known.size) for (const one of classes) known.add(one)
      }
    }
    const found = frames.length ? made : undefined
    kept.set(lemma, found)
    return found
  }
}
