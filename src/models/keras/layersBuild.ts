// Makes a layer ready to be called: its weights out of the file, its computation here or in tfjs-layers.
import { add, keep, type Tensor, zeros } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { renewable } from '../../tfjs/packing/renewable'
import { elements } from '../files/weights'
import type { Json } from '../json'
import { quoted } from '../quoted'
import { ACTIVATED } from './activations'
import { ATTRIBUTES } from './attributes'
import { checkAttributes } from './checkAttributes'
import { fromTfjs } from './fromTfjs'
import type { LayerConfig } from './layerCalls'
import { checkShapes } from './layerLimits'
import { LAYER_CLASSES } from './layers/all'
import {
  asFusable,
  type ComputedLayer,
  type Fusable,
  type Shapes,
  type WeightShape,
} from './layers/layerClass'
import { unknownClass } from './layersFailure'
import { storedShape, todaysKernel } from './oldKernels'
import type { WeightStore } from './weightStore'
import { buildWrapped } from './wrapped'

export interface BuiltLayer {
  /** The layer's values, with the activation `fuse` where it is given and without any where it is null. */
  call(inputs: readonly Tensor[], kwargs: Json, fuse: Fusable | null): readonly Tensor[]
  /** What it computes, with whatever weights; null where tfjs-layers does. */
  readonly computed: ComputedLayer | null
  /** By their names within the layer. */
  readonly weights: ReadonlyMap<string, Tensor>
  /** Puts copies in the place of the weights: what the backend has made of them for its kernels is freed. */
  renew(): void
  /** Gives a weight up that is seldom asked for: each call reads it out of the file anew. */
  forget(weight: string): void
  /** A weight by its name, one that was given up too: then it is the caller's tidy's. */
  lend(weight: string): Tensor | undefined
  dispose(): void
}

export interface WeightSource {
  readonly store: WeightStore
  /** Weights that the file lacks; whoever builds reports them together. */
  readonly missing: string[]
}

/** Whether the layer can compute its activation together with itself. */
export function fusesWith(layer: LayerConfig, activation: string): Fusable | null {
  return LAYER_CLASSES.get(layer.className)?.fuses ? asFusable(activation) : null
}

/** @throws UnsupportedModel, naming the layer. */
export function buildLayer(layer: LayerConfig, inputs: Shapes, source: WeightSource): BuiltLayer {
  const known = LAYER_CLASSES.get(layer.className)
  if (!known && !ATTRIBUTES.has(layer.className)) throw unknownClass(layer)
  checkAttributes(layer)
  checkShapes(layer, inputs)
  if (layer.className === 'TimeDistributed' || layer.className === 'SpectralNormalization')
    return buildWrapped(layer, inputs, (inner, shapes) => buildLayer(inner, shapes, source))
  if (!known) return buildTfjs(layer, inputs, source)
  const computed = known.read(layer.config, layer.path)
  return buildComputed(layer, { computed, inputs }, source)
}

function buildComputed(
  layer: LayerConfig,
  { computed, inputs }: { readonly computed: ComputedLayer; readonly inputs: Shapes },
  source: WeightSource,
): BuiltLayer {
  const { path } = layer
  const wanted = computed.weights(inputs).map((shape, index) => ({ ...shape, index }))
  const load = (at: (typeof wanted)[number]) => loadWeight(layer, at, source)
  const weights: (Tensor | null)[] = wanted.map((at) => keep(load(at)))
  const named = new Map<string, Tensor>()
  const put = (index: number, weight: Tensor | null) => {
    weights[index] = weight
    const name = wanted[index]?.name ?? ''
    if (weight) named.set(name, weight)
    else named.delete(name)
  }
  for (const [i, weight] of weights.entries()) put(i, weight)
  return {
    call: (values, kwargs, fuse) => {
      const lent = wanted.map((at) => weights[at.index] ?? load(at))
      return [
        computed.call(values, { path, kwargs, weights: lent, fuse: fuse ?? 'linear' }),
      ].flat() as Tensor[]
    },
    computed,
    weights: named,
    renew: () => {
      for (const [i, weight] of weights.entries()) {
        if (!weight) continue
        const copy = copied(weight)
        const at = wanted[i]
        if (at) renewable(copy, () => load(at))
        put(i, copy)
        weight.dispose()
      }
    },
    forget: (name) => {
      for (const { index } of wanted.filter((each) => each.name === name)) {
        weights[index]?.dispose()
        put(index, null)
      }
    },
    lend: (name) => {
      const at = wanted.find((each) => each.name === name)
      return named.get(name) ?? (at && load(at))
    },
    dispose: () => {
      for (const weight of weights) weight?.dispose()
    },
  }
}

function buildTfjs(layer: LayerConfig, inputs: Shapes, source: WeightSource): BuiltLayer {
  const { activation, ...config } = layer.config
  const made = fromTfjs(ACTIVATED.has(layer.className) ? { ...layer, config } : layer)
  const shapes = inputs.map((shape) => [null, ...shape.slice(1)])
  made.build(shapes.length === 1 ? (shapes[0] as (number | null)[]) : shapes)
  const names = made.weights.map((variable) => variable.originalName.split('/').at(-1) ?? '')
  made.weights.forEach((variable, index) => {
    const wanted = { name: names[index] ?? '', shape: variable.shape as number[], index }
    const value = loadWeight(layer, wanted, source)
    variable.write(value)
    value.dispose()
  })
  const weights = new Map(made.weights.map((variable, i) => [names[i] ?? '', variable.read()]))
  return {
    call: (values, kwargs) => {
      const input = values.length === 1 ? (values[0] as Tensor) : [...values]
      return [made.call(input, { ...kwargs, training: false })].flat()
    },
    computed: null,
    weights,
    renew: () => {
      for (const variable of made.weights) {
        const copy = copied(variable.read())
        variable.write(copy)
        copy.dispose()
      }
    },
    forget: () => {},
    lend: (name) => weights.get(name),
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
  wanted: WeightShape & { readonly index: number },
  source: WeightSource,
): Tensor {
  const { name, index, part } = wanted
  const found = source.store.find({ path: layer.path, layer: layer.name, name, index, ...(part && { part }) })
  if (!found) {
    source.missing.push(`${layer.path}/${wanted.name}`)
    const shape = [...(wanted.shape ?? [1])]
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
  const stored = wanted.shape && storedShape(wanted.shape, layer.config, name)
  if (stored && found.shape.join() !== stored.join()) {
    throw failure(
      'UnsupportedModel',
      `The weight ${quoted(found.name)} is of shape [${found.shape}], but the layer ${quoted(layer.path)} needs [${stored}].`,
    )
  }
  return todaysKernel(source.store.read(found), layer.config, name)
}
