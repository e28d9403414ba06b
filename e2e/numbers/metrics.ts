// The metrics of a map on a small model of each kind: scores of altered pictures, and maps that are made again.
import { tensor4d } from '@tensorflow/tfjs-core'
import { explain } from '../../src/engine/explain'
import { maxSensitivity } from '../../src/engine/metrics/maxSensitivity'
import { measure } from '../../src/engine/metrics/measure'
import { topTenth } from '../../src/engine/metrics/topTenth'
import type { MetricRun } from '../../src/engine/metrics/types'
import { localScorers } from '../../src/engine/scoring/localScorers'
import { toyPicture } from '../../src/engine/testing/libraryCases'
import { type SmallModel, smallModels } from '../../src/models/testing/smallModels'
import type { Check } from './device'

export const metricSuite: readonly Check[] = smallModels.map((model) => ({
  family: 'metrics',
  name: model.kind,
  run: () => figuresOf(model),
}))

const SHAPE = [1, 12, 16, 3] as const

async function figuresOf({ open, last, classIndex }: SmallModel): Promise<Float32Array> {
  const { classifier, dispose } = await open()
  const picture = toyPicture()
  const run: MetricRun = {
    classifier,
    picture: { data: (await picture.data()) as Float32Array, shape: SHAPE },
    target: { kind: 'probability', classIndex },
    openScorers: localScorers(classifier),
    report: () => undefined,
  }
  picture.dispose()
  const again = async (data: Float32Array) => {
    const tensor = tensor4d(data, [...SHAPE])
    try {
      const target = { kind: 'logit', classIndex } as const
      return (await explain(classifier, tensor, 'gradcam', { layers: [last], target })).heatmap
    } finally {
      tensor.dispose()
    }
  }
  // A ramp has no two equal pixels, whose order would hang on the last bit.
  const map = { width: 16, height: 12, data: Float32Array.from({ length: 192 }, (_, i) => i / 192) }
  try {
    const {
      deletion,
      insertion,
      road,
      averageDrop,
      score,
      coherency = 0,
    } = await measure(run, map, { steps: 4, again })
    const { hidden, random } = await topTenth(run, map)
    const moved = await maxSensitivity(run, map, again, { samples: 2 })
    const curves = [deletion, insertion].flatMap(({ auc, curve }) => [
      auc,
      ...curve.map(([, value]) => value),
    ])
    return Float32Array.of(
      score,
      averageDrop,
      ...curves,
      ...Object.values(road),
      coherency,
      hidden,
      random,
      moved,
    )
  } finally {
    dispose()
  }
}
