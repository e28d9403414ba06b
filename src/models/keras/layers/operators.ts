// Operators that a Keras model was written with directly: TFOpLambda and SlicingOpLambda of Keras 2, and the
// operations of Keras 3.
import { reshape as reshapeTo, type Tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asText } from '../../json'
import { argumentsOf } from './arguments'
import { OPERATORS_BY_NAME, reshaped } from './operatorTable'
import { sliced } from './slicing'
import type { StandIn, StandIns } from './standIn'

/** `tf.math.truediv` and `__operators__.add` end in what they do. */
const lambda: StandIn = {
  call: (inputs, use) => {
    const written = asText(use.config.function) ?? ''
    const operator = OPERATORS_BY_NAME[written.split('.').at(-1) ?? '']
    if (operator) return operator(argumentsOf(inputs, use))
    throw failure(
      'UnsupportedModel',
      `The layer "${use.path}" applies the function "${written}", which is not known here; replace it by a Keras layer.`,
    )
  },
}

const slicing: StandIn = {
  call: ([x], { kwargs }) => sliced(x as Tensor, kwargs.slice_spec ?? (kwargs.args as unknown[])?.[1]),
}

/** A layer and, in Keras 3, an operation by the same name. */
const reshape: StandIn = {
  call: (inputs, use) => {
    const target = use.config.target_shape
    if (!Array.isArray(target)) return reshaped(argumentsOf(inputs, use))
    const [x] = inputs
    return reshapeTo(x as Tensor, [x?.shape[0] ?? 1, ...target.map(Number)])
  },
}

/** Keras 3's operations by class: `TrueDivide` is `true_divide`. Classes that are layers too are not among them. */
const OPERATIONS: StandIns = Object.fromEntries(
  Object.entries(OPERATORS_BY_NAME).map(([name, operator]) => [
    className(name),
    { call: (inputs, use) => operator(argumentsOf(inputs, use)) } satisfies StandIn,
  ]),
)

function className(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_, _before, letter: string) => letter.toUpperCase())
}

export const OPERATORS: StandIns = {
  ...OPERATIONS,
  TFOpLambda: lambda,
  SlicingOpLambda: slicing,
  GetItem: slicing,
  Reshape: reshape,
}
