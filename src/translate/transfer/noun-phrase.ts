import { coreText, type Node, spansOf, type Tree, tailText } from '../nodes.ts'
import { addBefore, type Embedded, type NounPhrase, nounPhrase, type Phrase, text } from '../tree.ts'
import { adverbOf } from './adverb.ts'
import { attributiveOf } from './attributive.ts'
import { composeAll } from './compound.ts'
import { readFunctionWords } from './function-words.ts'
import type { ClauseResult, Grammar, Job, Transfer } from './grammar.ts'
import { predicateOf } from './predicate.ts'

/** Cases of words hung on a noun without の, as headlines do: 鉱山に350億円. */
const casePrepositions: Readonly<Record<string, string>> = {
  ni: 'to',
  e: 'to',
  de: 'in',
  kara: 'from',
  to: 'with',
  made: 'until',
  yori: 'than',
}

const determinerWords = new Set([
  'this',
  'that',
  'these',
  'those',
  'each',
  'every',
  'any',
  'some',
  'another',
  'which',
  'what kind of',
  'our',
  'his',
  'its',
  'their',
  'such',
  'no',
  'both',
  'all',
])
const pluralOf: Readonly<Record<string, string>> = { this: 'these', that: 'those' }

/** Noun phrases: 中国最大の|全固体電池|生産拠点 → China's largest all-solid-state battery production base. */
export function makeNounPhrase(grammar: Grammar, transfer: Transfer) {
  const prepositionOf = new Map(grammar.language.rows('en/noun-prepositions').map((row) => [row.en!, row.preposition!]))
  const koto = grammar.keys.get('koto')!
  const no = grammar.keys.get('no')!

  function alive(job: Job, index: number): boolean {
    return !job.tree.nodes[index]!.dead && !job.done.has(index)
  }

  function nearOf(job: Job, node: Node): string[] {
    const near = node.children.filter((child) => alive(job, child)).map((child) => coreText(job.tree.nodes[child]!))
    if (node.head >= 0) {
      const head = job.tree.nodes[node.head]!
      near.push(coreText(head))
      const last = head.core.at(-1)
      if (last) near.push(last.lemma)
    }
    return near
  }

  function isList(child: Node): boolean {
    const words = readFunctionWords(child.tail, grammar.particles, grammar.postpositions)
    if (predicateOf(child, grammar)) return false
    if (words.post?.use === 'coordination') return true
    if (words.adnominal || words.role === 'post') return false
    if (words.list && (words.role === '' || words.role === 'to')) return true
    if (words.role !== '' || words.topic || words.also) return false
    if (child.type === 'list') return true
    if (child.type === 'noun' && (child.comma || child.tail.length === 0)) {
      const last = child.core.at(-1)!
      return !last.pos.startsWith('adverb') && !last.pos.startsWith('conjunction') && last.pos !== 'adnominal'
    }
    return false
  }

  function items(phrase: Phrase): Phrase[] {
    return phrase.kind === 'list' && !phrase.lead ? phrase.items : [phrase]
  }

  function build(job: Job, node: Node): Phrase {
    job.done.add(node.index)
    if (job.depth > 40) return text(grammar.compound.romaji.any(coreText(node)), spansOf(node.core))
    job.depth++
    const near = nearOf(job, node)
    const dotted = composeAll(node.core, near, grammar.compound)
    const noun = dotted.at(-1)!
    if (noun.unknown) job.unknown.push(...spansOf(node.core))
    const words = readFunctionWords(node.tail, grammar.particles, grammar.postpositions)
    const listed: { phrase: Phrase; kind: string; lead: string; after: string }[] = []
    for (const index of node.children) {
      if (!alive(job, index)) continue
      const child = job.tree.nodes[index]!
      if (child.index > node.index) continue
      if (isList(child)) {
        const own = readFunctionWords(child.tail, grammar.particles, grammar.postpositions)
        const lead = own.post?.use === 'coordination' ? own.post.before : ''
        const phrase = build(job, child)
        listed.push({ phrase, kind: own.list, lead, after: own.post?.after ?? '' })
      } else adnominal(job, child, noun, node)
    }
    if (node.quoteFrom >= 0) noun.quoted = true
    noun.after.unshift(...asides(job, node))
    job.depth--
    const nado = words.focus.includes('nado') && !words.adnominal
    for (const part of dotted.slice(0, -1)) listed.push({ phrase: part, kind: 'to', lead: '', after: '' })
    if (!listed.length) {
      if (words.focus.includes('dake')) noun.before.unshift(text('only'))
      if (nado && !noun.bare) return { kind: 'list', items: [noun, text('others')], conjunction: 'and', lead: '' }
      return noun
    }
    const lead = listed.find((one) => one.lead)
    const all = [...listed.flatMap((one) => items(one.phrase)), ...items(noun)]
    if (nado) all.push(text('others'))
    return {
      kind: 'list',
      items: all,
      conjunction: lead ? lead.after || ', but' : listed.some((one) => one.kind === 'ka') ? 'or' : 'and',
      lead: lead?.lead ?? '',
    }
  }

  /** The bracketed asides of a node, each in its brackets. */
  function asides(job: Job, node: Node): Phrase[] {
    return node.asides.flatMap((aside): Phrase[] => {
      const inside = asidePhrase(job, aside)
      return inside ? [{ kind: 'sequence', items: [text('('), inside, text(')')] }] : []
    })
  }

  /** A bracketed aside: translated as a phrase of its own. */
  function asidePhrase(job: Job, tree: Tree): Phrase | null {
    if (tree.root < 0) return null
    const inner: Job = { ...job, tree, done: new Set(), depth: job.depth }
    const parts: Phrase[] = []
    const root = tree.nodes[tree.root]!
    parts.push(phraseOrClause(inner, root))
    for (const node of tree.nodes) if (!node.dead && !inner.done.has(node.index)) parts.unshift(phraseOrClause(inner, node))
    return parts.length === 1 ? parts[0]! : { kind: 'list', items: parts, conjunction: 'and', lead: '' }
  }

  function phraseOrClause(job: Job, node: Node): Phrase {
    if (predicateOf(node, grammar)) {
      const { clause } = transfer.clause(job, node, { main: true })
      return { kind: 'embedded', form: 'bare-clause', word: '', clause }
    }
    return build(job, node)
  }

  function ofPhrase(noun: NounPhrase, object: Phrase): Phrase {
    if (/^(?:one|some|many|most|part|half|two|three|several)$/.test(noun.head) && object.kind === 'noun' && !object.proper) {
      if (object.count !== 'U' && object.count !== '-') object.number = 'plural'
      if (object.determiner === 'auto' && !object.determinerWord) object.determiner = 'the'
      noun.bare = true
    }
    const words = noun.head.split(' ')
    const preposition = prepositionOf.get(noun.head) ?? prepositionOf.get(words.at(-1)!) ?? 'of'
    return { kind: 'prep', before: preposition, object, after: '', from: [] }
  }

  /** An adjective before a noun; those of quantity make it plural, possessive ones own it. */
  function addAdjective(noun: NounPhrase, en: string, from: NounPhrase['from']): void {
    const words = en.replace(/^~\s*|\s*~$/g, '').trim()
    if (/['’]s$/.test(words)) {
      noun.owner = text(words.replace(/['’]s$/, ''), from)
      return
    }
    if (/^(?:in|on|at|for|by|from|under|with|without|per|between|among) /.test(words)) {
      noun.after.unshift(text(words, from))
      return
    }
    if (
      /^(?:many|numerous|several|multiple|few|most|both|all|a number of|a variety of|a wide range of|a large number of|a lot of|some)$/.test(
        words,
      )
    ) {
      noun.quantity = text(noun.count === 'U' && words === 'many' ? 'much' : words, from)
      if (noun.count !== 'U') noun.number = 'plural'
      return
    }
    if (determinerWords.has(words)) {
      noun.determinerWord = text(noun.number === 'plural' ? (Object.hasOwn(pluralOf, words) ? pluralOf[words]! : words) : words, from)
      return
    }
    if (/^(?:various|diverse|different|other|multiple|certain)$/.test(words) && noun.count !== 'U' && noun.count !== 'P')
      noun.number = 'plural'
    if (/^(?:the|an?) /.test(words)) {
      noun.determiner = words.startsWith('the') ? 'the' : 'a'
      addBefore(noun, text(words.replace(/^(?:the|an?) /, ''), from))
      return
    }
    const degree = noun.before[noun.outer - 1]
    if (degree?.kind === 'text' && /^(?:most|more)$/.test(degree.text) && !words.includes(' ')) {
      // 最も|高い → highest
      noun.before[noun.outer - 1] = text(
        degree.text === 'most' ? grammar.morphology.superlative(words) : grammar.morphology.comparative(words),
        [...degree.from, ...from],
      )
      return
    }
    addBefore(noun, text(words, from))
  }

  /** What hangs on a modifier that becomes a mere word goes over to the noun. */
  function carry(noun: NounPhrase, phrase: NounPhrase): void {
    if (phrase.owner) {
      if (!noun.owner && !noun.determinerWord) noun.owner = phrase.owner
      else noun.after.push({ kind: 'prep', before: 'of', object: phrase.owner, after: '', from: [] })
    }
    noun.after.push(...phrase.after)
  }

  /** What の after a noun says, by the classes of both: 昨年の last year's, 日本の Japan's, 3人の three, 電池の需要 demand for batteries. */
  function attachNo(child: Node, noun: NounPhrase, phrase: Phrase): void {
    const quantity = child.core.length === 1 ? child.core[0]!.quantity : undefined
    const rows = grammar.lexicon.words(coreText(child))
    const ready = rows.flatMap((row) => row.alternatives).find((alternative) => /^[~〜]\s*\u306e$/.test(alternative.cue))
    const plainChild = phrase.kind === 'noun' && !phrase.before.length && !phrase.after.length && !phrase.owner
    if (ready && plainChild) {
      addAdjective(noun, ready.en, spansOf(child.core))
      return
    }
    if (
      phrase.kind === 'noun' &&
      /^(?:for|in|on|at|by|under|after|before|during|from|with|without|per|between|among|toward|against) /.test(phrase.head) &&
      !phrase.owner
    ) {
      noun.after.unshift({ kind: 'sequence', items: [...phrase.before, text(phrase.head, phrase.from), ...phrase.after] })
      return
    }
    if (phrase.kind === 'noun' && /^(?:up|down) (?=[\d.])/.test(phrase.head)) {
      noun.after.push({ kind: 'sequence', items: [text(','), phrase] })
      return
    }
    if (phrase.kind === 'noun' && phrase.owner && /(?:est|maximum|first|only|top)$/.test(phrase.head) && !noun.owner) {
      noun.owner = phrase.owner
      addBefore(noun, text(phrase.head === 'maximum' ? 'largest' : phrase.head, phrase.from))
      return
    }
    if (quantity && phrase.kind === 'noun') {
      const from = phrase.from
      carry(noun, { ...phrase, owner: phrase.owner })
      phrase.after = []
      phrase.owner = null
      const one = quantity.value === 1
      if (quantity.kind === 'count' || (quantity.kind === 'ratio' && typeof quantity.value === 'string')) {
        const bare = quantity.en.replace(/\s+[a-z-]+$/, (rest) =>
          /\d|million|billion|trillion|thousand|hundred|several|one|two|three|four|five|six|seven|eight|nine/.test(rest) ? rest : '',
        )
        const amount = quantity.unit === '' ? quantity.en : bare
        noun.quantity = text(/(?:millions|billions|trillions|thousands|hundreds|dozens|tens)$/.test(amount) ? `${amount} of` : amount, from)
        noun.number = one ? 'singular' : 'plural'
        return
      }
      if (quantity.kind === 'percent' || quantity.kind === 'ratio') {
        if (/rate|growth|increase|decrease|decline|rise|drop|cut|stake|tax|tariff|probability|share/.test(noun.head))
          addBefore(noun, text(quantity.en, from))
        else {
          noun.quantity = text(`${quantity.en} of`, from)
          if (noun.count === 'C') noun.number = 'plural'
        }
        return
      }
      if (quantity.kind === 'ordinal' || quantity.kind === 'identifier') {
        addBefore(noun, text(quantity.en, from))
        return
      }
      if (quantity.kind === 'date' || quantity.kind === 'time') {
        if (/^(?:last|this|next|the (?:same|previous|following))\b/.test(quantity.en)) noun.owner = text(quantity.en, from)
        else if (/^(?:the )?\d+(?:st|nd|rd|th)$|\d, \d{4}$|^[A-Z][a-z]+ \d{1,2}$/.test(quantity.en))
          noun.after.push({ kind: 'prep', before: 'on', object: phrase, after: '', from: [] })
        else if (/fiscal|year|quarter|half|century|[a-z]$/.test(quantity.en))
          noun.after.push({
            kind: 'prep',
            before: /^(?:the )?(?:fiscal|year|.*quarter|.*half)/.test(quantity.en) ? 'for' : 'in',
            object: phrase,
            after: '',
            from: [],
          })
        else addBefore(noun, text(quantity.en, from))
        return
      }
      if (quantity.kind === 'measure' || quantity.kind === 'duration' || quantity.kind === 'money') {
        if (
          /^(?:about|around|more than|over|less than|at least|up to|nearly|several|hundreds|tens|millions)/.test(quantity.en) ||
          quantity.kind === 'money'
        ) {
          noun.after.push({ kind: 'prep', before: 'of', object: phrase, after: '', from: [] })
        } else addBefore(noun, text(quantity.en.replace(/^(.*[\d.,]+(?: (?:million|billion))?) ([a-z-]+?)s?$/, '$1-$2'), from))
        return
      }
    }
    if (phrase.kind === 'noun') {
      if (phrase.bare && ['it', 'they', 'we', 'he', 'she', 'I', 'you'].includes(phrase.head)) {
        noun.owner = phrase
        return
      }
      if (['each', 'many', 'most', 'some', 'all', 'several', 'various', 'both', 'other', 'others'].includes(phrase.head)) {
        carry(noun, phrase)
        for (const modifier of phrase.before) addBefore(noun, modifier)
        noun.quantity = text(phrase.head === 'others' ? 'other' : phrase.head, phrase.from)
        if (phrase.head !== 'each') noun.number = 'plural'
        return
      }
      const row = rows.find(
        (one) => one.pos === 'na' || one.pos === 'adn' || (one.count === '-' && one.pos !== 'name' && !/^[A-Z]/.test(one.en)),
      )
      if ((row || (phrase.count === '-' && !phrase.proper && !phrase.bare)) && !phrase.owner && !phrase.after.length) {
        if (phrase.before.length) addBefore(noun, ...phrase.before, text(phrase.head, phrase.from))
        else addAdjective(noun, row && phrase.head !== row.en && row.pos === 'na' ? row.en : phrase.head, phrase.from)
        return
      }
      const shortOwner = phrase.after.length === 0 && !phrase.quoted
      if (phrase.proper && shortOwner) {
        if (noun.owner || noun.determinerWord) {
          noun.before.unshift(text(phrase.head, phrase.from))
          return
        }
        if (noun.proper) {
          noun.after.push(
            phrase.sem === 'org'
              ? { kind: 'prep', before: 'of', object: phrase, after: '', from: [] }
              : { kind: 'prep', before: 'in', object: phrase, after: '', from: [] },
          )
          return
        }
        noun.owner = phrase
        return
      }
      const doer = phrase.sem === 'person' || phrase.sem === 'role' || phrase.sem === 'org' || phrase.sem === 'group'
      if (
        doer &&
        shortOwner &&
        !phrase.before.some((one) => one.kind !== 'text') &&
        ['act', 'event', 'idea', 'info', 'feeling', 'work', 'document'].includes(noun.sem) &&
        !noun.owner &&
        !noun.determinerWord &&
        !noun.proper
      ) {
        // 首相の訪問 → the prime minister's visit
        noun.owner = phrase
        return
      }
      if (phrase.sem === 'time' && shortOwner && phrase.bare) {
        noun.owner = phrase
        return
      }
      if ((phrase.sem === 'role' || phrase.sem === 'person') && noun.proper && noun.sem === 'person') {
        noun.before.unshift(text(phrase.head, phrase.from))
        return
      }
      if (noun.proper && (phrase.sem === 'org' || phrase.sem === 'place')) {
        noun.after.push({ kind: 'prep', before: 'of', object: phrase, after: '', from: [] })
        return
      }
    }
    if (
      phrase.kind === 'list' &&
      phrase.items.length <= 3 &&
      phrase.items.every((item) => item.kind === 'noun' && item.proper && !item.after.length) &&
      !noun.owner &&
      !noun.determinerWord &&
      !noun.proper
    ) {
      noun.owner = phrase
      return
    }
    if (noun.bare && !noun.head) return
    noun.after.unshift(ofPhrase(noun, phrase))
  }

  /** The form of an adjective that stands before nouns; undefined when the lexicon has none. */
  function adjectiveOf(lemma: string, node: Node): string | undefined {
    const row = grammar.lexicon.words(coreText(node)).find((one) => one.pos === 'na' || one.pos === 'adn')
    return row?.en ?? attributiveOf(grammar.lexicon, lemma)
  }

  /** Hangs an adnominal bunsetsu on its noun. */
  function adnominal(job: Job, child: Node, noun: NounPhrase, head: Node): void {
    const first = child.core[0]!
    const last = child.core.at(-1)!
    const from = spansOf(child.core)
    if (last.pos === 'adnominal') {
      job.done.add(child.index)
      const row = grammar.lexicon.words(coreText(child)).find((one) => one.pos === 'adn') ?? grammar.lexicon.words(last.lemma)[0]
      const en = row?.en ?? grammar.compound.romaji.any(coreText(child))
      if (en === 'the') noun.determiner = 'the'
      else if (en === 'such' && noun.count === 'C') {
        noun.determinerWord = text('such', from)
        noun.number = 'plural'
      } else if (determinerWords.has(en))
        noun.determinerWord = text(noun.number === 'plural' ? (Object.hasOwn(pluralOf, en) ? pluralOf[en]! : en) : en, from)
      else if (/^(?:a|the) /.test(en)) {
        noun.determiner = en.startsWith('a ') ? 'a' : 'the'
        addBefore(noun, text(en.replace(/^(?:a|the) /, ''), from))
      } else addBefore(noun, text(en, from))
      for (const index of child.children) if (alive(job, index)) adverbial(job, job.tree.nodes[index]!, noun)
      return
    }
    const predicate = predicateOf(child, grammar)
    for (const index of child.children) {
      // 大型で|強い|台風: both adjectives stand before the noun
      const sister = job.tree.nodes[index]!
      if (!alive(job, index) || sister.children.some((one) => alive(job, one) && !isAdverb(job.tree.nodes[one]!))) continue
      const other = predicateOf(sister, grammar)
      const te =
        other &&
        (other.kind === 'na' || other.kind === 'adjective') &&
        sister.tail.length <= 1 &&
        (sister.tail.length === 0
          ? sister.core.at(-1)!.form.startsWith('continuative') && sister.comma
          : /particle\.(?:link|case)|auxiliary/.test(sister.tail[0]!.pos))
      if (te && other) {
        const adjective = adjectiveOf(other.lemma, sister)
        if (adjective) {
          job.done.add(index)
          addAdjective(noun, adjective, spansOf(sister.core))
          if (predicate && (predicate.kind === 'na' || predicate.kind === 'adjective')) addBefore(noun, text(','))
        }
      }
    }
    const caseChildren = child.children.filter((index) => alive(job, index) && !isAdverb(job.tree.nodes[index]!))
    if (
      predicate &&
      (predicate.kind === 'adjective' || predicate.kind === 'na') &&
      predicate.lemma !== grammar.keys.get('nai') &&
      !caseChildren.length &&
      !predicate.lead.length &&
      predicate.tail.length <= 1
    ) {
      job.done.add(child.index)
      const row = grammar.lexicon
        .words(predicate.kind === 'na' ? coreText(child) : predicate.lemma)
        .find((one) => one.pos === 'na' || one.pos === 'adn')
      const plain = grammar.lexicon
        .frames(predicate.lemma)
        .find(
          (one) =>
            (one.type === 'adj' || one.type === 'na') && one.template.verb === 'be' && !one.slots.some((slot) => slot.fillers.length),
        )
      const adjective =
        attributiveOf(grammar.lexicon, predicate.lemma, noun) ??
        row?.en ??
        (plain?.template.rest
          .map((item) => ('word' in item ? item.word : ''))
          .join(' ')
          .trim() ||
          (predicate.kind === 'na' ? composeAll(child.core, [], grammar.compound).at(-1)!.head : undefined))
      if (adjective) {
        for (const index of child.children) if (alive(job, index)) adverbial(job, job.tree.nodes[index]!, noun)
        addAdjective(noun, adjective, from)
        return
      }
    }
    if (
      predicate &&
      (predicate.kind === 'adjective' || predicate.kind === 'na') &&
      caseChildren.length === 1 &&
      predicate.tail.length <= 1 &&
      !child.comma
    ) {
      // 安全性の|高い|電池 → battery with high safety
      const owned = job.tree.nodes[caseChildren[0]!]!
      const own = readFunctionWords(owned.tail, grammar.particles, grammar.postpositions)
      const attributive = attributiveOf(grammar.lexicon, predicate.lemma)
      if ((own.role === 'ga' || (own.adnominal && !own.role)) && attributive && !predicateOf(owned, grammar) && !isFormal(owned)) {
        job.done.add(child.index)
        const object = build(job, owned)
        if (object.kind === 'noun') addAdjective(object, attributive, spansOf(child.core))
        for (const index of child.children) if (alive(job, index) && object.kind === 'noun') adverbial(job, job.tree.nodes[index]!, object)
        noun.after.push({ kind: 'prep', before: 'with', object, after: '', from: [] })
        return
      }
    }
    const ending = child.ending?.endings.at(-1)
    if (ending?.op === 'adn') {
      const result = transfer.clause(job, child, { subject: null })
      const [, word = 'for', form] = /^(.*?)\s*\{V(?:\.([a-z]+))?\}/.exec(ending.argument) ?? []
      result.clause.subject = null
      noun.after.push({
        kind: 'prep',
        before: word,
        object: { kind: 'embedded', form: form === 'ing' ? 'gerund' : 'bare-infinitive', word: '', clause: result.clause },
        after: '',
        from: spansOf(ending.morphs),
      })
      return
    }
    if (predicate?.kind === 'verb' && predicate.lemma === grammar.keys.get('aru') && !predicate.tail.length && caseChildren.length === 1) {
      // 力のある|企業 → company with power
      const owned = job.tree.nodes[caseChildren[0]!]!
      const own = readFunctionWords(owned.tail, grammar.particles, grammar.postpositions)
      if (own.role === 'ga' || (own.adnominal && !own.role)) {
        job.done.add(child.index)
        noun.after.push({ kind: 'prep', before: 'with', object: build(job, owned), after: '', from: spansOf(child.core) })
        return
      }
    }
    if (predicate) {
      relative(job, child, noun, head)
      return
    }
    const words = readFunctionWords(child.tail, grammar.particles, grammar.postpositions)
    if (words.post && words.post.use !== 'coordination') {
      const object = build(job, child)
      if (words.post.use === 'apposition' && words.post.before === 'called') {
        job.rules.push(words.post.id)
        noun.after.push({ kind: 'sequence', items: [text('called'), object] })
        return
      }
      job.rules.push(words.post.id)
      if (words.post.before === 'such as' && noun.count === 'C' && !noun.quantity) noun.number = 'plural'
      noun.after.push({ kind: 'prep', before: words.post.before, object, after: words.post.after, from: spansOf(child.tail) })
      return
    }
    if (words.focus.includes('nado') && words.adnominal) {
      const object = build(job, child)
      noun.after.push({ kind: 'prep', before: 'such as', object, after: '', from: [] })
      if (noun.count === 'C') noun.number = 'plural'
      return
    }
    if (words.adnominal && words.role === 'made') {
      // 2日から|3日までの|24時間
      const start = [...child.children]
        .reverse()
        .find(
          (index) =>
            alive(job, index) && readFunctionWords(job.tree.nodes[index]!.tail, grammar.particles, grammar.postpositions).role === 'kara',
        )
      if (start !== undefined) {
        const from = build(job, job.tree.nodes[start]!)
        const until = build(job, child)
        noun.after.push({
          kind: 'sequence',
          items: [
            { kind: 'prep', before: 'from', object: from, after: '', from: [] },
            { kind: 'prep', before: 'to', object: until, after: '', from: spansOf(child.tail) },
          ],
        })
        return
      }
    }
    if (words.adnominal && words.role && words.role !== 'post') {
      const object = build(job, child)
      const preposition =
        words.role === 'to'
          ? 'with'
          : words.role === 'e'
            ? prepositionOf.get(noun.head) && !['of', 'in'].includes(prepositionOf.get(noun.head)!)
              ? prepositionOf.get(noun.head)!
              : /^(?:hope|expectation|concern|worr|anxiet|desire)/.test(noun.head)
                ? 'for'
                : 'to'
            : words.role === 'kara'
              ? 'from'
              : words.role === 'made'
                ? 'until'
                : words.role === 'de'
                  ? 'in'
                  : 'of'
      noun.after.push({ kind: 'prep', before: preposition, object, after: '', from: spansOf(child.tail) })
      return
    }
    if (words.adnominal) {
      attachNo(child, noun, build(job, child))
      return
    }
    if (isAdverb(child) || last.pos === 'conjunction') {
      adverbial(job, child, noun)
      return
    }
    // a noun that stands before without a particle: an apposition or a time
    const phrase = build(job, child)
    if (child.type === 'adnominal' && child.core.length === 1 && first.quantity) {
      attachNo(child, noun, phrase)
      return
    }
    const caseWord = casePrepositions[words.role]
    if (caseWord && !(first.quantity && words.role === 'ni')) {
      noun.after.push({ kind: 'prep', before: caseWord, object: phrase, after: '', from: spansOf(child.tail) })
      return
    }
    if (phrase.kind === 'noun' && (first.quantity || phrase.sem === 'time'))
      noun.after.push(
        phrase.sem === 'time'
          ? { kind: 'prep', before: /^(?:last|next|this|the same)/.test(phrase.head) ? '' : 'in', object: phrase, after: '', from: [] }
          : { kind: 'prep', before: 'of', object: phrase, after: '', from: [] },
      )
    else if (phrase.kind === 'noun' && !phrase.after.length && !child.comma && !phrase.owner)
      noun.before.unshift(...phrase.before, text(phrase.head, phrase.from))
    else noun.after.push({ kind: 'sequence', items: [text(','), phrase] })
  }

  function isAdverb(node: Node): boolean {
    const last = node.core.at(-1)
    return (
      last !== undefined &&
      (last.pos === 'adverb' ||
        last.pos === 'conjunction' ||
        (last.pos === 'noun.adverbial' && !node.tail.length) ||
        last.pos.startsWith('interjection'))
    )
  }

  function adverbial(job: Job, node: Node, noun: NounPhrase): void {
    job.done.add(node.index)
    const adverb = adverbOf(node, grammar)
    addBefore(noun, text(adverb, spansOf([...node.core, ...node.tail])))
    for (const index of node.children) if (alive(job, index)) adverbial(job, job.tree.nodes[index]!, noun)
  }

  /** A clause before its noun. */
  function relative(job: Job, child: Node, noun: NounPhrase, head: Node): void {
    const headText = coreText(head)
    const lone = !child.children.some((index) => alive(job, index)) && !child.comma && noun.count !== '-' && !isFormal(head)
    const content = grammar.contentNouns.get(head.core.at(-1)?.surface ?? '') ?? grammar.contentNouns.get(headText)
    const toIu = readsAsQuote(child)
    const gapHolder = nounPhrase('', { bare: true, ja: noun.ja, sem: noun.sem })
    const result = transfer.clause(job, child, { gap: 'auto', gapNode: head, subject: gapHolder })
    gapHolder.number = noun.number
    const { clause } = result
    const participle = lone && !content ? participleOf(result) : null
    if (participle) {
      addBefore(noun, text(participle, spansOf([...child.core, ...child.tail])))
      return
    }
    noun.after.push(relativePhrase(job, result, noun, content, toIu, gapHolder))
    clause.front = [...clause.front]
  }

  /** A clause of one verb stands before the noun as a participle: 選ばれた|企業 selected, 増える|需要 increasing; null when it cannot. */
  function participleOf(result: ClauseResult): string | null {
    const { clause } = result
    const single = clause.levels.length === 1 ? clause.levels[0]! : null
    if (
      !single ||
      single.negative ||
      single.verb === 'be' ||
      clause.complements.length ||
      clause.end.length ||
      clause.front.length ||
      clause.linked.length
    )
      return null
    if (clause.adverbs.some((adverb) => adverb.text.includes(' '))) return null
    const adverbs = clause.adverbs.map((adverb) => adverb.text)
    if (single.passive) return [...adverbs, grammar.morphology.participle(single.verb)].join(' ')
    if (clause.aspect !== 'change' && clause.aspect !== 'activity') return null
    if (single.past || single.perfect)
      return clause.aspect === 'change' ? [...adverbs, grammar.morphology.participle(single.verb)].join(' ') : null
    return [...adverbs, grammar.morphology.gerund(single.verb)].join(' ')
  }

  function readsAsQuote(child: Node): boolean {
    return tailText(child).endsWith(grammar.keys.get('to')! + grammar.keys.get('no')!)
  }

  function relativePhrase(
    _job: Job,
    result: ClauseResult,
    noun: NounPhrase,
    content: string | undefined,
    quote: boolean,
    gapHolder: NounPhrase,
  ): Phrase {
    const { clause } = result
    const single = clause.levels.length === 1 ? clause.levels[0]! : null
    if (quote) return embedded('that', 'that', clause)
    if (
      content &&
      (!result.gapFilled ||
        !['ga', 'o'].includes(result.link === 'gap' ? '' : result.hasSubject ? '' : 'ga') ||
        ['to', 'that', 'why'].includes(content))
    ) {
      if (content === 'to' && !result.hasSubject) {
        clause.subject = null
        return embedded('infinitive', '', clause)
      }
      if (content === 'to' || content === 'that') {
        if (!result.hasSubject) {
          clause.subject = null
          return { kind: 'prep', before: 'of', object: embedded('gerund', '', clause), after: '', from: [] }
        }
        return embedded('that', 'that', clause)
      }
      if (content === 'why') return embedded('that', result.hasSubject ? 'why' : 'for', clause)
      if (!result.hasSubject && (content === 'of' || content === 'for')) {
        clause.subject = null
        return { kind: 'prep', before: content, object: embedded('gerund', '', clause), after: '', from: [] }
      }
      if (content === 'where' || content === 'when') return embedded('relative', content, clause)
    }
    const person = noun.sem === 'person' || noun.sem === 'role'
    if (clause.subject === gapHolder) {
      // the noun is the subject: reduce short passives and progressives
      if (
        single &&
        !single.negative &&
        !clause.front.length &&
        !clause.linked.length &&
        !clause.adverbs.some((adverb) => /^(?:not|never)$/.test(adverb.text))
      ) {
        if (single.passive && !single.progressive) {
          single.passive = false
          single.perfect = false
          single.past = false
          return embedded('participle', '', clause)
        }
        if (single.progressive && !single.passive) {
          single.progressive = false
          single.past = false
          return embedded('gerund', '', clause)
        }
      }
      return embedded('relative', person ? 'who' : 'that', clause)
    }
    if (!result.gapFilled)
      return embedded(
        'relative',
        noun.sem === 'time'
          ? 'when'
          : noun.sem === 'place' || noun.sem === 'country' || noun.sem === 'org' || noun.sem === 'structure'
            ? 'where'
            : 'in which',
        clause,
      )
    return embedded('relative', person ? 'whom' : 'that', clause)
  }

  function embedded(form: Embedded['form'], word: string, clause: ClauseResult['clause']): Embedded {
    return { kind: 'embedded', form, word, clause }
  }

  /** The clause inside a formal noun: 〜する|こと. Null when there is none. */
  function contentOf(job: Job, node: Node): Node | null {
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = job.tree.nodes[node.children[at]!]!
      if (child.dead || job.done.has(child.index) || child.index > node.index) continue
      if (predicateOf(child, grammar)) return child
    }
    return null
  }

  function isFormal(node: Node): boolean {
    const word = coreText(node)
    return (word === koto || word === no) && node.core.length === 1
  }

  return { build, adnominal, asides, contentOf, isFormal, isAdverb }
}

export type NounPhrases = ReturnType<typeof makeNounPhrase>
