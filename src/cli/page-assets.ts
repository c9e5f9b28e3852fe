import { existsSync, readFileSync } from 'node:fs'
import { type Assets, assetNames } from '../write/assets.ts'

/** Style sheets and scripts that go into the pages of a run. */
export function pageAssets(): Assets {
  return {
    base: assetText(assetNames.base),
    css: assetText(assetNames.css),
    script: assetText(assetNames.script),
    tree: assetText(assetNames.tree),
    story: assetText(assetNames.story),
  }
}

/** Those of the front page, which has a script of its own. */
export async function frontPageAssets(assets: Assets) {
  return { ...assets, front: assetText(assetNames.front), frontScript: await frontScript() }
}

/** The build lays the script of the front page beside the style sheets; run from its source, the program has it made by the same hand. */
async function frontScript(): Promise<string> {
  if (existsSync(new URL(`../write/${assetNames.frontScript}`, import.meta.url))) return assetText(assetNames.frontScript)
  const maker = new URL('../../scripts/front-client.mjs', import.meta.url).href
  const { frontClient } = (await import(maker)) as { frontClient: () => { readonly text: string } }
  return frontClient().text
}

function assetText(name: string): string {
  return readFileSync(new URL(`../write/${name}`, import.meta.url), 'utf8')
}
