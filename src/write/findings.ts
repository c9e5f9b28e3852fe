import type { Finding, Span } from '../document.ts'
import type { Translate } from '../language/messages.ts'
import { noteMessage } from '../language/messages.ts'

/** A finding and the files it is in. `enPath` is that of the English, the same for files that hold both sides. */
export interface FiledFinding {
  readonly finding: Finding
  readonly path: string
  readonly enPath: string
}

/** A finding in one plain sentence. */
export function findingMessage(finding: Finding, t: Translate): string {
  if (finding.whole && finding.code === 'sentence-dropped') return t('finding.dropped')
  if (finding.whole && finding.code === 'sentence-added') return t('finding.added')
  return noteMessage(finding, t, finding.pair.ja)
}

interface FindingJson {
  readonly id: string
  readonly path: string
  readonly enPath: string
  readonly code: string
  readonly level: string
  readonly mqm: string
  readonly line: number
  readonly enLine?: number
  readonly segment?: string
  readonly source?: Span
  readonly target?: Span
  readonly ja: string
  readonly en: string
  readonly message: string
  readonly expected?: string
  readonly actual?: string
  readonly suggestion?: string
}

/** The note as `check --format json` prints it; `ja` and `en` are the sentences, spans are into the lines. */
export function findingJson({ finding, path, enPath }: FiledFinding, number: number, t: Translate): FindingJson {
  const { code, level, mqm, line, enLine, segment, source, target, expected, actual, suggestion, pair } = finding
  return {
    id: `n${number}`,
    path,
    enPath,
    code,
    level,
    mqm,
    line,
    ...(enLine !== undefined && { enLine }),
    ...(segment !== undefined && { segment }),
    ...(source && { source }),
    ...(target && { target }),
    ja: pair.ja,
    en: pair.en,
    message: findingMessage(finding, t),
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(suggestion !== undefined && { suggestion }),
  }
}
