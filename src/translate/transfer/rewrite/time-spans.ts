import { absorb, type Node, type Tree } from '../../nodes/node.ts'
import { living, nextAlive, type RewriteTools } from './tools.ts'

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
/** 2日: so many days, or a day of the month. */
const days = /^(\d{1,2})\p{Script=Han}$/u

function daysOf(node: Node): number {
  const { quantity } = node.core[0]!
  if (node.core.length > 1 || quantity?.kind !== 'date' || quantity.modifier) return 0
  return Number(days.exec(quantity.ja.normalize('NFKC'))?.[1] ?? 0)
}

/** 2日から3日かかる → two to three days: before so many days or weeks a day of the month is none. 2日から3日間 stands as it is where it says until. */
export function spansOfTime(tree: Tree, { words }: RewriteTools): void {
  for (const node of living(tree)) {
    const least = daysOf(node)
    const { role, topic, adnominal } = words(node)
    if (!least || node.comma || role !== 'kara' || topic || adnominal) continue
    const end = nextAlive(tree, node.index)
    const most = end?.core[0]?.quantity
    const length = /^P(\d+)[DWM]$/.exec(String(most?.value ?? ''))
    if (!end || most?.kind !== 'duration' || !length || !/^(?:about|)$/.test(most.modifier)) continue
    if (most.unit === 'day' && Number(length[1]) <= least) continue
    const from = numbers[least - 1] ?? String(least)
    const bare = most.en.replace(/^about /, '')
    const en = (bare === most.en ? '' : 'about ') + (most.unit === 'day' ? `${from} to ${bare}` : `${from} days to ${bare}`)
    const [first, ...others] = end.core
    end.core = [
      { ...first!, surface: node.core[0]!.surface + first!.surface, start: node.core[0]!.start, quantity: { ...most, en } },
      ...others,
    ]
    absorb(tree, end, node)
  }
}
