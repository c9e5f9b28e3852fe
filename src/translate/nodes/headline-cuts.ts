import type { NamedSentence, Quantity } from '../../document.ts'

const isNounLike = (pos: string): boolean => /^(?:noun|suffix|unknown)/.test(pos)

/** 「シオカゼ」|6万台: a count behind a quotation mark counts what is quoted. */
export function isCountOfName({ tokens, quantities }: NamedSentence, at: number): boolean {
  if (!/^[」』]$/.test(tokens[at - 1]!.surface)) return false
  return quantities.some(({ start, kind }) => kind === 'count' && start === tokens[at]!.start)
}

/** 1人死亡|6人けが: the second of two counts of people, each with what became of them. */
function isSecondToll({ tokens, quantities }: NamedSentence, at: number, { unit }: Quantity): boolean {
  if (unit !== 'person' || !/^noun/.test(tokens[at - 1]!.pos)) return false
  const before = quantities.findLast((one) => one.end <= tokens[at - 1]!.start)
  return before?.unit === 'person' && before.end === tokens[at - 1]!.start
}

/** 純利益|760億円に|上方修正, 政策金利|1.0%で|据え置き: a thing and the figure it is brought to. */
function isFigureOfItem({ tokens, entities }: NamedSentence, at: number, { kind, end }: Quantity): boolean {
  if (!['money', 'percent'].includes(kind) || !/^noun(?:\.sahen)?$/.test(tokens[at - 1]!.pos)) return false
  if (entities.some((entity) => entity.end === tokens[at - 1]!.end && entity.type !== 'OTHER')) return false
  const behind = tokens.findIndex(({ start }) => start >= end)
  const [particle, verbal] = [tokens[behind], tokens[behind + 1]]
  if (behind < 0 || particle?.pos !== 'particle.case' || particle.surface.length !== 1) return false
  // the verbal noun closes the headline or its part
  let last = behind + 1
  while (tokens[last + 1] && isNounLike(tokens[last + 1]!.pos) && tokens[last + 1]!.start === tokens[last]!.end) last++
  return verbal !== undefined && /^noun(?:\.sahen)?$/.test(tokens[last]?.pos ?? '')
}

/** 大雨|続き|斜面崩落: a verb that goes on, with no comma behind it. */
function isBehindVerb({ tokens }: NamedSentence, at: number): boolean {
  const [noun, verb, next] = [tokens[at - 2], tokens[at - 1]!, tokens[at]!]
  if (verb.pos !== 'verb' || verb.form !== 'continuative' || !noun) return false
  return isNounLike(noun.pos) && /^(?:noun|prefix)/.test(next.pos) && next.pos !== 'noun.adverbial'
}

/** True where a headline leaves a particle or a comma out before a number. */
export function isHeadlineCut(sentence: NamedSentence, at: number): boolean {
  if (isBehindVerb(sentence, at)) return true
  const quantity = sentence.quantities.find(({ start }) => start === sentence.tokens[at]!.start)
  if (!quantity) return false
  return isSecondToll(sentence, at, quantity) || isFigureOfItem(sentence, at, quantity)
}
