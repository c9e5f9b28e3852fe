import { describe, expect, it } from 'vitest'
import { folder } from './fixtures/cli/harness.ts'
import { makeRun } from './real-run.ts'

const run = makeRun()
const news = '# 港町に新しい桟橋\n\n港町は3月4日、新しい桟橋を開いた。費用は2億円だった。町長は観光客が増えると期待している。\n'
const formats = ['--format', 'json,md,html,xlf,tmx,tbx', '--ui', 'en']
const first = 'The harbour town opened its new pier on March 4.'
const tsv = (...rows: string[][]) => `${rows.map((row) => row.join('\t')).join('\n')}\n`
const lineOf = (err: string) => err.split('\n')[0]

interface Digest {
  readonly generator: { readonly memory?: { readonly files: string[]; readonly segments: number } }
  readonly summary: { readonly en: string }
  readonly keyPoints: readonly { readonly en: string; readonly evidence: string[] }[]
  readonly sentences: readonly {
    readonly id: string
    readonly ja: string
    readonly en: string
    readonly engine: string
    readonly rules: string[]
  }[]
}

/** Changes the target of a unit as a person at a translation tool would. */
function edited(xliff: string, ja: string, en: string, state?: string): string {
  const at = xliff.indexOf(`<source>${ja}</source>`)
  expect(at).toBeGreaterThan(0)
  const start = xliff.lastIndexOf('<segment', at)
  const end = xliff.indexOf('</segment>', at)
  const segment = xliff.slice(start, end).replace(/<target>[^<]*<\/target>/, `<target>${en}</target>`)
  return xliff.slice(0, start) + (state ? segment.replace(/state="\w+" subState="[^"]*"/, `state="${state}"`) : segment) + xliff.slice(end)
}

describe('digest --memory', () => {
  it('goes the whole way: XLIFF out, a person, and back into everything', async () => {
    const { root, text, json, put, list } = folder({ 'a.md': news })
    const digest = async (...more: string[]) => {
      const { exit, err } = await run(['digest', 'a.md', ...formats, ...more], { cwd: root })
      expect(exit, err).toBe(0)
      return lineOf(err)
    }
    await digest()
    expect(list('output')).toEqual(['a.html', 'a.json', 'a.md', 'a.terms.tbx', 'a.tmx', 'a.xlf', 'index.html'])
    const machine = json('output/a.json') as unknown as Digest

    // Nobody has touched it: nothing to remember, and the digest stays as it is.
    expect(await digest('--memory', 'output/a.xlf')).toBe(
      'Translation memory: 0 sentences that people have translated; 4 of the program’s own left out.',
    )
    expect((json('output/a.json') as unknown as Digest).sentences).toEqual(machine.sentences)

    const changed = edited(text('output/a.xlf'), '港町は3月4日、新しい桟橋を開いた。', first, 'reviewed')
    put('output/a.xlf', edited(changed, '費用は2億円だった。', 'It cost 200 million yen.'))
    await digest('--memory', 'output/a.xlf')
    const made = json('output/a.json') as unknown as Digest
    expect(made.generator.memory).toMatchObject({ files: ['output/a.xlf'], segments: 2 })
    expect(made.sentences.filter(({ engine }) => engine === 'memory').map(({ en, rules }) => [en, rules])).toEqual([
      [first, ['memory.exact']],
      ['It cost 200 million yen.', ['memory.exact']],
    ])
    expect(made.summary.en).toContain(first)
    expect(made.keyPoints.some(({ en }) => en === first)).toBe(true)
    for (const name of ['a.md', 'a.html']) {
      expect(text(`output/${name}`)).toContain('a person’s English, from the translation memory')
      expect(text(`output/${name}`)).toContain(name.endsWith('md') ? first : 'harbour town')
    }
    // What was written over still says whose it is, and any of the files will do.
    for (const file of ['output/a.xlf', 'output/a.tmx', 'output/a.json', 'output'])
      expect(await digest('--memory', file)).toMatch(/^Translation memory: 2 sentences/)
    expect((await run(['digest', 'a.md', ...formats, '--memory', 'output/a.tmx'], { cwd: root })).err).toContain('0 written, 1 unchanged')
    expect((await run(['digest', 'a.md', ...formats], { cwd: root })).err).toContain('1 written')
  })

  it('does not write over what a person has done, unless it came in as memory', async () => {
    const { root, text, put } = folder({ 'a.md': news })
    await run(['digest', 'a.md', ...formats], { cwd: root })
    const work = edited(text('output/a.xlf'), '費用は2億円だった。', 'It cost 200 million yen.')
    put('output/a.xlf', work)
    const { err } = await run(['digest', 'a.md', ...formats, '--force'], { cwd: root })
    expect(lineOf(err)).toBe(
      'output/a.xlf: holds 1 sentence that a person has changed and was not written over; use it with --memory, or move it away',
    )
    expect(text('output/a.xlf')).toBe(work)
  })

  it('writes XLIFF, TMX and TBX again when they are missing, and the same bytes twice', async () => {
    const { root, text } = folder({ 'a.md': news })
    expect((await run(['digest', 'a.md', '--format', 'json', '--ui', 'en'], { cwd: root })).err).toContain('1 written')
    const names = ['a.xlf', 'a.tmx', 'a.terms.tbx']
    for (const format of ['xlf', 'tmx', 'tbx']) {
      const report = async () => (await run(['digest', 'a.md', '--format', format, '--ui', 'en'], { cwd: root })).err
      expect(await report()).toContain('1 written')
      expect(await report()).toContain('1 unchanged')
    }
    const before = names.map((name) => text(`output/${name}`))
    await run(['digest', 'a.md', '--format', 'xlf,tmx,tbx', '--ui', 'en', '--force'], { cwd: root })
    expect(names.map((name) => text(`output/${name}`))).toEqual(before)
  })

  it.each([
    ['m.tmx', '<tmx>\n<body>\n</tmx>', /^m\.tmx:3: error: the XML is broken/],
    ['m.json', '{"a": 1}', /^m\.json:1: error: is no digest of kawaraban/],
    ['m.tsv', 'x', /^m\.tsv:1: error: is no TMX/],
    ['m.tsv', new Uint8Array([0xff, 0xff, 0x80]), /m\.tsv: is not UTF-8, UTF-16, Shift_JIS or EUC-JP/],
  ])('ends with 2 for a broken %s, with file and line, and writes nothing', async (name, content, message) => {
    const { root, list } = folder({ 'a.md': news, [name]: content })
    const { exit, err } = await run(['digest', 'a.md', '--memory', name, '--ui', 'en'], { cwd: root })
    expect([exit, list('.')]).toEqual([2, ['a.md', name]])
    expect(err).toMatch(message)
  })

  it('ends with 2 for a file that is not there', async () => {
    const { root } = folder({ 'a.md': news })
    expect((await run(['digest', 'a.md', '--memory', 'no.tmx', '--ui', 'en'], { cwd: root })).exit).toBe(2)
  })
})

describe('translate --memory', () => {
  it('line by line and whole, what was given later wins', async () => {
    const { root } = folder({
      'a.md': news,
      'old.tsv': tsv(['費用は2億円だった。', 'The price was 200 million yen.']),
      'new.tsv': tsv(['費用は２億円だった．', 'It cost ¥200 million.']),
    })
    const memory = ['--memory', 'old.tsv', '--memory', 'new.tsv', '--ui', 'en']
    const lines = await run(['translate', '--lines', ...memory], { cwd: root, stdin: '費用は２億円だった．\n\n費用は2億円だった。\n' })
    expect(lines.out).toBe('It cost ¥200 million.\n\nThe price was 200 million yen.\n')
    const whole = await run(['translate', 'a.md', '--format', 'tsv', '--memory', 'new.tsv', '--ui', 'en'], { cwd: root })
    expect(whole.out.split('\n')).toContain('費用は2億円だった。\tIt cost ¥200 million.')
  })

  it('checks a person as it checks itself', async () => {
    const { root } = folder({ 'a.md': news, 'm.tsv': tsv(['費用は2億円だった。', 'It cost 2 billion yen.']) })
    const { out } = await run(['translate', 'a.md', '--format', 'json', '--memory', 'm.tsv', '--ui', 'en'], { cwd: root })
    const [{ sentences }] = JSON.parse(out) as [{ sentences: { en: string; band: string }[] }]
    expect(sentences.find(({ en }) => en === 'It cost 2 billion yen.')?.band).toBe('red')
  })
})
