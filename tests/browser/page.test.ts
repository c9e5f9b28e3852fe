import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Digest } from '../../src/digest.ts'
import { createMessages } from '../../src/language/messages.ts'
import { digestJson, htmlText } from '../../src/write/index.ts'
import type { PageContext } from '../../src/write/page-context.ts'
import { assets } from '../fixtures/write/assets.ts'
import { generator, makeDigest } from '../fixtures/write/digest.ts'
import { nightTrain } from '../fixtures/write/night-train.ts'
import { disaster, earnings } from '../fixtures/write/sheets.ts'
import { inPage, noBrowser, openBrowser, overflow, type Shown, seriousFindings, show } from './browser.ts'

const words = { en: await createMessages('en'), ja: await createMessages('ja') }

const neighbour = (id: string, ja: string, en: string) => ({ id, title: { ja, en }, date: '2026-02-17', publisher: '道央新報' })
const context: PageContext = {
  mentions: new Map(
    ['ORG:Hokkai Railway', 'TERM:夜行列車', 'measure:km:600', 'money:JPY:2400000000'].map((key) => [
      key,
      [{ ...neighbour('snow', '大雪で運休', 'Heavy Snow Stops Trains'), count: 3, sentences: ['s2', 's5'] }],
    ]),
  ),
  related: [neighbour('sleeper', '寝台車、一般公開へ', 'Sleeping Cars to Be Shown')],
  story: { href: './story-night-train.html', title: { ja: '夜行列車', en: 'The Night Train' } },
}

/** The railway with all that a page can show: figures, facts and days. */
const full: Digest = { ...nightTrain, sheet: { ...disaster, figures: earnings.figures } }

const html = (digest: Digest, language: 'en' | 'ja' = 'en') =>
  htmlText(digestJson(digest, generator, words[language]), words[language], { assets, front: './index.html', context })

const lit = (page: Page) =>
  inPage<string[]>(
    page,
    `[...document.querySelectorAll('.lit')].map((one) => [...one.childNodes].map((node) => (node.firstChild ?? node).textContent).join(''))`,
  )
const focused = (page: Page) =>
  inPage<string>(page, `document.activeElement.id || document.activeElement.className || document.activeElement.tagName`)
const card = (page: Page) => page.locator('#card')

describe.skipIf(noBrowser)('the page in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  describe('read with a pointer and by key', () => {
    let shown: Shown
    let page: Page
    beforeAll(async () => {
      shown = await show(browser, html(full))
      page = shown.page
    })

    it('asks for nothing and breaks no rule of its policy', () => {
      expect(shown.asked).toEqual([])
      expect(shown.errors).toEqual([])
    })

    it('lights up the counterpart of the words under the pointer', async () => {
      await page.locator('#s2 .en [data-p="1"]').hover()
      expect(await lit(page)).toEqual(['復活させると発表した。', 'announced that it will revive'])
      await page.locator('#s2 .ja a.mark[data-m="q2"]').hover()
      expect(await lit(page)).toEqual(['2028年度', 'fiscal 2028'])
      await page.mouse.move(0, 0)
      expect(await lit(page)).toEqual([])
    })

    it('lights up both sides of a line of the digest', async () => {
      const paint = `getComputedStyle(document.querySelector('.brief .row'), '::before').backgroundColor`
      const before = await inPage<string>(page, paint)
      await page.locator('.brief .row .en').first().hover()
      expect(await inPage<string>(page, paint)).not.toBe(before)
      await page.mouse.move(0, 0)
    })

    it('lights up the counterpart of a mark that has the focus, and shows its card', async () => {
      await page.locator('#s2 .number').focus()
      await page.keyboard.press('Shift+Tab')
      expect(await lit(page)).toEqual(['2028年度', 'fiscal 2028'])
      await page.keyboard.press('Escape')
      expect(await lit(page)).toEqual([])
    })

    it('walks through a sentence piece by piece', async () => {
      await page.locator('#s2 .number').focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      expect(await lit(page)).toEqual(['復活させると発表した。', 'announced that it will revive'])
      expect(await page.locator('#said').textContent()).toBe('復活させると発表した。 – announced that it will revive')
      await page.keyboard.press('ArrowLeft')
      expect(await page.locator('#said').textContent()).toBe('北海鉄道は – Hokkai Railway')
    })

    it('shows the sentence that a chip points to, then leads there and moves the focus', async () => {
      const chip = page.locator('.points .chip').first()
      await chip.hover()
      await page.waitForSelector('#card:not([hidden])')
      expect(await card(page).innerText()).toContain('夜行列車は2028年度に復活する')
      await chip.click()
      expect(await focused(page)).toBe('s20')
      expect(await inPage(page, `document.querySelector(':target').id`)).toBe('s20')
      expect(await inPage(page, `getComputedStyle(document.querySelector('#s20')).boxShadow`)).not.toBe('none')
      expect(
        await inPage<boolean>(
          page,
          `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('#s20').getBoundingClientRect())`,
        ),
      ).toBe(true)
      expect(await card(page).isVisible()).toBe(false)
      await page.keyboard.press('Tab')
      expect(await inPage(page, `document.activeElement.closest('.row').id`)).toBe('s20')
    })

    it('opens the card of a mark: English, reading, kind, every mention, other articles', async () => {
      await page.locator('#s2 .ja a.mark[data-m="e1"]').click()
      const text = (await card(page).innerText()).replace(/\s+/g, ' ')
      for (const part of [
        '北海鉄道',
        'ほっかいてつどう',
        'Hokkai Railway',
        'organisation',
        'In sentences: 1 2',
        'Heavy Snow Stops Trains February 17, 2026 · 3 mentions 2 5',
      ])
        expect(text).toContain(part)
      expect(await card(page).locator('.elsewhere a').first().getAttribute('href')).toBe('./snow.html')
      expect(await card(page).locator('.elsewhere a.chip').first().getAttribute('href')).toBe('./snow.html#s2')
      // It stays until somebody is done with it.
      await page.locator('#s10').hover()
      expect(await card(page).isVisible()).toBe(true)
      await card(page).locator('.chip[href^="#"]').last().click()
      expect(await card(page).isVisible()).toBe(false)
      expect(await focused(page)).toBe('s2')
    })

    it('opens the cards of terms and figures: every mention here and in other articles, each with its sentences', async () => {
      for (const [mark, ...parts] of [
        ['#s2 .ja a.mark[data-m="t1"]', 'やこうれっしゃ', 'In other articles: Heavy Snow Stops Trains', '2 5'],
        ['#s5 .ja a.mark[data-m="q5"]', '約600キロ', 'about 600 kilometers', 'In other articles: Heavy Snow Stops Trains'],
      ] as const) {
        await page.locator(mark).click()
        const text = (await card(page).innerText()).replace(/\s+/g, ' ')
        for (const part of parts) expect(text).toContain(part)
        expect(await card(page).locator('.elsewhere a.chip').last().getAttribute('href')).toBe('./snow.html#s5')
        await page.keyboard.press('Escape')
      }
    })

    it('lets a card be read and left by key', async () => {
      const mark = page.locator('#s2 .en a.mark[data-m="e1"]')
      await mark.focus()
      await page.keyboard.press('Enter')
      expect(await focused(page)).toBe('card')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      expect(await inPage(page, `document.activeElement.closest('#card .chips') !== null`)).toBe(true)
      await page.keyboard.press('Escape')
      expect(await card(page).isVisible()).toBe(false)
      expect(await inPage(page, `document.activeElement.dataset.m`)).toBe('e1')
      await page.keyboard.press('Enter')
      for (let stop = 0; stop < 7; stop += 1) await page.keyboard.press('Tab')
      // Behind its last link the text goes on.
      expect(await inPage(page, `document.activeElement.closest('.row').id`)).toBe('s2')
      expect(await card(page).innerText()).not.toContain('Hokkai Railway')
    })

    it('closes a card with its button', async () => {
      await page.locator('#s2 .ja a.mark[data-m="t1"]').click()
      expect(await card(page).innerText()).toContain('やこうれっしゃ')
      await page.getByRole('button', { name: 'Close' }).click()
      expect(await card(page).isVisible()).toBe(false)
    })

    it('shows readings when they are asked for', async () => {
      const reading = page.locator('#s2 ruby rt').first()
      expect(await reading.isVisible()).toBe(false)
      await page.getByLabel('Furigana').check()
      expect(await reading.isVisible()).toBe(true)
      expect(await page.locator('#s2 ruby').allTextContents()).toEqual([
        '北海鉄道ほっかいてつどう',
        '18日じゅうはちにち',
        '廃止はいし',
        '夜行列車やこうれっしゃ',
        '復活ふっかつ',
      ])
      // Over kanji only, and in the lines of the digest as well.
      expect(await page.locator('#s5 ruby').allTextContents()).toEqual(['燃料電池ねんりょうでんち', '組く', '合あ', '走行そうこう'])
      expect(await page.locator('.points ruby', { hasText: '復活' }).first().locator('rt').isVisible()).toBe(true)
      // What is copied is the text.
      const copied = `(() => { getSelection().selectAllChildren(document.querySelector('#s5 .ja')); return String(getSelection()) })()`
      expect((await inPage<string>(page, copied)).replace(/\s/g, '')).toContain('組み合わせ、時速110キロで約600キロを走行できる。')
      await inPage(page, 'getSelection().removeAllRanges()')
      await page.getByLabel('Furigana').uncheck()
      expect(await reading.isVisible()).toBe(false)
    })

    it('shows one language when asked to', async () => {
      await page.locator('label[for=view-ja]').click()
      expect(await page.locator('#s2 .en').isVisible()).toBe(false)
      expect(await page.locator('.points .en').first().isVisible()).toBe(false)
      await page.locator('label[for=view-en]').click()
      expect(await page.locator('#s2 .ja').isVisible()).toBe(false)
      expect(await page.locator('.figures .en').first().isVisible()).toBe(true)
      await page.locator('label[for=view-both]').click()
      expect(await page.locator('#s2 .ja').isVisible()).toBe(true)
    })

    it('draws the changes and says them', async () => {
      const chart = page.getByRole('img', { name: 'Changes in percent' })
      expect(await chart.locator('rect').count()).toBe(4)
      expect(await chart.locator('rect.fall').count()).toBe(1)
      expect(await chart.locator('desc').textContent()).toContain('Sales to North America −6.1%')
      expect(await page.getByRole('rowheader', { name: '営業利益 Operating profit', exact: true }).count()).toBe(1)
      expect(await page.locator('.timeline time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime')))).toEqual([
        '2026-09-28',
        '2026-10-02',
        '2026-10-03',
        '2026-11',
      ])
    })

    it('names the story and the other articles of it', async () => {
      expect(await page.locator('.of-story a').getAttribute('href')).toBe('./story-night-train.html')
      expect(await page.locator('.related a').getAttribute('href')).toBe('./sleeper.html')
    })

    it('is printed in two columns without controls', async () => {
      await page.setViewportSize({ width: 718, height: 1000 })
      await page.emulateMedia({ media: 'print' })
      const [ja, en] = [await page.locator('#s2 .ja').boundingBox(), await page.locator('#s2 .en').boundingBox()]
      expect(en!.x).toBeGreaterThan(ja!.x + ja!.width)
      expect(Math.abs(en!.y - ja!.y)).toBeLessThan(8)
      for (const hidden of ['.controls', '.skip', '#card', '.masthead .right a']) expect(await page.locator(hidden).isVisible()).toBe(false)
      await expect.poll(() => overflow(page)).toBe(0)
      expect(await inPage(page, `getComputedStyle(document.querySelector('.references a'), '::after').content`)).toBe('none')
      await page.emulateMedia({ media: 'screen' })
    })

    it('makes no noise over all of that', () => {
      expect(shown.asked).toEqual([])
      expect(shown.errors).toEqual([])
    })
  })

  it('needs no script to be read, to jump, to choose a language and to show readings', async () => {
    const { page } = await show(browser, html(full), { javaScriptEnabled: false })
    await page.locator('.points .chip').first().click()
    expect(await page.locator('#s20:target').count()).toBe(1)
    await page.locator('#s2 .ja a.mark[data-m="e1"]').click()
    expect(await page.locator('.entry#e1:target').count()).toBe(1)
    await page.getByLabel('Furigana').check()
    expect(await page.locator('#s2 rt').first().isVisible()).toBe(true)
    await page.locator('label[for=view-ja]').click()
    expect(await page.locator('#s2 .en').isVisible()).toBe(false)
    await page.context().close()
  })

  describe('for everybody', () => {
    it.each([
      ['en', { colorScheme: 'light', width: 1280 }, { colorScheme: 'dark', width: 320 }],
      ['ja', { colorScheme: 'dark', width: 320 }, { colorScheme: 'light', width: 1280 }],
    ] as const)('has no serious finding of axe: %s, %o, the colours also %o', async (language, first, second) => {
      const { page, errors } = await show(browser, html(full, language))
      const turn = async ({ colorScheme, width }: { colorScheme: 'light' | 'dark'; width: number }) => {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        await expect.poll(() => overflow(page)).toBe(0)
      }
      await turn(first)
      await page.getByLabel(words[language]('page.furigana')).check()
      await page.locator('#s2 .ja a.mark[data-m="e1"]').click()
      expect(await card(page).isVisible()).toBe(true)
      expect(await seriousFindings(page)).toEqual([])
      await turn(second)
      expect(await seriousFindings(page, ['color-contrast'])).toEqual([])
      await page.setViewportSize({ width: 320, height: 900 })
      const [ja, en] = [await page.locator('#s2 .ja').boundingBox(), await page.locator('#s2 .en').boundingBox()]
      expect(en!.y).toBeGreaterThanOrEqual(ja!.y + ja!.height)
      expect(ja!.width).toBeGreaterThan(240)
      expect(errors).toEqual([])
      await page.context().close()
    })
  })

  it('stays harmless and as wide as its window with an evil article', async () => {
    const evil = [
      '<script>alert(1)</script>',
      '</style><img src=x onerror=alert(2)>',
      '</script><script>alert(3)</script>',
      'javascript:alert(4)',
      '\u202etxt.exe\u2066\u200f',
      `水${'W'.repeat(10_000)}`,
    ]
    const base = makeDigest([
      { kind: 'title', lines: [{ pieces: [[evil[0]!, evil[0]!, 0]] }] },
      ...evil.map((text) => ({
        kind: 'body' as const,
        lines: [
          {
            pieces: [[text, text, 0] as const],
            band: 'red' as const,
            entities: [[text.slice(0, 500), text.slice(0, 500), 'ORG'] as const],
            readings: [[text.slice(0, 500), text] as const],
            notes: [['unknown-word', text.slice(0, 500), { actual: text.slice(0, 500) }] as const],
          },
        ],
      })),
      {
        kind: 'cell',
        cell: { table: 0, row: 0, column: 0, header: false },
        lines: [{ pieces: [['W'.repeat(1000), 'W'.repeat(1000), 0]] }],
      },
    ])
    const [script, image, , link, turned] = evil as [string, string, string, string, string]
    const [long, wide] = ['W'.repeat(1000), '電'.repeat(1000)]
    const both = { ja: script, en: image }
    const digest: Digest = {
      ...base,
      metadata: { ...base.metadata, publisher: script, author: image, url: link, tags: [turned, long], references: [`${link} ${script}`] },
      summary: { ...both, evidence: ['s1'], sentences: [{ ja: long, en: long, evidence: ['s2'], band: 'red' }] },
      keyPoints: [script, link, long].map((text) => ({
        ja: text,
        en: text,
        evidence: ['s3'],
        origin: 'extracted' as const,
        band: 'yellow' as const,
      })),
      terms: [{ ja: script, en: image, reading: script, score: 1, count: 1, status: 'candidate', sentence: 's1' }],
      sheet: {
        kind: 'earnings',
        facts: [
          { role: 'cause', ja: long, en: wide, sentence: 's2' },
          { role: 'place', ...both, sentence: 's2' },
        ],
        figures: [long, script, image].map((text, index) => ({
          item: { ja: text, en: text },
          value: { ja: text, en: text },
          amount: null,
          unit: text,
          change: { ja: text, en: text },
          percent: [1e300, -1e-300, 0][index]!,
          base: { ja: text, en: text },
          period: { ja: text, en: text },
          sentence: 's3',
        })),
        timeline: [{ date: script, when: { ja: long, en: long }, ja: script, en: long, sentence: 's3' }],
      },
    }
    const page = await show(browser, html(digest), { viewport: { width: 320, height: 700 } })
    await page.page.locator('#s2 .number').focus()
    await page.page.keyboard.press('ArrowRight')
    await page.page
      .locator('#s4 a.mark')
      .first()
      .click({ position: { x: 2, y: 5 } })
    expect(await card(page.page).isVisible()).toBe(true)
    await expect.poll(() => overflow(page.page)).toBe(0)
    await page.page.setViewportSize({ width: 1280, height: 900 })
    await expect.poll(() => overflow(page.page)).toBe(0)
    expect(await inPage(page.page, `document.querySelectorAll('script').length + document.querySelectorAll('img, iframe').length`)).toBe(1)
    expect(await inPage(page.page, `[...document.links].filter(({ protocol }) => protocol === 'javascript:').length`)).toBe(0)
    expect(page.asked).toEqual([])
    expect(page.errors).toEqual([])
    await page.page.context().close()
  })

  it('opens with a thousand sentences', async () => {
    const lines = Array.from({ length: 10 }, (_, at) => ({
      pieces: [
        ['新型車両は', 'The new cars', 0],
        [`${at}号車で`, `in car ${at}`, 2],
        ['走行できる。', 'can run', 1],
      ] as const,
      entities: [['新型車両', 'The new cars', 'PRODUCT'] as const],
    }))
    const many = makeDigest(Array.from({ length: 100 }, () => ({ kind: 'body' as const, lines })))
    const { page, errors } = await show(browser, html(many))
    expect(await page.locator('.text .row').count()).toBe(1000)
    await inPage(page, `location.hash = '#s991'`)
    expect(await focused(page)).toBe('s991')
    await page.locator('#s991 .en [data-p="2"]').hover()
    expect(await lit(page)).toEqual(['0号車で', 'in car 0'])
    expect(errors).toEqual([])
    await page.context().close()
  })
})
