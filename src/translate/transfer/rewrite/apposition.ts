import { entityClass } from '../../../language/lexicon.ts'
import { absorb, coreText, isTerm, type Morph, type Node, type Tree } from '../../nodes/node.ts'
import type { Grammar } from '../grammar.ts'
import { living, livingChildren, nextAlive, type Rewrite, type RewriteTools, rehead } from './tools.ts'

/** What kinds of nouns say who, where or which a name is. */
const named: Readonly<Record<string, string>> = {
  person: 'person',
  role: 'person',
  place: 'place',
  country: 'place',
  org: 'org',
  group: 'org',
}

/** The class of the name in a bunsetsu, titles and plurals aside; '' when it holds none. */
function nameClass(node: Node): string {
  const last = node.core.findLast((morph) => !morph.pos.startsWith('suffix')) ?? node.core[0]!
  const type = last.entity?.type ?? last.name?.type
  if (type) return entityClass[type]
  if (node.core.some((morph) => morph.entity?.type === 'PERSON' || morph.name?.type === 'PERSON')) return 'person'
  if (last.pos === 'noun.proper.person' || last.pos === 'noun.proper.surname') return 'person'
  return last.pos.startsWith('noun.proper.place') ? 'place' : ''
}

/** A word in katakana that no list knows: a name, where a name is expected. */
function isForeign(node: Node, { lexicon }: Grammar): boolean {
  const [only, ...others] = node.core
  return !others.length && !only!.quantity && /^[\p{Script=Katakana}ー・＝]{3,}$/u.test(only!.surface) && !lexicon.has(only!.surface)
}

/** The class of a common noun by its last word; '' for names and all that is not in the lexicon. */
function kindOf(node: Node, { lexicon }: Grammar): string {
  const last = node.core.at(-1)!
  const isName = (morph: Morph): boolean =>
    ['PERSON', 'LOC'].includes(morph.entity?.type ?? morph.name?.type ?? '') || morph.pos.startsWith('noun.proper')
  if (last.entity || last.quantity || last.pos.startsWith('noun.adverbial') || node.core.some(isName)) return ''
  const row = [...lexicon.words(coreText(node)), ...lexicon.words(last.surface)].find(({ pos }) => pos !== 'name')
  return named[row?.sem ?? ''] ?? ''
}

/** True for the last of a list: 医師、看護師、…. */
function isListed(tree: Tree, node: Node, { isPredicate, words }: RewriteTools): boolean {
  return livingChildren(tree, node).some((child) => {
    if (isPredicate(child) || words(child).adnominal) return false
    return words(child).list !== '' || (child.comma && !child.tail.length)
  })
}

/**
 * 首都、|サンティアゴ → 首都サンティアゴ: a noun and the name behind its comma are one, as they are without it. A noun that more is said of stays a
 * phrase beside the name: 大統領の側近、|ジョン・スミス.
 */
export const appositions: Rewrite = (tree, tools) => {
  const { grammar, isPredicate, words } = tools
  for (const node of living(tree)) {
    if (!node.comma || node.tail.length || node.head < 0 || node.opens || node.closes || node.quoteFrom >= 0 || node.asides.length) continue
    const next = nextAlive(tree, node.index)
    if (!next || next.opens || isPredicate(node) || next.core.at(-1)!.quantity) continue
    const kind = kindOf(node, grammar)
    const fits = kind !== '' && (nameClass(next) === kind || (kind !== 'org' && nameClass(next) === '' && isForeign(next, grammar)))
    if (!fits || isListed(tree, node, tools)) continue
    const children = livingChildren(tree, node)
    const plain = children.every((child) => words(child).adnominal && !isPredicate(child) && nameClass(child) === 'place')
    rehead(tree, node, next)
    if (plain) {
      const { comma } = next
      next.core = [...node.core, ...next.core]
      absorb(tree, next, node)
      next.comma = comma
    } else node.type = 'adnominal'
  }
}

/** 子どもが|いる→…|佐賀市の|女性 → いる→女性: a clause before the name of a place and the person from there tells of the person. */
export const clausesToPersons: Rewrite = (tree, { grammar, isPredicate, words }) => {
  for (const node of living(tree)) {
    const place = node.head < 0 ? undefined : tree.nodes[node.head]
    const person = place && tree.nodes[place.head]
    if (!person || node.type !== 'adnominal' || !isPredicate(node) || isPredicate(place)) continue
    const { adnominal, role } = words(place)
    if (!adnominal || role || nameClass(place) !== 'place' || person.index < place.index) continue
    if (nameClass(person) === 'person' || (nameClass(person) === '' && kindOf(person, grammar) === 'person')) rehead(tree, node, person)
  }
}

/** グループ→…|「スターズ」が|来る → グループ→「スターズ」が: a noun right before a name in quotation marks says what it is. */
export const quotedNames: Rewrite = (tree, { grammar, isPredicate }) => {
  for (const node of living(tree)) {
    const next = nextAlive(tree, node.index)
    if (!next?.opens || node.head < 0 || node.comma || node.stop || node.tail.length || node.opens || node.closes || node.quoteFrom >= 0)
      continue
    const last = node.core.at(-1)!
    if (!/^(?:noun|suffix)/.test(last.pos) || last.pos.startsWith('noun.adverbial') || last.quantity || last.name) continue
    if (last.entity && !isTerm(last)) continue
    const kind = kindOf(node, grammar)
    if (kind === 'person' || isPredicate(node) || grammar.lexicon.words(last.surface)[0]?.sem === 'time') continue
    if (next.quoteFrom !== next.index || isPredicate(next) || next.core.at(-1)!.quantity || next.tail.at(-1)?.pos === 'particle.quote')
      continue
    rehead(tree, node, next)
    node.type = 'adnominal'
  }
}
