import type { Digest, Line } from '../../src/digest.ts'
import type { Note } from '../../src/document.ts'
import type { Stages } from '../../src/pipeline.ts'
import { japaneseUnits } from './eval-digest-rouge.ts'

/** Lines and what is wrong with them, counted. */
export interface LineFigures {
  readonly lines: number
  /** Japanese lines of 25 to 60 characters; English lines of 12 to 28 words. */
  readonly fitJa: number
  readonly fitEn: number
  readonly characters: number
  readonly words: number
  readonly green: number
  readonly yellow: number
  readonly red: number
  /** Lines with a finding: a number, date or name that does not stand in the evidence; a negation that only one language has. */
  readonly values: number
  readonly negations: number
  /** Pairs of lines of one digest that say nearly the same. */
  readonly twice: number
}

const alike = 0.55

/** Figures of the key points, or of the sentences of the summary, of all digests. */
export function lineFigures(digests: readonly Digest[], linesOf: (digest: Digest) => readonly Line[], stages: Stages): LineFigures {
  const all = digests.flatMap((digest) => linesOf(digest).map((line) => ({ line, digest })))
  const count = (test: (line: Line) => boolean) => all.filter(({ line }) => test(line)).length
  const characters = all.map(({ line }) => line.ja.length)
  const words = all.map(({ line }) => line.en.split(/\s+/).filter(Boolean).length)
  const findings = all.map(({ line, digest }) => findingsOf(line, digest, stages))
  const inside = (values: readonly number[], low: number, high: number) => values.filter((value) => value >= low && value <= high).length
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    lines: all.length,
    fitJa: inside(characters, 25, 60),
    fitEn: inside(words, 12, 28),
    characters: sum(characters) / all.length,
    words: sum(words) / all.length,
    green: count(({ band }) => band === 'green'),
    yellow: count(({ band }) => band === 'yellow'),
    red: count(({ band }) => band === 'red'),
    values: findings.filter((notes) => notes.some(({ code }) => code === 'claim-unsupported' || code === 'evidence-missing')).length,
    negations: all.filter(({ line, digest }) => negationLost(line, digest)).length,
    twice: sum(digests.map((digest) => pairsAlike(linesOf(digest)))),
  }
}

/** As the pipeline proves a line. */
export function findingsOf({ ja, en, evidence }: Line, digest: Digest, stages: Stages): readonly Note[] {
  const proof = digest.sentences.filter(({ id }) => evidence.includes(id))
  return stages.verifyLines([{ ja, en, evidence: proof.map((sentence) => ({ ja: sentence.ja, en: sentence.english.text })) }])
}

/** A line that has a negation where its evidence has none at all, or none where a single short proof has one at its end. */
function negationLost({ ja, evidence }: Line, digest: Digest): boolean {
  const proof = digest.sentences.filter(({ id }) => evidence.includes(id))
  const negated = (text: string) => /ない|なかっ|なく|ません|[^ま]ず(?:に)?(?:[、。]|$)|ぬ(?:[、。]|$)|ゼロ|非|不|無|未/.test(text)
  const ends = (text: string) => /(?:ない|なかった|ません(?:でした)?|ず|ぬ)[。」』）)]*$/.test(text)
  if (negated(ja)) return !proof.some((sentence) => negated(sentence.ja))
  return proof.length === 1 && ends(proof[0]!.ja)
}

function pairsAlike(lines: readonly Line[]): number {
  const grams = lines.map(({ ja }) => {
    const units = japaneseUnits(ja)
    return new Set(units.slice(1).map((unit, at) => units[at]! + unit))
  })
  let pairs = 0
  grams.forEach((one, at) => {
    for (const other of grams.slice(at + 1)) {
      const same = [...one].filter((gram) => other.has(gram)).length
      if (same >= alike * Math.max(1, Math.min(one.size, other.size))) pairs++
    }
  })
  return pairs
}
