// The first principal component of weighted activations, as an answer.
import { dispose, type Tensor4D, tensor2d } from '@tensorflow/tfjs-core'
import { firstComponent } from '../../linalg/project'
import type { Answer, Probe } from '../../types'

/** Disposes `values` [1, h, w, k]. */
export async function projectOnFirst(probe: Probe, values: Tensor4D): Promise<Answer> {
  try {
    const { height, width, data } = await firstComponent(values, (done, total) => probe.step(done, total))
    return { map: tensor2d(data, [height, width]) }
  } finally {
    dispose(values)
  }
}
