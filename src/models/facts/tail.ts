// What an output is made of where no softmax or sigmoid is its last step: searched backwards, up to the layers with weights.
import type { Node } from '../../engine/types'
import type { NodeMap } from '../network/nodeOrder'
import { BODY, BOUNDED, ENDS, PASSES, SQUASHES, UNIT } from './endWords'

export interface Tail {
  /** The last step is a function that no class scores end in, or makes a vector of length 1. */
  readonly squashed: boolean
  readonly unit: boolean
  /** `end`: a softmax or a sigmoid lies behind other operators; `bound`: the values are kept within bounds. */
  readonly made: 'end' | 'bound' | null
}

type NameOf = (node: Node | undefined) => string

/** More than lie between a softmax and an output. */
const MOST = 24

export function tailOf(output: string, nodes: NodeMap, nameOf: NameOf): Tail {
  const last = lastStep(output, nodes, nameOf)
  const name = nameOf(last)
  const unit = UNIT.test(name) || isUnit(last, nodes)
  if (unit || SQUASHES.test(name)) return { squashed: true, unit, made: null }
  const named = BOUNDED.test(name) || /^(ClipByValue|Clip|clip|clip_by_value)$/.test(name)
  const bound = named || isClip(last, nodes) || isShare(last, nodes)
  return { squashed: false, unit, made: hasEnd(output, nodes, nameOf) ? 'end' : bound ? 'bound' : null }
}

/** Behind what only passes on. */
function lastStep(output: string, nodes: NodeMap, nameOf: NameOf): Node | undefined {
  let node = nodes.get(output)
  while (node && node.inputs.length === 1 && PASSES.test(nameOf(node))) node = nodes.get(node.inputs[0] ?? '')
  return node
}

/** x times 1 / sqrt(sum of squares), as TensorFlow writes it out. */
function isUnit(node: Node | undefined, nodes: NodeMap): boolean {
  if (node?.op !== 'Mul') return false
  const root = node.inputs.map((name) => nodes.get(name)).find((input) => input?.op === 'Rsqrt')
  let before = nodes.get(root?.inputs[0] ?? '')
  if (before?.op === 'Maximum') before = nodes.get(before.inputs[0] ?? '')
  return before?.op === 'Sum' && nodes.get(before.inputs[0] ?? '')?.op === 'Square'
}

/** The larger of a bound and the smaller of another, as TensorFlow 2 writes clip_by_value, or the other way round. */
function isClip(node: Node | undefined, nodes: NodeMap): boolean {
  const other = { Maximum: 'Minimum', Minimum: 'Maximum' }[node?.op ?? '']
  return other !== undefined && (node?.inputs ?? []).some((name) => nodes.get(name)?.op === other)
}

/** Divided by a sum, perhaps of its own. */
function isShare(node: Node | undefined, nodes: NodeMap): boolean {
  return /^(RealDiv|Div|DivNoNan)$/.test(node?.op ?? '') && nodes.get(node?.inputs[1] ?? '')?.op === 'Sum'
}

/** Breadth first, each node once; a sigmoid that is multiplied by its own input is a swish. */
function hasEnd(output: string, nodes: NodeMap, nameOf: NameOf): boolean {
  const ahead = [output]
  const seen = new Set(ahead)
  for (let name = ahead.shift(); name !== undefined && seen.size < MOST; name = ahead.shift()) {
    const node = nodes.get(name)
    if (!node) continue
    if (ENDS.has(nameOf(node))) return true
    if (BODY.test(node.op)) continue
    for (const input of node.inputs) {
      const sigmoid = nodes.get(input)
      const swish =
        sigmoid !== undefined && ENDS.has(nameOf(sigmoid)) && node.inputs.includes(sigmoid.inputs[0] ?? '')
      if (swish || seen.has(input)) continue
      seen.add(input)
      ahead.push(input)
    }
  }
  return false
}
