// What every file format comes to when it is opened.
import type { Network } from '../../engine/types'

/** The end of the name of a value before the activation that its layer or operator has built in. */
export const BEFORE = ':linear'

/** Of a shape, null where the file leaves one open. */
export type Sizes = readonly (number | null)[]

/** Completes the sizes that an input leaves open; null where the file says nothing about it. */
export type Fill = (shape: Sizes | null) => number[]

/** A model's network on the present backend, and what its file says about it. */
export interface OpenNetwork {
  readonly network: Network
  /** The activation applied at a node, where the file names one: `softmax`. */
  readonly activations: ReadonlyMap<string, string>
  /** True where the file states how many pictures it takes, so that batches need a test. */
  readonly statesBatch: boolean
  /** The same model rewritten for any number of pictures, where there is something to rewrite. */
  reopened?(): OpenNetwork
  /** What the model calls itself, the likeliest first; what it is called in a card where its file says nothing. */
  readonly names: readonly string[]
  /** By node: what the author calls an output, where that is another name. */
  readonly outputNames?: ReadonlyMap<string, string>
  /** What was rewritten, each a short sentence. */
  readonly repairs: readonly string[]
}
