import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Parts } from '../src/cli/context.ts'
import { noteCodes } from '../src/notes.ts'
import { fakeParts, folder, kawaraban } from './fixtures/cli/harness.ts'

const real = fakeParts()
/** One dictionary for all runs. */
const stages = new Map<string, ReturnType<Parts['check']>>()
const parts: Parts = {
  ...real,
  check: (settings) => {
    const key = JSON.stringify([settings.terms, settings.strictTerms])
    const kept = stages.get(key) ?? real.check(settings)
    stages.set(key, kept)
    return kept
  },
}
const ja = '社員は300人だ。\n売上高は500億円だった。\n'
const good = 'It has 300 employees.\nSales were 50 billion yen.\n'
const bad = 'It has 200 employees.\nSales were 50 billion yen.\n'
const check = (root: string, ...more: string[]) => kawaraban(['check', ...more], { cwd: root, parts })

beforeAll(async () => void (await parts.check({ terms: [], tokenizer: 'mecab' })))

describe('check', () => {
  it('prints for people, with the place between marks', async () => {
    const { root } = folder({ 'a.txt': ja, 'a.en.txt': bad })
    const { exit, out, err } = await check(root, 'a.txt', 'a.en.txt')
    expect(exit).toBe(1)
    expect(out.split('\n')).toEqual([
      'a.txt:1  a.en.txt:1',
      '  社員は«300人»だ。',
      expect.stringMatching(/^ {2}It has «200[^»]*».*\.$/),
      expect.stringMatching(/^ {2}Error number-wrong: “300人” means 300/),
      '    would be right: 300 people',
      '',
      '',
    ])
    expect(err).toBe('1 error, 0 warnings, 0 remarks; 0 accepted; 1 file.\n')
  })

  it('colours on a terminal only, and not against NO_COLOR', async () => {
    const { root } = folder({ 'a.txt': ja, 'a.en.txt': bad })
    const run = (env: Record<string, string>) => kawaraban(['check', 'a.txt', 'a.en.txt'], { cwd: root, parts, env, tty: true })
    expect((await run({})).out).toContain('\u001b[31m')
    expect((await run({ NO_COLOR: '1' })).out).not.toContain('\u001b')
    expect((await check(root, 'a.txt', 'a.en.txt')).out).not.toContain('\u001b')
  })

  it('lets no control character reach the terminal', async () => {
    const { root } = folder({ 'a.txt': '社員は300人だ。\n', 'a.en.txt': 'It has \u001b[31m200\u0007 employees.\n' })
    const { out } = await check(root, '--lines', 'a.txt', 'a.en.txt')
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })

  it('is done with 0 when there is nothing at or above --fail-on', async () => {
    const { root } = folder({ 'a.txt': ja, 'a.en.txt': good, 'b.en.txt': bad })
    expect(await check(root, 'a.txt', 'a.en.txt')).toMatchObject({ exit: 0, out: '' })
    expect((await check(root, 'a.txt', 'b.en.txt', '--ignore', 'number-*')).exit).toBe(0)
    expect((await check(root, 'a.txt', 'b.en.txt', '--ignore', 'term-*')).exit).toBe(1)
    expect((await check(root, 'a.txt', 'b.en.txt', '--level', 'error', '--fail-on', 'info')).exit).toBe(1)
  })

  it('wants a term as often as the Japanese has it with --strict-terms', async () => {
    const { root } = folder({ 'a.txt': '電池は電池だ。\n', 'a.en.txt': 'A battery is what it is.\n', 'g.csv': 'ja,en\n電池,battery\n' })
    const run = (...more: string[]) => check(root, '--lines', 'a.txt', 'a.en.txt', '--glossary', 'g.csv', ...more)
    expect((await run()).exit).toBe(0)
    expect(await run('--strict-terms')).toMatchObject({ exit: 1, out: expect.stringContaining('term-missing') })
  })

  it('reads one side from standard input', async () => {
    const { root } = folder({ 'a.txt': ja })
    const { exit, out } = await kawaraban(['check', 'a.txt', '-'], { cwd: root, parts, stdin: bad })
    expect(exit).toBe(1)
    expect(out).toContain('-:1')
  })

  it('refuses wrong use, with nothing on standard output', async () => {
    const { root } = folder({ 'a.txt': ja, 'a.en.txt': good, 'd/a.txt': ja, 'e/b.txt': good, 'x.tmx': '<tmx', 'n.txt': 'no Japanese' })
    const wrong = [
      ['a.txt'],
      ['missing.txt', 'a.en.txt'],
      ['a.txt', 'missing.txt'],
      ['-', '-'],
      ['d', 'a.en.txt'],
      ['d', 'e'],
      ['x.tmx'],
      ['x.tmx', 'a.en.txt'],
      ['n.txt', 'a.en.txt'],
      ['a.txt', 'a.en.txt', '--ignore', 'numbr-*'],
      ['a.txt', 'a.en.txt', '--format', 'xml'],
      ['a.txt', 'a.en.txt', '--config', 'missing.yaml'],
      ['a.txt', 'a.en.txt', '--waivers', 'a.txt'],
      ['a.txt', 'a.en.txt', '--date', '2025-02-30'],
    ]
    for (const argv of wrong) {
      const { exit, out, err } = await check(root, ...argv)
      expect([argv.join(' '), exit, out]).toEqual([argv.join(' '), 2, ''])
      expect(err.trim()).not.toBe('')
    }
  })

  it('uses the glossary', async () => {
    const { root } = folder({
      'a.txt': '日銀は動いた。\n',
      'a.en.txt': 'The central bank moved.\n',
      'g.csv': 'ja,en\n日銀,Bank of Japan\n',
    })
    const { out } = await check(root, 'a.txt', 'a.en.txt', '--glossary', 'g.csv')
    expect(out).toContain('term-missing')
  })

  it('speaks Japanese', async () => {
    const { root } = folder({ 'a.txt': ja, 'a.en.txt': bad })
    const { out, err } = await check(root, 'a.txt', 'a.en.txt', '--ui', 'ja')
    expect(out).toContain('正しい形：')
    expect(err).toContain('誤り 1 件')
  })
})

describe('check as JSON', () => {
  it('is an array of notes with lines', async () => {
    const { root } = folder({ 'a.txt': ja, 'a.en.txt': bad })
    const { out } = await check(root, 'a.txt', 'a.en.txt', '--format', 'json')
    expect(JSON.parse(out)).toMatchObject([
      {
        id: 'n1',
        path: 'a.txt',
        enPath: 'a.en.txt',
        code: 'number-wrong',
        level: 'error',
        mqm: 'Accuracy/mistranslation',
        line: 1,
        enLine: 1,
        source: { start: 3, end: 7 },
        ja: '社員は300人だ。',
        suggestion: '300 people',
      },
    ])
    expect((await check(root, 'a.txt', 'a.txt', '--lines', '--format', 'json', '--ignore', '*')).out).toBe('[]\n')
  })
})

describe('check --lines', () => {
  it('holds line n against line n, whatever stands in them', async () => {
    const { root } = folder({ 'a.txt': '雨だ。\n\n社員は300人だ。\r\n風だ。\n', 'a.en.txt': 'It rains.\n\nIt has 200 employees.\n' })
    const { out, err } = await check(root, '--lines', 'a.txt', 'a.en.txt', '--format', 'json')
    expect(JSON.parse(out).map(({ code, line }: { code: string; line: number }) => [line, code])).toEqual([
      [3, 'number-wrong'],
      [4, 'empty-target'],
    ])
    expect(err).toContain('4 lines')
    const longer = await kawaraban(['check', '--lines', '-', 'b.txt'], {
      cwd: folder({ 'b.txt': 'It rains.\nAnd more.\n' }).root,
      parts,
      stdin: '雨だ。',
    })
    expect(longer.out).toContain('sentence-added')
  })
})

describe('check of many files', () => {
  it('pairs by name, and one bad file stops nobody', async () => {
    const { root } = folder({
      'ja/a.txt': ja,
      'ja/b.ja.md': ja,
      'ja/sub/c.txt': ja,
      'ja/lonely.txt': ja,
      'ja/broken.txt': 'no Japanese',
      'en/a.en.txt': bad,
      'en/b.md': good,
      'en/sub/c.txt': bad,
      'en/broken.txt': good,
    })
    const { exit, out, err } = await check(root, 'ja', 'en', '--format', 'json')
    expect(exit).toBe(4)
    expect(JSON.parse(out).map(({ path, enPath }: { path: string; enPath: string }) => [path, enPath])).toEqual([
      ['ja/a.txt', 'en/a.en.txt'],
      ['ja/sub/c.txt', 'en/sub/c.txt'],
    ])
    expect(err).toContain('ja/broken.txt: there is no Japanese text in it')
    expect(err).toContain('ja/lonely.txt: there is no English for it in en')
  })

  it('pairs within one folder', async () => {
    const { root } = folder({ 'd/a.txt': ja, 'd/a.en.txt': bad, 'd/b.txt': ja, 'd/b_en.txt': good })
    const { exit, out } = await check(root, 'd', 'd', '--format', 'json')
    expect([exit, JSON.parse(out).length]).toEqual([1, 1])
  })

  it('reads files that hold both sides', async () => {
    const { root } = folder({
      'a.tsv': '社員は300人だ。\tIt has 200 employees.\n',
      'b/b.tmx':
        '<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="ja" datatype="plaintext"/><body><tu tuid="u7"><tuv xml:lang="ja"><seg>社員は300人だ。</seg></tuv><tuv xml:lang="en"><seg>It has 200 employees.</seg></tuv></tu></body></tmx>',
    })
    const tsv = JSON.parse((await check(root, 'a.tsv', '--format', 'json')).out)
    expect(tsv).toMatchObject([{ code: 'number-wrong', line: 1, segment: '1', path: 'a.tsv', enPath: 'a.tsv' }])
    const { exit, out } = await check(root, 'b')
    expect(exit).toBe(1)
    expect(out).toContain('b/b.tmx:1  segment u7')
  })
})

describe('accepted findings', () => {
  const files = { 'a.txt': ja, 'a.en.txt': bad }

  it('are written to a file and hold until the sentence changes', async () => {
    const { root, put, json } = folder(files)
    const written = await check(root, 'a.txt', 'a.en.txt', '--write-waivers', '.kawaraban-waivers.json')
    expect([written.exit, json('.kawaraban-waivers.json').waivers.length]).toEqual([0, 1])
    expect(await check(root, 'a.txt', 'a.en.txt')).toMatchObject({ exit: 0, out: '' })
    put('a.en.txt', bad.replace('It has', 'The firm has'))
    expect((await check(root, 'a.txt', 'a.en.txt')).exit).toBe(1)
    // Written again, the old ones stay.
    await check(root, 'a.txt', 'a.en.txt', '--write-waivers', '.kawaraban-waivers.json')
    expect(json('.kawaraban-waivers.json').waivers).toHaveLength(2)
  })

  it('may stand in the files themselves', async () => {
    const { root } = folder({
      'a.txt': `# kawaraban: ignore number-wrong\n${ja}`,
      'a.md': '# 題名\n\n<!-- kawaraban-ignore number-* -->\n社員は300人だ。\n',
      'b.md': '# Title\n\nIt has 200 employees. <!-- kawaraban-ignore number-wrong -->\n',
      'c.md': '# Title\n\nIt has 200 employees.\n',
      'a.en.txt': bad,
    })
    expect(await check(root, 'a.txt', 'a.en.txt')).toMatchObject({ exit: 0, out: '' })
    expect((await check(root, 'a.txt', 'a.en.txt')).err).toContain('1 accepted')
    for (const english of ['b.md', 'c.md']) expect(await check(root, 'a.md', english)).toMatchObject({ exit: 0, out: '' })
  })

  it('may be settled for a project', async () => {
    const { root } = folder({
      'kawaraban.check.yaml': 'ignore: [number-wrong]\n',
      'd/a.txt': ja,
      'd/a.en.txt': bad,
      'own.yaml': 'failOn: info\nglossary: g.csv\n',
      'g.csv': 'ja,en\n売上高,revenue\n',
      'broken.yaml': 'failOn: error\nfailon: info\n',
    })
    expect((await check(root, 'd/a.txt', 'd/a.en.txt')).exit).toBe(0)
    expect((await check(root, 'd/a.txt', 'd/a.en.txt', '--config', 'own.yaml')).out).toContain('term-missing')
    const broken = await check(root, 'd/a.txt', 'd/a.en.txt', '--config', 'broken.yaml')
    expect(broken.exit).toBe(2)
    expect(broken.err).toContain('broken.yaml:2: ')
  })
})

describe('check as SARIF', () => {
  const text = z.object({ text: z.string().min(1) })
  const location = z.strictObject({
    physicalLocation: z.strictObject({
      artifactLocation: z.strictObject({ uri: z.string().regex(/^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$|^file:/) }),
      region: z.strictObject({
        startLine: z.int().min(1),
        startColumn: z.int().min(1).optional(),
        endColumn: z.int().min(1).optional(),
      }),
    }),
    id: z.int().min(-1).optional(),
    message: text.optional(),
  })
  /** What SARIF 2.1.0 demands of the parts we write; `strictObject` finds what it does not know. */
  const sarif = z.strictObject({
    $schema: z.url(),
    version: z.literal('2.1.0'),
    runs: z.tuple([
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.literal('kawaraban'),
            version: z.string(),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
            rules: z.array(
              z.strictObject({
                id: z.string().min(1),
                name: z.string(),
                shortDescription: text,
                help: text,
                defaultConfiguration: z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']) }),
                properties: z.strictObject({ tags: z.array(z.string()) }),
              }),
            ),
          }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(
          z.strictObject({
            ruleId: z.string(),
            ruleIndex: z.int().min(0),
            level: z.enum(['none', 'note', 'warning', 'error']),
            message: text,
            locations: z.array(location).min(1),
            relatedLocations: z.array(location).optional(),
            partialFingerprints: z.record(z.string(), z.string()),
          }),
        ),
      }),
    ]),
  })

  it('is what the format demands, with rules for all codes', async () => {
    const { root } = folder({ '記事 1.txt': ja, 'a.en.txt': bad })
    const { exit, out } = await check(root, '記事 1.txt', 'a.en.txt', '--format', 'sarif')
    expect(exit).toBe(1)
    const [run] = sarif.parse(JSON.parse(out)).runs
    const [result] = run.results
    const { rules } = run.tool.driver
    expect(rules[result!.ruleIndex]!.id).toBe('number-wrong')
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { id } of rules) expect(Object.keys(noteCodes)).toContain(id)
    // The fault can be seen in the English; the Japanese is beside it.
    const [english, japanese] = [result!.locations[0]!.physicalLocation, result!.relatedLocations![0]!.physicalLocation]
    expect(english.artifactLocation.uri).toBe('a.en.txt')
    expect('It has 200 employees.'.slice(english.region.startColumn! - 1, english.region.endColumn! - 1)).toContain('200')
    expect(decodeURIComponent(japanese.artifactLocation.uri)).toBe('記事 1.txt')
    expect(japanese.region).toEqual({ startLine: 1, startColumn: 4, endColumn: 8 })
  })

  it('places what is missing in the Japanese, and names findings alike from run to run', async () => {
    const { root, put } = folder({ 'a.txt': ja, 'a.en.txt': 'It has employees.\nSales were 50 billion yen.\n' })
    const run = async () => sarif.parse(JSON.parse((await check(root, 'a.txt', 'a.en.txt', '--format', 'sarif')).out)).runs[0].results
    const [first] = await run()
    expect(first!.locations[0]!.physicalLocation.artifactLocation.uri).toBe('a.txt')
    put('a.txt', `前の一文だ。\n${ja}`)
    put('a.en.txt', 'One sentence before.\nIt has employees.\nSales were 50 billion yen.\n')
    const [moved] = await run()
    expect(moved!.partialFingerprints).toEqual(first!.partialFingerprints)
    expect(moved!.locations[0]!.physicalLocation.region.startLine).toBe(2)
  })
})
