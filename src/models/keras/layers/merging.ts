// Layers that make one value of several.
import { add, concat, div, maximum, minimum, mul, sub, type Tensor } from '@tensorflow/tfjs-core'
import { asNumber } from '../../json'
import { type OperatorUse, readArguments } from './arguments'
import { type LayerClass, type LayerClasses, layerClass, noOptions, soleInput } from './layerClass'

function folded(merge: (a: Tensor, b: Tensor) => Tensor): LayerClass {
  return layerClass({
    options: (config) => config,
    call: (inputs, use) => {
      const [first, ...others] = readOperands(inputs, use)
      return others.reduce((a, b) => merge(a, b), first)
    },
  })
}

/** Keras 3 writes an operator with a constant by the name of the layer, with its arguments. */
function readOperands(inputs: readonly Tensor[], use: OperatorUse): readonly [Tensor, ...Tensor[]] {
  const values = Array.isArray(use.kwargs.args) ? readArguments(inputs, use).tensors : inputs
  return [soleInput(values, use.path), ...values.slice(1)]
}

const average = layerClass({
  options: noOptions,
  call: (inputs, { path }) =>
    div(
      inputs.slice(1).reduce((a, b) => add(a, b), soleInput(inputs, path)),
      inputs.length,
    ),
})

const concatenate = layerClass({
  options: (config) => asNumber(config.axis),
  call: (inputs, { options: axis, kwargs }) => concat([...inputs], axis ?? asNumber(kwargs.axis) ?? -1),
})

/** Inception-ResNet's: first + scale * second. */
const customScale = layerClass({
  options: (config) => asNumber(config.scale) ?? 1,
  call: (inputs, { options: scale, path }) => add(soleInput(inputs, path), mul(inputs[1] ?? 0, scale)),
})

export const MERGING: LayerClasses = {
  CustomScaleLayer: customScale,
  Add: folded(add),
  Subtract: folded(sub),
  Multiply: folded(mul),
  Maximum: folded(maximum),
  Minimum: folded(minimum),
  Average: average,
  Concatenate: concatenate,
}
