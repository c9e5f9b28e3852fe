// How quick the front page is with many articles: `tsx tests/bench/front.ts 500`. Opens it from disk in Chromium and types into its search.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMessages } from '../../src/language/messages.ts'
import { toIndexHtml } from '../../src/write/index.ts'
import { inPage, noBrowser, openBrowser } from '../browser/browser.ts'
import { assets } from '../fixtures/write/assets.ts'
import { generator } from '../fixtures/write/digest.ts'
import { makeBatch } from '../fixtures/write/front.ts'

const size = Number(process.argv[2] ?? 500)
const { entries, textOf } = makeBatch(size)
const t = await createMessages('en')
const before = performance.now()
const html = toIndexHtml(entries, generator, t, assets, { textOf })
const made = performance.now() - before
const line = (what: string, value: string) => console.log(`${what.padEnd(44)} ${value}`)
line(`page of ${size} articles`, `${(Buffer.byteLength(html) / 1e6).toFixed(2)} MB, written in ${made.toFixed(0)} ms`)

/** Types a text letter by letter; milliseconds until the page stands, for every letter. */
const typing = (text: string) => `(() => {
  const find = document.getElementById('find')
  return [...${JSON.stringify(text)}].map((_, index, all) => {
    const start = performance.now()
    find.value = all.slice(0, index + 1).join('')
    find.dispatchEvent(new Event('input', { bubbles: true }))
    document.body.offsetHeight
    return performance.now() - start
  })
})()`

if (noBrowser) console.log(noBrowser)
else {
  const folder = mkdtempSync(join(tmpdir(), 'front-'))
  const browser = await openBrowser()
  try {
    const path = join(folder, 'index.html')
    writeFileSync(path, html)
    const opened: number[] = []
    for (let run = 0; run < 5; run++) {
      const page = await browser.newPage()
      await page.goto(`file://${path}`, { waitUntil: 'commit' })
      await page.waitForSelector('#tools:not([hidden])')
      opened.push(await inPage<number>(page, `performance.now()`))
      await page.close()
    }
    line('opened and ready to be used', `${opened.map((one) => one.toFixed(0)).join(' ')} ms`)
    const page = await browser.newPage()
    // Time of the processor too, which other work on the machine does not lengthen.
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const worked = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
    }
    await page.goto(`file://${path}`)
    await page.waitForSelector('#tools:not([hidden])')
    line('  of it work of the page', `${(await worked()).toFixed(0)} ms`)
    const ready = `new Promise((done) => {
      const start = performance.now()
      let longest = 0
      let last = start
      document.getElementById('find').value = 'saga'
      document.getElementById('find').dispatchEvent(new Event('input', { bubbles: true }))
      const look = () => {
        const now = performance.now()
        longest = Math.max(longest, now - last)
        last = now
        if (document.getElementById('found').textContent.includes('Reading')) setTimeout(look, 0)
        else done([now - start, longest])
      }
      look()
    })`
    const idle = await worked()
    const [whole = 0, longest = 0] = await inPage<number[]>(page, ready)
    line(
      'index made, in slices',
      `${whole.toFixed(0)} ms, work ${((await worked()) - idle).toFixed(0)} ms, the longest pause ${longest.toFixed(0)} ms`,
    )
    for (const text of ['wind turbines warehouse', 'kyokuyo battery', '海底ケーブルの工場', 'mitsuva motr']) {
      const start = await worked()
      const times = await inPage<number[]>(page, typing(text))
      const work = ((await worked()) - start) / times.length
      const mean = times.reduce((sum, one) => sum + one, 0) / times.length
      line(`a letter of “${text}”`, `mean ${mean.toFixed(0)} ms, work ${work.toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`)
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
