// Resizing. The gradient kernels ignore half pixel centres; resizing is linear and separable, so its transpose is
// two products with small matrices, right in every mode and differentiable again.
import {
  matMul,
  type ResizeBilinearAttrs,
  reshape,
  type Tensor,
  type Tensor3D,
  tensor3d,
} from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

interface Mode {
  readonly nearest: boolean
  readonly alignCorners: boolean
  readonly halfPixelCenters: boolean
}

/** Source cells of output `o` and their shares, as the forward kernels choose them. */
function sources(o: number, [size, out]: readonly [number, number], mode: Mode): [number, number][] {
  const aligned = mode.alignCorners && out > 1
  const scale = aligned ? (size - 1) / (out - 1) : size / out
  const half = mode.halfPixelCenters ? 0.5 : 0
  if (mode.nearest) {
    const at = scale * (o + half)
    const cell = mode.alignCorners ? Math.round(at) : Math.floor(at)
    return [[Math.max(0, Math.min(size - 1, cell)), 1]]
  }
  const at = scale * (o + half) - half
  const low = Math.max(0, Math.floor(at))
  const high = Math.max(0, Math.min(size - 1, Math.ceil(at)))
  return [
    [low, 1 - (at - low)],
    [high, at - low],
  ]
}

/** [1, size, out]: the transpose of resizing a line from `size` to `out`. */
function transposed(size: number, out: number, mode: Mode): Tensor3D {
  const shares = new Float32Array(size * out)
  for (let o = 0; o < out; o++)
    for (const [cell, share] of sources(o, [size, out], mode)) {
      const i = cell * out + o
      shares[i] = (shares[i] ?? 0) + share
    }
  return tensor3d(shares, [1, size, out])
}

function backward(dy: Tensor, images: Tensor, mode: Mode): Tensor {
  const [n = 1, height = 1, width = 1, channels = 1] = images.shape
  const [, outHeight = 1, outWidth = 1] = dy.shape
  const rows = matMul(transposed(height, outHeight, mode), reshape(dy, [n, outHeight, outWidth * channels]))
  const columns = matMul(transposed(width, outWidth, mode), reshape(rows, [n * height, outWidth, channels]))
  return reshape(columns, images.shape)
}

function resizeGradient(kernelName: string, nearest: boolean) {
  return gradient(kernelName, ['images'], (dy, { images }, attrs: ResizeBilinearAttrs) => ({
    images: () => backward(dy, images, { ...attrs, nearest }),
  }))
}

export const resize = [resizeGradient('ResizeBilinear', false), resizeGradient('ResizeNearestNeighbor', true)]
