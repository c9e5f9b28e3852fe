import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMessages } from '../src/language/messages.ts'
import { digestJson, digestSchema, digestSchemaText, jsonText, toIndexEntry, toIndexHtml, toJson, toMarkdown } from '../src/write/index.ts'
import { assets, page } from './fixtures/write/assets.ts'
import { generator, withBunsetsu } from './fixtures/write/digest.ts'
import { nightTrain } from './fixtures/write/night-train.ts'

const t = await createMessages('en')
const json = digestSchema.parse(JSON.parse(toJson(nightTrain, generator, t)))

describe('json', () => {
  it('ships the schema that the code has', () => {
    expect(readFileSync(new URL('../src/write/digest.schema.json', import.meta.url), 'utf8')).toBe(digestSchemaText())
  })

  it('is two-space JSON with a newline at the end and the keys of the contract in order', () => {
    const text = toJson(nightTrain, generator, t)
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
    expect(Object.keys(JSON.parse(text))).toEqual([
      'schemaVersion',
      'generator',
      'article',
      'summary',
      'keyPoints',
      'entities',
      'quantities',
      'terms',
      'sentences',
      'notes',
      'scores',
    ])
    expect(Object.keys(json.article)).toEqual(
      'id path format encoding sha256 text title date publisher author url tags references'.split(' '),
    )
  })

  it('cuts every Japanese stretch out of the text', () => {
    const { text } = json.article
    for (const { start, end, ja } of [...json.sentences, ...json.quantities]) expect(text.slice(start, end)).toBe(ja)
    for (const { ja, mentions } of json.entities) for (const { start, end } of mentions) expect(text.slice(start, end)).toBe(ja)
  })

  it('keeps that promise when a stage hands over a word as it stands in the glossary', () => {
    const [first, ...rest] = nightTrain.sentences
    const entities = first!.entities.map((entity) => ({ ...entity, ja: '北海道鉄道株式会社' }))
    const made = JSON.parse(toJson({ ...nightTrain, sentences: [{ ...first!, entities }, ...rest] }, generator, t))
    expect(made.entities[0]).toMatchObject({ id: 'e1', ja: '北海鉄道', en: 'Hokkai Railway' })
  })

  it('joins the mentions of an entity and numbers entities and notes in order', () => {
    expect(json.entities.map(({ id }) => id)).toEqual(json.entities.map((_, index) => `e${index + 1}`))
    expect(json.entities[0]?.mentions.map(({ sentence }) => sentence)).toEqual(['s1', 's2'])
    expect(json.notes.map(({ id }) => id)).toEqual(['n1', 'n2', 'n3', 'n4', 'n5'])
    expect(json.notes[0]).not.toHaveProperty('sentence')
  })

  it('names only sentences and notes that exist, both ways', () => {
    const ids = new Set(json.sentences.map(({ id }) => id))
    const named = [
      ...json.summary.evidence,
      ...json.keyPoints.flatMap(({ evidence }) => evidence),
      ...json.terms.map(({ sentence }) => sentence),
      ...json.quantities.map(({ sentence }) => sentence),
    ]
    for (const id of named) expect(ids).toContain(id)
    for (const sentence of json.sentences)
      expect(sentence.notes).toEqual(json.notes.filter((note) => note.sentence === sentence.id).map(({ id }) => id))
  })

  it('carries what depends on what only when asked, and nothing else changes', () => {
    const digest = withBunsetsu(nightTrain, {
      s2: [
        [4, 0.91119],
        [4, 1],
        [4, 0.2],
        [4, 1],
        [-1, 1],
      ],
    })
    expect(toJson(digest, generator, t)).toBe(toJson(nightTrain, generator, t))
    const made = JSON.parse(jsonText(digestJson(digest, generator, t, { trees: true })))
    const { bunsetsu, start, end } = made.sentences[1]
    expect(bunsetsu[0]).toEqual({ start, end: start + 5, head: 4, type: 'case', margin: 0.911 })
    expect(bunsetsu.at(-1)).toMatchObject({ end, head: -1, type: 'end' })
    for (const sentence of made.sentences) delete sentence.bunsetsu
    expect(made).toEqual(json)
  })

  it('refuses what breaks the contract', () => {
    expect(() => toJson({ ...nightTrain, summary: { ja: '', en: '', evidence: ['x'], sentences: [] } }, generator, t)).toThrow()
    expect(digestSchema.safeParse({ ...json, surprise: 1 }).success).toBe(false)
  })
})

describe('every form', () => {
  const entry = toIndexEntry(json)
  it.each([
    ['json', () => toJson(nightTrain, generator, t)],
    ['markdown', () => toMarkdown(nightTrain, generator, t)],
    ['html', () => page(nightTrain, t)],
    ['front page', () => toIndexHtml([entry], generator, t, assets)],
  ])('%s has the same bytes twice', (_, make) => {
    expect(make()).toBe(make())
  })

  it('speaks Japanese when asked', async () => {
    const ja = await createMessages('ja')
    expect(page(nightTrain, ja)).toMatch(/<html lang="?ja/)
    expect(toMarkdown(nightTrain, generator, ja)).toContain('## 全文対訳')
  })
})

describe('markdown', () => {
  const text = toMarkdown(nightTrain, generator, t)

  it('sets each line under its Japanese', () => {
    expect(text).toContain('地方の足を守ることは国の責任だ。\\\n> Keeping the countryside mobile')
  })

  it('defines every footnote it uses, and no other', () => {
    const used = new Set([...text.matchAll(/\[\^(\w+)\](?!:)/g)].map((match) => match[1]))
    const defined = [...text.matchAll(/^\[\^(\w+)\]:/gm)].map((match) => match[1])
    expect(new Set(defined)).toEqual(used)
    expect(used).toContain('s20')
    expect(used).toContain('n3')
  })

  it('keeps tables', () => {
    expect(text).toMatch(/^\| 区間 \/ Section +\| 本数 \/ Services +\|/m)
  })
})

describe('front page', () => {
  const first = toIndexEntry(json)
  const entries = Array.from({ length: 12 }, (_, index) => ({ ...first, id: `a${index}`, date: `2026-02-${10 + index}` }))

  it('takes out of a digest what it needs', () => {
    expect(first).toMatchObject({
      id: 'night-train',
      bands: { green: 18, yellow: 2, red: 1 },
      notes: { error: 0, warning: 2, info: 3 },
      formats: ['html', 'md', 'json'],
    })
    expect(first.lead.ja).toBe(json.sentences[1]?.ja)
  })

  it('puts the newest first, whatever the order given', () => {
    const html = toIndexHtml(entries, generator, t, assets)
    expect(html).toBe(toIndexHtml([...entries].reverse(), generator, t, assets))
    expect(html.indexOf('./a11.html')).toBeLessThan(html.indexOf('./a10.html'))
  })

  it('says so when there is nothing', () => {
    expect(toIndexHtml([], generator, t, assets)).toContain('No articles yet.')
  })

  it('escapes a name that is no good in an address', () => {
    expect(toIndexHtml([{ ...first, id: '"><script>' }], generator, t, assets)).toContain('./%22%3E%3Cscript%3E.html')
  })
})
