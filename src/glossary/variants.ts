import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'

/** More spellings of one word than anybody writes. */
const mostVariants = 12
const kanji = /\p{Script=Han}/u
const inner = /(\p{Script=Han})(\p{Script=Hiragana}{1,2})(?=\p{Script=Han})/gu
/** What may stand between the words of a foreign name, or not. */
const joint = /(?<=\p{Script=Katakana}|ー)[・＝゠=](?=\p{Script=Katakana})/u
const joints = new RegExp(joint, 'gu')
const last = /(?<=\p{Script=Han})(\p{Script=Han})(\p{Script=Hiragana}{1,2})$/u

/** Whether the lexicon knows both spellings as words of different meaning and reading: バッター and バッタ. */
export function makeDiffer(language: Language): (one: string, other: string) => boolean {
  const lexicon = makeLexicon(language)
  return (one, other) => {
    if (!lexicon.has(one) || !lexicon.has(other)) return false
    const known = lexicon.words(one)
    return !lexicon.words(other).some(({ en, yomi }) => known.some((word) => word.en === en || (yomi !== '' && word.yomi === yomi)))
  }
}

/**
 * Makes the finder of other spellings of a word, itself first: 引き上げ → 引き上げ, 引上げ, 引上 · 取組 → 取組, 取り組み · 子供 → 子供, 子ども.
 * What the lexicon has as another word is left out: 地下げ is not 地下.
 */
export function makeVariants(language: Language): (written: string) => readonly string[] {
  const differ = makeDiffer(language)
  const lexicon = makeLexicon(language)
  const endings = new Map<string, string[]>()
  for (const { kanji: letter = '', kana = '' } of language.rows('ja/glossary-okurigana'))
    endings.set(letter, [...(endings.get(letter) ?? []), kana])
  const spellings = new Map<string, string[][]>()
  const groups = new Map<string, string[]>()
  for (const { one = '', other = '' } of language.rows('ja/glossary-spellings')) groups.set(one, [...(groups.get(one) ?? [one]), other])
  for (const group of groups.values())
    for (const member of group) spellings.set(member.charAt(0), [...(spellings.get(member.charAt(0)) ?? []), [member, ...group]])

  /** 子供部屋 → 子ども部屋 */
  function respelt(written: string): string[] {
    const made: string[] = []
    for (let at = 0; at < written.length; at++)
      for (const [member, ...group] of spellings.get(written.charAt(at)) ?? [])
        if (written.startsWith(member!, at))
          for (const other of group) made.push(written.slice(0, at) + other + written.slice(at + member!.length))
    return made
  }

  /** 地下げ is not 地下: where only the last kanji carries kana, the lexicon must know the word both ways or not at all. */
  function isOther(one: string, written: string): boolean {
    const [short, long] = one.length < written.length ? [one, written] : [written, one]
    if (differ(short, long)) return true
    const end = last.exec(long)
    if (!end || short !== long.slice(0, -end[2]!.length) || endings.has(long.charAt(end.index - 1))) return false
    return lexicon.has(short) && !lexicon.has(long)
  }

  /** 引上 → 引き上げ: every kanji that may carry kana gets them. */
  function filled(written: string): string[] {
    const letters = [...written]
    let made = ['']
    letters.forEach((letter, at) => {
      const kana = endings.get(letter)
      const next = letters[at + 1]
      const bare = next === undefined || kanji.test(next)
      const wanted = kana && bare && (next === undefined ? at > 0 : endings.has(next))
      made = made.flatMap((head) => (wanted ? kana.slice(0, 2).map((one) => head + letter + one) : [head + letter])).slice(0, 4)
    })
    return made
  }

  const drop = (all: string, letter: string, kana: string) => (endings.get(letter)?.includes(kana) ? letter : all)

  return (written) => {
    const joined = joint.test(written) ? [written, written.replace(joints, '')] : [written]
    const touched = (letter: string) => endings.has(letter) || spellings.has(letter)
    if (written.length > 40 || ![...written].some(touched)) return joined
    const made = new Set(joined)
    for (const one of [written, ...respelt(written)])
      for (const full of [one, ...filled(one)]) {
        const short = full.replace(inner, drop)
        for (const spelling of [full, short, short.replace(last, (all, before: string, kana: string) => drop(all, before, kana))])
          if (made.size < mostVariants) made.add(spelling)
      }
    return [...made].filter((one) => one === written || !isOther(one, written))
  }
}
