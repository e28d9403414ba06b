// Sobel edges, as pytorch-grad-cam's sobel_cam takes them of the grey picture: the edge map that sanity checks
// (arxiv.org/abs/1810.03292) compare others with. Beyond the border the picture is mirrored, as in OpenCV.
import {
  abs,
  add,
  conv2d,
  mirrorPad,
  mul,
  squeeze,
  sum,
  type Tensor4D,
  tensor1d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

const across = [-1, 0, 1, -2, 0, 2, -1, 0, 1]
const down = [-1, -2, -1, 0, 0, 0, 1, 2, 1]

export const explain: Explain<typeof card> = async ({ picture }) => ({
  map: tidy(() => {
    const shares = picture.shape[3] === 3 ? tensor1d([0.299, 0.587, 0.114]) : tensor1d([1])
    const grey = sum(mul(picture, shares), -1, true)
    const around = [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ] as [number, number][]
    const padded = mirrorPad(grey, around, 'reflect') as Tensor4D
    const edges = (taps: number[]) => abs(conv2d(padded, tensor4d(taps, [3, 3, 1, 1]), 1, 'valid'))
    return squeeze(mul(add(edges(across), edges(down)), 0.5), [0, 3])
  }),
})
