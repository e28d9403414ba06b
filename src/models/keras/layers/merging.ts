// Layers that make one value of several.
import { add, concat, div, maximum, minimum, mul, sub, type Tensor } from '@tensorflow/tfjs-core'
import { asNumber } from '../../json'
import { argumentsOf } from './arguments'
import { type LayerUse, type StandIn, type StandIns, soleInput } from './standIn'

function folded(merge: (a: Tensor, b: Tensor) => Tensor): StandIn {
  return {
    call: (inputs, use) => {
      const [first, ...others] = operandsOf(inputs, use)
      return others.reduce((a, b) => merge(a, b), first)
    },
  }
}

/** Keras 3 writes an operator with a constant by the name of the layer, with its arguments. */
function operandsOf(inputs: readonly Tensor[], use: LayerUse): readonly [Tensor, ...Tensor[]] {
  const values = Array.isArray(use.kwargs.args) ? argumentsOf(inputs, use).tensors : inputs
  return [soleInput(values, use.path), ...values.slice(1)]
}

const average: StandIn = {
  call: (inputs, { path }) =>
    div(
      inputs.slice(1).reduce((a, b) => add(a, b), soleInput(inputs, path)),
      inputs.length,
    ),
}

const concatenate: StandIn = {
  call: (inputs, { config, kwargs }) =>
    concat([...inputs], asNumber(config.axis) ?? asNumber(kwargs.axis) ?? -1),
}

/** Inception-ResNet's: first + scale * second. */
const customScale: StandIn = {
  call: (inputs, { config, path }) => {
    const first = soleInput(inputs, path)
    return add(first, mul(inputs[1] ?? 0, asNumber(config.scale) ?? 1))
  },
}

export const MERGING: StandIns = {
  CustomScaleLayer: customScale,
  Add: folded(add),
  Subtract: folded(sub),
  Multiply: folded(mul),
  Maximum: folded(maximum),
  Minimum: folded(minimum),
  Average: average,
  Concatenate: concatenate,
}
