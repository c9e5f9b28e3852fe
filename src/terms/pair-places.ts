/** Finds which of many words stand in a text, the longest first; each of them counts once. Linear in the text. */
export function makeFinder(words: readonly (readonly string[])[]): (text: string) => ReadonlySet<number> {
  const starts = new Map<string, { word: string; which: number }[]>()
  for (const [which, forms] of words.entries())
    for (const word of new Set(forms)) {
      if (word.length < 2) continue
      const list = starts.get(word.slice(0, 2)) ?? []
      starts.set(word.slice(0, 2), list)
      list.push({ word, which })
    }
  for (const list of starts.values()) list.sort((a, b) => b.word.length - a.word.length || a.which - b.which)

  return (text) => {
    const found = new Set<number>()
    for (let at = 0; at < text.length; ) {
      const hit = starts.get(text.slice(at, at + 2))?.find(({ word }) => text.startsWith(word, at) && isWhole(text, at, at + word.length))
      if (hit) found.add(hit.which)
      at += hit ? hit.word.length : 1
    }
    return found
  }
}

/** No part of a longer run of the same letters: 電池 is not in 蓄電池, nor アップル in アップルパイ. */
function isWhole(text: string, start: number, end: number): boolean {
  return !sameScript(text[start - 1], text[start]!) && !sameScript(text[end], text[end - 1]!)
}

const scripts = [/[\p{Script=Han}\u3005]/u, /[\p{Script=Katakana}\u30fc]/u, /[\p{Script=Latin}\p{N}]/u]

function sameScript(beside: string | undefined, letter: string): boolean {
  return beside !== undefined && scripts.some((script) => script.test(beside) && script.test(letter))
}
