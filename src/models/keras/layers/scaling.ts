// Layers that scale the values or the size of a picture before the network proper.
import { add, div, maximum, mul, reshape, sqrt, sub, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { asNumber } from '../../json'
import { type LayerClasses, layerClass, soleInput } from './layerClass'

/** A number, or one for each channel. */
type Factor = number | readonly number[]

function readFactor(value: unknown, otherwise: number): Factor {
  return Array.isArray(value) ? value.flat(8).map(Number) : (asNumber(value) ?? otherwise)
}

const made = (factor: Factor): Tensor | number => (typeof factor === 'number' ? factor : tensor([...factor]))

/** x * scale + offset */
const rescaling = layerClass({
  options: ({ scale, offset }) => ({ scale: readFactor(scale, 1), offset: readFactor(offset, 0) }),
  call: (inputs, { options: { scale, offset }, path }) =>
    add(mul(soleInput(inputs, path), made(scale)), made(offset)),
})

/** Keras's backend.epsilon(). */
const TINY = 1e-7

/** (x - mean) / max(sqrt(variance), 1e-7); mean and variance in the configuration, or as weights. */
const normalization = layerClass({
  options: (config) => ({
    // The axes that are normalised each on its own; none where one mean serves all.
    axes: (config.axis === undefined ? [-1] : [config.axis ?? []].flat()).map(Number),
    stated: config.mean !== null && config.mean !== undefined,
    mean: readFactor(config.mean, 0),
    variance: readFactor(config.variance, 1),
    invert: config.invert === true,
  }),
  weights: ({ axes, stated }, [shape = []]) => {
    const kept = inOrder(axes, shape.length).map((axis) => shape[axis] ?? 1)
    return stated ? [] : ['mean', 'variance'].map((name) => ({ name, shape: kept }))
  },
  call: (inputs, { options, path, weights }) => {
    const x = soleInput(inputs, path)
    const aligned = (value: Tensor | number) =>
      typeof value === 'number' ? value : alignedTo(x, options.axes, value)
    const mean = aligned(weights[0] ?? made(options.mean))
    const variance = aligned(weights[1] ?? made(options.variance))
    const spread = maximum(sqrt(variance), TINY)
    return options.invert ? add(mul(x, spread), mean) : div(sub(x, mean), spread)
  },
})

function inOrder(axes: readonly number[], rank: number): number[] {
  return axes.map((axis) => (axis + rank) % rank).sort((a, b) => a - b)
}

/** One value, or one for each place on the kept axes, against x. */
function alignedTo(x: Tensor, kept: readonly number[], value: Tensor): Tensor {
  const axes = inOrder(kept, x.rank)
  if (value.size === 1) return reshape(value, [])
  return reshape(
    value,
    x.shape.map((size, axis) => (axes.includes(axis) ? size : 1)),
  )
}

export const SCALING: LayerClasses = {
  Rescaling: rescaling,
  Normalization: normalization,
}
