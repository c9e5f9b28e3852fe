import { coreText, type Node, type Tree } from '../../nodes/node.ts'
import { tollOf } from '../../tolls.ts'
import { supplied } from './headline-items.ts'
import { living, type RewriteTools, rehead } from './tools.ts'

const longestLead = 6
const amounts = new Set(['date', 'time', 'duration', 'money', 'percent', 'measure', 'count'])

/** The noun before the first comma, with all that stands before it hung on it: 7月の|貿易収支、. */
export function leadingNoun(tree: Tree): Node | undefined {
  const before: Node[] = []
  for (const node of living(tree)) {
    if (node.index === tree.root) return undefined
    if (node.comma) {
      const own = (one: Node): boolean => one.head === node.index || (one.head >= 0 && before.includes(tree.nodes[one.head]!))
      return node.tail.length || node.opens || node.closes || !before.every(own) ? undefined : node
    }
    if (before.push(node) > longestLead || node.stop) return undefined
  }
  return undefined
}

/** 商店街で火災、12棟焼ける: what happened, before what came of it, which counts its own. */
function isEvent(tree: Tree, node: Node, { lexicon, particles }: RewriteTools['grammar']): boolean {
  const what = node.core.at(-1)!
  const row = lexicon.words(coreText(node))[0] ?? lexicon.words(what.surface)[0]
  if (what.quantity || what.entity || !/^(?:event|act|weather)$/.test(row?.sem ?? '')) return false
  // 電炉に転換、29年までに: it has its own circumstances
  const placed = [...living(tree)].some(
    ({ index, tail }) => index < node.index && tail.length === 1 && ['ni', 'de'].includes(particles.get(tail[0]!.surface) ?? ''),
  )
  if (placed && row?.sem !== 'weather') return true
  const root = tree.nodes[tree.root]!
  const counts = (one: Node): boolean => one.core.some(({ quantity }) => quantity?.kind === 'count')
  if (root.core.length > 1 && counts(root)) return true
  return root.children.some((index) => {
    const one = tree.nodes[index]!
    const subject = !one.tail.length || (one.tail.length === 1 && particles.get(one.tail[0]!.surface) === 'ga')
    return !one.dead && one !== node && subject && counts(one)
  })
}

/** 国道で→…|衝突、|8人けが → 国道で→衝突: what stands before the comma is said of what happened. True when that is what the headline begins with. */
function gatherEvent(tree: Tree, grammar: RewriteTools['grammar']): boolean {
  const before: Node[] = []
  let event: Node | undefined
  for (const node of living(tree)) {
    if (node.comma || before.length > longestLead) {
      event = node
      break
    }
    before.push(node)
  }
  if (!event?.comma || event.tail.length || event.opens || event.closes || event.index === tree.root) return false
  // 岩手で震度6弱、1人死亡: whatever stands before what became of people
  const toll = tollOf(tree.nodes[tree.root]!, grammar)
  if (toll && tollOf(event, grammar)) return false
  if (!toll && !isEvent(tree, event, grammar)) return false
  tree.event = event.index
  return true
}

/** The event a headline begins with, with all that stands before it hung on it and cut from what came of it; undefined for other headlines. */
export function takeEvent(tree: Tree): Node | undefined {
  const event = tree.event === undefined ? undefined : tree.nodes[tree.event]
  const root = tree.nodes[tree.root]!
  if (!event || event.dead) return undefined
  for (const node of living(tree)) if (node.index < event.index && node.head > event.index) rehead(tree, node, event)
  if (event.head >= 0) tree.nodes[event.head]!.children = tree.nodes[event.head]!.children.filter((index) => index !== event.index)
  root.children = root.children.filter((index) => index !== event.index)
  event.head = -1
  tree.event = undefined
  return event
}

/** 大阪地裁は|請求棄却: a topic that is no time is the subject. */
function isAbout(node: Node, words: RewriteTools['words']): boolean {
  const { topic, role } = words(node)
  return topic && !role && !['date', 'time', 'duration'].includes(node.core.at(-1)!.quantity?.kind ?? '')
}

/** A noun that may be somebody's: no name, and no number. */
function isPart({ core, children, opens }: Node): boolean {
  return (
    !children.length &&
    opens === '' &&
    core.every(({ entity, name, quantity }) => !(entity && entity.type !== 'OTHER') && !name && !quantity)
  )
}

/** アオネ電池、福島に工場 → アオネ電池が福島に工場: headlines leave particles out, and the noun before the comma is the subject. */
export function headlineSubject(tree: Tree, { grammar, words, isVerbal }: RewriteTools): void {
  if (gatherEvent(tree, grammar)) return
  const first = leadingNoun(tree)
  if (!first) return
  const last = first.core.at(-1)!
  // 私大2校、28年春に統合: so many of something may be a subject
  const counted = first.core.length > 1 && last.quantity?.kind === 'count'
  if (last.quantity && !counted && amounts.has(last.quantity.kind)) return
  // 2人死亡、3人けが: a toll is no subject
  if (first.core.length > 1 && first.core[0]!.quantity?.unit === 'person') return
  if (grammar.lexicon.words(coreText(first))[0]?.sem === 'time') return
  if (!/^(?:noun|suffix|unknown)/.test(last.pos) || last.pos.startsWith('noun.adverbial')) return
  const taken = [...living(tree)].some((node) => node.head === tree.root && (words(node).role === 'ga' || isAbout(node, words)))
  const about = [...living(tree)].some((node) => node.head === tree.root && isAbout(node, words))
  const isLabel = about || last.entity?.type === 'EVENT' || (!last.entity && !last.name)
  const bearer = [...living(tree)].find((node) => node.head === tree.root && words(node).role === 'ga')
  if (bearer && !isLabel && last.entity?.type === 'ORG' && isPart(bearer)) {
    // 日銀、総裁が会見: whose it is
    const [no] = [...grammar.particles].find(([, key]) => key === 'no') ?? []
    first.tail = [{ ...supplied(last, no ?? ''), pos: 'particle.adnominal' }]
    first.comma = false
    first.type = 'adnominal'
    rehead(tree, first, bearer)
    return
  }
  if (taken && isLabel) {
    // 原発3号機、規制委が審査書案を了承: what it is about
    if (!last.pos.startsWith('noun.adverbial') && !last.quantity && (about || last.entity || isVerbal(tree.nodes[tree.root]!)))
      tree.event = first.index
    return
  }
  const [ga] = [...grammar.particles].find(([, key]) => key === 'ga') ?? []
  if (!ga) return
  first.tail = [supplied(last, ga)]
  first.comma = false
  first.type = 'case'
  if (first.head !== tree.root) rehead(tree, first, tree.nodes[tree.root]!)
}
