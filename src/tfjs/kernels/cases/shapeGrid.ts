// Kernels whose other input has a shape of its own, and poolings of values below nought.
import * as tf from '@tensorflow/tfjs-core'
import { constant } from '../../gradients/cases/case'
import type { ForwardCase } from './case'

const shape = [2, 3, 4, 2] as const
const below = (x: tf.Tensor) => tf.sub(x, 5)
const marks = (x: tf.Tensor, on: number, off: number) => tf.oneHot(tf.argMax(x, 3), 3, on, off, 'float32')

const slopes: readonly ForwardCase[] = [[3, 1, 2], [1, 4, 1], [3, 4, 2], [2]].map((sizes) => ({
  family: 'slopes of their own',
  name: `[${sizes.join(', ')}]`,
  shape,
  smooth: true,
  run: (x) => tf.prelu(x, constant(sizes as [number, number, number], 5)),
}))

export const shapeGrid: readonly ForwardCase[] = [
  ...slopes,
  { family: 'one hot as floats', name: '1 and 0', shape, run: (x) => marks(x, 1, 0) },
  { family: 'one hot as floats', name: '0.7 and -0.2', shape, run: (x) => marks(x, 0.7, -0.2) },
  {
    family: 'max pooling below nought',
    name: 'of a volume',
    shape,
    needs: 'MaxPool3D',
    run: (x) =>
      tf.maxPool3d(tf.reshape(below(x), [1, 2, 3, 4, 2]) as tf.Tensor5D, [1, 2, 2], [1, 2, 1], 'same'),
  },
  {
    family: 'max pooling below nought',
    name: 'with the places',
    shape,
    needs: 'MaxPoolWithArgmax',
    run: (x) => tf.maxPoolWithArgmax(below(x) as tf.Tensor4D, 2, 2, 'same').result as tf.Tensor,
  },
]
