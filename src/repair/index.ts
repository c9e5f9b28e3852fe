import type { Article, English, Entity, Note, Score, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { consistencyOf } from './consistency.ts'
import { type Grammar, loadGrammar } from './grammar.ts'
import { predicateOf } from './renderings.ts'
import { replaceNoun } from './replace.ts'
import { type How, type Site, sitesOf } from './sites.ts'
import { type Edit, splice } from './splice.ts'
import { isHeadline } from './surroundings.ts'
import { doubledEdit, isValueFinding, valueEdits } from './values.ts'
import { replaceVerb } from './verbs.ts'
import { indexEnglish } from './words.ts'

/** One thing that was mended: 半導体, `chips` → `semiconductors`, found in the lexicon. */
export interface Repair {
  /** Sentence id. */
  readonly sentence: string
  readonly ja: string
  /** The stretch of English before and after, with the article that changed beside it. */
  readonly before: string
  readonly after: string
  readonly how: How
}

export interface Repaired {
  readonly article: Article<TranslatedSentence>
  readonly repairs: readonly Repair[]
  /** Findings that asked for a repair and got none. */
  readonly open: number
  readonly consistency: Score
}

/** All findings about an article; what `Verifier.verify` gives. */
export type Verify = (article: Article<TranslatedSentence>) => { readonly article: Article<TranslatedSentence> }

/** Mends the English of `article` where the findings of its verification ask for it; each change is verified by `verify` and undone when it did not help. */
export type Repairer = (article: Article<TranslatedSentence>, findings: readonly Note[], verify: Verify) => Repaired

const termCodes = new Set(['term-missing', 'term-source-left', 'keep-changed', 'term-forbidden', 'term-deprecated'])
/** Sentences of a person: what stands there is meant. */
const persons = 'memory'
const mostRounds = 4
const mostFindings = 40
const longest = 6_000

/**
 * Makes the repair stage. It changes only English that a finding names, only where one stretch can be meant, and keeps a change only when the sentence has fewer
 * findings after it and none that is new. A mended sentence is at most yellow and has `repair.term`, `repair.value` or `repair.word` among its rules.
 */
export function makeRepairer(language: Language): Repairer {
  let loaded: Grammar | undefined

  return function repair(article, findings, verify) {
    const asked = new Map<string, Note[]>()
    for (const finding of findings) {
      if (finding.sentence === undefined || !isRepairable(finding)) continue
      const list = asked.get(finding.sentence)
      if (list) list.push(finding)
      else asked.set(finding.sentence, [finding])
    }
    if (asked.size === 0) return { article, repairs: [], open: 0, consistency: consistencyOf(article.sentences) }
    loaded ??= loadGrammar(language)
    const grammar = loaded
    const repairs: Repair[] = []
    const sentences = [...article.sentences]
    for (const [at, sentence] of article.sentences.entries()) {
      if (!asked.has(sentence.id) || sentence.english.engine === persons || sentence.english.text.length > longest) continue
      const mended = mend(at)
      if (mended === undefined) continue
      sentences[at] = { ...sentence, english: mended.english }
      repairs.push(...mended.repairs)
    }
    const open = Math.max(0, [...asked.values()].flat().length - repairs.length)
    return { article: repairs.length ? { ...article, sentences } : article, repairs, open, consistency: consistencyOf(sentences) }

    function mend(at: number): { readonly english: English; readonly repairs: readonly Repair[] } | undefined {
      const made: Repair[] = []
      let sentence = sentences[at]!
      let notes = notesOf(at, sentence)
      for (let round = 0; round < mostRounds; round++) {
        const before = made.length
        for (const finding of notes.filter(isRepairable).slice(0, mostFindings)) {
          // An earlier repair may have settled or moved it.
          const current = notes.find((other) => keyOf(other) === keyOf(finding))
          if (!current) continue
          for (const { how, edits, ja, rule } of attempts(current, sentence, grammar)) {
            const spliced = splice(sentence.english, edits)
            if (!spliced || spliced.text === sentence.english.text) continue
            const english = mendedEnglish(sentence.english, spliced, rule)
            const tried = { ...sentence, english }
            const after = notesOf(at, tried)
            if (!isBetter(notes, after)) continue
            for (const edit of edits)
              made.push({ sentence: sentence.id, ja, before: sentence.english.text.slice(edit.start, edit.end), after: edit.text, how })
            sentence = tried
            notes = after
            break
          }
        }
        if (made.length === before) break
      }
      return made.length ? { english: sentence.english, repairs: made } : undefined
    }

    /** The findings about one sentence, seen between its neighbours as they are now. */
    function notesOf(at: number, sentence: TranslatedSentence): readonly Note[] {
      const near = [sentences[at - 1], sentence, sentences[at + 1]].filter((one) => one !== undefined)
      return verify({ ...article, sentences: near, notes: [] }).article.notes.filter((note) => note.sentence === sentence.id)
    }
  }
}

function isRepairable(finding: Note): boolean {
  return termCodes.has(finding.code) || isValueFinding(finding) || finding.code === 'doubled-word'
}

interface Attempt {
  readonly how: How
  readonly ja: string
  readonly rule: string
  /** Ascending. */
  readonly edits: readonly Edit[]
}

function* attempts(finding: Note, sentence: TranslatedSentence, grammar: Grammar): Generator<Attempt> {
  const { english } = sentence
  if (finding.code === 'doubled-word') {
    for (const edit of doubledEdit(finding, english)) yield { how: 'doubled', ja: '', rule: 'repair.word', edits: [edit] }
  } else if (isValueFinding(finding)) {
    for (const edit of valueEdits(finding, sentence, english, grammar))
      yield { how: 'value', ja: finding.ja ?? '', rule: 'repair.value', edits: [edit] }
  } else {
    const entity = entityOf(finding, sentence)
    if (!entity || entity.en.trim() === '') return
    for (const site of sitesOf(entity, finding, sentence, english, grammar)) {
      const edits = editsOf(site, entity, sentence, grammar)
      if (edits) yield { how: site.how, ja: entity.ja, rule: 'repair.term', edits }
    }
  }
}

/** The entity a finding is about; of a forbidden row, the wanted term in its place. */
function entityOf({ source }: Note, { entities }: TranslatedSentence): Entity | undefined {
  if (!source) return undefined
  const glossary = entities.filter((entity) => entity.source === 'glossary')
  return (
    glossary.find(({ start, end }) => start === source.start && end === source.end) ??
    glossary.find(({ start, end }) => start < source.end && end > source.start)
  )
}

function editsOf({ matches, rendering }: Site, entity: Entity, sentence: TranslatedSentence, grammar: Grammar): Edit[] | undefined {
  const index = indexEnglish(sentence.english.text)
  const wanted = { entity, headline: isHeadline(sentence) }
  const predicate = predicateOf(sentence, entity)
  const made: Edit[] = []
  for (const match of matches) {
    const edit =
      rendering?.kind === 'verb'
        ? replaceVerb(index, match, rendering, { wanted, predicate }, grammar)
        : replaceNoun(index, match, rendering, wanted, grammar)
    if (!edit) return undefined
    made.push(edit)
  }
  return made
}

function mendedEnglish(english: English, made: Pick<English, 'text' | 'pieces'>, rule: string): English {
  const rules = english.rules.includes(rule) ? english.rules : [...english.rules, rule]
  return { ...english, ...made, rules, band: english.band === 'green' ? 'yellow' : english.band }
}

/** Fewer errors and warnings than before, and none of a kind the sentence did not have. */
function isBetter(before: readonly Note[], after: readonly Note[]): boolean {
  const heavy = (notes: readonly Note[]) => notes.filter(({ level }) => level !== 'info')
  const [old, now] = [heavy(before), heavy(after)]
  if (now.length >= old.length) return false
  const known = new Map<string, number>()
  for (const note of old) known.set(keyOf(note), (known.get(keyOf(note)) ?? 0) + 1)
  for (const note of now) {
    const left = known.get(keyOf(note)) ?? 0
    if (left === 0) return false
    known.set(keyOf(note), left - 1)
  }
  return true
}

/** A finding without its place in the English, which a repair shifts. */
function keyOf({ code, source, expected, actual }: Note): string {
  return JSON.stringify([code, source?.start, source?.end, expected, source ? undefined : actual])
}
