// Nodes in an order in which each follows those it needs: some tools append theirs at the end.

import { failure } from '../../../errors'
import { quoted } from '../../quoted'
import type { OnnxNode } from '../proto/types'

/** `reads` are the names that a node needs, those in the bodies of an If included. */
export type Reads = (node: OnnxNode) => readonly string[]

/** @throws UnsupportedModel for a name that two nodes put out, and for a circle, naming a node of it */
export function inOrder(nodes: readonly OnnxNode[], reads: Reads): OnnxNode[] {
  const makers = makersOf(nodes)
  const waiting = new Map<number, number>()
  const readers = new Map<number, number[]>()
  nodes.forEach((node, i) => {
    const needed = new Set(reads(node).flatMap((name) => makers.get(name) ?? []))
    waiting.set(i, needed.size)
    for (const j of needed) readers.set(j, [...(readers.get(j) ?? []), i])
  })
  const ready = new Heap()
  for (const [i, count] of waiting) if (count === 0) ready.push(i)
  const ordered: OnnxNode[] = []
  for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
    const node = nodes[i]
    if (node) ordered.push(node)
    for (const j of readers.get(i) ?? []) {
      const left = (waiting.get(j) ?? 0) - 1
      waiting.set(j, left)
      if (left === 0) ready.push(j)
    }
  }
  if (ordered.length === nodes.length) return ordered
  const stuck = nodes.find((_, i) => (waiting.get(i) ?? 0) > 0)
  throw failure(
    'UnsupportedModel',
    `The graph goes in a circle through ${quoted(stuck?.name)}; export the model again.`,
  )
}

function makersOf(nodes: readonly OnnxNode[]): Map<string, number> {
  const makers = new Map<string, number>()
  nodes.forEach((node, i) => {
    for (const name of node.outputs.filter((output) => output !== '')) {
      if (makers.has(name))
        throw failure(
          'UnsupportedModel',
          `The value ${quoted(name)} is put out twice in the graph, at last by ${quoted(node.name)}; export the model again.`,
        )
      makers.set(name, i)
    }
  })
  return makers
}

/** The smallest number first, so that the file's own order stays where it is one. */
class Heap {
  readonly #list: number[] = []

  push(value: number): void {
    const list = this.#list
    let at = list.push(value) - 1
    for (let up = (at - 1) >> 1; at > 0 && (list[up] ?? 0) > value; up = (at - 1) >> 1) {
      list[at] = list[up] ?? 0
      at = up
    }
    list[at] = value
  }

  pop(): number | undefined {
    const list = this.#list
    const first = list[0]
    const last = list.pop()
    if (first === undefined || last === undefined || list.length === 0) return first
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const down = (list[left + 1] ?? Number.POSITIVE_INFINITY) < (list[left] ?? 0) ? left + 1 : left
      const next = list[down]
      if (next === undefined || next >= last) break
      list[at] = next
      at = down
    }
    list[at] = last
    return first
  }
}
