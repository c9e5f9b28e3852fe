import type { Span } from '../document.ts'
import type { MessageKey, Translate } from '../language/messages.ts'
import { type NoteCode, noteCodes } from '../notes.ts'
import { type FiledFinding, findingMessage } from './findings.ts'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** Codes that only a digest has: they are never found in a translation. */
const digestOnly = /^(?:evidence-|claim-|title-missing|encoding-|front-matter|text-truncated|imported-word|unknown-word|source-uncovered)/

/**
 * Findings as SARIF 2.1.0, for continuous integration. The English is the place when the fault stands in it, the Japanese is related; what is missing is
 * placed in the Japanese. `fingerprint` names a finding from run to run.
 */
export function findingsSarif(
  findings: readonly FiledFinding[],
  { t, version, fingerprint }: { t: Translate; version: string; fingerprint: (finding: FiledFinding['finding']) => string },
): string {
  const codes = (Object.keys(noteCodes) as NoteCode[]).filter((code) => !digestOnly.test(code)).sort()
  const index = new Map<string, number>(codes.map((code, at) => [code, at]))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'kawaraban',
            version,
            semanticVersion: version,
            rules: codes.map((code) => ruleOf(code, t)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((filed) => resultOf(filed, { t, index, print: fingerprint(filed.finding) })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function ruleOf(code: NoteCode, t: Translate) {
  const [level, mqm] = noteCodes[code]
  const text = t(`note.${code}` as MessageKey, { ja: '…', expected: '…', actual: '…' })
  return {
    id: code,
    name: code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text },
    help: { text: t('finding.help', { mqm: mqm || '–', code }) },
    defaultConfiguration: { level: levels[level] },
    properties: { tags: ['translation', ...(mqm ? [`MQM ${mqm}`] : [])] },
  }
}

function resultOf(filed: FiledFinding, { t, index, print }: { t: Translate; index: ReadonlyMap<string, number>; print: string }) {
  const { finding, path, enPath } = filed
  const japanese = locationOf(path, finding.line, finding.source)
  const english = finding.enLine === undefined ? undefined : locationOf(enPath, finding.enLine, finding.target)
  const visible = english !== undefined && finding.target !== undefined
  const related = visible ? japanese : english
  const suggestion = finding.suggestion === undefined ? '' : ` ${t('finding.suggestion', { text: finding.suggestion })}`
  const at = index.get(finding.code)
  return {
    ruleId: finding.code,
    ...(at !== undefined && { ruleIndex: at }),
    level: levels[finding.level],
    message: { text: `${findingMessage(finding, t)}${suggestion}` },
    locations: [visible ? english : japanese],
    ...(related && { relatedLocations: [{ id: 1, ...related, message: { text: t(visible ? 'finding.japanese' : 'finding.english') } }] }),
    partialFingerprints: { 'kawaraban/v1': print },
  }
}

/** Columns of SARIF count from 1. */
function locationOf(path: string, line: number, span: Span | undefined) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path) },
      region: {
        startLine: line,
        ...(span && { startColumn: span.start + 1, endColumn: Math.max(span.end, span.start) + 1 }),
      },
    },
  }
}

/** A relative reference; a colon in its first part would be taken for a scheme. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin'
  const encoded = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return path.startsWith('/') ? `file://${encoded}` : encoded
}
