// ROAD, arxiv.org/abs/2202.00449, as pytorch-grad-cam computes it: pixels below a percentile of the map are kept,
// the others imputed from their neighbours; what counts is the change of the score. Most relevant first (MoRF) takes
// the map, least relevant first (LeRF) 1 - map; combined is mean(LeRF - MoRF) / 2.
import type { Grid } from '../maps/grid'
import { impute } from './impute'
import { scoreCopies } from './scoreCopies'
import type { Measures, MetricRun, RoadPoint } from './types'

const percentiles = [20, 50, 80] as const

/** Those of the curve; the figures are made of three of them. */
const points = [10, 20, 50, 80, 90] as const

/** What may be chosen of ROAD: the noise over imputed pixels. */
export interface RoadOptions {
  readonly noise?: { readonly std: number; readonly seed: number }
  /** At five percentiles instead of three, so that there is a curve to draw. */
  readonly whole?: boolean
}

/** @param map at the picture's size, in 0..1; where no pixel lies below the percentile, all become zero, as there */
export async function road(
  run: MetricRun,
  map: Grid,
  { noise, whole = false }: RoadOptions = {},
): Promise<{ readonly figures: Measures['road']; readonly points: readonly RoadPoint[] }> {
  const [, height, width, channels] = run.picture.shape
  const size = run.picture.data.length
  const asked = whole ? points : percentiles
  const least = map.data.map((value) => 1 - value)
  const keeps = [map.data, least].flatMap((values) => asked.map((p) => keptBelow(values, p)))
  const data = new Float32Array((1 + keeps.length) * size)
  data.set(run.picture.data)
  const total = keeps.length
  for (const [i, kept] of keeps.entries()) {
    const step = async () => run.report({ phase: 'measuring', done: i, total })
    await step()
    const shape = [height, width, channels] as const
    const filled = await impute({ data: run.picture.data, shape, kept, ...(noise && { noise }) }, step)
    data.set(filled, (1 + i) * size)
  }
  const indices = Array.from({ length: 1 + keeps.length }, (_, i) => i)
  const [score = 0, ...scores] = await scoreCopies(run, { kind: 'pictures', data }, { indices })
  const found = asked.map((percentile, i) => ({
    removed: 1 - percentile / 100,
    most: scores[i] ?? Number.NaN,
    least: scores[asked.length + i] ?? Number.NaN,
  }))
  const counted = percentiles.flatMap((p) => found[asked.indexOf(p)] ?? [])
  return { figures: figuresOf(counted, score), points: found.toReversed() }
}

function figuresOf(counted: readonly RoadPoint[], score: number): Measures['road'] {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const morf = counted.map(({ most }) => most - score)
  const lerf = counted.map(({ least }) => least - score)
  const [at20 = 0, at50 = 0, at80 = 0] = morf
  return { '20': at20, '50': at50, '80': at80, combined: (mean(lerf) - mean(morf)) / 2 }
}

/** 1 where a value lies below the percentile, which is interpolated as numpy does it. */
export function keptBelow(values: Float32Array, percentile: number): Uint8Array {
  const sorted = values.slice().sort()
  const place = (percentile / 100) * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  const threshold = Math.fround(low + (high - low) * (place - Math.floor(place)))
  return Uint8Array.from(values, (value) => (value < threshold ? 1 : 0))
}
