// What is asked of a map once it is made: metrics, and whether it can be leant on.
import { inBox } from '../engine/metrics/box'
import type { MetricRun } from '../engine/metrics/types'
import type { Explanation } from '../engine/types'
import { measuredOf } from '../recipe/measuredOf'
import type { Metrics } from './answer'
import { type Making, madeMap } from './madeMap'
import { measured } from './measured'
import { checkSanity, type Sanity } from './sanity'

/** Null for a map without structure, of which nothing can be measured. @throws BadRecipe for a box outside */
export async function measureMap(run: Making, { heatmap }: Explanation): Promise<Metrics | null> {
  if (heatmap.state === 'nan') return null
  const { options, model, subject, target, scoring } = run
  const { box } = options.measuring
  const { width, height } = subject.picture
  const figures = box && inBox(heatmap, box, [width, height])
  const found = await measured({
    options,
    model,
    subject,
    by: measuredOf(target),
    map: heatmap,
    openScorers: scoring?.openScorers,
    again: async (tensor) => (await madeMap({ ...run, subject: { ...subject, tensor } })).heatmap,
  })
  return { ...found, ...(figures && { box: figures }) }
}

/** Null for a map without structure. */
export async function sanityOfMap(run: Making, { heatmap }: Explanation): Promise<Sanity | null> {
  if (heatmap.state === 'nan') return null
  const { model, subject, target } = run
  return checkSanity({
    model,
    output: run.options.recipe.output,
    classIndex: target.classIndex,
    map: heatmap,
    picture: {
      data: (await subject.tensor.data()) as Float32Array,
      shape: subject.tensor.shape as MetricRun['picture']['shape'],
    },
    remade: async ({ tensor = subject.tensor, classIndex = target.classIndex, classifier }) => {
      const other = { ...run, subject: { ...subject, tensor }, target: { ...target, classIndex } }
      // Those who score hold the model as it is.
      const network = classifier && { model: { ...model, classifier }, scoring: null }
      return (await madeMap({ ...other, ...network })).heatmap
    },
  })
}
