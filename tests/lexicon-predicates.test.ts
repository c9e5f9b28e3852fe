import { describe, expect, it } from 'vitest'
import { makeLexicon } from '../src/language/lexicon.ts'
import { parseTemplate, type TemplateItem } from '../src/language/template.ts'
import { language } from './opened.ts'

const { columns, lines } = language.lines('ja-en/predicates')
const lexicon = makeLexicon(language)

interface Row {
  readonly fields: readonly string[]
  readonly ja: string
  readonly yomi: string
  readonly type: string
  readonly frame: string
  readonly en: string
  readonly aspect: string
  readonly note: string
  /** `12 発表する`: line of the file and headword, for messages. */
  readonly where: string
}

const rows: Row[] = lines.map((line, index) => {
  const fields = line.split('\t')
  const [ja = '', yomi = '', type = '', frame = '', en = '', aspect = '', note = ''] = fields
  return { fields, ja, yomi, type, frame, en, aspect, note, where: `${index + 2} ${ja}` }
})

const cases = ['ga', 'o', 'ni', 'de', 'to', 'e', 'kara', 'made', 'yori', 'quote']
const classes = new Set(
  (
    'person role group org place country time duration event act process work artefact machine vehicle material substance food animal plant body disease ' +
    'medicine money number measure law document field info idea feeling quality state relation part nature weather energy structure sport culture'
  ).split(' '),
)
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const slotPattern = /^([a-z]+)(\??)(?:([=:])(.+))?$/

/** The rows that fail a test of their own, by place, so that a failure shows all of them at once. */
const failing = (test: (row: Row) => boolean): string[] =>
  rows.filter((row) => !test(row)).map((row) => `${row.where}: ${row.frame} | ${row.en} | ${row.note}`)
const slotsOf = (row: Row): string[] => row.frame.split(' ').filter(Boolean)
const nameOf = (slot: string): string => slotPattern.exec(slot)?.[1] ?? slot
const itemsOf = (en: string): TemplateItem[] => {
  const { subject, rest } = parseTemplate(en)
  return [...subject, ...rest]
}
/** Rows of adverbial use first, then those with fillers, then those with classes, then the plain ones. */
const rank = (row: Row): number => (row.note.includes('adverbial') ? 0 : row.frame.includes('=') ? 1 : row.frame.includes(':') ? 2 : 3)

describe('the predicates', () => {
  it('have seven fields under the known header', () => {
    expect(columns).toEqual(['ja', 'yomi', 'type', 'frame', 'en', 'asp', 'note'])
    expect(failing((row) => row.fields.length === 7)).toEqual([])
  })

  it('hold no empty or untrimmed field', () => {
    expect(
      failing((row) =>
        [row.ja, row.yomi, row.type, row.frame || (row.note.includes('adverbial') ? '-' : ''), row.en, row.aspect].every(
          (field) => field !== '',
        ),
      ),
    ).toEqual([])
    expect(failing((row) => row.fields.every((field) => field === field.trim() && !field.includes('  ')))).toEqual([])
  })

  it('use the known types and aspects', () => {
    expect(failing((row) => ['v', 'vs', 'adj', 'na'].includes(row.type))).toEqual([])
    expect(failing((row) => ['state', 'activity', 'change', 'point'].includes(row.aspect))).toEqual([])
  })

  it('name verbal nouns with する and mark them vs', () => {
    expect(failing((row) => row.type !== 'vs' || row.ja.endsWith('する'))).toEqual([])
    expect(failing((row) => row.type !== 'v' || !/^.+する$/.test(row.ja))).toEqual([])
  })

  it('give the reading in kana', () => {
    expect(failing((row) => /^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u.test(row.yomi))).toEqual([])
  })

  it('write frames of known slots, each once save for a second role of the same case', () => {
    expect(
      failing((row) =>
        slotsOf(row).every((slot) => {
          const match = slotPattern.exec(slot)
          if (!match || !cases.includes(match[1]!)) return false
          const values = match[4]?.split('|') ?? []
          return match[3] !== ':' || values.every((value) => classes.has(value))
        }),
      ),
    ).toEqual([])
    expect(failing((row) => !/[=|:]{2}|[=|:](?: |$)/.test(row.frame))).toEqual([])
  })

  it('fill in English only what the frame lists', () => {
    expect(
      failing((row) => {
        const names = slotsOf(row).map(nameOf)
        return itemsOf(row.en).every((item) => 'word' in item || names.includes(item.slot))
      }),
    ).toEqual([])
    expect(failing((row) => itemsOf(row.en).every((item) => 'word' in item || ['', 'no', 'cl', 'pl'].includes(item.part)))).toEqual([])
  })

  it('write English without Japanese, brackets or stray braces', () => {
    expect(failing((row) => !japanese.test(row.en))).toEqual([])
    expect(failing((row) => !/[[\]()]/.test(row.en))).toEqual([])
    expect(failing((row) => !/[{}]/.test(row.en.replace(/\{[a-z]+(?:\.[a-z]+)?\}/g, '')))).toEqual([])
  })

  it('begin finite templates with a verb in base form', () => {
    const wrong = /^(?:no|never|often|not|only|nothing|more|many|is|are|was|were|has|had|does|did)$/
    expect(
      failing(
        (row) =>
          row.note.includes('adverbial') || (!wrong.test(parseTemplate(row.en).verb) && /^[a-z][a-z-]*$/.test(parseTemplate(row.en).verb)),
      ),
    ).toEqual([])
  })

  it('keep the noun of a fixed subject out of the verb', () => {
    expect(
      failing(
        (row) => !/^(?:an?|the) /.test(row.en) || row.note.includes('adverbial') || parseTemplate(row.en).verb !== row.en.split(' ')[1],
      ),
    ).toEqual([])
  })

  it('are all read by the lexicon', () => {
    const lemmas = new Set(rows.map((row) => row.ja))
    let read = 0
    for (const lemma of lemmas) read += lexicon.frames(lemma).length
    expect(read).toBe(rows.length)
  })

  it('stand in the order of the headword, special rows before general ones', () => {
    const points = (text: string): number[] => [...text].map((character) => character.codePointAt(0)!)
    const after = (left: string, right: string): boolean => {
      const [a, b] = [points(left), points(right)]
      for (let at = 0; at < a.length && at < b.length; at++) if (a[at] !== b[at]) return a[at]! > b[at]!
      return a.length > b.length
    }
    const wrong = rows.flatMap((row, index) => {
      const before = rows[index - 1]
      if (!before) return []
      return after(before.ja, row.ja) || (before.ja === row.ja && rank(before) > rank(row)) ? [row.where] : []
    })
    expect(wrong).toEqual([])
  })

  it('say each frame of a predicate once', () => {
    const seen = new Map<string, string>()
    const twice = rows.flatMap((row) => {
      const key = [
        row.ja,
        row.frame,
        row.note.includes('voice: pass'),
        row.note.includes('adverbial'),
        row.note.includes('subj: topic'),
      ].join('\t')
      const first = seen.get(key)
      seen.set(key, row.where)
      return first ? [`${first} and ${row.where}: ${row.frame}`] : []
    })
    expect(twice).toEqual([])
  })

  it('write the marks of the note as the lexicon reads them', () => {
    expect(failing((row) => !/voice:/.test(row.note) || /voice: pass(?:$|[ ,;.(])/.test(row.note))).toEqual([])
    expect(failing((row) => !/subj:/.test(row.note) || /subj: topic(?:$|[ ;.])/.test(row.note))).toEqual([])
    expect(failing((row) => !/attr:/.test(row.note) || /attr: [a-z][a-z, -]*/.test(row.note))).toEqual([])
    const passives = rows.filter((row) => /(?:^|[;.] *)pass: be /.test(row.note))
    expect(passives.length).toBeGreaterThan(100)
    expect(passives.filter((row) => !lexicon.frames(row.ja).some((frame) => frame.passive)).map((row) => row.where)).toEqual([])
  })

  it('give every adjective a form to stand before its noun', () => {
    const bare = new Set(rows.filter((row) => row.type === 'adj').map((row) => row.ja))
    for (const row of rows) if (row.note.includes('attr:')) bare.delete(row.ja)
    expect([...bare]).toEqual([])
  })
})
