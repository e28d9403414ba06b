// Deletion and insertion, arxiv.org/abs/1806.07421, as torchcam steps them: the highest pixels first, steps of
// ceil(P / steps) pixels, both ends included, the area by the trapezoid rule over the true shares.
import type { Grid } from '../maps/grid'
import { makeBaseline } from './baseline'
import { rankPlaces, type Ties } from './checkMap'
import { randomMaps } from './randomMaps'
import { scoreCopies } from './scoreCopies'
import type { Baseline, Curve, MetricRun } from './types'

/** How a deletion or insertion curve is made. */
export interface CurveOptions {
  readonly steps: number
  readonly baseline: Baseline
  /** By chance where a flat map, or a large place of one value, is to be worth no more than any order. */
  readonly ties?: Ties
}

/** @param map at the picture's size */
export async function curves(
  run: MetricRun,
  map: Grid,
  options: CurveOptions,
): Promise<{ readonly deletion: Curve; readonly insertion: Curve }> {
  const behind = makeBaseline(options.baseline, run.picture)
  const along = { ranks: rankPlaces(map, options.ties), steps: options.steps, behind }
  return {
    deletion: await curveAlong(run, { ...along, show: 'rest' }),
    insertion: await curveAlong(run, { ...along, show: 'first' }),
  }
}

const DRAWS = 4
const RANDOM_STEPS = 10

/** Deletion by maps of chance as coarse as this one: what removing does, whatever is removed. */
export async function randomDeletion(
  run: MetricRun,
  map: Grid,
  baseline: Baseline,
): Promise<readonly Curve[]> {
  const [, height, width] = run.picture.shape
  const behind = makeBaseline(baseline, run.picture)
  const found: Curve[] = []
  for (const each of randomMaps(map, { width, height, draws: DRAWS }))
    found.push(await curveAlong(run, { ranks: rankPlaces(each), steps: RANDOM_STEPS, behind, show: 'rest' }))
  return found
}

interface Along {
  /** Of each pixel, 0 for the one that comes first. */
  readonly ranks: Float32Array
  readonly steps: number
  readonly behind: Float32Array | null
  readonly show: 'first' | 'rest'
}

async function curveAlong(run: MetricRun, { ranks, steps, behind, show }: Along): Promise<Curve> {
  const counts = countsOf(ranks.length, steps)
  const scores = await scoreCopies(
    run,
    { kind: 'ranking', ranks, show },
    { indices: counts, ...(behind && { behind }) },
  )
  const points = counts.map((count, i) => [count / ranks.length, scores[i] ?? Number.NaN] as const)
  return { auc: area(points), curve: points }
}

/** Pixels altered at each step, from none to all. */
export function countsOf(pixels: number, steps: number): readonly number[] {
  const step = Math.ceil(pixels / steps)
  const inner = Array.from({ length: Math.ceil(pixels / step) }, (_, i) => i * step)
  return [...inner, pixels]
}

/** Area under a line through the points [x, y]. */
export function area(points: readonly (readonly [number, number])[]): number {
  return points.slice(1).reduce((sum, [x, y], i) => {
    const [before, height] = points[i] ?? [0, 0]
    return sum + ((x - before) * (y + height)) / 2
  }, 0)
}
