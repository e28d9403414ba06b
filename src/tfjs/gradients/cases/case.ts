// What a gradient is checked on: one operator, as a function of one tensor. No test framework and nothing of Node,
// so that a page can run the same cases on WebGL and WebGPU.
import { type Rank, type ShapeMap, type Tensor, tensor, util } from '@tensorflow/tfjs-core'

export interface GradientCase {
  /** Family of operators. */
  readonly family: string
  readonly name: string
  /** Shape of x. */
  readonly shape: readonly number[]
  /** Differentiable function of x; any shape comes out. */
  readonly run: (x: Tensor) => Tensor
  /** The same with TensorFlow.js alone, where `run` uses an operator of this folder. */
  readonly alone?: (x: Tensor) => Tensor
  /** A kernel that `run` needs and that not every backend has. */
  readonly needs?: string
  /** How far a GPU's answer may be from cpu's, where its language promises no more. */
  readonly within?: number
}

/** Puts the family's name on each of its cases. */
export function family(name: string, cases: readonly Omit<GradientCase, 'family'>[]): GradientCase[] {
  return cases.map((each) => ({ family: name, ...each }))
}

/**
 * `count` values between -2 and 2 in an order that depends on the seed: evenly spaced, none twice, and 0 and the
 * other quarters half-way between two of them, so that a small step crosses no tie and no kink.
 */
export function values(count: number, seed: number): Float32Array {
  const even = count + (count % 8 === 0 ? 0 : 8 - (count % 8))
  const order = Float32Array.from({ length: even }, (_, i) => -2 + ((i + 0.5) * 4) / even)
  let state = (seed * 2654435761 + 12345) >>> 0
  for (let i = even - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = Math.floor((state / 2 ** 32) * (i + 1))
    const [a = 0, b = 0] = [order[i], order[j]]
    order[i] = b
    order[j] = a
  }
  return order.slice(0, count)
}

/** A constant tensor of such values. */
export function constant<R extends Rank>(shape: ShapeMap[R], seed: number): Tensor<R> {
  return tensor(values(util.sizeFromShape(shape), seed), shape)
}
