/**
 * Counts how English letters and sounds are written in katakana, on our own tables of names and words, and writes `en/letter-sounds.tsv` and
 * `en/katakana-sounds.tsv`. `npx tsx scripts/fit-katakana.ts`, about a minute.
 *
 * Only rows whose headword falls into the share `fit` are counted (`shareOf`), so that the others stay for judging: see tests/back-transliteration.test.ts.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeKanaSounds } from '../src/language/kana-sounds.ts'
import { type AlignLetters, type LetterSound, letterAligner, placesOf, plainSounds } from '../src/language/letter-sounds.ts'
import { type Language, loadLanguage } from '../src/language/load.ts'

/** A katakana headword of our tables with its English. */
export interface Pair {
  readonly ja: string
  readonly en: string
  readonly reading: 'name' | 'noun'
  readonly share: Share
}

/** What a headword is for: counting, choosing limits, or judging. It hangs on the headword alone, so a row never changes sides. */
export type Share = 'fit' | 'tune' | 'check'

const tables = [
  ['ja-en/names-foreign', 'name'],
  ['ja-en/names', 'name'],
  ['ja-en/words-katakana', 'noun'],
  ['ja-en/words', 'noun'],
  ['ja-en/compounds', 'noun'],
] as const

export function shareOf(ja: string): Share {
  const byte = createHash('sha256').update(ja).digest()[0]!
  return byte < 180 ? 'fit' : byte < 205 ? 'tune' : 'check'
}

/** Rows that are katakana alone and have plain English. */
export function pairsOf(language: Language): Pair[] {
  const seen = new Set<string>()
  return tables.flatMap(([table, reading]) =>
    language.rows(table).flatMap((row) => {
      const ja = row.ja ?? ''
      const en = (row.en ?? '').replace(/\s*\{[^}]*\}$/, '').replace(/^(?:the|an?) /, '')
      if (!/^[\p{Script=Katakana}\u30fc]{2,}$/u.test(ja) || !/^[A-Za-z' .&-]+$/.test(en) || seen.has(`${ja}|${en}`)) return []
      seen.add(`${ja}|${en}`)
      return [{ ja, en, reading, share: shareOf(ja) }]
    }),
  )
}

const vowel = /^[AEIOU]/
const arpabet = 'AA AE AH AX AO AW AY EH ER EY IH IY OW OY UH UW B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH'.split(' ')
/** Letters that stand together for one sound, or for none. */
const groups =
  'ai au aw ay ea ee ei eu ew ey ie oa oe oi oo ou ow oy ue ui uy ye ae igh eigh augh ough aigh eau er ir ur yr ear our eur err irr urr orr arr re or ar bb cc dd ff gg hh jj kk ll mm nn pp rr ss tt vv zz ch sh th ph gh ck tch dge dg wh wr kn gn mb mn ps pn rh sc sch tz ts cz sz qu gu ng le el al ol il yl ti si ci ssi sci ce ge gi xc ju cqu kh dt ld bt pt lk lm st ft zh ij aa ii uu nd nt rz gl lf lv es gg que gue cch ght rd pf dj tsch'.split(
    ' ',
  )
const firstLetters: Readonly<Record<string, string>> = {
  ...{
    B: 'b',
    CH: 'ct',
    D: 'd',
    DH: 't',
    F: 'fpg',
    G: 'g',
    HH: 'hwj',
    JH: 'jgd',
    K: 'kcqx',
    L: 'l',
    M: 'm',
    N: 'ngk',
    NG: 'n',
    P: 'p',
    R: 'rw',
  },
  ...{ S: 'scxzp', SH: 'sct', T: 'tdp', TH: 't', V: 'vfw', W: 'wuo', Y: 'yiuje', Z: 'zsx', ZH: 'szgj' },
}
/** letters: sounds / … (cost) */
const several = `x xc xx cc: K S/G Z/K SH/G ZH/K/Z/S (2); u ue ew eu eau ui ieu iew: Y UW/Y UH/Y AX/Y ER (3); le l el al ol il yl m n e: AX L/AX M/AX N (4);
qu cqu: K W (1.5); gu: G W (2); mc: M AX K (2); wicz: V IH CH (2); o: W AH (3); oi: W AA (3); zz: T S (1.5); z: T S (2.5); tz: T S (2); ts: T S (3); j: HH (3);
u: W (2); ng: NG G (2); n: NG (1.5); our ower: AW ER (2); y i: AY AX (4); s: AX S (6); sch sc: S K (2)`

/** What a pair of letters and sound costs before anything was counted. */
function firstCost(letters: string, sound: string): number {
  if (sound === '') return 4 + letters.length * 2
  const likely = vowel.test(sound) ? /[aeiouyw]/.test(letters[0]!) : firstLetters[sound]!.includes(letters[0]!)
  return letters.length * 0.5 + (likely ? 0.5 : 5)
}

const rounds = 4
const rarest = 4

/** Lays letters beside sounds for the whole dictionary, four times over. */
function fitLetters(dictionary: ReadonlyMap<string, readonly string[][]>): Map<string, number> {
  let costs = new Map<string, number>()
  for (const letters of [..."abcdefghijklmnopqrstuvwxyz'", ...groups])
    for (const sound of ['', ...arpabet]) costs.set(`${letters}|${sound}`, firstCost(letters, sound))
  for (const [, letters = '', sounds = '', cost] of several.replaceAll('\n', ' ').matchAll(/([a-z ]+): ([A-Z /]+) \(([\d.]+)\)/g))
    for (const one of letters.trim().split(' ')) for (const sound of sounds.split('/')) costs.set(`${one}|${sound}`, Number(cost))
  let counts = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    const align = letterAligner(costs)
    counts = new Map()
    let total = 0
    for (const [word, spoken] of dictionary) {
      if (!/^[a-z]+(?:'[a-z]{2,})?$/.test(word)) continue
      for (const { letters, sound } of align(word, spoken[0]!) ?? []) {
        counts.set(`${letters}|${sound}`, (counts.get(`${letters}|${sound}`) ?? 0) + 1)
        total += 1
      }
    }
    for (const [pair, count] of counts) if (count < rarest) counts.delete(pair)
    costs = new Map([...counts].map(([pair, count]) => [pair, -Math.log(count / total)]))
  }
  return counts
}

interface Unit extends LetterSound {
  readonly place: string
}

const consonants: Readonly<Record<string, string>> = {
  ...{
    P: 'p',
    B: 'b',
    T: 't ch ts',
    D: 'd j t',
    K: 'k',
    G: 'g k',
    CH: 'ch k sh',
    JH: 'j g',
    F: 'f h',
    V: 'v b f w',
    TH: 's z t',
    DH: 'z d s',
  },
  ...{ S: 's sh z', Z: 'z s j ts', SH: 'sh', ZH: 'j z', HH: 'h f', M: 'm n N', N: 'n N', NG: 'N', L: 'r', R: 'r' },
}
const kanaVowel = /^[aeiou:]$/
const longest = 5

/** What it costs to write a unit so, before anything was counted: consonants keep their kind, a vowel follows where none is spoken. */
function plausible({ sound, place }: Unit, kana: readonly string[]): number {
  let written = kana.filter((one) => !kanaVowel.test(one) && one !== 'Q')
  const vowels = kana.filter((one) => kanaVowel.test(one)).length
  if (sound === '') return kana.length === 0 ? 0.2 : written.length ? 6 : 1.5 * vowels + 1
  const sounds = sound.split(' ')
  let cost = 0
  for (const one of sounds.filter((each) => each in consonants)) {
    const at = written.findIndex((each) => consonants[one]!.split(' ').includes(each))
    if (at >= 0) written = written.toSpliced(at, 1)
    else cost += one === 'R' ? 1 : 4
  }
  cost += 3 * written.filter((one) => one !== 'y' && one !== 'w' && !(one === 'r' && sound.includes('ER'))).length
  if (sounds.some((one) => vowel.test(one))) {
    cost += vowels === 0 || vowels > 3 ? 3 : 0
    cost += 0.5 * Math.max(0, vowels - 1) + (kana[0] === ':' ? 2 : 0)
  } else if (/^[WY]$/.test(sound)) cost += vowels * 0.7
  else if (place.endsWith('V')) cost += vowels * 2
  else cost += vowels === 0 ? 1 : vowels === 1 ? 0.3 : 3 * vowels
  if (sounds.includes('W') && !kana.includes('w') && !kana.includes('u')) cost += 1.5
  if (sounds.includes('Y') && !kana.includes('y') && !kana.includes('i')) cost += 1.5
  if (kana[0] === 'w' && !sound.includes('W')) cost += 1.5
  if (kana[0] === 'y' && !sound.includes('Y')) cost += 1.5
  return cost + (kana.includes('Q') ? 0.7 : 0) + (kana.at(-1) === 'Q' ? 3 : 0)
}

type Cost = (unit: Unit, kana: readonly string[]) => number

/** The cheapest way to lay units beside katakana; null when there is none. */
function lay(units: readonly Unit[], kana: readonly string[], costOf: Cost): { cost: number; written: string[] } | null {
  const width = kana.length + 1
  const best = new Float64Array((units.length + 1) * width).fill(1e9)
  const from = new Int32Array(best.length).fill(-1)
  best[0] = 0
  for (const [at, unit] of units.entries()) {
    for (let start = 0; start < width; start += 1) {
      const here = best[at * width + start]!
      if (here >= 1e9) continue
      for (let size = 0; size <= longest && start + size < width; size += 1) {
        const cost = here + costOf(unit, kana.slice(start, start + size))
        const target = (at + 1) * width + start + size
        if (cost >= best[target]!) continue
        best[target] = cost
        from[target] = at * width + start
      }
    }
  }
  const written: string[] = []
  for (let at = best.length - 1; at > 0; at = from[at]!) {
    if (from[at]! < 0) return null
    written.unshift(kana.slice(from[at]! % width, at % width).join(' '))
  }
  return { cost: best.at(-1)!, written }
}

/** −log of the chance by counts of `letters|sound|place|kana`; fewer conditions where there are few counts. */
function costFrom(counts: ReadonlyMap<string, number>): Cost {
  const sums = new Map<string, number>()
  const add = (key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count)
  for (const [key, count] of counts) {
    const [letters, sound, place, kana] = key.split('|')
    for (const condition of [`${letters}|${sound}|${place}`, `${sound}|${place}`, sound!]) {
      add(condition, count)
      add(`${condition}=${kana}`, count)
    }
  }
  const sum = (key: string) => sums.get(key) ?? 0
  return (unit, kana) => {
    const tail = `=${kana.join(' ')}`
    const own = `${unit.letters}|${unit.sound}|${unit.place}`
    const placed = `${unit.sound}|${unit.place}`
    const bySound = sum(unit.sound) ? sum(unit.sound + tail) / sum(unit.sound) : 0
    const byPlace = (sum(placed + tail) + 2 * bySound) / (sum(placed) + 2)
    const chance = (sum(own + tail) + 3 * byPlace) / (sum(own) + 3)
    return -Math.log(chance + 1e-6 * Math.exp(-plausible(unit, kana)))
  }
}

/** Pairs that cost more for each sound of their katakana are no transliterations: アカハラ, academic harassment. */
const dearest = [0.9, 1.6, 1.6, 1.4, 1.4, 1.4, 1.4]

function fitKatakana(language: Language, align: AlignLetters, dictionary: ReadonlyMap<string, readonly string[][]>): Map<string, number> {
  const kanaOf = makeKanaSounds(language)

  function unitsOf(en: string): Unit[][] {
    let ways: Unit[][] = [[]]
    for (const part of en.toLowerCase().replaceAll('.', '').split(/[ -]+/)) {
      const read = (dictionary.get(part) ?? []).flatMap((sounds) => {
        const aligned = align(part, sounds)
        const places = aligned && placesOf(aligned)
        return aligned ? [aligned.map((unit, at) => ({ ...unit, place: places![at]! }))] : []
      })
      ways = ways.flatMap((way) => read.map((units) => [...way, ...units])).slice(0, 8)
    }
    return ways
  }

  const data = pairsOf(language)
    .filter(({ share }) => share === 'fit')
    .map(({ ja, en }) => ({ kana: kanaOf(ja), ways: unitsOf(en) }))
  let costOf: Cost = (unit, kana) => plausible(unit, kana) + 0.2
  let counts = new Map<string, number>()
  for (const limit of dearest) {
    counts = new Map()
    for (const { kana, ways } of data) {
      const laid = ways.flatMap((units) => {
        const made = lay(units, kana, costOf)
        return made ? [{ ...made, units }] : []
      })
      const [best] = laid.sort((a, b) => a.cost - b.cost)
      if (!best || best.cost / kana.length > limit) continue
      best.units.forEach(({ letters, sound, place }, at) => {
        const key = `${letters}|${sound}|${place}|${best.written[at]}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      })
    }
    costOf = costFrom(counts)
  }
  return counts
}

function write(table: string, columns: string, counts: ReadonlyMap<string, number>): void {
  const lines = [...counts].map(([key, count]) => ({ fields: key.split('|'), count }))
  lines.sort((a, b) => (a.fields.join('\t') < b.fields.join('\t') ? -1 : 1))
  const path = fileURLToPath(new URL(`../src/language/${table}.tsv`, import.meta.url))
  writeFileSync(
    path,
    `${[`${columns}\tcount\tnote`, ...lines.map(({ fields, count }) => `${fields.join('\t')}\t${count}\t`)].join('\n')}\n`,
  )
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const text = readFileSync(createRequire(import.meta.url).resolve('cmu-pronouncing-dictionary'), 'utf8')
  const dictionary = new Map<string, string[][]>()
  for (const [, word = '', sounds = ''] of text.matchAll(/^ {2}"?([^":(\n]+)(?:\(\d\))?"?: "([^"]+)",?$/gm))
    dictionary.set(word, [...(dictionary.get(word) ?? []), plainSounds(sounds)])
  const letters = fitLetters(dictionary)
  const total = [...letters.values()].reduce((sum, count) => sum + count, 0)
  const align = letterAligner(new Map([...letters].map(([pair, count]) => [pair, -Math.log(count / total)])))
  write('en/letter-sounds', 'letters\tsound', letters)
  write('en/katakana-sounds', 'letters\tsound\tplace\tkana', fitKatakana(loadLanguage(), align, dictionary))
}
