/** Two articles of one run never share an id, not even on a file system that takes A for a: the second `news` becomes `news-2`. */
export function uniqueIds(): (id: string) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return (id) => {
    let made = id
    let count = next.get(fileKey(id)) ?? 2
    while (taken.has(fileKey(made))) made = `${id}-${count++}`
    next.set(fileKey(id), count)
    taken.add(fileKey(made))
    return made
  }
}

/** The same for two names that some file systems take for one: `A` and `a`. */
export function fileKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
