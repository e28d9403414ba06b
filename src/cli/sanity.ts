// Whether a map can be leant on: how far noise moves it, whether it asks the class, and whether it falls with the weights.
import { tensor4d } from '@tensorflow/tfjs-core'
import { mapAt } from '../engine/metrics/checkMap'
import { classRandomisation } from '../engine/metrics/classRandomisation'
import { maxSensitivity } from '../engine/metrics/maxSensitivity'
import type { MetricRun, RandomisationStep } from '../engine/metrics/types'
import { usualShares, weightRandomisation } from '../engine/metrics/weightRandomisation'
import { uniforms } from '../engine/scoring/random'
import type { Classifier, Heatmap } from '../engine/types'
import { weightGroups } from '../models/shuffleWeights'
import type { OpenModel } from '../models/types'
import { withShuffled } from '../models/withShuffled'
import { progressLine } from './progress'

type Step = Omit<RandomisationStep<Heatmap>, 'heatmap'>

export interface Sanity {
  readonly maxSensitivity: number
  /** Mean rank correlation with the maps of other classes. */
  readonly classRandomisation: number
  readonly weightRandomisation: { readonly cascading: readonly Step[]; readonly independent: readonly Step[] }
}

export interface Asked {
  readonly model: OpenModel
  /** Name of the output that is explained; null for the first. */
  readonly output: string | null
  readonly classIndex: number
  readonly map: Heatmap
  readonly picture: MetricRun['picture']
  /** The map as this one was made, of another picture, class or network. */
  readonly remade: (other: Partial<Other>) => Promise<Heatmap>
}

export interface Other {
  /** [1, H, W, C]; it stays the caller's. */
  readonly tensor: ReturnType<typeof tensor4d>
  readonly classIndex: number
  readonly classifier: Classifier
}

/** @throws one of our failures */
export async function checkSanity({
  model,
  output,
  classIndex,
  map,
  picture,
  remade,
}: Asked): Promise<Sanity> {
  const progress = progressLine('sanity')
  const { report } = progress
  const whole = mapAt(map, picture.shape[2], picture.shape[1])
  const again = async (data: Float32Array) => {
    const tensor = tensor4d(data, [...picture.shape])
    try {
      return await remade({ tensor })
    } finally {
      tensor.dispose()
    }
  }
  const groups = weightGroups(model.artifacts, model.classifier.network.nodes)
  const shuffled = (weights: ReadonlySet<string>, seed: number) =>
    withShuffled(model, { weights, random: uniforms(seed), output }, (classifier) => remade({ classifier }))
  const steps = async (kind: 'cascading' | 'independent'): Promise<readonly Step[]> => {
    const shares = usualShares(kind, groups.length)
    const found = await weightRandomisation(map, { kind, groups, shares, shuffled, report })
    return found.map(({ heatmap, ...step }) => step)
  }
  try {
    const { classes } = model.classifier
    const mapOf = (other: number) => remade({ classIndex: other })
    return {
      maxSensitivity: await maxSensitivity({ picture, report }, whole, again),
      classRandomisation: await classRandomisation(map, { classIndex, classes, mapOf }),
      weightRandomisation: { cascading: await steps('cascading'), independent: await steps('independent') },
    }
  } finally {
    progress.end()
  }
}
