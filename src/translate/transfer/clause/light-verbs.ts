import { parseTemplate, type Template } from '../../../language/template.ts'
import type { Argument, Grammar } from '../grammar.ts'
import { isSlot } from './valency.ts'

/** do {o}, carry out {o}: verbs that leave to their object what they mean. */
function isLight({ verb, rest }: Template): boolean {
  const words = rest.slice(0, -1).map((item) => ('word' in item ? item.word : ''))
  return isSlot(rest.at(-1), 'o') && ((verb === 'do' && !words.length) || (verb === 'carry' && words.join(' ') === 'out'))
}

/** Reads `en/light-verbs`: 声明を出す makes a statement, 式を行う holds a ceremony. The template is null for verbs with a meaning of their own and nouns nobody listed. */
export function makeLightVerbs({ language, lexicon }: Grammar) {
  const verbs = new Map(language.rows('en/light-verbs').map((row) => [row.noun!, parseTemplate(`${row.verb} {o}`)]))

  return function lightTemplate(template: Template, { heads, clausal, node }: Argument): Template | null {
    if (clausal || !isLight(template)) return null
    const row = lexicon.words(heads[0] ?? '')[0] ?? lexicon.words(node.core.at(-1)?.surface ?? '')[0]
    if (!row) return null
    const words = row.en.split(' ')
    return verbs.get(words.slice(-2).join(' ')) ?? verbs.get(words.at(-1)!) ?? null
  }
}
