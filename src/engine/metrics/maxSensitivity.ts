// Max-sensitivity, arxiv.org/abs/1901.09392: how far a map moves under noise that no eye sees.
// max over |y - x| <= r of ||map(y) - map(x)|| / ||map(x)||, by Monte Carlo: y = x + u, u uniform in -r..r.
import type { Grid } from '../maps/grid'
import { uniforms } from '../scoring/random'
import { mapAt } from './checkMap'
import type { MapAgain, MetricRun } from './types'

/** How far pictures are moved, and how many of them. */
export interface SensitivityOptions {
  /** Noisy pictures; the largest of so many. */
  readonly samples?: number
  /** r, in standard deviations of the picture: the paper's pictures have a deviation of about 1. */
  readonly radius?: number
  readonly seed?: number
}

/** 0 for a map that stays as it is. @throws BadRecipe for a map that is not finite; or what `report` throws */
export async function maxSensitivity(
  { picture, report }: Pick<MetricRun, 'picture' | 'report'>,
  map: Grid,
  again: MapAgain,
  { samples = 10, radius = 0.2, seed = 0 }: SensitivityOptions = {},
): Promise<number> {
  const reach = radius * deviation(picture.data)
  const size = norm(map.data)
  let most = 0
  for (let i = 0; i < samples; i++) {
    await report({ phase: 'measuring', done: i, total: samples })
    const next = uniforms(seed, i)
    const noisy = picture.data.map((value) => value + reach * (2 * next() - 1))
    const moved = mapAt(await again(noisy), map.width, map.height)
    most = Math.max(most, norm(moved.data.map((value, at) => value - (map.data[at] ?? 0))) / size)
  }
  return most
}

const norm = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))

function deviation(values: Float32Array): number {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length)
}
