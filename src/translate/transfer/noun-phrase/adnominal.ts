import type { Ending } from '../../nodes/node.ts'
import { coreText, type Node, spansOf } from '../../nodes/node.ts'
import { addBefore, embedded, type NounPhrase, type Phrase, prep, sequence, text } from '../../tree.ts'
import { adverbOf, isAdverb } from '../adverb.ts'
import { locations } from '../compound/quantities.ts'
import { functionWords } from '../function-words.ts'
import type { Grammar, Job, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import { predicateOf } from '../predicate.ts'
import { makeAdjectives } from './adjectives.ts'
import { casePrepositions, makeCaseModifiers } from './case-modifiers.ts'
import { isCounted, withoutOthers } from './coordination.ts'
import { makeDifferences } from './differences.ts'
import { makeGenitive } from './genitive.ts'
import { makeModifiers, makeNounPreposition, setDeterminer } from './modifiers.ts'
import { makeRelative } from './relative.ts'

/** A noun that a clause tells something of; what stands in brackets is no clause. */
function isTold({ after: [first] }: NounPhrase): boolean {
  if (first?.kind === 'sequence') return first.items[0]?.kind !== 'text' || first.items[0].text !== '('
  return first?.kind === 'embedded'
}

/** Classes of what is done or given to a place rather than being there. */
const goesTo = /^(?:act|event|money|info|law|process|number|measure|document|feeling|idea|)$/

/** the Hoshino dam: a common noun with a name before it. */
function isNamed({ before }: NounPhrase): boolean {
  return before.some((one) => one.kind === 'text' && /^[A-Z][a-z]/.test(one.text))
}

/** 3カ所: three locations, when the noun before only gives an example. */
function placesOf({ head, ja }: NounPhrase): string {
  return /(?:\d|two|three|four|five|six|seven|eight|nine|ten)$/.test(head) ? head + locations(ja) : head
}

/** Adnominal modifiers: what stands before a noun and says something of it. */
export function makeAdnominal(grammar: Grammar, transfer: Transfer) {
  const prepositions = makeNounPreposition(grammar)
  const modifiers = makeModifiers(grammar)
  const adjectives = makeAdjectives(grammar, transfer, modifiers)
  const genitive = makeGenitive(grammar, modifiers, prepositions)
  const caseModifier = makeCaseModifiers(grammar, transfer, prepositions)
  const difference = makeDifferences(grammar, transfer)
  const relative = makeRelative(grammar, transfer)

  /** この, あらゆる, 大きな: adnominals are determiners or adjectives. */
  function determiner(job: Job, child: Node, noun: NounPhrase): void {
    job.done.add(child.index)
    const from = spansOf(child.core)
    const listed = grammar.lexicon.words(coreText(child)).find((one) => one.pos === 'adn')
    const row = listed ?? grammar.lexicon.words(child.core.at(-1)!.lemma)[0]
    const en = row?.en ?? grammar.compound.romaji.any(coreText(child))
    // その4割: 40% of that
    if (/^(?:the|that|its)$/.test(en) && noun.bare && /(?:%|\bhalf|\bthirds?|\bquarters?)$/.test(noun.head))
      noun.after.push(text('of that', from))
    else if (en === 'the') noun.determiner = 'the'
    else if (en === 'such' && noun.count === 'C') {
      noun.determinerWord = text('such', from)
      noun.number = 'plural'
    } else if (!setDeterminer(noun, en, from)) {
      if (/^(?:a|the) /.test(en)) noun.determiner = en.startsWith('a ') ? 'a' : 'the'
      addBefore(noun, text(en.replace(/^(?:a|the) /, ''), from))
    }
    for (const one of livingChildren(job, child)) {
      // 昨年と|同じ|時期: the same time as last year
      if (functionWords(one, grammar).role === 'to') noun.after.push(prep('as', transfer.nounPhrase(job, one), spansOf(one.tail)))
      else if (en !== 'the same' || !isAdverb(one)) modifiers.addAdverb(job, one, noun)
      else {
        // ほぼ同じ時期: almost the same time
        job.done.add(one.index)
        noun.determinerWord = text(`${adverbOf(one, grammar)} the same`, [...spansOf(one.core), ...from])
        noun.before = noun.before.filter((word) => word.kind !== 'text' || word.text !== 'same')
      }
    }
  }

  /** 削減する|ための|計画: endings that make a clause adnominal, with a preposition of their own. */
  function adnominalClause(job: Job, child: Node, noun: NounPhrase, ending: Ending): void {
    const { clause } = transfer.clause(job, child, { subject: null })
    const [, word = 'for', form] = /^(.*?)\s*\{V(?:\.([a-z]+))?\}/.exec(ending.argument) ?? []
    clause.subject = null
    noun.after.push(prep(word, embedded(form === 'ing' ? 'gerund' : 'bare-infinitive', '', clause), spansOf(ending.morphs)))
  }

  /** 大統領の側近、|田中氏 → Tanaka, the aide of the president,; 東京など、|大都市 → big cities such as Tokyo */
  function apposition(noun: NounPhrase, phrase: Phrase): void {
    const examples = withoutOthers(phrase)
    if (examples && isCounted(noun)) {
      noun.head = placesOf(noun)
      noun.after.push(text(','), prep('including', examples), text(','))
    } else if (examples && !noun.proper) {
      if (noun.count === 'C' && !noun.quantity) noun.number = 'plural'
      noun.after.push(prep('such as', examples))
    } else if (noun.proper && phrase.kind === 'noun' && !phrase.proper) {
      const told = isTold(phrase)
      const one = phrase.quantity ? phrase.number : 'singular'
      noun.after.push(text(','), { ...phrase, number: one, determiner: told ? 'a' : phrase.determiner }, text(','))
    } else noun.after.push(sequence(text(','), phrase))
  }

  /** 人気グループ「スターズ」 → the popular group “Stars”; a noun of which more is said stands behind. */
  function quotedName(noun: NounPhrase, phrase: NounPhrase): void {
    if (phrase.after.length || phrase.quantity) {
      noun.after.push(text(','), { ...phrase, number: phrase.quantity ? phrase.number : 'singular' }, text(','))
      return
    }
    addBefore(noun, ...phrase.before, text(phrase.head, phrase.from))
    noun.owner ??= phrase.owner
    noun.determinerWord ??= phrase.determinerWord
    if (!noun.owner && !noun.determinerWord) noun.determiner = 'the'
    noun.number = 'singular'
    if (!noun.sem) noun.sem = phrase.sem
  }

  /** 10年連続, 3年ぶり: a preposition is in the words. */
  function isStraight(phrase: NounPhrase): boolean {
    return phrase.bare && !phrase.before.length && /^for the /.test(phrase.head)
  }

  /** 福島に|新工場: a plant is in a place; 10年連続で|最少 has its preposition. */
  function casePreposition(role: string, phrase: Phrase, noun: NounPhrase): string | undefined {
    const said = phrase.kind === 'noun' ? phrase : null
    if (said && isStraight(said)) return ''
    const places = phrase.kind === 'list' ? phrase.items : [phrase]
    const place = places.every((one) => one.kind === 'noun' && /^(?:place|country)$/.test(one.sem))
    const located = role === 'ni' && place && !noun.quantity && !noun.bare && !goesTo.test(noun.sem)
    if (located || role !== 'ni' || !said || noun.quantity || noun.bare) return located ? 'in' : casePrepositions[role]
    // ポンプに不具合: a defect in; 病院に攻撃: an attack on; 進出に課題: a challenge for
    const own = prepositions.prepositionOf(noun.head) ?? prepositions.prepositionOf(noun.head.slice(noun.head.lastIndexOf(' ') + 1))
    if (own && own !== 'of' && own !== 'in') return own
    if (/^(?:person|role|org|group)$/.test(said.sem) && !/^(?:structure|building|place)$/.test(noun.sem)) return 'to'
    if (own === 'in') return own
    return /^(?:event|state|process|disease|structure|machine|artefact|place|building)$/.test(noun.sem) ? 'in' : 'to'
  }

  /** A noun that stands before without の: a case headlines leave bare, a time, an amount, an apposition. */
  function bareNoun(child: Node, noun: NounPhrase, phrase: Phrase): void {
    const { quantity } = child.core[0]!
    const { role, focus } = functionWords(child, grammar)
    // そば店など|10店: 10, including soba shops
    if (focus.includes('nado') && noun.bare && noun.sem === 'number' && phrase.kind === 'noun') {
      // 星野ダムなど: one that has a name
      const single = !phrase.proper && (isNamed(phrase) || phrase.after.some((one) => one.kind === 'noun' && one.quoted))
      if (phrase.count === 'C' && !phrase.proper && !phrase.quantity && !single) phrase.number = 'plural'
      phrase.determiner = single ? 'the' : 'none'
      noun.head = placesOf(noun)
      noun.after.push(/\d$/.test(noun.head) || single ? prep(', including', phrase, [], ',') : prep('including', phrase))
      return
    }
    // コメなど|食料品: food such as rice
    if (focus.includes('nado') && !role && !quantity && !noun.proper && phrase.kind === 'noun') {
      if (noun.count === 'C' && !noun.quantity) noun.number = 'plural'
      if (phrase.count === 'C' && !phrase.proper && !phrase.quantity) phrase.number = 'plural'
      noun.after.push(prep('such as', phrase))
      return
    }
    const preposition = casePreposition(role, phrase, noun)
    if (child.type === 'adnominal' && child.core.length === 1 && quantity) genitive(child, noun, phrase)
    else if (noun.quoted && phrase.kind === 'noun' && !child.tail.length && !child.comma && !quantity) quotedName(noun, phrase)
    else if (preposition !== undefined && !(quantity && role === 'ni')) noun.after.push(prep(preposition, phrase, spansOf(child.tail)))
    else if (phrase.kind === 'noun' && phrase.sem === 'time')
      noun.after.push(prep(/^(?:last|next|this|the same)/.test(phrase.head) ? '' : 'in', phrase))
    else if (phrase.kind === 'noun' && quantity) noun.after.push(prep(isStraight(phrase) ? '' : 'of', phrase))
    else if (phrase.kind === 'noun' && !phrase.after.length && !child.comma && !phrase.owner)
      noun.before.unshift(...phrase.before, text(phrase.head, phrase.from))
    else apposition(noun, phrase)
  }

  /** Hangs an adnominal bunsetsu on its noun. */
  return function adnominal(job: Job, child: Node, noun: NounPhrase, head: Node): void {
    if (child.core.at(-1)!.pos === 'adnominal') {
      determiner(job, child, noun)
      return
    }
    const predicate = predicateOf(child, grammar)
    adjectives.addCoordinate(job, child, noun, predicate)
    if (predicate && difference(job, child, noun, head, predicate)) return
    if (predicate && adjectives.add(job, child, noun, predicate)) return
    const ending = child.ending?.endings.at(-1)
    if (ending?.op === 'adn') adnominalClause(job, child, noun, ending)
    else if (predicate && adjectives.addPossession(job, child, noun, predicate)) return
    else if (predicate) relative(job, child, noun, head)
    else if (caseModifier(job, child, noun)) return
    else if (functionWords(child, grammar).adnominal) genitive(child, noun, transfer.nounPhrase(job, child))
    else if (isAdverb(child)) modifiers.addAdverb(job, child, noun)
    else bareNoun(child, noun, transfer.nounPhrase(job, child))
  }
}
