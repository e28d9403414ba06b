// Boxes of detectors and regions of masks: what is found, and maps of one of them.
import { randomUniform, type Tensor4D } from '@tensorflow/tfjs-core'
import { classify } from '../../src/engine/classify'
import { explain } from '../../src/engine/explain'
import { measuredTarget } from '../../src/engine/metrics/measuredTarget'
import type { Target } from '../../src/engine/types'
import { filesOf, toyDetector } from '../../src/models/boxes/testing/toyDetector'
import { toyMask, toyQueries } from '../../src/models/boxes/testing/toyEnds'
import type { ModelText } from '../../src/models/onnx/testing/writeOnnx'
import { openModel } from '../../src/models/open'
import type { OpenModel } from '../../src/models/types'
import type { Check } from './device'

const families = { detector: toyDetector, queries: toyQueries, mask: toyMask } as const

/** Opens, asks and closes, so that tensors left behind are counted. */
async function using(
  model: ModelText,
  use: (opened: OpenModel, x: Tensor4D) => Promise<Float32Array>,
): Promise<Float32Array> {
  const opened = await openModel(filesOf(model))
  const x = randomUniform([1, 16, 16, 3], 0, 1, 'float32', 3) as Tensor4D
  try {
    return await use(opened, x)
  } finally {
    x.dispose()
    opened.dispose()
  }
}

const found = ({ classifier }: OpenModel, x: Tensor4D) =>
  classify(classifier, x).then(({ probabilities, boxes, places }) =>
    Float32Array.from([
      ...probabilities,
      ...(boxes ? [...boxes.own.probabilities, ...boxes.corners] : []),
      ...(places ? [...places.data, ...places.areas] : []),
    ]),
  )

const mapOf =
  (method: string, target: Target) =>
  async ({ classifier }: OpenModel, x: Tensor4D) => {
    const params = method === 'rise' ? { samples: 4 } : {}
    return (await explain(classifier, x, method, { layers: [], target, params, norm: 'none' })).heatmap.data
  }

const targets: Readonly<Record<keyof typeof families, Target>> = {
  detector: { kind: 'logit', classIndex: 0, anchor: 27 },
  queries: { kind: 'logit', classIndex: 1, anchor: 2 },
  mask: { kind: 'region', classIndex: 0 },
}

export const boxSuite: readonly Check[] = Object.entries(families).flatMap(([family, model]) => {
  const target = targets[family as keyof typeof families]
  const share = family === 'mask' ? measuredTarget({ classIndex: 0, region: true }) : target
  return [
    { family, name: 'what is found', run: () => using(model, found) },
    ...['gradcam', 'layercam', 'rise'].map((method) => ({
      family,
      name: method,
      run: () => using(model, mapOf(method, method === 'rise' ? share : target)),
    })),
  ]
})
