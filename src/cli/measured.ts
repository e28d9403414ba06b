// The metrics of a map of the terminal's picture.
import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import type { Grid } from '../engine/maps/grid'
import { measure } from '../engine/metrics/measure'
import { measuredTarget } from '../engine/metrics/measuredTarget'
import type { Baseline, Measures, MetricRun } from '../engine/metrics/types'
import type { Measured } from '../engine/outcomeTypes'
import { localScorers } from '../engine/scoring/localScorers'
import type { Convention, OpenScorers } from '../engine/types'
import { withPlaces } from '../engine/winning'
import type { OpenModel } from '../models/types'
import type { Options } from './options'
import { progressLine } from './progress'
import type { Subject } from './subject'

interface Asked {
  readonly options: Options
  readonly model: OpenModel
  readonly subject: Subject
  readonly by: Measured
  readonly map: Grid
  readonly openScorers?: OpenScorers | undefined
  /** The map of another picture, as this one was made: for coherency and ARCC. */
  readonly again?: (picture: Tensor4D) => Promise<Grid>
}

/** How they were taken. */
export interface Taken {
  readonly target: 'probability'
  readonly convention: Convention
  readonly steps: number
  readonly baseline: Baseline
}

/** By the probability of the class. @throws BadRecipe for a map that is not this picture's */
export async function measured(asked: Asked): Promise<Taken & Measures> {
  const { options, model, subject, by, map, openScorers, again } = asked
  const shape = subject.tensor.shape as MetricRun['picture']['shape']
  const progress = progressLine('metrics')
  const run: MetricRun = {
    classifier: model.classifier,
    picture: { data: (await subject.tensor.data()) as Float32Array, shape },
    target: await withPlaces(model.classifier, subject.tensor, { target: measuredTarget(by) }),
    openScorers: openScorers ?? localScorers(model.classifier),
    report: progress.report,
  }
  const convention = options.recipe.convention ?? 'torchcam'
  const { steps, baseline } = options.measuring
  try {
    const found = await measure(run, map, {
      ...{ steps, baseline, convention },
      ...(again && { again: (data) => onTensor(tensor4d(data, [...shape]), again) }),
    })
    return { target: 'probability', convention, steps, baseline, ...found }
  } finally {
    progress.end()
  }
}

async function onTensor<T>(picture: Tensor4D, use: (picture: Tensor4D) => Promise<T>): Promise<T> {
  try {
    return await use(picture)
  } finally {
    picture.dispose()
  }
}
