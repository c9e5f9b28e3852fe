import type { Frame, Lexicon } from '../../../language/lexicon.ts'
import type { Template, TemplateItem } from '../../../language/template.ts'

/** True for the slot of that name in a template: `{o}`. */
export function isSlot(item: TemplateItem | undefined, name: string): item is { readonly slot: string; readonly part: string } {
  return item !== undefined && 'slot' in item && item.slot === name
}

/** True for a template that names the slot, before its verb or behind it. */
export function mentions(template: Template, slot: string): boolean {
  return [...template.subject, ...template.rest].some((item) => isSlot(item, slot))
}

/** True for a template with an object: `promote {o}`. */
export function takesObject(template: Template): boolean {
  return template.rest.some((item) => isSlot(item, 'o'))
}

/** True for a frame with the slot. */
export function hasSlot(frame: Frame | null, name: string): boolean {
  return frame?.slots.some((slot) => slot.name === name) ?? false
}

/** True for a verb one of whose frames has an object in English. */
export function isTransitive(lexicon: Lexicon, lemma: string): boolean {
  return lexicon.frames(lemma).some((frame) => takesObject(frame.template))
}

/** True for a verb that may stand without an object: 増える, 開く. */
export function mayBeIntransitive(lexicon: Lexicon, lemma: string): boolean {
  return lexicon
    .frames(lemma)
    .some(
      (frame) =>
        !frame.adverbial &&
        !frame.passiveOnly &&
        frame.slots.every(
          (slot) => slot.name !== 'o' && slot.name !== 'quote' && !slot.fillers.length && !(slot.name === 'ga' && slot.classes.length),
        ),
    )
}
