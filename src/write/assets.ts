/** The files beside this one that a page carries inside itself. Whoever writes pages reads them and hands their text over. */
export const assetNames = { css: 'page.css', script: 'page.js' } as const

/** Text of `page.css` and `page.js`. */
export interface Assets {
  readonly css: string
  readonly script: string
}
