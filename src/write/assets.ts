/** The files beside this one that a page carries inside itself. Whoever writes pages reads them and hands their text over. */
export const assetNames = { css: 'page.css', script: 'page.client.js', tree: 'tree.css' } as const

/** Text of `page.css` and `page.client.js`. */
export interface Assets {
  readonly css: string
  readonly script: string
  /** Text of `tree.css`, which only pages with drawings carry. */
  readonly tree?: string
}
