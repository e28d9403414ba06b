// TimeDistributed: a layer applied to each step of a sequence [n, t, ...], as one batch [n * t, ...].
import { reshape, type Tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { asObject, asText } from '../json'
import { quoted } from '../quoted'
import { ACTIVATED, activationFunction, readActivation } from './activations'
import type { LayerConfig } from './layerCalls'
import type { BuiltLayer } from './layersBuild'

type Shapes = readonly (readonly number[])[]
type Build = (layer: LayerConfig, inputs: Shapes) => BuiltLayer

/** The inner layer has its weights under the wrapper's name. @throws UnsupportedModel */
export function buildWrapped(layer: LayerConfig, [shape = []]: Shapes, build: Build): BuiltLayer {
  const inner = asObject(layer.config.layer)
  const config = asObject(inner.config)
  const className = asText(inner.class_name) ?? ''
  if (shape.length < 3)
    throw failure(
      'UnsupportedModel',
      `The layer ${quoted(layer.path)} (TimeDistributed) needs a sequence, not [${shape}].`,
    )
  const named = readActivation(config.activation)
  const activation = ACTIVATED.has(className) ? activationFunction(named, layer.path) : null
  const built = build({ ...layer, className, config, activation: named }, [shape.slice(1)])
  return {
    ...built,
    call: ([x], kwargs) => {
      const [n = 1, t = 1, ...rest] = (x as Tensor).shape
      const answers = built.call([reshape(x as Tensor, [n * t, ...rest])], kwargs, null)
      return answers.map((answer) => {
        const value = activation ? activation(answer) : answer
        return reshape(value, [n, t, ...value.shape.slice(1)])
      })
    },
  }
}
