// Our tokenizer beside npm kuromoji, lindera-wasm and native mecab, all in one run: `npm run bench:tokens`.
//
//   --write   puts the tables into BENCHMARKS.md, between the two marks
//   --quick   a tenth of the text and few rounds, to see that all works (half a minute; a whole run takes about five); its figures mean little
//
// Every round runs all of them, one after another, so that a slow minute of the machine falls on each; ratios are of medians.
// lindera-wasm and native mecab are no part of the project: their rows are left out when they are not there.
import { fork, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, devNull, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))
const require = createRequire(import.meta.url)
const [write, quick] = ['--write', '--quick'].map((option) => process.argv.includes(option))
const rounds = quick ? { cold: 3, hot: 3, long: 2, slow: 1, first: 1 } : { cold: 11, hot: 7, long: 7, slow: 3, first: 3 }
const corpusLength = quick ? 100_000 : 1_000_000
if (write && quick) throw new Error('--write takes a whole run, not --quick')
const sentence = '今日は雨が降る。'
const folder = mkdtempSync(join(tmpdir(), 'kawaraban-bench-'))
const path = (name) => join(folder, name)
const env = { ...process.env, KAWARABAN_CACHE: path('cache'), NODE_OPTIONS: '' }
const missing = []
const opening = `# Benchmarks

How fast the parts are, measured beside others that do the same work. The scripts are in tests/bench/; each writes its own section here, between two marks.
All that is compared in a table ran in one go, round by round, every competitor in each round: **read the ratios**. Milliseconds differ
from machine to machine and from hour to hour. The tests hold no times; nothing fails because a machine is slow.
`

try {
  const load = loadavg()[0]
  await bundle('tests/own-lines.ts', 'own-lines.mjs')
  await bundle('src/tokenize/index.ts', 'tokenize.mjs')
  const { lines, long, told } = await corpus()
  const tokenizers = findTokenizers()
  const sections = [introduction(told), coldTable(tokenizers), await hotTables(tokenizers, lines, long), firstUse()]
  const text = sections.join('\n\n')
  console.log(text)
  for (const each of missing) console.log(`\n${each}`)
  if (load > availableParallelism() / 2)
    console.log(`\nThe machine was busy at the start (load ${load.toFixed(1)}): measure again before publishing.`)
  if (write) writeSection(text)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** One TypeScript file and what it imports, as a module of its own that finds files and packages from where its source stands. */
async function bundle(source, name) {
  await build({
    entryPoints: [join(root, source)],
    outfile: path(name),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, source)).href) },
    logLevel: 'warning',
  })
}

/** Sentences of our own writing, over and over in ever new order, and the same in one line without punctuation. */
async function corpus() {
  const { ownLines } = await import(pathToFileURL(path('own-lines.mjs')).href)
  // Headwords stand alone in no news; the case files of the treebank have marks between the words.
  const own = ownLines(1000).filter((line) => line.includes('。') && !line.includes('>'))
  // Mulberry32: every run shuffles alike.
  let state = 1
  const random = (below) => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
  const lines = []
  for (let length = 0; length < corpusLength; ) {
    const order = [...own]
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = random(at + 1)
      ;[order[at], order[other]] = [order[other], order[at]]
    }
    for (const line of order) {
      if (length >= corpusLength) break
      lines.push(line)
      length += line.length
    }
  }
  writeFileSync(path('lines.txt'), `${lines.join('\n')}\n`)
  writeFileSync(path('sentence.txt'), `${sentence}\n`)
  writeFileSync(path('empty.txt'), '')
  const long = lines.join('').replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
  writeFileSync(path('long.txt'), long)
  const [all, distinct] = [lines.join('').length, own.join('').length].map(thousands)
  const told = `${all} characters in ${thousands(lines.length)} lines, from ${thousands(own.length)} distinct ones of ${distinct} characters`
  return { lines, long, told }
}

/** How each is loaded: text of a program that ends up with `tokenize`, from a text to its list of tokens. */
function findTokenizers() {
  const ours = (file, mode) => ({
    head: `import { openTokenizer } from ${JSON.stringify(pathToFileURL(file).href)}`,
    open: `await openTokenizer('${mode}')`,
  })
  const alone = path('tokenize.mjs')
  const whole = join(root, 'dist', 'lib', 'index.js')
  if (!existsSync(whole)) throw new Error('dist/ is missing: npm run build')
  const kuromoji = require.resolve('kuromoji')
  const list = [
    { name: 'ours, mecab rules', key: 'mecab', hot: { times: 6 }, cold: { times: 0.2, memory: 90 }, ...ours(alone, 'mecab') },
    { name: 'ours, kuromoji rules', key: 'rules', hot: { times: 8 }, cold: { times: 0.2, memory: 90 }, ...ours(alone, 'kuromoji-rules') },
    { name: 'ours, mecab rules, whole library', key: 'library', cold: {}, ...ours(whole, 'mecab') },
    { name: 'ours, kuromoji rules, whole library', key: 'library-rules', cold: {}, ...ours(whole, 'kuromoji-rules') },
    {
      name: `npm kuromoji ${require('kuromoji/package.json').version}`,
      key: 'kuromoji',
      cold: {},
      hot: {},
      head: `const kuromoji = require(${JSON.stringify(kuromoji)})`,
      open: `await new Promise((done, fail) => kuromoji.builder({ dicPath: ${JSON.stringify(join(kuromoji, '../../dict'))} })
        .build((error, made) => error ? fail(error) : done((text) => made.tokenize(text))))`,
    },
    lindera(),
  ]
  return [...list.filter(Boolean), nativeMecab()].filter(Boolean)
}

function lindera() {
  const name = 'lindera-wasm-nodejs-ipadic'
  const places = [join(root, 'package.json'), process.env.BENCH_MODULES && join(process.env.BENCH_MODULES, 'package.json')].filter(Boolean)
  for (const place of places) {
    try {
      const from = createRequire(place)
      const { version } = from(`${name}/package.json`)
      return {
        name: `lindera-wasm ${version}`,
        key: 'lindera',
        cold: {},
        hot: {},
        head: `const { TokenizerBuilder } = require(${JSON.stringify(from.resolve(name))})`,
        open: `(() => {
          const builder = new TokenizerBuilder()
          builder.setDictionary('embedded://ipadic')
          builder.setMode('normal')
          const made = builder.build()
          return (text) => made.tokenize(text)
        })()`,
      }
    } catch {
      // Not there: the next place, or none.
    }
  }
  missing.push(
    `lindera-wasm is not installed; its rows are left out. To have them: npm install --no-save --prefix <folder> ${name}@2.0.0, then BENCH_MODULES=<folder>.`,
  )
  return null
}

function nativeMecab() {
  const found = [
    '/var/lib/mecab/dic/ipadic-utf8',
    '/usr/lib/x86_64-linux-gnu/mecab/dic/ipadic-utf8',
    '/usr/lib/mecab/dic/ipadic-utf8',
    '/opt/homebrew/lib/mecab/dic/ipadic',
  ].find((each) => existsSync(each))
  const version = spawnSync('mecab', ['--version'], { encoding: 'utf8' }).stdout
  if (found && version) return { name: `native ${version.trim().replace(' of', '')}`, key: 'native', cold: {}, hot: {}, dictionary: found }
  missing.push('Native mecab is not installed; its rows are left out. To have them on Debian: apt install mecab mecab-ipadic-utf8.')
  return null
}

/** A program file. The peak is that of the process itself: `maxRSS` counts in what its parent held when it was forked. */
function program({ key, head, open }, kind, body) {
  const name = path(`${kind}-${key}.${head.startsWith('import') ? 'mjs' : 'cjs'}`)
  const shared = `
    const { readFileSync } = process.getBuiltinModule('node:fs')
    const peak = () => {
      try { return Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1]) / 1024 }
      catch { return process.resourceUsage().maxRSS / 1024 }
    }
    const cpu = (since) => { const { user, system } = process.cpuUsage(since); return (user + system) / 1000 }`
  writeFileSync(name, `${head}\n;(async () => {${shared}\nconst tokenize = ${open}\n${body}\n})()\n`)
  return name
}

/** Whole processes, from the start to the tokens of one short sentence. */
function coldTable(tokenizers) {
  const print = 'process.stdout.write(JSON.stringify({ cpu: cpu(), peak: peak(), tokens }))'
  const empty = program({ key: 'empty', head: '// Nothing.', open: 'null' }, 'cold', `const tokens = 0\n${print}`)
  const runs = [
    { name: '`node -e 0`', key: 'node', cold: {}, run: () => ({ ...launch(process.execPath, ['-e', '0']), ...answer(empty) }) },
    ...tokenizers.map((each) => {
      if (each.dictionary) return { ...each, run: () => launch('mecab', mecabArguments(each, 'sentence.txt')) }
      const file = program(each, 'cold', `const tokens = tokenize(${JSON.stringify(sentence)}).length\n${print}`)
      return { ...each, run: () => answer(file) }
    }),
  ].map((each) => ({ ...each, seen: [] }))
  for (const { run } of runs) run()
  for (let round = 0; round < rounds.cold; round += 1) for (const each of round % 2 ? runs.toReversed() : runs) each.seen.push(each.run())
  for (const each of runs) {
    const last = each.seen.at(-1)
    if (each.key !== 'node' && !each.dictionary && last.tokens !== 6) throw new Error(`${each.name}: ${last.tokens} tokens`)
    each.wall = median(each.seen.map(({ wall }) => wall))
    const usage = each.dictionary
      ? usageOf(each)
      : { cpu: median(each.seen.map(({ cpu }) => cpu)), peak: median(each.seen.map(({ peak }) => peak)) }
    Object.assign(each, usage)
  }
  const wallOf = (key) => runs.find((each) => each.key === key).wall
  const rows = runs.map(({ name, wall, cpu, peak, cold }) => {
    const slower = wall / wallOf('kuromoji')
    const targets = [
      cold.times && verdict(slower, cold.times, slower <= cold.times),
      cold.memory && verdict(peak, cold.memory, peak <= cold.memory, ' MiB'),
    ]
    return [
      name,
      digits(wall),
      digits(cpu),
      digits(wall / wallOf('node')),
      digits(slower),
      digits(peak),
      targets.filter(Boolean).join('; '),
    ]
  })
  const { seen } = runs[0]
  const spread = [0.25, 0.75].map((part) =>
    digits(
      quantile(
        seen.map(({ wall }) => wall),
        part,
      ),
    ),
  )
  return `### Cold: one process from its start to the tokens of one short sentence

${table(['', 'wall, ms', 'CPU, ms', '× `node -e 0`', '× kuromoji', 'peak RSS, MiB', 'target'], rows)}

Medians of ${rounds.cold} rounds; half of the rounds of \`node -e 0\` took ${spread.join(' to ')} ms. The files were in the page cache, our dictionary in its
cache folder. The first two rows load the tokenizer alone, the next two the whole library, of which the tokenizer is a small part.`
}

function answer(file) {
  const { wall, stdout } = launch(process.execPath, [file])
  return { wall, ...JSON.parse(stdout) }
}

function launch(command, list, over = env) {
  const began = performance.now()
  const { stdout, stderr, status, error } = spawnSync(command, list, { env: over, encoding: 'utf8' })
  const wall = performance.now() - began
  if (status !== 0) throw error ?? new Error(`${command} ended with ${status}: ${stderr}`)
  return { wall, stdout, stderr }
}

function mecabArguments({ dictionary }, name, output = devNull) {
  return ['-d', dictionary, '-b', '100000', '-o', output, path(name)]
}

/** GNU time counts in hundredths of a second, so it counts over twenty runs at once. */
function usageOf(each) {
  const runs = 20
  const line = ['mecab', ...mecabArguments(each, 'sentence.txt')].map((word) => `'${word}'`).join(' ')
  const { cpu, peak } = gnuTime('sh', ['-c', `${`${line};`.repeat(runs)}`])
  return { cpu: cpu / runs, peak }
}

function gnuTime(command, list) {
  if (!existsSync('/usr/bin/time')) return { ...launch(command, list), cpu: Number.NaN, peak: Number.NaN }
  const { wall, stderr } = launch('/usr/bin/time', ['-f', '%U %S %M', command, ...list])
  const [user, system, most] = stderr.trim().split(/\s+/).slice(-3).map(Number)
  return { wall, cpu: (user + system) * 1000, peak: most / 1024 }
}

/** Speed once all is loaded and warm, then how it grows with the length of a line. Each in a process of its own, one at work at a time. */
async function hotTables(tokenizers, lines, long) {
  const characters = lines.join('').length
  const body = `
    const lines = readFileSync(${JSON.stringify(path('lines.txt'))}, 'utf8').trimEnd().split('\\n')
    const long = readFileSync(${JSON.stringify(path('long.txt'))}, 'utf8')
    process.on('message', ({ size, whole }) => {
      const texts = size ? Array.from({ length: whole / size }, (_, at) => Buffer.from(long.slice(at * size, (at + 1) * size)).toString()) : lines
      const began = performance.now()
      const before = process.cpuUsage()
      let tokens = 0
      for (const text of texts) tokens += tokenize(text).length
      process.send({ wall: performance.now() - began, cpu: cpu(before), tokens, peak: peak() })
    })
    process.send('ready')`
  const runs = tokenizers.filter(({ hot }) => hot).map((each) => ({ ...each, seen: [], short: [], tenfold: [] }))
  for (const each of runs) {
    if (each.dictionary) continue
    each.child = fork(program(each, 'hot', body), { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    await reply(each.child)
  }
  const pass = async (each) => {
    if (each.child) return ask(each.child, {})
    each.tokens ??= countTokens(each)
    const [none, all] = ['empty.txt', 'lines.txt'].map((name) => gnuTime('mecab', mecabArguments(each, name)))
    return { wall: all.wall - none.wall, cpu: all.cpu - none.cpu, peak: all.peak, tokens: each.tokens }
  }
  try {
    for (const each of runs) await pass(each)
    for (let round = 0; round < rounds.hot; round += 1)
      for (const each of round % 2 ? runs.toReversed() : runs) each.seen.push(await pass(each))
    const growing = runs.filter(({ child }) => child)
    for (const each of growing) each.size = each.key === 'kuromoji' ? 1000 : Math.floor(Math.min(20_000, long.length / 10))
    for (let round = -1; round < rounds.long; round += 1)
      for (const each of growing) {
        if (each.key === 'kuromoji' && round >= rounds.slow) continue
        const whole = each.size * 10
        const [short, tenfold] = [await ask(each.child, { size: each.size, whole }), await ask(each.child, { size: whole, whole })]
        if (round < 0) continue
        each.short.push(short.wall / 10)
        each.tenfold.push(tenfold.wall)
      }
  } finally {
    for (const { child } of runs) if (child?.connected) child.disconnect()
  }

  for (const each of runs) for (const field of ['wall', 'cpu']) each[field] = median(each.seen.map((seen) => seen[field]))
  const judge = runs.find(({ key }) => key === 'kuromoji')
  const rows = runs.map(({ name, wall, cpu, seen, hot }) => {
    const faster = judge.wall / wall
    const speeds = [characters / wall, characters / cpu].map((each) => (each / 1000).toFixed(2))
    const { tokens, peak } = seen.at(-1)
    return [
      name,
      ...speeds,
      digits(faster),
      digits(judge.cpu / cpu),
      thousands(tokens),
      digits(peak),
      hot.times ? verdict(faster, hot.times, faster >= hot.times, '', '≥') : '',
    ]
  })
  const growth = runs
    .filter(({ child }) => child)
    .map(({ name, key, size, short, tenfold }) => {
      const [one, ten] = [short, tenfold].map(median)
      const target = key === 'mecab' || key === 'rules' ? verdict(ten / one, 12, ten / one <= 12) : ''
      return [name, thousands(size), digits(one), digits(ten), digits(ten / one), target]
    })
  return `### Hot: speed after the first pass over the text

${table(['', 'M characters a second', 'of CPU time', '× kuromoji', 'by CPU time', 'tokens', 'peak RSS, MiB', 'target'], rows)}

Medians of ${rounds.hot} rounds over the whole text, line by line, each in a process of its own that stays. Native mecab: a process over the file less one over
an empty file; it writes text, the others make lists of objects. Peak RSS: the text, the lists and what the garbage collector left lying.

### Scaling: one line of N characters without punctuation, and one ten times as long

${table(['', 'N', 'time(N), ms', 'time(10 N), ms', 'ratio', 'target'], growth)}

Medians of ${rounds.long} rounds (npm kuromoji ${rounds.slow}). time(N) is the mean over the ten pieces of the long line, so both sides read the same characters.`
}

function countTokens(each) {
  launch('mecab', mecabArguments(each, 'lines.txt', path('native.txt')))
  return readFileSync(path('native.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t')).length
}

function reply(child) {
  return new Promise((done, fail) => {
    child.once('message', done)
    child.once('exit', (status) => fail(new Error(`a child ended with ${status}`)))
  })
}

function ask(child, question) {
  child.removeAllListeners('exit')
  child.send(question)
  return reply(child)
}

/** With an empty cache folder the flat dictionary is made first. */
function firstUse() {
  const seen = Array.from({ length: rounds.first }, (_, at) => {
    const cache = path(`first-${at}`)
    mkdirSync(cache)
    const { wall, stdout } = launch(process.execPath, [path('cold-mecab.mjs')], { ...env, KAWARABAN_CACHE: cache })
    return { wall, ...JSON.parse(stdout), size: statSync(join(cache, 'dictionary.bin')).size }
  })
  const [wall, cpu, peak] = ['wall', 'cpu', 'peak'].map((field) => digits(median(seen.map((each) => each[field]))))
  return `### First use: the same short sentence with an empty cache folder

${table(['', 'wall, ms', 'CPU, ms', 'peak RSS, MiB', 'file made, MB'], [['ours, mecab rules', wall, cpu, peak, (seen[0].size / 1e6).toFixed(1)]])}

Median of ${rounds.first}. It happens once on a machine, and again when the dictionary or the layout of the file changes.`
}

function introduction(told) {
  const date = new Date().toISOString().slice(0, 10)
  return `## Tokenizer

\`npm run bench:tokens\`, Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0].model}, ${date}.
The text is the project's own: sentences from its articles and test cases, shuffled and repeated: ${told}.`
}

function writeSection(text) {
  const file = join(root, 'BENCHMARKS.md')
  const [start, end] = ['<!-- tokens: start -->', '<!-- tokens: end -->']
  const whole = existsSync(file) ? readFileSync(file, 'utf8') : opening
  const marked = whole.includes(start) ? whole : `${whole.trimEnd()}\n\n${start}\n${end}\n`
  const [before, after] = [marked.indexOf(start), marked.indexOf(end)]
  if (after < before) throw new Error(`BENCHMARKS.md has no ${end} behind ${start}`)
  const notes = missing.length ? `\n\n${missing.join('\n\n')}` : ''
  writeFileSync(file, `${marked.slice(0, before + start.length)}\n${text}${notes}\n${marked.slice(after)}`)
}

function verdict(figure, target, met, unit = '', sign = '≤') {
  return `${sign} ${target}${unit}: ${met ? 'met' : `**not met** (${digits(figure)})`}`
}

function table(head, rows) {
  const wide = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column].length)))
  const line = (row) => `| ${row.map((cell, at) => (isText(at) ? cell.padEnd(wide[at]) : cell.padStart(wide[at]))).join(' | ')} |`
  const isText = (at) => at === 0 || head[at] === 'target'
  const rule = `|${wide.map((width, at) => (isText(at) ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

function digits(value) {
  if (!Number.isFinite(value)) return '–'
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

function thousands(value) {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

function median(values) {
  return quantile(values, 0.5)
}

function quantile(values, part) {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (sorted.length - 1) * part
  return (sorted[Math.floor(at)] + sorted[Math.ceil(at)]) / 2
}
