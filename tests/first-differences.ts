const shownLines = 12
const width = 150

/** The first lines in which two texts differ, with their numbers, each cut around the place where it matters. Linear: lines are paired by looking a little ahead. */
export function firstDifferences(expected: string, actual: string): string {
  const [before, after] = [expected.split('\n'), actual.split('\n')]
  const shown: string[] = []
  let count = 0
  let [i, j] = [0, 0]
  const say = (at: number, sign: '-' | '+', line: string, other = '') => {
    count++
    if (shown.length < shownLines) shown.push(`${String(at + 1).padStart(3)} ${sign} ${around(line, other)}`)
  }
  while (i < before.length || j < after.length) {
    if (before[i] === after[j]) {
      i++
      j++
      continue
    }
    const gone = i < before.length ? ahead(before, i, after[j]) : -1
    const come = j < after.length ? ahead(after, j, before[i]) : -1
    if (come > 0 && (gone <= 0 || come <= gone)) for (const end = j + come; j < end; j++) say(j, '+', after[j]!)
    else if (gone > 0) for (const end = i + gone; i < end; i++) say(i, '-', before[i]!)
    else {
      const [old, now] = [before[i], after[j]]
      if (old !== undefined) say(i++, '-', old, now)
      if (now !== undefined) {
        say(j++, '+', now, old)
        if (old !== undefined) count--
      }
    }
  }
  const more = count === 1 ? '1 line differs' : `${count} lines differ`
  return `${shown.join('\n')}\n${more}; UPDATE=1 npm test takes the new text`
}

/** How many lines ahead `line` stands, 0 when not within reach. */
function ahead(lines: readonly string[], from: number, line: string | undefined): number {
  if (line === undefined) return 0
  for (let step = 1; step <= 40 && from + step < lines.length; step++) if (lines[from + step] === line) return step
  return 0
}

/** A long line is cut around the first letter in which it differs from the other. */
function around(line: string, other: string): string {
  if (line.length <= width) return line
  let at = 0
  while (at < line.length && line[at] === other[at]) at++
  const start = at > line.length - width ? line.length - width : Math.max(0, at - 40)
  return `${start > 0 ? '…' : ''}${line.slice(start, start + width)}${start + width < line.length ? '…' : ''}`
}
