// Layers that scale the values or the size of a picture before the network proper.
import { add, div, maximum, mul, reshape, sqrt, sub, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../../json'
import { type StandIn, type StandIns, soleInput } from './standIn'

/** A number, or one for each channel. */
function factor(value: unknown, otherwise: number): Tensor | number {
  if (Array.isArray(value)) return tensor(value.map(Number))
  return asNumber(value) ?? otherwise
}

/** x * scale + offset */
const rescaling: StandIn = {
  call: (inputs, { config, path }) =>
    add(mul(soleInput(inputs, path), factor(config.scale, 1)), factor(config.offset, 0)),
}

/** Keras's backend.epsilon(). */
const TINY = 1e-7

function stated(config: Json): boolean {
  return config.mean !== null && config.mean !== undefined
}

/** (x - mean) / max(sqrt(variance), 1e-7); mean and variance in the configuration, or as weights. */
const normalization: StandIn = {
  weights: (config, inputs) => {
    const shape = keptShape(config, inputs[0] ?? [])
    return stated(config) ? [] : ['mean', 'variance'].map((name) => ({ name, shape }))
  },
  call: (inputs, { config, path, weights }) => {
    const x = soleInput(inputs, path)
    const aligned = (value: Tensor | number) =>
      typeof value === 'number' ? value : alignedTo(x, config, value)
    const mean = aligned(weights[0] ?? factor(flat(config.mean), 0))
    const variance = aligned(weights[1] ?? factor(flat(config.variance), 1))
    const spread = maximum(sqrt(variance), TINY)
    return config.invert === true ? add(mul(x, spread), mean) : div(sub(x, mean), spread)
  },
}

/** The axes that are normalised each on its own; none where one mean serves all. */
function keptAxes(config: Json, rank: number): number[] {
  const given = config.axis === undefined ? [-1] : [config.axis ?? []].flat()
  return given.map((axis) => (Number(axis) + rank) % rank).sort((a, b) => a - b)
}

function keptShape(config: Json, shape: readonly number[]): number[] {
  return keptAxes(config, shape.length).map((axis) => shape[axis] ?? 1)
}

/** One value, or one for each place on the kept axes, against x. */
function alignedTo(x: Tensor, config: Json, value: Tensor): Tensor {
  const axes = keptAxes(config, x.rank)
  if (value.size === 1) return reshape(value, [])
  return reshape(
    value,
    x.shape.map((size, axis) => (axes.includes(axis) ? size : 1)),
  )
}

function flat(value: unknown): unknown {
  return Array.isArray(value) ? value.flat(8) : value
}

export const SCALING: StandIns = {
  Rescaling: rescaling,
  Normalization: normalization,
}
