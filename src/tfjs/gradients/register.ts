// Puts the repairs of this folder in place of TensorFlow.js's own gradients.
import { registerGradient } from '@tensorflow/tfjs-core'
import { activation } from './activation'
import { averagePool } from './averagePool'
import { normalisation } from './batchNorm'
import { broadcast } from './broadcast'
import { convolution } from './convolution'
import { cumsum } from './cumsum'
import { depthToSpace } from './depthToSpace'
import { depthwise } from './depthwise'
import { einsumGradient } from './einsum'
import { flip } from './flip'
import { gather } from './gather'
import { localResponse } from './localResponse'
import { maxPool } from './maxPool'
import { mirrorPad } from './mirrorPad'
import { reduce } from './reduce'
import { refused } from './refused'
import { resize } from './resize'
import { stridedSlice } from './stridedSlice'
import { tile } from './tile'
import { topK } from './topK'
import { zero } from './zero'

/** Every gradient that is replaced or added, by operator family. */
const families = [
  activation,
  averagePool,
  broadcast,
  convolution,
  cumsum,
  depthToSpace,
  depthwise,
  einsumGradient,
  flip,
  gather,
  localResponse,
  maxPool,
  mirrorPad,
  normalisation,
  reduce,
  refused,
  resize,
  stridedSlice,
  tile,
  topK,
  zero,
]

/** Calling it twice does no harm. */
export function registerGradients(): void {
  for (const config of families.flat()) registerGradient(config)
}
