// Operators that move or frame values whose channels come first, where the values are kept with channels last: the
// transpositions that ONNX converters put around every convolution pass them on, and padding pads the other axes.
import { asObject, type Json } from '../json'
import type { Constants } from './graphLimits'
import type { GraphNode } from './graphNodes'

/** An operator of our own, see graphOps.ts. */
export const PAD_LAST = 'PadLast'

export interface Moved {
  readonly entry: Json
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
export function movedNode(node: GraphNode, entry: Json, { isLast, constants }: Work): Moved | null {
  const [input = '', second = ''] = node.inputs
  const whole = constants(second)
  if (node.op === 'Transpose') {
    const order = whole?.join()
    if (order === TO_LAST && isLast(input)) return { entry: passedOn(entry, input), last: false }
    if (order === TO_FIRST && !isLast(input)) return { entry: passedOn(entry, input), last: true }
    return null
  }
  if (node.op !== 'Pad' || !isLast(input) || whole?.length !== 8) return null
  const pairs = [0, 4, 6, 2].flatMap((i) => whole.slice(i, i + 2))
  const value = asObject(asObject(entry.attr).constant_value)
  const attr = { paddings: { list: { i: pairs.map(String) } }, ...(value.f === undefined ? {} : { value }) }
  return { entry: { ...entry, op: PAD_LAST, input: [input], attr }, last: true }
}

function passedOn(entry: Json, input: string): Json {
  return { ...entry, op: 'Identity', input: [input], attr: { T: { type: 'DT_FLOAT' } } }
}
