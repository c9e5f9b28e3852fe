#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { keep, kept } from '../cache/index.ts'

/**
 * Much of the program runs a few thousand times and little of it long: what V8 spends on optimizing it early never comes back within a batch. Set before
 * anything is compiled, because kept code is good for these options only. Other versions of Node are left alone: they would complain about an option they do not know.
 */
function optimizeLater(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000')
}

/**
 * Starts the program from its compiled form in the cache folder: most of a short run would otherwise go into compiling functions.
 * What a command compiled is kept behind its first run, one file a command; V8 itself refuses what another version made.
 */
async function start(folder: string): Promise<void> {
  optimizeLater()
  const path = join(folder, 'program.cjs')
  // The bundle is a function of what modules get, in plain ASCII; read as Latin-1 it takes half the memory and no decoding.
  const source = readFileSync(path, 'latin1')
  const commands = ['digest', 'translate', 'analyze', 'terms', 'check', 'glossary', 'lexicon', 'engines']
  const command = commands.find((each) => each === process.argv[2]) ?? 'help'
  const surroundings = { env: process.env, platform: process.platform, pid: process.pid, uid: process.getuid?.() }
  // V8 looks at the length of the source only, so the head of the bundle names its contents.
  const key = `${process.version} ${process.arch} ${source.slice(0, source.indexOf('\n'))}`
  const recipe = { name: `program-${command}`, version: 1, key }
  const code = kept(recipe, surroundings)?.sections[0]

  const script = new Script(source, {
    filename: path,
    ...(code && { cachedData: Buffer.from(code.buffer, code.byteOffset, code.byteLength) }),
  })
  const program: { exports: { finished?: Promise<void> } } = { exports: {} }
  script.runInThisContext()(program.exports, createRequire(path), program, path, folder)
  await program.exports.finished
  // Who looks after the cache does not want it filled by looking.
  if (process.argv[2] !== 'cache' && (!code || script.cachedDataRejected)) keep(recipe, [script.createCachedData()], surroundings)
}

void start(import.meta.dirname)
