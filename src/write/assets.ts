/**
 * The files beside this one that a page carries inside itself. Whoever writes pages reads them and hands their text over.
 * `frontScript` is made of `client/` when the program is built.
 */
export const assetNames = {
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
  readonly script: string
  /** Text of `tree.css`, which only pages with drawings carry. */
  readonly tree?: string
  /** Text of `front.css` and `front.client.js`, which only the front page carries. Without the script it neither searches nor filters. */
  readonly front?: string
  readonly frontScript?: string
  /** Text of `story.css`, which only pages of stories carry. */
  readonly story?: string
}
