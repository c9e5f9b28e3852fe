import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { noteCodes } from '../src/notes.ts'
import { type DigestJson, digestSchema } from '../src/write/index.ts'
import { folder, type Result } from './fixtures/cli/harness.ts'
import { describeGolden } from './golden.ts'
import { makeRun, project } from './real-run.ts'

const run = makeRun()
const script = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff66-\uff9f]/u
const articles = readdirSync(join(project, 'articles')).sort()
const ids = articles.map((name) => name.replace(/\.\w+$/, ''))

let out = ''
let result: Result
const jsonOf = (id: string): DigestJson => JSON.parse(readFileSync(join(out, `${id}.json`), 'utf8'))

describe('digest of articles/', () => {
  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), 'kawaraban-contract-'))
    result = await run(['digest', '--out', out])
    // When an article cannot be digested, this is the one message to read.
    if (result.exit !== 0) throw new Error(`digest ended with ${result.exit}\n${result.err}`)
  })
  afterAll(() => rmSync(out, { recursive: true, force: true }))

  it('ends well, says nothing on standard output and writes three files for each article and a front page', () => {
    expect(result.exit, result.err).toBe(0)
    expect(result.out).toBe('')
    expect(readdirSync(out).sort()).toEqual([...ids.flatMap((id) => [`${id}.html`, `${id}.json`, `${id}.md`]), 'index.html'].sort())
  })

  it('holds every format and encoding', () => {
    const kinds = new Set(ids.map((id) => jsonOf(id).article).flatMap(({ format, encoding }) => [format, encoding]))
    for (const kind of ['markdown', 'text', 'html', 'utf-8', 'shift_jis', 'euc-jp']) expect(kinds).toContain(kind)
  })

  describe.each(ids)('%s', (id) => {
    it('obeys the schema, with ids in order and notes that are known', () => {
      const json = digestSchema.parse(jsonOf(id))
      expect(json.sentences.map((sentence) => sentence.id)).toEqual(json.sentences.map((_, index) => `s${index + 1}`))
      expect(json.entities.map((entity) => entity.id)).toEqual(json.entities.map((_, index) => `e${index + 1}`))
      expect(json.notes.map((note) => note.id)).toEqual(json.notes.map((_, index) => `n${index + 1}`))
      const known = new Set(json.sentences.map((sentence) => sentence.id))
      for (const note of json.notes) {
        expect(noteCodes).toHaveProperty([note.code])
        if (note.sentence !== undefined) expect(known).toContain(note.sentence)
        expect(note.message).not.toMatch(/\{\{|undefined|^note\./)
      }
      const held = new Set(json.sentences.flatMap(({ notes }) => notes))
      expect(json.notes.filter((note) => note.sentence !== undefined && !held.has(note.id))).toEqual([])
    })

    it('cuts every span out of article.text', () => {
      const { article, sentences, entities, quantities, notes } = jsonOf(id)
      const cut = ({ start, end }: { start: number; end: number }) => article.text.slice(start, end)
      const sentenceOf = new Map(sentences.map((sentence) => [sentence.id, sentence]))
      const inside = ({ start, end }: { start: number; end: number }, name: string) => {
        const sentence = sentenceOf.get(name)!
        expect(sentence.start <= start && start < end && end <= sentence.end, `${name} ${start}-${end}`).toBe(true)
      }
      let last = 0
      for (const sentence of sentences) {
        expect(cut(sentence)).toBe(sentence.ja)
        expect(sentence.start).toBeGreaterThanOrEqual(last)
        last = sentence.end
      }
      for (const entity of entities)
        for (const mention of entity.mentions) {
          expect(cut(mention)).toBe(entity.ja)
          inside(mention, mention.sentence)
        }
      for (const quantity of quantities) {
        expect(cut(quantity)).toBe(quantity.ja)
        inside(quantity, quantity.sentence)
      }
      for (const { source, sentence } of notes) if (source && sentence) inside(source, sentence)
    })

    it('says every Japanese line in English that holds no Japanese script', () => {
      const { article, summary, keyPoints, sentences, entities, quantities, terms } = jsonOf(id)
      for (const { ja, en } of [article.title, summary, ...keyPoints, ...sentences]) {
        expect(en, ja).not.toBe('')
        expect(en, ja).not.toMatch(script)
      }
      for (const { ja, en } of [...entities, ...quantities, ...terms]) expect(en, ja).not.toMatch(script)
      expect(article.text).not.toBe('')
    })

    it('proves every key point and the summary by sentences that exist', () => {
      const { summary, keyPoints, sentences, terms, scores } = jsonOf(id)
      const known = new Set(sentences.map((sentence) => sentence.id))
      expect(summary.evidence.length).toBeGreaterThan(0)
      expect(keyPoints.length).toBeGreaterThan(0)
      for (const { evidence } of [summary, ...keyPoints]) {
        expect(evidence.length).toBeGreaterThan(0)
        for (const name of evidence) expect(known).toContain(name)
      }
      for (const term of terms) expect(known).toContain(term.sentence)
      expect(Object.keys(scores)).toContain('termsBefore')
      for (const score of Object.values(scores)) expect(score!.hit).toBeLessThanOrEqual(score!.total)
    })

    it('ties every piece of English to Japanese of its own sentence', () => {
      for (const { start, end, en, pieces } of jsonOf(id).sentences) {
        let last = 0
        for (const { at, from } of pieces) {
          expect(en.slice(last, at.start), en).toMatch(/^ ?$/)
          expect(at.end).toBeGreaterThan(at.start)
          last = at.end
          for (const span of from) expect(start <= span.start && span.start < span.end && span.end <= end, en).toBe(true)
        }
        expect(en.slice(last), en).toBe('')
      }
    })

    it('shows the same lines in Markdown and on the page', () => {
      const { keyPoints, article } = jsonOf(id)
      const markdown = readFileSync(join(out, `${id}.md`), 'utf8')
      const html = readFileSync(join(out, `${id}.html`), 'utf8')
      const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
      for (const line of [article.title.ja, ...keyPoints.map(({ ja }) => ja)]) expect(plain(markdown)).toContain(plain(line))
      expect(html).toMatch(/^<!doctype html>/i)
      expect(html).not.toMatch(/\b(?:src|href)="(?:https?:)?\/\/[^"]*\.(?:js|css|woff2?)"/)
    })
  })

  describe('as they are meant to be', () => describeGolden(() => out))

  it('writes the same bytes a second time', async () => {
    const again = folder().root
    const some = ['ev-brake-recall']
    const paths = articles.filter((name) => some.some((id) => name.startsWith(id))).map((name) => `articles/${name}`)
    expect((await run(['digest', ...paths, '--out', again])).exit).toBe(0)
    // A page also tells of its batch; digests do not depend on it.
    for (const id of some)
      for (const format of ['json', 'md'])
        if (readFileSync(join(again, `${id}.${format}`), 'utf8') !== readFileSync(join(out, `${id}.${format}`), 'utf8'))
          expect.fail(`${id}.${format} differs`)
  })
})

describe('exit codes', () => {
  const news = '# 工場の建設\n\n重慶で工場の建設が進んでいます。量産は2027年です。\n'

  it('0: done, also when nothing has changed', async () => {
    const { root: cwd } = folder({ 'articles/a.md': news })
    expect(await run(['digest'], { cwd })).toMatchObject({ exit: 0, out: '' })
    expect((await run(['digest'], { cwd })).err).toMatch(/^0 written, 1 unchanged, 0 failed\./)
  })

  it('1: done, with findings', async () => {
    const { root: cwd, list } = folder({ 'g.csv': 'ja,en\n雨,rain\n', 'a.md': news })
    expect((await run(['glossary', 'lint', 'g.csv', '--fail-on', 'warning'], { cwd })).exit).toBe(1)
    expect((await run(['digest', 'a.md', '--strict', '--fail-on', 'info'], { cwd })).exit).toBeLessThan(2)
    expect(list('output')).toContain('a.json')
  })

  it.each([
    ['an unknown option', ['digest', '--frmat', 'md']],
    ['an unknown command', ['digset']],
    ['a file that is not there', ['digest', 'no.md']],
    ['a value that makes no sense', ['digest', 'a.md', '--points', '0']],
    ['a glossary that is broken', ['digest', 'a.md', '--glossary', 'broken.csv']],
    ['a glossary that is not there', ['digest', 'a.md', '--glossary', 'no.csv']],
  ])('2: %s, and nothing is written', async (_, argv) => {
    const { root: cwd, list } = folder({ 'a.md': news, 'broken.csv': 'ja,en\n雨,\n' })
    const { exit, out: printed, err } = await run(argv, { cwd })
    expect([exit, printed]).toEqual([2, ''])
    expect(err).toMatch(/^kawaraban: |^broken\.csv:2: /)
    expect(list('.')).toEqual(['a.md', 'broken.csv'])
  })

  it('3: an engine that is not there, and nothing is written', async () => {
    const { root: cwd, list } = folder({ 'a.md': news })
    for (const argv of [
      ['digest', 'a.md'],
      ['translate', 'a.md'],
    ])
      expect((await run([...argv, '--engine', 'oracle'], { cwd })).exit).toBe(3)
    expect(list('.')).toEqual(['a.md'])
  })

  it('4: some articles failed, the others are written and the report names them', async () => {
    const { root: cwd, list } = folder({
      'articles/a.md': news,
      'articles/empty.md': '',
      'articles/noise.txt': new Uint8Array(300).fill(0x81),
    })
    const { exit, err } = await run(['digest'], { cwd })
    expect(exit).toBe(4)
    expect(err).toContain('articles/empty.md')
    expect(list('output')).toContain('a.json')
    expect(list('output')).not.toContain('empty.json')
  })
})

const lineSchema = z.strictObject({
  text: z.string(),
  tokens: z.array(
    z.strictObject({ surface: z.string(), lemma: z.string(), pos: z.string(), reading: z.string(), start: z.int(), end: z.int() }),
  ),
  bunsetsu: z.array(z.strictObject({ start: z.int(), end: z.int(), head: z.int() })),
  entities: z.array(
    z.strictObject({
      type: z.enum(['ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW', 'OTHER']),
      ja: z.string(),
      en: z.string(),
      start: z.int(),
      end: z.int(),
      source: z.enum(['glossary', 'lexicon', 'rule']),
    }),
  ),
  quantities: z.array(
    z.strictObject({
      kind: z.enum(['count', 'money', 'percent', 'point', 'ratio', 'ordinal', 'measure', 'identifier', 'date', 'time', 'duration']),
      ja: z.string(),
      value: z.union([z.number(), z.string(), z.tuple([z.union([z.number(), z.string()]), z.union([z.number(), z.string()])])]),
      unit: z.string(),
      modifier: z.string(),
      en: z.string(),
      start: z.int(),
      end: z.int(),
    }),
  ),
  predicates: z.array(
    z.strictObject({
      lemma: z.string(),
      kind: z.enum(['verb', 'adjective', 'na', 'noun']),
      voice: z.enum(['active', 'passive', 'causative', 'causative-passive']),
      past: z.boolean(),
      negated: z.boolean(),
      polite: z.boolean(),
      mood: z.enum(['statement', 'question', 'request']),
      meanings: z.array(z.string()),
      light: z.string(),
      role: z.enum(['main', 'relative', 'content', 'nominal', 'quote', 'chain', 'link']),
      noun: z.int(),
      gap: z.string(),
      bunsetsu: z.int(),
      start: z.int(),
      end: z.int(),
      arguments: z.array(
        z.strictObject({
          slot: z.enum(['ga', 'o', 'ni', 'de', 'to', 'e', 'kara', 'yori', 'made']),
          source: z.enum(['case', 'topic', 'relative', 'shared', 'context', 'speaker', 'none']),
          bunsetsu: z.int(),
          ja: z.string().optional(),
          sentence: z.string().optional(),
          start: z.int().optional(),
          end: z.int().optional(),
        }),
      ),
    }),
  ),
})

/** Lines that no article should hold and some file does. */
const nasty: readonly string[] = [
  '\ufeff雨が降った。',
  '',
  '   ',
  '　　',
  '工場で火災が起きた。',
  '🏭🔥👨‍👩‍👧‍👦で火事🚒',
  '孤立した\ud83dサロゲート\udd25が並ぶ。',
  'ヌル\0文字と\u0007ベルと\u001b[31m色',
  '<p onclick="x()">工場は<b>3棟</b>ある。</p><!-- 注 --><script>alert("１")</script>',
  '。、！？「」『』（）・…―〜',
  '!?.,;:()[]{}<>"\'`~@#$%^&*_+-=|\\/',
  '「「「「『（（（',
  '」』））」」',
  '１２３４５６７８９０１２３４５６７８９０１２３４５６７８９０円',
  '昭和100年13月45日25時99分',
  'ーーーーーーーーーーーーーー',
  'ｶﾞｷﾞｸﾞｹﾞｺﾞ ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ',
  'か\u3099き\u3099は\u309a',
  '𠮷野家と𩸽と𠀋',
  '\u202e右から左\u202c\u200b\u200d\u2060',
  '一\u2028二\u2029三\u0085四\v五\f六',
  'のののののののののののののののののののの',
  'がをにでとへからまでよりは',
  'ない。なかった。なければならない。ないわけではない。',
  'The English stays: Toyota and BYD, 3.5%.',
  'Ωμέγα и кириллица 한국어 العربية',
  '$t(page.names) {{ja}} __proto__ constructor toString',
  '工場\r',
  `${'東京の工場の部品の価格の上昇の影響の'.repeat(40)}分析`,
]

describe('lines', () => {
  const fed = [...nasty, `${'電池の生産が増えたが、価格は3％下がったので、'.repeat(400)}注目される。`.slice(0, 5_000)]

  it('translate --lines answers a nasty file line for line, without Japanese script', async () => {
    const { exit, out: printed, err } = await run(['translate', '--lines'], { stdin: `${fed.join('\n')}\n` })
    expect([exit, err]).toEqual([0, ''])
    const lines = printed.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines).toHaveLength(fed.length)
    for (const [index, line] of lines.entries()) {
      expect(line, fed[index]).not.toMatch(script)
      expect(line, fed[index]).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\bundefined\b|\bNaN\b|\[object/)
      if (fed[index]!.trim() === '') expect(line).toBe('')
      else if (/\p{Script=Han}/u.test(fed[index]!)) expect(line, fed[index]).not.toBe('')
    }
    const again = await run(['translate', '--lines'], { stdin: `${nasty.join('\n')}\n` })
    expect(again).toEqual({ exit, out: `${lines.slice(0, nasty.length).join('\n')}\n`, err })
  })

  it('analyze --lines answers each with one object of the contract', async () => {
    const { exit, out: printed, err } = await run(['analyze', '--lines'], { stdin: `${fed.join('\n')}\n` })
    expect([exit, err]).toEqual([0, ''])
    const lines = printed.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines).toHaveLength(fed.length)
    for (const [index, line] of lines.entries()) {
      const { text, tokens, bunsetsu, entities, quantities, predicates } = lineSchema.parse(JSON.parse(line))
      expect(text).toBe(new TextDecoder().decode(Buffer.from(fed[index]!)).replace(/\r+$/, ''))
      for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.surface)
      for (const { ja, start, end } of [...entities, ...quantities]) expect(text.slice(start, end)).toBe(ja)
      for (const [at, { head, start, end }] of bunsetsu.entries()) {
        expect(head === -1 || (head > at && head < bunsetsu.length)).toBe(true)
        expect(start < end && (at === 0 || start >= bunsetsu[at - 1]!.end)).toBe(true)
      }
      for (const predicate of predicates) {
        expect(predicate.start < predicate.end && predicate.end <= text.length && predicate.bunsetsu < bunsetsu.length).toBe(true)
        for (const { ja, start, end } of predicate.arguments) if (ja !== undefined) expect(text.slice(start, end)).toBe(ja)
      }
    }
  })

  it('takes two thousand of them one after the other', async () => {
    // Most of them are empty: it is their number that counts.
    const stdin = `雨が降った。${'\n'.repeat(40)}`.repeat(50)
    const { exit, out: printed } = await run(['translate', '--lines'], { stdin })
    expect([exit, printed.split('\n').length]).toEqual([0, 2_001])
  })
})
