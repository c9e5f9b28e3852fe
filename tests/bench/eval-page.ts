import type { Band, Note, TranslatedSentence } from '../../src/document.ts'

/** One line of a test set as the page shows it. */
export interface Shown {
  readonly set: string
  /** 1-based in its set. */
  readonly line: number
  readonly ja: string
  readonly reference: string
  readonly english: string
  readonly chrf: number
  readonly band: Band
  readonly sentences: readonly TranslatedSentence[]
  readonly notes: readonly Note[]
}

/** What a sentence has in it, for the filter: names of the phenomenon and when it is there. */
const phenomena: Readonly<Record<string, (shown: Shown) => boolean>> = {
  headline: ({ ja }) => !/[。！？!?]\s*[」』）]?\s*$/.test(ja),
  long: ({ ja }) => ja.length > 80,
  chain: ({ sentences }) => predicatesOf(sentences).some(({ role }) => role === 'chain'),
  relative: ({ sentences }) => predicatesOf(sentences).some(({ role }) => role === 'relative'),
  quotation: ({ ja, sentences }) => /[「『]/.test(ja) || predicatesOf(sentences).some(({ role }) => role === 'quote'),
  'zero subject': ({ sentences }) =>
    predicatesOf(sentences).some(
      ({ role, arguments: all }) => role === 'main' && all.some(({ slot, bunsetsu }) => slot === 'ga' && bunsetsu < 0),
    ),
  passive: ({ sentences }) => predicatesOf(sentences).some(({ voice }) => voice.endsWith('passive')),
  negation: ({ sentences }) => predicatesOf(sentences).some(({ negated }) => negated),
  hedge: ({ sentences }) => predicatesOf(sentences).some(({ meanings }) => meanings.length > 0),
  figures: ({ sentences }) => sentences.some(({ quantities }) => quantities.length > 0),
  names: ({ sentences }) => sentences.some(({ names }) => names.length > 0),
  'unknown word': ({ notes }) => notes.some(({ code }) => code === 'unknown-word'),
  'left out': ({ notes }) => notes.some(({ code }) => code === 'source-uncovered'),
  'failed check': ({ notes }) => notes.some(({ level }) => level === 'error'),
}

const predicatesOf = (sentences: readonly TranslatedSentence[]) => sentences.flatMap(({ predicates }) => predicates)
const classOf = (name: string) => `p-${name.replaceAll(' ', '-')}`
const bands = ['green', 'yellow', 'red'] as const

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!)
}

function row(shown: Shown): string {
  const found = Object.keys(phenomena).filter((name) => phenomena[name]!(shown))
  const notes = shown.notes.map(({ code, level, ja, expected, actual }) => {
    const facts = [ja, expected && `wants ${expected}`, actual && `has ${actual}`].filter(Boolean).join(' · ')
    return `<li class="${level}"><b>${escaped(code)}</b> ${escaped(facts)}</li>`
  })
  return `<li class="row ${shown.band} ${found.map(classOf).join(' ')}">
<p class="head"><span class="band">${shown.band}</span> <span>${escaped(shown.set)} ${shown.line}</span> <span>chrF ${shown.chrf.toFixed(1)}</span> <span class="has">${found.map(escaped).join(' · ')}</span></p>
<p lang="ja">${escaped(shown.ja)}</p>
<p lang="en" class="ours">${escaped(shown.english)}</p>
<p lang="en" class="reference">${escaped(shown.reference)}</p>
${notes.length ? `<ul class="notes">${notes.join('')}</ul>` : ''}</li>`
}

/** The page: all rows are in it, and the filters are radio buttons and style, so that it works without script. */
export function evalPage(rows: readonly Shown[], facts: string): string {
  const names = Object.keys(phenomena)
  const choice = (group: string, id: string, words: string, count: number, checked = false) =>
    `<input type="radio" name="${group}" id="${id}"${checked ? ' checked' : ''}><label for="${id}">${escaped(words)} <small>${count}</small></label>`
  const filters = [
    ...bands.map((band) => `body:has(#b-${band}:checked) .row:not(.${band}) { display: none }`),
    ...names.map((name) => `body:has(#${classOf(name)}:checked) .row:not(.${classOf(name)}) { display: none }`),
  ].join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Translations beside their references</title>
<style>
${sheet}
${filters}
</style>
</head>
<body>
<header><h1>Translations beside their references</h1><p>${escaped(facts)}</p></header>
<form>
<fieldset><legend>Band</legend>${choice('band', 'b-all', 'all', rows.length, true)}${bands.map((band) => choice('band', `b-${band}`, band, rows.filter((one) => one.band === band).length)).join('')}</fieldset>
<fieldset><legend>With</legend>${choice('with', 'p-all', 'anything', rows.length, true)}${names.map((name) => choice('with', classOf(name), name, rows.filter(phenomena[name]!).length)).join('')}</fieldset>
</form>
<ol>
${rows.map(row).join('\n')}
</ol>
<footer><p>In each row the source, the translation, and in grey the reference. chrF is that of the line alone and says little for one line. Sentences of test sets are for measuring: this page is not to be published.</p></footer>
</body>
</html>
`
}

const sheet = `:root {
  color-scheme: light dark;
  --paper: #fbf8f1; --ink: #1d1a16; --soft: #6a6257; --rule: #d9d1c1; --red: #a5301d; --amber: #84590a; --green: #3f6a48;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #161410; --ink: #e9e2d3; --soft: #a89e8d; --rule: #38332a; --red: #ee8570; --amber: #dfb054; --green: #8fbf97; }
}
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: var(--paper); color: var(--ink); font: 1.0625rem / 1.55 'Iowan Old Style', Charter, Palatino, 'Noto Serif', Georgia, serif; }
body { margin: 0 auto; padding: 1.5rem clamp(1.1rem, 4vw, 3rem) 4rem; max-width: 78rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; font-weight: 600; border-top: 3px solid; padding-top: .5rem; }
header p, footer p, .head, .notes, legend { color: var(--soft); font-size: .875rem; }
form { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--rule); padding: .75rem 0; margin-bottom: 1rem; }
fieldset { border: 0; display: flex; flex-wrap: wrap; gap: .25rem .9rem; align-items: baseline; }
legend { float: left; min-width: 3.5rem; }
label { font-size: .9rem; cursor: pointer; margin-left: -.6rem; }
input:checked + label { font-weight: 700; text-decoration: underline; }
small { color: var(--soft); }
ol { list-style: none; }
.row { border-bottom: 1px solid var(--rule); border-left: 4px solid var(--tone); padding: .9rem 0 .9rem 1.1rem; break-inside: avoid; }
.green { --tone: var(--green); } .yellow { --tone: var(--amber); } .red { --tone: var(--red); }
.band { color: var(--tone); font-weight: 700; }
.head span + span::before { content: '· '; }
[lang='ja'] { font-family: 'Hiragino Mincho ProN', 'Yu Mincho', 'Noto Serif CJK JP', 'Noto Serif JP', serif; line-height: 1.75; }
.reference { color: var(--soft); }
.notes { list-style: none; margin-top: .3rem; } .notes .error b { color: var(--red); } .notes .warning b { color: var(--amber); }
@media (min-width: 60rem) {
  .row { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: .2rem 1.75rem; }
  .head, .notes { grid-column: 1 / -1; }
}
@media print { form { display: none; } }`
