// Every operator that is computed here, by domain and name.
import { activation } from './activation'
import { arithmetic } from './arithmetic'
import { arranging } from './arranging'
import { attention } from './attention'
import { blocks } from './blocks'
import { comparison } from './comparison'
import { filling } from './filling'
import { gathering } from './gathering'
import { gridSampling } from './gridSampling'
import { microsoft } from './microsoft'
import { normalising } from './normalising'
import type { Operator, Operators } from './operator'
import { ordering } from './ordering'
import { padding } from './padding'
import { patching } from './patching'
import { pooling } from './pooling'
import { products } from './products'
import { quantising } from './quantising'
import { recurrent } from './recurrent'
import { reducing } from './reducing'
import { resizing } from './resizing'
import { rotary } from './rotary'
import { scatteringOperators } from './scattering'
import { shape } from './shape'
import { slicingOperators } from './slicing'
import { softmaxOperators } from './softmax'
import { transposedConvolution } from './transposedVolume'
import { unary } from './unary'
import { convolution } from './volumeConvolution'
import { wholeProducts } from './wholeProducts'

/** ONNX's own. */
export const OPERATORS: Operators = {
  ...activation,
  ...arithmetic,
  ...arranging,
  ...attention,
  ...blocks,
  ...comparison,
  ...convolution,
  ...filling,
  ...gathering,
  ...gridSampling,
  ...normalising,
  ...ordering,
  ...padding,
  ...patching,
  ...pooling,
  ...products,
  ...quantising,
  ...recurrent,
  ...reducing,
  ...resizing,
  ...rotary,
  ...scatteringOperators,
  ...shape,
  ...slicingOperators,
  ...softmaxOperators,
  ...transposedConvolution,
  ...unary,
  ...wholeProducts,
}

/** onnxruntime's. */
export const MICROSOFT: Operators = microsoft

export function findOperator(domain: string, op: string): Operator | null {
  const operators = domain === '' ? OPERATORS : domain === 'com.microsoft' ? MICROSOFT : {}
  return Object.hasOwn(operators, op) ? (operators[op] ?? null) : null
}
