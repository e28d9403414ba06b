// What both file formats come to when they are opened.
import type { Network } from '../engine/types'

export type Sizes = readonly (number | null)[]

/** Completes the sizes that an input leaves open; null where the file says nothing about it. */
export type Fill = (shape: Sizes | null) => number[]

export interface OpenNetwork {
  readonly network: Network
  /** The activation applied at a node, where the file names one: `softmax`. */
  readonly activations: ReadonlyMap<string, string>
}
