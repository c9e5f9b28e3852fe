import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMessages } from '../src/language/messages.ts'
import { sectionsOf } from '../src/write/edition.ts'
import { feedStories } from '../src/write/feed-story.ts'
import { toAtom, toDayMarkdown, toMail } from '../src/write/index.ts'
import { atomFaults, elementsOf, feedOf, wordsOf } from './fixtures/write/atom.ts'
import { generator } from './fixtures/write/digest.ts'
import { makeEntry } from './fixtures/write/entry.ts'
import { mailFaults } from './fixtures/write/mail.ts'
import { makeSheet, makeStory } from './fixtures/write/story.ts'

const t = await createMessages('en')
const day = '2026-02-18'
const evening = makeEntry({
  id: 'evening',
  date: '2026-02-17',
  publisher: null,
  title: { ja: '夜の船、また', en: 'A Night Boat Again' },
  url: 'https://evening.example/1',
})
const entries = [makeEntry({ sheet: makeSheet() }), evening, makeEntry({ id: 'other', title: { ja: '別の話', en: 'Another Matter' } })]
const stories = [makeStory()]
const hostile = '<b>]]>"&\u0000\ud800 [x](javascript:alert(1)) {{date}}'

describe('a story among the articles', () => {
  it('stands once, where its main report would, and its reports nowhere else', () => {
    const [section, ...more] = sectionsOf(entries, day, stories)
    expect(more).toEqual([])
    expect(section!.stories.map(({ slug, today }) => [slug, today])).toEqual([['night-ferry', 1]])
    expect(section!.entries.map(({ id }) => id)).toEqual(['other'])
    expect(sectionsOf(entries, '2026-02-17', stories).map(({ stories: told }) => told.length)).toEqual([1])
    expect(sectionsOf(entries, '2026-02-16', stories)).toEqual([])
  })

  it('is told by the newest report that is there when its main one is not, and not at all without any', () => {
    const [story] = feedStories(stories, [evening])
    expect([story!.lead.id, story!.reports.first.map(({ entry }) => entry?.id)]).toEqual(['evening', ['evening', undefined]])
    expect(feedStories(stories, [makeEntry({ id: 'other' })])).toEqual([])
  })

  it('does not say its opening twice, and says how much is left out', () => {
    const fact = (ja: string) => ({
      sources: [1, 2].map(() => ({ article: 'evening', sentence: 's1', ja, en: ja, band: 'green' as const })),
    })
    const shared = ['夜行フェリーが戻る。', 'い', 'ろ', 'は', 'に', 'ほ'].map(fact)
    const [story] = feedStories([makeStory({ shared })], entries)
    expect(story!.opening.ja).toBe('夜行フェリーが戻る。')
    expect([story!.shared.first.map(({ ja }) => ja), story!.shared.more]).toEqual([['い', 'ろ', 'は', 'に'], 1])
    expect(story!.shared.first[0]!.by).toBe('evening')
  })
})

describe('Atom', () => {
  const text = toAtom(entries, generator, t, { stories })
  const parts = elementsOf(feedOf(text), 'entry')
  const hrefs = (at: number, rel: string) =>
    elementsOf(parts[at]!, 'link').flatMap(({ attributes }) => (attributes.rel === rel ? [attributes.href] : []))

  it('has an entry for the story before its articles, with links both ways', () => {
    expect(atomFaults(text)).toEqual([])
    expect(parts.map((part) => wordsOf(elementsOf(part, 'id')[0]!))).toEqual([
      'tag:minato.example,2026:kawaraban-story/night-ferry',
      'tag:minato.example,2026:kawaraban/night-ferry',
      'tag:minato.example,2026:kawaraban/other',
      'tag:evening.example,2026:kawaraban/evening',
    ])
    expect([hrefs(0, 'alternate'), hrefs(0, 'related')]).toEqual([['./story-night-ferry.html'], ['./evening.html', './night-ferry.html']])
    expect([1, 2, 3].map((at) => hrefs(at, 'related'))).toEqual([['./story-night-ferry.html'], [], ['./story-night-ferry.html']])
    const dates = ['published', 'updated'].map((name) => wordsOf(elementsOf(parts[0]!, name)[0]!))
    expect(dates).toEqual(['2026-02-17T00:00:00Z', '2026-02-18T00:00:00Z'])
  })

  it('holds what all say, where they contradict each other, and the sheet', () => {
    const content = wordsOf(elementsOf(parts[0]!, 'content')[0]!)
    for (const words of [
      'One story, 2 reports',
      'The ship leaves every night.',
      '8,000 yen 8000円 · 港町日報',
      '9,000 yen 9000円 · evening',
      'as of February 18, 2026 08:00',
      'In figures · 港町日報 · April-June',
      'Sales 売上高3 billion yen 30億円',
    ])
      expect(content).toContain(words)
    expect(wordsOf(elementsOf(parts[1]!, 'content')[0]!)).toContain('Part of the story:  Night Ferry Returns')
    expect(wordsOf(elementsOf(parts[1]!, 'content')[0]!)).toContain('March 1 3月1日 The ship leaves 船が出る')
  })

  it('leads to what there is of a story', () => {
    for (const [storyFormats, href] of [
      [['md'], './story-night-ferry.md'],
      [[], './stories.json'],
    ] as const) {
      const made = toAtom(entries, generator, t, { stories, storyFormats })
      expect(atomFaults(made)).toEqual([])
      expect(elementsOf(elementsOf(feedOf(made), 'entry')[0]!, 'link')[0]!.attributes.href).toBe(href)
    }
  })
})

it('the day in Markdown reads like this', () => {
  expect(toDayMarkdown(entries, generator, t, { day, stories, base: 'https://news.example/' })).toBe(`# Japanese news, February 18, 2026

2 articles

## Business

### Night Ferry Returns

**夜行フェリーが復活** · One story, 2 reports

The night ferry returns. ○ *check the Japanese*\\
夜行フェリーが戻る。

**What they agree on**

- The ship leaves every night.\\
  船は毎晩出る。 (港町日報, evening)

**Where the reports contradict each other**

- Fare / 運賃
  - **8,000 yen / 8000円** · 港町日報
  - **9,000 yen / 9000円** · evening

**What changed from report to report**

- Bookings / 予約
  - **10 / 10件** · evening · as of February 18, 2026 08:00
  - **40 / 40件** · 港町日報 · as of February 18, 2026 08:00

**At a glance** · 港町日報

- **Place** Minato / 港町

**In figures** · 港町日報 · April-June / 4〜6月期

| Item                |                  Amount | Change         | Compared with             |
| ------------------- | ----------------------: | -------------- | ------------------------- |
| Sales / 売上高      |  3 billion yen / 30億円 | up 10% / 10%増 | a year earlier / 前年同期 |
| Net profit / 純利益 | 200 million yen / 2億円 | up 10% / 10%増 | a year earlier / 前年同期 |

**Timeline** · 港町日報

- **March 1 / 3月1日** The ship leaves / 船が出る

**The reports**

- [A Night Boat Again](https://news.example/evening.html) · evening · February 17, 2026\\
  夜の船、また
- [Night Ferry Returns](https://news.example/night-ferry.html) · 港町日報\\
  夜行フェリーが復活

[All reports compared, value by value](https://news.example/story-night-ferry.html)

### Another Matter

**別の話** · 港町日報

The night ferry, called "Moon", returns. ○ *check the Japanese*\\
夜行フェリーが戻る。

1. It leaves at night and arrives in the morning\\
   夜に出て朝に着く
2. The fare is 8,000 yen ◐ *read with care*\\
   運賃は8000円

[Both languages, line for line](https://news.example/other.html) · Original article <https://minato.example/ferry>

---

Translated by the engine “rules” of kawaraban 0.1.0; glossary of 42 terms. A machine made the English: where it matters, the Japanese holds.
`)
})

describe('the day as a mail', () => {
  it('tells the story once, in HTML and in plain text', () => {
    const { subject, html, text } = toMail(entries, generator, t, { day, stories })
    expect(mailFaults(html)).toEqual([])
    expect(subject).toBe('Japanese news, February 18, 2026: Night Ferry Returns')
    expect(html.match(/<h3/g)).toHaveLength(2)
    for (const said of [
      'What they agree on',
      'Where the reports contradict each other',
      '>8,000 yen ',
      '9000円',
      'Compared with',
      'href="https://evening.example/1"',
    ])
      expect([said, html.includes(said)]).toEqual([said, true])
    expect(text).toContain(`Where the reports contradict each other:
* Fare / 運賃
  - 8,000 yen / 8000円 (港町日報)
  - 9,000 yen / 9000円 (evening)`)
    expect(text).toContain(`In figures · 港町日報 · April-June / 4〜6月期:
* Sales / 売上高: 3 billion yen / 30億円; up 10% / 10%増; compared with
  a year earlier / 前年同期`)
    expect(html).not.toContain('story-night-ferry')
    expect(toMail(entries, generator, t, { day, stories, base: 'https://news.example/' }).text).toContain(
      '\nhttps://news.example/story-night-ferry.html\n',
    )
  })

  it('keeps that reports contradict each other when there is room for little', () => {
    const long = '長'.repeat(9000)
    const many = makeStory({}, long)
    const crowd = {
      ...many,
      differences: Array.from({ length: 40 }, () => many.differences[0]!),
      shared: Array.from({ length: 40 }, () => many.shared[0]!),
    }
    const { html, text } = toMail([makeEntry({ sheet: makeSheet(long), title: { ja: long, en: long } }), evening], generator, t, {
      day,
      stories: [crowd],
    })
    expect(mailFaults(html)).toEqual([])
    for (const said of [html, text]) expect(said).toContain('Where the reports contradict each other')
    expect(html).not.toContain('more article')
  })
})

it('hostile words stay words in every feed', () => {
  const check = (text: string) => {
    const found = [makeEntry({ sheet: makeSheet(text), publisher: text }), { ...evening, publisher: text }]
    const told = { stories: [makeStory({}, text)] }
    expect(atomFaults(toAtom(found, generator, t, told))).toEqual([])
    expect(mailFaults(toMail(found, generator, t, { day, ...told }).html)).toEqual([])
    const markdown = toDayMarkdown(found, generator, t, { day, ...told })
    expect(markdown).not.toMatch(/^\s*<|[^\\]<b>|[^\\]\]\(javascript/m)
  }
  check(hostile)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => check(text.trim())),
    { numRuns: 10 },
  )
})
