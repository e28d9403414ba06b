// Operators without a gradient here: the message names them and says what to do instead.
import type { GradConfig } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'

const NAMES = [
  'Transform',
  'CropAndResize',
  'RotateWithOffset',
  'MaxPoolWithArgmax',
  'Cumprod',
  'Bincount',
  'DenseBincount',
  'SparseToDense',
  'NonMaxSuppressionV3',
  'NonMaxSuppressionV4',
  'NonMaxSuppressionV5',
]

export const refused: GradConfig[] = NAMES.map((kernelName) => ({
  kernelName,
  gradFunc: () => {
    throw failure(
      'UnsupportedModel',
      `The model computes ${kernelName} behind this layer, which has no gradient; choose a later layer, or a method that needs none (Score-CAM, Eigen-CAM).`,
    )
  },
}))
