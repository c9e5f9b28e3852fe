/** Names of devices, and of the files that stand beside the articles: front page, feed, stories, `day-2026-02-18`, `mail-2026-02-18`. Pages of stories make way for articles instead. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|index|feed|stories|(?:day|mail)-\d.*)$/

/**
 * The article id: the file name without folders and extension, safe as a file name on every system. `News 1.md` → `news-1`, 電池.txt → 電池.
 * Kana and kanji stay. At most 60 characters; `article` when nothing is left.
 */
export function slug(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? ''
  const stem = name.replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, '')
  const safe = stem
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_]+/gu, '-')
  const short = Array.from(safe.replace(/^[-_\p{M}]+|[-_]+$/gu, ''))
    .slice(0, 60)
    .join('')
    .replace(/[-_]+$/, '')
  if (!short) return 'article'
  return reserved.test(short) ? `${short}-article` : short
}
