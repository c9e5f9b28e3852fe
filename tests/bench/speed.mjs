// Speed of the built command: `npm run bench -- [copies]`. Digests articles/ over and over in one process, as a batch does.
// Prints the time to load, milliseconds and characters for an article, and the memory held after every round; the last must not grow.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digest, loadLanguage, openStages, parseGlossary } from '../../dist/lib/index.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const rounds = Number(process.argv[2] ?? 5)
const read = (folder) =>
  readdirSync(`${root}${folder}`)
    .sort()
    .map((name) => ({ path: `${folder}/${name}`, bytes: readFileSync(`${root}${folder}/${name}`) }))

const began = performance.now()
const { terms } = parseGlossary(read('glossary').map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') })))
const stages = await openStages({ language: loadLanguage(), terms, engine: 'rules' })
const articles = read('articles')
console.log(`loading         ${Math.round(performance.now() - began)} ms`)

for (let round = 1; round <= rounds; round++) {
  const start = performance.now()
  let letters = 0
  for (const article of articles) letters += (await digest(article, stages)).text.length
  const ms = performance.now() - start
  globalThis.gc?.()
  const held = Math.round(process.memoryUsage().heapUsed / 1e6)
  console.log(
    `round ${round}         ${Math.round(ms / articles.length)} ms an article, ${Math.round((letters / ms) * 1000)} characters a second, ${held} MB held`,
  )
}
