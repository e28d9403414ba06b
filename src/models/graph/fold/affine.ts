// What the operators behind a convolution do to each of its channels, as one factor and one term: y -> factor * y + term.
import { flagOf, numberOf, textOf } from '../attributes'
import type { GraphNode } from '../graphFile'
import type { FloatConstants } from './constants'

export interface Affine {
  /** One a channel; null for 1 everywhere. */
  readonly factor: Float32Array | null
  readonly term: Float32Array | null
}

export const SAME: Affine = { factor: null, term: null }

/** `second` after `first`. */
export function followedBy(first: Affine, second: Affine): Affine {
  return {
    factor:
      first.factor && second.factor
        ? first.factor.map((f, c) => f * at(second.factor, c))
        : (first.factor ?? second.factor),
    term: first.term
      ? first.term.map(
          (t, c) => t * (second.factor ? at(second.factor, c) : 1) + (second.term ? at(second.term, c) : 0),
        )
      : second.term,
  }
}

const at = (values: Float32Array | null, c: number) => values?.[c] ?? Number.NaN

/** What a node does to `from`, where it does the same to all of a channel by constants alone; null for anything else. */
export function affineOf(node: GraphNode, from: string, of: Of): Affine | null {
  const { op, inputs } = node
  if (op.startsWith('FusedBatchNorm')) return inputs[0] === from ? normalised(node, of) : null
  if (textOf(node, 'data_format').startsWith('NC') || inputs.length !== 2) return null
  const first = inputs[0] === from
  const vector = perChannel(inputs[first ? 1 : 0] ?? '', of)
  if (!vector) return null
  if (/^(BiasAdd|Add|AddV2)$/.test(op)) return { factor: null, term: vector }
  if (op === 'Mul') return { factor: vector, term: null }
  if (op === 'Sub' && first) return { factor: null, term: vector.map((value) => -value) }
  return null
}

interface Of {
  readonly channels: number
  /** Axes of the value. */
  readonly rank: number
  readonly constants: FloatConstants
}

/** A constant [c], [1, 1, 1, c] or of one value. */
function perChannel(value: string, { channels, constants, rank }: Of): Float32Array | null {
  const range = constants.find(value)
  if (!range || range.shape.length > rank) return null
  const size = range.shape.reduce((all, side) => all * side, 1)
  if (size === 1) return new Float32Array(channels).fill(constants.read(range)[0] ?? Number.NaN)
  return size === channels && range.shape.at(-1) === channels ? constants.read(range) : null
}

/** scale / sqrt(variance + epsilon), and offset - mean * that. */
function normalised(node: GraphNode, of: Of): Affine | null {
  if (flagOf(node, 'is_training') === true || textOf(node, 'data_format').startsWith('NC')) return null
  const ranges = node.inputs.slice(1, 5).map((input) => of.constants.find(input))
  const [scale, offset, mean, variance] = ranges.map((range) =>
    range?.shape.length === 1 && range.shape[0] === of.channels ? of.constants.read(range) : null,
  )
  if (!scale || !offset || !mean || !variance) return null
  const epsilon = numberOf(node, 'epsilon') ?? 1e-3
  const factor = scale.map((s, c) => s / Math.sqrt(at(variance, c) + epsilon))
  return { factor, term: offset.map((o, c) => o - at(mean, c) * at(factor, c)) }
}
