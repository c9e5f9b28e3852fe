import type { Element } from 'xast'
import type { Translate } from '../../language/messages.ts'
import { writeXml } from '../xml.ts'
import { type AlignedArticle, type AlignedSentence, bySentence, type Forbidden, firstOf } from './aligned.ts'
import { element, lined, textElement } from './element.ts'
import { fingerprint, memoryEngine } from './fingerprint.ts'
import { rulesOf } from './rules.ts'

const spaces = {
  xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
  'xmlns:gls': 'urn:oasis:names:tc:xliff:glossary:2.0',
  'xmlns:val': 'urn:oasis:names:tc:xliff:validation:2.0',
  'xmlns:mda': 'urn:oasis:names:tc:xliff:metadata:2.0',
}

const priorities = { error: '1', warning: '3', info: '5' } as const

/**
 * An aligned article as XLIFF 2.1: one unit a sentence, with the id of the sentence, its glossary entries, rules for tools to check by, and what
 * there is to know in notes worded by `t`. A sound sentence is `translated`, a person's is `reviewed`, the others are `initial`; nothing is ever
 * `final`. Terms are not marked inside the text, where most tools would show them as codes to be placed.
 */
export function xliffText(json: AlignedArticle, t: Translate, forbidden: readonly Forbidden[] = []): string {
  const { article, generator } = json
  const entitiesOf = bySentence(
    json.entities.flatMap((entity) => entity.mentions.map(({ sentence }) => ({ ...entity, sentence }))),
    ({ sentence }) => sentence,
  )
  const quantitiesOf = bySentence(json.quantities, ({ sentence }) => sentence)
  const notesOf = bySentence(json.notes, ({ sentence }) => sentence)
  const forbiddenOf = bySentence(forbidden, ({ sentence }) => sentence)

  const units = json.sentences.map((sentence) => {
    const facts = {
      entities: entitiesOf(sentence.id),
      quantities: quantitiesOf(sentence.id),
      notes: notesOf(sentence.id),
      forbidden: forbiddenOf(sentence.id),
    }
    const rules = rulesOf(sentence, facts)
    const entries = glossaryOf(facts.entities)
    return lined('unit', { id: sentence.id, canResegment: 'no', type: `kawaraban:${sentence.kind}` }, [
      ...(entries.length ? [lined('gls:glossary', {}, entries)] : []),
      ...(rules.length
        ? [
            lined(
              'val:validation',
              {},
              rules.map((rule) => element('val:rule', { ...rule, caseSensitive: 'no' })),
            ),
          ]
        : []),
      metadata(sentence),
      ...notes(sentence, facts.notes, t),
      segment(sentence),
    ])
  })

  const root = lined('xliff', { ...spaces, version: '2.1', srcLang: 'ja', trgLang: 'en' }, [
    lined('file', { id: 'article', original: article.path, canResegment: 'no', 'xml:space': 'preserve' }, [
      fileMetadata(json),
      lined('notes', {}, [
        textElement(
          'note',
          { id: 'about', category: 'kawaraban:about' },
          t('bitext.about', { name: generator.name, version: generator.version, engine: generator.engine }),
        ),
        textElement('note', { id: 'how', category: 'kawaraban:how' }, t('bitext.how')),
        ...json.notes
          .filter(({ sentence }) => sentence === undefined)
          .map(({ id, code, level, message }) =>
            textElement('note', { id, category: `kawaraban:${code}`, priority: priorities[level] }, `${t(`level.${level}`)}: ${message}`),
          ),
      ]),
      // A file must have a unit.
      ...(units.length ? units : [lined('unit', { id: 'none' }, [lined('segment', {}, [element('source', {})])])]),
    ]),
  ])
  return writeXml([root])
}

/** `translated` and its like promise a translation, so an empty one is `initial` whatever its band. */
export function stateOf({ en, band, engine, rules }: AlignedSentence): 'initial' | 'translated' | 'reviewed' {
  if (en === '') return 'initial'
  if (engine === memoryEngine && rules.includes('memory.exact')) return 'reviewed'
  return engine === memoryEngine || band === 'green' ? 'translated' : 'initial'
}

function segment(sentence: AlignedSentence): Element {
  return lined('segment', { id: sentence.id, state: stateOf(sentence), subState: `kawaraban:${sentence.band}` }, [
    textElement('source', {}, sentence.ja),
    ...(sentence.en === '' ? [] : [textElement('target', {}, sentence.en)]),
  ])
}

function glossaryOf(entities: readonly { readonly ja: string; readonly en: string; readonly source: string }[]): Element[] {
  const known = entities.filter(({ ja, en, source }) => source === 'glossary' && ja !== '' && en !== '')
  return firstOf(known, ({ ja, en }) => JSON.stringify([ja, en])).map(({ ja, en }) =>
    lined('gls:glossEntry', {}, [textElement('gls:term', {}, ja), textElement('gls:translation', {}, en)]),
  )
}

function metadata({ en, engine, confidence, band }: AlignedSentence): Element {
  return group({ engine, confidence: String(confidence), band, english: fingerprint(en) })
}

function fileMetadata({ generator, article }: AlignedArticle): Element {
  return group({
    generator: `${generator.name} ${generator.version}`,
    engine: generator.engine,
    glossary: generator.glossary.sha256,
    article: article.id,
    sha256: article.sha256,
    title: article.title.ja,
    titleEnglish: article.title.en,
    date: article.date,
    publisher: article.publisher,
    author: article.author,
    url: article.url,
  })
}

function group(facts: Readonly<Record<string, string | null>>): Element {
  const metas = Object.entries(facts).flatMap(([type, value]) => (value ? [textElement('mda:meta', { type }, value)] : []))
  return lined('mda:metadata', {}, [lined('mda:metaGroup', { category: 'kawaraban' }, metas)])
}

/** What a translator should know before reading on: how sure the program is, then what the checks found. */
function notes({ band, engine }: AlignedSentence, found: AlignedArticle['notes'], t: Translate): Element[] {
  const trust =
    engine === memoryEngine
      ? [textElement('note', { id: 'trust', category: 'kawaraban:memory' }, t('bitext.memory'))]
      : band === 'green'
        ? []
        : [
            textElement(
              'note',
              { id: 'trust', category: `kawaraban:${band}` },
              t('bitext.trust', { band: t(`band.${band}`), help: t(`bandHelp.${band}`) }),
            ),
          ]
  const findings = found.map(({ id, code, level, message }) =>
    textElement(
      'note',
      { id, category: `kawaraban:${code}`, priority: priorities[level], appliesTo: 'target' },
      `${t(`level.${level}`)}: ${message}`,
    ),
  )
  return trust.length + findings.length ? [lined('notes', {}, [...trust, ...findings])] : []
}
