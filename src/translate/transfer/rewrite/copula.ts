import type { Node, Tree } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import type { Grammar } from '../grammar.ts'
import { living, livingChildren, nextAlive, type Rewrite, type RewriteTools, rehead } from './tools.ts'

/** Classes of nouns in which something happens, by which it is done, or when. */
const settings: ReadonlySet<string> = new Set([
  'place',
  'country',
  'structure',
  'building',
  'event',
  'time',
  'duration',
  'field',
  'info',
  'nature',
])
/** Classes of nouns that nothing is done in or with. */
const persons: ReadonlySet<string> = new Set(['person', 'role'])

function classOf(node: Node, { lexicon }: Grammar): string {
  const last = node.core.at(-1)!
  if (last.entity || last.name) return 'name'
  return [...lexicon.words(last.surface)].find(({ pos }) => pos !== 'name')?.sem ?? ''
}

/** True for what は or は of a clause as a noun marks as topic: 原因は, 最も多いのは. */
function isTopic(node: Node, { words }: RewriteTools): boolean {
  const { topic, role, adnominal } = words(node)
  return topic && role === '' && (!adnominal || node.tail.some(({ pos }) => pos.startsWith('formal')))
}

/** で alone before a comma, as the case particle the dictionary takes it for. */
function isLoneDe(node: Node, { grammar }: RewriteTools): boolean {
  const last = node.tail.at(-1)
  const others = node.tail.slice(0, -1)
  if (!node.comma || !last?.pos.startsWith('particle') || !others.every(({ pos }) => pos.startsWith('particle.adverbial'))) return false
  return grammar.particles.get(last.surface) === 'de'
}

/** 差が|わずかで、: a noun with a が of its own is a predicate. */
function hasSubject(tree: Tree, node: Node, { words, isPredicate }: RewriteTools): boolean {
  return livingChildren(tree, node).some(
    (one) => one.index < node.index && !isPredicate(one) && words(one).role === 'ga' && one.tail.at(-1)?.pos === 'particle.case',
  )
}

/** True for a topic or a が behind the noun, on the same predicate. */
function subjectBehind(tree: Tree, node: Node, tools: RewriteTools, topicOnly: boolean): boolean {
  return livingChildren(tree, tree.nodes[node.head]!).some((one) => {
    if (one.index <= node.index || tools.isPredicate(one)) return false
    return isTopic(one, tools) || (!topicOnly && tools.words(one).role === 'ga')
  })
}

/** 歌手で、|俳優の|田中氏 → 歌手、俳優の: two things one person is. */
function joinPersons(tree: Tree, node: Node, { grammar, words, isPredicate }: RewriteTools): void {
  const next = nextAlive(tree, node.index)
  if (!next || isPredicate(next) || !persons.has(classOf(node, grammar)) || !persons.has(classOf(next, grammar))) return
  const { adnominal, role } = words(next)
  if (!adnominal || role) return
  rehead(tree, node, next)
  node.tail = []
  node.type = 'list'
}

/**
 * 原因は→…|人為ミスで、|機械に|問題は|なかった: a noun with で between a topic and a second subject is what the topic is. So is a person: nothing is
 * done in or with one.
 */
export function makeCopulas(grammar: Grammar): Rewrite {
  const da = grammar.keys.get('da')!
  const toCopula = (node: Node): void => {
    node.tail = [...node.tail.slice(0, -1), { ...node.tail.at(-1)!, pos: 'auxiliary', conjugation: 'da', form: 'continuative', lemma: da }]
    node.type = 'te'
  }
  return function copulas(tree, tools) {
    for (const node of living(tree)) {
      if (node.head >= 0 && !node.comma && isLoneDe({ ...node, comma: true }, tools)) joinPersons(tree, node, tools)
      if (node.head < 0 || !isLoneDe(node, tools) || node.type === 'adnominal') continue
      if (!settings.has(classOf(node, grammar)) && classOf(node, grammar) !== 'act' && hasSubject(tree, node, tools)) {
        toCopula(node)
        continue
      }
      const head = tree.nodes[node.head]!
      if (livingChildren(tree, head).some((one) => one.tail.at(-1)?.pos === 'particle.quote')) continue
      const topic = [...livingChildren(tree, head), ...livingChildren(tree, node)].findLast(
        (one) => one.index < node.index && isTopic(one, tools),
      )
      if (!topic) {
        joinPersons(tree, node, tools)
        continue
      }
      const sem = classOf(node, grammar)
      const cleft = topic.tail.some(({ pos }) => pos.startsWith('formal'))
      const name = !cleft && (sem === 'name' || settings.has(sem))
      if (!(persons.has(sem) && !node.core.at(-1)!.entity) && !subjectBehind(tree, node, tools, name)) continue
      toCopula(node)
      if (topic.head !== node.index && subjectBehind(tree, node, tools, false)) rehead(tree, topic, node)
    }
  }
}

/** 原因は→…|不明で、|警察が|調べる → 原因は→不明で: before a clause that names nobody, with a が behind it, the topic is that clause's. */
export const topicsToFirstClauses: Rewrite = (tree, tools) => {
  const { words, isPredicate, predicate } = tools
  for (const node of living(tree)) {
    const head = tree.nodes[node.head]
    if (!head || !node.comma || node.quoteFrom >= 0 || !isPredicate(node) || node.type === 'adnominal' || !isPredicate(head)) continue
    const kind = predicate(node)!.kind
    if (kind === 'verb' || kind === 'sahen' || !goesOn(node)) continue
    if (livingChildren(tree, node).some((one) => words(one).role === 'ga' || isTopic(one, tools))) continue
    const sisters = livingChildren(tree, head)
    const topics = sisters.filter((one) => one.index < node.index && !isPredicate(one) && isTopic(one, tools))
    const own = sisters.some((one) => one.index > node.index && !isPredicate(one) && words(one).role === 'ga')
    if (topics.length === 1 && own) rehead(tree, topics[0]!, node)
  }
}

/** 不明で、 多く、: the clause goes on, and says neither why nor when. */
function goesOn({ core, tail }: Node): boolean {
  if (!tail.length) return core.at(-1)!.form.startsWith('continuative')
  return tail.length === 1 && /^(?:auxiliary|particle\.(?:link|case))$/.test(tail[0]!.pos)
}

/** 大型で|強い|台風, 小型で|軽い: a quality with で before another is one of two things said of the noun. */
export function qualitiesSideBySide(tree: Tree, { grammar, predicate }: RewriteTools): void {
  const { lexicon, keys, particles } = grammar
  for (const node of living(tree)) {
    const [only, ...others] = node.tail
    if (!only || others.length || node.comma || only.pos !== 'particle.case' || particles.get(only.surface) !== 'de') continue
    const next = nextAlive(tree, node.index)
    if (!next || node.head < next.index || next.type !== 'adnominal' || !/^(?:adjective|na)$/.test(predicate(next)?.kind ?? '')) continue
    if (!lexicon.frames(node.core.map(({ surface }) => surface).join('')).some(({ type }) => type === 'na')) continue
    node.tail = [{ ...only, pos: 'auxiliary', lemma: keys.get('da')!, conjugation: 'da', form: 'continuative' }]
    node.type = 'te'
    if (node.head !== next.index) rehead(tree, node, next)
  }
}

/** What one thing of the kind is: a person is a founder, a company a maker. */
const kinds: Readonly<Record<string, string>> = {
  person: 'person',
  role: 'person',
  org: 'org',
  group: 'org',
  animal: 'animal',
  plant: 'plant',
  disease: 'disease',
}

/** The topic right before a noun and what modifies it, under the same head: 山田氏は|会社の創業者で、. */
function topicBefore(tree: Tree, node: Node, { words, isPredicate }: RewriteTools): Node | undefined {
  const before = livingChildren(tree, tree.nodes[node.head]!).filter((one) => one.index < node.index)
  const last = before.at(-1)
  if (!last || isPredicate(last)) return undefined
  const { topic, role, adnominal } = words(last)
  return topic && role === '' && !adnominal ? last : undefined
}

/** 木村氏は→…|静岡県出身で: where somebody is from, by the word list. */
function isNative({ core }: Node, { lexicon }: Grammar): boolean {
  const last = core.at(-1)!
  if (core.length < 2 || last.entity || last.quantity) return false
  return lexicon.words(last.surface).some(({ alternatives }) => alternatives.some(({ cue, en }) => /^N\s*~$/.test(cue) && en === 'from'))
}

/** What a counter counts, by the class of the thing: nothing else is so many of it. */
const counted: Readonly<Record<string, RegExp>> = {
  person: /^(?:person|role)$/,
  ship: /^vehicle$/,
  unit: /^(?:vehicle|machine)$/,
  company: /^org$/,
  building: /^(?:structure|building)$/,
  case: /^(?:event|state|info)$/,
  school: /^org$/,
}

/** 待つ船は→|47隻で, 容疑者は→|3人で: as many as there are of what the counter counts. */
function isCount(topic: Node, { core }: Node, grammar: Grammar): boolean {
  const quantity = core.length === 1 ? core[0]!.quantity : undefined
  return quantity?.kind === 'count' && (counted[quantity.unit]?.test(headClass(topic, grammar)) ?? false)
}

/** 利用者の8割は→…|学生で, 被害は→…|計3棟で: a share is something, and a total says how many. */
function isShareOrTotal(topic: Node, node: Node, grammar: Grammar): boolean {
  const last = node.core.at(-1)!
  if (last.quantity) return last.quantity.kind === 'count' && /^a total of /.test(last.quantity.en)
  const { quantity } = topic.core.at(-1)!
  if (quantity?.kind !== 'percent' && quantity?.kind !== 'ratio') return false
  const sem = classOf(node, grammar)
  return !settings.has(sem) && sem !== 'name' && sem !== 'org' && sem !== 'act'
}

/** 待つ船は→…|47隻で、6日|待つ → 船は→47隻で: what is counted is told of in a clause of its own. */
export function countsOfTopics(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    if (!node.comma || node.head < 0 || node.type === 'adnominal' || !tools.isPredicate(node)) continue
    const topic = topicBefore(tree, node, tools)
    if (topic && isCount(topic, node, tools.grammar)) rehead(tree, topic, node)
  }
}

/** 山田氏は会社の|創業者で、資金を|寄付した: で behind a noun of the kind the topic is of says what the topic is; a person is in no founder. */
export function copulasOfTopics(tree: Tree, tools: RewriteTools): void {
  const { grammar } = tools
  for (const node of living(tree)) {
    const [only, ...others] = node.tail
    if (!only || others.length || !node.comma || node.head < 0 || only.pos !== 'particle.case') continue
    if (grammar.particles.get(only.surface) !== 'de') continue
    const last = node.core.at(-1)!
    const topic = topicBefore(tree, node, tools)
    // 収支は|100億円の|赤字で、: what a figure is with its amount
    const amount =
      topic && livingChildren(tree, node).some((one) => tools.words(one).adnominal && one.core.at(-1)!.quantity?.kind === 'money')
    if (amount && /^(?:money|number|state)$/.test(headClass(topic, grammar)) && /^(?:money|number|state)$/.test(headClass(node, grammar))) {
      node.tail = [{ ...only, pos: 'auxiliary', lemma: grammar.keys.get('da')!, conjugation: 'da', form: 'continuative' }]
      continue
    }
    if (topic && (isShareOrTotal(topic, node, grammar) || isNative(node, grammar))) {
      node.tail = [{ ...only, pos: 'auxiliary', lemma: grammar.keys.get('da')!, conjugation: 'da', form: 'continuative' }]
      node.type = 'te'
      continue
    }
    if (last.quantity || last.entity || last.name) continue
    const kind = topic && kinds[headClass(node, grammar)]
    if (!kind || kinds[headClass(topic, grammar)] !== kind) continue
    // 同社は子会社で、生産を始める: of a company nothing but one that is described
    if (kind === 'org' && !livingChildren(tree, node).length) continue
    node.tail = [{ ...only, pos: 'auxiliary', lemma: grammar.keys.get('da')!, conjugation: 'da', form: 'continuative' }]
  }
}
