// Operators that a Keras model was written with directly: TFOpLambda and SlicingOpLambda of Keras 2, and the
// operations of Keras 3.

import { reshape as reshapeTo, type Tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asText } from '../../json'
import { quoted } from '../../quoted'
import { AS_ONNX } from '../wayOut'
import { KERAS2_ACTIVATIONS, KERAS3_ACTIVATIONS } from './activationOperators'
import { type OperatorUse, readArguments } from './arguments'
import { KERAS3_OPERATORS, TENSORFLOW_OPERATORS } from './keras3Operators'
import { type LayerClasses, layerClass, noOptions } from './layerClass'
import { MORE_FUNCTIONS, MORE_OPERATORS } from './moreOperators'
import { OPERATORS_BY_NAME, type Operator, reshaped } from './operatorTable'
import { ORDER_FUNCTIONS, ORDER_OPERATORS } from './orderOperators'
import { PICTURE_FUNCTIONS, PICTURE_OPERATORS } from './pictureOperators'
import { sliced } from './slicing'
import { WINDOW_FUNCTIONS, WINDOW_OPERATORS } from './windowOperators'

const BY_NAME: Readonly<Record<string, Operator>> = {
  ...MORE_OPERATORS,
  ...ORDER_OPERATORS,
  ...PICTURE_OPERATORS,
  ...WINDOW_OPERATORS,
  ...KERAS3_OPERATORS,
  ...OPERATORS_BY_NAME,
}
const FUNCTIONS: ReadonlyMap<string, Operator> = new Map(
  Object.entries({
    ...BY_NAME,
    ...MORE_FUNCTIONS,
    ...TENSORFLOW_OPERATORS,
    ...ORDER_FUNCTIONS,
    ...PICTURE_FUNCTIONS,
    ...WINDOW_FUNCTIONS,
  }),
)
const KERAS2: ReadonlyMap<string, Operator> = new Map(Object.entries(KERAS2_ACTIVATIONS))

function apply(operator: Operator, inputs: readonly Tensor[], use: OperatorUse) {
  const given = readArguments(inputs, use)
  const answer = operator(given)
  given.checkRead()
  return answer
}

/** `tf.math.truediv` and `__operators__.add` end in what they do. */
const lambda = layerClass({
  options: (config) => config,
  call: (inputs, use) => {
    const written = asText(use.options.function) ?? ''
    const name = written.split('.').at(-1) ?? ''
    const operator = (/keras/.test(written) ? KERAS2.get(name) : undefined) ?? FUNCTIONS.get(name)
    if (operator) return apply(operator, inputs, use)
    throw failure(
      'UnsupportedModel',
      `The layer ${quoted(use.path)} applies the function ${quoted(written)}, which is not known here; replace it by a Keras layer, or ${AS_ONNX}.`,
    )
  },
})

const slicing = layerClass({
  options: noOptions,
  call: ([x], { kwargs }) => sliced(x as Tensor, kwargs.slice_spec ?? (kwargs.args as unknown[])?.[1]),
})

/** A layer and, in Keras 3, an operation by the same name. */
const reshape = layerClass({
  options: (config) => config,
  call: (inputs, use) => {
    const target = use.options.target_shape
    if (!Array.isArray(target)) return apply(reshaped, inputs, use)
    const [x] = inputs
    return reshapeTo(x as Tensor, [x?.shape[0] ?? 1, ...target.map(Number)])
  },
})

/** Keras 3's operations by class: `TrueDivide` is `true_divide`. Classes that are layers too are not among them. */
const OPERATIONS: LayerClasses = Object.fromEntries(
  Object.entries({ ...BY_NAME, ...KERAS3_ACTIVATIONS }).map(([name, operator]) => [
    className(name),
    layerClass({ options: (config) => config, call: (inputs, use) => apply(operator, inputs, use) }),
  ]),
)

function className(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_, _before, letter: string) => letter.toUpperCase())
}

export const OPERATORS: LayerClasses = {
  ...OPERATIONS,
  TFOpLambda: lambda,
  SlicingOpLambda: slicing,
  GetItem: slicing,
  Reshape: reshape,
}
