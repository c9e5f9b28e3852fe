import type { EntityType, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { isNoun, runWord, type Scan } from './names-scan.ts'

/** What a thing in quotation marks is, by the class of the word before it: 小説「…」, 新薬「…」. */
const typeOfClass: Readonly<Record<string, EntityType>> = {
  work: 'PRODUCT',
  artefact: 'PRODUCT',
  machine: 'PRODUCT',
  vehicle: 'PRODUCT',
  medicine: 'PRODUCT',
  food: 'PRODUCT',
  material: 'PRODUCT',
}

const open = /^[\u300c\u300e]$/
const close = /^[\u300d\u300f]$/
const longestTitle = 16
const longestText = 28
const longestHead = 4
/** A letter that is no mark and no number. */
const letters = /\p{L}/u

/**
 * Makes the finder of goods and works in quotation marks: 小説「坊っちゃん」 → 坊っちゃん PRODUCT, 新素材「エコフィル」 → エコフィル PRODUCT.
 * Works may have any words for a title, goods only nouns.
 */
export function makeQuotedFinder(language: Language): (scan: Scan) => void {
  const lexicon = makeLexicon(language)
  const makers = new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === 'maker' ? [row.cue ?? ''] : [])))
  const cues = new Map(language.rows('ja/name-cues').flatMap((row) => (row.side === 'quoted' ? [[row.cue ?? '', row.type ?? '']] : [])))

  /** Class of the noun that ends before `end`: its longest listed end. */
  function headOf(scan: Scan, end: number): { readonly type: string; readonly sem: string } {
    for (let first = Math.max(0, end - longestHead); first < end; first++) {
      const text = scan.textOf(first, end)
      const cue = cues.get(text)
      if (cue) return { type: cue.replace('-', ''), sem: 'work' }
      const row = lexicon.words(text).find((one) => one.pos !== 'name' && one.sem !== '')
      if (row) return { type: typeOfClass[row.sem] ?? '', sem: row.sem }
    }
    return { type: '', sem: '' }
  }

  /** 開発|し|た|「…」: what is made and sold. */
  function makes(scan: Scan, at: number): boolean {
    let verb = at - 1
    while (
      verb >= 0 &&
      /^(?:auxiliary|verb)/.test(scan.tokens[verb]!.pos) &&
      !makers.has(scan.tokens[verb]!.lemma) &&
      at - verb < longestHead
    )
      verb--
    return verb >= 0 && verb < at - 1 && makers.has(scan.tokens[verb]!.lemma)
  }

  function plainTitle(tokens: readonly Token[]): boolean {
    return tokens.every((token) => runWord(token) || isNoun(token) || token.pos === 'noun.number' || token.pos === 'symbol.letter')
  }

  return (scan) => {
    const { tokens } = scan
    for (let at = 1; at < tokens.length; at++) {
      if (!open.test(tokens[at]!.surface) || !scan.adjacent(at)) continue
      const word = tokens[at - 1]!
      const made = makes(scan, at)
      if (!made && !isNoun(word) && !word.pos.startsWith('suffix')) continue
      const first = at + 1
      let last = first
      while (
        last < Math.min(tokens.length, first + longestTitle) &&
        !close.test(tokens[last]!.surface) &&
        tokens[last]!.pos !== 'symbol.stop'
      )
        last++
      if (last === first || last >= tokens.length || !close.test(tokens[last]!.surface)) continue
      const { type, sem } = made ? { type: 'PRODUCT', sem: 'artefact' } : headOf(scan, at)
      const text = scan.textOf(first, last)
      const fits = text.length <= longestText && letters.test(text) && (sem === 'work' || plainTitle(tokens.slice(first, last)))
      if (type !== '' && fits) scan.take(first, last, listedType(text) || (type as EntityType))
      at = last
    }
  }

  /** ブランド「ユニクロ」 is a maker all the same. */
  function listedType(text: string): EntityType | '' {
    const row = lexicon.words(text).find((one) => one.pos === 'name')
    return row && row.type !== 'OTHER' && row.type !== 'PERSON' ? (row.type as EntityType) : ''
  }
}
