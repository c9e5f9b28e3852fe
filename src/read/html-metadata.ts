import type { Element, Root } from 'hast'
import type { Facts } from './draft.ts'
import { attribute, find, findAll, rawText } from './html-tree.ts'
import { valueTags, valueText } from './keys.ts'
import { flow } from './letters.ts'

/** Facts of a page: JSON-LD NewsArticle, og: and article: properties, <meta name>, canonical link, <title> without the site's name. Never throws. */
export function pageFacts(root: Root): Facts {
  const meta = metaValues(root)
  const of = (...names: readonly string[]): string | undefined => {
    for (const name of names) if (meta.get(name)?.[0]) return meta.get(name)![0]
    return undefined
  }
  const linked = linkedData(root)
  const publisher = valueText(linked.publisher) ?? of('og:site_name', 'publisher', 'application-name')
  const page = linked.mainEntityOfPage
  const canonical = find(root, (element) => element.tagName === 'link' && /\bcanonical\b/i.test(attribute(element, 'rel')))
  const address = (value: unknown): string | undefined => (typeof value === 'string' && /^https?:/i.test(value) ? value : undefined)
  const pageTitle = find(root, (element) => element.tagName === 'title')
  return {
    title: withoutSite(
      valueText(linked.headline) ?? of('og:title', 'twitter:title') ?? (pageTitle ? flow(rawText(pageTitle)) || undefined : undefined),
      publisher,
    ),
    date:
      valueText(linked.datePublished) ??
      of(
        'article:published_time',
        'og:published_time',
        'datepublished',
        'pubdate',
        'publish_date',
        'publication_date',
        'date',
        'dc.date',
        'dc.date.issued',
        'cxenseparse:recs:publishtime',
      ),
    publisher,
    author: valueText(linked.author) ?? of('author', 'article:author', 'dc.creator', 'twitter:creator'),
    url:
      (canonical && address(attribute(canonical, 'href'))) ||
      address(of('og:url')) ||
      address(linked.url) ||
      address(page) ||
      (page && typeof page === 'object' && '@id' in page ? address(page['@id']) : undefined),
    tags: valueTags(linked.keywords) ?? valueTags(meta.get('article:tag')) ?? valueTags(of('news_keywords', 'keywords')),
  }
}

function metaValues(root: Root): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const element of findAll(root, (one) => one.tagName === 'meta')) {
    const name = (attribute(element, 'property') || attribute(element, 'name') || attribute(element, 'itemProp')).toLowerCase()
    const content = attribute(element, 'content').trim()
    if (name && content) values.set(name, [...(values.get(name) ?? []).slice(0, 50), content])
  }
  return values
}

/** <title>電池の競争 | 某新聞</title> → 電池の競争. Only the site's own name goes, or one short last part when the name is unknown. */
function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (!title) return undefined
  const parts = title.split(/\s*[|｜]\s*|\s+[-–—]\s+|\s*[:：]\s*(?=[^:：]*$)/u)
  const marks = title.match(/\s*[|｜]\s*|\s+[-–—]\s+|\s*[:：]\s*(?=[^:：]*$)/gu) ?? []
  const same = (part: string) => site !== undefined && part !== '' && (part === site || site.startsWith(part) || part.startsWith(site))
  let keep = parts.length
  while (
    keep > 1 &&
    (same(parts[keep - 1]!) || (site === undefined && /[|｜]/.test(marks[keep - 2] ?? '') && parts[keep - 1]!.length < 25))
  )
    keep--
  let out = parts[0]!
  for (let at = 1; at < keep; at++) out += marks[at - 1]! + parts[at]!
  return out.trim() || title
}

type Thing = Readonly<Record<string, unknown>>

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first article of the page's JSON-LD; {} when there is none or it is broken. */
function linkedData(root: Root): Thing {
  const scripts = findAll(root, (element) => element.tagName === 'script' && /^application\/ld\+json/i.test(attribute(element, 'type')), 30)
  for (const script of scripts) {
    const found = article(parsed(script), 0)
    if (found) return found
  }
  return {}
}

function parsed(script: Element): unknown {
  const source = rawText(script)
  if (source.length > 1_000_000) return null
  try {
    return JSON.parse(source.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, ''))
  } catch {
    return null
  }
}

function article(value: unknown, depth: number): Thing | null {
  if (depth > 4) return null
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 200)) {
      const found = article(one, depth + 1)
      if (found) return found
    }
    return null
  }
  if (!isThing(value)) return null
  const types = [value['@type']].flat()
  if (types.some((type) => typeof type === 'string' && /(?:Article|BlogPosting)$/.test(type))) return value
  return article(value['@graph'] ?? value.mainEntity, depth + 1)
}
