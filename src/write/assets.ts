/** The files beside this one that a page carries inside itself. Whoever writes pages reads them and hands their text over. */
export const assetNames = { css: 'page.css', script: 'page.client.js' } as const

/** Text of `page.css` and `page.client.js`. */
export interface Assets {
  readonly css: string
  readonly script: string
}
