// The three ways in which the libraries enlarge a map, as matrices [to, from] and as tensor code.
// None of them antialiases: cv2.INTER_LINEAR and torch's bilinear and bicubic do not either.
import {
  image,
  matMul,
  reshape,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor2d,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core'

/** `corners`: bilinear, align_corners. `linear`: bilinear, half-pixel. `cubic`: a = -0.75, half-pixel. */
export type Interpolation = 'linear' | 'corners' | 'cubic'

/** Rows are output positions, columns input positions. */
export function interpolationMatrix(from: number, to: number, kind: Interpolation): Float32Array {
  const matrix = new Float32Array(to * from)
  for (let i = 0; i < to; i++) {
    for (const [at, weight] of taps(i, from, to, kind)) {
      const column = Math.min(Math.max(at, 0), from - 1)
      matrix[i * from + column] = (matrix[i * from + column] ?? 0) + weight
    }
  }
  return matrix
}

function taps(
  i: number,
  from: number,
  to: number,
  kind: Interpolation,
): readonly (readonly [number, number])[] {
  if (kind === 'corners') return linearTaps(to > 1 ? (i * (from - 1)) / (to - 1) : 0)
  const centre = ((i + 0.5) * from) / to - 0.5
  return kind === 'linear' ? linearTaps(Math.max(centre, 0)) : cubicTaps(centre)
}

function linearTaps(at: number): readonly (readonly [number, number])[] {
  const low = Math.floor(at)
  return [
    [low, 1 - (at - low)],
    [low + 1, at - low],
  ]
}

function cubicTaps(at: number): readonly (readonly [number, number])[] {
  const low = Math.floor(at)
  return [-1, 0, 1, 2].map((offset) => [low + offset, cubic(Math.abs(at - low - offset))] as const)
}

/** Keys' kernel, a = -0.75. */
function cubic(x: number): number {
  const a = -0.75
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1
  return x < 2 ? a * (((x - 5) * x + 8) * x - 4) : 0
}

/** Maps [n, h, w, 1] at another size [n, height, width, 1]. */
export function enlarge(maps: Tensor4D, size: readonly [number, number], kind: Interpolation): Tensor4D {
  if (kind === 'linear') return image.resizeBilinear(maps, [...size], false, true)
  if (kind === 'corners') return image.resizeBilinear(maps, [...size], true)
  return tidy(() => {
    const [n, h, w] = maps.shape
    const wide = alongLast(reshape(maps, [n, h, w]), size[1], kind) // [n, h, width]
    const high = alongLast(transpose(wide, [0, 2, 1]), size[0], kind) // [n, width, height]
    return reshape(transpose(high, [0, 2, 1]), [n, size[0], size[1], 1])
  })
}

function alongLast(x: Tensor, to: number, kind: Interpolation): Tensor {
  const [n = 1, rows = 1, from = 1] = x.shape
  const matrix: Tensor2D = tensor2d(interpolationMatrix(from, to, kind), [to, from])
  return reshape(matMul(reshape(x, [n * rows, from]), matrix, false, true), [n, rows, to])
}
