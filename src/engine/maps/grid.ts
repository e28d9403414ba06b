// Small maps as plain numbers, row by row, and the arithmetic that turns them into a heatmap.
import { extremes } from './extremes'
import { type Interpolation, interpolationMatrix } from './interpolate'

/** A map as plain numbers [height, width]. */
export interface Grid {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Every value through `f`. */
export function mapValues(grid: Grid, f: (value: number, index: number) => number): Grid {
  return { ...grid, data: grid.data.map(f) }
}

/** NaN stays NaN: it must reach the heatmap's state. */
export function positive(grid: Grid): Grid {
  return mapValues(grid, (v) => Math.max(v, 0))
}

/** (x - min) / (eps + max(x - min)), as torchcam (1e-8) and pytorch-grad-cam (1e-7) do it. */
export function rescale(grid: Grid, eps: number): Grid {
  const [low, high] = extremes(grid.data)
  return mapValues(grid, (v) => (v - low) / (eps + (high - low)))
}

/** The map at another size, by the interpolation that is named. */
export function resize(grid: Grid, width: number, height: number, kind: Interpolation): Grid {
  if (grid.width === width && grid.height === height) return grid
  const across = interpolationMatrix(grid.width, width, kind)
  const down = interpolationMatrix(grid.height, height, kind)
  const wide = new Float32Array(grid.height * width)
  for (let y = 0; y < grid.height; y++)
    for (let x = 0; x < width; x++)
      wide[y * width + x] = dot(across, x * grid.width, grid.width, (i) => grid.data[y * grid.width + i])
  const data = new Float32Array(height * width)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data[y * width + x] = dot(down, y * grid.height, grid.height, (i) => wide[i * width + x])
  return { width, height, data }
}

function dot(
  row: Float32Array,
  start: number,
  length: number,
  value: (i: number) => number | undefined,
): number {
  let total = 0
  for (let i = 0; i < length; i++) {
    const weight = row[start + i] ?? 0
    if (weight !== 0) total += weight * (value(i) ?? 0)
  }
  return total
}

/** All grids have one size. */
export function fuse(grids: readonly Grid[], rule: 'mean' | 'max' | 'product'): Grid {
  const [first, ...rest] = grids
  if (!first) throw new RangeError('nothing to fuse')
  const joined = rest.reduce((a, b) => mapValues(a, (v, i) => join(rule, v, b.data[i] ?? 0)), first)
  return rule === 'mean' ? mapValues(joined, (v) => v / grids.length) : joined
}

function join(rule: 'mean' | 'max' | 'product', a: number, b: number): number {
  if (rule === 'mean') return a + b
  return rule === 'max' ? Math.max(a, b) : a * b
}

/** The map with left and right exchanged. */
export function mirror(grid: Grid): Grid {
  return mapValues(grid, (_, i) => {
    const x = i % grid.width
    return grid.data[i - x + (grid.width - 1 - x)] ?? 0
  })
}
