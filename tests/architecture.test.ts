import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import cliEn from '../src/language/messages/cli.en.json' with { type: 'json' }
import cliJa from '../src/language/messages/cli.ja.json' with { type: 'json' }
import en from '../src/language/messages/en.json' with { type: 'json' }
import ja from '../src/language/messages/ja.json' with { type: 'json' }
import { noteCodes } from '../src/notes.ts'
import { withoutComments } from './source-text.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const src = join(root, 'src')

/** Every source file: its path from `src/`, with forward slashes, and its code without comments. */
const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(src, path).replaceAll('\\', '/'), code: withoutComments(readFileSync(path, 'utf8')) }))
  .sort((a, b) => (a.path < b.path ? -1 : 1))

/** `read/plain.ts:12: …` for every line of the code that the pattern is found in. */
function found(pattern: RegExp, where: (path: string) => boolean = () => true): string[] {
  return sources
    .filter(({ path }) => where(path))
    .flatMap(({ path, code }) =>
      code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    )
}

/** Part of the program a file belongs to: `read/plain.ts` → `read`, `document.ts` → `document`. */
const partOf = (path: string) => path.split('/')[0]!.replace(/\.ts$/, '')

const stages = [
  'read',
  'analyze',
  'glossary',
  'dictionary',
  'translate',
  'verify',
  'summarize',
  'stories',
  'exchange',
  'memory',
  'write',
  'align',
  'repair',
  'terms',
  'sheet',
  'stories',
]
const ground = ['digest', 'document', 'notes', 'spans', 'language', 'lines']
/** What a part may import beside itself: a star, not a chain. */
const may: Readonly<Record<string, readonly string[]>> = {
  document: [],
  digest: ['document'],
  cache: [],
  tokenize: ['document', 'cache'],
  notes: ['document'],
  spans: ['document'],
  language: ['document', 'notes', 'cache'],
  lines: ['document', 'language'],
  ...Object.fromEntries(stages.map((stage) => [stage, ground])),
  engines: ground,
  pipeline: [...ground, ...stages, 'engines', 'tokenize'],
  check: [...ground, ...stages, 'tokenize'],
  index: [...ground, ...stages, 'check', 'engines', 'pipeline', 'tokenize'],
  cli: [...ground, ...stages, 'cache', 'check', 'engines', 'pipeline', 'tokenize', 'index'],
}

describe('imports', () => {
  const imports = sources.flatMap(({ path, code }) =>
    [...code.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].map(([, to]) => ({
      path,
      written: to!,
      target: relative(src, resolve(src, dirname(path), to!)).replaceAll('\\', '/'),
    })),
  )

  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(300)
    expect([...new Set(sources.map(({ path }) => partOf(path)))].sort()).toEqual(Object.keys(may).sort())
  })

  it('form a star: no stage knows another, only the pipeline knows the order', () => {
    const wrong = imports.filter(({ path, target }) => {
      const [from, to] = [partOf(path), partOf(target)]
      return from !== to && !may[from]?.includes(to)
    })
    expect(wrong.map(({ path, target }) => `${path} imports ${target}`)).toEqual([])
  })

  it('name files that exist, with their ending', () => {
    const wrong = imports.filter(({ target }) => target.startsWith('..') || !existsSync(join(src, target)))
    expect(wrong.map(({ path, written }) => `${path} imports ${written}`)).toEqual([])
  })

  it('go from transfer to tree to generate, never between transfer and generate', () => {
    const side = (path: string) => /^translate\/(transfer|generate)\//.exec(path)?.[1]
    const wrong = imports.filter(({ path, target }) => side(path) === 'generate' && side(target) === 'transfer')
    expect(wrong.map(({ path, target }) => `${path} imports ${target}`)).toEqual([])
  })

  it('reach packages that package.json names', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
    const packages = new Set(
      sources.flatMap(({ path, code }) =>
        [...code.matchAll(/\b(?:from|import|resolve)\s*\(?\s*'((?:@[\w-]+\/)?[\w-][\w.-]*)/g)]
          .filter(([, name]) => name !== 'node')
          .map(([, name]) => ({ path, name: name! })),
      ),
    )
    // Types of a syntax tree come with the packages that make it.
    const typesOnly = new Set(['hast', 'mdast', 'unist', 'xast'])
    const wrong = [...packages].filter(({ name }) => !(name in dependencies) && !typesOnly.has(name))
    expect(wrong.map(({ path, name }) => `${path} imports ${name}`)).toEqual([])
    const used = new Set([...packages].map(({ name }) => name))
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([])
  })
})

describe('code', () => {
  it('holds no Japanese: words live in src/language', () => {
    expect(found(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u)).toEqual([])
  })

  it('touches files, network, console and process only at the edges', () => {
    // The tokenizer, the loanwords and the spoken words are packages with data files of their own.
    const edge =
      /^(cli|engines)\/|^language\/(load|loanwords|pinyin|spoken-words)\.ts$|^cache\/|^tokenize\/(index|dictionary|convert|npm)\.ts$/
    const inside = (path: string) => !edge.test(path)
    expect(
      found(
        /(?:from|import|require)\s*\(?\s*'(?:node:)?(?:fs|fs\/promises|https?|net|os|child_process|worker_threads|module|process)'/,
        inside,
      ),
    ).toEqual([])
    expect(found(/\b(?:console|process|globalThis)\s*\.|\bfetch\s*\(/, inside)).toEqual([])
  })

  it('gives the same result on every machine, at every time', () => {
    expect(
      found(/\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\brandomUUID\b/, (path) => path !== 'cli/main.ts'),
    ).toEqual([])
    expect(found(/\blocaleCompare\b|\btoLocale\w+\b|\bIntl\./)).toEqual([])
  })

  it('keeps no state between calls', () => {
    expect(found(/^(?:export )?(?:let|var)\b/)).toEqual([])
  })

  it('swallows no error', () => {
    const wrong = sources.filter(({ code }) =>
      /\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}|\.catch\(\s*\(\s*\)\s*=>\s*(?:\{\s*\}|undefined)\s*\)/.test(code),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('language data', () => {
  const folder = join(src, 'language')
  const tables = ['ja', 'en', 'ja-en'].flatMap((part) =>
    readdirSync(join(folder, part)).map((name) => ({ part, name, text: readFileSync(join(folder, part, name), 'utf8') })),
  )

  it('is one form: tab-separated, a header, lines no longer than it, no spaces around fields', () => {
    const wrong: string[] = []
    for (const { part, name, text } of tables) {
      const at = `${part}/${name}`
      if (!name.endsWith('.tsv')) wrong.push(`${at}: not a table`)
      if (/\r|^\ufeff/.test(text) || !text.endsWith('\n')) wrong.push(`${at}: byte order mark, carriage return or no newline at the end`)
      const [header = '', ...lines] = text.replace(/\n+$/, '').split('\n')
      const columns = header.split('\t')
      if (new Set(columns).size !== columns.length || columns.some((column) => !/^[a-z][a-z_0-9-]*$/.test(column)))
        wrong.push(`${at}:1: ${columns.join(' ')}`)
      lines.forEach((line, index) => {
        if (line.trim() === '' || line.split('\t').length > columns.length) wrong.push(`${at}:${index + 2}: ${line.slice(0, 60)}`)
      })
    }
    expect(wrong).toEqual([])
  })

  it('is all in use', () => {
    const all = sources.map(({ code }) => code).join('\n')
    // `ja/quantity-units` is asked for in full, or by its last word where a stage has a family of tables.
    const named = (part: string, table: string) =>
      [`'${part}/${table}'`, `'${table}'`, `'${table.replace(/^[a-z]+-/, '')}'`].some((text) => all.includes(text))
    expect(
      tables.map(({ part, name }) => [part, name.replace(/\.tsv$/, '')] as const).filter(([part, table]) => !named(part, table)),
    ).toEqual([])
  })

  it('has a word for every note, in both languages, and for nothing else', () => {
    const codes = Object.keys(noteCodes).sort()
    expect(Object.keys(en.note).sort()).toEqual(codes)
    expect(Object.keys(ja.note).sort()).toEqual(codes)
    expect(Object.keys(cliJa).sort()).toEqual(Object.keys(cliEn).sort())
  })

  it('words only notes that some part of the program gives', () => {
    const all = sources
      .filter(({ path }) => path !== 'notes.ts')
      .map(({ code }) => code)
      .join('\n')
    const silent = Object.keys(noteCodes).filter((code) => !all.includes(`'${code}'`))
    // Worded already, for checks that are still to come.
    expect(silent).toEqual(['name-reading-guessed', 'text-truncated'])
  })
})

describe('public API', () => {
  it('is this list', async () => {
    expect(Object.keys(await import('../src/index.ts')).sort()).toMatchInlineSnapshot(`
      [
        "EngineUnavailable",
        "LanguageDataError",
        "ReadError",
        "assetNames",
        "candidateEntries",
        "candidateSchema",
        "candidatesCsv",
        "candidatesSchema",
        "checkFiles",
        "checkSegments",
        "checkTexts",
        "createMessages",
        "decodeBitext",
        "digest",
        "digestArticle",
        "digestJson",
        "digestSchema",
        "engines",
        "glossaryFormats",
        "htmlText",
        "jsonText",
        "lintGlossary",
        "loadLanguage",
        "makeArticleMatcher",
        "makeMatcher",
        "makeMemory",
        "markdownText",
        "mergeTerms",
        "newestDay",
        "note",
        "noteCodes",
        "noteMessage",
        "openCheck",
        "openEngine",
        "openReader",
        "openStages",
        "openTokenizer",
        "parseGlossary",
        "readBitext",
        "renderBy",
        "tbxText",
        "termsTbxText",
        "tmxText",
        "toAtom",
        "toDayMarkdown",
        "toHtml",
        "toIndexEntry",
        "toIndexHtml",
        "toJson",
        "toMail",
        "toMarkdown",
        "tokenizerNames",
        "translate",
        "withMemory",
        "writeGlossary",
        "xliffText",
      ]
    `)
  })

  it('is what package.json ships', () => {
    const json = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>
      bin: Record<string, string>
      files: string[]
    }
    const targets = [
      ...Object.values(json.exports).flatMap((to) => (typeof to === 'string' ? [to] : Object.values(to))),
      ...Object.values(json.bin),
    ]
    const sourceOf = (path: string) => path.replace(/^(\.\/)?dist\/(?:(?:lib|types)\/)?/, 'src/').replace(/(\.d\.ts|\.js)$/, '.ts')
    expect(targets.filter((path) => !existsSync(join(root, sourceOf(path))))).toEqual([])
    expect(json.files.filter((path) => !path.startsWith('!') && path !== 'dist' && !existsSync(join(root, path)))).toEqual([])
  })
})

describe('documents', () => {
  it('src/README.md lists every table with its columns', () => {
    const listed = readFileSync(join(src, 'README.md'), 'utf8')
      .split('\n')
      .map((line) => line.replace(/ +/g, ' '))
      .flatMap((line) => /^\| (`(?:ja|en|ja-en)\/[a-z-]+` \| [^|]+) \| [^|]{4,} \|$/.exec(line)?.[1] ?? [])
    const tables = ['ja', 'en', 'ja-en'].flatMap((part) =>
      readdirSync(join(src, 'language', part))
        .sort()
        .map((name) => {
          const [header = ''] = readFileSync(join(src, 'language', part, name), 'utf8').split('\n')
          return `\`${part}/${name.replace(/\.tsv$/, '')}\` | ${header.replaceAll('\t', ' ')}`
        }),
    )
    expect(listed.sort()).toEqual(tables.sort())
  })

  it('README.md uses the library as it is', async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? ''
    const names =
      /import \{([^}]+)\} from 'kawaraban'/
        .exec(code)?.[1]
        ?.split(',')
        .map((name) => name.trim()) ?? []
    expect(names.length).toBeGreaterThan(3)
    expect(Object.keys(await import('../src/index.ts'))).toEqual(expect.arrayContaining(names))
  })

  it.each(['README.md', 'src/README.md', 'tests/README.md'])('%s names paths that exist', (name) => {
    const text = readFileSync(join(root, name), 'utf8')
    const wrong: string[] = []
    const paths = [...text.matchAll(/`((?:src|tests|scripts|glossary|articles|language|\.ci|[a-z-]+\/)[\w./-]*)`|\]\(([\w./-]+)\)/g)].map(
      (match) => match[1] ?? match[2]!,
    )
    for (const path of paths) {
      if (!path.includes('/') && !/\.\w+$/.test(path)) continue
      const near = [join(root, path), join(dirname(join(root, name)), path), join(src, 'language', `${path}.tsv`)]
      if (!near.some((place) => existsSync(place)) && !/^(output|kawaraban|node_modules)\//.test(path)) wrong.push(path)
    }
    expect(paths.length).toBeGreaterThan(3)
    expect(wrong).toEqual([])
  })

  it('README.md shows the scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    const text = readFileSync(join(root, 'README.md'), 'utf8')
    const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2]!)
    expect(named.length).toBeGreaterThan(3)
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([])
  })
})
