// The values that an output of boxes is put together from, where the network joins them in its last step.
import type { Node } from '../../engine/types'
import { ENDS, PASSES } from '../facts/endWords'
import type { Functions } from '../facts/findHead'
import type { NodeMap } from '../network/nodeOrder'
import type { Part } from './boxPlan'

/** An output [n, features, anchors] or [n, anchors, features]. */
export interface Table {
  readonly node: string
  readonly features: 1 | 2
  readonly count: number
  readonly anchors: number | null
}

/** The fewer are the features: a detector predicts at more places than it knows classes. Null for other shapes. */
export function tableOf({ name, shape }: Node): Table | null {
  const [, rows = null, columns = null] = shape ?? []
  if (shape?.length !== 3 || (rows === null && columns === null)) return null
  const first = columns === null || (rows !== null && rows < columns)
  const count = first ? rows : columns
  return count === null
    ? null
    : { node: name, features: first ? 1 : 2, count, anchors: first ? columns : rows }
}

/** The parts side by side; one, where nothing is joined. */
export function partsOf(table: Table, nodes: NodeMap): readonly Part[] {
  const whole: Part = { node: table.node, features: table.features, start: 0, size: table.count }
  const joined = behind(table.node, nodes)
  if (!joined || !/^Concat/.test(joined.op)) return [whole]
  const parts = joined.inputs.flatMap((name) => {
    const input = nodes.get(name)
    const size = input?.shape?.[table.features]
    if (!size || input.shape?.length !== 3) return []
    // A box may be joined of its corners.
    if (size === 4) return [{ node: name, features: table.features, start: 0, size }]
    return partsOf({ ...table, node: name, count: size }, nodes)
  })
  const sum = parts.reduce((all, { size }) => all + size, 0)
  return sum === table.count ? parts : [whole]
}

/** All that a value is made of, the nearest first. */
export function nodesBefore(name: string, nodes: NodeMap): readonly Node[] {
  const seen = new Set<Node>()
  const names = [name]
  for (const next of names) {
    const node = nodes.get(next)
    if (!node || seen.has(node)) continue
    seen.add(node)
    names.push(...node.inputs)
  }
  return [...seen]
}

/** What only passes on is looked through, as long as the axes stay as they are. */
function behind(name: string, nodes: NodeMap): Node | undefined {
  let node = nodes.get(name)
  while (node && /^Identity/.test(node.op) && node.inputs.length === 1) node = nodes.get(node.inputs[0] ?? '')
  return node
}

/** The scores before the sigmoid or softmax that a part consists of. */
export function behindEnd(
  part: Part,
  nodes: NodeMap,
  functions: Functions,
): { readonly part: Part; readonly activation: 'sigmoid' | 'softmax' | null } {
  const none = { part, activation: null }
  if (part.start > 0) return none
  for (let node = nodes.get(part.node); node; node = nodes.get(node.inputs[0] ?? '')) {
    const name = functions.get(node.name) ?? node.op
    const [before] = node.inputs
    const end = ENDS.get(name)
    if (end && before !== undefined && sameShape(node, nodes.get(before)))
      return { part: { ...part, node: before }, activation: end }
    if (end || !PASSES.test(name) || node.inputs.length !== 1 || !sameShape(node, nodes.get(before ?? '')))
      return none
  }
  return none
}

const sameShape = (a: Node, b: Node | undefined) => String(a.shape) === String(b?.shape)

/** Whether four numbers are edges: a place less and more than what lies around it, and not its middle and size. */
export function isEdges({ node }: Part, nodes: NodeMap): boolean {
  let from = nodes.get(node)
  while (from && /^(Mul|Transpose|Reshape|Unsqueeze|Squeeze|Identity)/.test(from.op))
    from = nodes.get(from.inputs[0] ?? '')
  if (!from || !/^Concat/.test(from.op)) return false
  return String(from.inputs.map((name) => nodes.get(name)?.op)) === 'Sub,Add'
}
