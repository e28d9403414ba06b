// Makes a layer ready to be called: its weights out of the file, its computation here or in tfjs-layers.
import { add, keep, type Tensor, zeros } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { elements } from '../files/weights'
import type { Json } from '../json'
import { quoted } from '../quoted'
import { ACTIVATED } from './activations'
import { ATTRIBUTES, checkAttributes } from './attributes'
import { fromTfjs } from './fromTfjs'
import type { LayerConfig } from './layerCalls'
import { checkShapes } from './layerLimits'
import { STAND_INS } from './layers/all'
import { asFusable, type Fusable, type StandIn, type WeightShape } from './layers/standIn'
import { unknownClass } from './layersFailure'
import type { WeightStore } from './weightStore'
import { buildWrapped } from './wrapped'

export interface BuiltLayer {
  /** The layer's values, with the activation `fuse` where it is given and without any where it is null. */
  call(inputs: readonly Tensor[], kwargs: Json, fuse: Fusable | null): readonly Tensor[]
  /** By their names within the layer. */
  readonly weights: ReadonlyMap<string, Tensor>
  /** Puts copies in the place of the weights: what the backend has made of them for its kernels is freed. */
  renew(): void
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
  return STAND_INS.get(layer.className)?.fuses ? asFusable(activation) : null
}

/** @throws UnsupportedModel, naming the layer. */
export function buildLayer(layer: LayerConfig, inputs: Shapes, parts: Parts): BuiltLayer {
  const standIn = STAND_INS.get(layer.className)
  if (!standIn && !ATTRIBUTES.has(layer.className)) throw unknownClass(layer)
  checkAttributes(layer)
  checkShapes(layer, inputs)
  if (layer.className === 'TimeDistributed')
    return buildWrapped(layer, inputs, (inner, shapes) => buildLayer(inner, shapes, parts))
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
  const named = new Map<string, Tensor>()
  const name = () => {
    for (const [i, { name: wished }] of wanted.entries()) named.set(wished, weights[i] as Tensor)
  }
  name()
  return {
    call: (values, kwargs, fuse) =>
      [standIn.call(values, { path, config, kwargs, weights, fuse: fuse ?? 'linear' })].flat() as Tensor[],
    weights: named,
    renew: () => {
      for (const [i, weight] of weights.entries()) {
        weights[i] = copied(weight)
        weight.dispose()
      }
      name()
    },
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
    renew: () => {
      for (const variable of made.weights) {
        const copy = copied(variable.read())
        variable.write(copy)
        copy.dispose()
      }
    },
    dispose: () => {
      for (const variable of made.weights) variable.dispose()
    },
  }
}

/** The same numbers in a memory of their own. */
const copied = (t: Tensor) => keep(add(t, 0))

/** Room is made for a weight that the file lacks only up to here: its size is a claim. */
const MOST_MISSING = 1e6

/** Zeros where the file lacks the weight, which is noted. */
function loadWeight(
  layer: LayerConfig,
  wish: WeightShape & { readonly index: number },
  parts: Parts,
): Tensor {
  const { name, index, part } = wish
  const found = parts.store.find({ path: layer.path, layer: layer.name, name, index, ...(part && { part }) })
  if (!found) {
    parts.missing.push(`${layer.path}/${wish.name}`)
    const shape = [...(wish.shape ?? [1])]
    if (elements(shape) <= MOST_MISSING) return zeros(shape)
    throw failure(
      'UnsupportedModel',
      `The file lacks the weight ${quoted(name)} [${shape}] of the layer ${quoted(layer.path)}.`,
    )
  }
  if (found.dtype !== 'float32' && found.dtype !== 'float16') {
    throw failure(
      'UnsupportedModel',
      `The weight ${quoted(found.name)} is of type ${found.dtype}, but the layer ${quoted(layer.path)} computes in float32.`,
    )
  }
  if (wish.shape && found.shape.join() !== wish.shape.join()) {
    throw failure(
      'UnsupportedModel',
      `The weight ${quoted(found.name)} is of shape [${found.shape}], but the layer ${quoted(layer.path)} needs [${wish.shape}].`,
    )
  }
  return parts.store.read(found)
}
