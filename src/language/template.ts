/**
 * English templates of frames and rules: `hand {o} over to {ni}`, `{ga} be due on {ni}`, `it be reported that {quote}`.
 * A template is a subject, a verb in base form and what follows it.
 */

export type TemplateItem = { readonly word: string } | { readonly slot: string; readonly part: string }

export interface Template {
  /** Items before the verb: empty means the subject is the `ga` slot. */
  readonly subject: readonly TemplateItem[]
  /** Adverbs written before the verb: `sharply increase {o}`. */
  readonly adverbs: readonly string[]
  /** Base form: `be`, `increase`. */
  readonly verb: string
  readonly rest: readonly TemplateItem[]
}

const lyVerbs = new Set([
  'rely',
  'supply',
  'apply',
  'comply',
  'reply',
  'fly',
  'multiply',
  'ally',
  'rally',
  'tally',
  'bully',
  'imply',
  'ply',
  'sully',
])
const modals = new Set(['may', 'can', 'should', 'must', 'will', 'would', 'could', 'might', 'cannot'])
const otherAdverbs = new Set(['not', 'further', 'also', 'almost', 'just', 'only', 'even', 'jointly', 'again'])
const nounStarts = new Set([
  'a',
  'an',
  'the',
  'some',
  'many',
  'signs',
  'people',
  'one',
  'profit-taking',
  'speculation',
  'moves',
  'calls',
  'attention',
  'talks',
])
const bareVerbs = new Set([
  'be',
  'say',
  'emerge',
  'set',
  'spread',
  'grow',
  'arise',
  'mount',
  'break',
  'go',
  'come',
  'have',
  'take',
  'occur',
  'remain',
  'rise',
  'fall',
  'continue',
  'run',
  'become',
])

function items(text: string): TemplateItem[] {
  const plain = text.replace(/\s*\[[^\]]*\]/g, '')
  return plain
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word): TemplateItem[] => {
      const match = /^(.*?)\{([a-zA-Z]+)(?:\.([a-z]+))?\}(.*)$/.exec(word)
      if (!match) return [{ word }]
      const made: TemplateItem[] = []
      if (match[1]) made.push({ word: match[1] })
      made.push({ slot: match[2]!, part: match[3] ?? '' })
      if (match[4]) made.push({ word: match[4] })
      return made
    })
}

/** Parses a template: `be affected by {o.no}` → verb `be`, rest `affected`, `by`, slot o part no. Brackets with irregular forms are dropped. */
export function parseTemplate(text: string): Template {
  const all = items(text)
  let at = 0
  const subject: TemplateItem[] = []
  const first = all[0]
  if (first && 'slot' in first) {
    subject.push(first)
    at = 1
    // "{ni} and {ga} ..." never occurs; what follows a slot is the verb
  } else if (first && (first.word === 'it' || first.word === 'there')) {
    subject.push(first)
    at = 1
  } else if (first && nounStarts.has(first.word)) {
    let verb = all.findIndex((item, index) => index > 0 && 'word' in item && bareVerbs.has(item.word))
    if (verb < 0) verb = 1
    subject.push(...all.slice(0, verb))
    at = verb
  }
  const adverbs: string[] = []
  for (; at < all.length - 1; at++) {
    const item = all[at]!
    if (!('word' in item)) break
    if (!(otherAdverbs.has(item.word) || (item.word.endsWith('ly') && !lyVerbs.has(item.word)))) break
    adverbs.push(item.word)
  }
  const head = all[at]
  const verb = head && 'word' in head ? head.word : 'be'
  return { subject, adverbs, verb, rest: head && 'word' in head ? all.slice(at + 1) : all.slice(at) }
}

export { modals }

/** `be able to enjoy {o}` as `enjoy {o}`, to be said with can; null for other templates. */
export function withoutAble(template: Template): Template | null {
  const [able, to, verb, ...rest] = template.rest
  const word = (item: TemplateItem | undefined): string => (item && 'word' in item ? item.word : '')
  if (template.verb !== 'be' || word(able) !== 'able' || word(to) !== 'to' || !word(verb)) return null
  return { ...template, verb: word(verb), rest }
}
