// How fast glossaries load and match: `npm run bench:glossary -- [rounds]`. Prints characters a second at 1,000, 10,000 and 100,000 terms, for the walk
// through the trie alone, with the folding of the text, and for the whole matcher with its look at the edges of tokens; then the time to read each format.
// Terms are words and compounds of our own tables, the text is that of articles/, sentence by sentence. Read the ratios; speeds are of CPU time.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseGlossary, writeGlossary } from '../../src/exchange/glossary/index.ts'
import { makeFold } from '../../src/glossary/fold.ts'
import { lintGlossary, makeMatcher, mergeTerms, packTerms } from '../../src/glossary/index.ts'
import { openTrie } from '../../src/glossary/trie.ts'
import { loadLanguage } from '../../src/language/load.ts'
import { openStages } from '../../src/pipeline.ts'

const rounds = Number(process.argv[2] ?? 7)
const language = loadLanguage()
const words = ['words', 'words-katakana', 'compounds', 'names'].flatMap((name) =>
  language.rows(`ja-en/${name}`).map(({ ja = '', en = '' }) => ({ ja, en })),
)
const clean = words.filter(({ ja, en }) => ja.length > 1 && en && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}|\n]/u.test(en))

/** The first terms of our tables; beyond them two in a row. */
function glossary(count) {
  const terms = new Map()
  for (let step = 0; terms.size < count; step++)
    for (let at = 0; at < clean.length && terms.size < count; at++) {
      const [first, second] = [clean[at], clean[(at * 7 + step) % clean.length]]
      if (step === 0) terms.set(first.ja, first.en)
      else terms.set(first.ja + second.ja, `${first.en} ${second.en}`)
    }
  const quoted = (field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)
  return `ja,en,type,reading,status\n${[...terms].map(([ja, en]) => `${quoted(ja)},${quoted(en)},,よみ,preferred\n`).join('')}`
}

/** Median of several runs, in milliseconds of wall and CPU time. */
function timed(work, times = rounds) {
  const walls = []
  const cpus = []
  for (let round = 0; round < times; round++) {
    const cpu = process.cpuUsage()
    const began = performance.now()
    work()
    walls.push(performance.now() - began)
    const { user, system } = process.cpuUsage(cpu)
    cpus.push((user + system) / 1000)
  }
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]
  return { wall: median(walls), cpu: median(cpus) }
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const stages = await openStages({ language, terms: [], engine: 'rules' })
const sentences = []
for (const name of readdirSync(`${root}articles`).sort()) {
  const article = await stages.analyze(await stages.read({ path: name, bytes: readFileSync(`${root}articles/${name}`) }))
  sentences.push(...article.sentences)
}
const letters = sentences.reduce((sum, { ja }) => sum + ja.length, 0)
const passes = Math.ceil(300_000 / letters)
// Of CPU time: other work on the machine would else be counted.
const speed = ({ cpu }) => `${((letters * passes) / cpu / 1000).toFixed(2)} M/s`
console.log(`${sentences.length} sentences, ${letters} characters, ${passes} times; ${clean.length} words; medians of ${rounds}`)
console.log('   terms      build       trie walk   fold + walk   whole matcher   hits')

const fold = makeFold(language)
const folded = sentences.map(({ ja }) => fold(ja).units)
const walk = (trie, units) => {
  let found = 0
  for (let from = 0; from < units.length; from++) {
    let node = 0
    for (let at = from; at < units.length; at++) {
      node = trie.step(node, units[at])
      if (node === -1) break
      if (trie.ends(node)) found++
    }
  }
  return found
}
const repeat = (work) => () => {
  for (let pass = 0; pass < passes; pass++) for (let at = 0; at < sentences.length; at++) work(at)
}
for (const count of [1000, 10_000, 100_000]) {
  const { terms } = parseGlossary([{ path: 'x.csv', text: glossary(count) }])
  const build = timed(() => packTerms(terms, language), 3)
  const packed = packTerms(terms, language)
  const trie = openTrie(packed)
  const match = makeMatcher(terms, language, packed)
  const alone = timed(repeat((at) => walk(trie, folded[at])))
  const both = timed(repeat((at) => walk(trie, fold(sentences[at].ja).units)))
  const whole = timed(repeat((at) => match(sentences[at])))
  const hits = sentences.reduce((sum, sentence) => sum + match(sentence).length, 0)
  const columns = [String(count).padStart(8), `${build.cpu.toFixed(0)} ms`.padStart(10)]
  columns.push(speed(alone).padStart(15), speed(both).padStart(13), speed(whole).padStart(15), String(hits).padStart(6))
  console.log(columns.join(' '))
}

console.log('\n100,000 terms      size    wall     CPU   held after')
const text = glossary(100_000)
const { terms } = parseGlossary([{ path: 'x.csv', text }])
const row = (name, size, { wall, cpu }) => {
  const held = Math.round(process.memoryUsage().rss / 1e6)
  console.log(
    `${name.padEnd(14)} ${(size / 1e6).toFixed(1).padStart(6)} MB ${wall.toFixed(0).padStart(5)} ms ${cpu.toFixed(0).padStart(5)} ms ${held} MB`,
  )
}
for (const format of ['csv', 'tbx', 'tbx2', 'tmx', 'utx', 'omegat', 'json']) {
  const written = format === 'csv' ? text : writeGlossary(terms, format).text
  const file = { path: `x.${format === 'omegat' ? 'txt' : format}`, text: written }
  row(
    `read ${format}`,
    written.length,
    timed(() => parseGlossary([file]), 3),
  )
}
row(
  'write tbx',
  0,
  timed(() => writeGlossary(terms, 'tbx'), 3),
)
row(
  'lint',
  0,
  timed(() => lintGlossary(terms, language), 3),
)
row(
  'merge',
  0,
  timed(() => mergeTerms([...terms, { ...terms[0], file: 'y.csv' }], language), 3),
)
