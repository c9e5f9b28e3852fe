import { type Morph, spansOf, textOf } from '../../nodes/node.ts'
import { coordination, type NounPhrase, text } from '../../tree.ts'
import { obeys, segment, type Unit } from '../units.ts'
import { compose } from './compose.ts'
import type { CompoundTools } from './tools.ts'

const kana = /^[\p{Script=Katakana}ー]+$/u
const initial = /^[A-ZＡ-Ｚ]$/
const dot = '・'

/** The J of J・クーンズ. */
function isInitial(morph: Morph | undefined): boolean {
  return morph !== undefined && /^[A-ZＡ-Ｚ]$/.test(morph.surface)
}

/** The words between the dots; the dot of an initial is a full stop. */
function groupsOf(morphs: readonly Morph[]): Morph[][] {
  const groups: Morph[][] = [[]]
  for (const [index, morph] of morphs.entries()) {
    const { surface } = morph
    if (surface === '・' && isInitial(morphs[index - 1]) && kana.test(morphs[index + 1]?.surface ?? '')) continue
    // 脱・一極集中: the dot only sets the prefix off
    if (surface === dot && index === 1 && morphs[0]!.pos === 'prefix') continue
    if (/^[・／/]$/.test(surface)) groups.push([])
    else if (isInitial(morph) && morphs[index + 1]?.surface === '・' && kana.test(morphs[index + 2]?.surface ?? ''))
      groups.at(-1)!.push({ ...morph, surface: `${surface.normalize('NFKC')}.`, lemma: surface })
    else groups.at(-1)!.push(morph)
  }
  return groups.filter((group) => group.length)
}

/** A katakana name with its dot: ジョー|・|バイデン; beside an initial every katakana word is part of it: ジョン|・|F|・|ペンバートン. */
function isForeignName(groups: readonly Morph[][], { lexicon }: CompoundTools): boolean {
  const words = groups.map(([first]) => first!.surface)
  const named = words.some((word) => initial.test(word))
  const part = (word: string) => kana.test(word) && (named || !lexicon.has(word))
  return (
    groups.every((group) => group.length === 1 && (!group[0]!.entity || (named && group[0]!.entity.type === 'PERSON'))) &&
    kana.test(words.at(-1)!) &&
    words.every((word) => initial.test(word) || part(word))
  )
}

/** P|・|クヴィトバ → P. Kuvitoba */
function pointed(morphs: readonly Morph[]): Morph[] {
  return morphs.map((morph, at) =>
    initial.test(morph.surface) && morphs[at + 1]?.surface === dot ? { ...morph, surface: `${morph.surface}.` } : morph,
  )
}

/** The units of the last group; a listed compound in two words is cut where the other groups cannot be of its kind: 保険・投資|会社. */
function unitsOf(groups: readonly Morph[][], { lexicon }: CompoundTools): Unit[] {
  const words = groups.at(-1)!
  const units = segment(words, lexicon)
  if (units.length !== 1 || words.length !== 2) return units
  const halves = words.flatMap((word) => segment([word], lexicon))
  const sem = (unit: Unit | undefined): string => unit?.rows[0]?.sem ?? ''
  const kind = sem(halves.at(-1))
  return halves.every((half) => half.rows.length) && groups.slice(0, -1).every((group) => sem(segment(group, lexicon)[0]) !== kind)
    ? halves
    : units
}

/** 生産・調達|網 → production and procurement network: the last word is the head of both. Null when it is not. */
function sharedHead(groups: readonly Morph[][], near: readonly string[], tools: CompoundTools): NounPhrase | null {
  const tail = unitsOf(groups, tools)
  const loose = groups.slice(0, -1).every((group) => {
    const [first] = group
    return segment(group, tools.lexicon).length === 1 && !first!.entity && !first!.quantity && !first!.pos.startsWith('noun.proper')
  })
  const [last, head] = tail
  if (!loose || tail.length !== 2 || last!.morphs[0]!.entity || head!.pos.startsWith('suffix')) return null
  const made = compose(head!.morphs, near, tools)
  const modifiers = [...groups.slice(0, -1), last!.morphs].map((group) => compose(group, [], tools))
  made.before.unshift(coordination(modifiers.map((one) => ({ ...one, determiner: 'none' as const }))))
  return made
}

/** 中国・重慶市 → Chongqing, China; a country after the dot stands for itself. Null for other pairs. */
function placeInPlace(made: readonly NounPhrase[], groups: readonly Morph[][], { lexicon }: CompoundTools): NounPhrase | null {
  const [first, second] = made
  const off = /^waters off [A-Z]/.test(second?.head ?? '')
  if (made.length !== 2 || !first!.proper || !(second!.proper || off) || first!.sem !== 'place' || !(second!.sem === 'place' || off))
    return null
  if (groups[1]![0]!.country) return null
  // 富山・石川: two prefectures
  if (groups[1]!.length === 1 && lexicon.has(`${groups[1]![0]!.surface}\u770c`)) return null
  second!.after.push(text(`, ${first!.head},`, first!.from))
  return second!
}

const routes = /\b(?:Shinkansen|Line|Expressway)$/

/** 東海道・山陽|新幹線 → Tokaido and Sanyo Shinkansen: two names of one kind of route. Null for other pairs. */
function routesOf([first, second, ...more]: readonly NounPhrase[]): NounPhrase | null {
  if (more.length || !first?.proper || !second?.proper || first.after.length || second.before.length) return null
  if (!routes.test(second.head) || routes.test(first.head)) return null
  return { ...second, head: `${first.head} and ${second.head}`, from: [...first.from, ...second.from] }
}

/** 与党・共和党 → ruling Republican Party: what an organisation is, before its name. Null for other pairs. */
function partyOf(made: readonly NounPhrase[]): NounPhrase | null {
  const [first, second] = made
  if (made.length !== 2 || first!.proper || !second!.proper || first!.unknown || !first!.sem) return null
  if (first!.before.length || first!.after.length || first!.number === 'plural' || first!.bare) return null
  const bodies = /^(?:org|group)$/
  if (!bodies.test(first!.sem) || !bodies.test(second!.sem)) return null
  const last = first!.head.split(' ').at(-1)!
  const shared = second!.head.toLowerCase().endsWith(` ${last}`) && first!.head !== last
  second!.before.unshift(text(shared ? first!.head.slice(0, -last.length - 1) : first!.head, first!.from))
  return second!
}

/** Kinds of things that stand for others of their kind. */
const kinds =
  /^(?:artefact|machine|vehicle|part|material|substance|food|medicine|animal|plant|org|group|structure|building|document|event|disease)$/

/** 半導体等|電子部品 → semiconductors and other electronic components: what is named first is one of those behind it. Null for all else. */
function andOther(morphs: readonly Morph[], near: readonly string[], tools: CompoundTools): NounPhrase[] | null {
  const at = morphs.findIndex(({ surface, pos }) => surface === '\u7b49' && pos === 'suffix')
  const next = morphs[at + 1]
  if (at < 1 || !next || !/^noun(?:\.na)?$/.test(next.pos) || morphs[at - 1]!.quantity) return null
  const [first, others] = [compose(morphs.slice(0, at), near, tools), compose(morphs.slice(at + 1), near, tools)]
  const fits = ({ sem, unknown }: NounPhrase): boolean => kinds.test(sem) || (sem === '' && !unknown)
  if (!fits(first) || !fits(others) || others.proper || others.bare || others.quantity) return null
  if (first.count === 'C' && !first.proper) first.number = 'plural'
  if (others.count === 'C') others.number = 'plural'
  others.before.unshift(text('other', spansOf([morphs[at]!])))
  first.determiner = 'none'
  others.determiner = 'none'
  return [first, others]
}

/** Words joined by middle dots: 技術・資本 → two nouns; 中国・重慶市 → a place in a place. Katakana names keep theirs in one token or one lexicon row. */
export function composeAll(morphs: readonly Morph[], near: readonly string[], tools: CompoundTools): NounPhrase[] {
  const whole = (): NounPhrase[] => [compose(morphs, near, tools)]
  const known = textOf(morphs)
  if (tools.lexicon.has(known)) {
    // 原油・粗油: listed with its dot, so that the dot is a letter of the word
    const terms = morphs.flatMap(({ entity }) => (entity ? [entity.en] : []))
    const { entity: _entity, name: _name, ...word } = morphs[0]!
    if (!known.includes(dot) || kana.test(known.replaceAll(dot, '')) || !obeys(tools.lexicon.words(known), terms)) return whole()
    return [compose([{ ...word, surface: known, lemma: known, end: morphs.at(-1)!.end }], near, tools)]
  }
  const named = andOther(morphs, near, tools)
  if (named) return named
  const groups = groupsOf(morphs)
  if (groups.length === 1) return [compose(groups[0]!, near, tools)]
  if (groups.length < 2) return whole()
  if (isForeignName(groups, tools)) return [compose(pointed(morphs), near, tools)]
  const head = sharedHead(groups, near, tools)
  if (head) return [head]
  const made = groups.map((group) => compose(group, near, tools))
  const one = routesOf(made) ?? placeInPlace(made, groups, tools) ?? partyOf(made)
  return one ? [one] : made
}
