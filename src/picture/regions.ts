// Parts of a picture that somebody drew, and the pixels of the model's input that they cover.
import type { Geometry } from './types'

type Point = readonly [number, number]

/** In pixels of the upright picture. */
export type Region =
  /** Left, top, right, bottom. */
  | { readonly kind: 'box'; readonly box: readonly [number, number, number, number] }
  /** A brush of this radius along the points. */
  | { readonly kind: 'stroke'; readonly radius: number; readonly points: readonly Point[] }

/** From a point of the picture to one of the model's input, in pixels; beyond it where the model did not see it. */
export function toInput({ source, target }: Geometry, [x, y]: Point): Point {
  return [
    target[0] + ((x - source[0]) * target[2]) / source[2],
    target[1] + ((y - source[1]) * target[3]) / source[3],
  ]
}

/** And back. */
export function toPicture({ source, target }: Geometry, [x, y]: Point): Point {
  return [
    source[0] + ((x - target[0]) * source[2]) / target[2],
    source[1] + ((y - target[1]) * source[3]) / target[3],
  ]
}

/** 1 for each pixel of the input whose middle lies in a region, row by row; bars of a letterbox stay 0. */
export function drawMask(regions: readonly Region[], geometry: Geometry): Uint8Array {
  const [width, height] = geometry.input
  const mask = new Uint8Array(width * height)
  for (const region of regions) {
    const within = insideOf(region)
    const [left, top, right, bottom] = reachOf(region, geometry)
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++)
        if (within(toPicture(geometry, [x + 0.5, y + 0.5]))) mask[y * width + x] = 1
  }
  return mask
}

/** Pixels of the input among which all of the region lies. */
function reachOf(region: Region, geometry: Geometry): readonly [number, number, number, number] {
  const [left, top, wide, high] = geometry.target
  const [x0, y0, x1, y1] = region.kind === 'box' ? region.box : boundsOf(region)
  const [from, to] = [toInput(geometry, [x0, y0]), toInput(geometry, [x1, y1])]
  return [
    Math.max(left, Math.floor(from[0])),
    Math.max(top, Math.floor(from[1])),
    Math.min(left + wide, Math.ceil(to[0])),
    Math.min(top + high, Math.ceil(to[1])),
  ]
}

function boundsOf({ points, radius }: Extract<Region, { kind: 'stroke' }>) {
  const side = (axis: 0 | 1) => points.map((point) => point[axis])
  const [xs, ys] = [side(0), side(1)]
  return [
    Math.min(...xs) - radius,
    Math.min(...ys) - radius,
    Math.max(...xs) + radius,
    Math.max(...ys) + radius,
  ] as const
}

function insideOf(region: Region): (point: Point) => boolean {
  if (region.kind === 'box') {
    const [x0, y0, x1, y1] = region.box
    return ([x, y]) => x > x0 && x < x1 && y > y0 && y < y1
  }
  const { points, radius } = region
  const ends = points.map((point, i) => [point, points[i + 1] ?? point] as const)
  const most = radius * radius
  return (point) => ends.some(([a, b]) => squaredDistance(point, a, b) <= most)
}

/** From a point to the nearest of the line between two others. */
function squaredDistance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2
}
