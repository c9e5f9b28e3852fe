import type { AnalyzedSentence, NamedSentence } from '../document.ts'
import type { TokenizerName } from '../index.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode } from './failure.ts'
import { loadGlossary } from './glossary-files.ts'
import { expandPaths } from './inputs.ts'
import { lineArticle, linesOf, oneLine } from './lines.ts'
import { failureLine, readSource } from './sources.ts'
import { treeOf } from './tree.ts'

export interface AnalyzeOptions {
  readonly lines?: boolean
  readonly tree?: boolean
  readonly glossary: readonly string[]
  readonly tokenizer: TokenizerName
  readonly date?: string
}

/** `kawaraban analyze`: what the program sees in a text, as JSON or as a tree of bunsetsu. */
export async function analyzeCommand(paths: readonly string[], options: AnalyzeOptions, context: Context): Promise<ExitCode> {
  const { io, parts } = context
  const inputs = await expandPaths(paths.length ? paths : ['-'], { cwd: io.cwd })
  const { terms, packed } = await loadGlossary(options.glossary, context)
  const stages = await parts.stages({ terms, packed, engine: 'rules', tokenizer: options.tokenizer })
  let exit: ExitCode = exitCode.done
  const failed = async (path: string, error: unknown, line?: number) => {
    exit = exitCode.someFailed
    await io.stderr.write(`${failureLine({ path, error, ...(line !== undefined && { line }) }, context)}\n`)
  }

  let named = ''
  /** Trees of several files stand under the names of the files, as `head` and `tail` have them. */
  const nameFile = async (path: string) => {
    if (inputs.length < 2 || path === named) return
    named = path
    await io.stdout.write(`==> ${oneLine(path)} <==\n\n`)
  }

  if (options.lines) {
    for await (const line of linesOf(inputs, io)) {
      let sentences: readonly NamedSentence[] = []
      try {
        sentences = stages.match(stages.analyze(lineArticle(line, stages.split, options.date ?? null))).sentences
      } catch (error) {
        await failed(line.path, error, line.number)
      }
      if (options.tree) await nameFile(line.path)
      await io.stdout.write(options.tree ? treesOf(sentences) : `${asciiLine({ text: line.text, ...layersOf(sentences, 0) })}\n`)
    }
    return exit
  }

  const all: object[] = []
  for (const input of inputs) {
    try {
      const article = await stages.read(await readSource(input, io))
      const dated = options.date && article.metadata.date === null ? { ...article.metadata, date: options.date } : article.metadata
      const { sentences } = stages.match(stages.analyze({ ...article, metadata: dated }))
      if (options.tree) {
        await nameFile(input.path)
        await io.stdout.write(treesOf(sentences))
      } else
        for (const sentence of sentences)
          all.push({
            ...(inputs.length > 1 && { path: input.path }),
            id: sentence.id,
            kind: sentence.kind,
            start: sentence.start,
            end: sentence.end,
            text: sentence.ja,
            ...layersOf([sentence], sentence.start),
          })
    } catch (error) {
      await failed(input.path, error)
    }
  }
  if (!options.tree) await io.stdout.write(`[${all.map((entry) => `\n${asciiLine(entry)}`).join(',')}${all.length ? '\n' : ''}]\n`)
  return exit
}

/** The layers of some sentences of one text in the shapes of the contract. Offsets count from `origin`; heads index the one list of bunsetsu. */
function layersOf(sentences: readonly NamedSentence[], origin: number) {
  const tokens = sentences.flatMap((sentence) =>
    sentence.tokens.map(({ surface, lemma, pos, reading, start, end }) => ({
      surface,
      lemma,
      pos,
      reading,
      start: start - origin,
      end: end - origin,
    })),
  )
  let first = 0
  const bunsetsu = sentences.flatMap((sentence) => {
    const base = first
    first += sentence.bunsetsu.length
    return sentence.bunsetsu.map(({ start, end, head }) => ({
      start: start - origin,
      end: end - origin,
      head: head < 0 ? -1 : base + head,
    }))
  })
  return {
    tokens,
    bunsetsu,
    entities: sentences
      .flatMap(({ entities }) => entities)
      .map(({ type, ja, en, start, end, source }) => ({
        type,
        ja,
        en,
        start: start - origin,
        end: end - origin,
        source,
      })),
    quantities: sentences.flatMap((sentence) =>
      sentence.quantities.map(({ kind, ja, value, unit, modifier, en, start, end }) => ({
        kind,
        ja,
        value,
        unit,
        modifier,
        en,
        start: start - origin,
        end: end - origin,
      })),
    ),
    predicates: predicatesOf(sentences, origin),
  }
}

/** Predicates with their arguments; those said outside the sentences given have no offsets, only their sentence. */
function predicatesOf(sentences: readonly AnalyzedSentence[], origin: number) {
  const inside = new Set(sentences.map(({ id }) => id))
  let base = 0
  return sentences.flatMap((sentence) => {
    const from = base
    base += sentence.bunsetsu.length
    const place = (at: number) => (at < 0 ? -1 : from + at)
    return sentence.predicates.map(({ start, end, bunsetsu, noun, arguments: all, ...rest }) => ({
      ...rest,
      start: start - origin,
      end: end - origin,
      bunsetsu: place(bunsetsu),
      noun: place(noun),
      arguments: all.map(({ slot, origin: source, bunsetsu: at, referent }) => ({
        slot,
        source,
        bunsetsu: place(at),
        ...(referent && {
          ja: referent.ja,
          sentence: referent.sentence,
          ...(inside.has(referent.sentence) && { start: referent.start - origin, end: referent.end - origin }),
        }),
      })),
    }))
  })
}

function treesOf(sentences: readonly AnalyzedSentence[]): string {
  return sentences.map((sentence) => `${treeOf(sentence)}\n`).join('')
}

/** JSON that no program takes for two lines. */
function asciiLine(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
