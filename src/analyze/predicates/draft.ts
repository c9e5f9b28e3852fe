import type { Bunsetsu, ClauseRole, Predicate, Token, Voice } from '../../document.ts'
import { type EndingRead, makeEndingReader } from '../../language/endings.ts'
import { makeLexicon } from '../../language/lexicon.ts'
import type { Language } from '../../language/load.ts'
import { makePotentials } from '../../language/potentials.ts'
import { is, wordLists } from '../words.ts'
import type { Part } from './phrases.ts'

/** A predicate before anybody asked who does what. */
export interface Draft {
  readonly at: number
  /** Last bunsetsu that carries its ending. */
  readonly last: number
  readonly lemma: string
  readonly kind: Predicate['kind']
  readonly voice: Voice
  readonly past: boolean
  readonly negated: boolean
  readonly polite: boolean
  readonly mood: Predicate['mood']
  readonly meanings: readonly string[]
  readonly light: string
  readonly role: ClauseRole
  /** Noun of a relative or content clause, -1 for none. */
  readonly noun: number
  /** Bunsetsu that depend on it, verbal nouns of light verbs replaced by what depends on them. */
  readonly children: readonly number[]
}

interface Found {
  readonly lemma: string
  readonly kind: Draft['kind']
  readonly tail: readonly Token[]
  readonly potential: boolean
}

const longestEnding = 4

/** Makes the reader of predicates: 建設を|行う|予定だ。 → one draft, lemma 建設する, light 行う, plan. */
export function makeDrafts(language: Language) {
  const lexicon = makeLexicon(language)
  const endings = makeEndingReader(language)
  const words = wordLists(language)
  const keys = new Map(language.rows('ja/keys').map((row) => [row.key!, row.ja!]))
  const [suru, dekiru, copula, to, you, ka, kadouka] = ['suru', 'dekiru', 'da', 'to', 'you', 'ka', 'kadouka'].map(
    (key) => keys.get(key) ?? '',
  )
  const potentialBase = makePotentials(language, lexicon)
  const places = new Set(['when', 'where', 'why'])
  const contents = new Set(language.rows('ja-en/content-nouns').flatMap(({ ja, form }) => (places.has(form!) ? [] : [ja!])))

  /** The longest end of a noun compound that the lexicon has as a verb: 共同|開発 → 開発する. */
  function verbal(core: readonly Token[]): string | undefined {
    const surfaces = core.map(({ surface }) => surface)
    for (let from = 0; from < core.length; from += 1) {
      const lemma = surfaces.slice(from).join('') + suru
      if (lexicon.hasFrames(lemma)) return lemma
    }
    const last = core.at(-1)!
    return last.pos === 'noun.sahen' || last.pos === 'suffix.sahen' ? last.surface + suru : undefined
  }

  function find({ core, tail }: Part): Found | undefined {
    const last = core.at(-1)
    if (!last) return undefined
    if (last.pos === 'verb' || last.pos === 'verb.dependent') {
      const [next] = tail
      const second =
        next && is(next.pos, 'verb') && next.pos !== 'verb.suffix' && last.form.startsWith('continuative') && next.conjugation !== 'sahen'
      const compound = second ? last.surface + next.lemma : ''
      // 架け|替える is a verb of its own even if nobody lists it; 売り|始める is 売る, begun.
      if (compound && (lexicon.hasFrames(compound) || !endings.read([next!], []).endings.length))
        return { lemma: compound, kind: 'verb', tail: tail.slice(1), potential: false }
      const base = potentialBase(last.lemma)
      return { lemma: base ?? last.lemma, kind: 'verb', tail, potential: base !== undefined }
    }
    if (is(last.pos, 'adjective') && last.form !== 'stem') {
      const whole = core.map((token, at) => (at === core.length - 1 ? token.lemma : token.surface)).join('')
      return { lemma: lexicon.hasFrames(whole) ? whole : last.lemma, kind: 'adjective', tail, potential: false }
    }
    const [first] = tail
    if (!first) return undefined
    if (is(first.pos, 'verb') && first.pos !== 'verb.suffix') {
      if (first.lemma === suru || first.conjugation === 'sahen' || first.lemma === dekiru) {
        const lemma = verbal(core) ?? (is(last.pos, 'noun') || last.pos === 'unknown' ? last.surface + suru : first.lemma)
        return { lemma, kind: 'verb', tail: tail.slice(1), potential: first.lemma === dekiru }
      }
      return { lemma: first.lemma, kind: 'verb', tail: tail.slice(1), potential: false }
    }
    if (first.pos !== 'auxiliary') return undefined
    const na = last.pos === 'noun.na' || last.pos === 'suffix.na' || last.pos === 'formal.na'
    return { lemma: last.surface + copula, kind: na ? 'na' : 'noun', tail, potential: false }
  }

  /** Bunsetsu right behind one, as long as each is the head of the one before: where an ending may run on. */
  function following(parts: readonly Part[], bunsetsu: readonly Bunsetsu[], at: number): number[] {
    const made: number[] = []
    for (let now = at; made.length < longestEnding && !parts[now]!.comma && bunsetsu[now]!.head === now + 1; now += 1) {
      if (parts[now + 1]!.opens || parts[now]!.closes || !parts[now + 1]!.core.length) break
      made.push(now + 1)
    }
    return made
  }

  /** 建てると|発表した, 急ぐよう|求めた: what a verb of saying says, although と and よう also make conditions and purposes. */
  function quotes(parts: readonly Part[], last: number, head: number): boolean {
    const { tail, closes } = parts[last]!
    const mark = tail.at(-1)
    if (!mark || (mark.surface !== to && mark.surface !== you)) return false
    if (mark.surface === to && closes) return true
    const verb = find(parts[head]!)
    return verb !== undefined && lexicon.frames(verb.lemma).some((frame) => frame.slots.some(({ name }) => name === 'quote'))
  }

  function roleOf(parts: readonly Part[], bunsetsu: readonly Bunsetsu[], last: number, read: EndingRead<Token>): [ClauseRole, number] {
    const part = parts[last]!
    const { type, head } = bunsetsu[last]!
    const final = read.endings.at(-1)
    if (head < 0) return ['main', -1]
    if (part.tail.some(({ pos }) => is(pos, 'formal')) && (part.slot || part.topic || part.also)) return ['nominal', -1]
    if (part.tail.some(({ surface }) => surface === ka || surface === kadouka)) return ['nominal', -1]
    if (type === 'quote' || quotes(parts, last, head) || final?.id === 'ending.link.toshite') return ['quote', -1]
    if (final?.op === 'link') return [final.argument.startsWith('and') && !final.argument.includes('but') ? 'chain' : 'link', -1]
    if (type === 'adnominal' || part.adnominal || final?.op === 'adn') {
      const noun = parts[head]!.core.at(-1)
      if (!noun) return ['main', -1]
      if (words('purpose').has(noun.surface)) return ['link', -1]
      if (noun.pos === 'formal' && contents.has(noun.surface)) return ['nominal', head]
      const said = part.tail.some(({ pos }) => pos === 'particle.compound' || pos === 'particle.adnominal' || pos === 'particle.quote')
      return [said || final?.op === 'adn' || contents.has(noun.surface) ? 'content' : 'relative', head]
    }
    if (type === 'te' || type === 'noun' || type === 'adverb') return ['chain', -1]
    return ['link', -1]
  }

  return (bunsetsu: readonly Bunsetsu[], parts: readonly Part[]): Draft[] => {
    const children: number[][] = bunsetsu.map(() => [])
    for (const [at, { head }] of bunsetsu.entries()) if (head >= 0) children[head]!.push(at)
    const drafts: Draft[] = []
    /** The draft a bunsetsu belongs to. */
    const owner = new Map<number, number>()
    for (const [at, part] of parts.entries()) {
      if (owner.has(at)) continue
      const found = find(part) ?? bare(at)
      if (!found) continue
      const later = following(parts, bunsetsu, at)
      const read = endings.read(
        found.tail,
        later.map((one) => [...parts[one]!.core, ...parts[one]!.tail]),
      )
      let used = read.used
      // 悪化した|ためだ: the noun only closes the clause.
      const next = later[used]
      if (
        next !== undefined &&
        words('closing').has(parts[next]!.core.at(-1)?.surface ?? '') &&
        parts[next]!.core.length === 1 &&
        find(parts[next]!)
      )
        used += 1
      const last = at + used
      const says = new Set(read.endings.flatMap(({ means }) => means))
      if (found.potential) says.add('potential')
      const own = [at, ...later.slice(0, used)]
      for (const one of own) owner.set(one, drafts.length)
      const [role, noun] = roleOf(parts, bunsetsu, last, read)
      const dependents = own.flatMap((one) => children[one]!).filter((one) => !own.includes(one))
      const { lemma, light, args } = lightened(found.lemma, dependents)
      drafts.push({
        at,
        last,
        lemma,
        light,
        kind: found.kind,
        voice: voiceOf(says),
        past: says.delete('past'),
        negated: read.endings.filter(({ means }) => means.includes('negated')).length % 2 === 1,
        polite: says.delete('polite'),
        mood: says.delete('request') ? 'request' : says.delete('question') ? 'question' : 'statement',
        meanings: [...says].filter((word) => !['passive', 'causative', 'negated', 'question'].includes(word)),
        role,
        noun,
        children: args,
      })
    }
    return drafts

    /** A verbal noun that closes a clause on its own: 電池を|量産、 */
    function bare(at: number): Found | undefined {
      const { core, tail, comma } = parts[at]!
      if (tail.length || !(comma || at === parts.length - 1) || !core.length) return undefined
      if (!children[at]!.some((one) => ['ga', 'o', 'ni'].includes(parts[one]!.slot) || parts[one]!.topic)) return undefined
      const lemma = verbal(core)
      return lemma === undefined ? undefined : { lemma, kind: 'verb', tail, potential: false }
    }

    /** 生産の|拡大を|図る: the verbal noun is the predicate, and what depends on it is its own. */
    function lightened(lemma: string, dependents: readonly number[]): { lemma: string; light: string; args: readonly number[] } {
      const at = words('light').has(lemma) ? dependents.find((one) => parts[one]!.slot === 'o') : undefined
      const core = at === undefined ? [] : parts[at]!.core
      const noun = core.at(-1)
      if (at === undefined || !noun || (noun.pos !== 'noun.sahen' && noun.pos !== 'suffix.sahen'))
        return { lemma, light: '', args: dependents }
      return {
        lemma: verbal(core) ?? noun.surface + suru,
        light: lemma,
        args: [...children[at]!, ...dependents.filter((one) => one !== at)],
      }
    }
  }
}

function voiceOf(says: ReadonlySet<string>): Voice {
  if (says.has('causative')) return says.has('passive') ? 'causative-passive' : 'causative'
  return says.has('passive') ? 'passive' : 'active'
}
