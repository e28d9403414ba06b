// Lines of equal value on a map's own grid: between the centres of cells values are interpolated as the smooth map
// shows them, between drawn cells the line runs along their edges.
import type { Heatmap } from '../engine/types'
import type { Rectangle } from './placing'
import type { Cells } from './raster'
import { scaleOf } from './scale'

/** Cells a side; finer maps are averaged first: lines around single pixels say nothing, and take long to draw. */
export const finestContours = 96

export interface ContourOptions {
  readonly mode: Cells
  /** Where the map lies; by itself it is as large as it has cells. */
  readonly on?: Rectangle
}

/**
 * @param level share of the map's scale, 0..1
 * @returns an SVG path: the map's corner is 0 0, its far one `width height`, or those of `on`
 */
export function contourPath(heatmap: Heatmap, level: number, { mode, on }: ContourOptions): string {
  const { width, height } = heatmap
  const [low, high] = scaleOf(heatmap)
  const value = low + level * (high - low)
  const [left, top, wide, tall] = on ?? [0, 0, width, height]
  const put = (x: number, y: number) =>
    `${short(left + (x * wide) / width)} ${short(top + (y * tall) / height)}`
  return (mode === 'nearest' ? edges(heatmap, value) : lines(heatmap, value))
    .map(([x0, y0, x1, y1]) => `M${put(x0, y0)}L${put(x1, y1)}`)
    .join('')
}

type Segment = readonly [number, number, number, number]

const short = (n: number) => String(Math.round(n * 1000) / 1000)

const at = ({ width, height, data }: Heatmap, x: number, y: number): number =>
  data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0

/** Where a cell that reaches the value has a neighbour that does not. */
function edges(map: Heatmap, value: number): readonly Segment[] {
  const found: Segment[] = []
  for (let y = 0; y < map.height; y++)
    for (let x = 0; x < map.width; x++) {
      const here = at(map, x, y) >= value
      if (x + 1 < map.width && here !== at(map, x + 1, y) >= value) found.push([x + 1, y, x + 1, y + 1])
      if (y + 1 < map.height && here !== at(map, x, y + 1) >= value) found.push([x, y + 1, x + 1, y + 1])
    }
  return found
}

/** Marching squares over the centres of the cells; the outermost values are repeated up to the edge of the map. */
function lines(map: Heatmap, value: number): readonly Segment[] {
  const found: Segment[] = []
  const inside = (x: number, y: number) => Number(at(map, x, y) >= value)
  for (let y = -1; y < map.height; y++)
    for (let x = -1; x < map.width; x++) {
      const count = inside(x, y) + inside(x + 1, y) + inside(x, y + 1) + inside(x + 1, y + 1)
      if (count % 4 !== 0) found.push(...square(map, value, [x, y]))
    }
  return found
}

/** Corners clockwise from the upper left. */
const corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const

function square(map: Heatmap, value: number, [x, y]: readonly [number, number]): readonly Segment[] {
  const values = corners.map(([dx, dy]) => at(map, x + dx, y + dy))
  const inside = values.map((v) => v >= value)
  const crossed = [0, 1, 2, 3].filter((side) => inside[side] !== inside[(side + 1) % 4])
  const points = crossed.map((side) => {
    const [from, to] = [values[side] ?? 0, values[(side + 1) % 4] ?? 0]
    const share = (value - from) / (to - from)
    const [a = [0, 0], b = [0, 0]] = [corners[side], corners[(side + 1) % 4]]
    return [
      place(x + a[0] + share * (b[0] - a[0]), map.width),
      place(y + a[1] + share * (b[1] - a[1]), map.height),
    ] as const
  })
  const join = (i: number, j: number): Segment => {
    const [p = [0, 0], q = [0, 0]] = [points[i], points[j]]
    return [p[0], p[1], q[0], q[1]]
  }
  if (points.length === 2) return [join(0, 1)]
  if (points.length < 4) return []
  // A saddle: the middle says which corners belong together.
  const middle = values.reduce((a, b) => a + b, 0) / 4 >= value
  return middle === inside[0] ? [join(0, 1), join(2, 3)] : [join(3, 0), join(1, 2)]
}

/** Centres of cells lie at half numbers; beyond the outermost ones the map ends at its edge. */
const place = (centre: number, sides: number) => Math.min(sides, Math.max(0, centre + 0.5))
