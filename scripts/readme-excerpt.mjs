// Puts the beginning of the example digest between the markers of README.md: `npm run readme`, after `npm start`.
import { readFileSync, writeFileSync } from 'node:fs'

const at = (path) => new URL(`../${path}`, import.meta.url)
const { article, summary, keyPoints } = JSON.parse(readFileSync(at('output/all-solid-state-battery-race.json'), 'utf8'))
const [start, end] = ['<!-- excerpt: start -->', '<!-- excerpt: end -->']

const pair = ({ ja, en }) => `> ${ja}\\\n> ${en}`
const excerpt = [
  `> **${article.title.ja}**\\\n> **${article.title.en}**`,
  pair(summary),
  ...keyPoints.slice(0, 4).map(({ ja, en, evidence }, index) => `> ${index + 1}. ${ja}\\\n>    ${en} — *${evidence.join(', ')}*`),
].join('\n>\n')

const readme = readFileSync(at('README.md'), 'utf8')
const [before, after] = [readme.indexOf(start), readme.indexOf(end)]
if (before < 0 || after < before) throw new Error(`README.md has no ${start} … ${end}`)
writeFileSync(at('README.md'), `${readme.slice(0, before + start.length)}\n${excerpt}\n${readme.slice(after)}`)
