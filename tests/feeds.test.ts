import fc from 'fast-check'
import type { Nodes as MarkdownNodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { createMessages } from '../src/language/messages.ts'
import { slug } from '../src/read/slug.ts'
import { dayOf } from '../src/write/days.ts'
import { clipped, newestDay, newestFirst, sectionsOf } from '../src/write/edition.ts'
import { digestJson, toAtom, toDayMarkdown, toIndexEntry, toMail } from '../src/write/index.ts'
import { wrapped } from '../src/write/wrap.ts'
import { folder, kawaraban } from './fixtures/cli/harness.ts'
import { atomFaults, elementsOf, feedOf, wordsOf } from './fixtures/write/atom.ts'
import { generator } from './fixtures/write/digest.ts'
import { makeEntry } from './fixtures/write/entry.ts'
import { bytes, mailFaults, page } from './fixtures/write/mail.ts'
import { nightTrain } from './fixtures/write/night-train.ts'

const t = await createMessages('en')
const ja = await createMessages('ja')
const day = '2026-02-18'

const attacks = [
  '<script>alert(1)</script>',
  ']]><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
  '</title></style><img src=x onerror=alert(1)>',
  '"><a href="javascript:alert(1)">',
  '](javascript:alert(1)) ![y](https://evil.example/t.png) <b>',
  'bell \u0007 null \u0000 \ufffe half \ud800 turned \u202etxt',
  '# 題\n\n- [ ] x\n<iframe src=//evil.example>',
  '&lt;b&gt; &#0; {{date}} $t(feed.title)',
]

function hostile(text: string, id = 'hostile') {
  const both = { ja: text, en: text }
  const point = { ...both, band: 'yellow' as const }
  return makeEntry({
    id,
    publisher: text,
    url: text,
    tags: [text, text, ''],
    title: both,
    lead: both,
    summary: both,
    points: [point, point],
  })
}

describe('order and days', () => {
  it('sorts newest first, undated last, then by id', () => {
    const entries = [
      makeEntry({ id: 'c', date: null }),
      makeEntry({ id: 'b' }),
      makeEntry({ id: 'a' }),
      makeEntry({ id: 'd', date: '2026-02-19' }),
      makeEntry({ id: 'e', date: '2026-02-30' }),
    ]
    expect(newestFirst(entries).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c', 'e'])
    expect(newestDay(entries)).toBe('2026-02-19')
    expect(newestDay([makeEntry({ date: null })])).toBeUndefined()
  })

  it.each([
    ['2026-02-18', '2026-02-18'],
    ['2026-02-18T09:00:00+09:00', '2026-02-18'],
    ['2026-02-29', undefined],
    ['2026-2-1', undefined],
    ['2026-02-181', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads the day of %j as %j', (date, expected) => expect(dayOf({ date })).toBe(expected))

  it('groups a day by kind, what is urgent first', () => {
    const entries = [
      makeEntry({ id: 'a', kind: 'sports' }),
      makeEntry({ id: 'b', kind: 'disaster' }),
      makeEntry({ id: 'c', kind: 'sports' }),
      makeEntry({ id: 'd', kind: 'disaster', date: '2026-02-17' }),
    ]
    expect(sectionsOf(entries, day).map((section) => [section.kind, section.entries.map(({ id }) => id)])).toEqual([
      ['disaster', ['b']],
      ['sports', ['a', 'c']],
    ])
  })

  it('keeps an article of a kind nobody knows', () => {
    const strange = { ...makeEntry(), kind: 'gossip' as 'general' }
    expect(sectionsOf([strange], day)).toEqual([{ kind: 'general', stories: [], entries: [strange] }])
  })

  it('knows every kind of news that there is a word for', async () => {
    const { default: en } = await import('../src/language/messages/en.json', { with: { type: 'json' } })
    for (const kind of Object.keys(en.news) as (keyof typeof en.news)[])
      expect(sectionsOf([makeEntry({ kind })], day).map((section) => section.kind)).toEqual([kind])
  })
})

describe('Atom', () => {
  it('is a feed by the rules, with what the articles say', () => {
    const entry = makeEntry()
    const text = toAtom([makeEntry({ id: 'old', date: null, publisher: null, url: null, kind: 'general' }), entry], generator, t)
    expect(atomFaults(text)).toEqual([])
    const feed = feedOf(text)
    const [first, second] = elementsOf(feed, 'entry')
    const of = (parent: typeof first, name: string) => elementsOf(parent!, name).map(wordsOf)
    expect(feed.attributes['xml:lang']).toBe('en')
    expect(of(feed, 'updated')).toEqual(['2026-02-18T00:00:00Z'])
    expect(of(feed, 'generator')).toEqual(['kawaraban'])
    expect(of(first, 'id')).toEqual(['tag:minato.example,2026:kawaraban/night-ferry'])
    expect(of(first, 'title')).toEqual(['Night Ferry Returns'])
    expect(of(first, 'summary')).toEqual(['The night ferry, called “Moon”, returns.'])
    expect(of(first, 'published')).toEqual(['2026-02-18T00:00:00Z'])
    expect(of(first, 'author')).toEqual(['港町日報'])
    expect(elementsOf(first!, 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
      ['alternate', './night-ferry.html'],
      ['via', 'https://minato.example/ferry'],
    ])
    expect(elementsOf(first!, 'category').map(({ attributes }) => attributes)).toEqual([
      { term: 'business', label: 'Business' },
      { term: '港' },
      { term: '船' },
    ])
    const [content = ''] = of(first, 'content')
    for (const words of ['夜行フェリーが復活', '運賃は8000円', 'The fare is 8,000 yen ◐ read with care', 'returns. ○ check the Japanese'])
      expect(content).toContain(words)
    expect(of(second, 'updated')).toEqual(['1970-01-01T00:00:00Z'])
    expect([of(second, 'published'), of(second, 'author')]).toEqual([[], []])
    expect(of(second, 'id')).toEqual(['tag:kawaraban.invalid,2026:kawaraban/old'])
    expect(elementsOf(second!, 'category')).toHaveLength(2)
  })

  it('keeps its ids whatever the links, the words and the other articles are', () => {
    const ids = (text: string) => elementsOf(feedOf(text), 'entry').map((entry) => wordsOf(elementsOf(entry, 'id')[0]!))
    const entries = [makeEntry(), makeEntry({ id: '記事 2', url: null }), makeEntry({ id: 'v6', url: 'http://[::1]/a' })]
    const plain = ids(toAtom(entries, generator, t))
    expect(plain).toEqual([
      'tag:minato.example,2026:kawaraban/night-ferry',
      `tag:kawaraban.invalid,2026:kawaraban/${encodeURIComponent('港町日報')}/v6`,
      `tag:kawaraban.invalid,2026:kawaraban/${encodeURIComponent('港町日報')}/${encodeURIComponent('記事 2')}`,
    ])
    const changed = entries.map((entry) => ({ ...entry, title: { ja: '別', en: 'Other' } }))
    expect(ids(toAtom([makeEntry({ id: 'new' }), ...changed], generator, ja, { base: 'https://news.example/today/' }))).toEqual(
      expect.arrayContaining(plain),
    )
  })

  it('makes links absolute with a base', () => {
    const text = toAtom([makeEntry({ id: '夜 1' })], generator, t, { base: 'https://news.example/a%5Bb/' })
    expect(atomFaults(text)).toEqual([])
    const links = [...text.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, href]) => href)
    expect(links).toEqual([
      'https://news.example/a%5Bb/feed.xml',
      'https://news.example/a%5Bb/index.html',
      `https://news.example/a%5Bb/${encodeURIComponent('夜 1')}.html`,
      'https://minato.example/ferry',
    ])
  })

  it('holds hostile words as words', () => {
    for (const [index, text] of attacks.entries()) expect([index, atomFaults(toAtom([hostile(text)], generator, t))]).toEqual([index, []])
    const empty = makeEntry({ title: { ja: '', en: '' }, summary: { ja: '', en: '' }, points: [], tags: [], formats: [] })
    expect(atomFaults(toAtom([empty], generator, t))).toEqual([])
    expect(atomFaults(toAtom([], generator, t))).toEqual([])
  })

  it('is well-formed for any text', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...attacks))
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(atomFaults(toAtom([hostile(one, 'a'), { ...hostile(other, 'b'), date: other }], generator, t))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it.each([
    ['no id', /<id>.*<\/id>/, ''],
    ['a wrong date', /T00:00:00Z/, ''],
    ['no link to itself', 'rel="self"', 'rel="related"'],
    ['markup of its own in the content', /<ol>.*<\/ol>/, '<script/>'],
    ['an id twice', /kawaraban\/night-ferry/, 'kawaraban/feed'],
  ])('would be found out with %s', (_, from, to) => {
    const text = toAtom([makeEntry({ url: null, publisher: null })], generator, t)
    expect(atomFaults(text.replace(from, to))).not.toEqual([])
  })
})

function markdown(text: string): MarkdownNodes[] {
  const found: MarkdownNodes[] = []
  const walk = (node: MarkdownNodes) => {
    found.push(node)
    if ('children' in node) node.children.forEach(walk)
  }
  walk(unified().use(remarkParse).use(remarkGfm).parse(text))
  return found
}

describe('the day in Markdown', () => {
  it('reads like this', () => {
    const entries = [
      makeEntry(),
      makeEntry({ id: 'quake', kind: 'disaster', publisher: null, url: null, points: [] }),
      makeEntry({ date: '2026-02-17' }),
    ]
    expect(toDayMarkdown(entries, generator, t, { day })).toBe(`# Japanese news, February 18, 2026

2 articles

## Disaster

### Night Ferry Returns

**夜行フェリーが復活**

The night ferry, called "Moon", returns. ○ *check the Japanese*\\
夜行フェリーが戻る。

[Both languages, line for line](./quake.html)

## Business

### Night Ferry Returns

**夜行フェリーが復活** · 港町日報

The night ferry, called "Moon", returns. ○ *check the Japanese*\\
夜行フェリーが戻る。

1. It leaves at night and arrives in the morning\\
   夜に出て朝に着く
2. The fare is 8,000 yen ◐ *read with care*\\
   運賃は8000円

[Both languages, line for line](./night-ferry.html) · Original article <https://minato.example/ferry>

---

Translated by the engine “rules” of kawaraban 0.1.0; glossary of 42 terms. A machine made the English: where it matters, the Japanese holds.
`)
  })

  it('speaks the language of the interface and leaves a lone general kind unsaid', () => {
    const text = toDayMarkdown([makeEntry({ kind: 'general' })], generator, ja, { day })
    expect(text).toMatch(/^# 2026年2月18日のニュース\n\n1本の記事\n\n## Night Ferry Returns\n/)
    expect(toDayMarkdown([makeEntry()], generator, ja, { day })).toContain('\n## 経済\n\n### Night')
  })

  it('holds hostile words as words', () => {
    for (const text of attacks) {
      const nodes = markdown(toDayMarkdown([hostile(text)], generator, t, { day }))
      expect(nodes.filter(({ type }) => type === 'html' || type === 'image')).toEqual([])
      // A renderer may make an address in the words a link by itself; it is one to the web.
      const links = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []))
      expect(links.filter((url) => !/^https?:/.test(url))).toEqual(['./hostile.html'])
      expect(nodes.filter(({ type }) => type === 'heading')).toHaveLength(3)
    }
  })
})

const titles = (html: string) => page(html).filter(({ tagName }) => tagName === 'h3').length

describe('the day as a mail', () => {
  const one = toMail([makeEntry()], generator, t, { day })

  it('has a subject, both languages, doubts, and nothing that loads', () => {
    expect(one.subject).toBe('Japanese news, February 18, 2026: Night Ferry Returns')
    expect(one.html).toContain(`<title>${one.subject}</title>`)
    expect(mailFaults(one.html)).toEqual([])
    for (const words of [
      '夜行フェリーが復活',
      '港町日報',
      'The fare is 8,000 yen',
      '◐ read with care',
      '“Moon”',
      'prefers-color-scheme:dark',
    ])
      expect(one.html).toContain(words)
    expect(page(one.html).find(({ properties }) => properties.name === 'color-scheme')?.properties.content).toBe('light dark')
    expect(page(one.html).filter(({ tagName, properties }) => tagName === 'table' && properties.role !== 'presentation')).toEqual([])
  })

  it('leads to the original without a base, to the page with one', () => {
    const links = (html: string) => page(html).flatMap(({ properties }) => (properties.href ? [properties.href] : []))
    expect(links(one.html)).toEqual(['https://minato.example/ferry', 'https://minato.example/ferry'])
    const based = toMail([makeEntry()], generator, t, { day, base: 'https://news.example/' })
    const own = 'https://news.example/night-ferry.html'
    expect(links(based.html)).toEqual([own, own, 'https://minato.example/ferry'])
    expect(based.text).toContain(`\n${own}\nhttps://minato.example/ferry\n`)
    expect(links(toMail([makeEntry({ url: 'javascript:alert(1)' })], generator, t, { day }).html)).toEqual([])
  })

  it('has a plain text with the same articles', () => {
    expect(one.text).toBe(`Kawaraban
Japanese news, February 18, 2026 · 1 article

------------------------------------------------------------------------
BUSINESS

Night Ferry Returns
夜行フェリーが復活
港町日報

The night ferry, called "Moon", returns. [○ check the Japanese]

夜行フェリーが戻る。

* It leaves at night and arrives in the morning
  夜に出て朝に着く
* The fare is 8,000 yen [◐ read with care]
  運賃は8000円

https://minato.example/ferry

------------------------------------------------------------------------

Translated by the engine “rules” of kawaraban 0.1.0; glossary of 42
terms. A machine made the English: where it matters, the Japanese holds.
`)
  })

  it('counts what does not fit', () => {
    const long = { ja: '港の記事です。'.repeat(40), en: 'This is about the harbour. '.repeat(20) }
    const entries = Array.from({ length: 300 }, (_, index) =>
      makeEntry({ id: `a${index}`, summary: long, kind: index % 2 ? 'sports' : 'culture' }),
    )
    const { html, text } = toMail(entries, generator, t, { day, base: 'https://news.example/' })
    expect(mailFaults(html)).toEqual([])
    const shown = titles(html)
    expect(shown).toBeGreaterThan(10)
    expect(bytes(html)).toBeGreaterThan(85_000)
    expect(html).toContain('300 articles')
    expect(html).toContain(`>${300 - shown} more articles are on the front page.</a>`)
    expect(text).toContain(`${300 - shown} more articles are on the front page.\nhttps://news.example/index.html\n`)
    expect(text.match(/^Night Ferry Returns$/gm)).toHaveLength(shown)
  })

  it('has room for an article that was written to break it', () => {
    const filler = { ja: '\u{2000b}"<'.repeat(20_000), en: '&<'.repeat(20_000) }
    const point = { ...filler, band: 'red' as const }
    const huge = makeEntry({ title: filler, summary: filler, publisher: filler.ja, points: Array.from({ length: 50 }, () => point) })
    const { html, subject } = toMail([huge, { ...huge, id: 'other' }], generator, t, { day })
    expect(mailFaults(html)).toEqual([])
    expect(titles(html)).toBe(1)
    expect(html).toContain('1 more article is on the front page.')
    expect([...subject].length).toBeLessThanOrEqual(120)
  })

  it('holds hostile words as words', () => {
    for (const text of attacks) expect(mailFaults(toMail([hostile(text)], generator, t, { day }).html)).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { html, text: plain } = toMail([hostile(text)], generator, t, { day })
        expect(mailFaults(html)).toEqual([])
        expect(plain).not.toMatch(/\p{Cs}/u)
      }),
      { numRuns: 40 },
    )
  })
})

describe('lines of a mail', () => {
  it('are as long as they may be, Japanese letters counting twice', () => {
    expect(wrapped('one two three four', { width: 9 })).toBe('one two\nthree\nfour')
    expect(wrapped('今日は晴れです。', { width: 14 })).toBe('今日は晴れで\nす。')
    expect(wrapped('「港」の船', { width: 6 })).toBe('「港」\nの船')
    expect(wrapped('a bc', { first: '* ', indent: '  ', width: 4 })).toBe('* a\n  bc')
    expect(wrapped('https://news.example/long x', { width: 8 })).toBe('https://news.example/long\nx')
  })

  it('lose nothing but spaces', () => {
    const bare = (text: string) => text.replace(/\s/g, '')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void expect(bare(wrapped(text, { width: 10 }))).toBe(bare(text))))
  })

  it('are cut by letters, not by halves of them', () => {
    expect(clipped('港町の船', 3)).toBe('港町…')
    expect(clipped('𠮷𠮷𠮷', 3)).toBe('𠮷𠮷𠮷')
    expect(clipped('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…')
  })
})

describe('entries', () => {
  it('say how far to trust each line', () => {
    const { points, trust } = toIndexEntry(digestJson(nightTrain, generator, t))
    expect(points.map(({ band }) => band)).toEqual(nightTrain.keyPoints.map(({ band }) => band))
    expect(Object.keys(trust)).toEqual(['title', 'summary'])
    const json = digestJson(nightTrain, generator, t)
    const line = { ja: '', en: '', evidence: [], band: 'yellow' as const }
    const doubted = { ...json, summary: { ...json.summary, sentences: [{ ...line, band: 'green' as const }, line] } }
    expect(toIndexEntry(doubted).trust.summary).toBe('yellow')
  })
})

describe('ids', () => {
  it.each(['feed.md', 'stories.txt', 'day-2026-02-18.md', 'day-2026-02.md', 'mail-2026-02-18.html'])(
    'never take the place of a feed or the list of stories: %s',
    (name) => expect(slug(name)).toBe(`${name.replace(/\.\w+$/, '')}-article`),
  )
  it.each(['feeds.md', 'day-care.md', 'daybreak.md', 'mail-order.md', 'storytelling.md', 'story-1.md'])('stay as they are: %s', (name) =>
    expect(slug(name)).toBe(name.replace(/\.\w+$/, '')),
  )
})

describe('digest --feeds', () => {
  const news = (date: string, title = '船が戻る') => `---\ndate: ${date}\npublisher: 港町日報\n---\n\n# ${title}\n\n船が港に戻った。\n`
  const articles = { 'articles/a.md': news('2026-02-17'), 'articles/b.md': news('2026-02-18') }

  it('writes what is asked for, of the newest day', async () => {
    const { root, list, text } = folder(articles)
    const { exit, out } = await kawaraban(['digest', '--feeds', 'atom,day,mail'], { cwd: root })
    expect([exit, out]).toEqual([0, ''])
    const feeds = list('output').filter((name) => /^(feed|day|mail)/.test(name))
    expect(feeds).toEqual(['day-2026-02-18.md', 'feed.xml', 'mail-2026-02-18.html', 'mail-2026-02-18.txt'])
    expect(atomFaults(text('output/feed.xml'))).toEqual([])
    expect(text('output/feed.xml').match(/href="\.\/[ab]\.html"/g)).toEqual(['href="./b.html"', 'href="./a.html"'])
    expect(text('output/day-2026-02-18.md')).toContain('](./b.html)')
    const first = feeds.map((name) => text(`output/${name}`))
    await kawaraban(['digest', '--feeds', 'atom,day,mail', '--force'], { cwd: root })
    expect(feeds.map((name) => text(`output/${name}`))).toEqual(first)
  })

  it('takes another day, knows earlier runs, links to what is there', async () => {
    const { root, list, text } = folder(articles)
    await kawaraban(['digest', 'articles/a.md', '--format', 'json,md'], { cwd: root })
    const { exit } = await kawaraban(['digest', 'articles/b.md', '--format', 'json', '--feeds', 'atom,day', '--day', '2026-02-17'], {
      cwd: root,
    })
    expect(exit).toBe(0)
    expect(list('output')).toEqual(['a.json', 'a.md', 'b.json', 'day-2026-02-17.md', 'feed.xml'])
    expect(text('output/day-2026-02-17.md')).toContain('](./a.md)')
    expect([...text('output/feed.xml').matchAll(/alternate" type="([^"]*)" href="\.\/([ab]\.\w+)"/g)].map(([, ...found]) => found)).toEqual(
      [
        ['application/json', 'b.json'],
        ['text/markdown', 'a.md'],
      ],
    )
  })

  it('makes links absolute with --base-url', async () => {
    const { root, text } = folder(articles)
    await kawaraban(['digest', '--feeds', 'atom,mail', '--base-url', 'https://news.example/today'], { cwd: root })
    expect(text('output/feed.xml')).toContain('href="https://news.example/today/b.html"')
    expect(text('output/mail-2026-02-18.html')).toContain('href="https://news.example/today/b.html"')
  })

  it.each([
    'ftp://news.example/',
    'javascript:alert(1)',
    'news.example',
    'https://me:pass@news.example/',
    'https://news.example/?a',
    'https://a b/',
  ])('refuses %s as --base-url and writes nothing', async (url) => {
    const { root, list } = folder(articles)
    const { exit, err } = await kawaraban(['digest', '--feeds', 'atom', '--base-url', url, '--ui', 'en'], { cwd: root })
    expect([exit, err.includes('Give a web address')]).toEqual([2, true])
    expect(list('.')).toEqual(['articles'])
  })

  it('refuses options that would do nothing', async () => {
    const { root, list } = folder(articles)
    for (const [option, value] of [
      ['--day', '2026-02-17'],
      ['--base-url', 'https://news.example/'],
    ] as const) {
      const { exit, err } = await kawaraban(['digest', option, value], { cwd: root })
      expect([exit, err.includes(`${option} is for --feeds`)]).toEqual([2, true])
    }
    expect((await kawaraban(['digest', '--feeds', 'rss'], { cwd: root })).exit).toBe(2)
    expect(list('.')).toEqual(['articles'])
  })

  it('leaves out a digest of another program or a damaged one', async () => {
    const { root, put, json, text } = folder(articles)
    await kawaraban(['digest'], { cwd: root })
    const other = json('output/a.json')
    put('output/x.json', JSON.stringify({ ...other, article: { ...other.article, id: 'x', tags: undefined } }))
    const { exit } = await kawaraban(['digest', '--feeds', 'atom'], { cwd: root })
    expect([exit, text('output/feed.xml').match(/<entry>/g)?.length]).toEqual([0, 2])
  })

  it('says when there is nothing for a day', async () => {
    const { root, list } = folder({ 'articles/a.md': '# 船が戻る\n\n船が港に戻った。\n' })
    const undated = await kawaraban(['digest', '--feeds', 'atom,day,mail', '--quiet'], { cwd: root })
    expect([undated.exit, undated.err.includes('no article has a date')]).toEqual([0, true])
    expect(list('output').filter((name) => /^(feed|day|mail)/.test(name))).toEqual(['feed.xml'])
    const other = await kawaraban(['digest', '--feeds', 'day', '--day', '2026-02-17', '--quiet'], { cwd: root })
    expect([other.exit, other.err.includes('no article is of 2026-02-17')]).toEqual([0, true])
  })

  it('leaves articles with the names of feeds alone', async () => {
    const { root, list } = folder({ 'articles/day-2026-02-18.md': news('2026-02-18'), 'articles/feed.md': news('2026-02-18') })
    await kawaraban(['digest', '--format', 'json,md', '--feeds', 'atom,day'], { cwd: root })
    expect(list('output')).toEqual([
      'day-2026-02-18-article.json',
      'day-2026-02-18-article.md',
      'day-2026-02-18.md',
      'feed-article.json',
      'feed-article.md',
      'feed.xml',
    ])
  })
})
