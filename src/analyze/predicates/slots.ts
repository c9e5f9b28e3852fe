import type { ArgumentOrigin, Predicate, Slot } from '../../document.ts'
import { makeLexicon } from '../../language/lexicon.ts'
import type { Language } from '../../language/load.ts'
import type { Draft } from './draft.ts'
import type { Part } from './phrases.ts'

/** A slot and the bunsetsu that fills it. */
export interface Filler {
  readonly slot: Slot
  readonly at: number
  readonly origin: ArgumentOrigin
}

const agents: ReadonlySet<string> = new Set(['person', 'org', 'role', 'group', 'country'])
const settings: ReadonlySet<string> = new Set(['time', 'duration'])
/** Never what a later clause goes on about. */
const unsaid: ReadonlySet<string> = new Set(['time', 'duration', 'formal', 'number', 'relation', 'measure'])
/** Shops and offices act through those who work there. */
const houses: ReadonlySet<string> = new Set(['place', 'structure'])
const places: ReadonlySet<string> = new Set(['place', 'structure', 'nature', 'country'])
const families: Readonly<Record<string, readonly string[]>> = {
  person: ['person', 'role', 'group', 'org', 'country'],
  org: ['org', 'group', 'country', 'person', 'role'],
  place: ['place', 'country', 'structure', 'nature'],
}

/** True for what acts: persons, organisations, countries; also when nobody knows. */
export function acts(sem: string): boolean {
  return sem === '' || agents.has(sem)
}

/** What the lexicon's frames say of a predicate. */
export interface Valency {
  /** Every frame asks for を: it cannot stand without an object. */
  readonly transitive: boolean
  /** Some frame has を. */
  readonly object: boolean
  /** Semantic classes が may have; empty for any. */
  readonly subject: ReadonlySet<string>
}

const anyValency: Valency = { transitive: false, object: false, subject: new Set() }

/** Makes the reader of valencies: 建設する → transitive. */
export function makeValencies(language: Language): (lemma: string, kind: Predicate['kind']) => Valency {
  const lexicon = makeLexicon(language)
  const kept = new Map<string, Valency>()
  return (lemma, kind) => {
    if (kind === 'noun') return anyValency
    const key = kind === 'na' ? lemma.slice(0, -1) : lemma
    const known = kept.get(key)
    if (known) return known
    const frames = lexicon.frames(key).filter((frame) => !frame.adverbial && !frame.passiveOnly)
    const open = frames.filter((frame) => frame.slots.every(({ fillers }) => !fillers.length))
    const subject = new Set<string>()
    let any = open.length === 0
    for (const frame of open) {
      const ga = frame.slots.find(({ name }) => name === 'ga')
      if (!ga?.classes.length) any = true
      else for (const one of ga.classes) for (const sem of families[one] ?? [one]) subject.add(sem)
    }
    const made: Valency = {
      transitive: open.length > 0 && open.every((frame) => frame.slots.some(({ name, optional }) => name === 'o' && !optional)),
      object: frames.some((frame) => frame.slots.some(({ name }) => name === 'o')),
      subject: any ? new Set() : subject,
    }
    kept.set(key, made)
    return made
  }
}

/** True when a noun of this class may be the subject; who has an object to act on acts. */
export function subjectFits(valency: Valency, draft: Draft, sem: string, hasObject: boolean): boolean {
  if (unsaid.has(sem)) return false
  if (draft.voice === 'active' && (hasObject || valency.transitive) && draft.kind === 'verb') return acts(sem) || houses.has(sem)
  return sem === '' || !valency.subject.size || valency.subject.has(sem) || draft.voice !== 'active'
}

/**
 * Fills the slots that are said: cases first, then topics, then the noun a relative clause modifies.
 * その橋は10年前に建てた → o=橋 (topic); 建てた橋 → o=橋 (relative); 橋を建てた会社 → ga=会社 (relative).
 */
export function fillSlots(
  draft: Draft,
  valency: Valency,
  parts: readonly Part[],
  semOf: (at: number) => string,
  isClause: (at: number) => boolean,
): { readonly fillers: readonly Filler[]; readonly gap: Predicate['gap']; readonly spare: readonly number[] } {
  const fillers: Filler[] = []
  const spare: number[] = []
  const has = (slot: Slot) => fillers.some((one) => one.slot === slot)
  const topics: number[] = []
  for (const at of draft.children) {
    const part = parts[at]!
    if (isClause(at)) continue
    const slot = part.slot
    if (slot === 'other') {
      if (!part.adnominal) continue
      // 生産の|拡大を|図る has the object of 拡大する; 火の|出た|原因 its subject.
      if (draft.light) {
        if (!has('o') && valency.object) fillers.push({ slot: 'o', at, origin: 'case' })
      } else if (draft.noun >= 0 && draft.kind === 'verb' && !has('ga') && !places.has(semOf(at)) && !settings.has(semOf(at)))
        fillers.push({ slot: 'ga', at, origin: 'case' })
    } else if (slot) {
      if (!has(slot)) fillers.push({ slot, at, origin: 'case' })
    } else if ((part.topic || part.also) && !settings.has(semOf(at)) && part.core.length) topics.push(at)
  }
  for (const at of topics) {
    const sem = semOf(at)
    const object = valency.object && draft.voice === 'active' && !has('o')
    if (!has('ga') && !(object && valency.transitive && !acts(sem))) fillers.push({ slot: 'ga', at, origin: 'topic' })
    else if (object) fillers.push({ slot: 'o', at, origin: 'topic' })
    else spare.push(at)
  }
  // 北陸電子、|新型センサーを|開発: headlines leave が out.
  const bare = draft.children[0]
  if (bare === 0 && !has('ga') && !isClause(bare)) {
    const { comma, tail } = parts[bare]!
    const sem = semOf(bare)
    if (comma && !tail.length && agents.has(sem)) fillers.push({ slot: 'ga', at: bare, origin: 'case' })
  }
  if (draft.role !== 'relative') return { fillers, spare, gap: draft.role === 'content' ? 'other' : '' }
  const sem = semOf(draft.noun)
  const gap = gapOf(draft, valency, sem, has)
  if (gap !== 'time' && gap !== 'other') fillers.push({ slot: gap, at: draft.noun, origin: 'relative' })
  return { fillers, spare, gap }
}

function gapOf(draft: Draft, valency: Valency, sem: string, has: (slot: Slot) => boolean): Slot | 'time' | 'other' {
  if (settings.has(sem)) return 'time'
  const active = draft.voice === 'active'
  if (draft.kind !== 'verb') return has('ga') ? 'other' : 'ga'
  const object = valency.object && active && !has('o')
  if (!has('ga')) {
    if (object && (valency.transitive || !subjectFits(valency, draft, sem, false)) && !agents.has(sem)) return 'o'
    // 水素に変える技術: what has an object is made by somebody, and this is nobody.
    return active && valency.transitive && has('o') && sem !== '' && !subjectFits(valency, draft, sem, true) ? 'de' : 'ga'
  }
  if (object) return 'o'
  if (places.has(sem)) return 'de'
  return has('ni') ? 'other' : places.has(sem) ? 'ni' : 'other'
}
