// Masks by chance, as RISE draws them (arxiv.org/abs/1806.07421): a coarse grid of zeros and ones, enlarged to one
// cell more than the picture, and shifted by a random part of a cell.
import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import type { MaskSource } from '../../types'
import { uniforms } from '../random'
import type { OpenSource } from './openSource'

type RandomGrids = Extract<MaskSource, { kind: 'random grids' }>

/** RISE's masks: coarse grids of zeros and ones, enlarged and shifted. */
export function openRandomGrids(source: RandomGrids, [height, width]: readonly [number, number]): OpenSource {
  return {
    masks(indices): Tensor4D {
      const values = new Float32Array(indices.length * height * width)
      indices.forEach((index, i) => {
        values.set(randomGrid(source, index, [height, width]), i * height * width)
      })
      return tensor4d(values, [indices.length, height, width, 1])
    },
    dispose: () => undefined,
  }
}

/** Mask number `index` of the seed, [H, W]: the same wherever it is drawn. */
export function randomGrid(
  { seed, cells: [rows, columns], density }: RandomGrids,
  index: number,
  [height, width]: readonly [number, number],
): Float32Array {
  const next = uniforms(seed * 1_000_003 + index)
  const cellHeight = Math.ceil(height / rows)
  const cellWidth = Math.ceil(width / columns)
  // One cell more on each side, so that a shift never runs out of grid.
  const grid = Float32Array.from({ length: (rows + 1) * (columns + 1) }, () => (next() < density ? 1 : 0))
  const top = Math.floor(next() * cellHeight)
  const left = Math.floor(next() * cellWidth)
  const at = (row: number, column: number) =>
    grid[Math.min(rows, row) * (columns + 1) + Math.min(columns, column)] ?? 0
  const out = new Float32Array(height * width)
  for (let y = 0; y < height; y++) {
    const v = Math.max(0, (y + top + 0.5) / cellHeight - 0.5)
    const row = Math.floor(v)
    for (let x = 0; x < width; x++) {
      const u = Math.max(0, (x + left + 0.5) / cellWidth - 0.5)
      const column = Math.floor(u)
      const above = at(row, column) * (1 + column - u) + at(row, column + 1) * (u - column)
      const below = at(row + 1, column) * (1 + column - u) + at(row + 1, column + 1) * (u - column)
      out[y * width + x] = above * (1 + row - v) + below * (v - row)
    }
  }
  return out
}
