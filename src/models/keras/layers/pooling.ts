// Global pooling that can keep its axes, which tfjs-layers' cannot.
import { max, mean, type Tensor } from '@tensorflow/tfjs-core'
import { type StandIn, type StandIns, soleInput } from './standIn'

function pooled(
  reduce: (x: Tensor, axes: number[], keep: boolean) => Tensor,
  axes: readonly number[],
): StandIn {
  return {
    call: (inputs, { config, path }) => reduce(soleInput(inputs, path), [...axes], config.keepdims === true),
  }
}

export const POOLING: StandIns = {
  GlobalAveragePooling1D: pooled(mean, [1]),
  GlobalAveragePooling2D: pooled(mean, [1, 2]),
  GlobalMaxPooling1D: pooled(max, [1]),
  GlobalMaxPooling2D: pooled(max, [1, 2]),
}
