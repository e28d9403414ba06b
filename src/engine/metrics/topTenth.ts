// One look at whether a map can be trusted: the score once the brightest tenth of the picture is hidden, beside the
// score once a tenth by chance is. The chance is that of maps as coarse as this one, or the pieces would be finer.
import type { Grid } from '../maps/grid'
import { uniforms } from '../scoring/random'
import { makeBaseline } from './baseline'
import { atSize, mapAt, rankPlaces } from './checkMap'
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
}

/** Random maps; their mean moves by about a third of their spread. */
const DRAWS = 8
const SHARE = 0.1
/** A map of pixels would have random pieces of one pixel, which no network misses. */
const MOST_CELLS = 14

/** @throws BadRecipe for a map that is not finite */
export async function topTenth(run: MetricRun, map: Grid): Promise<TopTenth> {
  const { data, shape } = run.picture
  const [, height, width, channels] = shape
  const behind = makeBaseline('mean', run.picture) ?? new Float32Array(data.length)
  const count = Math.max(1, Math.round(SHARE * height * width))
  const maps = [mapAt(map, width, height), ...randomMaps(map, [height, width])]
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
  return { score, hidden, random: random.reduce((a, b) => a + b, 0) / random.length }
}

/** Of the map's own cells, each with a value by chance; the same for every map of that size. */
function randomMaps(map: Grid, [height, width]: readonly [number, number]): readonly Grid[] {
  const cells = (size: number) => Math.max(2, Math.min(MOST_CELLS, size))
  const rows = cells(map.height)
  const columns = cells(map.width)
  const next = uniforms(1)
  return Array.from({ length: DRAWS }, () => {
    const data = Float32Array.from({ length: rows * columns }, next)
    return atSize({ width: columns, height: rows, data }, width, height)
  })
}
