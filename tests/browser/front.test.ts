import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadLanguage } from '../../src/language/load.ts'
import { createMessages } from '../../src/language/messages.ts'
import { oddForms } from '../../src/language/odd-forms.ts'
import { toIndexHtml } from '../../src/write/index.ts'
import type { IndexEntry } from '../../src/write/index-entry.ts'
import { assets } from '../fixtures/write/assets.ts'
import { generator } from '../fixtures/write/digest.ts'
import { makeBatch } from '../fixtures/write/front.ts'
import { inPage, noBrowser, openBrowser, overflow, type Shown, seriousFindings, show } from './browser.ts'

const words = { en: await createMessages('en'), ja: await createMessages('ja') }
const odd = oddForms(loadLanguage())
const stories = [
  {
    href: './story-a.html',
    title: { ja: '蓄電池の工場', en: 'A Battery Plant' },
    members: ['article-10', 'article-11', 'article-12'],
    contradictions: 1,
  },
]
const written = new Map<string, string>()
/** The page of so many articles; several tests read the same. */
const front = (size: number, language: 'en' | 'ja' = 'en') => {
  const known = written.get(`${language} ${size}`)
  if (known !== undefined) return known
  const { entries, textOf } = makeBatch(size)
  const html = toIndexHtml(entries, generator, words[language], assets, { stories, textOf, odd })
  written.set(`${language} ${size}`, html)
  return html
}

/** Waits for a condition as text; the pages let no text become code, so that the browser itself has to look. */
const until = (page: Page, condition: string) =>
  inPage<void>(page, `new Promise((done) => { const look = () => (${condition}) ? done() : setTimeout(look, 20); look() })`)

const results = (page: Page) =>
  inPage<string[]>(page, `[...document.querySelectorAll('.result .headline a')].map((one) => one.getAttribute('href'))`)
const found = (page: Page) => inPage<string>(page, `document.getElementById('found').textContent`)
const shownNews = (page: Page) => inPage<boolean>(page, `!document.getElementById('news').hidden`)
const focused = (page: Page) =>
  inPage<string>(page, `document.activeElement.id || document.activeElement.className || document.activeElement.tagName`)

describe.skipIf(noBrowser)('the front page in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  /** Types and waits until the index is there. */
  async function seek(page: Page, text: string): Promise<void> {
    await page.locator('#find').fill(text)
    await until(page, `!document.getElementById('found').textContent.includes('Reading')`)
  }

  describe('with sixty articles', () => {
    let shown: Shown
    let page: Page
    beforeAll(async () => {
      shown = await show(browser, front(60))
      page = shown.page
    })

    it('asks for nothing and breaks no rule of its policy', () => {
      expect(shown.asked).toEqual([])
      expect(shown.errors).toEqual([])
    })

    it('searches titles and sentences in both languages, and leads to the sentence', async () => {
      await seek(page, 'wind turbines warehouse')
      expect(await shownNews(page)).toBe(false)
      const english = await results(page)
      expect(english.length).toBeGreaterThan(3)
      expect(await found(page)).toMatch(/^\d+ of 60 articles$/)
      const link = page.locator('.result .snippet a.chip').first()
      expect(await link.getAttribute('href')).toMatch(/^\.\/article-\d+\.html#s\d+$/)
      const marks = await page.locator('.result mark').allTextContents()
      expect(marks.some((mark) => mark.toLowerCase() === 'turbines')).toBe(true)
      await seek(page, '海底ケーブル')
      expect(await page.locator('.result mark').first().textContent()).toBe('海底ケーブル')
      await seek(page, 'ＫＹＯＫＵＹＯ')
      expect((await results(page)).length).toBeGreaterThan(2)
      await seek(page, 'mitsuva motr')
      expect((await results(page)).length).toBeGreaterThan(2)
      await seek(page, 'zzyzzy')
      expect(await found(page)).toContain('No article fits')
      await seek(page, '')
      expect(await shownNews(page)).toBe(true)
    })

    it('finds the forms of an English word by each other, and marks them', async () => {
      const marked = async (query: string) => {
        await seek(page, query)
        return {
          ids: (await results(page)).sort(),
          marks: (await page.locator('.result mark').allTextContents()).map((one) => one.toLowerCase()),
        }
      }
      // The texts have the third of each.
      for (const [one, other, there] of [
        ['battery', 'batteries', 'batteries'],
        ['tell', 'told', 'told'],
        ['grows', 'grown', 'grow'],
        ['hiring', 'hired', 'hired'],
        ['expecting', 'expected', 'expected'],
        ['warehouses', 'warehouse', 'warehouse'],
      ] as const) {
        const [first, second] = [await marked(one), await marked(other)]
        expect(first.ids.length, one).toBeGreaterThan(0)
        expect(
          second.ids.every((id) => first.ids.includes(id)),
          one,
        ).toBe(true)
        expect(first.marks, one).toContain(there)
      }
      // 電池 stands in 蓄電池 as before, and a word that only looks like a form finds nothing more.
      expect((await marked('蓄電池')).ids.length).toBeGreaterThan(3)
      await seek(page, '')
    })

    it('finds the middle of a word half typed', async () => {
      await seek(page, 'subm')
      expect((await results(page)).length).toBeGreaterThan(3)
      await seek(page, '')
    })

    it('filters by name from a list that can be narrowed, with counts that follow, by key alone', async () => {
      await page.locator('#find').focus()
      await page.keyboard.press('Tab')
      expect(await inPage<string>(page, `document.activeElement.textContent`)).toBe('Names')
      await page.keyboard.press('Enter')
      await page.locator('[data-list=name] .narrow').fill('三葉')
      const rows = page.locator('[data-list=name] li')
      expect(await rows.count()).toBe(1)
      const count = Number(await rows.locator('.number').textContent())
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      expect(await found(page)).toBe(`${count} of 60 articles`)
      expect(await inPage<string>(page, 'location.hash')).toBe('#?name=ORG%3AMitsuba+Motor')
      await page.locator('[data-list=name] .narrow').fill('')
      const others = (await page.locator('[data-list=name] li .number').allTextContents()).map(Number)
      expect(Math.max(...others)).toBe(count)
      await page.keyboard.press('Escape')
      expect(await inPage<string>(page, `document.activeElement.textContent`)).toBe('Names')
      expect(await page.locator('details[data-facet=name]').getAttribute('open')).toBeNull()
    })

    it('shows the card of a name: both languages, its kind, every mention with its sentences', async () => {
      const card = page.locator('#card')
      expect(await card.locator('.headline').textContent()).toBe('Mitsuba Motor 三葉自動車')
      expect(await card.locator('.facts').first().textContent()).toMatch(/^organisation · in \d+ articles, \d+ mentions$/)
      const articles = (await results(page)).length
      expect(await card.locator('.places li').count()).toBe(articles)
      expect(await card.locator('a.chip').first().getAttribute('href')).toMatch(/^\.\/article-\d+\.html#s\d$/)
    })

    it('joins filters, shows each as a button that takes it away, and goes back by the button of the browser', async () => {
      const before = (await results(page)).length
      await page.locator('[data-facet=subject] summary').click()
      await page.locator('[data-list=tag] label', { hasText: '投資' }).click()
      expect((await results(page)).length).toBeLessThan(before)
      expect(await page.locator('#chosen button').allTextContents()).toEqual(['Mitsuba Motor ×', '投資 ×', 'Show the front page'])
      await page.goBack()
      expect((await results(page)).length).toBe(before)
      await page.goForward()
      expect(await page.locator('#chosen button').count()).toBe(3)
      await page.locator('#chosen button').first().click()
      expect(await page.locator('#card').isHidden()).toBe(true)
      expect(await focused(page)).toBe('chip')
      await page.locator('#chosen .clear').click()
      expect(await shownNews(page)).toBe(true)
      expect(await focused(page)).toBe('find')
    })

    it('filters by days and publishers', async () => {
      await page.locator('[data-facet=date] summary').click()
      const quick = page.locator('.quick')
      expect((await quick.allTextContents()).map((text) => text.trim())).toEqual([
        'Newest day, November 30, 2026 12',
        'Last 7 days 59',
        'November 2026 59',
      ])
      await quick.first().focus()
      await page.keyboard.press('Enter')
      expect(await found(page)).toBe('12 of 60 articles')
      expect(await quick.first().getAttribute('aria-pressed')).toBe('true')
      expect(await page.locator('#from').inputValue()).toBe('2026-11-30')
      await page.keyboard.press('Enter')
      expect(await shownNews(page)).toBe(true)
      // Days the wrong way round.
      await page.locator('#from').fill('2026-11-30')
      await page.locator('#to').fill('2026-11-29')
      expect(await page.locator('#from').inputValue()).toBe('2026-11-29')
      await page.locator('#to').fill('')
      await page.locator('#from').fill('2026-11-28')
      await page.locator('#to').fill('2026-11-29')
      expect(await found(page)).toBe('24 of 60 articles')
      await page.locator('[data-facet=by] summary').click()
      expect(await page.locator('[data-facet=date]').getAttribute('open')).toBeNull()
      const counts = (await page.locator('[data-list=by] .number').allTextContents()).map(Number)
      await page.locator('[data-list=by] label').first().click()
      expect(await found(page)).toBe(`${counts[0]} of 60 articles`)
      // The others are counted as if this one were not chosen: any of them could be added.
      expect((await page.locator('[data-list=by] .number').allTextContents()).map(Number).sort()).toEqual(counts.sort())
      await page.locator('#chosen .clear').click()
    })

    it('leads from pictures and names of the page to what they ask for', async () => {
      await page.locator('.over-time > .bars rect').first().click()
      expect(await found(page)).toMatch(/^\d+ of 60 articles$/)
      expect(await inPage<string>(page, 'location.hash')).toMatch(/^#\?from=2026-/)
      await page.goBack()
      await page.locator('.arcs li .ask').first().click()
      expect(await page.locator('#card').isVisible()).toBe(true)
      expect(await focused(page)).toBe('card')
      await page.locator('#card .shut').click()
      expect(await shownNews(page)).toBe(true)
      await page.locator('.over-time .table summary').click()
      await page.locator('.over-time .table td a').first().click()
      expect(await page.locator('#chosen button').count()).toBe(3)
      await page.locator('#chosen .clear').click()
    })

    it('says how many it found to those who listen', async () => {
      expect(await page.locator('#found').getAttribute('role')).toBe('status')
      await seek(page, '冷凍食品')
      expect(await found(page)).toMatch(/^\d+ of 60/)
      await seek(page, '')
      expect(await found(page)).toBe('')
    })

    it('is itself again on paper: all news, no search', async () => {
      await seek(page, 'Saga')
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('#tools').isVisible()).toBe(false)
      expect(await page.locator('#news').isVisible()).toBe(true)
      expect(await page.locator('#results').isVisible()).toBe(false)
      await page.emulateMedia({ media: 'screen' })
    })
  })

  it('opens an address that asks for something', async () => {
    const { page, errors } = await show(browser, front(60))
    await page.goto('about:blank')
    expect(errors).toEqual([])
    const again = await show(browser, front(60, 'ja'))
    await inPage(again.page, `location.hash = '#?q=${encodeURIComponent('洋上風車')}&from=2026-11-27'`)
    await until(
      again.page,
      `document.querySelectorAll('.result').length > 0 && !document.getElementById('found').textContent.includes('読み込んで')`,
    )
    expect(await again.page.locator('#chosen button').allTextContents()).toEqual(['「洋上風車」 ×', '2026年11月27日から ×', '一面に戻る'])
    expect(await again.page.locator('.result .headline a > :first-child').first().getAttribute('lang')).toBe('ja')
  })

  it('holds five hundred articles', async () => {
    const { page, errors } = await show(browser, front(500))
    expect(await inPage<number>(page, `document.querySelectorAll('#news .story, #news .telling li').length`)).toBeGreaterThanOrEqual(499)
    await seek(page, '電気バス 那覇市')
    expect(await found(page)).toMatch(/^\d+ of 500 articles$/)
    const first = (await results(page)).length
    await page.locator('#further').click()
    expect((await results(page)).length).toBeGreaterThan(first)
    expect(errors).toEqual([])
  })

  it('is complete without its script', async () => {
    const { page } = await show(browser, front(60), { javaScriptEnabled: false })
    expect(await page.locator('#tools').isVisible()).toBe(false)
    expect(await page.locator('.story .headline a').count()).toBeGreaterThan(50)
    const name = page.locator('.names details').first()
    await name.locator('summary').click()
    expect(await name.locator('a.chip').first().isVisible()).toBe(true)
    await page.locator('.name-link').first().click()
    expect(page.url()).toMatch(/#n\d+$/)
  })

  it('turns nothing an article says into code', async () => {
    const evil = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'{n}`
    const { entries } = makeBatch(8)
    const hostile = entries.map(
      (entry): IndexEntry => ({
        ...entry,
        title: { ja: evil, en: evil },
        publisher: evil,
        tags: [evil],
        entities: [{ ja: evil, en: evil, type: 'ORG', count: 1, sentence: 's1', sentences: ['s1'] }],
      }),
    )
    const html = toIndexHtml(hostile, generator, words.en, assets, {
      stories: [{ href: './story-a.html', title: { ja: evil, en: evil }, members: ['article-2', 'article-3'], contradictions: 0 }],
      textOf: () => [{ id: 's2', ja: evil, en: 'x'.repeat(10_000) }],
    })
    const { page, asked, errors } = await show(browser, html)
    await seek(page, 'alert')
    expect((await results(page)).length).toBe(8)
    await page.locator('[data-facet=name] summary').click()
    await page.locator('[data-list=name] label').first().click()
    expect(await page.locator('#card').isVisible()).toBe(true)
    expect([...asked, ...errors]).toEqual([])
  })

  it('is for everybody, by day and by night', async () => {
    const { page } = await show(browser, front(15, 'en'))
    await page.locator('[data-facet=date] summary').click()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await seriousFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await seriousFindings(page, ['color-contrast'])).toEqual([])
  })

  it('is for everybody on a narrow sheet that shows what was found', async () => {
    const { page } = await show(browser, front(15, 'ja'), { colorScheme: 'dark', viewport: { width: 320, height: 800 } })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await inPage(page, `location.hash = '#?name=${encodeURIComponent('ORG:Mitsuba Motor')}'`)
    await page.waitForSelector('.result')
    await page.locator('[data-facet=date] summary').click()
    await page.locator('.quick').first().click()
    expect(await page.locator('.quick').first().getAttribute('aria-pressed')).toBe('true')
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await seriousFindings(page, ['color-contrast', 'label', 'button-name'])).toEqual([])
    await page.locator('[data-facet=subject] summary').click()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await seriousFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await seriousFindings(page, ['color-contrast'])).toEqual([])
  })
})
