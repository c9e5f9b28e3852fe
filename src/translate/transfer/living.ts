import type { Node } from '../nodes/node.ts'
import type { Job } from './grammar.ts'

/** True for a node that is neither merged into another nor said already. */
export function alive(job: Job, index: number): boolean {
  return !job.tree.nodes[index]!.dead && !job.done.has(index)
}

/** The dependents of a node that are still to be said, asked for one after another: what saying one of them takes along is left out. */
export function* livingChildren(job: Job, node: Node): Generator<Node> {
  for (const index of node.children) if (alive(job, index)) yield job.tree.nodes[index]!
}

/** Whether some dependent that is still to be said passes. */
export function someLiving(job: Job, node: Node, test: (child: Node) => boolean): boolean {
  return node.children.some((index) => alive(job, index) && test(job.tree.nodes[index]!))
}

/** The first node of the tree that is not merged into another. */
export function firstAlive(job: Job): number {
  return job.tree.nodes.findIndex((node) => !node.dead)
}
