import { absorb, coreText, type Morph, type Node, type Tree, tailText } from '../nodes.ts'
import { readFunctionWords } from './function-words.ts'
import type { Grammar, Predicate } from './grammar.ts'
import { bareVerbalNoun, predicateOf } from './predicate.ts'

/**
 * Japanese to easier Japanese, before anything is translated: openings of several bunsetsu become one conjunction (その|中で), compound postpositions
 * join their noun (経験を|背景に), endings that run over several bunsetsu join their predicate (加速させる|方針です), and a few heads are set right.
 */
export function makeRewrite(grammar: Grammar) {
  const { particles, postpositions } = grammar
  const subjectAdjectives = new Set(grammar.language.rows('ja/subject-adjectives').map((row) => row.ja!))
  const aru = grammar.keys.get('aru')!
  const nai = grammar.keys.get('nai')!

  const surfaceOf = (node: Node): string => coreText(node) + tailText(node)

  function nextAlive(tree: Tree, index: number): Node | undefined {
    for (let at = index + 1; at < tree.nodes.length; at++) if (!tree.nodes[at]!.dead) return tree.nodes[at]
    return undefined
  }

  /** ありません is ない with manners. */
  function plainNegation(tail: Morph[]): Morph[] {
    const made: Morph[] = []
    for (let at = 0; at < tail.length; at++) {
      const [first, second, third] = [tail[at]!, tail[at + 1], tail[at + 2]]
      if (first.lemma === aru && second?.conjugation === 'masu' && third?.conjugation === 'nu') {
        made.push({ ...first, surface: nai, lemma: nai, pos: 'auxiliary', conjugation: 'nai', end: third.end })
        at += 2
      } else made.push(first)
    }
    return made
  }

  function openings(tree: Tree): void {
    const first = tree.nodes.findIndex((node) => !node.dead)
    if (first < 0) return
    let surface = ''
    let best: Node[] | null = null
    const run: Node[] = []
    for (let at = first; at < tree.nodes.length && run.length < 5; at++) {
      const node = tree.nodes[at]!
      if (node.dead) continue
      run.push(node)
      surface += surfaceOf(node)
      if (grammar.initials.has(surface) && node.index !== tree.root && run.length > 1) best = [...run]
      if (node.comma || node.stop) break
    }
    if (!best) return
    const last = best.at(-1)!
    const root = tree.nodes[tree.root]!
    const morphs = best.flatMap((node) => [...node.core, ...node.tail])
    const head = tree.nodes[last.head]
    for (const node of best.slice(0, -1)) {
      for (const child of node.children) if (!best.includes(tree.nodes[child]!)) tree.nodes[child]!.head = last.index
      absorb(tree, last, node)
    }
    if (head && head.index > last.index) {
      last.core = morphs.map((morph, index) => (index === morphs.length - 1 ? { ...morph, pos: 'conjunction' } : morph))
      last.tail = []
      last.children = []
      last.type = 'conjunction'
      if (last.head !== root.index && root.index > last.index) rehead(tree, last, root)
    }
  }

  /** A conjunction that opens the sentence belongs to its last predicate. */
  function openingWord(tree: Tree): void {
    const first = tree.nodes.find((node) => !node.dead)
    if (!first || first.index === tree.root || first.head === tree.root) return
    const conjunction = first.core.at(-1)?.pos === 'conjunction'
    if (conjunction || (grammar.initials.has(surfaceOf(first)) && !first.children.length)) {
      if (tree.nodes[first.head] && isPredicate(tree.nodes[tree.root]!)) rehead(tree, first, tree.nodes[tree.root]!)
    }
  }

  /** Words like 以降 and 向け stand inside the compound but govern it: 9月|以降. */
  function postposedWords(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.core.length < 2) continue
      const last = node.core.at(-1)!
      if (!last.entity && !last.quantity && postpositions.has(last.surface)) {
        node.core = node.core.slice(0, -1)
        node.tail = [last, ...node.tail]
      }
    }
  }

  /** 経験を|背景に, 減税を|中心と|した: a noun and the bunsetsu that are one postposition with its particle. */
  function mergePostpositions(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || !node.tail.length || node.comma || predicateOf(node, grammar)) continue
      const chain: Node[] = []
      let now = node
      let linked = true
      let best = 0
      while (chain.length < 3) {
        const next = nextAlive(tree, now.index)
        if (!next || next.opens || (next.index === tree.root && [...next.core, ...next.tail].some((morph) => morph.pos.startsWith('verb'))))
          break
        // both may hang on what follows: 学生を|対象に|行う; then the whole must be listed as it stands
        linked = linked && now.head === next.index
        chain.push(next)
        const morphs = [...node.tail, ...chain.flatMap((one) => [...one.core, ...one.tail])]
        for (let from = 0; from < Math.min(2, node.tail.length); from++) {
          const match = postpositions.match(morphs, from)
          if (!match) continue
          const rest = morphs.slice(from + match.length)
          const covers = from + match.length > morphs.length - next.tail.length - next.core.length
          const free = rest.every(
            (morph) =>
              /topic|focus|adnominal/.test(morph.pos) || particles.get(morph.surface) === 'wa' || particles.get(morph.surface) === 'mo',
          )
          if (covers && free && (linked || (next.head > next.index && node.tail[0] === morphs[from] && match.length > 2)))
            best = chain.length
        }
        if (next.comma || next.stop) break
        now = next
      }
      for (let at = 0; at < best; at++) {
        const merged = chain[at]!
        node.tail = [...node.tail, ...merged.core, ...merged.tail]
        absorb(tree, node, merged)
      }
      if (best && node.head >= 0) {
        // 日本は|中国と連携し、: the topic belongs to what follows, not to the noun
        for (const index of [...node.children]) {
          const child = tree.nodes[index]!
          if (child.dead || isPredicate(child)) continue
          const words = readFunctionWords(child.tail, particles, postpositions)
          if (['ga', 'o', 'ni', 'de', 'e'].includes(words.role) || (words.topic && words.role === ''))
            rehead(tree, child, tree.nodes[node.head]!)
        }
      }
    }
  }

  function rehead(tree: Tree, child: Node, head: Node): void {
    const old = tree.nodes[child.head]
    if (old) old.children = old.children.filter((index) => index !== child.index)
    child.head = head.index
    head.children = [...head.children, child.index].sort((a, b) => a - b)
  }

  /** の and が before an adjective that stands before its noun belong to the noun or to the next predicate: 国が|新たな|制度を|作る. */
  function adjectives(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.head < 0) continue
      const predicate = predicateOf(node, grammar)
      if (!predicate || (predicate.kind !== 'na' && predicate.kind !== 'adjective')) continue
      const noun = tree.nodes[node.head]!
      if (predicateOf(noun, grammar)?.kind === 'verb' || node.type !== 'adnominal') continue
      for (const index of [...node.children]) {
        const child = tree.nodes[index]!
        if (child.dead) continue
        const words = readFunctionWords(child.tail, particles, postpositions)
        const childPredicate = predicateOf(child, grammar)
        const outside = predicate.kind === 'adjective' && ((words.role === 'post' && words.post?.use === 'adverbial') || words.role === 'o')
        if (!childPredicate && words.adnominal && (words.role === 'post' || predicate.kind === 'na')) rehead(tree, child, noun)
        else if (!childPredicate && outside) {
          // 中国と連携して|新しい|制度を|導入する
          let target = noun
          let guard = 0
          while (target.head >= 0 && !isPredicate(target) && guard++ < 50) target = tree.nodes[target.head]!
          if (isPredicate(target)) rehead(tree, child, target)
        } else if (
          predicate.kind === 'na' &&
          !childPredicate &&
          (words.role === 'ga' || words.topic || words.role === 'o') &&
          !subjectAdjectives.has(coreText(node))
        ) {
          let target = noun
          let guard = 0
          while (target.head >= 0 && !isPredicate(target) && guard++ < 50) target = tree.nodes[target.head]!
          if (target.index > noun.index || isPredicate(noun) || noun.index === tree.root) rehead(tree, child, target)
        }
      }
    }
  }

  /** What stands before a number and の belongs to the noun behind it: 中国という|四つの|ブロック. */
  function counted(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.head < 0 || node.core.length !== 1 || isPredicate(node)) continue
      const only = node.core[0]!
      const words = readFunctionWords(node.tail, particles, postpositions)
      if (!words.adnominal || words.role) continue
      if (!only.quantity && !only.pos.startsWith('noun.adverbial')) continue
      const noun = tree.nodes[node.head]!
      for (const index of [...node.children]) {
        const child = tree.nodes[index]!
        const own = readFunctionWords(child.tail, particles, postpositions)
        if (
          !child.dead &&
          (child.type === 'adnominal' || own.adnominal || (own.list !== '' && !child.core.at(-1)!.quantity && !only.quantity))
        )
          rehead(tree, child, noun)
      }
    }
  }

  /** 優位という|わけではない: という before a formal noun adds nothing. */
  function formalNouns(tree: Tree): void {
    const formal = new Set(['wake', 'koto', 'mono'].map((key) => grammar.keys.get(key)!))
    for (const node of tree.nodes) {
      if (node.dead || node.tail.length !== 1 || node.tail[0]!.surface !== grammar.keys.get('toiu')) continue
      const next = nextAlive(tree, node.index)
      if (!next || node.head !== next.index || next.core.length !== 1 || !formal.has(coreText(next)) || next.tail[0]?.pos !== 'auxiliary')
        continue
      const adjective = node.core.at(-1)!.pos.endsWith('.na')
      const tail = [...next.core, ...next.tail]
      absorb(tree, node, next)
      node.tail = tail
      const predicate: Predicate = {
        kind: adjective ? 'na' : 'nominal',
        lemma: coreText(node),
        lead: [],
        morphs: node.core,
        tail,
        potential: false,
        bare: false,
      }
      node.ending = { predicate, endings: grammar.endings.read(tail, []).endings }
    }
  }

  /** 削減する|ための|計画: the clause belongs to the formal noun right behind it. */
  function formalHeads(tree: Tree): void {
    for (const node of tree.nodes) {
      if (
        node.dead ||
        node.core.length !== 1 ||
        !/^(?:formal|noun\.adverbial)/.test(node.core[0]!.pos) ||
        node.children.some((index) => !tree.nodes[index]!.dead)
      )
        continue
      const before = tree.nodes
        .slice(0, node.index)
        .reverse()
        .find((one) => !one.dead)
      if (!before || before.comma || before.head <= node.index || before.type !== 'adnominal' || !isPredicate(before)) continue
      rehead(tree, before, node)
    }
  }

  /** 生かせるか|どうかが: one embedded question. */
  function whether(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || coreText(node) !== grammar.keys.get('dou') || !node.tail.length || particles.get(node.tail[0]!.surface) !== 'ka')
        continue
      const before = tree.nodes
        .slice(0, node.index)
        .reverse()
        .find((one) => !one.dead)
      if (!before || before.head !== node.index || particles.get(before.tail.at(-1)?.surface ?? '') !== 'ka') continue
      before.tail = [...before.tail.slice(0, -1), ...node.tail]
      absorb(tree, before, node)
    }
  }

  /** AとBのC: whether A goes with B rather than with C. 材料と製造の面, but 電動化と産業の発展. */
  function withOwner(tree: Tree, a: Node, b: Node, c: Node): boolean {
    const [x, y, z] = [a, b, c].map((node) => node.core.at(-1)!) as [Morph, Morph, Morph]
    const sem = (node: Node): string => {
      const last = node.core.at(-1)!
      const type = last.entity?.type ?? last.name?.type
      if (type) return type
      return (grammar.lexicon.words(coreText(node))[0] ?? grammar.lexicon.words(last.surface)[0])?.sem ?? ''
    }
    const rows = grammar.lexicon.words(coreText(b))
    if (y.pos.startsWith('noun.adverbial') || rows.some((row) => row.count === '-' && row.pos !== 'name')) return false
    // 企業と多数の|参加者: a word of quantity owns nothing
    if (
      rows.some((row) =>
        row.alternatives.some(
          (one) => /^[~〜]\s*\u306e$/.test(one.cue) && /^(?:many|various|numerous|several|most|all|other)$/.test(one.en),
        ),
      )
    )
      return false
    const [sa, sb, sc] = [sem(a), sem(b), sem(c)]
    if (sa && sa === sb && sa !== sc) return true
    if (sa && sa === sc && sa !== sb) return false
    const sahen = (morph: Morph): boolean => morph.pos.endsWith('sahen') && !morph.entity
    if (sahen(x) && sahen(z) && !sahen(y)) return false
    if (sahen(x) === sahen(y) && sahen(x) !== sahen(z)) return true
    return !a.children.some((index) => !tree.nodes[index]!.dead)
  }

  /** 研究や|試験、|生産を: a noun before a comma goes on the list of the noun that follows; 他都市には|ない|強み: に before a bare ない is its own. */
  function neighbours(tree: Tree): void {
    const aru = grammar.keys.get('aru')!
    for (const node of tree.nodes) {
      if (node.dead || node.head < 0 || isPredicate(node) || node.quoteFrom >= 0) continue
      const next = nextAlive(tree, node.index)
      if (!next || next.index === node.head) continue
      const words = readFunctionWords(node.tail, particles, postpositions)
      const following = predicateOf(next, grammar)
      if (
        words.role === 'ni' &&
        following &&
        next.type === 'adnominal' &&
        !next.comma &&
        (following.lemma === nai || following.lemma === aru)
      ) {
        rehead(tree, node, next)
        continue
      }
      if (
        !node.comma ||
        node.tail.length ||
        following ||
        !next.tail.length ||
        node.core.at(-1)!.quantity ||
        node.core.at(-1)!.pos.startsWith('noun.adverbial')
      )
        continue
      const other = readFunctionWords(next.tail, particles, postpositions)
      const listed = node.children.some(
        (index) => !tree.nodes[index]!.dead && readFunctionWords(tree.nodes[index]!.tail, particles, postpositions).list !== '',
      )
      if (listed && ['ga', 'o', 'ni', 'de'].includes(other.role)) {
        rehead(tree, node, next)
        node.type = 'list'
      }
    }
  }

  function named(node: Node): boolean {
    const last = node.core.at(-1)!
    return last.entity !== undefined || last.name !== undefined || last.pos.startsWith('noun.proper')
  }

  /** この before an adjective belongs to the noun; と between nouns of one case joins them: 市場と|企業が. */
  function joinNouns(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.head < 0) continue
      const head = tree.nodes[node.head]!
      const last = node.core.at(-1)
      if (
        last?.pos === 'adnominal' &&
        head.head >= 0 &&
        (head.type === 'adnominal' || head.type === 'te') &&
        isPredicate(head) &&
        predicateOf(head, grammar)?.kind !== 'nominal'
      ) {
        let target = head
        while (target.head >= 0 && isPredicate(target) && (target.type === 'adnominal' || target.type === 'te'))
          target = tree.nodes[target.head]!
        if (!isPredicate(target) || predicateOf(target, grammar)?.kind === 'nominal') rehead(tree, node, target)
        continue
      }
      const words = readFunctionWords(node.tail, particles, postpositions)
      const governor = head.head >= 0 ? tree.nodes[head.head]! : null
      const verb = governor ? predicateOf(governor, grammar) : null
      if (
        words.list === 'to' &&
        words.role === 'to' &&
        !words.adnominal &&
        !isPredicate(node) &&
        !isPredicate(head) &&
        verb &&
        named(node) &&
        !named(head)
      ) {
        // インドと|協定を|結ぶ: a country and a treaty are no pair
        const partner = grammar.lexicon
          .frames(verb.lemma)
          .some((frame) => frame.slots.some((slot) => slot.name === 'to' && !slot.fillers.length))
        if (partner && ['o', 'ga'].includes(readFunctionWords(head.tail, particles, postpositions).role)) {
          rehead(tree, node, governor!)
          node.type = 'case'
          continue
        }
      }
      if (words.list === 'to' && words.role === 'to' && !words.adnominal && !isPredicate(node) && !isPredicate(head) && !node.comma) {
        const next = nextAlive(tree, node.index)
        if (next && next !== head && next.head === head.index && !isPredicate(next)) {
          const other = readFunctionWords(next.tail, particles, postpositions)
          if (other.adnominal && !other.role && !next.core.at(-1)!.quantity && withOwner(tree, node, next, head)) {
            rehead(tree, node, next)
            node.type = 'list'
            continue
          }
        }
      }
      if (
        words.list === 'to' &&
        !words.topic &&
        !words.also &&
        !words.adnominal &&
        !isPredicate(node) &&
        isPredicate(head) &&
        node.quoteFrom < 0
      ) {
        const next = nextAlive(tree, node.index)
        if (!next || next.head !== head.index || next === head || isPredicate(next)) continue
        const other = readFunctionWords(next.tail, particles, postpositions)
        if (!['ga', 'o'].includes(other.role) && !(other.topic && other.role === '')) continue
        const lemma = (predicateOf(head, grammar) ?? bareVerbalNoun(head, grammar))!.lemma
        if (grammar.lexicon.frames(lemma).some((frame) => frame.slots.some((slot) => slot.name === 'to' && !slot.fillers.length))) continue
        if (next.core.at(-1)!.pos.startsWith('noun.adverbial')) continue
        rehead(tree, node, next)
        node.type = 'list'
      }
    }
  }

  function isPredicate(node: Node): boolean {
    return predicateOf(node, grammar) !== null
  }

  /** The bunsetsu right after a node, as long as each is the head of the one before: where an ending may run on. */
  function following(tree: Tree, node: Node): Node[] {
    const made: Node[] = []
    let now = node
    while (made.length < 4 && !now.comma && !now.stop && now.head >= 0) {
      const next = nextAlive(tree, now.index)
      if (!next || now.head !== next.index || next.opens) break
      made.push(next)
      now = next
    }
    return made
  }

  function endings(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.ending) continue
      const predicate = predicateOf(node, grammar)
      if (!predicate) continue
      const later = following(tree, node)
      const read = grammar.endings.read(
        predicate.tail,
        later.map((one) => [...one.core, ...one.tail]),
      )
      for (let at = 0; at < read.used; at++) absorb(tree, node, later[at]!)
      if (read.used) node.tail = [...node.tail, ...later.slice(0, read.used).flatMap((one) => [...one.core, ...one.tail])]
      node.ending = { predicate, endings: read.endings }
    }
  }

  /** Words with の inside that the lexicon lists: 次の|通り. */
  function listedPhrases(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.tail.length !== 1 || particles.get(node.tail[0]!.surface) !== 'no') continue
      const next = nextAlive(tree, node.index)
      if (!next || node.head !== next.index || node.comma) continue
      if (
        !grammar.lexicon.has(surfaceOf(node) + coreText(next)) ||
        [...node.core, ...next.core].some((morph) => morph.entity || morph.quantity)
      )
        continue
      next.core = [...node.core, ...node.tail, ...next.core]
      absorb(tree, next, node)
    }
  }

  /** Headlines leave particles out: アオネ電池、福島に工場 has the company as its subject. */
  function headlineSubject(tree: Tree): void {
    const first = tree.nodes.find((node) => !node.dead)
    if (!first?.comma || first.tail.length || first.index === tree.root) return
    const last = first.core.at(-1)!
    const row = grammar.lexicon.words(coreText(first))[0]
    if (last.quantity && ['date', 'time', 'duration', 'money', 'percent', 'measure', 'count'].includes(last.quantity.kind)) return
    if (row?.sem === 'time' || !/^(?:noun|suffix|unknown)/.test(last.pos) || last.pos.startsWith('noun.adverbial')) return
    const taken = tree.nodes.some(
      (node) => !node.dead && node.head === tree.root && readFunctionWords(node.tail, particles, postpositions).role === 'ga',
    )
    if (taken && !last.entity && !last.name) return
    const ga = [...particles].find(([, key]) => key === 'ga')
    if (!ga) return
    first.tail = [{ ...last, surface: ga[0], lemma: ga[0], pos: 'particle.case', reading: '', start: last.end, end: last.end }]
    first.comma = false
    first.type = 'case'
    const root = tree.nodes[tree.root]!
    if (first.head !== root.index) rehead(tree, first, root)
  }

  /** 売上高が|4812億円、|利益が|918億円だった: a number before a comma closes the clause of the noun before it. */
  function gapping(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || !node.comma || node.tail.length || node.index === tree.root || isPredicate(node)) continue
      const root = tree.nodes[tree.root]!
      const amount = node.core.at(-1)?.quantity !== undefined
      const subjects = tree.nodes.filter((one) => {
        if (one.dead || isPredicate(one)) return false
        const words = readFunctionWords(one.tail, particles, postpositions)
        return words.role === 'ga' || (words.role === '' && (words.topic || words.also))
      })
      const before = subjects.filter((one) => one.index < node.index && (one.head === node.head || one.head === node.index)).at(-1)
      const after = subjects.find((one) => one.index > node.index && (one.head === node.head || one.head === root.index))
      if (!before || !after) continue
      // 1位は|日本、|2位は|中国だった: without numbers only は … は shows the pair
      const isTopic = (one: Node): boolean => readFunctionWords(one.tail, particles, postpositions).topic
      if (
        !amount &&
        !(isTopic(before) && isTopic(after) && predicateOf(root, grammar)?.kind === 'nominal' && node.core.at(-1)!.pos.startsWith('noun'))
      )
        continue
      if (before.head !== node.index) rehead(tree, before, node)
      if (node.head !== root.index && isPredicate(root)) rehead(tree, node, root)
    }
  }

  /** Words before a quotation never belong to a word inside it. */
  function quotes(tree: Tree): void {
    for (const close of tree.nodes) {
      if (close.dead || close.quoteFrom < 0 || close.head < 0) continue
      for (const node of tree.nodes.slice(0, close.quoteFrom)) {
        if (node.dead || node.head < close.quoteFrom || node.head > close.index) continue
        const words = readFunctionWords(node.tail, particles, postpositions)
        if (node.head === close.index && !isPredicate(close) && (words.adnominal || node.type === 'adnominal')) continue
        rehead(tree, node, tree.nodes[close.head]!)
      }
    }
  }

  /** 客が|500人|訪れた: a count between a subject or object and its verb counts that noun; one of times (3回) does not. */
  function floats(tree: Tree, node: Node, next: Node): boolean {
    const { quantity } = node.core[0]!
    if (node.core.length !== 1 || quantity?.kind !== 'count' || node.children.length || next.core.some((morph) => morph.quantity))
      return false
    if (/^times?$/.test(quantity.unit ?? '')) return false
    const before = tree.nodes.slice(0, node.index).findLast((other) => !other.dead)
    if (!before || before.comma || before.head !== next.index || before.core.some((morph) => morph.quantity)) return false
    return ['ga', 'o'].includes(readFunctionWords(before.tail, particles, postpositions).role)
  }

  /** An amount right before its verb says how much: 300億円|上回る. */
  function amounts(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.tail.length || node.comma || !node.core.at(-1)?.quantity) continue
      const next = nextAlive(tree, node.index)
      const predicate = next && predicateOf(next, grammar)
      if (!next || !predicate || !['verb', 'sahen'].includes(predicate.kind)) continue
      if (node.head !== next.index) rehead(tree, node, next)
      if (floats(tree, node, next)) {
        next.core = [...node.core, ...next.core]
        absorb(tree, next, node)
      }
    }
  }

  /** を, に, で … and adverbial postpositions modify a predicate, never the noun before it. */
  function casesToPredicates(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.head < 0 || node.quoteFrom >= 0) continue
      if (isPredicate(node)) {
        // 競争が激化しており、米国という…: a clause that goes on never modifies a noun
        let next = tree.nodes[node.head]!
        if (node.type !== 'te' || !node.comma || isPredicate(next) || bareVerbalNoun(next, grammar)) continue
        for (let guard = 0; guard < 60 && next.head >= 0 && !isPredicate(next); guard++) next = tree.nodes[next.head]!
        if (isPredicate(next)) rehead(tree, node, next)
        continue
      }
      const words = readFunctionWords(node.tail, particles, postpositions)
      const adverbial =
        ['ga', 'o', 'ni', 'de', 'e', 'kara', 'yori'].includes(words.role) ||
        (words.role === 'post' && words.post?.use === 'adverbial') ||
        (words.topic && words.role === '')
      if (!adverbial || words.adnominal || words.list) continue
      let target = tree.nodes[node.head]!
      if (isPredicate(target) || bareVerbalNoun(target, grammar)) continue
      // から before まで is a range
      if (
        words.role === 'kara' &&
        readFunctionWords(target.tail, particles, postpositions).role !== 'ga' &&
        /made|post/.test(readFunctionWords(target.tail, particles, postpositions).role)
      )
        continue
      let guard = 0
      while (target.head >= 0 && !isPredicate(target) && !bareVerbalNoun(target, grammar) && guard++ < 60) target = tree.nodes[target.head]!
      if (isPredicate(target) || bareVerbalNoun(target, grammar)) rehead(tree, node, target)
    }
  }

  /** は goes past relative clauses, and past a quoted clause that has its own が: 報告書は|対策が|不十分だと|指摘した. */
  function topics(tree: Tree): void {
    for (const node of tree.nodes) {
      if (node.dead || node.head < 0 || isPredicate(node)) continue
      const words = readFunctionWords(node.tail, particles, postpositions)
      if (!words.topic || words.role !== '' || words.adnominal) continue
      let target = tree.nodes[node.head]!
      let guard = 0
      while (target.head >= 0 && target.index !== tree.root && guard++ < 60) {
        const adnominal = target.type === 'adnominal' && isPredicate(target)
        const quote = target.tail.some((morph) => morph.pos === 'particle.quote') && target.quoteFrom < 0
        const own =
          quote &&
          target.children.some((index) => {
            const child = tree.nodes[index]!
            return (
              !child.dead &&
              index > node.index &&
              !isPredicate(child) &&
              readFunctionWords(child.tail, particles, postpositions).role === 'ga'
            )
          })
        const noun = !isPredicate(target) && !bareVerbalNoun(target, grammar)
        if (!adnominal && !own && !noun) break
        target = tree.nodes[target.head]!
      }
      if (target.index !== node.head && (isPredicate(target) || bareVerbalNoun(target, grammar))) rehead(tree, node, target)
    }
  }

  return function rewrite(tree: Tree, headline: boolean): Tree {
    for (const node of tree.nodes) node.tail = plainNegation(node.tail)
    quotes(tree)
    openings(tree)
    openingWord(tree)
    listedPhrases(tree)
    if (headline) headlineSubject(tree)
    amounts(tree)
    gapping(tree)
    postposedWords(tree)
    mergePostpositions(tree)
    casesToPredicates(tree)
    topics(tree)
    adjectives(tree)
    formalHeads(tree)
    counted(tree)
    joinNouns(tree)
    neighbours(tree)
    whether(tree)
    formalNouns(tree)
    endings(tree)
    return tree
  }
}
