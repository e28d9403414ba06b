// Operators that TensorFlow.js lacks and a line of its own computes; `tf.nn.gelu` is written with Erfc.
import type { GraphNode, OpExecutor } from '@tensorflow/tfjs-converter'
import {
  abs,
  add,
  div,
  equal,
  erf,
  log,
  mul,
  round,
  scalar,
  sub,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { stopGradient } from '../network/stopGradient'
import { fakeQuant } from './fakeQuant'

const of =
  (compute: (x: Tensor, node: GraphNode) => Tensor): OpExecutor =>
  (node) => {
    const [x] = node.inputs
    if (!x) throw failure('UnsupportedModel', 'An operator of the graph lacks its input; convert it again.')
    return compute(x, node)
  }

const numberIn = ({ attrs }: GraphNode, key: string, otherwise: number): number =>
  typeof attrs[key] === 'number' ? attrs[key] : otherwise

export const SMALL_OPS: Readonly<Record<string, OpExecutor>> = {
  // The parser of TensorFlow.js waits for a shape, which is an attribute.
  EnsureShape: of((x) => x.clone()),
  StopGradient: of(stopGradient),
  Erfc: of((x) => sub(1, erf(x))),
  Softsign: of((x) => div(x, add(abs(x), 1))),
  Rint: of((x) => round(x)),
  /** x log(y), and 0 where x is 0. */
  Xlogy: of((x, { inputs: [, y] }) => where(equal(x, 0), zerosLike(x), mul(x, log(y ?? x)))),
  /** x y, and 0 where y is 0, whatever x is. */
  MulNoNan: of((x, { inputs: [, y] }) => where(equal(y ?? x, 0), zerosLike(x), mul(x, y ?? x))),
  FakeQuantWithMinMaxArgs: of((x, node) =>
    fakeQuant(x, [scalar(numberIn(node, 'min', -6)), scalar(numberIn(node, 'max', 6))], {
      bits: numberIn(node, 'num_bits', 8),
      narrow: node.attrs.narrow_range === true,
    }),
  ),
}
