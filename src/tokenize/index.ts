import type { Tokenize } from '../document.ts'
import { openDictionary } from './dictionary.ts'
import { makeFindPath } from './lattice.ts'
import { makeTokenize } from './morphemes.ts'
import { makeUserWords, type UserWord } from './user-words.ts'

/**
 * mecab: our search over the dictionary of npm kuromoji by MeCab's rules.
 * kuromoji-rules: the same search by the rules of npm kuromoji.
 * kuromoji: the npm package itself, slow to load and slow to run: the fallback, and the judge.
 */
export const tokenizerNames = ['mecab', 'kuromoji-rules', 'kuromoji'] as const
export type TokenizerName = (typeof tokenizerNames)[number]

/**
 * Opens a tokenizer: 30 ms once the dictionary is in the cache folder, two seconds the first time.
 * `words` are offered beside the dictionary's; the npm package cannot take them.
 */
export async function openTokenizer(name: TokenizerName = 'mecab', words: readonly UserWord[] = []): Promise<Tokenize> {
  if (name === 'kuromoji') return (await import('./npm.ts')).openPackage()
  const { env, platform, pid } = process
  const dictionary = openDictionary({ env, platform, pid, uid: process.getuid?.() })
  const userWords = words.length ? makeUserWords(words, dictionary) : undefined
  return makeTokenize(dictionary, makeFindPath(dictionary, name === 'mecab' ? 'mecab' : 'kuromoji', userWords), userWords)
}

export type { UserWord } from './user-words.ts'
