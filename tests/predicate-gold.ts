/**
 * The gold of predicates (`tests/corpus/analyze/predicates-*.txt`, notation in the first of them) and how an analysis compares with it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { AnalyzedSentence, Article, Predicate, Sentence } from '../src/document.ts'

export interface GoldPredicate {
  readonly place: string
  readonly lemma: string
  /** slot → word; words of zero arguments begin with ~; `none` and `speaker` are written out. */
  readonly arguments: ReadonlyMap<string, string>
  readonly features: readonly string[]
  readonly role: string
}

export interface GoldParagraph {
  readonly place: string
  readonly ja: string
  readonly predicates: readonly GoldPredicate[]
}

export interface Count {
  right: number
  found: number
  gold: number
}

export interface Report {
  readonly counts: ReadonlyMap<string, Count>
  readonly faults: readonly string[]
}

const folder = new URL('corpus/analyze/', import.meta.url)

export function readGold(): GoldParagraph[] {
  const made: GoldParagraph[] = []
  for (const file of readdirSync(folder).sort()) {
    if (!/^predicates-\d+\.txt$/.test(file)) continue
    let open: { place: string; ja: string; predicates: GoldPredicate[] } | undefined
    for (const [at, line] of readFileSync(new URL(file, folder), 'utf8').split('\n').entries()) {
      const place = `${file}:${at + 1}`
      if (line.startsWith('#')) continue
      if (!line.trim()) open = undefined
      else if (!open) {
        open = { place, ja: line, predicates: [] }
        made.push(open)
      } else {
        const [lemma = '', args = '', features = '', role = ''] = line.split('\t')
        if (!role) throw new Error(`${place}: four columns wanted`)
        open.predicates.push({
          place,
          lemma,
          arguments: new Map(args.split(' ').map((one) => one.split('=') as [string, string])),
          features: features === '-' ? [] : features.split(' '),
          role,
        })
      }
    }
  }
  return made
}

/** A paragraph as an article of one block. */
export function articleOf(ja: string): Article {
  const pieces = ja.match(/(?:「[^」]*」|[^。「])*。?/g)!.filter(Boolean)
  let start = 0
  const sentences = pieces.map((piece, at): Sentence => {
    const sentence = { id: `s${at + 1}`, kind: 'body' as const, block: 0, ja: piece, start, end: start + piece.length }
    start += piece.length
    return sentence
  })
  return {
    id: 'gold',
    path: 'gold.txt',
    format: 'text',
    encoding: 'utf-8',
    sha256: '',
    text: ja,
    metadata: { title: '', date: '2026-02-18', publisher: null, author: null, url: null, tags: [], references: [] },
    blocks: [{ kind: 'body', level: 0, start: 0, end: ja.length }],
    sentences,
    notes: [],
  }
}

/** Compares: predicates by lemma in text order, then subjects (overt, zero), objects, features and roles of those found. */
export function compare(gold: readonly GoldParagraph[], analyze: (article: Article) => Article<AnalyzedSentence>): Report {
  const counts = new Map<string, Count>()
  const faults: string[] = []
  const count = (name: string, part: Partial<Count>) => {
    const one = counts.get(name) ?? { right: 0, found: 0, gold: 0 }
    for (const key of ['right', 'found', 'gold'] as const) one[key] += part[key] ?? 0
    counts.set(name, one)
  }
  for (const { ja, predicates } of gold) {
    const found = analyze(articleOf(ja)).sentences.flatMap((sentence) => sentence.predicates)
    let next = 0
    const used = new Set<number>()
    for (const wanted of predicates) {
      count('predicate', { gold: 1 })
      const at = found.findIndex((one, index) => index >= next && one.lemma === wanted.lemma)
      if (at < 0) {
        faults.push(`${wanted.place} predicate ${wanted.lemma} not found`)
        continue
      }
      next = at + 1
      used.add(at)
      count('predicate', { right: 1 })
      compareOne(found[at]!, wanted, count, (fault) => faults.push(`${wanted.place} ${wanted.lemma} ${fault}`))
    }
    count('predicate', { found: found.length })
    for (const [at, one] of found.entries()) if (!used.has(at)) faults.push(`${predicates[0]?.place} extra ${one.lemma}`)
  }
  return { counts, faults }
}

function compareOne(
  found: Predicate,
  wanted: GoldPredicate,
  count: (name: string, part: Partial<Count>) => void,
  fault: (text: string) => void,
) {
  for (const slot of ['ga', 'o', 'ni']) {
    const word = wanted.arguments.get(slot)
    const argument = found.arguments.find((one) => one.slot === slot)
    const got = argument && (argument.referent?.ja ?? argument.origin)
    const zero = word === 'none' || word === 'speaker' ? word : word?.startsWith('~') ? 'zero' : 'overt'
    if (slot === 'ga' && word) {
      const name = `ga ${zero}`
      const right = got === word.replace('~', '')
      count(name, { gold: 1, right: right ? 1 : 0 })
      count(
        `ga ${!argument || argument.origin === 'none' ? 'none' : argument.origin === 'speaker' ? 'speaker' : ['case', 'topic'].includes(argument.origin) ? 'overt' : 'zero'}`,
        { found: 1 },
      )
      if (!right) fault(`ga ${got} for ${word}`)
    } else if (slot !== 'ga') {
      if (argument) count(slot, { found: 1 })
      if (!word) continue
      const right = got === word.replace('~', '')
      count(slot, { gold: 1, right: right ? 1 : 0 })
      if (!right) fault(`${slot} ${got} for ${word}`)
    }
  }
  const features = featuresOf(found)
  for (const one of features) count('features', { found: 1, right: wanted.features.includes(one) ? 1 : 0 })
  count('features', { gold: wanted.features.length })
  if (features.join() !== [...wanted.features].sort().join()) fault(`features ${features.join(' ')} for ${wanted.features.join(' ')}`)
  const role = roleOf(found)
  const [wantedRole, wantedSlot] = wanted.role.split(':')
  const name = wantedRole === 'te' ? 'chain' : wantedRole === 'rel' ? `relative:${wantedSlot}` : wantedRole!
  count('role', { gold: 1, found: 1, right: role === name ? 1 : 0 })
  if (role !== name) fault(`role ${role} for ${name}`)
}

function roleOf({ role, gap }: Predicate): string {
  return role === 'relative' ? `relative:${gap}` : role
}

function featuresOf(found: Predicate): string[] {
  return [
    ...(found.past ? ['past'] : []),
    ...(found.negated ? ['negated'] : []),
    ...(found.polite ? ['polite'] : []),
    ...(found.voice === 'active' ? [] : found.voice.split('-')),
    ...(found.mood === 'statement' ? [] : [found.mood]),
    ...found.meanings,
    ...(found.light ? [`light=${found.light}`] : []),
  ].sort()
}
