// Average drop and increase in confidence, arxiv.org/abs/1710.11063: the picture times the map, s'.
// torchcam: relu(s - s') / (s + 1e-7). pytorch-grad-cam: relu(s - s'). Both: 1 where s' > s.
import type { Grid } from '../maps/grid'
import type { Convention } from '../types'
import { scoreCopies } from './scoreCopies'
import type { MetricRun } from './types'

/** How the class's score changes when the picture is multiplied by its map. */
export interface Confidence {
  readonly score: number
  readonly averageDrop: number
  readonly increaseInConfidence: number
}

/** @param map at the picture's size */
export async function confidence(run: MetricRun, map: Grid, convention: Convention): Promise<Confidence> {
  const data = new Float32Array(2 * run.picture.data.length)
  data.set(run.picture.data)
  data.set(throughMap(run, map), run.picture.data.length)
  const [score = Number.NaN, shown = Number.NaN] = await scoreCopies(
    run,
    { kind: 'pictures', data },
    { indices: [0, 1] },
  )
  const drop = Math.max(0, score - shown)
  return {
    score,
    averageDrop: convention === 'pytorch-grad-cam' ? drop : drop / (score + 1e-7),
    increaseInConfidence: shown > score ? 1 : 0,
  }
}

/** The picture times the map [H, W, C]. */
export function throughMap({ picture }: Pick<MetricRun, 'picture'>, map: Grid): Float32Array {
  const channels = picture.shape[3]
  return picture.data.map((value, i) => value * (map.data[Math.floor(i / channels)] ?? 0))
}
