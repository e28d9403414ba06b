// Pools and resizes over a grid of attributes.
import * as tf from '@tensorflow/tfjs-core'
import { combinations, type ForwardCase, nameOf, type Pair, paddings, padOf, strides, windows } from './case'
import { pooled, type Sliding } from './plain'

const shape = [1, 8, 11, 2] as const

function poolCase(kind: 'max' | 'avg', sliding: Sliding): ForwardCase {
  const { window, stride, padding } = sliding
  const size = [...window] as [number, number]
  const steps = [...stride] as [number, number]
  const pool = kind === 'max' ? tf.maxPool : tf.avgPool
  return {
    family: `${kind} pooling`,
    name: `${window.join('x')} stride ${stride} ${nameOf(padding)}`,
    shape,
    smooth: true,
    run: (x) => pool(x as tf.Tensor4D, size, steps, padOf(padding)),
    plain: (x) => pooled(x, shape, sliding, kind),
  }
}

const pools = (['max', 'avg'] as const).flatMap((kind) =>
  combinations(windows, strides, paddings).map(([window, stride, padding]) =>
    // A window that lies in the padding alone has no value.
    poolCase(kind, {
      window,
      stride,
      padding:
        typeof padding === 'string'
          ? padding
          : [
              [1, 1],
              [0, 1],
            ],
    }),
  ),
)

type Mode = 'plain' | 'corners' | 'half pixels'

function resizeCase(nearest: boolean, mode: Mode, [height, width]: Pair): ForwardCase {
  const resize = nearest ? tf.image.resizeNearestNeighbor : tf.image.resizeBilinear
  return {
    family: 'resize',
    name: `${nearest ? 'nearest' : 'bilinear'} ${mode} 6x5 to ${height}x${width}`,
    shape: [2, 6, 5, 2],
    smooth: true,
    run: (x) => resize(x as tf.Tensor4D, [height, width], mode === 'corners', mode === 'half pixels'),
    plain: (x) => resized(x, [height, width], { nearest, mode }),
  }
}

/** Place in the source of output `o`, before rounding. */
function sourceOf(o: number, size: number, out: number, mode: Mode): number {
  if (mode === 'corners' && out > 1) return (o * (size - 1)) / (out - 1)
  return mode === 'half pixels' ? ((o + 0.5) * size) / out - 0.5 : (o * size) / out
}

function sharesOf(o: number, size: number, out: number, how: { nearest: boolean; mode: Mode }): number[] {
  const shares = new Array<number>(size).fill(0)
  const at = sourceOf(o, size, out, how.mode)
  const inside = (cell: number) => Math.max(0, Math.min(size - 1, cell))
  if (how.nearest) {
    const cell =
      how.mode === 'corners' ? Math.round(at) : Math.floor(how.mode === 'half pixels' ? at + 0.5 : at)
    shares[inside(cell)] = 1
    return shares
  }
  const [low, share] = [Math.floor(at), at - Math.floor(at)]
  for (const [cell, weight] of [
    [inside(low), 1 - share],
    [inside(low + 1), share],
  ] as const)
    shares[cell] = (shares[cell] ?? 0) + weight
  return shares
}

/** Of [2, 6, 5, 2]. */
function resized(x: Float32Array, [height, width]: Pair, how: { nearest: boolean; mode: Mode }): number[] {
  const result: number[] = []
  for (let n = 0; n < 2; n++)
    for (let y = 0; y < height; y++)
      for (let xx = 0; xx < width; xx++)
        for (let c = 0; c < 2; c++) {
          const [rows, columns] = [sharesOf(y, 6, height, how), sharesOf(xx, 5, width, how)]
          let total = 0
          rows.forEach((row, i) => {
            columns.forEach((column, j) => {
              total += row * column * (x[((n * 6 + i) * 5 + j) * 2 + c] ?? Number.NaN)
            })
          })
          result.push(total)
        }
  return result
}

const sizes: readonly Pair[] = [
  [12, 10],
  [3, 7],
  [1, 1],
  [6, 5],
  [13, 4],
]

export const mapGrid: readonly ForwardCase[] = [
  ...pools,
  ...combinations([false, true], ['plain', 'corners', 'half pixels'] as const, sizes).map(
    ([nearest, mode, size]) => resizeCase(nearest, mode, size),
  ),
]
