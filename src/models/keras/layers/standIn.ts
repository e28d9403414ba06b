// A layer that is computed here rather than by tfjs-layers, which lacks it, ignores part of its configuration,
// or computes gradients of its weights that nobody asked for.
import type { Tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import type { Json } from '../../json'

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

export interface LayerUse {
  readonly path: string
  readonly config: Json
  readonly kwargs: Json
  /** In the order of `weights`. */
  readonly weights: readonly Tensor[]
  /** The activation to apply as well; only given to layers that fuse. */
  readonly fuse: Fusable
}

export interface StandIn {
  /** True where `call` applies `fuse` itself. */
  readonly fuses?: boolean
  /** Its weights in Keras's order, from the shapes of its inputs, batch first. */
  weights?(config: Json, inputs: readonly (readonly number[])[]): readonly WeightShape[]
  /** In inference mode; runs inside a tidy. */
  call(inputs: readonly Tensor[], use: LayerUse): Tensor | readonly Tensor[]
}

export type StandIns = Readonly<Record<string, StandIn>>

/** @throws UnsupportedModel where the layer has none. */
export function soleInput([x]: readonly Tensor[], path: string): Tensor {
  if (x) return x
  throw failure('UnsupportedModel', `The layer "${path}" has no input.`)
}
