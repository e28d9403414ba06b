// Makes one layer of a plan ready to be called: its weights out of the file, its computation here or in tfjs-layers.
import { keep, type Tensor, zeros } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import type { Json } from '../json'
import { ACTIVATED } from './activations'
import { fromTfjs } from './fromTfjs'
import { STAND_INS } from './layers/all'
import { asFusable, type Fusable, type StandIn, type WeightShape } from './layers/standIn'
import type { LayerConfig } from './layersPlan'
import type { WeightStore } from './weightStore'

export interface BuiltLayer {
  /** The layer's values, with the activation `fuse` where it is given and without any where it is null. */
  call(inputs: readonly Tensor[], kwargs: Json, fuse: Fusable | null): readonly Tensor[]
  /** By their names within the layer. */
  readonly weights: ReadonlyMap<string, Tensor>
  dispose(): void
}

export interface Parts {
  readonly store: WeightStore
  /** Weights that the file lacks; whoever builds reports them together. */
  readonly missing: string[]
}

type Shapes = readonly (readonly number[])[]

/** Whether the layer can compute its activation together with itself. */
export function fusesWith(layer: LayerConfig, activation: string): Fusable | null {
  return STAND_INS[layer.className]?.fuses ? asFusable(activation) : null
}

/** @throws UnsupportedModel, naming the layer. */
export function buildLayer(layer: LayerConfig, inputs: Shapes, parts: Parts): BuiltLayer {
  if (layer.config.data_format === 'channels_first') {
    throw failure(
      'UnsupportedModel',
      `The layer "${layer.path}" has its channels first (NCHW); convert the model with channels last (NHWC).`,
    )
  }
  const standIn = STAND_INS[layer.className]
  return standIn ? buildStandIn(layer, { standIn, inputs }, parts) : buildTfjs(layer, inputs, parts)
}

function buildStandIn(
  layer: LayerConfig,
  { standIn, inputs }: { readonly standIn: StandIn; readonly inputs: Shapes },
  parts: Parts,
): BuiltLayer {
  const { path, config } = layer
  const wanted = standIn.weights?.(config, inputs) ?? []
  const weights = wanted.map((wish, index) => keep(loadWeight(layer, { ...wish, index }, parts)))
  return {
    call: (values, kwargs, fuse) =>
      [standIn.call(values, { path, config, kwargs, weights, fuse: fuse ?? 'linear' })].flat() as Tensor[],
    weights: new Map(wanted.map(({ name }, i) => [name, weights[i] as Tensor])),
    dispose: () => {
      for (const weight of weights) weight.dispose()
    },
  }
}

function buildTfjs(layer: LayerConfig, inputs: Shapes, parts: Parts): BuiltLayer {
  const { activation, ...config } = layer.config
  const made = fromTfjs(ACTIVATED.has(layer.className) ? { ...layer, config } : layer)
  const shapes = inputs.map((shape) => [null, ...shape.slice(1)])
  made.build(shapes.length === 1 ? (shapes[0] as (number | null)[]) : shapes)
  const names = made.weights.map((variable) => variable.originalName.split('/').at(-1) ?? '')
  made.weights.forEach((variable, index) => {
    const wish = { name: names[index] ?? '', shape: variable.shape as number[], index }
    const value = loadWeight(layer, wish, parts)
    variable.write(value)
    value.dispose()
  })
  return {
    call: (values, kwargs) => {
      const input = values.length === 1 ? (values[0] as Tensor) : [...values]
      return [made.call(input, { ...kwargs, training: false })].flat()
    },
    weights: new Map(made.weights.map((variable, i) => [names[i] ?? '', variable.read()])),
    dispose: () => {
      for (const variable of made.weights) variable.dispose()
    },
  }
}

/** Zeros where the file lacks the weight, which is noted. */
function loadWeight(
  layer: LayerConfig,
  wish: WeightShape & { readonly index: number },
  parts: Parts,
): Tensor {
  const found = parts.store.find({ path: layer.path, layer: layer.name, name: wish.name, index: wish.index })
  if (!found) {
    parts.missing.push(`${layer.path}/${wish.name}`)
    return zeros([...(wish.shape ?? [1])])
  }
  if (found.dtype !== 'float32') {
    throw failure(
      'UnsupportedModel',
      `The weight "${found.name}" is of type ${found.dtype}, but the layer "${layer.path}" computes in float32.`,
    )
  }
  if (wish.shape && found.shape.join() !== wish.shape.join()) {
    throw failure(
      'UnsupportedModel',
      `The weight "${found.name}" is of shape [${found.shape}], but the layer "${layer.path}" needs [${wish.shape}].`,
    )
  }
  return parts.store.read(found)
}
