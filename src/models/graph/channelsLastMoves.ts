// Operators that move or frame values whose channels come first, where the values are kept with channels last: the
// transpositions that ONNX converters put around every convolution pass them on, and padding pads the other axes.
import { type Attribute, FLOAT, wholeNumbers } from './attributes'
import type { GraphNode } from './graphFile'
import type { Constants } from './graphLimits'

/** An operator of our own, see graphOps.ts. */
export const PAD_LAST = 'PadLast'

export interface Moved {
  readonly node: GraphNode
  /** True where what comes out has its channels first in the file. */
  readonly last: boolean
}

interface Work {
  readonly isLast: (input: string) => boolean
  readonly constants: Constants
}

const TO_LAST = '0,2,3,1'
const TO_FIRST = '0,3,1,2'

/** The node as it is with channels last; null where it is neither a transposition nor a padding of such. */
export function movedNode(node: GraphNode, { isLast, constants }: Work): Moved | null {
  const [input = '', second = ''] = node.inputs
  const whole = constants(second)
  if (node.op === 'Transpose') {
    const order = whole?.join()
    if (order === TO_LAST && isLast(input)) return { node: passedOn(node, input), last: false }
    if (order === TO_FIRST && !isLast(input)) return { node: passedOn(node, input), last: true }
    return null
  }
  if (node.op !== 'Pad' || !isLast(input) || whole?.length !== 8) return null
  const pairs = [0, 4, 6, 2].flatMap((i) => whole.slice(i, i + 2))
  const attributes = new Map<string, Attribute>([['paddings', wholeNumbers(pairs)]])
  const value = node.attributes.get('constant_value')
  if (value?.values.length) attributes.set('value', value)
  return { node: { ...node, op: PAD_LAST, inputs: [input], attributes }, last: true }
}

function passedOn(node: GraphNode, input: string): GraphNode {
  return { ...node, op: 'Identity', inputs: [input], attributes: new Map([['T', FLOAT]]) }
}
