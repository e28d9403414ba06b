// Layers around one other. TimeDistributed: it is applied to each step of a sequence [n, t, ...], as one batch [n * t, ...].
// SpectralNormalization (Miyato et al. 2018, arXiv 1802.05957): its kernel is normalised in training, and kept so.
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
  if (layer.className !== 'TimeDistributed') return buildInner(layer, [shape], build)
  if (shape.length < 3)
    throw failure(
      'UnsupportedModel',
      `The layer ${quoted(layer.path)} (TimeDistributed) needs a sequence, not [${shape}].`,
    )
  const built = buildInner(layer, [shape.slice(1)], build)
  return {
    ...built,
    call: ([x], kwargs, fuse) => {
      const [n = 1, t = 1, ...rest] = (x as Tensor).shape
      const answers = built.call([reshape(x as Tensor, [n * t, ...rest])], kwargs, fuse)
      return answers.map((answer) => reshape(answer, [n, t, ...answer.shape.slice(1)]))
    },
  }
}

/** With its activation. */
function buildInner(layer: LayerConfig, inputs: Shapes, build: Build): BuiltLayer {
  const inner = asObject(layer.config.layer)
  const config = asObject(inner.config)
  const className = asText(inner.class_name) ?? ''
  const named = readActivation(config.activation)
  const activation = ACTIVATED.has(className) ? activationFunction(named, layer.path) : null
  const built = build({ ...layer, className, config, activation: named }, inputs)
  return {
    ...built,
    call: (values, kwargs) => {
      const answers = built.call(values, kwargs, null)
      return activation ? answers.map(activation) : answers
    },
  }
}
