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

/** A verb of an imported dictionary: its first word is inflected, the object comes behind the rest. */
function importedVerb({ kind, lemma, morphs }: Predicate, { compound, keys }: Grammar): Template | undefined {
  const suru = keys.get('suru')!
  const sahen = kind === 'sahen' && lemma.endsWith(suru)
  const { imported } = compound
  const row = sahen
    ? (imported.take(lemma.slice(0, -suru.length), ['vs'], spansOf(morphs)) ?? imported.take(lemma, ['v'], spansOf(morphs)))
    : imported.take(lemma, ['v'], spansOf(morphs))
  if (!row) return undefined
  const [verb = '', ...rest] = row.en.split(' ')
  return template(verb, ...rest.map((word) => ({ word })), ...(row.transitive ? [object] : []))
}

/** A predicate no frame knows: be with a noun or an adjective, the noun of a verbal noun, the verb of the word list, else do and its reading, which is flagged. */
export function fallbackTemplate(job: Job, predicate: Predicate, grammar: Grammar): Template {
  const { kind, lemma, morphs } = predicate
  if (kind === 'nominal') return template('be')
  if (kind === 'na' || kind === 'adjective') {
    const rows = grammar.lexicon.words(lemma)
    const row = rows.find((one) => one.pos === 'na') ?? rows[0]
    const borrowed = row ? undefined : grammar.compound.imported.take(lemma, [kind === 'na' ? 'na' : 'adj'], spansOf(morphs))
    return template('be', ...words(row?.en ?? borrowed?.en ?? compose(morphs, [], grammar.compound).head))
  }
  if (kind === 'sahen') return importedVerb(predicate, grammar) ?? verbalNoun(job, predicate, grammar)
  const word = grammar.lexicon.words(lemma)[0]
  if (word) return template(word.en.replace(/^to /, ''), object)
  const verb = importedVerb(predicate, grammar)
  if (verb) return verb
  job.unknown.push(...spansOf(morphs))
  const reading = morphs.map((morph) => morph.reading).join('')
  // an unknown verb is not inflected: do + its reading
  return template('do', { word: grammar.compound.romaji.any(lemma, reading).toLowerCase() }, object)
}
