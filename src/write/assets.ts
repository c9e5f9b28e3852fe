/**
 * The files beside this one that a page carries inside itself. Whoever writes pages reads them and hands their text over.
 * `frontScript` is made of `client/` when the program is built.
 */
export const assetNames = {
  base: 'base.css',
  css: 'page.css',
  script: 'page.client.js',
  tree: 'tree.css',
  story: 'story.css',
  front: 'front.css',
  frontScript: 'front.client.js',
} as const

/** Text of `page.css` and `page.client.js`. */
export interface Assets {
  readonly css: string
  /** Text of `base.css`, which every page carries before its own sheet. */
  readonly base?: string
  readonly script: string
  /** Text of `tree.css`, which only pages with drawings carry. */
  readonly tree?: string
  /** Text of `front.css` and `front.client.js`, which only the front page carries. Without the script it neither searches nor filters. */
  readonly front?: string
  readonly frontScript?: string
  /** Text of `story.css`, which only pages of stories carry. */
  readonly story?: string
}

/** Assets whose `css` is that of a kind of page: `base` first, then the sheets given. Made once, as every page of a run carries the same. */
export function makeJoin(sheetsOf: (assets: Assets) => readonly (string | undefined)[]): (assets: Assets) => Assets {
  const joined = new WeakMap<Assets, Assets>()
  return (assets) => {
    const before = joined.get(assets)
    if (before) return before
    const made = { ...assets, css: [assets.base, ...sheetsOf(assets)].filter(Boolean).join('\n') }
    joined.set(assets, made)
    return made
  }
}
