import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Element, Nodes, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import type { Digest } from '../src/digest.ts'
import { createMessages } from '../src/language/messages.ts'
import { note } from '../src/notes.ts'
import { curl } from '../src/write/curl.ts'
import { digestJson, htmlText, toHtml, toIndexEntry, toIndexHtml, toMarkdown } from '../src/write/index.ts'
import { segments } from '../src/write/segments.ts'
import { visible, webAddress, withAddresses } from '../src/write/visible.ts'
import { assets, page } from './fixtures/write/assets.ts'
import { generator, makeDigest, withBunsetsu } from './fixtures/write/digest.ts'
import { nightTrain } from './fixtures/write/night-train.ts'

const t = await createMessages('en')

function elements(html: string): Element[] {
  const found: Element[] = []
  const walk = (node: Nodes) => {
    if (node.type === 'element') found.push(node)
    if ('children' in node) node.children.forEach(walk)
  }
  walk(unified().use(rehypeParse).parse(html) as Root)
  return found
}

const named = (all: readonly Element[], ...names: string[]) => all.filter((one) => names.includes(one.tagName))
const inside = (element: Element | undefined) => element?.children.map((child) => ('value' in child ? child.value : '')).join('') ?? ''
const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** A page is safe when it holds our script and style and nothing else that runs, loads or leads anywhere but to the web. */
function expectHarmless(html: string, script = assets.script): void {
  const all = elements(html)
  // Data is no script: a browser never runs it.
  const scripts = named(all, 'script').filter(({ properties }) => properties.type !== 'application/json')
  const styles = named(all, 'style')
  expect(scripts.length).toBe(1)
  expect(styles.length).toBe(1)
  expect(inside(scripts[0])).toBe(script)
  const policy = String(all.find((one) => one.properties.httpEquiv)?.properties.content)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`script-src ${sha(inside(scripts[0]))}`)
  expect(policy).toContain(`style-src ${sha(inside(styles[0]))}`)
  expect(policy).not.toContain('unsafe')
  expect(named(all, 'iframe', 'object', 'embed', 'form', 'base', 'img', 'math', 'foreignobject')).toEqual([])
  for (const { properties } of all)
    for (const [name, value] of Object.entries(properties)) {
      expect(name).not.toMatch(/^on|^style$|^src/i)
      if (name === 'href') expect(String(value)).toMatch(/^(#|\.\/|https?:\/\/|data:image\/svg\+xml,)/)
    }
}

/** A page among others that say nothing but this. */
const withContext = (digest: Digest, text: string) => {
  const one = { id: text, title: { ja: text, en: text }, date: text, publisher: text }
  const context = {
    mentions: new Map([[`ORG:${text}`, [{ ...one, count: 1, sentences: ['s1'] }]]]),
    related: [one],
    story: { href: text, title: one.title },
  }
  return htmlText(digestJson(digest, generator, t), t, { assets, context })
}

/** A page made with trees. */
const withTrees = (digest: Digest) => htmlText(digestJson(digest, generator, t, { trees: true }), t, { assets, front: './index.html' })

const attacks = [
  'javascript:alert(1)',
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '](javascript:alert(1))',
  '[x](javascript:alert(1)) ![y](https://evil.example/t.png)',
  '`</p>` <!-- <a href="javascript:alert(1)">',
  '\u202etpircs\u2066 \u200f',
  '# 題\n\n- [ ] x\n<iframe src=//evil.example>',
  '| a | b |\n|---|---|',
  '&lt;script&gt; &#x3C;script&#x3E; {{ja}} $t(page.names)',
]

function hostile(text: string): Digest {
  const base = makeDigest(
    (['title', 'heading', 'body', 'item', 'quote', 'cell', 'caption', 'footnote', 'point'] as const).map((kind) => ({
      kind,
      level: 1,
      ...(kind === 'cell' && { cell: { table: 0, row: 0, column: 0, header: false } }),
      lines: [
        {
          pieces: [[text, text, 0]],
          band: 'red',
          entities: [[text, text, 'ORG']],
          quantities: [[text, text, 'count', text, text]],
          readings: [[text, text]],
          notes: [['unknown-word', text, { expected: text, actual: text }]],
        },
      ],
    })),
  )
  return {
    ...base,
    path: text,
    sha256: text,
    metadata: { ...base.metadata, title: text, date: text, publisher: text, author: text, url: text, tags: [text], references: [text] },
    titleEn: text,
    summary: { ja: text, en: text, evidence: ['s1'], sentences: [{ ja: text, en: text, evidence: ['s1'], band: 'red' }] },
    sheet: {
      kind: 'earnings',
      facts: [{ role: 'cause', ja: text, en: text, sentence: 's1' }],
      figures: [1, -1].map((percent) => ({
        item: { ja: text, en: text },
        value: { ja: text, en: text },
        amount: text,
        unit: text,
        change: { ja: text, en: text },
        percent,
        base: { ja: text, en: text },
        period: { ja: text, en: text },
        sentence: 's1',
      })),
      timeline: [{ date: text, when: { ja: text, en: text }, ja: text, en: text, sentence: 's1' }],
    },
    keyPoints: [{ ja: text, en: text, evidence: ['s2'], origin: 'author', band: 'yellow' }],
    terms: [{ ja: text, reading: text, en: text, score: 1, count: 1, status: 'known', sentence: 's1' }],
    notes: [...base.notes, note('front-matter-broken', { actual: text })],
  }
}

describe('a page with trees', () => {
  const digest = withBunsetsu(nightTrain, {
    s2: [
      [4, 1],
      [2, 0.1],
      [4, 0.3],
      [4, 1],
      [-1, 1],
    ],
  })
  const html = withTrees(digest)
  const words = (node: Nodes): string => ('value' in node ? node.value : 'children' in node ? node.children.map(words).join('') : '')
  const folds = () => named(elements(html), 'details')

  it('is what it was without them', () => {
    expect(toHtml(digest, generator, t, { assets })).toBe(
      toHtml(nightTrain, generator, t, { assets: { base: assets.base!, css: assets.css, script: assets.script } }),
    )
  })

  it('shows a closed fold for every sentence of more than one bunsetsu, also in titles, lists and cells', () => {
    const many = digest.sentences.filter(({ bunsetsu }) => bunsetsu.length > 1)
    expect(many.length).toBeGreaterThan(4)
    expect(folds().length).toBe(many.length)
    for (const { properties } of folds()) expect(properties.open).toBe(undefined)
  })

  it('marks doubtful heads in the drawing and counts them beside the name', () => {
    const fold = folds().find((one) => words(one).includes('復活させると発表した'))!
    const inner = flat(fold)
    expect(words(inner.find(({ tagName }) => tagName === 'summary')!)).toBe('Structure · 2 doubtful heads')
    const groups = inner.filter(({ properties }) => String(properties.className).includes('doubtful'))
    expect(groups.map(({ properties }) => properties.className)).toEqual([
      ['doubtful', 'band-red'],
      ['doubtful', 'band-yellow'],
    ])
    expect(groups.map(words)).toEqual(['18日、case ?? 0.10', '廃止した夜行列車をcase ? 0.30'])
  })

  it('says the same in words for those who do not see the drawing', () => {
    const fold = folds().find((one) => words(one).includes('復活させると発表した'))!
    const svg = flat(fold).find(({ tagName }) => tagName === 'svg')
    expect(svg?.properties.ariaHidden).toBe('true')
    expect(
      flat(fold)
        .filter(({ tagName }) => tagName === 'li')
        .map(words),
    ).toEqual([
      '北海鉄道は → 復活させると発表した。 (case)',
      '18日、 → 廃止した夜行列車を (case, very doubtful)',
      '廃止した夜行列車を → 復活させると発表した。 (case, doubtful)',
      '2028年度に → 復活させると発表した。 (case)',
      '復活させると発表した。 (main)',
    ])
  })

  it('stays harmless, whatever the words are', () => {
    expectHarmless(html)
    for (const text of attacks) expectHarmless(withTrees(withBunsetsu(hostile(text), {})))
  })

  it('gives a list alone when the tree is too deep to be drawn', () => {
    const pieces = Array.from({ length: 90 }, (_, at) => ['町の', 'town', at] as const)
    const deep = withTrees(
      withBunsetsu(
        makeDigest([
          { kind: 'title', lines: [{ pieces: [['題', 'title', 0]] }] },
          { kind: 'body', lines: [{ pieces }] },
        ]),
        {},
      ),
    )
    const all = elements(deep)
    expect(named(all, 'svg')).toEqual([])
    expect(named(all, 'details').length).toBe(1)
    expect(named(all, 'li').filter((one) => words(one).startsWith('町の → 町の')).length).toBe(89)
  })
})

describe('a page', () => {
  it('holds one script and one style and a policy that knows both', () => {
    expectHarmless(page(nightTrain, t))
  })

  it('keeps its policy right when the files come with the line ends of another system', () => {
    const [base, css] = [assets.base!, assets.css].map((text) => text.replaceAll('\n', '\r\n'))
    const windows = { base: base!, css: css!, script: assets.script.replaceAll('\n', '\r\n') }
    expect(toHtml(nightTrain, generator, t, { assets: windows })).toBe(toHtml(nightTrain, generator, t, { assets }))
  })

  it('has every id once, and every link inside it leads somewhere', () => {
    const all = elements(page(nightTrain, t))
    const ids = all.flatMap(({ properties }) => (properties.id ? [String(properties.id)] : []))
    expect(ids.length).toBe(new Set(ids).size)
    for (const { properties } of all) {
      const href = String(properties.href ?? '')
      if (href.startsWith('#')) expect(ids).toContain(href.slice(1))
    }
  })

  it('shows every sentence in both languages, said to be what they are', () => {
    const json = digestJson(nightTrain, generator, t)
    const words = (node: Nodes): string => {
      if (node.type === 'element' && node.tagName === 'rt') return ''
      return 'value' in node ? node.value : 'children' in node ? node.children.map(words).join('') : ''
    }
    const all = elements(page(nightTrain, t))
    for (const { id, ja, en } of json.sentences) {
      const row = all.find(({ properties }) => properties.id === id)
      const inner = row ? flat(row) : []
      const of = (lang: string) => inner.filter(({ properties }) => properties.lang === lang).map(words)
      expect(of('ja')).toContain(ja)
      expect(of('en')).toContain(en)
    }
  })

  it('joins the two languages by piece and by entry', () => {
    const row = elements(page(nightTrain, t)).find(({ properties }) => properties.id === 's2')
    const pieces = (row ? flat(row) : []).flatMap(({ properties }) => (properties.dataP ? [String(properties.dataP)] : []))
    for (const piece of ['0', '1', '2', '3', '4']) expect(pieces.filter((one) => one === piece).length).toBeGreaterThanOrEqual(2)
    const marks = (row ? flat(row) : []).flatMap(({ properties }) => (properties.dataM ? [String(properties.dataM)] : []))
    expect(marks).toEqual(['e1', 'q1', 't1', 'q2', 'e1', 't1', 'q1', 'q2'])
  })

  it('says doubts in words, not by colour alone', () => {
    const html = page(nightTrain, t)
    expect(html).toContain('check the Japanese')
    expect(html).toContain('An opening or a closing quotation mark is missing in the English.')
  })
})

describe('hostile content', () => {
  it.each(attacks)('never becomes code in HTML: %j', (text) => {
    expectHarmless(page(hostile(text), t))
    expectHarmless(withContext(hostile(text), text))
    const entry = { ...toIndexEntry(digestJson(hostile(text), generator, t)), id: text }
    expectHarmless(toIndexHtml([entry, entry], generator, t, assets), assets.frontScript)
  })

  it.each(attacks)('never becomes code in Markdown: %j', (text) => {
    const tree = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .parse(toMarkdown(hostile(text), generator, t))
    const types = JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))
    expect(types).not.toMatch(/"type":"(html|image|imageReference|linkReference|definition|code|inlineCode)"/)
    for (const [, url] of types.matchAll(/"url":"([^"]*)"/g)) expect(url).toMatch(/^https?:/)
  })

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (text) => {
        expectHarmless(page(hostile(text), t))
        toMarkdown(hostile(text), generator, t)
      }),
      { numRuns: 30, seed: 7 },
    )
  })

  it('links web addresses only', () => {
    expect(webAddress('javascript:alert(1)')).toBeNull()
    expect(webAddress(' JaVaScRiPt:alert(1)')).toBeNull()
    expect(webAddress('data:text/html,x')).toBeNull()
    expect(webAddress('file:///etc/passwd')).toBeNull()
    expect(webAddress('//evil.example')).toBeNull()
    expect(webAddress('https://news.example/a?b=1&c=2')).toBe('https://news.example/a?b=1&c=2')
    expect(withAddresses('見よ(https://a.example/b)。').map(({ href }) => href)).toEqual([null, 'https://a.example/b', null])
  })

  it('shows no marks that turn the direction of writing, and no line breaks', () => {
    expect(visible('a\u202eb\u2066c')).toBe('abc')
    expect(visible('水素\n 車両 and\nmore')).toBe('水素車両 and more')
  })
})

describe('segments', () => {
  it('cuts at every border', () => {
    const cut = segments(6, [
      [
        { start: 0, end: 4, id: 'a' },
        { start: 2, end: 6, id: 'b' },
      ],
    ])
    expect(cut).toEqual([
      { start: 0, end: 2, ids: [['a']] },
      { start: 2, end: 4, ids: [['a', 'b']] },
      { start: 4, end: 6, ids: [['b']] },
    ])
  })

  it('tiles the text whatever the ranges', () => {
    const range = fc.record({
      start: fc.integer({ min: -3, max: 30 }),
      end: fc.integer({ min: -3, max: 30 }),
      id: fc.string({ maxLength: 1 }),
    })
    fc.assert(
      fc.property(fc.nat(25), fc.array(fc.array(range), { maxLength: 3 }), (length, layers) => {
        const cut = segments(length, layers)
        expect(cut.reduce((end, one) => (one.start === end && one.end > end ? one.end : Number.NaN), 0)).toBe(length)
      }),
      { seed: 7 },
    )
  })

  it('takes a long sentence in its stride', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ start: index, end: 40_000 - index, id: String(index) }))
    const before = performance.now()
    segments(40_000, [many])
    expect(performance.now() - before).toBeLessThan(15_000)
  })
})

function flat(element: Element): Element[] {
  return [element, ...element.children.flatMap((child) => (child.type === 'element' ? flat(child) : []))]
}

describe('quotation marks on the page', () => {
  it.each([
    ['said "yes"', 'said “yes”'],
    ['"Yes," he said, "but ("no")."', '“Yes,” he said, “but (“no”).”'],
    ['a 6.1" screen', 'a 6.1" screen'],
    ['the "100" of 1990', 'the “100” of 1990'],
    ["it's", "it's"],
  ])('%s → %s', (straight, printed) => {
    expect(curl(straight)).toBe(printed)
    expect(curl(straight)).toHaveLength(straight.length)
  })
})
