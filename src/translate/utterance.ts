import { makePrinter } from './generate/print.ts'
import { type Word, word } from './generate/words.ts'
import { type Node, spansOf } from './nodes/node.ts'
import { sentencesOf } from './sentences.ts'
import { numberOf, tollOf, tollsOf } from './tolls.ts'
import { isSpoken } from './transfer/clause/speech.ts'
import { mentions } from './transfer/clause/valency.ts'
import { doubt, type Grammar, type Job, type Transfer } from './transfer/grammar.ts'
import { bareVerbalNoun, isBareQuality, predicateOf } from './transfer/predicate.ts'
import { leadingNoun, takeEvent } from './transfer/rewrite/headline-subject.ts'
import type { Phrase } from './tree.ts'

/** The English words of a tree, and whether they ask. */
export interface Utterance {
  readonly words: Word[]
  readonly question: boolean
}

function isPlural(phrase: Phrase): boolean {
  return phrase.kind === 'list' || (phrase.kind === 'noun' && (phrase.number === 'plural' || phrase.count === 'P'))
}

/** Says a whole tree: a clause, a noun phrase, or what headlines make of either. */
export function makeUtterance(grammar: Grammar, transfer: Transfer) {
  const printer = makePrinter(grammar.language)
  const keyOf = (node: Node): string => grammar.particles.get(node.tail.at(-1)?.surface ?? '') ?? ''
  const children = (job: Job, node: Node): Node[] => node.children.map((index) => job.tree.nodes[index]!)
  const contextOf = (job: Job, headline: boolean) => ({ mentions: job.memory, headline })

  /** 病院に|サイバー攻撃: a deed whose verb has no word for where it goes is told as a noun, when nobody does it. */
  function isDeedAt(job: Job, node: Node): boolean {
    const verbal = bareVerbalNoun(node, grammar)
    const living = children(job, node).filter(({ dead }) => !dead)
    const goal = living.some((child) => keyOf(child) === 'ni' && !child.core.some(({ quantity }) => quantity))
    if (!verbal || !goal || living.some((child) => !/^(?:ni|no|)$/.test(keyOf(child)))) return false
    return grammar.lexicon.frames(verbal.lemma).every(({ template }) => !mentions(template, 'ni') && !mentions(template, 'o'))
  }

  /** A noun with a subject or another case of its own is a clause; in headlines only a verbal noun or one with は. */
  function isClause(job: Job, node: Node, headline: boolean): boolean {
    if (predicateOf(node, grammar)) return true
    if (headline && isDeedAt(job, node)) return false
    const hasCase = children(job, node).some((child) => {
      const pos = child.tail.at(-1)?.pos
      const isCase = pos === 'particle.case' || pos === 'particle.topic'
      // 通期も上方修正: also, of what is done
      const also = headline && !child.comma && keyOf(child) === 'mo' && bareVerbalNoun(node, grammar) !== null
      return !child.dead && (isCase || also) && !child.tail.some((morph) => morph.pos === 'particle.adnominal')
    })
    if (!headline && children(job, node).some((child) => !child.dead && isSpoken(child, grammar))) return true
    if (!hasCase) return false
    return (
      !headline ||
      bareVerbalNoun(node, grammar) !== null ||
      (isBareQuality(node, grammar) && children(job, node).some((child) => !child.dead && keyOf(child) === 'ga')) ||
      children(job, node).some((child) => child.tail.at(-1)?.pos === 'particle.topic')
    )
  }

  /** 重慶が新たな拠点に: the verb of becoming is left out. Null for other headlines. */
  function becoming(job: Job, node: Node, headline: boolean): Word[] | null {
    if (!headline || predicateOf(node, grammar) || keyOf(node) !== 'ni') return null
    const counted = countBecomes(job, node)
    if (counted) return counted
    const becomer = children(job, node).find((child) => !child.dead && ['ga', 'wa'].includes(keyOf(child)))
    if (!becomer) return null
    const subject = transfer.nounPhrase(job, becomer)
    const complement = transfer.nounPhrase(job, node)
    const context = contextOf(job, headline)
    return [
      ...printer.print(subject, 'subject', context),
      ...(node.core.some(({ quantity }) => quantity) ? word('to reach') : word(isPlural(subject) ? 'become' : 'becomes')),
      ...printer.print(complement, 'object', context),
    ]
  }

  /** 島根地震、死者2人に: Shimane quake: Death toll reaches two. Null where nobody is counted. */
  function countBecomes(job: Job, node: Node): Word[] | null {
    const count = numberOf(node, grammar)
    const others = count ? children(job, node).filter((child) => !child.dead) : []
    const topic = others.find((child) => keyOf(child) === 'ga')
    const place = others.find((child) => child.tail.length === 1 && child.tail[0]!.pos === 'particle.adnominal')
    if (!count || others.some((child) => child !== topic && child !== place)) return null
    const said = [
      ...word(count.item, spansOf(node.core.slice(0, -1))),
      ...(place ? [...word('in'), ...printer.print(transfer.nounPhrase(job, place), 'prep', contextOf(job, true))] : []),
      ...word(/s$/.test(count.item) ? 'reach' : 'reaches'),
    ]
    const number = word(count.number, spansOf(node.core.slice(-1)))
    job.done.add(node.index)
    if (!topic) return [...said, ...number]
    return [...printer.print(transfer.nounPhrase(job, topic), 'subject', contextOf(job, true)), ...word(':'), ...capital(said), ...number]
  }

  /** 3県で4人死亡、2人不明: four dead, two missing in three prefectures. Null for headlines that do not end in what became of people. */
  function toll(job: Job, node: Node, headline: boolean): Word[] | null {
    if (!headline || job.tree.root !== node.index || !tollOf(node, grammar)) return null
    const places = (one: Node): boolean =>
      one.tail.length === 1 && ['de', 'ni'].includes(keyOf(one)) && !one.core.some(({ quantity }) => quantity?.kind === 'date')
    const plain = (one: Node): boolean => tollOf(one, grammar) !== null || (!one.dead && places(one))
    const every = (one: Node): boolean =>
      children(job, one).every((child) => child.dead || (plain(child) && (!tollOf(child, grammar) || every(child))))
    if (!every(node)) return null
    const made = tollsOf(job, node, grammar)!
    const context = contextOf(job, true)
    return [
      ...made.words,
      ...made.others.flatMap((one) => [...word('in'), ...printer.print(transfer.nounPhrase(job, one), 'prep', context)]),
    ]
  }

  /** 工場閉鎖へ: to close the plant, 工場閉鎖か: may close the plant. Null for other headlines. */
  function intention(job: Job, node: Node, headline: boolean): Word[] | null {
    if (!headline || predicateOf(node, grammar) || node.tail.length !== 1 || !/^(?:e|ka)$/.test(keyOf(node))) return null
    const modal = keyOf(node) === 'e' ? 'to' : 'may'
    const { tail } = node
    node.tail = []
    if (!bareVerbalNoun(node, grammar)) {
      const cause = modal === 'may' ? children(job, node).find((child) => !child.dead && keyOf(child) === 'ga') : undefined
      node.tail = tail
      return cause ? supposed(job, node, cause) : null
    }
    const { clause } = transfer.clause(job, node, { main: true })
    const context = contextOf(job, headline)
    const subject = clause.subject ? printer.print(clause.subject, 'subject', context) : []
    return [...subject, ...word(modal), ...printer.printClause({ ...clause, subject: null }, 'bare', context)]
  }

  /** 貿易収支、2カ月ぶりの赤字: a noun said of another behind a comma stands behind a colon. Null for other headlines. */
  function comment(job: Job, node: Node, headline: boolean): Word[] | null {
    if (!headline || job.tree.root !== node.index) return null
    const topic = leadingNoun(job.tree) ?? suppliedSubject(job, node)
    if (!topic || topic.head !== node.index || isClause(job, topic, true) || isClause(job, node, true)) return null
    const told = node.core.some(({ quantity }) => quantity) || children(job, node).some((one) => one !== topic && !one.dead)
    const list = children(job, node).some((one) => one !== topic && !one.dead && one.comma && !one.tail.length)
    if (!told || list) return null
    node.children = node.children.filter((index) => index !== topic.index)
    const context = contextOf(job, headline)
    const first = printer.print(transfer.nounPhrase(job, topic), 'subject', context)
    const rest = printer.print(transfer.nounPhrase(job, node), 'prep', context)
    // 28年稼働、投資1200億円: two figures, none of them said of the other
    const apart = topic.core.some(({ quantity }) => quantity && quantity.kind !== 'count')
    return apart ? [...first, ...word(';'), ...rest] : [...first, ...word(':'), ...capital(rest)]
  }

  /** A noun whose が the headline left out. */
  function suppliedSubject(job: Job, node: Node): Node | undefined {
    return children(job, node).find((one) => !one.dead && one.tail.length === 1 && one.tail[0]!.start === one.tail[0]!.end)
  }

  function capital([first, ...others]: readonly Word[]): Word[] {
    return first ? [{ ...first, text: printer.morphology.capitalize(first.text) }, ...others] : []
  }

  /** 設定ミスが原因か: may be the cause. */
  function supposed(job: Job, node: Node, subject: Node): Word[] {
    node.children = node.children.filter((index) => index !== subject.index)
    const context = contextOf(job, true)
    const first = printer.print(transfer.nounPhrase(job, subject), 'subject', context)
    return [...first, ...word('may be'), ...printer.print(transfer.nounPhrase(job, node), 'object', context)]
  }

  /** 商店街で火災、12棟焼ける: what happened, and what came of it. Null for other headlines. */
  function outcome(job: Job, node: Node, headline: boolean): Word[] | null {
    const event = headline && job.tree.root === node.index ? takeEvent(job.tree) : undefined
    if (!event) return null
    const about = children(job, node).some(
      (one) => !one.dead && /^(?:ga|wa)$/.test(keyOf(one)) && !one.core.some(({ quantity }) => quantity),
    )
    const first = printer.print(transfer.nounPhrase(job, event), 'subject', contextOf(job, headline))
    const { words } = say(job, node, headline)
    // ポンプに障害、検査は継続: it has been told where it happened
    const placed = children(job, event).some((one) => ['ni', 'de'].includes(keyOf(one)))
    return about && !placed ? [...first, ...word(':'), ...capital(words)] : [...first, ...word(';'), ...words]
  }

  /** 家計は|どう|変わる: a question word says that the headline asks. */
  function asks(job: Job, node: Node): boolean {
    return children(job, node).some(
      ({ dead, core, tail }) => !dead && !tail.length && core.length === 1 && grammar.questionWords.has(core[0]!.surface),
    )
  }

  /** 需要増で, 来春から: a headline may end in a case. */
  function headlineCase(job: Job, node: Node, headline: boolean): Word[] {
    const { pos = '' } = node.tail[0] ?? {}
    if (!headline || node.tail.length !== 1 || pos !== 'particle.case' || children(job, node).some((one) => keyOf(one) === 'ga')) return []
    const sem = grammar.lexicon.words(node.core.at(-1)!.surface)[0]?.sem ?? ''
    const cause = /^(?:event|act|process|state|measure|number|disease|weather)$/.test(sem)
    const said = { de: cause ? 'on' : 'in', kara: 'from', made: 'until' }[keyOf(node)]
    return said ? word(said) : []
  }

  function say(job: Job, node: Node, headline: boolean): Utterance {
    const short =
      outcome(job, node, headline) ??
      toll(job, node, headline) ??
      becoming(job, node, headline) ??
      intention(job, node, headline) ??
      comment(job, node, headline)
    if (short) return { words: short, question: false }
    const context = contextOf(job, headline)
    if (!isClause(job, node, headline))
      return {
        words: [...headlineCase(job, node, headline), ...printer.print(transfer.nounPhrase(job, node), 'prep', context)],
        question: false,
      }
    const { clause } = transfer.clause(job, node, { main: true })
    if (headline && clause.mood === 'statement' && clause.subject && asks(job, node)) clause.mood = 'question'
    const words = sentencesOf(clause, job.tree).flatMap((one, at) => {
      const printed = printer.printClause(one, 'finite', context)
      const [first, ...others] = printed
      return at && first ? [...word('.'), { ...first, text: printer.morphology.capitalize(first.text) }, ...others] : printed
    })
    return { words, question: clause.mood === 'question' }
  }

  /** Roots of what no clause took up come after, in order; nothing is dropped. */
  function sayRest(job: Job, headline: boolean): Word[] {
    const made: Word[] = []
    for (let index = job.tree.nodes.length - 1; index >= 0; index--) {
      const node = job.tree.nodes[index]!
      if (node.dead || job.done.has(index)) continue
      doubt(job, 'left over')
      const { words } = say(job, node, headline)
      if (words.length) made.push(...word(','), ...words)
    }
    return made
  }

  /** Says a tree from its root. `label`: what stands before a colon is short, like a headline. */
  return function sayTree(job: Job, headline: boolean, label: boolean): Utterance {
    const { words, question } = say(job, job.tree.nodes[job.tree.root]!, label)
    return { words: [...words, ...sayRest(job, headline)], question }
  }
}
