// Puts the beginning of the example digest, and what `check` says of the example translation, between the markers of README.md: `npm run readme`, after `npm start`.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const at = (path) => new URL(`../${path}`, import.meta.url)
const { article, summary, keyPoints } = JSON.parse(readFileSync(at('output/all-solid-state-battery-race.json'), 'utf8'))

const pair = ({ ja, en }) => `> ${ja}\\\n> ${en}`
const excerpt = [
  `> **${article.title.ja}**\\\n> **${article.title.en}**`,
  pair(summary),
  ...keyPoints.slice(0, 4).map(({ ja, en, evidence }, index) => `> ${index + 1}. ${ja}\\\n>    ${en} — *${evidence.join(', ')}*`),
].join('\n>\n')

const translation = 'tests/fixtures/check/trade-statistics-tariffs.en.txt'
const words = [
  'dist/cli/main.js',
  'check',
  'articles/trade-statistics-tariffs.txt',
  translation,
  '--date',
  '2026-08-19',
  '--ui',
  'en',
  '--level',
  'warning',
]
const { stdout } = spawnSync(process.execPath, words, { cwd: at(''), encoding: 'utf8' })
const findings = stdout.trimEnd().replaceAll(`${translation}`, 'trade-statistics-tariffs.en.txt')

const fence = '```'
let readme = readFileSync(at('README.md'), 'utf8')
for (const [name, text] of [
  ['excerpt', excerpt],
  ['check', `${fence}\n${findings}\n${fence}`],
]) {
  const [start, end] = [`<!-- ${name}: start -->`, `<!-- ${name}: end -->`]
  const [before, after] = [readme.indexOf(start), readme.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`README.md has no ${start} … ${end}`)
  readme = `${readme.slice(0, before + start.length)}\n${text}\n${readme.slice(after)}`
}
writeFileSync(at('README.md'), readme)
