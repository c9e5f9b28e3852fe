import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Element } from 'xast'
import { termsTbxText, tmxText, xliffText } from '../src/exchange/index.ts'
import { childOf, childrenOf, isXmlProblem, localName, readXml } from '../src/exchange/xml.ts'
import { createMessages } from '../src/language/messages.ts'
import { alignedArticle } from './fixtures/bitext/aligned.ts'
import { makeRun, project } from './real-run.ts'

// Everything we write for other tools, against the published schemas. They are no part of the project: beside it, or nowhere.
const schemas = join(project, '..', 'shared', 'schemas')
const here = existsSync(schemas)
const xmllint = spawnSync('xmllint', ['--version']).status === 0
const lacking = [...(here ? [] : ['the folder shared/schemas is not there']), ...(xmllint ? [] : ['xmllint is not installed'])]
const wanted = ['all-solid-state-battery-race.txt', 'offshore-wind-auction.md', 'ev-brake-recall.html']

let out = ''
beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'kawaraban-schemas-'))
  const articles = wanted.map((name) => `articles/${name}`)
  const { exit, err } = await makeRun()(['digest', ...articles, '--out', out, '--format', 'json,tmx,xlf,tbx', '--ui', 'ja'])
  expect(exit, err).toBe(0)
  const [article, t] = [alignedArticle(), await createMessages('en')]
  const forbidden = [{ sentence: 's2', ja: 'フェリー', en: 'a "boat" & <more>' }]
  writeFileSync(join(out, 'hand.xlf'), xliffText(article, t, forbidden))
  writeFileSync(join(out, 'hand.tmx'), tmxText(article, t))
  writeFileSync(join(out, 'hand.terms.tbx'), termsTbxText(article, t))
  const empty = { ...article, sentences: [], entities: [], quantities: [], terms: [], notes: [] }
  writeFileSync(join(out, 'empty.xlf'), xliffText(empty, t))
  writeFileSync(join(out, 'empty.tmx'), tmxText(empty, t))
  writeFileSync(join(out, 'empty.terms.tbx'), termsTbxText(empty, t))
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

const written = (ending: string) => readdirSync(out).filter((name) => name.endsWith(ending))

const checks = [
  ['xlf', 'XLIFF 2.1', ['--schema', join(schemas, 'xliff_core_2.0.xsd')]],
  ['tmx', 'TMX 1.4', ['--dtdvalid', join(schemas, 'tmx14.dtd')]],
  ['terms.tbx', 'TBX v3', ['--relaxng', join(schemas, 'TBXcoreStructV03.rng')]],
] as const

describe.skipIf(lacking.length > 0)(`published schemas${lacking.length ? `, skipped: ${lacking.join(', ')}` : ''}`, () => {
  it.each(checks)('%s is %s', async (ending, _, options) => {
    const files = written(`.${ending}`)
    expect(files).toHaveLength(wanted.length + 2)
    for (const name of files) expect(await complaints(join(out, name), options)).toBe('')
  })

  it.each(checks)('%s: a broken file is found out', async (ending, _, options) => {
    const path = join(out, `broken-${ending.replace('.', '-')}.xml`)
    writeFileSync(path, readFileSync(join(out, `hand.${ending}`), 'utf8').replace(/<(source|seg|term)>/, '<$1><wrong/>'))
    expect(await complaints(path, options)).toContain('wrong')
  })
})

/** What xmllint has to say about a file, '' when it is valid. */
async function complaints(path: string, options: readonly string[]): Promise<string> {
  try {
    await promisify(execFile)('xmllint', ['--noout', '--nonet', ...options, path])
    return ''
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  }
}

/** Every element below, with itself. */
function all(element: Element): Element[] {
  return [element, ...childrenOf(element).flatMap(all)]
}

function rootOf(name: string): Element {
  const root = readXml(readFileSync(join(out, name), 'utf8'))
  if (isXmlProblem(root)) throw new Error(`${name}:${root.line}: ${root.reason}`)
  return root
}

const unique = (values: readonly unknown[]) => expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([])

// What the Schematron files of XLIFF 2.1 and TBX-Basic ask for beyond the schemas, as far as we write such elements at all.
describe('rules beyond the schemas', () => {
  it('XLIFF: ids, states, modules', () => {
    const files = written('.xlf')
    expect(files.length).toBeGreaterThan(wanted.length)
    for (const name of files) {
      const root = rootOf(name)
      const elements = all(root)
      const of = (local: string) => elements.filter((element) => localName(element) === local)
      expect(root.attributes).toMatchObject({ version: '2.1', srcLang: 'ja', trgLang: 'en' })
      unique(of('unit').map(({ attributes }) => attributes.id))
      for (const file of of('file'))
        for (const notes of childrenOf(file, 'notes')) unique(childrenOf(notes).map(({ attributes }) => attributes.id))
      for (const unit of of('unit')) {
        unique(childrenOf(unit, 'segment').map(({ attributes }) => attributes.id))
        for (const notes of childrenOf(unit, 'notes')) unique(childrenOf(notes).map(({ attributes }) => attributes.id))
        const order = ['glossary', 'validation', 'metadata', 'notes', 'segment'].map((local) =>
          childrenOf(unit).findIndex((child) => localName(child) === local),
        )
        expect(order.filter((at) => at >= 0)).toEqual(childrenOf(unit).map((_, at) => at))
        expect(unit.attributes.type ?? 'kawaraban:').toMatch(/^kawaraban:/)
      }
      for (const segment of of('segment')) {
        const { state, subState } = segment.attributes
        expect(subState === undefined || state !== undefined).toBe(true)
        if (subState) expect(subState).toMatch(/^kawaraban:(green|yellow|red)$/)
        if (state !== undefined && state !== 'initial') expect(childOf(segment, 'target')).toBeDefined()
        expect(state).not.toBe('final')
      }
      for (const entry of of('glossEntry')) {
        expect(childrenOf(entry).map(localName)).toEqual(['term', 'translation'])
        expect(entry.attributes).not.toHaveProperty('ref')
      }
      for (const { attributes } of of('rule')) {
        expect(['isPresent', 'isNotPresent', 'startsWith', 'endsWith'].filter((rule) => rule in attributes)).toHaveLength(1)
        expect(attributes).not.toHaveProperty('existsInSource')
        expect(attributes).not.toHaveProperty('mustLoc')
      }
    }
  })

  it('TBX-Basic: dialect, places and values of the data categories', () => {
    const permitted: Readonly<Record<string, RegExp>> = {
      partOfSpeech: /^(noun|verb|adjective|adverb|other)$/,
      administrativeStatus: /^(preferredTerm|admittedTerm|supersededTerm|deprecatedTerm)-admn-sts$/,
    }
    for (const name of written('.tbx')) {
      const root = rootOf(name)
      expect(root.attributes).toMatchObject({ type: 'TBX-Basic', style: 'dca' })
      for (const element of all(root)) {
        expect(element.name).not.toContain(':')
        for (const child of childrenOf(element)) {
          const { type } = child.attributes
          if (localName(child) === 'termNote') {
            expect(localName(element)).toBe('termSec')
            expect(child.children[0]).toMatchObject({ value: expect.stringMatching(permitted[type!]!) })
          }
          if (localName(child) === 'descrip') expect([type, localName(element)]).toEqual(['context', 'termSec'])
        }
      }
      unique(all(root).flatMap(({ attributes }) => attributes.id ?? []))
    }
  })
})
