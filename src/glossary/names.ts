import type { Article, Entity, Name, NamedSentence, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeNameWriter } from '../language/name-english.ts'

/** エリザベス2世: the name and the number, whatever letter follows. */
const numbered = /^([\p{Script=Katakana}ー・＝=]+)([\p{Nd}]+)\p{Script=Han}$/u

/**
 * Makes the second half of the glossary stage: names the analysis found and the user's glossary does not hold become entities, with the English of the
 * lexicon, else written from their reading (source `rule`). Names made of common nouns alone are left to composition and taken out of `names`.
 */
export function makeNameEntities(language: Language): (article: Article<NamedSentence>) => Article<NamedSentence> {
  const lexicon = makeLexicon(language)
  const write = makeNameWriter(language)

  const cues = (side: string) => language.rows('ja/name-cues').flatMap((row) => (row.side === side && row.cue ? [row.cue] : []))
  const forms = cues('form').sort((a, b) => b.length - a.length)
  const directions = new Set(cues('direction'))
  const regnal = cues('regnal')
  const people = cues('people')[0] ?? ''
  const templates = new Set(language.rows('ja-en/name-suffixes').map((row) => `${row.type}:${row.ja}`))

  /** 神奈川県|藤沢市 → Fujisawa, Kanagawa Prefecture; null for a place in one part. */
  function address(name: Name, tokens: readonly Token[]): string | null {
    const parts: { ja: string; reading: string }[] = []
    let part = { ja: '', reading: '' }
    for (const [at, token] of tokens.entries()) {
      part = { ja: part.ja + token.surface, reading: part.reading + token.reading }
      if (at < tokens.length - 1 && !(token.pos.startsWith('suffix.place') && !tokens[at + 1]!.pos.startsWith('suffix'))) continue
      parts.push(part)
      part = { ja: '', reading: '' }
    }
    const english = parts.map(({ ja, reading }) => nameRow(ja, 'LOC')?.en ?? write({ ja, type: name.type, reading }).en)
    return parts.length > 1 ? english.reverse().join(', ') : null
  }

  function nameRow(ja: string, type: string) {
    return lexicon.words(ja).find((row) => row.pos === 'name' && row.type === type)
  }

  /** 韓国|軍 → South Korean forces: the lexicon's English of the place, in the template of the suffix; null when either is not there. */
  function onPlace(name: Name, tokens: readonly Token[]): { en: string; the: boolean } | null {
    for (let cut = tokens.length - 1; cut > 0; cut--) {
      const stem = tokens
        .slice(0, cut)
        .map((token) => token.surface)
        .join('')
      const rest = name.ja.slice(stem.length)
      const row = nameRow(stem, 'LOC') ?? nameRow(stem, 'ORG')
      if (!row || !templates.has(`${name.type}:${rest}`)) continue
      const country = name.type === 'ORG' && tokens[cut - 1]!.pos === 'noun.proper.country'
      const demonym = country
        ? lexicon
            .words(stem + people)
            .find((one) => one.pos === 'n')
            ?.en.replace(/ person$/, '')
        : ''
      return write({ ja: `${demonym || row.en}${rest}`, type: name.type, reading: '' })
    }
    return null
  }

  /** 浅野|木材|工業 → Asano Wood Industries: each word by the lexicon, a proper one among them; null when a word is not there. */
  function worded(name: Name, tokens: readonly Token[]): { en: string; the: boolean } | null {
    for (let cut = 1; cut < tokens.length; cut++) {
      const rest = tokens
        .slice(cut)
        .map((token) => token.surface)
        .join('')
      if (!templates.has(`${name.type}:${rest}`)) continue
      const stem = tokens.slice(0, cut)
      if (stem.length < 2 || !stem.some((token) => token.pos.startsWith('noun.proper'))) return null
      const words = stem.map((token) => {
        if (token.pos === 'suffix.place') return ''
        const proper = token.pos.startsWith('noun.proper')
        const rows = lexicon.words(token.surface)
        const row =
          rows.find((one) => one.pos === 'name' && one.type !== 'PRODUCT') ??
          (proper ? undefined : rows.find((one) => /^(?:n|vs)$/.test(one.pos)))
        if (row) return row.en.replace(/(^| )\p{Ll}/gu, (letter) => letter.toUpperCase())
        return proper && token.reading ? write({ ja: token.surface, type: 'LOC', reading: token.reading }).en : null
      })
      if (words.includes(null)) return null
      return write({ ja: `${words.filter(Boolean).join(' ')}${rest}`, type: name.type, reading: '' })
    }
    return null
  }

  /** Words of the lexicon, end to end: 最大 in 中国|最大 is no name. */
  function commonWords(tokens: readonly Token[]): boolean {
    return (
      tokens.some((token) => !token.pos.startsWith('noun.proper') && token.pos !== 'unknown' && !token.pos.startsWith('suffix')) &&
      tokens.every((token) => lexicon.has(token.surface))
    )
  }

  function entityOf(name: Name, sentence: NamedSentence): Entity | null | 'drop' {
    const tokens = sentence.tokens.filter((token) => token.start >= name.start && token.end <= name.end)
    const row = lexicon
      .words(name.ja)
      .find(
        (one) =>
          one.pos === 'name' && (one.type === name.type || name.type === 'OTHER' || (name.type !== 'PERSON' && one.type !== 'PERSON')),
      )
    const spread = { start: name.start, end: name.end, ja: name.ja }
    // An abbreviation stays as it is written: WHO.
    if (row && !/^[\p{Lu}\d&]+$/u.test(name.ja)) {
      const type = row.type || name.type
      return { ...spread, type, en: row.en, the: row.the, source: 'lexicon', accept: shortForms(row.note, row.en) }
    }
    if (/^[\p{Script=Latin}\d\s.&'’+-]+$/u.test(name.ja))
      return { ...spread, type: name.type, en: name.ja.normalize('NFKC'), the: false, source: 'rule', accept: [] }
    if (name.type === 'OTHER') return null
    const common = lexicon.words(name.ja).find((one) => one.source !== 'names')
    if (common && name.type === 'PERSON' && common.sem === 'person')
      return { ...spread, type: name.type, en: common.en, the: false, source: 'lexicon', accept: [] }
    if (common && name.type !== 'PERSON') return 'drop'
    const ruler = name.type === 'PERSON' && regnal.some((end) => name.ja.endsWith(end)) ? numbered.exec(name.ja) : null
    if (ruler) {
      const inner = entityOf({ ...name, ja: ruler[1]!, reading: ruler[1]! }, sentence)
      const number = roman(Number(ruler[2]!.normalize('NFKC')))
      if (inner && inner !== 'drop' && number) return { ...inner, ...spread, en: `${inner.en} ${number}`, source: 'rule' }
    }
    if (name.type === 'PERSON' && /^[\p{Script=Katakana}ー・＝=]+$/u.test(name.ja)) {
      // ロナルド・リー・ハスケル: each part by its own row, the rest by sound
      const parts = name.ja.split(/[・＝=]/).filter(Boolean)
      const en = parts
        .map((part) => lexicon.words(part).find((one) => one.pos === 'name')?.en ?? write({ ...name, ja: part, reading: part }).en)
        .join(' ')
      return { ...spread, type: name.type, en, the: false, source: 'rule', accept: [] }
    }
    if (name.type === 'PERSON') {
      const surname = tokens.find((token) => token.pos === 'noun.proper.surname')
      const written = write(name, surname ? { ja: surname.surface, reading: surname.reading } : undefined)
      return { ...spread, type: name.type, en: written.en, the: false, source: 'rule', accept: [] }
    }
    // 株式会社X: the form is said by nobody in English.
    const form = forms.find((one) => name.ja.startsWith(one) && name.ja.length > one.length)
    if (form && name.type === 'ORG') {
      const rest = tokens.filter((token) => token.start >= name.start + form.length)
      const reading = rest.every((token) => token.reading) ? rest.map((token) => token.reading).join('') : ''
      const inner = entityOf({ ...name, start: name.start + form.length, ja: name.ja.slice(form.length), reading }, sentence)
      return inner && inner !== 'drop' ? { ...inner, ...spread } : inner
    }
    const first = tokens[0]
    if (name.type === 'LOC' && first && directions.has(first.surface)) {
      const place =
        nameRow(name.ja.slice(first.surface.length), 'LOC') ??
        onPlace({ ...name, ja: name.ja.slice(first.surface.length) }, tokens.slice(1))
      const side = lexicon.words(first.surface).find((one) => one.pos === 'n')?.en ?? ''
      if (place && side)
        return {
          ...spread,
          type: 'LOC',
          en: `${side.charAt(0).toUpperCase()}${side.slice(1)} ${place.en}`,
          the: place.the,
          source: 'rule',
          accept: [],
        }
    }
    if (name.type === 'LOC') {
      const en = address(name, tokens)
      if (en) return { ...spread, type: name.type, en, the: false, source: 'rule', accept: [] }
    }
    const placed = onPlace(name, tokens) ?? worded(name, tokens)
    if (placed) return { ...spread, type: name.type, en: placed.en, the: placed.the, source: 'rule', accept: [] }
    if (commonWords(tokens)) return 'drop'
    if (!name.reading && !tokens.some((token) => token.pos.startsWith('noun.proper'))) return null
    const written = write(name)
    return { ...spread, type: name.type, en: written.en, the: written.the, source: 'rule', accept: [] }
  }

  return (article) => ({
    ...article,
    sentences: article.sentences.map((sentence) => {
      const entities: Entity[] = [...sentence.entities]
      const names: Name[] = []
      for (const name of sentence.names) {
        if (sentence.entities.some((entity) => entity.start < name.end && name.start < entity.end)) continue
        const made = entityOf(name, sentence)
        if (made === 'drop') continue
        names.push(name)
        if (made) entities.push(made)
      }
      entities.sort((a, b) => a.start - b.start)
      return { ...sentence, entities, names }
    }),
  })
}

/** 14 → XIV; '' beyond 39. */
function roman(value: number): string {
  if (!(value > 0 && value < 40)) return ''
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
  return 'X'.repeat(Math.floor(value / 10)) + ones[value % 10]
}

/** `short: BOJ; the` → BOJ. */
function shortForms(note: string, en: string): string[] {
  const short = /short: ([^;]+)/.exec(note)?.[1]?.trim()
  return short && short !== en ? [short] : []
}
