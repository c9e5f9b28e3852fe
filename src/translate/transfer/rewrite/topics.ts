import { coreText, type Node, type Tree, tailText } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import { isNominalised } from '../clause/nominalisation.ts'
import { isBareTopic } from '../function-words.ts'
import { closesGap } from './gapping.ts'
import { climb, living, livingChildren, nextAlive, type RewriteTools, rehead } from './tools.ts'

/** A quoted clause that has a が of its own behind the topic: 報告書は|対策が|不十分だと|指摘した. */
function hasOwnSubject(tree: Tree, clause: Node, topic: Node, { words, isPredicate }: RewriteTools): boolean {
  if (clause.quoteFrom >= 0 || !clause.tail.some((morph) => morph.pos === 'particle.quote')) return false
  return livingChildren(tree, clause).some((child) => child.index > topic.index && !isPredicate(child) && words(child).role === 'ga')
}

/** How many bunsetsu behind a topic its predicate is looked for. */
const farthest = 40

/** が as a case, not as the link of a clause. */
function isSubject(node: Node, { words }: RewriteTools): boolean {
  return words(node).role === 'ga' && node.tail.at(-1)?.pos === 'particle.case'
}

/** 新たに|浮上した|現実: は stands in no relative clause, but does before 関連は|ない|こと. */
function isRelative(tree: Tree, clause: Node, topic: Node, { words }: RewriteTools): boolean {
  const noun = tree.nodes[clause.head]
  if (clause.type !== 'adnominal' || !noun) return false
  return !(noun.core.at(-1)!.pos.startsWith('formal') && nextAlive(tree, topic.index) === clause && words(noun).role !== '')
}

/** 専門家は|→…|設備が→原因だと|みる: が behind a topic belongs to what is thought, when that has no subject. */
function subjectsToQuotes(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate } = tools
  for (const verb of living(tree)) {
    const children = livingChildren(tree, verb)
    const quote = children.find((one) => one.quoteFrom < 0 && one.tail.at(-1)?.pos === 'particle.quote' && isPredicate(one))
    const topic = quote && children.find((one) => words(one).topic && words(one).role === '')
    if (!quote || !topic) continue
    const subject = children.findLast((one) => one.index > topic.index && one.index < quote.index && isSubject(one, tools))
    if (subject && !livingChildren(tree, quote).some((one) => isSubject(one, tools))) rehead(tree, subject, quote)
  }
}

/** 社長は|→…|事故が|起き、→…|遅れると|述べた: a clause with its own subject between who says it and what is said is said too. */
function clausesToQuotes(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate } = tools
  const names = (one: Node): boolean => !isPredicate(one) && (isSubject(one, tools) || isBareTopic(words(one)))
  for (const verb of living(tree)) {
    const children = livingChildren(tree, verb)
    const quote = children.find((one) => one.quoteFrom < 0 && one.tail.at(-1)?.pos === 'particle.quote' && isPredicate(one))
    const speaker = quote && children.find((one) => one.index < quote.index && !isPredicate(one) && isBareTopic(words(one)))
    if (!quote || !speaker) continue
    // 首相は|27日、|支持すると|述べた: right behind the speaker stands when it was said; 来年、 is when it will be
    const when = nextAlive(tree, speaker.index)
    const day = when?.comma && !when.tail.length ? when.core.at(-1)?.quantity : undefined
    if (when && day && /^(?:date|time)$/.test(day.kind)) {
      const ahead = /\b(?:next|tomorrow)\b/.test(day.en)
      const target = ahead ? quote : verb
      if (when.head !== target.index && (when.head === verb.index || when.head <= quote.index)) rehead(tree, when, target)
    }
    for (const clause of children) {
      if (clause.type !== 'te' || clause.index < speaker.index || clause.index > quote.index || clause.quoteFrom >= 0) continue
      if (isPredicate(clause) && livingChildren(tree, clause).some(names)) rehead(tree, clause, quote)
    }
    // 弁護側は|証言を|調べ、|女性は…していると|述べた: before the subject of what is said stands what the speaker did
    const said = livingChildren(tree, quote)
    said.forEach((clause, at) => {
      const own = said[at + 1]
      if (clause.type !== 'te' || !clause.comma || clause.index < speaker.index || clause.quoteFrom >= 0 || !isPredicate(clause)) return
      if (!own || isPredicate(own) || !words(own).topic || words(own).role !== '') return
      if (!livingChildren(tree, clause).some(names)) rehead(tree, clause, verb)
    })
  }
}

/** 社長は|→…|工場は→無関係だと|述べた: of two topics before one verb the second belongs to the first predicate behind it. */
function secondTopics(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate } = tools
  for (const verb of living(tree)) {
    if (!isPredicate(verb)) continue
    const topics = livingChildren(tree, verb).filter((one) => {
      const { topic, role, adnominal } = words(one)
      const last = one.core.at(-1)
      const time = last?.quantity || last?.pos.startsWith('noun.adverbial')
      return topic && role === '' && !adnominal && one.index < verb.index && !isPredicate(one) && !time
    })
    for (const topic of topics.slice(1)) {
      let target = nextAlive(tree, topic.index)
      const passed = (one: Node): boolean =>
        !isPredicate(one) || isRelative(tree, one, topic, tools) || livingChildren(tree, one).some((child) => isSubject(child, tools))
      for (let guard = 0; guard < farthest && target && target.index < verb.index && passed(target); guard++)
        target = nextAlive(tree, target.index)
      if (target && target.index < verb.index && !passed(target)) rehead(tree, topic, target)
    }
  }
}

/** 会社は→…|計画だが、|届くのは|2031年だ → 会社は→計画だが: the topic before a clause with が belongs to that clause when a clause with のは is the topic behind it. */
export function topicsBeforeClefts(tree: Tree, { grammar, words, isPredicate }: RewriteTools): void {
  const isTopic = (one: Node): boolean => words(one).topic && words(one).role === '' && !words(one).adnominal && one.quoteFrom < 0
  for (const clause of living(tree)) {
    const verb = tree.nodes[clause.head]
    if (!verb || clause.type !== 'link-c' || !clause.comma || !isPredicate(clause) || !isPredicate(verb) || clause.quoteFrom >= 0) continue
    const sisters = livingChildren(tree, verb)
    if (!sisters.some((one) => one.index > clause.index && isTopic(one) && isNominalised(one, grammar))) continue
    if (livingChildren(tree, clause).some((one) => words(one).role === 'ga' || isTopic(one))) continue
    const first = sisters.findLast((one) => one.index < clause.index && isTopic(one) && !isPredicate(one) && !one.core.at(-1)!.quantity)
    if (first && !first.core.at(-1)!.pos.startsWith('noun.adverbial')) rehead(tree, first, clause)
  }
}

/** 連合が→延期する|方針を|固めた → 連合が→固めた: who decides a plan is who carries it out. */
function subjectsToDeciders(tree: Tree, { grammar, words, isPredicate }: RewriteTools): void {
  for (const plan of living(tree)) {
    if (words(plan).role !== 'o' || grammar.contentNouns.get(coreText(plan)) !== 'to') continue
    const verb = tree.nodes[plan.head]
    if (!verb || !isPredicate(verb) || livingChildren(tree, verb).some((one) => words(one).role === 'ga' || isBareTopic(words(one))))
      continue
    for (const clause of livingChildren(tree, plan)) {
      if (clause.type !== 'adnominal' || !isPredicate(clause)) continue
      const subject = livingChildren(tree, clause).find((one) => words(one).role === 'ga' && !isPredicate(one))
      if (subject && /^(?:person|role|org|group|country|place|name)$/.test(headClass(subject, grammar))) rehead(tree, subject, verb)
    }
  }
}

/** 来年も, 18日は */
function isWhen(node: Node, grammar: RewriteTools['grammar']): boolean {
  const last = node.core.at(-1)!
  return last.quantity !== undefined || last.pos.startsWith('noun.adverbial') || headClass(node, grammar) === 'time'
}

/** 利上げは→…|10月になるとの|予想が|多い → 利上げは→なるとの: what is thought is told of the topic, when the thought has no subject of its own. */
function topicsToThoughts(tree: Tree, { grammar, words, isPredicate, predicate }: RewriteTools): void {
  const said = grammar.keys.get('to')! + grammar.keys.get('no')!
  for (const verb of living(tree)) {
    if (!isPredicate(verb) || predicate(verb)!.kind === 'nominal') continue
    const children = livingChildren(tree, verb)
    const thought = children.find((one) => words(one).role === 'ga' && grammar.contentNouns.get(coreText(one)) === 'that')
    const topic =
      thought && children.findLast((one) => one.index < thought.index && words(one).topic && words(one).role === '' && !isPredicate(one))
    const clause = thought && livingChildren(tree, thought).find((one) => isPredicate(one) && tailText(one).endsWith(said))
    if (
      !topic ||
      !clause ||
      clause.index < topic.index ||
      clause.quoteFrom >= 0 ||
      /^(?:person|role|org|group)$/.test(headClass(topic, grammar))
    )
      continue
    if (livingChildren(tree, clause).some((one) => words(one).role === 'ga' || (isBareTopic(words(one)) && !isWhen(one, grammar)))) continue
    rehead(tree, topic, clause)
  }
}

/** 報告書は→不十分だと|指摘した → 報告書は→指摘した: は goes past nouns, relative clauses, and a quoted clause that has its own が. */
export function topicsToPredicates(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate, isVerbal } = tools
  for (const node of living(tree)) {
    if (node.head < 0 || isPredicate(node)) continue
    const { topic, role, adnominal } = words(node)
    if (!topic || role !== '' || adnominal || closesGap(tree, tree.nodes[node.head]!, tools)) continue
    const target = climb(
      tree,
      tree.nodes[node.head]!,
      (one) =>
        one.index !== tree.root &&
        ((one.type === 'adnominal' && isPredicate(one)) || hasOwnSubject(tree, one, node, tools) || !isVerbal(one)),
    )
    if (target.index !== node.head && isVerbal(target)) rehead(tree, node, target)
  }
  secondTopics(tree, tools)
  subjectsToQuotes(tree, tools)
  clausesToQuotes(tree, tools)
  topicsToThoughts(tree, tools)
  subjectsToDeciders(tree, tools)
}
