// Compiles src/ to dist/ and copies the data files the program reads at run time.
// Skips the work when dist/ is newer than every source file.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const src = join(root, 'src')
const dist = join(root, 'dist')
const main = join(dist, 'cli', 'main.js')
const stamp = join(dist, '.built')

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else yield path
  }
}

const sources = [...files(src)]
const newest = Math.max(...[...sources, join(root, 'package.json'), join(root, 'tsconfig.json')].map((path) => statSync(path).mtimeMs))
if (!existsSync(stamp) || statSync(stamp).mtimeMs < newest || process.argv.includes('--force')) {
  rmSync(dist, { recursive: true, force: true })
  const require = createRequire(import.meta.url)
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', root], { stdio: 'inherit' })
  for (const path of sources) {
    if (/\.ts$/.test(path)) continue
    const target = join(dist, relative(src, path))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(path, target)
  }
  chmodSync(main, 0o755)
  writeFileSync(stamp, '')
}
