// Global pooling that can keep its axes, which tfjs-layers' cannot, and pooling to a size.
import { concat, max, mean, slice, type Tensor } from '@tensorflow/tfjs-core'
import { readPair } from './convolution'
import { type LayerClass, type LayerClasses, layerClass, soleInput } from './layerClass'

type Reduce = (x: Tensor, axes: number[], keep: boolean) => Tensor

function pooled(reduce: Reduce, axes: readonly number[]): LayerClass {
  return layerClass({
    options: (config) => config.keepdims === true,
    call: (inputs, { options: keep, path }) => reduce(soleInput(inputs, path), [...axes], keep),
  })
}

/** Row i of `size` is made of the rows from floor(i h / size) to ceil((i + 1) h / size), and columns likewise. */
function adaptive(reduce: Reduce): LayerClass {
  const along = (x: Tensor, axis: number, size: number): Tensor => {
    const length = x.shape[axis] ?? 1
    const parts = Array.from({ length: size }, (_, i) => {
      const from = Math.floor((i * length) / size)
      const to = Math.ceil(((i + 1) * length) / size)
      const corner = x.shape.map((_side, at) => (at === axis ? from : 0))
      const sides = x.shape.map((side, at) => (at === axis ? to - from : side))
      return reduce(slice(x, corner, sides), [axis], true)
    })
    return concat(parts, axis)
  }
  return layerClass({
    options: (config) => readPair(config.output_size),
    call: (inputs, { options: [height, width], path }) =>
      along(along(soleInput(inputs, path), 1, height), 2, width),
  })
}

export const POOLING: LayerClasses = {
  AdaptiveAveragePooling2D: adaptive(mean),
  AdaptiveMaxPooling2D: adaptive(max),
  GlobalAveragePooling1D: pooled(mean, [1]),
  GlobalAveragePooling2D: pooled(mean, [1, 2]),
  GlobalMaxPooling1D: pooled(max, [1]),
  GlobalMaxPooling2D: pooled(max, [1, 2]),
}
