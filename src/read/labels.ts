import type { Language } from '../language/load.ts'

export type HeadingRole = 'points' | 'references' | 'related'

export interface Labels {
  /** What the list under this heading is: 【この記事のポイント】 → points, 参考文献： → references, 関連記事 → related; null for any other heading. */
  role(heading: string): HeadingRole | null
  /** True for a reference in one line: 出典：総務省. */
  reference(line: string): boolean
  /** True when a line names only who took or owns a picture: （写真：山田太郎）. In a caption looser forms count too: 山田撮影. */
  credit(line: string, caption: boolean): boolean
  /** A caption without a picture credit in brackets at its end: 新工場（写真：共同） → 新工場. */
  uncredited(caption: string): string
  /** Alternative text worth reading, or '': 写真 → '', IMG_0123 → ''. */
  alternative(text: string): string
}

const edges = /^[\s■□◆◇●○◎▼▽▶★☆※【】「」『』《》〈〉[\](#*_:・.\-–—]+|[\s■□◆◇●○◎▼▽▶★☆※【】「」『』《》〈〉[\]#*_:・.\-–—]+$/gu
const bracketed = /^[（(【［[](.+)[）)】］\]]$/u

const fold = (text: string): string => text.slice(0, 100).normalize('NFKC').toLowerCase()
const key = (text: string): string => fold(text).replace(edges, '')

/** Compiles `ja/read-headings.tsv` and `ja/read-captions.tsv`. */
export function makeLabels(language: Language): Labels {
  const headings = language.rows('ja/read-headings')
  const exact = new Map<string, HeadingRole>()
  for (const row of headings) if (row.match === 'exact') exact.set(key(row.text!), row.role as HeadingRole)
  const suffixes = headings.filter((row) => row.match === 'suffix').map((row) => [key(row.text!), row.role as HeadingRole] as const)
  const captions = language.rows('ja/read-captions')
  const of = (role: string) => captions.filter((row) => row.role === role).map((row) => fold(row.text!))
  const labels = new Set(of('label'))
  const tails = of('tail')
  const hollow = new Set([...of('alt'), ...labels])

  function role(heading: string): HeadingRole | null {
    if (heading.length > 40) return null
    const word = key(heading)
    return exact.get(word) ?? suffixes.find(([suffix]) => word.endsWith(suffix))?.[1] ?? null
  }

  function reference(line: string): boolean {
    const label = /^([^:：]{1,16})[:：]\s*\S/u.exec(line)?.[1]
    return label !== undefined && line.length <= 300 && !/。$/.test(line) && role(label) === 'references'
  }

  /** A name as credits hold it: short, no hiragana unless it ends like 提供. */
  const named = (text: string): boolean =>
    text.length <= 40 && (!/\p{Script=Hiragana}/u.test(text) || labels.has(text) || tails.some((tail) => text.endsWith(tail)))

  function credit(line: string, caption: boolean): boolean {
    if (line.length > 80) return false
    const folded = fold(line).trim()
    const inner = (bracketed.exec(folded)?.[1] ?? folded).trim()
    if (labels.has(inner) || labels.has(`※${inner}`)) return inner !== folded || caption || inner.startsWith('※')
    if (/^(?:©|\(c\)|copyright\b)/.test(inner)) return true
    const [, label = '', mark = '', name = ''] = /^([^=:/・\s]{1,12}(?: [a-z]+)?)(\s*[=:]\s*|\s*[/・]\s*|\s+)(.+)$/u.exec(inner) ?? []
    if (labels.has(label) && named(name) && (/[=:]/.test(mark) || caption || inner !== folded)) return true
    if (inner.startsWith('=') && named(inner.slice(1))) return true
    return caption && named(inner) && tails.some((tail) => inner.endsWith(tail)) && inner.length <= 30
  }

  function uncredited(caption: string): string {
    if (caption.length > 400) return caption
    const [whole, rest = ''] = /^(.+?)\s*[（(【［[][^（()）【】［］[\]]{1,60}[）)】］\]]$/u.exec(caption) ?? []
    return whole && credit(caption.slice(rest.length).trim(), true) ? rest : caption
  }

  function alternative(text: string): string {
    const folded = fold(text).trim()
    const plain = folded.replace(/[\s\d_-]+$/u, '')
    if (hollow.has(folded) || hollow.has(plain)) return ''
    if (!/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) || Array.from(text.trim()).length < 5) return ''
    return /\.(?:jpe?g|png|gif|webp|svg)$/i.test(text.trim()) ? '' : text
  }

  return { role, reference, credit, uncredited, alternative }
}
