import type { Entity, NamedSentence } from '../document.ts'

/** BOJ of Bank of Japan; longer ones are read as words, and not everybody knows them. */
const acronym = /^[A-Z]{2,3}$/
const ministry = /^(?:the )?([a-z][a-z ]* ministry)$/

/**
 * Gives the names of lines the English of their place: in full where they come first, then short: Bank of Japan, then BOJ; the Ministry of Land,
 * Infrastructure, Transport and Tourism, then the transport ministry. Lines that are read alone start anew.
 */
export function withEnglishMentions(sentences: readonly NamedSentence[], connected: boolean): NamedSentence[] {
  const seen = new Set<string>()
  return sentences.map((sentence) => {
    if (!connected) seen.clear()
    const entities = sentence.entities.map((entity): Entity => {
      const full = fullForm(entity)
      const known = seen.has(full)
      seen.add(full)
      const short = known ? shortForm(entity, full) : undefined
      if (short === undefined) return full === entity.en ? entity : said(entity, full, entity.term?.en.startsWith('the ') ?? entity.the)
      return said(entity, short, entity.the)
    })
    return { ...sentence, entities }
  })
}

/** The form of the first mention; of the user's terms that without the bracket, which only promises a short form. */
function fullForm({ term, en, use }: Entity): string {
  if (!term?.short || term.keep || use) return en
  const full = term.en.replace(/^the\s+/, '')
  return en === term.short || en === `${full} (${term.short})` ? full : en
}

function shortForm({ term, type, source, accept, the }: Entity, full: string): string | undefined {
  if (term) return term.short !== '' && !term.keep && full === term.en.replace(/^the\s+/, '') ? term.short : undefined
  if (type !== 'ORG' || source !== 'lexicon' || !the) return undefined
  const words = full.split(/[\s-]+/)
  const initials = [words, words.filter((word) => /^\p{Lu}/u.test(word))].map((some) =>
    some.map((word) => word.charAt(0).toUpperCase()).join(''),
  )
  const short = accept.find((one) => acronym.test(one) && initials.includes(one))
  return short ?? accept.flatMap((one) => ministry.exec(one)?.[1] ?? [])[0]
}

function said(entity: Entity, en: string, the: boolean): Entity {
  return { ...entity, en, the, accept: [...new Set([...entity.accept, entity.en])].filter((one) => one !== en) }
}
