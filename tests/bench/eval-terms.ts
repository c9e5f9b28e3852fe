/**
 * Measures the search for terms: `npx tsx tests/bench/eval-terms.ts [--missed] [--judged NAME]`.
 * Recall of essential terms among the first 30 on texts of others (a term counts when one of its spellings is there, exact after folding; `lenient`:
 * one contains the other), odd and even lines apart, because odd ones were looked at. Precision at 20 on articles of our own, judged row by row.
 */
import { existsSync, readFileSync } from 'node:fs'
import { foldedText, makeFold } from '../../src/glossary/fold.ts'
import { loadLanguage, openStages } from '../../src/index.ts'
import { makeTerms } from '../../src/terms/index.ts'

interface Text {
  readonly id: string
  readonly size: string
  readonly ja: string
  readonly essential_terms: readonly (readonly string[])[]
}

const top = 30
const judgedTop = 20
const file = new URL('../../../shared/eval/dev/keyphrases_dev.jsonl', import.meta.url)

async function main() {
  const language = loadLanguage()
  const stages = await openStages({ language, terms: [], engine: 'rules' })
  const fold = makeFold(language)
  const key = (text: string) => foldedText(fold, text).replace(/[\s「」『』（）()]/g, '')
  const collect = makeTerms(language, (text) => foldedText(fold, text)).collect
  const missed = process.argv.includes('--missed')

  const path = existsSync(file) ? file : undefined
  if (!path) console.log('the texts of others are absent: recall not measured')
  else {
    const sums = new Map<string, { exact: number; lenient: number; pool: number; total: number; texts: number; macro: number }>()
    const texts = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Text)
    for (const [at, text] of texts.entries()) {
      const article = stages.match(stages.analyze(await stages.read({ path: `${text.id}.txt`, bytes: Buffer.from(text.ja) })))
      const collector = collect()
      collector.add(article)
      const all = collector.candidates({ top: 0 }).map(({ variants, ja }) => [key(ja), ...variants.map((one) => key(one.ja))])
      const best = all.slice(0, top)
      const exact = (wanted: readonly string[], list: readonly string[][]) =>
        list.findIndex((one) => wanted.some((word) => one.includes(key(word))))
      const lenient = (wanted: readonly string[]) =>
        best.some((one) => one.some((found) => wanted.some((word) => found.includes(key(word)) || key(word).includes(found))))
      const half = at % 2 ? 'even' : 'odd'
      for (const group of [half, `${half} ${text.size}`, 'all']) {
        const sum = sums.get(group) ?? { exact: 0, lenient: 0, pool: 0, total: 0, texts: 0, macro: 0 }
        sums.set(group, sum)
        const hits = text.essential_terms.filter((wanted) => exact(wanted, best) >= 0).length
        sum.exact += hits
        sum.macro += hits / text.essential_terms.length
        sum.lenient += text.essential_terms.filter(lenient).length
        sum.pool += text.essential_terms.filter((wanted) => exact(wanted, all) >= 0).length
        sum.total += text.essential_terms.length
        sum.texts++
      }
      // Only of the half that may be looked at.
      if (missed && half === 'odd') {
        const places = text.essential_terms.map((wanted) => `${wanted.join('|')}:${exact(wanted, all) + 1}`)
        console.log(`${at + 1} ${text.size} ${places.filter((one) => !/:([1-9]|[12]\d|30)$/.test(one)).join('  ')}`)
        console.log(
          `    ${collector
            .candidates({ top: top + 4 })
            .map(({ ja, count }) => `${ja}${count}`)
            .join(' ')}`,
        )
      }
    }
    for (const [group, sum] of [...sums].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
      console.log(
        `${group.padEnd(20)} recall@${top} ${(sum.exact / sum.total).toFixed(3)}  lenient ${(sum.lenient / sum.total).toFixed(3)}  found anywhere ${(sum.pool / sum.total).toFixed(3)}  mean of texts ${(sum.macro / sum.texts).toFixed(3)}  (${sum.total} terms, ${sum.texts} texts)`,
      )
  }
}

/** Precision over rows that were judged by hand: would a terminologist want this row? Rows nobody judged are wrong, and named. */
async function precision() {
  const rows = readFileSync(new URL('../corpus/terms/judged.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const wanted = new Map(rows.map((row) => row.split('\t')).map(([article, ja, verdict]) => [`${article} ${ja}`, verdict === 'yes']))
  const stages = await openStages({ language: loadLanguage(), terms: [], engine: 'rules' })
  let right = 0
  let total = 0
  for (const name of new Set(rows.map((row) => row.split('\t')[0]!))) {
    const places = ['../../articles/', '../corpus/terms/articles/'].map((folder) => new URL(folder + name, import.meta.url))
    const bytes = readFileSync(places.find((place) => existsSync(place))!)
    const collector = stages.terms.collect()
    collector.add(stages.match(stages.analyze(await stages.read({ path: name, bytes }))))
    const best = collector.candidates({ top: judgedTop })
    const verdicts = best.map(({ ja, variants }) => [ja, ...variants.map((one) => one.ja)].map((form) => wanted.get(`${name} ${form}`)))
    const good = verdicts.filter((forms) => forms.find((one) => one !== undefined)).length
    const unjudged = best.filter((_, at) => verdicts[at]!.every((one) => one === undefined)).map(({ ja }) => ja)
    right += good
    total += best.length
    console.log(`${name.padEnd(36)} ${good}/${best.length}${unjudged.length ? `  not judged: ${unjudged.join(' ')}` : ''}`)
  }
  console.log(`precision@${judgedTop} on articles of our own: ${(right / total).toFixed(3)} (${right} of ${total})`)
}

await main()
await precision()
