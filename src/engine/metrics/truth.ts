// How well a map agrees with a known mask. Pure: the map is a grid of any size, the mask has the picture's.

import type { Grid } from '../maps/grid'

/** What is known to lie in a picture. */
export interface Truth {
  /** Sides of the picture. */
  readonly width: number
  readonly height: number
  /** 1 on the object, else 0; row by row. */
  readonly mask: Uint8Array
}

/** Bilinear between the centres of the cells, constant beyond the outermost: as the page paints a map. */
export function stretched(map: Grid, width: number, height: number): Float32Array {
  const out = new Float32Array(width * height)
  const place = (i: number, from: number, to: number) =>
    Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5))
  for (let p = 0; p < out.length; p++) {
    const x = place(p % width, map.width, width)
    const y = place(Math.floor(p / width), map.height, height)
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const [right, bottom] = [Math.min(map.width - 1, left + 1), Math.min(map.height - 1, top + 1)]
    const at = (column: number, row: number) => map.data[row * map.width + column] ?? 0
    const above = at(left, top) * (1 + left - x) + at(right, top) * (x - left)
    const below = at(left, bottom) * (1 + left - x) + at(right, bottom) * (x - left)
    out[p] = above * (1 + top - y) + below * (y - top)
  }
  return out
}

/**
 * Pointing game (Zhang et al. 2018): does the map peak on the object? Where several pixels share the highest
 * value, the share of them on the object; so a uniform map scores the object's share of the picture.
 */
export function pointing(map: Grid, truth: Truth): number {
  const values = stretched(map, truth.width, truth.height)
  const peak = values.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY)
  let inside = 0
  let all = 0
  values.forEach((v, p) => {
    if (v !== peak) return
    all++
    inside += truth.mask[p] ?? 0
  })
  return all === 0 ? 0 : inside / all
}

/**
 * Energy inside (Wang et al. 2020): the share of the map's positive values that lies on the object; 0 for a map
 * without any.
 */
export function energy(map: Grid, truth: Truth): number {
  const values = stretched(map, truth.width, truth.height)
  let inside = 0
  let all = 0
  values.forEach((v, p) => {
    const heat = Math.max(0, v)
    all += heat
    inside += heat * (truth.mask[p] ?? 0)
  })
  return all > 0 ? inside / all : 0
}

/** Intersection over union of the mask and the region above a threshold, at the threshold where that is best. */
export function bestIoU(map: Grid, truth: Truth): { readonly iou: number; readonly threshold: number } {
  const values = stretched(map, truth.width, truth.height)
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
  const object = truth.mask.reduce((sum, on) => sum + on, 0)
  let hits = 0
  let best = { iou: 0, threshold: 0 }
  order.forEach((p, i) => {
    hits += truth.mask[p] ?? 0
    const value = values[p] ?? 0
    // A threshold cannot pass between equal values.
    const next = order[i + 1]
    if (next !== undefined && values[next] === value) return
    const iou = hits / (i + 1 + object - hits)
    if (iou > best.iou) best = { iou, threshold: value }
  })
  return best
}
