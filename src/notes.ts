import type { Note, NoteLevel } from './document.ts'

/** Every note code, its level and its MQM dimension. Codes are stable: never renamed, only retired. A test holds the documentation to this table. */
export const noteCodes = {
  'term-missing': ['error', 'Terminology/wrong term'],
  'term-forbidden': ['error', 'Terminology/wrong term'],
  'term-inconsistent': ['warning', 'Terminology/inconsistent use of terminology'],
  'number-missing': ['error', 'Accuracy/omission'],
  'number-added': ['error', 'Accuracy/addition'],
  'number-wrong': ['error', 'Accuracy/mistranslation'],
  'number-scale': ['error', 'Accuracy/mistranslation'],
  'number-rounded': ['warning', 'Accuracy/mistranslation'],
  'number-bound': ['warning', 'Accuracy/mistranslation'],
  'number-moved': ['info', 'Accuracy/mistranslation'],
  'number-ambiguous': ['info', 'Accuracy/mistranslation'],
  'unit-wrong': ['error', 'Accuracy/mistranslation'],
  'currency-wrong': ['error', 'Accuracy/mistranslation'],
  'percent-point': ['error', 'Accuracy/mistranslation'],
  'date-missing': ['error', 'Accuracy/omission'],
  'date-added': ['error', 'Accuracy/addition'],
  'date-wrong': ['error', 'Accuracy/mistranslation'],
  'era-wrong': ['error', 'Accuracy/mistranslation'],
  'fiscal-year-wrong': ['error', 'Accuracy/mistranslation'],
  'date-part-lost': ['warning', 'Accuracy/mistranslation'],
  'date-no-anchor': ['info', 'Accuracy/mistranslation'],
  'time-wrong': ['error', 'Accuracy/mistranslation'],
  'duration-wrong': ['error', 'Accuracy/mistranslation'],
  'ordinal-wrong': ['error', 'Accuracy/mistranslation'],
  'name-missing': ['warning', 'Accuracy/omission'],
  'name-inconsistent': ['warning', 'Terminology/inconsistent use of terminology'],
  'name-reading-guessed': ['info', 'Terminology/wrong term'],
  'empty-target': ['error', 'Accuracy/omission'],
  'same-as-source': ['error', 'Accuracy/untranslated'],
  untranslated: ['error', 'Accuracy/untranslated'],
  'unknown-word': ['warning', 'Accuracy/untranslated'],
  'imported-word': ['info', 'Accuracy/mistranslation'],
  'source-uncovered': ['warning', 'Accuracy/omission'],
  'sentence-dropped': ['error', 'Accuracy/omission'],
  'sentence-added': ['error', 'Accuracy/addition'],
  'length-ratio': ['warning', 'Accuracy/omission'],
  repetition: ['error', 'Accuracy/addition'],
  'negation-changed': ['warning', 'Accuracy/mistranslation'],
  'quote-changed': ['warning', 'Accuracy/mistranslation'],
  'doubled-word': ['warning', 'Linguistic conventions/grammar'],
  'bracket-balance': ['warning', 'Linguistic conventions/punctuation'],
  'quote-balance': ['warning', 'Linguistic conventions/punctuation'],
  'corrupt-characters': ['error', 'Linguistic conventions/character encoding'],
  'claim-unsupported': ['error', 'Accuracy/addition'],
  'evidence-missing': ['error', ''],
  'title-missing': ['info', ''],
  'encoding-guessed': ['info', ''],
  'front-matter-broken': ['warning', ''],
  'text-truncated': ['warning', ''],
} as const satisfies Record<string, readonly [NoteLevel, string]>

export type NoteCode = keyof typeof noteCodes

/** A note with the level and MQM dimension of its code. */
export function note(code: NoteCode, facts: Omit<Note, 'code' | 'level' | 'mqm'> = {}): Note {
  const [level, mqm] = noteCodes[code]
  return { code, level, mqm, ...facts }
}
