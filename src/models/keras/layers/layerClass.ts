// A class of layers that is computed here rather than by tfjs-layers, which lacks it, ignores part of its configuration,
// or computes gradients of its weights that nobody asked for.

import type { Tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import type { Json } from '../../json'
import { quoted } from '../../quoted'

export interface WeightShape {
  readonly name: string
  /** Null where the file alone knows. */
  readonly shape: readonly number[] | null
  /** Beginning of the name of the part that holds it, where the layer has two alike: `forward`. */
  readonly part?: string
}

/** Activations that TensorFlow.js computes together with a convolution, on every backend. */
export type Fusable = 'linear' | 'relu' | 'relu6'

export function asFusable(name: string): Fusable | null {
  return name === 'linear' || name === 'relu' || name === 'relu6' ? name : null
}

/** Of the layer's inputs, batch first. */
export type Shapes = readonly (readonly number[])[]

type Answer = Tensor | readonly Tensor[]

export interface LayerUse {
  readonly path: string
  readonly kwargs: Json
  /** In the order of `weights`. */
  readonly weights: readonly Tensor[]
  /** The activation to apply as well; only given to layers that fuse. */
  readonly fuse: Fusable
  /** Zeros around the picture, [before, after] of rows and of columns, for a convolution that has none of its own. */
  readonly pad?: ZeroPad
}

export type ZeroPad = [[0, 0], [number, number], [number, number], [0, 0]]

/** One layer, its configuration read. */
export interface ComputedLayer {
  /** Its weights in Keras's order. */
  weights(inputs: Shapes): readonly WeightShape[]
  /** In inference mode; runs inside a tidy. */
  call(inputs: readonly Tensor[], use: LayerUse): Answer
}

export interface LayerClass {
  /** True where `call` applies `fuse` itself. */
  readonly fuses: boolean
  /** @throws UnsupportedModel for what the configuration names and nobody knows */
  read(config: Json, path: string): ComputedLayer
}

export type LayerClasses = Readonly<Record<string, LayerClass>>

interface Computation<Options> {
  readonly fuses?: true
  /** What the configuration says: it is asked nothing later. */
  options(config: Json, path: string): Options
  weights?(options: Options, inputs: Shapes): readonly WeightShape[]
  call(inputs: readonly Tensor[], use: LayerUse & { readonly options: Options }): Answer
}

export function layerClass<Options>(computation: Computation<Options>): LayerClass {
  const { fuses = false, weights, call } = computation
  return {
    fuses,
    read: (config, path) => {
      const options = computation.options(config, path)
      return {
        weights: (inputs) => weights?.(options, inputs) ?? [],
        call: (inputs, use) => call(inputs, { ...use, options }),
      }
    },
  }
}

/** For classes without any. */
export const noOptions = () => null

/** @throws UnsupportedModel where the layer has none. */
export function soleInput([x]: readonly Tensor[], path: string): Tensor {
  if (x) return x
  throw failure('UnsupportedModel', `The layer ${quoted(path)} has no input.`)
}
