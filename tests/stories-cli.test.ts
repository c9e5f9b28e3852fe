import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storiesSchema, storiesSchemaText } from '../src/write/index.ts'
import { atomFaults } from './fixtures/write/atom.ts'
import { mailFaults } from './fixtures/write/mail.ts'
import { makeRun } from './real-run.ts'

const run = makeRun()
const root = mkdtempSync(join(tmpdir(), 'kawaraban-stories-'))
const [news, out] = [join(root, 'news'), join(root, 'out')]
const hostile = `---
title: "徳島航路の新船 <script>alert(1)</script>"
date: 2026-05-13
publisher: "<img src=x onerror=alert(1)>"
---

南海フェリーが和歌山と徳島を結ぶ航路に新しいフェリーを入れる。投資額は51億円で、就航は2027年3月になる。定員は420人。

[読む](javascript:alert(1))
`
const digest = (...more: string[]) => run(['digest', news, '--out', out, '--ui', 'en', ...more])
const json = () => storiesSchema.parse(JSON.parse(readFileSync(join(out, 'stories.json'), 'utf8')))
const everything = () => Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]))

beforeAll(() => {
  mkdirSync(news)
  const fixtures = fileURLToPath(new URL('./fixtures/stories/', import.meta.url))
  for (const set of ['ferry', 'mudslide']) cpSync(join(fixtures, set), news, { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('digest --stories', () => {
  it('writes a sheet for each story and says so', async () => {
    const report = join(root, 'report.json')
    const { exit, err, out: printed } = await digest('--stories', '--report', report, '--feeds', 'atom,day,mail', '--day', '2026-06-04')
    expect(exit, err).toBe(0)
    expect(printed).toBe('')
    expect(err).toContain('2 stories of 6 articles; 2 contradictions.')
    const { stories, articles, options } = json()
    expect({ articles, options }).toEqual({ articles: 6, options: { threshold: 0.17, days: 7 } })
    expect(stories.map(({ members }) => members.length)).toEqual([3, 2])
    const [ferry] = stories
    expect(ferry!.differences.map(({ message }) => message)).toEqual([
      'Investment: the reports do not agree, 4.2 billion yen (みなと新聞, 阿波日報) against about 4.8 billion yen (夕刊紀州).',
      'President: the reports do not agree, Kenichi Sawamura, 沢村健一 (みなと新聞, 阿波日報) against Kenichi Sawamura, 沢村賢一 (夕刊紀州).',
    ])
    for (const { slug, differences } of stories) {
      const [page, text] = ['html', 'md'].map((ending) => readFileSync(join(out, `story-${slug}.${ending}`), 'utf8'))
      expect(page).toContain('Where the reports contradict each other')
      expect(page).toContain('href="./')
      expect(page).not.toMatch(/(?:src|href)="https?:/)
      for (const { sides } of differences) for (const { value } of sides) expect(text).toContain(value.ja)
    }
    expect(JSON.parse(readFileSync(report, 'utf8')).stories).toHaveLength(2)
    const [feed, mail, day] = ['feed.xml', 'mail-2026-06-04.html', 'day-2026-06-04.md'].map((name) => readFileSync(join(out, name), 'utf8'))
    expect(atomFaults(feed!)).toEqual([])
    expect(feed!.match(/<entry>/g)).toHaveLength(6 + 2)
    expect(mailFaults(mail!)).toEqual([])
    for (const told of [mail, day]) expect(told!.match(/One story, 2 reports/g)).toHaveLength(1)
    // Also the report of the day before, beneath its story, and what is no part of it.
    for (const link of ['./morning.html', './next-day.html', './other-town.html', `./story-${stories[1]!.slug}.html`])
      expect(day).toContain(`](${link})`)
  }, 120_000)

  it('gives the same bytes when nothing has changed, though no article is digested again', async () => {
    const before = everything()
    const { err } = await digest('--stories', '--feeds', 'atom,day,mail', '--day', '2026-06-04')
    expect(err).toContain('0 written, 6 unchanged')
    expect(everything()).toEqual(before)
  }, 120_000)

  it('takes away the pages of a story that is no more, and nothing else', async () => {
    const [ferry, slide] = json().stories
    rmSync(join(news, 'next-day.txt'))
    writeFileSync(join(out, 'story-mine.html'), 'mine')
    await run(['digest', news, '--out', out, '--ui', 'ja', '--stories'])
    expect(json().stories.map(({ slug }) => slug)).toEqual([ferry!.slug])
    expect(json().stories[0]!.differences[0]!.message).toContain(
      '投資：記事によって異なります。42億円（みなと新聞, 阿波日報）に対し、約48億円（夕刊紀州）。',
    )
    expect(existsSync(join(out, `story-${slide!.slug}.html`))).toBe(false)
    expect(existsSync(join(out, `story-${ferry!.slug}.html`))).toBe(true)
    expect(readFileSync(join(out, 'story-mine.html'), 'utf8')).toBe('mine')
  }, 120_000)

  it('lets no article run as code or take the place of a file', async () => {
    writeFileSync(join(news, 'hostile.md'), hostile)
    writeFileSync(join(news, 'stories.txt'), '船の博物館が開く\n\n2026年5月13日　館報\n\n船の博物館が15日に開く。\n')
    const [ferry] = json().stories
    writeFileSync(join(news, `story-${ferry!.slug}.txt`), '港の食堂が移転\n\n2026年5月13日　館報\n\n港の食堂が駅前に移る。\n')
    const { exit, err } = await digest('--stories')
    expect(exit, err).toBe(0)
    const { stories } = json()
    const story = stories.find(({ members }) => members.some(({ id }) => id === 'hostile'))!
    const page = readFileSync(join(out, `story-${story.slug}.html`), 'utf8')
    const [, body = ''] = /<body>(.*)<script>/s.exec(page) ?? []
    expect(body.length).toBeGreaterThan(1000)
    // Inside quotes a < is only a letter.
    expect(body.replace(/="[^"]*"/g, '')).not.toMatch(/<script|<img/)
    expect(body).not.toMatch(/javascript:/)
    expect(body).toContain('&#x3C;')
    expect(readFileSync(join(out, `story-${story.slug}.md`), 'utf8')).not.toMatch(/^<script|[^\\]<img/m)
    expect(existsSync(join(out, 'stories-article.json'))).toBe(true)
    expect(JSON.parse(readFileSync(join(out, `story-${ferry!.slug}.json`), 'utf8')).article.title.ja).toBe('港の食堂が移転')
    expect(readFileSync(join(out, `story-${ferry!.slug}.md`), 'utf8')).toContain('港の食堂')
    expect(story.slug).toBe(`${ferry!.slug}-2`)
  }, 120_000)

  it('does without JSON and without stories', async () => {
    const { exit, err } = await run([
      'digest',
      join(news, 'evening.md'),
      join(news, 'other-town.txt'),
      '--out',
      join(root, 'html'),
      '--format',
      'html',
      '--stories',
      '--ui',
      'en',
    ])
    expect(exit, err).toBe(0)
    expect(err).toContain('0 stories of 2 articles; 0 contradictions.')
    expect(JSON.parse(readFileSync(join(root, 'html', 'stories.json'), 'utf8')).stories).toEqual([])
    const none = await run(['digest', join(news, 'evening.md'), '--out', join(root, 'none'), '--format', 'json', '--ui', 'en'])
    expect(none.err).not.toContain('stories of')
    expect(existsSync(join(root, 'none', 'stories.json'))).toBe(false)
  }, 120_000)

  it('groups as the settings of the folder say, and as typed before that', async () => {
    const cwd = mkdtempSync(join(root, 'cwd-'))
    const settings = join(cwd, 'kawaraban.digest.yaml')
    const told = async (name: string, ...more: string[]) => {
      const place = join(root, name)
      const result = await run(['digest', news, '--out', place, '--format', 'json', '--stories', '--ui', 'en', ...more], { cwd })
      return { ...result, options: existsSync(place) && JSON.parse(readFileSync(join(place, 'stories.json'), 'utf8')).options }
    }
    writeFileSync(settings, 'stories:\n  threshold: 0.9\n  days: 3\n')
    expect((await told('settled')).options).toEqual({ threshold: 0.9, days: 3 })
    expect((await told('typed', '--story-threshold', '0.2')).options).toEqual({ threshold: 0.2, days: 3 })
    writeFileSync(settings, 'stories:\n  threshold: 7\n')
    const broken = await told('broken')
    expect(broken.exit).toBe(2)
    expect(broken.err).toContain('kawaraban.digest.yaml:2:')
  }, 120_000)

  it.each([
    ['--story-threshold', '0'],
    ['--story-threshold', '1.5'],
    ['--story-threshold', 'much'],
    ['--story-days', '0'],
  ])('refuses %s %s', async (option, value) => {
    const { exit, err } = await digest('--stories', option, value)
    expect(exit).toBe(2)
    expect(err).toContain(option)
  })
})

describe('stories.schema.json', () => {
  it('is made from the schema in the code', () => {
    expect(readFileSync(new URL('../src/write/stories.schema.json', import.meta.url), 'utf8')).toBe(storiesSchemaText())
  })
})
