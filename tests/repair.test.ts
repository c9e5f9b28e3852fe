import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { lineArticle } from '../src/cli/lines.ts'
import type { Article, Note, Term, TranslatedSentence } from '../src/document.ts'
import type { Stages } from '../src/index.ts'
import { note } from '../src/notes.ts'
import { makeRepairer, type Verify } from '../src/repair/index.ts'
import { splice } from '../src/repair/splice.ts'
import { blankTerm } from './fixtures/blank-term.ts'
import { language, openedCheck, openedStages } from './opened.ts'

const folder = new URL('corpus/repair/', import.meta.url)
const repair = makeRepairer(language)

const blank: Omit<Term, 'ja' | 'en'> = {
  ...blankTerm,
  file: 'case',
  line: 1,
}

interface Case {
  readonly title: string
  readonly ja: string
  readonly before: string
  readonly terms: readonly Term[]
  readonly after: string
}

/** `| 工場 = plant; ORG; the; keep; verb; not: forbidden English; old: deprecated English; also: alias` */
function termsOf(line: string): Term[] {
  const [pair = '', ...marks] = line.slice(2).split(';')
  const [ja = '', en = ''] = pair.split(' = ').map((part) => part.trim())
  const flags = marks.map((mark) => mark.trim())
  const listed = (name: string) => flags.filter((flag) => flag.startsWith(`${name}: `)).map((flag) => flag.slice(name.length + 2))
  const type = flags.find((flag): flag is Term['type'] => /^[A-Z]+$/.test(flag)) ?? 'OTHER'
  const row: Term = {
    ...blank,
    ja,
    en,
    type,
    aliasesEn: listed('also'),
    keep: flags.includes('keep'),
    pos: flags.includes('verb') ? 'verb' : '',
    note: flags.includes('the') ? 'the' : '',
  }
  return [
    row,
    ...listed('not').map((bad): Term => ({ ...blank, ja, en: bad, status: 'forbidden' })),
    ...listed('old').map((bad): Term => ({ ...blank, ja, en: bad, status: 'deprecated' })),
  ]
}

function readCases(text: string): readonly Case[] {
  return text
    .split(/^==== /m)
    .slice(1)
    .map((block) => {
      const [title = '', ja = '', , ...rest] = block.split('\n')
      const cut = rest.indexOf('----')
      const [before = '', ...rows] = rest.slice(0, cut)
      return { title, ja, before, terms: rows.filter((row) => row.startsWith('| ')).flatMap(termsOf), after: rest[cut + 1] ?? '' }
    })
}

let stages: Stages
/** What of the stages depends on the glossary. */
let matchOf: (terms: readonly Term[]) => Stages['match']
beforeAll(async () => {
  stages = await openedStages()
  const check = await openedCheck()
  matchOf = (terms) => check.withTerms(terms).match
})

/** The checks, and of rows that are not to be used what the checks do not say yet. */
const verified: Verify = (article) => {
  const { article: done } = stages.verify(article)
  const notes: Note[] = [...done.notes]
  for (const { id, avoided, entities, english } of done.sentences) {
    for (const { start, end, en, term } of entities) {
      if (!term?.keep || english.text.includes(en) || notes.some(({ code, sentence }) => code === 'keep-changed' && sentence === id))
        continue
      notes.push(note('keep-changed', { sentence: id, source: { start, end }, expected: en }))
    }
    for (const { start, end, term } of avoided) {
      const code = term.status === 'forbidden' ? 'term-forbidden' : 'term-deprecated'
      if (notes.some((one) => one.code === code && one.sentence === id)) continue
      const at = english.text.toLowerCase().indexOf(term.en.toLowerCase())
      if (at >= 0) notes.push(note(code, { sentence: id, source: { start, end }, target: { start: at, end: at + term.en.length } }))
    }
  }
  return { article: { ...done, notes } }
}

function articleOf({ title, ja, before, terms }: Case): Article<TranslatedSentence> {
  const match = terms.length ? matchOf(terms) : stages.match
  const whole = () => [{ start: 0, end: ja.length }]
  const line = lineArticle({ path: 'case', number: 1, text: ja }, whole, '2026-02-18')
  const kind = title.includes('(headline)') ? 'title' : 'body'
  const named = match(stages.analyze({ ...line, sentences: line.sentences.map((sentence) => ({ ...sentence, kind })) }))
  const pieces = before === '' ? [] : [{ at: { start: 0, end: before.length }, from: [{ start: 0, end: ja.length }] }]
  const english = {
    text: before,
    pieces,
    rules: [],
    confidence: 1,
    band: 'green' as const,
    engine: title.includes('(memory)') ? 'memory' : 'other',
  }
  return { ...named, sentences: named.sentences.map((sentence) => ({ ...sentence, english })) }
}

function tiles({ english: { text, pieces }, ja }: TranslatedSentence): void {
  let last = 0
  for (const { at } of pieces) {
    expect(text.slice(last, at.start), ja).toMatch(/^ ?$/)
    expect(at.start < at.end, ja).toBe(true)
    last = at.end
  }
  if (pieces.length) expect(last, ja).toBe(text.length)
}

const heavy = (notes: readonly Note[]) => notes.filter(({ level }) => level !== 'info').length

for (const file of readdirSync(folder).sort()) {
  describe(`corpus ${file}`, () => {
    for (const one of readCases(readFileSync(new URL(file, folder), 'utf8'))) {
      it(`${one.title}: ${one.ja}`, () => {
        const article = articleOf(one)
        const first = verified(article)
        const done = repair(article, first.article.notes, verified)
        const [sentence] = done.article.sentences
        expect(sentence!.english.text).toBe(one.after)
        tiles(sentence!)
        const again = repair(done.article, verified(done.article).article.notes, verified)
        expect(again.article.sentences[0]!.english.text).toBe(one.after)
        if (one.before === one.after) expect(done.repairs).toEqual([])
        else {
          expect(done.repairs.length).toBeGreaterThan(0)
          expect(sentence!.english.band).toBe('yellow')
          expect(sentence!.english.rules.some((rule) => /^repair\.(?:term|value|word)$/.test(rule))).toBe(true)
          expect(heavy(verified(done.article).article.notes)).toBeLessThan(heavy(first.article.notes))
        }
      })
    }
  })
}

describe('repair', () => {
  it('has enough cases', () => {
    const cases = readdirSync(folder).flatMap((file) => readCases(readFileSync(new URL(file, folder), 'utf8')))
    expect(cases.length).toBeGreaterThanOrEqual(60)
  })

  const words = ['工場', '電池', '政府', '規制', '発表', '経済', '選手', '部品', '価格', '強化', '増加', '住民', '計画', '日本', '生産']
  const bits = [...words, 'が', 'は', 'を', 'の', 'で', 'した。', 'された。', '増えた。', '発表した。', '、', '「', '」', '3棟', '約1億円']
  const strange = words.map(
    (ja, at): Term => ({ ...blank, ja, en: at % 2 ? `odd thing ${at}x` : `${'aeiou'[at % 5]}lder form`, pos: at % 3 ? '' : 'noun' }),
  )

  it.each(['rules', 'other'])(
    'keeps the pieces of engine %s whole, is never worse, and has nothing to do a second time',
    async (engine) => {
      const made = { ...stages, match: matchOf(strange) }
      const heap = fc.array(fc.constantFrom(...bits), { minLength: 2, maxLength: 16 }).map((parts) => parts.join(''))
      let repaired = 0
      await fc.assert(
        fc.asyncProperty(heap, async (ja) => {
          const analyzed = made.analyze(lineArticle({ path: 'heap', number: 1, text: ja }, made.split, '2026-02-18'))
          const named = made.match(analyzed)
          const english = await stages.engine.translate(engine === 'rules' ? named : stages.match(analyzed))
          const article = {
            ...named,
            notes: [],
            sentences: named.sentences.map((one, at) => ({ ...one, english: english.sentences[at]!.english })),
          }
          const first = made.verify(article)
          const done = repair(article, first.article.notes, made.verify)
          const last = made.verify(done.article)
          for (const sentence of done.article.sentences) tiles(sentence)
          expect(heavy(last.article.notes)).toBeLessThanOrEqual(heavy(first.article.notes))
          expect(last.scores.terms.hit).toBeGreaterThanOrEqual(first.scores.terms.hit)
          expect(repair(done.article, last.article.notes, made.verify).repairs).toEqual([])
          expect(repair(article, first.article.notes, made.verify)).toEqual(done)
          repaired += done.repairs.length
        }),
        { numRuns: 15, seed: 7 },
      )
      expect(repaired).toBeGreaterThan(engine === 'rules' ? -1 : 10)
    },
    120_000,
  )
})

describe('splice', () => {
  const pieces = ['The', 'old', 'plant', 'closed.'].map((word) => {
    const start = 'The old plant closed.'.indexOf(word)
    return { at: { start, end: start + word.length }, from: [{ start, end: start + 1 }] }
  })
  const english = { text: 'The old plant closed.', pieces }

  it('joins the pieces that an edit touches and moves the others', () => {
    const made = splice(english, [{ start: 4, end: 13, text: 'new manufacturing site', from: [{ start: 5, end: 9 }] }])!
    expect(made.text).toBe('The new manufacturing site closed.')
    expect(made.pieces.map(({ at }) => made.text.slice(at.start, at.end))).toEqual(['The', 'new manufacturing site', 'closed.'])
    expect(made.pieces[1]!.from).toEqual([{ start: 4, end: 9 }])
  })

  it.each([
    [{ start: 4, end: 13, text: '', from: [] }],
    [{ start: 4, end: 13, text: ' x', from: [] }],
    [{ start: 14, end: 40, text: 'x', from: [] }],
  ])('makes nothing that does not tile: %j', (edit) => {
    expect(splice(english, [edit])).toBeUndefined()
  })
})
