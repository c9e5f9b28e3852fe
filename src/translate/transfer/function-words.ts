import type { Language } from '../../language/load.ts'
import type { Morph, Node } from '../nodes/node.ts'
import type { Postposition, Postpositions } from './postpositions.ts'

/** Particle → the key the code calls it by: を → o. */
export type Particles = ReadonlyMap<string, string>

/** Reads `ja-en/particles.tsv`. */
export function loadParticles(language: Language): Particles {
  return new Map(language.rows('ja-en/particles').map((row) => [row.surface!, row.key!]))
}

/** What the particles after a noun say: を, には, についても, だけでなく. */
export interface FunctionWords {
  /** ga o ni de e to kara yori made, `post` for a compound postposition, '' for none. */
  readonly role: string
  readonly topic: boolean
  readonly also: boolean
  /** Ends in の: modifies a noun. */
  readonly adnominal: boolean
  /** や か と nado dake sae hodo … in order. */
  readonly focus: readonly string[]
  readonly list: 'ya' | 'to' | 'ka' | ''
  readonly post: Postposition | null
  /** 米国向け|が: a postposition that stands for the noun it would modify. */
  readonly stands?: Postposition
}

/** What a noun without particles has. */
export const noFunctionWords: FunctionWords = { role: '', topic: false, also: false, adnominal: false, focus: [], list: '', post: null }

const cases = new Set(['ga', 'o', 'ni', 'de', 'e', 'to', 'kara', 'yori', 'made'])

/** Reads the tail of a noun bunsetsu from left to right. */
function read(tail: readonly Morph[], particles: Particles, postpositions: Postpositions): FunctionWords {
  let role = ''
  let topic = false
  let also = false
  let adnominal = false
  let list: FunctionWords['list'] = ''
  let post: Postposition | null = null
  let stands: Postposition | undefined
  const focus: string[] = []
  for (let at = 0; at < tail.length; ) {
    const morph = tail[at]!
    const compound = postpositions.match(tail, at)
    const key = particles.get(morph.surface)
    if (compound?.postposition.use === 'noun' && !stands) {
      stands = compound.postposition
      at += compound.length - 1
      continue
    }
    if (compound && (compound.length > 1 || !key || morph.pos === 'particle.compound') && !post) {
      post = compound.postposition
      role = 'post'
      if (post.use === 'adnominal' || post.use === 'apposition') adnominal = true
      at += compound.length
      continue
    }
    at++
    if (!key) continue
    if (key === 'wa') topic = true
    else if (key === 'mo') also = true
    else if (key === 'no') adnominal = true
    else if (key === 'ya') list = 'ya'
    else if (key === 'ka') list = list || 'ka'
    else if (key === 'oyobi') list = 'to'
    else if (key === 'matawa') list = 'ka'
    else if (cases.has(key)) {
      if (key === 'to' && (morph.pos === 'particle.list' || morph.pos === 'particle.case')) list = 'to'
      if (role === '' || role === 'to') role = key
    } else focus.push(key)
  }
  return { role, topic, also, adnominal, focus, list: role !== '' && role !== 'to' ? '' : list, post, ...(stands && { stands }) }
}

/** What the particles of a bunsetsu say: 市場には → ni, topic. */
export function functionWords(
  node: Node,
  grammar: { readonly particles: Particles; readonly postpositions: Postpositions },
): FunctionWords {
  return read(node.tail, grammar.particles, grammar.postpositions)
}

/** は or も alone: the case is not said. */
export function isBareTopic(words: FunctionWords): boolean {
  return words.role === '' && (words.topic || words.also)
}
