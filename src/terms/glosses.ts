import type { NamedSentence } from '../document.ts'
import type { Mention } from './mention.ts'
import type { TermWords } from './words.ts'

/** What stands in brackets right behind a mention: another name of it, its English, or its reading. */
export interface Gloss {
  readonly mention: Mention
  readonly kind: 'alias' | 'english' | 'acronym' | 'reading'
  readonly text: string
}

const bracket = /^[（(]([^（）()]{1,80})[）)]/
const latin = /^\p{Script=Latin}[\p{Script=Latin}\p{N} .,&'’/\-–]*$/u

/**
 * Glosses of a sentence: 世界保健機関(WHO) → acronym WHO; 全国銀行データ通信システム(全銀システム) → alias, because its letters are among the long form's,
 * in order; 機船船曳網(きせんふなびきあみ) → reading. What is none of these (an age, an aside) gives nothing.
 */
export function makeGlosses(words: TermWords): (sentence: NamedSentence, mentions: readonly Mention[]) => Gloss[] {
  const leads = [...words.list('gloss-lead')].sort((a, b) => b.length - a.length)
  const withoutLead = (text: string) => {
    const lead = leads.find((word) => text.startsWith(word))
    return (lead ? text.slice(lead.length) : text).replace(/^[\s:\uff1a\u306f\u3001,=\uff1d]+/, '').trim()
  }

  return ({ ja, start: offset, tokens }, mentions) => {
    const glosses: Gloss[] = []
    const adnominal = new Set(tokens.filter(({ pos }) => pos === 'particle.adnominal').map(({ end }) => end))
    const before = (mention: Mention) => (adnominal.has(mention.start) ? 'no' : '')
    for (const mention of mentions) {
      if (mention.kind === 'phrase' && !mention.quoted) continue
      const behind = ja.slice(mention.end - offset, mention.end - offset + 83).replace(/^[」』]/, '')
      const inside = bracket.exec(behind)?.[1]
      if (inside === undefined) continue
      for (const part of inside.split(/[、,，;；=＝]/).slice(0, 3)) {
        const text = withoutLead(part.normalize('NFKC'))
        const kind = kindOf(text, mention)
        // 経済情勢の展望(展望リポート): the brackets name the whole phrase.
        const inner = kind === 'alias' && text.length > mention.ja.length && !isAcronym(mention.ja) && before(mention) === 'no'
        if (kind && !inner) glosses.push({ mention, kind, text })
      }
    }
    return glosses
  }
}

function kindOf(text: string, { ja, tokens }: Mention): Gloss['kind'] | undefined {
  const of = ja.normalize('NFKC')
  if (text.length < 2 || text === of) return undefined
  if (/^[\p{Script=Hiragana}\u30fc ]+$/u.test(text) && /\p{Script=Han}/u.test(of)) return 'reading'
  // 宇宙ごみ(スペースデブリ): another word for it, unless it is how it is read.
  if (/^[\p{Script=Katakana}\u30fc\u30fb ]{3,}$/u.test(text))
    return text === tokens.map(({ reading }) => reading).join('') ? 'reading' : 'alias'
  if (latin.test(text)) {
    if (latin.test(of)) return isAcronym(text) !== isAcronym(of) ? 'english' : undefined
    return isAcronym(text) ? 'acronym' : /\p{Ll}/u.test(text) ? 'english' : undefined
  }
  if (!/[\p{Script=Han}\p{Script=Katakana}]/u.test(text) || /[\p{N}。]/u.test(text)) return undefined
  if (isAcronym(of)) return /^[\p{L}\u30fc・]{3,40}$/u.test(text) ? 'alias' : undefined
  return isWithin(text, of) || isWithin(of, text) ? 'alias' : undefined
}

/** EV, WHO, V2G, mRNA; not Toyota. */
export function isAcronym(text: string): boolean {
  return /^[\p{L}\p{N}-]{2,8}$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2 && latin.test(text)
}

/** Every letter of the short form stands in the long one, in this order: 全銀 in 全国銀行. */
function isWithin(short: string, long: string): boolean {
  if (short.length >= long.length || short[0] !== long[0]) return false
  let at = 0
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
