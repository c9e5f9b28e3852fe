import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const program = process.env.CHROMIUM || '/usr/bin/chromium'

/** Why the tests in a browser cannot run here; undefined when they can. */
export const noBrowser = existsSync(program) ? undefined : `no Chromium at ${program}: install it or name it in CHROMIUM`

if (noBrowser) console.warn(`Tests in a browser are skipped: ${noBrowser}`)

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] })
}

const address = 'https://page.example/page.html'

/** A page from its text. What it asks for beside itself is refused and listed in `asked`, what goes wrong in it in `errors`. */
export interface Shown {
  readonly page: Page
  readonly asked: readonly string[]
  readonly errors: readonly string[]
}

export async function show(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<Shown> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const asked: string[] = []
  const errors: string[] = []
  let first = true
  await context.route('**/*', (route) => {
    if (first && route.request().url() === address) {
      first = false
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
    }
    asked.push(route.request().url())
    return route.abort()
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('dialog', (dialog) => {
    errors.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(address)
  return { page, asked, errors }
}

/** The serious findings of axe as `rule: place`, none for a page that everybody can use; of all its rules unless some are named. */
export async function seriousFindings(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const { source } = createRequire(import.meta.url)('axe-core') as { source: string }
  await page.evaluate(`globalThis.axe || (() => { ${source} })()`)
  const options = { resultTypes: ['violations'], ...(rules.length && { runOnly: { type: 'rule', values: rules } }) }
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as {
    violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[]
  }
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`))
}

/** What an expression gives inside the page; as text, because the tests know no DOM. */
export async function inPage<T>(page: Page, expression: string): Promise<T> {
  return (await page.evaluate(expression)) as T
}

/** Pixels by which the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  const width = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  // What follows a change of the window happens with the next picture.
  return inPage(page, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(${width}))))`)
}
