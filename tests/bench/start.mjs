// Start-up of the built command, whole processes: `npm run bench:start [-- OTHER]`, where OTHER is the main file of another build to compare with.
// Runs all of them in turn, eleven rounds, and prints medians and ratios to `node -e 0`; the cache folder is filled before.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const mains = [join(root, 'dist', 'cli', 'main.js'), ...process.argv.slice(2)]
const out = mkdtempSync(join(tmpdir(), 'kawaraban-start-'))
const article = join('articles', 'all-solid-state-battery-race.txt')
const runs = [
  { name: 'node -e 0', argv: ['-e', '0'] },
  ...mains.flatMap((main, at) => {
    const which = at === 0 ? '' : ` (${at === 1 ? 'other build' : `other build ${at}`})`
    return [
      { name: `--help${which}`, argv: [main, '--help'] },
      { name: `digest of one article${which}`, argv: [main, 'digest', article, '--out', join(out, String(at)), '--force', '--quiet'] },
    ]
  }),
]

const times = new Map(runs.map(({ name }) => [name, []]))
for (let round = -1; round < 11; round += 1) {
  for (const { name, argv } of runs) {
    const from = performance.now()
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name}: ${stderr}`)
    // The first round fills the caches.
    if (round >= 0) times.get(name).push(performance.now() - from)
  }
}
rmSync(out, { recursive: true })

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const empty = median(times.get('node -e 0'))
const aims = { '--help': 1.3, 'digest of one article': 2 }
console.log('| process | wall, ms | x `node -e 0` | aim |\n|---|---:|---:|---|')
for (const [name, list] of times) {
  const ratio = median(list) / empty
  const aim = aims[name] ? `${aims[name]}: ${ratio <= aims[name] ? 'met' : 'not met'}` : ''
  console.log(`| ${name} | ${median(list).toFixed(0)} | ${ratio.toFixed(2)} | ${aim} |`)
}
