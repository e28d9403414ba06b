// One look at whether a map can be trusted: the score once the brightest tenth of the picture is hidden, beside the
// score once a tenth by chance is. The chance is that of maps as coarse as this one, or the pieces would be finer.
import type { Grid } from '../maps/grid'
import { makeBaseline } from './baseline'
import { mapAt, rankPlaces } from './checkMap'
import { randomMaps } from './randomMaps'
import { scoreCopies } from './scoreCopies'
import type { MetricRun } from './types'

/** Scores of the class, with and without the tenth of the picture that a map highlights most. */
export interface TopTenth {
  /** Of the picture as it is. */
  readonly score: number
  /** With the brightest tenth replaced by the picture's mean colour. */
  readonly hidden: number
  /** Mean with a tenth of random maps replaced. */
  readonly random: number
  /** Random maps whose tenth takes less of the class than the map's, or gives it less where that is asked; of how many. */
  readonly beaten: number
  readonly draws: number
}

/** Random maps; their mean moves by about a third of their spread. */
const DRAWS = 8
const SHARE = 0.1

/**
 * @param against for a map of what speaks against the class: without its brightest tenth the class should rise
 * @throws BadRecipe for a map that is not finite
 */
export async function topTenth(run: MetricRun, map: Grid, against = false): Promise<TopTenth> {
  const { data, shape } = run.picture
  const [, height, width, channels] = shape
  const behind = makeBaseline('mean', run.picture) ?? new Float32Array(data.length)
  const count = Math.max(1, Math.round(SHARE * height * width))
  const maps = [mapAt(map, width, height), ...randomMaps(map, { width, height, draws: DRAWS })]
  const copies = new Float32Array((1 + maps.length) * data.length)
  copies.set(data)
  maps.forEach((each, i) => {
    const ranks = rankPlaces(each)
    const start = (1 + i) * data.length
    for (let at = 0; at < data.length; at++) {
      const hide = (ranks[Math.floor(at / channels)] ?? 0) < count
      copies[start + at] = (hide ? behind[at] : data[at]) ?? 0
    }
  })
  const indices = Array.from({ length: 1 + maps.length }, (_, i) => i)
  const scores = await scoreCopies(run, { kind: 'pictures', data: copies }, { indices })
  const [score = Number.NaN, hidden = Number.NaN, ...random] = scores
  return {
    ...{ score, hidden, random: random.reduce((a, b) => a + b, 0) / random.length },
    beaten: random.filter((left) => (against ? left < hidden : left > hidden)).length,
    draws: random.length,
  }
}
