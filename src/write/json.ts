import type { Both, Digest, Line, Sheet } from '../digest.ts'
import type { Note, Quantity, Score, Scores, TranslatedSentence, WordReading } from '../document.ts'
import { noteMessage, type Translate } from '../language/messages.ts'
import { apart, before, over } from './glosses.ts'
import { rubyText } from './ruby-text.ts'
import { type DigestJson, digestSchema, type GeneratorInfo, type NoteJson, type SentenceJson } from './schema.ts'

export interface JsonOptions {
  /** Whether sentences carry their bunsetsu. */
  readonly trees?: boolean
}

/**
 * The digest as the object that goes into `output/<id>.json`: トヨタ自動車 twice → one entity `e1` with two mentions.
 * `ja` of sentences, mentions and quantities is cut out of `article.text`, so the spans always agree. Nothing is checked here.
 */
export function digestJson(digest: Digest, generator: GeneratorInfo, t: Translate, { trees = false }: JsonOptions = {}): DigestJson {
  const { metadata, text } = digest
  const notes = noteList(digest, t)
  const notesOf = new Map<string | undefined, NoteJson[]>()
  for (const note of notes) {
    const list = notesOf.get(note.sentence)
    if (list) list.push(note)
    else notesOf.set(note.sentence, [note])
  }
  return {
    schemaVersion: 1,
    generator,
    article: {
      id: digest.id,
      path: digest.path,
      format: digest.format,
      encoding: digest.encoding,
      sha256: digest.sha256,
      text,
      title: { ja: metadata.title, en: digest.titleEn },
      date: metadata.date,
      publisher: metadata.publisher,
      author: metadata.author,
      url: metadata.url,
      tags: [...metadata.tags],
      references: [...metadata.references],
    },
    summary: {
      ja: digest.summary.ja,
      en: digest.summary.en,
      evidence: [...digest.summary.evidence],
      sentences: digest.summary.sentences.map(lineJson),
    },
    keyPoints: digest.keyPoints.map((point) => ({ ...lineJson(point), origin: point.origin })),
    ...(digest.sheet && { sheet: sheetJson(digest.sheet) }),
    entities: entityList(digest),
    quantities: digest.sentences.flatMap((sentence) =>
      sentence.quantities.map(({ kind, value, unit, modifier, en, start, end }) => ({
        sentence: sentence.id,
        ja: text.slice(start, end),
        kind,
        value: plainValue(value),
        unit,
        modifier,
        en,
        start,
        end,
      })),
    ),
    terms: digest.terms.map(({ ja, reading, en, score, count, status, sentence }) => ({
      ja,
      reading,
      en,
      score: rounded(score),
      count,
      status,
      sentence,
    })),
    sentences: digest.sentences.map((sentence) => ({
      ...sentenceJson(digest, sentence, notesOf.get(sentence.id) ?? []),
      ...(trees && { bunsetsu: bunsetsuList(sentence) }),
    })),
    notes,
    scores: scoresJson(digest.scores),
  }
}

/** The text of `output/<id>.json`: two spaces, keys in the order of the schema, a newline at the end. Throws a ZodError when the digest breaks the contract. */
export function toJson(digest: Digest, generator: GeneratorInfo, t: Translate): string {
  return jsonText(digestJson(digest, generator, t))
}

/** As `toJson`, for a digest object that is already made. */
export function jsonText(json: DigestJson): string {
  return `${JSON.stringify(digestSchema.parse(json), null, 2)}\n`
}

function scoresJson(scores: Scores): DigestJson['scores'] {
  const { terms, quantities, names, termsBefore, quantitiesBefore, namesBefore, repaired, consistency } = scores
  return {
    terms: plain(terms),
    quantities: plain(quantities),
    names: plain(names),
    ...(termsBefore && { termsBefore: plain(termsBefore) }),
    ...(quantitiesBefore && { quantitiesBefore: plain(quantitiesBefore) }),
    ...(namesBefore && { namesBefore: plain(namesBefore) }),
    ...(repaired && { repaired: plain(repaired) }),
    ...(consistency && { consistency: plain(consistency) }),
  }
}

function lineJson({ ja, en, evidence, band }: Line) {
  return { ja, en, evidence: [...evidence], band }
}

function sheetJson({ kind, facts, figures, timeline }: Sheet): NonNullable<DigestJson['sheet']> {
  return {
    kind,
    facts: facts.map(({ role, ja, en, sentence }) => ({ role, ja, en, sentence })),
    figures: figures.map(({ item, value, amount, unit, change, percent, base, period, sentence }) => ({
      item: inBoth(item),
      value: inBoth(value),
      amount: amount === null ? null : plainValue(amount),
      unit,
      change: change && inBoth(change),
      percent,
      base: base && inBoth(base),
      period: period && inBoth(period),
      sentence,
    })),
    timeline: timeline.map(({ date, when, ja, en, sentence }) => ({ date, when: inBoth(when), ja, en, sentence })),
  }
}

function inBoth({ ja, en }: Both) {
  return { ja, en }
}

function plainValue(value: Quantity['value']): number | string | [number | string, number | string] {
  return typeof value === 'object' ? [value[0], value[1]] : value
}

function plain({ hit, total }: Score) {
  return { hit, total }
}

function sentenceJson({ text, blocks }: Digest, sentence: TranslatedSentence, notes: readonly NoteJson[]): SentenceJson {
  const { english, start, end } = sentence
  const furigana = furiganaOf(sentence)
  const block = blocks[sentence.block]
  return {
    id: sentence.id,
    kind: sentence.kind,
    ja: text.slice(start, end),
    en: english.text,
    start,
    end,
    confidence: rounded(english.confidence),
    band: english.band,
    engine: english.engine,
    notes: notes.map((note) => note.id),
    block: sentence.block,
    level: block?.level ?? 0,
    ...(block?.cell && {
      cell: { table: block.cell.table, row: block.cell.row, column: block.cell.column, header: block.cell.header },
    }),
    pieces: english.pieces.map(({ at, from }) => ({ at: bare(at), from: from.map(bare) })),
    rules: [...english.rules],
    readings: sentence.names.filter((name) => name.reading).map((name) => ({ ...bare(name), reading: name.reading })),
    ...(furigana && { furigana }),
  }
}

/** Names are read as they are known to be, all other words as the dictionary says. */
function furiganaOf({ ja, start, names, words = [] }: TranslatedSentence): string {
  const readings = (all: readonly WordReading[]) =>
    apart(all.flatMap(({ start: from, end, reading }) => over(ja, { start: from - start, end: end - start, id: reading })))
  return words.length ? rubyText(ja, before(readings(names), readings(words))) : ''
}

function bunsetsuList({ bunsetsu }: TranslatedSentence): NonNullable<SentenceJson['bunsetsu']> {
  return bunsetsu.map(({ start, end, head, type, margin }) => ({ start, end, head, type, margin: rounded(margin) }))
}

function entityList({ sentences, text }: Digest): DigestJson['entities'] {
  const found = new Map<string, DigestJson['entities'][number]>()
  for (const sentence of sentences)
    for (const { en, type, source, start, end } of sentence.entities) {
      const ja = text.slice(start, end)
      const key = JSON.stringify([ja, en, type])
      const entity = found.get(key) ?? { id: `e${found.size + 1}`, ja, en, type, source, mentions: [] }
      entity.mentions.push({ sentence: sentence.id, start, end })
      found.set(key, entity)
    }
  return [...found.values()]
}

/** Notes in reading order: about the whole article first, then by sentence, place and code. */
function noteList({ notes, sentences, text }: Digest, t: Translate): NoteJson[] {
  const order = new Map(sentences.map((sentence, index) => [sentence.id, index]))
  const place = (note: Note) => (note.sentence === undefined ? -1 : (order.get(note.sentence) ?? sentences.length))
  const sorted = [...notes].sort(
    (a, b) => place(a) - place(b) || (a.source?.start ?? -1) - (b.source?.start ?? -1) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  )
  return sorted.map((note, index) => ({
    id: `n${index + 1}`,
    code: note.code,
    level: note.level,
    mqm: note.mqm,
    ...(note.sentence !== undefined && { sentence: note.sentence }),
    ...(note.source && { source: bare(note.source) }),
    ...(note.target && { target: bare(note.target) }),
    message: noteMessage(note, t, text),
    ...(note.expected !== undefined && { expected: note.expected }),
    ...(note.actual !== undefined && { actual: note.actual }),
  }))
}

function bare({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end }
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000
}
