// How long a thousand articles take to become stories: `npx tsx tests/bench/stories.ts [articles]`. The texts are those of tests/corpus/stories, each
// several times over with other names and figures, so that copies tell other stories.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Article } from '../../src/document.ts'
import { openStages } from '../../src/index.ts'
import { loadLanguage } from '../../src/language/load.ts'

const folder = join(fileURLToPath(new URL('../../', import.meta.url)), 'tests', 'corpus', 'stories')
const wanted = Number(process.argv[2] ?? 1000)
const stages = await openStages({ language: loadLanguage(), terms: [], engine: 'rules' })
const stories = await stages.stories()

const texts = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(folder, name))
      .filter((file) => file !== 'story.tsv')
      .map((file) => ({ name: `${name}/${file}`, text: readFileSync(join(folder, name, file), 'utf8') })),
  )

const places = [
  '札幌',
  '青森',
  '秋田',
  '仙台',
  '山形',
  '福島',
  '水戸',
  '高崎',
  '千葉',
  '甲府',
  '長野',
  '富山',
  '金沢',
  '福井',
  '岐阜',
  '静岡',
  '津',
  '大津',
  '奈良',
  '鳥取',
  '岡山',
  '高松',
  '松山',
  '高知',
  '大分',
  '宮崎',
  '鹿児島',
  '那覇',
]
const syllables = [
  'アル',
  'ベク',
  'コラ',
  'ダン',
  'エク',
  'フォン',
  'ガロ',
  'ヒル',
  'イマ',
  'ジタ',
  'カネ',
  'ルド',
  'ミサ',
  'ノル',
  'オト',
  'ペン',
]

/** Two-letter words of all sets; a copy puts others in the place of every second one. */
const pool = [...new Set(texts.flatMap(({ text }) => text.match(/\p{Script=Han}{2}/gu) ?? []))].sort()
const seedOf = (word: string, copy: number) =>
  [...word].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, copy * 7919)

/** A name for each name and a word for many words, the same in every article of a copy; figures move a little. */
function varied(text: string, copy: number): string {
  if (copy === 0) return text
  const name = (given: string) => {
    const seed = seedOf(given, copy)
    return seed % 2 ? places[seed % places.length]! : syllables[seed % 16]! + syllables[(seed >> 4) % 16]! + syllables[(seed >> 8) % 16]!
  }
  return text
    .replace(
      /旭陽|白陽|三葉|志浦|播磨灘|雲南|島根|瀬戸内|吉野ヶ里|日銀|佐賀|広島|姫路|青葉|北都|鳥取|伊万里|九州|吉岡|三田村|大河内|浜口|森下/gu,
      name,
    )
    .replace(/\p{Script=Han}{2}/gu, (word) => (seedOf(word, copy) % 2 ? pool[seedOf(word, copy) % pool.length]! : word))
    .replace(/\d+(?=[^\d年月日-])/g, (digits) => String(Number(digits) + copy))
}

const articles: Article[] = []
for (let copy = 0; articles.length < wanted; copy++)
  for (const { name, text } of texts) {
    if (articles.length === wanted) break
    const read = await stages.read({ path: name, bytes: Buffer.from(varied(text, copy)) })
    articles.push({ ...read, id: `${copy}-${name.replace('/', '-')}` })
  }

const timed = <T>(what: string, work: () => T): T => {
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const made = work()
  const [wall, used] = [(performance.now() - from) / 1000, process.cpuUsage(cpu)]
  console.log(`${what.padEnd(34)} ${wall.toFixed(2)} s, ${((used.user + used.system) / 1e6).toFixed(2)} s of processor`)
  return made
}

console.log(`${articles.length} articles`)
const records = timed('words and signatures', () => articles.map(stories.record))
const groups = timed('grouping', () => stories.group(records))
const byId = new Map(articles.map((article) => [article.id, article]))
const members = groups.reduce((sum, { ids }) => sum + ids.length, 0)
const named = timed(`analysis of ${members} members`, () =>
  groups.map(({ ids, repeats }) => ({ repeats, list: ids.map((id) => stages.match(stages.analyze(stories.dated(byId.get(id)!)))) })),
)
const told = timed(`${groups.length} story sheets`, () =>
  named.map(({ repeats, list }) =>
    stories.tell(
      list.map((article) => ({ article, titleEn: '', english: new Map<string, never>() })),
      repeats,
    ),
  ),
)
console.log(
  `${told.reduce((sum, { differences }) => sum + differences.length, 0)} differences; ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB`,
)
