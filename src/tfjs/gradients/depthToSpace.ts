// Blocks of cells to channels and back. Each is the transpose of the other; both are reshapes and one transpose.
import { type DepthToSpaceAttrs, reshape, type Tensor, transpose } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { gradient } from './gradient'

/** [n, h b, w b, c] to [n, h, w, b b c], as TensorFlow's SpaceToDepth orders the channels (NHWC only). */
export function spaceToDepth(x: Tensor, block: number, format = 'NHWC'): Tensor {
  if (format.toUpperCase() !== 'NHWC')
    throw failure(
      'UnsupportedModel',
      `SpaceToDepth in ${format} is not supported; convert the model to NHWC.`,
    )
  const [n = 1, height = 1, width = 1, channels = 1] = x.shape
  const [rows, columns] = [height / block, width / block]
  const blocks = transpose(reshape(x, [n * rows, block, columns, block * channels]), [0, 2, 1, 3])
  return reshape(blocks, [n, rows, columns, block * block * channels])
}

export const depthToSpace = [
  gradient('DepthToSpace', ['x'], (dy, _saved, { blockSize, dataFormat }: DepthToSpaceAttrs) => ({
    x: () => spaceToDepth(dy, blockSize, dataFormat),
  })),
]
