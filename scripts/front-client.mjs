// Makes the script of the front page: src/write/client/ and the search library in one text. The build writes it beside the style sheets; from source it is made on the spot.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
let made

/** `{ text, metafile }`; made once. The licence of the library stands in the text, because every page carries it. */
export function frontClient() {
  made ??= make()
  return made
}

function make() {
  const folder = join(root, 'node_modules', 'minisearch')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const licence = readFileSync(join(folder, 'LICENSE.txt'), 'utf8').trim()
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/write/client/front.js'],
    bundle: true,
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: `/*! The search is MiniSearch ${version}.\n\n${licence.replaceAll('*/', '')}\n*/` },
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
  return { text: outputFiles[0].text, metafile }
}
