/**
 * Measures the proof of names on English by people: `npx tsx tests/bench/eval-names-check.ts [set] [--lines]`.
 * In each pair one name of the English is replaced by another of its kind (persons by their last word); `found` is the share of these that get a note about
 * a name, `false` the share of untouched pairs that get one. `--lines` prints what was missed and what was too much, names only.
 */
import { existsSync, readFileSync } from 'node:fs'
import type { Entity, Note } from '../../src/document.ts'
import { loadLanguage, openStages } from '../../src/index.ts'
import { indexWords, makeFormFinder } from '../../src/verify/english-forms.ts'
import { makeNameCheck, type NamePair } from '../../src/verify/names.ts'
import { formsOf } from '../../src/verify/terms.ts'
import { articleOf } from '../gold-names.ts'

const findForms = makeFormFinder(loadLanguage())

const folder = new URL('../../../shared/eval/dev/', import.meta.url)
const sets = ['newsdev2020', 'pud_wiki']

interface Row {
  readonly ja: string
  readonly en: string
}

async function main() {
  const options = process.argv.slice(2)
  const chosen = options.filter((option) => !option.startsWith('--'))
  const language = loadLanguage()
  const stages = await openStages({ language, terms: [], engine: 'rules' })
  const { check } = makeNameCheck(language)
  console.log('set           pairs  false            planted found   PERSON          LOC             ORG')
  for (const set of chosen.length ? chosen : sets) {
    const path = new URL(`${set}.jsonl`, folder)
    if (!existsSync(path)) {
      console.log(`${set.padEnd(13)} skipped: the shared folder is not here`)
      continue
    }
    const rows = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
    const pairs = rows.map(({ ja, en }, at): NamePair => {
      const [sentence] = stages.match(stages.analyze(articleOf(ja))).sentences
      return { ja, en, entities: sentence!.entities, previous: rows[at - 1], next: rows[at + 1] }
    })
    const pool = poolOf(pairs)
    const alarms: string[] = []
    let wrong = 0
    for (const [at, pair] of pairs.entries()) {
      const notes = check(pair)
      if (notes.length === 0) continue
      wrong += 1
      alarms.push(`+ ${at + 1} ${notes.map(shown).join(' | ')}`)
    }
    const count: Record<string, [number, number]> = { all: [0, 0], PERSON: [0, 0], LOC: [0, 0], ORG: [0, 0] }
    const missed: string[] = []
    for (const [at, pair] of pairs.entries()) {
      const planted = plant(pair, pool, at)
      if (!planted) continue
      const { entity, en, from, to } = planted
      const found = check({ ...pair, en }).some((note) => entity.ja.includes(note.ja ?? '?') || to.includes(note.actual ?? '?'))
      for (const key of ['all', entity.type]) {
        count[key]![1] += 1
        if (found) count[key]![0] += 1
      }
      if (!found) missed.push(`- ${at + 1} ${entity.type} ${entity.ja}: ${from} → ${to}`)
    }
    const rate = ([hit, total]: [number, number]) => `${(hit / Math.max(1, total)).toFixed(3)} (${hit}/${total})`.padEnd(16)
    console.log(
      `${set.padEnd(13)} ${String(pairs.length).padEnd(6)} ${(wrong / pairs.length).toFixed(4)} (${wrong})`.padEnd(37) +
        ['all', 'PERSON', 'LOC', 'ORG'].map((key) => rate(count[key]!)).join(''),
    )
    if (options.includes('--lines')) console.log([...alarms, ...missed].join('\n'))
  }
}

function shown(note: Note): string {
  return `${note.code} ${note.ja} (${note.expected}) ← ${note.actual}`
}

type Pool = ReadonlyMap<string, readonly string[]>

/** Countries go for countries. */
function kindOf(entity: Entity): string {
  return entity.type === 'LOC' && entity.accept.some((form) => /(?:ese|ish|an|ch|i)$/.test(form)) ? 'country' : entity.type
}

function poolOf(pairs: readonly NamePair[]): Pool {
  const pool = new Map<string, Set<string>>()
  for (const { entities, en } of pairs)
    for (const entity of entities) {
      if (entity.source !== 'lexicon' || !findForms(indexWords(en), entity.en).length || /[,]| and /.test(entity.en)) continue
      const set = pool.get(kindOf(entity)) ?? new Set<string>()
      pool.set(kindOf(entity), set.add(entity.type === 'PERSON' ? entity.en.split(' ').at(-1)! : entity.en))
    }
  return new Map([...pool].map(([kind, set]) => [kind, [...set].sort()]))
}

function plant(pair: NamePair, pool: Pool, seed: number) {
  const index = indexWords(pair.en)
  const able = pair.entities.filter(
    (entity) =>
      /^(?:PERSON|LOC|ORG)$/.test(entity.type) &&
      /^\p{Lu}/u.test(entity.en) &&
      formsOf(entity).some((form) => findForms(index, form).length > 0),
  )
  const entity = able[seed % Math.max(1, able.length)]
  if (!entity) return undefined
  const names = pool.get(kindOf(entity)) ?? []
  const form = formsOf(entity).find((one) => findForms(index, one).length > 0)!
  const span = findForms(index, form)[0]!
  const whole = pair.en.slice(span.start, span.end)
  const from = entity.type === 'PERSON' ? whole.split(' ').at(-1)! : whole
  if (!/^\p{Lu}/u.test(from)) return undefined
  const cleared = pair.en.split(from).join('@')
  // Said once more in another form: nothing is lost.
  const own = formsOf(entity)
    .flatMap((one) => one.split(/[\s-]+/))
    .filter((word) => /^\p{Lu}/u.test(word))
  if (entity.type !== 'PERSON' && own.some((word) => cleared.includes(word.slice(0, 4)))) return undefined
  for (let step = 0; step < names.length; step += 1) {
    const to = names[(seed * 7 + step * 13) % names.length]!
    const words = to.toLowerCase().split(/[\s-]+/)
    const near = [pair.en, pair.previous?.en, pair.next?.en].join(' ').toLowerCase()
    if (to === entity.en || words.some((word) => word.length > 2 && near.includes(word))) continue
    return { entity, from, to, en: cleared.replaceAll('@', to) }
  }
  return undefined
}

await main()
