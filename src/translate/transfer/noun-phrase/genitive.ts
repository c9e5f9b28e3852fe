import { coreText, type Node, spansOf } from '../../nodes/node.ts'
import { addBefore, type From, type NounPhrase, type Phrase, prep, sequence, text } from '../../tree.ts'
import { nationalityOf } from '../compound/names.ts'
import type { Grammar } from '../grammar.ts'
import { wordAfter } from '../senses.ts'
import { addField, addHome, addNationality, addSex, addToAmount, addVoiced } from './genitive-classes.ts'
import { carry, type Modifiers, type NounPrepositions } from './modifiers.ts'
import { addQuantity } from './quantities.ts'
import { tops } from './tops.ts'

const pronouns = new Set(['it', 'they', 'we', 'he', 'she', 'I', 'you'])
const quantifiers = new Set(['each', 'many', 'most', 'some', 'all', 'several', 'various', 'both', 'other', 'others'])
const doers = new Set(['person', 'role', 'org', 'group'])
/** What people have: the judge's discretion, the victim's relative. */
const owned = new Set([
  'law',
  'quality',
  'body',
  'relation',
  'person',
  'money',
  'artefact',
  'vehicle',
  'state',
  'food',
  'structure',
  'right',
  'place',
])
const deeds = new Set(['act', 'event', 'idea', 'info', 'feeling', 'work', 'document'])

/** True when the determiner's place of a noun is free. */
function isOpen(noun: NounPhrase): boolean {
  return !noun.owner && !noun.determinerWord && !noun.proper
}

/** What is counted is done something to: the recall of three models, and no three recalls. */
const counted = new RegExp(
  `^(?:a total of )?[\\w,.-]+(?: (?:million|billion|thousand))? (?:${[
    'models?|vehicles?|units?|stores?|facilit(?:y|ies)|schools?|hospitals?|plants?|buildings?|houses?|homes?|households?|ships?|aircraft',
    'companies|banks?|airports?|ports?|stations?|bridges?|bases?|universit(?:y|ies)|products?|branches|countries|prefectures|locations|reactors?',
  ].join('|')})$`,
)

/** 4機種のリコール → of four models, 3校の閉鎖 → of three schools: a deed is not counted by what it is done to. */
function addCountedObjects(noun: NounPhrase, phrase: NounPhrase): boolean {
  if ((noun.sem !== 'act' && noun.sem !== 'process') || noun.proper || noun.quantity || !counted.test(phrase.head)) return false
  noun.after.unshift(prep('of', phrase))
  return true
}

/** 3カ月ぶりの安値: the lowest level in three months; '' for what is no level. */
function topLevel({ head, before }: NounPhrase): string {
  const [, quality = '', rest = ''] = /^(high|low|weak|strong)(?:$| (level.*|price.*)$)/.exec(head) ?? []
  return quality && !before.length ? `${tops[quality]} ${rest || 'level'}` : ''
}

/** 震度6弱の|揺れ: shaking with an intensity of lower 6 */
function addIntensity(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!/\bintensity$/.test(phrase.head) || !phrase.after.length || noun.proper) return false
  noun.after.unshift(prep('with', phrase))
  return true
}

/** 1994年以来32年ぶりの: since 1994, which stands before the number of years in Japanese. */
function sinceWhen({ before }: NounPhrase): Phrase[] {
  const [year, since] = before
  if (before.length !== 2 || year?.kind !== 'text' || since?.kind !== 'text' || since.text !== 'since') return []
  return [text(','), since, year]
}

/** 国内の → for use at home: a phrase that is no noun in English stands behind. */
function addPhrase(noun: NounPhrase, phrase: NounPhrase): boolean {
  const { head } = phrase
  // 3年ぶりの優勝: the first in three years
  const span = /^for (?:the )?first time (?=in |since )/.exec(head)
  if (span) {
    const level = topLevel(noun)
    if (level) noun.head = level
    else addBefore(noun, text('first', phrase.from))
    noun.after.push(text(head.slice(span[0].length), phrase.from), ...sinceWhen(phrase))
    return true
  }
  if (/^the full fiscal year\b/.test(head)) {
    noun.after.unshift(prep('for', phrase))
    return true
  }
  // 2.2倍の11億円: 1.1 billion yen, 2.2 times as much
  if (noun.bare && noun.sem === 'money' && /^(?:about |nearly |more than )?[\d.]+ times$/.test(head)) {
    noun.after.push(sequence(text(','), text(`${head} as much`, phrase.from), text(',')))
    return true
  }
  // 3日分の水: three days' worth of water
  if (/['’] ?s? worth$/.test(head)) {
    noun.quantity = text(`${head} of`, phrase.from)
    if (noun.count === 'C') noun.number = 'plural'
    return true
  }
  if (/^at (?:least|most) /.test(head)) return false
  if (
    /^(?:worth|bound for|for|in|on|at|by|under|after|before|during|from|with|without|per|between|among|toward|against) /.test(head) &&
    !phrase.owner
  ) {
    noun.after.unshift(sequence(...phrase.before, text(head, phrase.from), ...phrase.after))
    return true
  }
  if (addChangedItem(noun, phrase)) return true
  if (!/^(?:up|down) (?=[\d.])/.test(head)) return false
  noun.after.push(sequence(text(','), phrase))
  return true
}

/** 純利益21%増の|218億円 → net profit of 21.8 billion yen, up 21% */
function addChangedItem(noun: NounPhrase, { head, before, after, owner, quantity, from, proper }: NounPhrase): boolean {
  const [change, ...others] = after
  if (change?.kind !== 'text' || others.length || !/^(?:up|down) [\d.]/.test(change.text) || owner || quantity || proper) return false
  if (!noun.bare || noun.sem !== 'money' || noun.before.length || noun.after.length) return false
  noun.before.push(...before, text(head, from), text('of'))
  noun.after.push(sequence(text(','), change, text(',')))
  return true
}

/** 全体の|54% → of the total */
function addWhole(noun: NounPhrase, phrase: NounPhrase): boolean {
  const { head } = phrase
  if (phrase.sem !== 'part' || !/^(?:whole|total|entirety)$/.test(head) || phrase.before.length || phrase.after.length || phrase.owner)
    return false
  if (!(noun.bare && /(?:%|\bpercent|\bhalf|\bthirds?|\bquarters?)$/.test(noun.head))) return false
  noun.after.unshift(prep('of', { ...phrase, head: 'total', determiner: 'the' }))
  return true
}

/** 前の週の|2倍 → twice that of the previous week, 球場の|3倍 → three times that of the stadium */
function addMultiple(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!noun.bare || noun.ja !== 'times' || noun.before.length || noun.after.length) return false
  noun.after.push(prep('that of', phrase))
  return true
}

/** 6つの村の|約4000人 → about 4,000 people in the six villages */
function addPlacesOfPeople(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!noun.bare || noun.sem !== 'number' || phrase.sem !== 'place' || phrase.proper || !phrase.quantity) return false
  if (!/^(?:(?:about|more than|nearly) )?[\d,]+(?: people)?$/.test(noun.head)) return false
  if (!/people$/.test(noun.head)) noun.head = `${noun.head} people`
  noun.after.unshift(prep('in', phrase))
  return true
}

/** 日本最大の|工場 → Japan's largest */
function addSuperlative(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!phrase.owner || !/(?:est|maximum|first|only|top)$/.test(phrase.head) || noun.owner) return false
  noun.owner = phrase.owner
  addBefore(noun, text(phrase.head === 'maximum' ? 'largest' : phrase.head, phrase.from))
  return true
}

/** 自分の → one's, 自社の → one's own: the subject says whose. Behind another owner it is own. False for all else. */
function addSelf(noun: NounPhrase, words: string, from: From): boolean {
  if (!/^(?:the person's|one's)(?: own)?$/.test(words)) return false
  if (isOpen(noun)) noun.determinerWord = text(words, from)
  else addBefore(noun, text('own', from))
  return true
}

/** 社長自身の → the president's own */
function addOwn(noun: NounPhrase, phrase: NounPhrase): boolean {
  const [self, ...others] = phrase.after
  if (self?.kind !== 'text' || self.text !== 'oneself' || others.length || !isOpen(noun)) return false
  noun.owner = { ...phrase, after: [] }
  addBefore(noun, text('own', self.from))
  return true
}

/** 私たちの → our */
function addPronoun(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!phrase.bare || !pronouns.has(phrase.head)) return false
  noun.owner = phrase
  return true
}

/** 多くの|企業 → many companies */
function addQuantifier(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!quantifiers.has(phrase.head)) return false
  carry(noun, phrase)
  for (const modifier of phrase.before) addBefore(noun, modifier)
  noun.quantity = text(phrase.head === 'others' ? 'other' : phrase.head === 'half' ? 'half of the' : phrase.head, phrase.from)
  if (phrase.head !== 'each') noun.number = 'plural'
  return true
}

/** A name: 日本の → Japan's; before a name of its own in or of, behind another owner a mere word. */
function addName(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!phrase.proper || phrase.after.length || phrase.quoted || (noun.sem === 'measure' && noun.bare)) return false
  if (noun.owner || noun.determinerWord) noun.before.unshift(text(phrase.head, phrase.from))
  else if (noun.proper) noun.after.push(prep(phrase.sem === 'org' ? 'of' : 'in', phrase))
  else noun.owner = phrase
  return true
}

/** 両者の|溝, 日本と中国の|関係 → between the two */
function addPair(noun: NounPhrase, phrase: Phrase): boolean {
  const two =
    phrase.kind === 'list'
      ? phrase.items.length === 2 && phrase.conjunction === 'and'
      : phrase.kind === 'noun' && /^(?:the two|two|both sides)$/.test(phrase.head)
  if (
    !two ||
    !isOpen(noun) ||
    !/^(?:gap|rift|difference|relationship|relation|ties|talks|border|conflict|distance|dispute|rivalry|war|trade|balance)$/.test(noun.head)
  )
    return false
  noun.after.unshift(prep('between', phrase))
  return true
}

/** 各国の|首脳: the leaders of several are several. */
function pluralByOwner(noun: NounPhrase, phrase: NounPhrase): void {
  const many = phrase.number === 'plural' || phrase.count === 'P'
  if (many && (noun.sem === 'role' || noun.sem === 'person') && noun.count === 'C' && !noun.quantity && !noun.proper) noun.number = 'plural'
}

/** 日本と米国の|外相: each has one. */
function pluralByList(noun: NounPhrase, owners: readonly Phrase[]): void {
  const each = owners.length > 1 && owners.every((one) => one.kind === 'noun' && /^(?:place|country|org)$/.test(one.sem))
  if (each && noun.sem === 'role' && noun.count === 'C' && !noun.quantity && !noun.proper) noun.number = 'plural'
}

/** A place with what it lies in stands behind its noun: in Shingu, Wakayama Prefecture, */
function addAddress(noun: NounPhrase, phrase: NounPhrase): boolean {
  const [first] = phrase.after
  if (!phrase.proper || phrase.sem !== 'place' || phrase.after.length !== 1 || first?.kind !== 'text' || !first.text.startsWith(', '))
    return false
  noun.after.unshift(prep('in', phrase))
  return true
}

/** 首相の訪問 → the prime minister's visit; 昨年の → last year's */
function addOwner(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (phrase.after.length || phrase.quoted) return false
  const personal = (phrase.sem === 'person' || phrase.sem === 'role') && owned.has(noun.sem)
  const doer =
    ((doers.has(phrase.sem) && deeds.has(noun.sem)) || personal) && !phrase.before.some((one) => one.kind !== 'text') && isOpen(noun)
  if (!doer && !(phrase.sem === 'time' && phrase.bare)) return false
  noun.owner = phrase
  return true
}

/** A name of an organisation, or one nobody knows. */
function isOrganisation({ sem, unknown }: NounPhrase): boolean {
  return sem === 'org' || (sem === '' && unknown)
}

/** 社長の田中氏 → president Tanaka; アオネの田中氏 → of Aone */
function addToName(noun: NounPhrase, phrase: NounPhrase): boolean {
  if (!noun.proper) return false
  // 調査会社のアオネ → research firm Aone: what it is, not whose
  const plain = !phrase.proper && !phrase.bare && !phrase.owner && !phrase.determinerWord && !phrase.quantity && !phrase.after.length
  if (plain && phrase.sem === 'org' && isOrganisation(noun) && phrase.number === 'singular') {
    noun.before.unshift(...phrase.before, text(phrase.head, phrase.from))
    return true
  }
  // 配膳ロボットを手がける新興企業のハコビテ: Hakobite, a startup that makes serving robots,
  if (
    !phrase.proper &&
    phrase.sem === 'org' &&
    isOrganisation(noun) &&
    phrase.after[0]?.kind === 'embedded' &&
    !phrase.owner &&
    !phrase.quantity
  ) {
    noun.after.push(sequence(text(','), { ...phrase, determiner: 'a', number: 'singular' }, text(',')))
    return true
  }
  if ((phrase.sem === 'role' || phrase.sem === 'person') && noun.sem === 'person') {
    // 大阪から移り住んだ会社員の山田さん: Yamada, a company employee who moved from Osaka,
    if (phrase.after.length || phrase.owner) {
      const told = phrase.after[0]?.kind === 'embedded'
      noun.after.push(sequence(text(','), told ? { ...phrase, determiner: 'a' } : phrase, text(',')))
    } else noun.before.unshift(...phrase.before, text(phrase.head, phrase.from))
  } else if (phrase.sem === 'org' || phrase.sem === 'place') noun.after.push(prep('of', phrase))
  else return false
  return true
}

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** 日本、中国、韓国の|3カ国 → the three countries of Japan, China, and South Korea: a list that is counted behind it. */
function addMembers(noun: NounPhrase, phrase: Phrase): boolean {
  if (phrase.kind !== 'list' || phrase.lead || noun.owner || noun.determinerWord) return false
  const [count = ''] = (noun.quantity?.text ?? noun.head).split(' ')
  if (Number(count) !== phrase.items.length && numbers.indexOf(count) + 2 !== phrase.items.length) return false
  if (!/\b(?:person|people)$/.test(noun.head)) {
    if (!noun.quantity) noun.head = `the ${noun.head}`
    else noun.determiner = 'the'
    noun.after.unshift(prep('of', phrase))
  } else noun.after.unshift(text(','), phrase, text(','))
  return true
}

/** 歌手、俳優の|田中氏 → Tanaka, a singer and actor: all that one person is. */
function addRoles(noun: NounPhrase, phrase: Phrase): boolean {
  if (phrase.kind !== 'list' || phrase.lead || !noun.proper || noun.sem !== 'person') return false
  const roles = phrase.items.filter((item) => item.kind === 'noun' && !item.proper && ['role', 'person'].includes(item.sem))
  if (roles.length !== phrase.items.length) return false
  for (const item of roles) if (item.kind === 'noun' && item.number === 'plural' && !item.quantity) item.number = 'singular'
  noun.after.push(text(','), phrase, text(','))
  return true
}

/** 日本と中国の|政府 → Japan and China's: a short list of names. */
function addNames(noun: NounPhrase, phrase: Phrase): boolean {
  if (phrase.kind !== 'list' || phrase.items.length > 3 || !isOpen(noun)) return false
  if (!phrase.items.every((item) => item.kind === 'noun' && item.proper && !item.after.length)) return false
  pluralByList(noun, phrase.items)
  noun.owner = phrase
  return true
}

/** の between nouns, by the classes of both: 昨年の last year's, 日本の Japan's, 3人の three, 電池の需要 demand for batteries. */
export function makeGenitive(grammar: Grammar, { addAdjective }: Modifiers, { ofPhrase }: NounPrepositions) {
  const no = grammar.keys.get('no')!

  /** 本格の~, ~の: the word list says what the noun is before another. */
  function addListed(noun: NounPhrase, child: Node, phrase: NounPhrase): boolean {
    // 2030年の|国内の|需要: what stands before the adjective is said of the noun
    const passes = phrase.sem === 'country' && isOpen(noun) && phrase.before.every(({ kind }) => kind === 'text')
    if (phrase.after.length || (!passes && (phrase.before.length || phrase.owner))) return false
    const ready = grammar.lexicon
      .words(coreText(child))
      .flatMap((row) => row.alternatives)
      .find((alternative) => wordAfter(alternative.cue) === no)
    if (ready && !addSelf(noun, ready.en, spansOf(child.core))) addAdjective(noun, ready.en, spansOf(child.core))
    if (ready) {
      addBefore(noun, ...phrase.before)
      noun.owner ??= phrase.owner
    }
    return ready !== undefined
  }

  /** 最新の, 本来の: nouns that are adjectives in English. */
  function addAdjectival(noun: NounPhrase, child: Node, phrase: NounPhrase): boolean {
    if (phrase.owner || phrase.after.length) return false
    const row = grammar.lexicon
      .words(coreText(child))
      .find((one) => one.pos === 'na' || one.pos === 'adn' || (one.count === '-' && one.pos !== 'name' && !/^[A-Z]/.test(one.en)))
    if (!row && (phrase.count !== '-' || phrase.proper || phrase.bare)) return false
    if (phrase.before.length) addBefore(noun, ...phrase.before, text(phrase.head, phrase.from))
    else addAdjective(noun, row && phrase.head !== row.en && row.pos === 'na' ? row.en : phrase.head, phrase.from)
    return true
  }

  /** Tries one way after the other; the order matters. */
  function addNoun(child: Node, noun: NounPhrase, phrase: NounPhrase): boolean {
    if (addOwn(noun, phrase) || addMultiple(noun, phrase) || addPlacesOfPeople(noun, phrase)) return true
    // 新潟県内の学校: in it, and not its own
    if (phrase.proper && phrase.sem === 'place' && /.\u5185$/.test(coreText(child)) && isOpen(noun) && !noun.proper) {
      noun.after.unshift(prep('in', phrase))
      return true
    }
    // 全国3000の|学校: a number with the place before it is still a number
    const [where, ...more] = phrase.after
    const placed = where?.kind === 'prep' || (where?.kind === 'text' && where.text === 'nationwide')
    const counts = child.core.every((morph) => morph.quantity) || (phrase.bare && phrase.sem === 'number' && placed && !more.length)
    const quantity = counts ? child.core.at(-1)?.quantity : undefined
    pluralByOwner(noun, phrase)
    return (
      addWhole(noun, phrase) ||
      addVoiced(noun, phrase) ||
      addToAmount(noun, phrase) ||
      addPair(noun, phrase) ||
      addListed(noun, child, phrase) ||
      addIntensity(noun, phrase) ||
      addPhrase(noun, phrase) ||
      addSuperlative(noun, phrase) ||
      (quantity !== undefined && addCountedObjects(noun, phrase)) ||
      (quantity !== undefined &&
        addQuantity(noun, / per person$/.test(phrase.head) ? { ...quantity, en: phrase.head } : quantity, phrase)) ||
      addPronoun(noun, phrase) ||
      addQuantifier(noun, phrase) ||
      addAdjectival(noun, child, phrase) ||
      addNationality(noun, phrase) ||
      addHome(noun, phrase, nationalityOf(phrase.ja, grammar)) ||
      addSex(noun, phrase) ||
      addField(noun, phrase) ||
      addAddress(noun, phrase) ||
      addName(noun, phrase) ||
      addOwner(noun, phrase) ||
      addToName(noun, phrase)
    )
  }

  return function genitive(child: Node, noun: NounPhrase, phrase: Phrase): void {
    if (
      phrase.kind === 'noun'
        ? addNoun(child, noun, phrase)
        : addPair(noun, phrase) || addMembers(noun, phrase) || addRoles(noun, phrase) || addNames(noun, phrase)
    )
      return
    // a relative clause without its noun has no place for it
    if (noun.bare && !noun.head) return
    // 開会の|2時間前: two hours before the opening
    if (noun.bare && / ago$/.test(noun.head) && phrase.kind === 'noun' && !phrase.quantity) {
      noun.head = noun.head.replace(/ago$/, 'before')
      noun.after.push(phrase)
      return
    }
    // 観光客の7割: as many as they are
    if (noun.bare && /%$/.test(noun.head) && phrase.kind === 'noun' && phrase.count === 'C' && !phrase.proper && !phrase.determinerWord) {
      phrase.number = 'plural'
      noun.number = 'plural'
    }
    const made = ofPhrase(noun, phrase)
    // 中国の動き, トヨタの支援: whose it is, not what it is toward or for
    const aimed = made.kind === 'prep' && !/^(?:of|in|at|on)$/.test(made.before)
    // 木村監督(34)の「塩の道」: behind the marks
    if (noun.quoted) {
      const person = phrase.kind === 'noun' && phrase.sem === 'person' && made.kind === 'prep' && made.before === 'of'
      noun.after.push(person ? prep('by', phrase) : made)
    } else if (aimed && phrase.kind === 'noun' && phrase.proper && !phrase.after.length && isOpen(noun)) noun.owner = phrase
    else noun.after.unshift(made)
  }
}
