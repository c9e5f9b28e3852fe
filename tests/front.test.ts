import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMessages } from '../src/language/messages.ts'
import { batchNames, inCompany, together } from '../src/write/front-batch.ts'
import { dataText, type FrontData, frontArticles } from '../src/write/front-data.ts'
import { frontStory, inOrder, planFront } from '../src/write/front-plan.ts'
import { countValues, type FrontState, nothingAsked, passes, readState, writeState } from '../src/write/front-state.ts'
import { countIn, stretchWords, timeAxis, usualStretches } from '../src/write/front-time.ts'
import { toIndexHtml } from '../src/write/index.ts'
import { entityKey } from '../src/write/index-entry.ts'
import { makePageContexts } from '../src/write/page-context.ts'
import { fold, highlights, hits, indexWords, queryWords, searchWords } from '../src/write/search-words.ts'
import { assets } from './fixtures/write/assets.ts'
import { generator } from './fixtures/write/digest.ts'
import { makeBatch } from './fixtures/write/front.ts'

const [t, tJa] = [await createMessages('en'), await createMessages('ja')]
const { entries, textOf } = makeBatch(60)
const names = batchNames(entries)
const story = {
  href: './story-a.html',
  title: { ja: '蓄電池の工場', en: 'A Battery Plant' },
  members: ['article-3', 'article-20', 'article-41'],
  contradictions: 2,
}

describe('words of the search', () => {
  it('cuts Japanese in pairs and leaves Latin words whole', () => {
    expect(indexWords('全固体電池 EV')).toEqual(['全固', '固体', '体電', '電池', '池', 'ev'])
    expect(indexWords('ラーメン店')).toEqual(['ラー', 'ーメ', 'メン', 'ン店', '店'])
  })

  it.each([
    ['ＥＶ', 'ev'],
    ['Ōsaka', 'osaka'],
    ['ｱｵﾊﾞ', 'アオバ'],
    ['がん', 'がん'],
    ['１２０', '120'],
  ])('takes %s for %s', (one, other) => {
    expect(fold(one)).toBe(other)
  })

  it('keeps figures with their points and commas', () => {
    expect(indexWords('1,198億円、3.5%')).toEqual(['1,198', '億円', '円', '3.5'])
  })

  it('asks for pairs only, and for a single letter where it stands alone', () => {
    expect(queryWords('電池 工場')).toEqual(['電池', '工場'])
    expect(queryWords('銀')).toEqual(['銀'])
    expect(queryWords('電池、電池')).toEqual(['電池'])
    expect(queryWords('battery f')).toEqual(['battery'])
  })

  it('finds in a text every word that is in it', () => {
    const wanted = new Set(queryWords('電池 Battery'))
    expect(highlights('旭陽電池(Kyokuyo BATTERY)の全固体電池', wanted)).toEqual([
      { start: 2, end: 4 },
      { start: 13, end: 20 },
      { start: 25, end: 27 },
    ])
    expect(hits('電池と電池', wanted)).toBe(1)
  })

  it('gives for any text words that lie in it, ascending, and the same for the index', () => {
    const text = fc.string({ unit: fc.constantFrom('電', '池', 'ー', 'か', 'ｶ', 'A', 'é', '3', '.', ' ', '、', '𠮷', '😀') })
    fc.assert(
      fc.property(text, (some) => {
        const words = searchWords(some)
        let last = -1
        for (const { start, end } of words) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeLessThanOrEqual(some.length)
          expect(end).toBeGreaterThan(start)
          last = start
        }
        expect(indexWords(some)).toEqual(words.map((word) => word.text))
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})

describe('what is asked', () => {
  const articles = frontArticles(entries, names, () => [])
  const keys = names.all.map(({ key }) => key)
  const asking = (some: Partial<FrontState>) =>
    articles.filter((article) => passes(article, { ...nothingAsked, ...some }, keys)).map(({ id }) => id)

  it('goes through the address and back', () => {
    const list = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), { maxLength: 4 })
    const day = fc.constantFrom('', '2026-02-18')
    fc.assert(
      fc.property(
        fc.record({ q: fc.string({ maxLength: 20 }), from: day, to: day, name: list, by: list, kind: list, tag: list }),
        (state) => {
          expect(readState(writeState(state))).toEqual(state)
        },
      ),
      { numRuns: 100, seed: 5 },
    )
    expect(writeState(nothingAsked)).toBe('')
  })

  it.each(['', '#s12', '#news', '#?from=yesterday&to=2026-2-3', `#?name=${'x'.repeat(400)}`])('asks for nothing: %s', (hash) => {
    expect(readState(hash)).toEqual(nothingAsked)
  })

  it('joins the filters: all names, all tags, one of the publishers, days within', () => {
    const firm = entityKey(entries[0]!.entities[0]!)
    const place = entityKey(entries[0]!.entities.find(({ type }) => type === 'LOC')!)
    const both = asking({ name: [firm, place] })
    expect(both).toContain('article-1')
    expect(both.length).toBeLessThan(asking({ name: [firm] }).length)
    expect(asking({ by: ['道央新報', '産業夕報'] }).length).toBe(asking({ by: ['道央新報'] }).length + asking({ by: ['産業夕報'] }).length)
    expect(asking({ from: '2026-11-29', to: '2026-11-29' })).toEqual(
      entries.filter(({ date }) => date === '2026-11-29').map(({ id }) => id),
    )
    expect(asking({ from: '2027-01-01' })).toEqual([])
    expect(asking({ tag: ['投資'], kind: ['earnings'] }).every((id) => entries.find((one) => one.id === id)!.kind === 'earnings')).toBe(
      true,
    )
  })

  it('counts what each value would leave', () => {
    const counts = countValues(articles, 'by', keys)
    for (const [by, count] of counts) expect(count).toBe(asking({ by: [by] }).length)
    expect([...countValues(articles, 'name', keys).values()].every((count) => count > 0)).toBe(true)
  })
})

describe('time', () => {
  it('is days, weeks, months or years, without gaps', () => {
    expect(timeAxis(['2026-02-03', '2026-02-01']).stretches.map(({ from }) => from)).toEqual(['2026-02-01', '2026-02-02', '2026-02-03'])
    const weeks = timeAxis(['2026-01-01', '2026-04-01'])
    expect(weeks.unit).toBe('week')
    expect(weeks.stretches[0]).toEqual({ from: '2025-12-29', to: '2026-01-04' })
    const months = timeAxis(['2024-12-31', '2026-02-01'])
    expect([months.unit, months.stretches[0], months.stretches.length]).toEqual(['month', { from: '2024-12-01', to: '2024-12-31' }, 15])
    expect(timeAxis(['1990-01-01', '2026-02-01']).unit).toBe('year')
    expect(timeAxis(['0101-01-01', '2026-02-01']).stretches.length).toBe(48)
    expect(timeAxis(['soon', '2026-02-30']).stretches).toEqual([])
  })

  it('offers the newest day, seven days, its month and the month before', () => {
    const stretches = (days: string[]) => usualStretches(days).map(({ name, stretch: { from, to } }) => `${name} ${from} ${to}`)
    expect(stretches(['2026-03-02', '2026-02-27', 'soon'])).toEqual([
      'day 2026-03-02 2026-03-02',
      'week 2026-02-24 2026-03-02',
      'month 2026-03-01 2026-03-31',
      'month 2026-02-01 2026-02-28',
    ])
    expect(stretches(['2024-02-29']).at(-1)).toBe('month 2024-02-01 2024-02-29')
    expect(stretches([])).toEqual([])
  })

  it('counts every day once', () => {
    const days = entries.flatMap(({ date }) => date ?? [])
    const { unit, stretches } = timeAxis(days)
    expect(countIn(days, stretches).reduce((sum, one) => sum + one, 0)).toBe(days.length)
    expect(stretchWords(stretches.at(-1)!, unit, t)).toBe('November 30, 2026')
    expect(stretchWords(stretches.at(-1)!, unit, tJa)).toBe('2026年11月30日')
  })
})

describe('names of the batch', () => {
  it('counts articles and says who shares them', () => {
    const [first] = names.all
    expect(first!.articles.length).toBe(Math.max(...names.all.map(({ articles }) => articles.length)))
    const pairs = together(names.all)
    const [one, other, count] = pairs[0]!
    const ids = (index: number) => new Set(names.all[index]!.articles.map(({ entry }) => entry.id))
    expect([...ids(one)].filter((id) => ids(other).has(id)).length).toBe(count)
  })

  it('puts those who appear together beside each other, each once', () => {
    const some = inCompany(names.all, 6)
    expect(new Set(some).size).toBe(6)
    const [one, other] = together(names.all)[0]!
    expect(some.slice(0, 2)).toEqual([names.all[one], names.all[other]])
    expect(inCompany([], 6)).toEqual([])
  })
})

describe('plan', () => {
  const plan = planFront(inOrder(entries, names, [story]), [story])
  const every = [
    ...(plan.lead ? [plan.lead] : []),
    ...(plan.leadStory?.members ?? []),
    ...plan.seconds,
    ...plan.stories.flatMap(({ members }) => members),
    ...plan.desks.flatMap((desk) => desk.entries),
    ...plan.rest.flatMap((group) => group.entries),
  ]

  it('gives every article one place', () => {
    expect(every.map(({ id }) => id).sort()).toEqual(entries.map(({ id }) => id).sort())
  })

  it('leads with the newest day and keeps a story together', () => {
    expect(plan.lead?.date).toBe('2026-11-30')
    expect(plan.seconds.length).toBe(6)
    const block = plan.leadStory ?? plan.stories[0]
    expect(block?.count).toBe(3)
  })

  it('opens a desk for three articles of its kinds, not for two', () => {
    expect(plan.desks.length).toBeGreaterThan(2)
    for (const desk of plan.desks) expect(desk.entries.length).toBeGreaterThanOrEqual(3)
    expect(planFront(entries.slice(0, 9), []).desks.filter(({ entries }) => entries.length < 3)).toEqual([])
  })

  it('places every article once whatever the stories say', () => {
    const ids = fc.array(
      fc.integer({ min: 1, max: 66 }).map((number) => `article-${number}`),
      { maxLength: 12 },
    )
    const stories = fc
      .array(ids, { maxLength: 20 })
      .map((list) => list.map((members, index) => ({ ...story, href: `./story-${index}.html`, members })))
    fc.assert(
      fc.property(stories, (some) => {
        const made = planFront(inOrder(entries, names, some), some)
        const all = [
          made.lead!,
          ...(made.leadStory?.members ?? []),
          ...made.seconds,
          ...made.stories.flatMap(({ members }) => members),
          ...made.desks.flatMap((desk) => desk.entries),
          ...made.rest.flatMap((group) => group.entries),
        ]
        expect(all.map(({ id }) => id).sort()).toEqual(entries.map(({ id }) => id).sort())
      }),
      { numRuns: 50, seed: 11 },
    )
  })

  it('takes of a story what it shows', () => {
    const member = { id: 'a', title: story.title, date: null, publisher: null, repeats: null }
    const difference = { kind: 'number' as const, subject: story.title, sides: [] }
    const told = {
      slug: 'plant',
      title: story.title,
      main: 'a',
      members: [member],
      shared: [],
      only: [],
      differences: [
        { ...difference, sort: 'contradiction' as const },
        { ...difference, sort: 'update' as const },
      ],
    }
    expect(frontStory(told)).toEqual({ href: './story-plant.html', title: story.title, members: ['a'], contradictions: 1 })
  })
})

describe('what a page may say of its batch', () => {
  const contextOf = makePageContexts(entries, [story, { ...story, href: './story-b.html' }])

  it('is the story of the article and its other articles', () => {
    const { related, story: sheet } = contextOf('article-20')
    expect(sheet).toEqual({ href: './story-a.html', title: story.title })
    expect(related?.map(({ id }) => id)).toEqual(['article-3', 'article-41'])
    expect(contextOf('article-1')).not.toHaveProperty('story')
  })

  it('is who else is mentioned elsewhere, never the article itself', () => {
    for (const others of contextOf('article-1').mentions?.values() ?? []) {
      expect(others.length).toBeGreaterThan(0)
      expect(others.map(({ id }) => id)).not.toContain('article-1')
    }
  })
})

describe('the page', () => {
  const make = (words = t, some = {}) => toIndexHtml(entries, generator, words, assets, { stories: [story], textOf, ...some })
  const html = make()
  const dataOf = (text: string) => JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text)![1]!) as FrontData

  it('lists every article without its script, and has the same bytes whatever the order given', () => {
    for (const { id } of entries) expect(html).toContain(`href="./${id}.html"`)
    expect(toIndexHtml([...entries].reverse(), generator, t, assets, { stories: [story], textOf })).toBe(html)
  })

  it('puts the language of the reader first', () => {
    const headline = (text: string) => /<h2 class="headline(?: long)?"><a [^>]*><span class="(ja|en)"/.exec(text)?.[1]
    expect([headline(html), headline(make(tJa))]).toEqual(['en', 'ja'])
  })

  it('shows stories with their contradictions', () => {
    expect(html).toContain('2 contradictions')
    expect(html).toContain('href="./story-a.html"')
    expect(make(tJa)).toContain('食い違い2件')
  })

  it('draws with a title, a description and a table each', () => {
    const pictures = html.match(/<svg[^>]* role="img"[^>]*>/g) ?? []
    expect(pictures.length).toBe(7)
    expect(html.match(/<desc /g)?.length).toBe(7)
    expect(html.match(/<details class="table">/g)?.length).toBe(2)
  })

  it('carries the sentences of the newest articles only where the batch is too large, and says so', () => {
    const all = dataOf(html)
    expect(all.articles.every(({ text }) => text?.length === 25)).toBe(true)
    expect(all.words.bounded).toBeUndefined()
    const some = dataOf(make(t, { bytes: 120_000 }))
    const carried = some.articles.filter(({ text }) => text?.length).length
    expect(carried).toBeGreaterThan(3)
    expect(carried).toBeLessThan(20)
    expect(some.articles.findIndex(({ text }) => !text)).toBe(carried)
    expect(some.words.bounded).toContain(`newest ${carried} articles`)
  })

  it('asks for no more text than it carries', () => {
    const asked: string[] = []
    make(t, {
      bytes: 120_000,
      textOf: (id: string) => {
        asked.push(id)
        return textOf(id)
      },
    })
    expect(asked.length).toBeLessThan(21)
  })

  it('prints data that ends no element', () => {
    const text = dataText({
      ui: 'en',
      words: {},
      odd: [],
      names: [['ORG', '</script><script>alert(1)</script>', '<!--\u2028']],
      articles: [],
    })
    expect(text).not.toMatch(/[<>\u2028]/)
    expect(JSON.parse(text).names[0][1]).toBe('</script><script>alert(1)</script>')
  })

  it('stands with one article, and with none', () => {
    expect(toIndexHtml(entries.slice(0, 1), generator, t, assets)).toContain('./article-1.html')
    const none = toIndexHtml([], generator, t, assets)
    expect(none).toContain('No articles yet.')
    expect(none).not.toContain('id="tools"')
  })
})
