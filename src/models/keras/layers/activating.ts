// Layers that are nothing but an activation, with the parameters that tfjs-layers does not read.
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Json } from '../../json'
import { type Activation, activationFunction, readActivation } from '../activations'
import { type LayerClass, type LayerClasses, layerClass, soleInput } from './layerClass'
import { PARAMETRIC } from './parametric'

function activating(options: (config: Json, path: string) => Activation | null): LayerClass {
  return layerClass({
    options,
    call: (inputs, { options: activation, path }): Tensor => {
      const x = soleInput(inputs, path)
      return activation?.(x) ?? x
    },
  })
}

/** TensorFlow Addons': the tanh form unless it is told otherwise. */
const gelu = ({ approximate }: Json) => readActivation(approximate === false ? 'gelu' : 'gelu_new')

export const ACTIVATING: LayerClasses = {
  ...Object.fromEntries([...PARAMETRIC].map(([name, read]) => [name, activating(read)])),
  Activation: activating(({ activation }, path) => activationFunction(readActivation(activation), path)),
  GELU: activating((config, path) => activationFunction(gelu(config), path)),
}
