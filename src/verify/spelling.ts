import type { Language } from '../language/load.ts'

const endings = /^(.{4,})(is|iz|ys|yz)(e|ed|es|er|ers|ing|ation|ations)$/
const shortestStem = 4

/** Makes the finder of the other spelling of a word, British or American: labour → labor, organization → organisation; most words have none. */
export function makeSpelling(language: Language): (word: string) => readonly string[] {
  const twins = new Map<string, string[]>()
  const add = (one: string, other: string) => twins.set(one, [...(twins.get(one) ?? []), other])
  let longest = 0
  for (const { british = '', american = '' } of language.rows('en/spelling-pairs')) {
    add(british, american)
    add(american, british)
    longest = Math.max(longest, british.length, american.length)
  }
  return (word) => {
    const made: string[] = []
    const ending = endings.exec(word)
    if (ending) made.push(ending[1]! + ending[2]!.replace(/[sz]/, (letter) => (letter === 's' ? 'z' : 's')) + ending[3]!)
    for (let length = Math.min(word.length, longest); length >= Math.min(shortestStem, word.length); length--)
      for (const twin of twins.get(word.slice(0, length)) ?? []) made.push(twin + word.slice(length))
    return made
  }
}
