// Comparisons, logicals and whole-number steps: their gradient is zero, which TensorFlow.js does not know.
// FloorDiv is among them: TensorFlow.js gives it the gradient of a division.
import { type GradConfig, zeros } from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

const OF_TWO = [
  'Greater',
  'GreaterEqual',
  'Less',
  'LessEqual',
  'Equal',
  'NotEqual',
  'LogicalAnd',
  'LogicalOr',
  'LogicalXor',
  'FloorDiv',
]
const OF_ONE = ['LogicalNot', 'All', 'Any', 'ArgMax', 'ArgMin', 'IsNan', 'IsInf', 'IsFinite']

export const zero: GradConfig[] = [
  ...OF_TWO.map((name) =>
    gradient(name, ['a', 'b'], (_dy, { a, b }) => ({ a: () => zeros(a.shape), b: () => zeros(b.shape) })),
  ),
  ...OF_ONE.map((name) => gradient(name, ['x'], (_dy, { x }) => ({ x: () => zeros(x.shape) }))),
]
