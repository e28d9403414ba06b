// All metrics of one map.
import type { Grid } from '../maps/grid'
import { arcc, coherency } from './arcc'
import { asMask, inUnit, mapAt } from './checkMap'
import { confidence, throughMap } from './confidence'
import { curves, randomDeletion } from './curves'
import { road } from './road'
import { complexity, sparseness } from './shape'
import type { MeasureOptions, Measures, MetricRun } from './types'

/**
 * What the map of a picture is worth, each by the formula of its paper and of the library whose name it bears.
 * @param map of any size, laid over the whole picture; values outside 0..1 count by their order, and as a mask where the
 * picture is seen through the map (`asMask`)
 * @throws BadRecipe for a map that is not finite; or what `report` throws
 * @example
 * const picture = { data: values, shape: [1, 224, 224, 3] } as const
 * const run = { classifier, picture, target, openScorers: localScorers(classifier), report: () => undefined }
 * const { deletion, insertion } = await measure(run, heatmap)
 */
export async function measure(run: MetricRun, map: Grid, options: MeasureOptions = {}): Promise<Measures> {
  const [, height, width] = run.picture.shape
  const { convention = 'torchcam', steps = 20, baseline = 'zero', noise, again, drawn = false } = options
  const whole = mapAt(map, width, height)
  const mask = asMask(whole)
  const change = await confidence(run, mask, convention)
  const lines = await curves(run, whole, { steps, baseline })
  const imputed = await road(run, inUnit(whole), { ...(noise && { noise }), whole: drawn })
  const chance = drawn && { random: await randomDeletion(run, map, baseline), road: imputed.points }
  const covered = complexity(mask.data)
  const found = {
    ...change,
    ...lines,
    road: imputed.figures,
    complexity: covered,
    sparseness: sparseness(whole.data),
    ...(chance && { drawn: chance }),
  }
  if (!again) return found
  const coherent = coherency(whole, mapAt(await again(throughMap(run, mask)), width, height))
  const parts = { coherency: coherent, complexity: covered, road: imputed.figures.combined }
  return { ...found, coherency: coherent, arcc: arcc(parts) }
}
