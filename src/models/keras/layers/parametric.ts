// Activations that have options: as layers of their own, and where such a layer is given to another as its activation.
import {
  clipByValue,
  div,
  elu,
  exp,
  greater,
  greaterEqual,
  leakyRelu,
  max,
  minimum,
  mul,
  relu,
  relu6,
  softmax,
  sub,
  sum,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../../json'
import { along } from './along'

type Compute = (x: Tensor) => Tensor

export interface Rectifier {
  /** Null for no bound. */
  readonly most: number | null
  readonly slope: number
  readonly threshold: number
}

export function readRectifier({ max_value: most, negative_slope: slope, threshold }: Json): Rectifier {
  return { most: asNumber(most), slope: asNumber(slope) ?? 0, threshold: asNumber(threshold) ?? 0 }
}

/** x from `threshold` on, at most `most`; below it slope * (x - threshold). */
export function rectify(x: Tensor, { most, slope, threshold }: Rectifier): Tensor {
  if (slope === 0 && threshold === 0)
    return most === null ? relu(x) : most === 6 ? relu6(x) : clipByValue(x, 0, most)
  const kept = where(greaterEqual(x, threshold), x, mul(sub(x, threshold), slope))
  return most === null ? kept : minimum(kept, most)
}

function rectified(config: Json): Compute {
  const rectifier = readRectifier(config)
  return (x) => rectify(x, rectifier)
}

function leaky({ negative_slope, alpha }: Json): Compute {
  const slope = asNumber(negative_slope) ?? asNumber(alpha) ?? 0.3
  return (x) => leakyRelu(x, slope)
}

/** x where it is positive, else alpha * (exp(x) - 1). */
function exponential(config: Json): Compute {
  const alpha = asNumber(config.alpha) ?? 1
  return alpha === 1 ? elu : (x) => where(greaterEqual(x, 0), x, mul(elu(x), alpha))
}

/** Along one axis, or over the places of several. */
function normalisedExponential({ axis }: Json): Compute {
  const axes = [axis ?? -1].flat().map(Number)
  const [only = -1] = axes
  if (axes.length === 1) return (x) => along(x, only, (each) => softmax(each))
  return (x) => {
    const shares = exp(sub(x, max(x, axes, true)))
    return div(shares, sum(shares, axes, true))
  }
}

/** x where it is larger than theta, else 0. */
function thresholded(config: Json): Compute {
  const theta = asNumber(config.theta) ?? 1
  return (x) => where(greater(x, theta), x, zerosLike(x))
}

/** By the class of the layer, of its options. */
export const PARAMETRIC: ReadonlyMap<string, (config: Json) => Compute> = new Map(
  Object.entries({
    ReLU: rectified,
    LeakyReLU: leaky,
    ELU: exponential,
    Softmax: normalisedExponential,
    ThresholdedReLU: thresholded,
  }),
)
