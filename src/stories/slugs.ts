import type { StoryMember } from '../digest.ts'

/** A story is called after its main article, so that its page keeps its address when articles join it: `battery-plant`. A second of that name gets a number. */
export function makeSlugs(): (main: StoryMember) => string {
  const taken = new Set<string>()
  const key = (text: string) => text.normalize('NFC').toLowerCase()
  return ({ id }) => {
    let made = id
    for (let count = 2; taken.has(key(made)); count++) made = `${id}-${count}`
    taken.add(key(made))
    return made
  }
}
