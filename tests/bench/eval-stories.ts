import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Story, StoryDifference } from '../../src/digest.ts'
import type { Article } from '../../src/document.ts'
import { openStages, type Stages } from '../../src/index.ts'
import { loadLanguage } from '../../src/language/load.ts'

const folder = join(fileURLToPath(new URL('../../', import.meta.url)), 'tests', 'corpus', 'stories')

/** A row of `story.tsv`: `what fact articles ja en`. */
interface Row {
  readonly what: string
  readonly ja: string
  /** Letters of the articles with the stretch of text they hold. */
  readonly sides: readonly { readonly letters: readonly string[]; readonly text: string }[]
}

interface Gold {
  readonly name: string
  readonly rows: readonly Row[]
}

export interface StoryFigures {
  readonly lines: readonly string[]
  readonly pairs: { readonly precision: number; readonly recall: number }
  readonly contradictions: { readonly precision: number; readonly recall: number }
}

/** Grouping, reprints, contradictions and updates over the sets of `tests/corpus/stories`, as lines of a table. `only` keeps some of the sets. */
export async function storyTable(only?: (name: string) => boolean, given?: Stages): Promise<string> {
  return (await storyFigures(only, given)).lines.join('\n')
}

export async function storyFigures(
  only: (name: string) => boolean = () => true,
  given?: Stages,
  threshold?: number,
): Promise<StoryFigures> {
  const stages = given ?? (await openStages({ language: loadLanguage(), terms: [], engine: 'rules' }))
  const stories = await stages.stories()
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = folders.map(({ name }) => name).sort()
  const golds = names.filter((name) => existsSync(join(folder, name, 'story.tsv')) && only(name)).map(goldOf)
  const articles = new Map<string, Article>()
  for (const name of names)
    for (const file of readdirSync(join(folder, name)).sort()) {
      if (file === 'story.tsv' || (golds.every((gold) => gold.name !== name) && (name !== 'single' || !only(`single/${file}`)))) continue
      const id = `${name}/${file.replace(/\..*$/, '')}`
      const bytes = readFileSync(join(folder, name, file))
      articles.set(id, { ...(await stages.read({ path: `${name}/${file}`, bytes })), id })
    }
  const groups = stories.group([...articles.values()].map(stories.record), threshold === undefined ? {} : { threshold })
  const lines: string[] = []

  const storyOf = new Map(groups.flatMap(({ ids }, index) => ids.map((id) => [id, index] as const)))
  const goldOfArticle = (id: string) => (id.startsWith('single/') ? id : id.split('/')[0]!)
  let [hit, made, wanted] = [0, 0, 0]
  const ids = [...articles.keys()]
  ids.forEach((a, at) => {
    for (const b of ids.slice(at + 1)) {
      const same = goldOfArticle(a) === goldOfArticle(b)
      const grouped = storyOf.has(a) && storyOf.get(a) === storyOf.get(b)
      if (same) wanted += 1
      if (grouped) made += 1
      if (same && grouped) hit += 1
      if (same !== grouped) lines.push(`    ${grouped ? 'grouped' : 'apart  '}  ${a}  ${b}`)
    }
  })
  const pairs = { precision: ratio(hit, made), recall: ratio(hit, wanted) }

  const foundTwins = new Set(groups.flatMap(({ repeats }) => [...repeats].map(([a, b]) => [a, b].sort().join(' '))))
  const goldTwins = new Set(
    golds.flatMap(({ name, rows }) =>
      rows
        .filter(({ what }) => what === 'duplicate')
        .map(({ sides }) =>
          sides[0]!.letters
            .map((letter) => `${name}/${letter}`)
            .sort()
            .join(' '),
        ),
    ),
  )

  const count = { differs: 0, found: 0, right: 0, reported: 0, friends: 0, friendsReported: 0, updates: 0, updatesFound: 0 }
  for (const { ids, repeats } of groups) {
    const members = ids.map((id) => {
      const article = stages.match(stages.analyze(stories.dated(articles.get(id)!)))
      return { article, titleEn: '', english: new Map<string, never>() }
    })
    const story = stories.tell(members, repeats)
    const { name, rows } = golds.find((gold) => ids.some((id) => id.startsWith(`${gold.name}/`))) ?? { name: '', rows: [] }
    const used = new Set<StoryDifference>()
    for (const row of rows) {
      const match = (sort: string) => story.differences.filter((one) => one.sort === sort && matches(one, row, name))
      const contradictions = match('contradiction')
      if (row.what === 'differs') {
        count.differs += 1
        if (contradictions.length) count.found += 1
        else lines.push(`    missed    ${name} ${row.ja}: ${row.sides.map(({ text }) => text).join(' : ')}`)
        for (const one of contradictions) used.add(one)
      } else if (row.what === 'friend') {
        count.friends += 1
        if (contradictions.length) count.friendsReported += 1
      } else if (row.what === 'update') {
        count.updates += 1
        if (match('update').length) count.updatesFound += 1
        else lines.push(`    no update ${name} ${row.ja}`)
      }
    }
    for (const one of story.differences) {
      if (one.sort !== 'contradiction') continue
      count.reported += 1
      if (used.has(one)) count.right += 1
      else lines.push(`    wrong     ${name} ${told(one, story)}`)
    }
  }
  const contradictions = { precision: ratio(count.right, count.reported), recall: ratio(count.found, count.differs) }
  const head = [
    `articles ${articles.size}, of ${golds.length} stories`,
    `grouping, pairs        precision ${share(hit, made)}  recall ${share(hit, wanted)}  F1 ${f1(pairs).toFixed(3)}`,
    `reprints               found ${[...foundTwins].filter((pair) => goldTwins.has(pair)).length} of ${goldTwins.size}, false ${[...foundTwins].filter((pair) => !goldTwins.has(pair)).length}`,
    `contradictions         precision ${share(count.right, count.reported)}  recall ${share(count.found, count.differs)}`,
    `false friends reported ${count.friendsReported} of ${count.friends}`,
    `updates marked         ${count.updatesFound} of ${count.updates}`,
  ]
  return { lines: [...head, ...lines], pairs, contradictions }
}

/** A difference is that of the row when one of its sides holds one text of the row and another side another. */
function matches({ sides }: StoryDifference, row: Row, name: string): boolean {
  const places = sides.map(({ value, sources }) =>
    row.sides.findIndex(({ letters, text }) =>
      sources.some(
        ({ article, ja }) => letters.some((letter) => article === `${name}/${letter}`) && ja.includes(text) && near(text, value.ja),
      ),
    ),
  )
  return new Set(places.filter((place) => place >= 0)).size > 1
}

/** The value is in the text of the row, or that in it. */
function near(text: string, value: string): boolean {
  return text.includes(value) || value.includes(text) || [...text.matchAll(/\d+/g)].some(([digits]) => value.includes(digits))
}

function told({ subject, sides }: StoryDifference, _: Omit<Story, 'slug'>): string {
  const list = sides.map(({ value, sources }) => `${value.ja} (${sources.map(({ article }) => article.split('/')[1]).join()})`)
  return `${subject.ja}: ${list.join(' : ')}`
}

function goldOf(name: string): Gold {
  const [, ...lines] = readFileSync(join(folder, name, 'story.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
  return {
    name,
    rows: lines.map((line): Row => {
      const [what = '', , articles = '', ja = ''] = line.split('\t')
      const sides = articles.split(' | ').map((side) => {
        const at = side.indexOf(':')
        return { letters: (at < 0 ? side : side.slice(0, at)).split(',').map((one) => one.trim()), text: at < 0 ? '' : side.slice(at + 1) }
      })
      return { what, ja, sides }
    }),
  }
}

function ratio(a: number, b: number): number {
  return b === 0 ? 1 : a / b
}

function share(a: number, b: number): string {
  return `${ratio(a, b).toFixed(3)} (${a} of ${b})`
}

function f1({ precision, recall }: { precision: number; recall: number }): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

if (process.argv[1]?.endsWith('eval-stories.ts')) {
  const wanted = process.argv[2]
  console.log(await storyTable(wanted === undefined ? undefined : (name) => new RegExp(wanted).test(name)))
}
