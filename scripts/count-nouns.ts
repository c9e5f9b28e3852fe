/**
 * Counts in how many of ten thousand sentences of our own general news a noun stands, and writes `ja/term-background.tsv`:
 * `npx tsx scripts/count-nouns.ts`, about a minute. Neither `articles/` nor the texts that terms are judged on are counted.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lineArticle } from '../src/cli/lines.ts'
import { loadLanguage, openStages } from '../src/index.ts'

const folders = ['judged', 'treebank', 'translate', 'verify', 'analyze']
/** Sentences a noun must stand in; what is rarer says nothing. */
const least = 3
const sentence = /^[^\t|]*?[\p{Script=Hiragana}][^\t|]*/u

async function main() {
  const stages = await openStages({ language: loadLanguage(), terms: [], engine: 'rules' })
  const counts = new Map<string, number>()
  let total = 0
  for (const text of lines()) {
    for (const { tokens } of stages.analyze(lineArticle({ path: '-', number: 1, text }, stages.split, null)).sentences) {
      total++
      const nouns = new Set(tokens.filter(({ pos }) => /^(?:noun|suffix|unknown)\b(?!\.number)/.test(pos)).map(({ surface }) => surface))
      for (const noun of nouns) counts.set(noun, (counts.get(noun) ?? 0) + 1)
    }
  }
  const rows = [...counts]
    .filter(([noun, count]) => count >= least && /^[\p{L}\u30fc]+$/u.test(noun))
    .map(([noun, count]): [string, number] => [noun, Math.round((count / total) * 1e5) / 10])
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const file = fileURLToPath(new URL('../src/language/ja/term-background.tsv', import.meta.url))
  writeFileSync(file, `ja\tshare\tnote\n${rows.map(([noun, share]) => `${noun}\t${share}\n`).join('')}`)
  console.log(`${total} sentences, ${counts.size} nouns, ${rows.length} rows`)
}

/** Every line of prose once. */
function lines(): Set<string> {
  const found = new Set<string>()
  for (const folder of folders) {
    const at = fileURLToPath(new URL(`../tests/corpus/${folder}/`, import.meta.url))
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!entry.isFile()) continue
      for (const line of readFileSync(`${at}${entry.name}`, 'utf8').split('\n')) {
        const text = sentence.exec(line.replace(/^(?:[-=+>*#\s]|ja:|title:)+/, ''))?.[0].trim() ?? ''
        if (text.length >= 12) found.add(text)
      }
    }
  }
  return found
}

await main()
