import type { Translate } from '../../language/messages.ts'
import { writeXml } from '../xml.ts'
import { type AlignedArticle, bySentence } from './aligned.ts'
import { lined, textElement } from './element.ts'
import { fingerprint } from './fingerprint.ts'

/** Level of the TMX; the element names of a property are free, `x-` marks those of a tool. */
const prop = (type: string, value: string) => textElement('prop', { type: `x-kawaraban-${type}` }, value)

/**
 * An aligned article as TMX 1.4b: one unit a sentence, under the id of the sentence, plain text. The day the article appeared is the day of
 * creation; findings stand in notes worded by `t`, and properties tell a later run what the program itself has written.
 */
export function tmxText(json: AlignedArticle, t: Translate): string {
  const { generator, article } = json
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(article.date ?? '')
  const notesOf = bySentence(json.notes, ({ sentence }) => sentence)
  const header = {
    creationtool: generator.name,
    creationtoolversion: generator.version,
    segtype: 'sentence',
    'o-tmf': 'kawaraban',
    adminlang: t('language'),
    srclang: 'ja',
    datatype: 'plaintext',
    creationdate: day ? `${day[1]}${day[2]}${day[3]}T000000Z` : undefined,
  }
  const facts = { article: article.id, sha256: article.sha256, date: article.date, url: article.url, publisher: article.publisher }
  const units = json.sentences
    .filter(({ ja, en }) => ja !== '' && en !== '')
    .map(({ id, ja, en, band, engine, confidence }) =>
      lined('tu', { tuid: id }, [
        ...notesOf(id).map(({ level, message }) => textElement('note', {}, `${t(`level.${level}`)}: ${message}`)),
        prop('engine', engine),
        prop('band', band),
        prop('confidence', String(confidence)),
        prop('english', fingerprint(en)),
        lined('tuv', { 'xml:lang': 'ja' }, [textElement('seg', {}, ja)]),
        lined('tuv', { 'xml:lang': 'en' }, [textElement('seg', {}, en)]),
      ]),
    )
  const root = lined('tmx', { version: '1.4' }, [
    lined('header', header, [
      textElement('note', {}, t('bitext.about', { name: generator.name, version: generator.version, engine: generator.engine })),
      ...Object.entries(facts).flatMap(([type, value]) => (value ? [prop(type, value)] : [])),
    ]),
    lined('body', {}, units),
  ])
  return writeXml([{ type: 'doctype', name: 'tmx', public: '', system: 'tmx14.dtd' }, { type: 'text', value: '\n' }, root])
}
