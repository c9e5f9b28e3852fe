import type { Template, TemplateItem } from '../../../language/template.ts'
import { spansOf } from '../../nodes/node.ts'
import { compose } from '../compound/index.ts'
import type { Grammar, Job, Predicate } from '../grammar.ts'

const object: TemplateItem = { slot: 'o', part: '' }

function template(verb: string, ...rest: readonly TemplateItem[]): Template {
  return { subject: [], adverbs: [], verb, rest }
}

function words(en: string): TemplateItem[] {
  return en.split(' ').map((word) => ({ word }))
}

/** 〜する without a frame: conduct a … of, with the noun. */
function verbalNoun(job: Job, predicate: Predicate, grammar: Grammar): Template {
  const morphs = predicate.bare ? predicate.morphs : predicate.morphs.slice(0, -1)
  const noun = compose(morphs, [], grammar.compound)
  if (noun.unknown) job.unknown.push(...spansOf(morphs))
  const en = [...noun.before.map((one) => (one.kind === 'text' ? one.text : '')), noun.head].join(' ').trim()
  return template('conduct', ...words(en), { word: 'of' }, object)
}

/** A predicate no frame knows: be with a noun or an adjective, the noun of a verbal noun, the verb of the word list, else do and its reading, which is flagged. */
export function fallbackTemplate(job: Job, predicate: Predicate, grammar: Grammar): Template {
  const { kind, lemma, morphs } = predicate
  if (kind === 'nominal') return template('be')
  if (kind === 'na' || kind === 'adjective') {
    const rows = grammar.lexicon.words(lemma)
    const row = rows.find((one) => one.pos === 'na') ?? rows[0]
    return template('be', ...words(row?.en ?? compose(morphs, [], grammar.compound).head))
  }
  if (kind === 'sahen') return verbalNoun(job, predicate, grammar)
  const word = grammar.lexicon.words(lemma)[0]
  if (word) return template(word.en.replace(/^to /, ''), object)
  job.unknown.push(...spansOf(morphs))
  const reading = morphs.map((morph) => morph.reading).join('')
  // an unknown verb is not inflected: do + its reading
  return template('do', { word: grammar.compound.romaji.any(lemma, reading).toLowerCase() }, object)
}
