import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { dataFolder } from '../src/cache/folder.ts'
import { cleanGloss } from '../src/dictionary/entry.ts'
import { readDictionary } from '../src/dictionary/index.ts'
import type { DictionaryFacts } from '../src/language/imported.ts'
import { fakeParts, folder, kawaraban } from './fixtures/cli/harness.ts'
import { sharedParts } from './real-run.ts'

// Every row is our own writing in the shape of the formats.
const edict = `　？？？ /EDICT, a test of our own/Created: 2025-03-09/
板碑 [いたび] /(n) bamboo blind/(P)/
佃煮 [つくだに] /(n) preserved food boiled in soy (esp. seafood)/food boiled down/
伏拝む [ふしおがむ] /(v5m,vt) to wonder (about); to suspect/
披見 [ひけん] /(n,vs) careful reading/
喧しい [やかましい] /(adj-i) forlorn/
英邁 [えいまい] /(adj-na,n) (1) brave/(2) diligent/
へどもど /(adv,adv-to) softly/
土用干 [あおてんじょう] /(n) sky-high limit/
小僧 [こぞう] /(n) (arch) young monk/
`

const edict2 = `　？？？ /EDICT2, a test of our own/Created: 2025-04-01/
板碑(P);いたび [いたび(P);ス(ok)] /(n) (uk) bamboo blind/(P)/EntL1000001X/
拗れる;こじれる [こじれる] /(v1,vi) (1) (See 絡む) to be entangled/(2) (arch) to stagger/EntL1000002X/
精霊舟(oK);せいれいぶね [せいれいぶね] /(n) (1) rush mat/(2) woven mat/EntL1000003/
`

const jmdict = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE JMdict [
<!ELEMENT JMdict (entry*)>
<!ENTITY n "noun (common)">
<!ENTITY v5r "a verb">
<!ENTITY vt "transitive">
<!ENTITY arch "archaic">
]>
<!-- JMdict created: 2025-05-06 -->
<JMdict>
<entry>
<ent_seq>1</ent_seq>
<k_ele><keb>板碑</keb><ke_pri>ichi1</ke_pri></k_ele>
<r_ele><reb>いたび</reb></r_ele>
<sense><pos>&n;</pos><misc>&arch;</misc><gloss>blind of old</gloss></sense>
<sense><gloss>bamboo blind &amp; screen</gloss><gloss xml:lang="ger">Rollo</gloss></sense>
</entry>
<!-- <entry> in a comment is none -->
<entry><ent_seq>2</ent_seq><k_ele><keb>伏拝む</keb></k_ele><r_ele><reb>ふしおがむ</reb></r_ele>
<sense><pos>&v5r;</pos><pos>&vt;</pos><gloss>to wonder</gloss></sense></entry>
<entry><ent_seq>3</ent_seq><k_ele><keb>壊</keb></k_ele></entry>
</JMdict>
`

const simplified = JSON.stringify(
  {
    version: '3.6.1',
    dictDate: '2025-06-07',
    tags: { n: 'noun', '"words": [': 'a trap' },
    words: [
      {
        id: '1',
        kanji: [{ common: true, text: '板碑', tags: [] }],
        kana: [{ common: true, text: 'いたび', tags: [], appliesToKanji: ['*'] }],
        sense: [{ partOfSpeech: ['n'], misc: [], gloss: [{ lang: 'eng', text: 'bamboo blind' }] }],
      },
      { id: '2', kanji: [], kana: 'none', sense: [] },
      {
        id: '3',
        kanji: [],
        kana: [{ common: false, text: 'へどもど' }],
        sense: [
          {
            partOfSpeech: ['adv'],
            misc: [],
            gloss: [
              { lang: 'eng', text: 'softly, "}]" aside' },
              { lang: 'eng', text: 'softly' },
            ],
          },
        ],
      },
    ],
  },
  null,
  1,
)

/** As a file comes: in pieces of any size, the first as large as one wants. */
async function* pieces(bytes: Uint8Array, size = 65_536, head = size) {
  yield bytes.subarray(0, head)
  for (let at = head; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = (text: string, size?: number) => readDictionary(pieces(Buffer.from(text), size))
const linesOf = (table: Uint8Array) => Buffer.from(table).toString('utf8').slice(0, -1).split('\n')

/** The euc-jp of a text, of the letters the tests need: found by asking the decoder. */
function eucJp(text: string): Buffer {
  const decoder = new TextDecoder('euc-jp')
  const codes = new Map<string, number[]>()
  for (let high = 0xa1; high < 0xff; high += 1)
    for (let low = 0xa1; low < 0xff; low += 1) {
      const letter = decoder.decode(Uint8Array.of(high, low))
      if (!codes.has(letter)) codes.set(letter, [high, low])
    }
  return Buffer.from([...text].flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : codes.get(letter)!)))
}

describe('formats', () => {
  it('reads EDICT', async () => {
    const { format, encoding, date, entries, skipped, badCount, table } = await read(edict)
    expect({ format, encoding, date, entries, skipped, badCount }).toEqual({
      format: 'edict',
      encoding: 'utf-8',
      date: '2025-03-09',
      entries: 8,
      skipped: 1,
      badCount: 0,
    })
    expect(linesOf(table)).toEqual([
      '板碑\tn\tbamboo blind\tp',
      'いたび\tn\tbamboo blind\tkp',
      '佃煮\tn\tpreserved food boiled in soy\ts',
      'つくだに\tn\tpreserved food boiled in soy\tks',
      '伏拝む\tv\twonder\t',
      'ふしおがむ\tv\twonder\tk',
      '披見\tn\tcareful reading\t',
      'ひけん\tn\tcareful reading\tk',
      '喧しい\tadj\tforlorn\t',
      'やかましい\tadj\tforlorn\tk',
      '英邁\tna\tbrave\ts',
      'えいまい\tna\tbrave\tks',
      '英邁\tn\tbrave\ts',
      'えいまい\tn\tbrave\tks',
      'へどもど\tadv\tsoftly\t',
      '土用干\tn\tsky-high limit\t',
      'あおてんじょう\tn\tsky-high limit\tk',
    ])
  })

  it('reads EDICT in EUC-JP as in UTF-8', async () => {
    const made = await readDictionary(pieces(eucJp(edict), 7))
    expect(made.encoding).toBe('euc-jp')
    expect(linesOf(made.table)).toEqual(linesOf((await read(edict)).table))
  })

  it('reads EDICT2 with all its spellings', async () => {
    const { format, date, table } = await read(edict2)
    expect([format, date]).toEqual(['edict2', '2025-04-01'])
    expect(linesOf(table)).toEqual([
      '板碑\tn\tbamboo blind\tp',
      'いたび\tn\tbamboo blind\tp',
      '拗れる\tv\tbe entangled\ti',
      'こじれる\tv\tbe entangled\ti',
      '精霊舟\tn\trush mat\ts',
      'せいれいぶね\tn\trush mat\ts',
    ])
  })

  it('reads JMdict: classes by the names of their entities, senses out of use left out, comments passed over', async () => {
    const { format, date, entries, bad, table } = await read(jmdict)
    expect({ format, date, entries, bad }).toEqual({ format: 'jmdict', date: '2025-05-06', entries: 2, bad: [{ line: 21, code: 'form' }] })
    expect(linesOf(table)).toEqual([
      '板碑\tn\tbamboo blind & screen\tp',
      'いたび\tn\tbamboo blind & screen\tkp',
      '伏拝む\tv\twonder\t',
      'ふしおがむ\tv\twonder\tk',
    ])
  })

  it('reads jmdict-simplified, on one line or on many', async () => {
    const { format, date, entries, bad, table } = await read(simplified)
    expect({ format, date, entries, bad: bad.map(({ code }) => code) }).toEqual({
      format: 'jmdict-simplified',
      date: '2025-06-07',
      entries: 2,
      bad: ['form'],
    })
    expect(simplified.split('\n')[bad[0]!.line - 1]).toBe('  {')
    expect(linesOf(table)).toEqual(['板碑\tn\tbamboo blind\tp', 'いたび\tn\tbamboo blind\tkp', 'へどもど\tadv\tsoftly\ts'])
    expect((await read(JSON.stringify(JSON.parse(simplified)))).table).toEqual(table)
  })

  it.each([
    ['EDICT', edict],
    ['EDICT2', edict2],
    ['JMdict', jmdict],
    ['jmdict-simplified', simplified],
  ])('reads %s the same in pieces of any size', async (_, text) => {
    // What decides the format is read first, so the rest is what comes in pieces.
    const lines = !text.startsWith('{') && !text.startsWith('<')
    const long = Buffer.from(lines ? text + `板碑 [いたび] /(n) bamboo blind/\n`.repeat(1900) : text)
    // Bytes are compared as a string: one by one it takes a second.
    const made = async (size?: number, head?: number) => {
      const { table, ...rest } = await readDictionary(pieces(long, size, head))
      return { ...rest, table: Buffer.from(table).toString('latin1') }
    }
    const whole = await made()
    for (const size of [7, 1000]) expect(await made(size, lines ? 65_000 : size)).toEqual(whole)
  })

  it.each([
    ['to run (a business); to manage', 'to run'],
    ['the (whole) sky', 'the sky'],
    ['fish etc.', 'fish'],
    ['{comp} queue [of jobs]', 'queue'],
    ['somebody’s turn', "somebody's turn"],
    ['a word that is used at the end of a sentence', undefined],
    ['~ and so on', undefined],
    ['…', undefined],
    ['漢字', undefined],
    ['<b>bold</b>', undefined],
    ['(only an explanation)', undefined],
  ])('cleans the gloss %s', (gloss, clean) => {
    expect(cleanGloss(gloss)).toBe(clean)
  })
})

describe('hostile files', () => {
  it('never puts in what a DTD declares, and fetches nothing', async () => {
    const bombs = [
      '<!ENTITY a "lol">',
      ...'bcdefghij'.split('').map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`),
    ]
    const text = `<?xml version="1.0"?><!DOCTYPE JMdict [${bombs.join('\n')}<!ENTITY out SYSTEM "file:///etc/hostname">]><JMdict>
<entry><r_ele><reb>いたび</reb></r_ele><sense><pos>&n;</pos><gloss>&j;</gloss><gloss>&out;</gloss><gloss>blind</gloss></sense></entry>
</JMdict>`
    expect(linesOf((await read(text)).table)).toEqual(['いたび\tn\tblind\t'])
  })

  it('is not led astray by depth, length or a missing end', async () => {
    const good = '<entry><r_ele><reb>いたび</reb></r_ele><sense><pos>&n;</pos><gloss>blind</gloss></sense></entry>'
    const deep = `<entry>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</entry>`
    const tag = `<entry><${'a'.repeat(500_000)}</entry>`
    const long = `<entry>${'x'.repeat(3_000_000)}</entry>`
    const { entries, bad } = await read(`<JMdict>${deep}\n${tag}\n${long}\n${good}\n${good.slice(0, 40)}`)
    expect(entries).toBe(1)
    expect(bad.map(({ code }) => code)).toEqual(['deep', 'form', 'long', 'cut'])
    const dtd = `<!DOCTYPE JMdict [${'<!ENTITY n "x">'.repeat(200_000)}`
    await expect(read(dtd)).rejects.toMatchObject({ code: 'dictionary-format' })
  })

  it('bounds the words of JSON', async () => {
    const good = { kana: [{ text: 'いたび' }], sense: [{ partOfSpeech: ['n'], gloss: [{ text: 'blind' }] }] }
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const long = JSON.stringify({ ...good, more: 'x'.repeat(2_000_000) })
    const { entries, bad } = await read(`{"words":[{"x":${deep}},${long},null,7,"{[",${JSON.stringify(good)},{"kana":[`)
    expect(entries).toBe(1)
    expect(bad.map(({ code }) => code)).toEqual(['deep', 'long', 'cut'])
  })

  it('takes prototype words for words', async () => {
    const text =
      '{"words":[{"__proto__":{"kana":[]},"constructor":1,"kana":[{"text":"いたび"}],"sense":[{"partOfSpeech":["n"],"gloss":[{"text":"constructor"}]}]}]}'
    expect(linesOf((await read(text)).table)).toEqual(['いたび\tn\tconstructor\t'])
  })

  it('reads a file of nonsense in a moment and says it is none', async () => {
    const noise = Buffer.alloc(4_000_000, 'abc [def] /(n) \n')
    await expect(readDictionary(pieces(noise))).rejects.toMatchObject({ code: 'dictionary-format' })
    await expect(read('')).rejects.toMatchObject({ code: 'dictionary-format' })
    await expect(read('の /(prt) of/\n')).rejects.toMatchObject({ code: 'dictionary-empty' })
    await expect(read(`${'あ'.repeat(3_000_000)}\n${edict}`)).resolves.toMatchObject({ entries: 8, badCount: 1 })
  })
})

describe('where dictionaries lie', () => {
  it.each([
    [{ KAWARABAN_DATA: '/own' }, 'linux', '/own'],
    [{ KAWARABAN_DATA: '', XDG_DATA_HOME: '/x' }, 'linux', ''],
    [{ XDG_DATA_HOME: '/x' }, 'linux', '/x/kawaraban'],
    [{ LOCALAPPDATA: '/local' }, 'win32', '/local/kawaraban/data'],
  ])('%j on %s', (env, platform, path) => {
    expect(dataFolder({ env, platform }).replaceAll('\\', '/')).toBe(path)
  })

  it.each([
    ['linux', /\.local\/share\/kawaraban$/],
    ['darwin', /Library\/Application Support\/kawaraban$/],
  ])('in the home on %s', (platform, path) => {
    const folder = dataFolder({ env: {}, platform })
    if (folder) expect(folder.replaceAll('\\', '/')).toMatch(path)
  })
})

describe('lexicon', () => {
  const setUp = (files: Readonly<Record<string, string | Uint8Array>>) => {
    const place = folder(files)
    const data = join(place.root, 'data')
    const go = (...argv: string[]) => kawaraban(argv, { cwd: place.root, env: { KAWARABAN_DATA: data } })
    const kept = () => (existsSync(join(data, 'dictionaries')) ? readdirSync(join(data, 'dictionaries')).sort() : [])
    return { ...place, data, go, kept }
  }

  it('imports, lists and removes, with licence and attribution', async () => {
    const { go, kept } = setUp({ 'Own-EDICT.txt': edict, 'jm.xml.gz': gzipSync(jmdict.replace(/<entry><ent_seq>3.*/, '')) })
    const made = await go('lexicon', 'import', 'Own-EDICT.txt', 'jm.xml.gz')
    expect([made.exit, made.err]).toEqual([0, ''])
    expect(made.out).toContain('own-edict: 8 words of Own-EDICT.txt (edict, of 2025-03-09); 1 without use here.')
    expect(made.out.match(/CC BY-SA 4\.0/g)).toHaveLength(2)
    expect(made.out).toContain('Electronic Dictionary Research and Development Group')
    expect(kept()).toEqual(['jm.bin', 'own-edict.bin'])
    const list = await go('lexicon', 'list')
    expect(list.out).toMatch(/^jm\n {2}2 words, jmdict, from jm\.xml\.gz, of 2025-05-06\n {2}Licence: EDRDG, CC BY-SA 4\.0/)
    expect(list.out.match(/This publication has included material/g)).toHaveLength(2)
    const facts = JSON.parse((await go('lexicon', 'list', '--format', 'json')).out) as DictionaryFacts[]
    expect(facts.map(({ name, entries }) => [name, entries])).toEqual([
      ['jm', 2],
      ['own-edict', 8],
    ])
    expect(await go('lexicon', 'remove', 'jm', 'nothing')).toMatchObject({ exit: 2, out: '' })
    expect(kept()).toHaveLength(2)
    expect(await go('lexicon', 'remove', 'jm', 'own-edict')).toMatchObject({ exit: 0, err: '' })
    expect(kept()).toEqual([])
    expect(await go('lexicon', 'list')).toEqual({ exit: 0, out: '', err: 'No dictionary is imported.\n' })
  })

  it('names bad rows by file and line, in both languages, and imports the rest', async () => {
    const { go, kept } = setUp({ 'a.txt': `${edict}nonsense\n板碑 [いたび /(n) blind/\n\ufffd [す] /(n) x/\n` })
    const made = await go('lexicon', 'import', 'a.txt', '--name', 'mine')
    expect(made.exit).toBe(0)
    expect(made.err).toBe(
      'a.txt:11: this is no entry; it is left out\na.txt:12: this is no entry; it is left out\na.txt:13: damaged characters; the entry is left out\n',
    )
    expect(kept()).toEqual(['mine.bin'])
    const japanese = await go('lexicon', 'import', 'a.txt', '--ui', 'ja')
    expect(japanese.err).toContain('a.txt:11: 辞書の項目として読めないので飛ばしました')
    expect(japanese.out).toContain('ライセンス：EDRDG, CC BY-SA 4.0')
    const many = setUp({ 'b.txt': `${edict}${'x\n'.repeat(100)}` })
    expect((await many.go('lexicon', 'import', 'b.txt')).err).toContain('… and 80 more rows that cannot be read')
  })

  it('leaves what was there when a file cannot be imported', async () => {
    const { go, kept, put, data } = setUp({ 'a.txt': edict, 'b.txt': 'no dictionary at all\n' })
    await go('lexicon', 'import', 'a.txt')
    const before = readFileSync(join(data, 'dictionaries', 'a.bin'))
    put('a.txt', 'now broken\n')
    put('cut.gz', gzipSync(edict).subarray(0, 200))
    for (const [file, message] of [
      ['a.txt', 'is no EDICT, EDICT2, JMdict or jmdict-simplified file; nothing was imported'],
      ['cut.gz', 'the gzip file is damaged'],
      ['none.txt', 'no such file or folder'],
      ['.', 'cannot be read'],
    ] as const) {
      const { exit, err } = await go('lexicon', 'import', file)
      expect([exit, err.includes(message), err]).toEqual([2, true, err])
    }
    expect((await go('lexicon', 'import', 'a.txt', '--name', '../x')).exit).toBe(2)
    expect((await go('lexicon', 'import', 'a.txt', 'b.txt', '--name', 'x')).exit).toBe(2)
    expect(kept()).toEqual(['a.bin'])
    expect(readFileSync(join(data, 'dictionaries', 'a.bin'))).toEqual(before)
  })

  it('says so when there is no folder for it', async () => {
    const { root } = folder({ 'a.txt': edict })
    expect(await kawaraban(['lexicon', 'import', 'a.txt'], { cwd: root })).toMatchObject({ exit: 2 })
    expect((await kawaraban(['lexicon', 'list'], { cwd: root })).err).toBe('No dictionary is imported.\n')
  })

  it('digests anew what another dictionary would change, and only that', async () => {
    const { go, put } = setUp({ 'articles/a.txt': '新しい工場\n\n重慶で工場の建設が進んでいます。\n', 'd.txt': edict })
    const report = async (...more: string[]) => /\d written, \d unchanged/.exec((await go('digest', ...more)).err)?.[0]
    const [made, same] = ['1 written, 0 unchanged', '0 written, 1 unchanged']
    expect([await report(), await report()]).toEqual([made, same])
    await go('lexicon', 'import', 'd.txt')
    expect([await report(), await report()]).toEqual([made, same])
    await go('lexicon', 'import', 'd.txt')
    expect(await report()).toBe(same)
    put('d.txt', edict.replace('bamboo blind', 'reed screen'))
    await go('lexicon', 'import', 'd.txt')
    expect(await report()).toBe(made)
    expect([await report('--no-imported'), await report('--no-imported')]).toEqual([made, same])
    expect(await report()).toBe(made)
    await go('lexicon', 'remove', 'd')
    expect([await report(), await report()]).toEqual([made, same])
  })
})

describe('the engine', () => {
  const parts = sharedParts()
  const place = folder
  const ready = async () => {
    const { root, ...rest } = place({ 'edict.txt': edict, 'edict2.txt': edict2 })
    const env = { KAWARABAN_DATA: join(root, 'data') }
    const go = (argv: readonly string[], stdin = '') => kawaraban(argv, { cwd: root, env, parts, stdin })
    const lines = async (text: string, ...more: string[]) => (await go(['translate', '--lines', ...more], text)).out.trimEnd().split('\n')
    return { root, go, lines, ...rest }
  }

  it('takes nouns, compounds, verbs, adjectives and adverbs it does not know, and only those', async () => {
    const { go, lines, root } = await ready()
    const text = [
      '職人は板碑を作った。',
      '住民は説明を伏拝んだ。',
      '委員は報告書を披見した。',
      '警察は喧しい町を調べた。',
      '株価は土用干だ。',
      '工場は電池を作った。',
    ].join('\n')
    const before = await lines(text)
    writeFileSync(join(root, 'own.txt'), `${edict}電池 [でんち] /(n) wrong word/\n工場 [こうじょう] /(n) wrong word/\n`)
    expect((await go(['lexicon', 'import', 'own.txt'])).exit).toBe(0)
    const after = await lines(text)
    expect(after[0]).toContain('bamboo blind')
    expect(after[1]).toMatch(/wondered .*explanation/)
    expect(after[2]).toContain('careful reading')
    expect(after[3]).toContain('forlorn')
    expect(after[4]).toContain('sky-high limit')
    expect(after[5]).toBe(before[5])
    expect(before.join(' ')).not.toMatch(/bamboo|wonder|careful reading|forlorn|sky-high/)
    expect(await lines(text, '--no-imported')).toEqual(before)
    expect(await lines(text)).toEqual(after)
    await go(['lexicon', 'remove', 'own'])
    expect(await lines(text)).toEqual(before)
  })

  it('flags such words, is never sure of them, and says whose they are', async () => {
    const { go, put, json, text } = await ready()
    put('a.txt', '職人の店\n\n職人は板碑を作った。職人は精霊舟を作った。職人は電池を作った。\n')
    await go(['lexicon', 'import', 'edict2.txt'])
    expect((await go(['digest', 'a.txt'])).exit).toBe(0)
    const { sentences, notes, generator } = json('output/a.json')
    const found = notes.filter(({ code }: { code: string }) => code === 'imported-word')
    expect(found).toMatchObject([
      { level: 'info', sentence: 's2', actual: 'bamboo blind' },
      { level: 'info', sentence: 's3', actual: 'rush mat' },
    ])
    const [, one, several, own] = sentences as { band: string; confidence: number; en: string }[]
    expect([one!.band, several!.band, own!.band]).toEqual(['yellow', 'yellow', 'green'])
    expect(one!.confidence).toBeLessThanOrEqual(0.8)
    expect(several!.confidence).toBeLessThanOrEqual(0.55)
    expect(generator.dictionaries).toMatchObject([{ name: 'edict2', date: '2025-04-01', entries: 3 }])
    for (const view of ['output/a.html', 'output/a.md']) {
      expect(text(view)).toMatch(/edict2\.txt.*CC BY\\?-SA 4/s)
      expect(text(view)).toContain('Electronic Dictionary Research and Development Group')
    }
    await go(['digest', 'a.txt', '--no-imported'])
    expect(json('output/a.json').generator).not.toHaveProperty('dictionaries')
    expect(text('output/a.html')).not.toContain('Electronic Dictionary')
  })

  it.each([
    ['板碑を作った。', 'bamboo blind', '板碑'],
    ['交渉は拗れた。', 'became entangled', '拗れ'],
    ['委員は報告書を披見した。', 'careful reading', '披見'],
    ['町は喧しかった。', 'was forlorn', '喧しかっ'],
    ['英邁な少年を見た。', 'brave boy', '英邁'],
    ['英邁に働いた。', 'bravely', '英邁'],
    ['首相は批判をへどもどとかわした。', 'softly', 'へどもど'],
  ])('in %s: %s', async (ja, en, flagged) => {
    const { go, root } = await ready()
    writeFileSync(join(root, 'own.txt'), `${edict}拗れる [こじれる] /(v1,vi) to become entangled/\n`)
    await go(['lexicon', 'import', 'own.txt'])
    const { out } = await go(['translate', '--why'], `町の話題\n\n${ja}\n`)
    const [, sentence = ''] = out.split(/^(?=s2 )/m)
    expect(sentence.toLowerCase()).toContain(en)
    expect(sentence).toContain(`  ${flagged}  (imported-word)`)
    expect(sentence).toMatch(/^s2 {2}(?:read with care|check the Japanese)/)
  })

  it('asks dictionaries in the order of their names', async () => {
    const { go, lines, put } = await ready()
    put('b.txt', '板碑 [いたび] /(n) second/\n精霊舟 [せいれいぶね] /(n) rush mat/\n')
    put('a.txt', '板碑 [いたび] /(n) first/\n')
    await go(['lexicon', 'import', 'b.txt', 'a.txt'])
    const [one, two] = await lines('職人は板碑を作った。\n職人は精霊舟を作った。')
    expect([one, two]).toEqual([expect.stringContaining('first'), expect.stringContaining('rush mat')])
  })

  it('refuses a damaged file and reads nothing where nothing is imported', async () => {
    const { go, root } = await ready()
    await go(['lexicon', 'import', 'edict.txt'])
    const path = join(root, 'data', 'dictionaries', 'edict.bin')
    const bytes = readFileSync(path)
    bytes[bytes.length - 9] = bytes[bytes.length - 9]! ^ 1
    writeFileSync(path, bytes)
    const { exit, err } = await go(['translate'], '職人は板碑を作った。\n')
    expect([exit, err]).toEqual([2, 'kawaraban: the imported dictionary “edict” is damaged: import it again, or remove it\n'])
    expect((await go(['translate', '--no-imported'], '職人は板碑を作った。\n')).exit).toBe(0)
    const light = await kawaraban(['translate'], { stdin: '職人', parts: fakeParts(), env: { KAWARABAN_DATA: join(root, 'nowhere') } })
    expect([light.exit, existsSync(join(root, 'nowhere'))]).toEqual([0, false])
  })
})
