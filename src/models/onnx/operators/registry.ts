// Every operator that is computed here, by domain and name.
import { activation } from './activation'
import { arithmetic } from './arithmetic'
import { arranging } from './arranging'
import { blocks } from './blocks'
import { comparison } from './comparison'
import { convolution } from './convolution'
import { filling } from './filling'
import { gathering } from './gathering'
import { normalising } from './normalising'
import type { Operator, Operators } from './operator'
import { ordering } from './ordering'
import { padding } from './padding'
import { pooling } from './pooling'
import { products } from './products'
import { reducing } from './reducing'
import { resizing } from './resizing'
import { scatteringOperators } from './scattering'
import { shape } from './shape'
import { slicingOperators } from './slicing'
import { softmaxOperators } from './softmax'
import { transposedConvolution } from './transposedConvolution'
import { unary } from './unary'

/** ONNX's own. */
export const OPERATORS: Operators = {
  ...activation,
  ...arithmetic,
  ...arranging,
  ...blocks,
  ...comparison,
  ...convolution,
  ...filling,
  ...gathering,
  ...normalising,
  ...ordering,
  ...padding,
  ...pooling,
  ...products,
  ...reducing,
  ...resizing,
  ...scatteringOperators,
  ...shape,
  ...slicingOperators,
  ...softmaxOperators,
  ...transposedConvolution,
  ...unary,
}

export function operatorOf(domain: string, op: string): Operator | null {
  return domain === '' && Object.hasOwn(OPERATORS, op) ? (OPERATORS[op] ?? null) : null
}
