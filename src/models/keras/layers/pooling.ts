// Global pooling that can keep its axes, which tfjs-layers' cannot.
import { max, mean, type Tensor } from '@tensorflow/tfjs-core'
import { type LayerClass, type LayerClasses, layerClass, soleInput } from './layerClass'

function pooled(
  reduce: (x: Tensor, axes: number[], keep: boolean) => Tensor,
  axes: readonly number[],
): LayerClass {
  return layerClass({
    options: (config) => config.keepdims === true,
    call: (inputs, { options: keep, path }) => reduce(soleInput(inputs, path), [...axes], keep),
  })
}

export const POOLING: LayerClasses = {
  GlobalAveragePooling1D: pooled(mean, [1]),
  GlobalAveragePooling2D: pooled(mean, [1, 2]),
  GlobalMaxPooling1D: pooled(max, [1]),
  GlobalMaxPooling2D: pooled(max, [1, 2]),
}
