// Batch norms that leave out their scale or offset, where nothing folds them away.
import '@tensorflow/tfjs-backend-cpu'
import { memory, setBackend, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { explain } from '../../engine/explain'
import { openArtifacts } from '../open'
import type { ModelArtifacts } from '../types'

const spec = (name: string, shape: readonly number[]) => ({ name, shape, dtype: 'float32' })

/** 1x1 convolution, max pooling, batch norm, global average, dense: the norm cannot be folded into anything. */
function artifacts(norm: object, extra: readonly [string, number[]][]): ModelArtifacts {
  const layers = [
    {
      class_name: 'Conv2D',
      config: {
        name: 'c',
        filters: 2,
        kernel_size: [1, 1],
        use_bias: false,
        batch_input_shape: [null, 2, 2, 1],
      },
    },
    { class_name: 'MaxPooling2D', config: { name: 'p', pool_size: [1, 1], strides: [1, 1] } },
    { class_name: 'BatchNormalization', config: { name: 'b', axis: [3], epsilon: 0, ...norm } },
    { class_name: 'GlobalAveragePooling2D', config: { name: 'g' } },
    { class_name: 'Dense', config: { name: 'd', units: 2, use_bias: false } },
  ]
  const weights: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['c/kernel', [1, 1, 1, 2], [1, 2]],
    ...extra.map(([name, values]) => [`b/${name}`, [2], values] as const),
    ['b/moving_mean', [2], [0.5, 1]],
    ['b/moving_variance', [2], [4, 0.25]],
    ['d/kernel', [2, 2], [1, 0, -1, 1]],
  ]
  return {
    name: 'norms',
    format: 'layers',
    topology: { model_config: { class_name: 'Sequential', config: { name: 's', layers } } },
    weightSpecs: weights.map(([name, shape]) => spec(name, shape)),
    weights: Float32Array.from(weights.flatMap(([, , values]) => values)).buffer,
    extra: {},
    labels: [],
    labelSource: '',
    repairs: [],
    sidecar: null,
  }
}

const cases: readonly [string, object, readonly [string, number[]][], readonly [number, number]][] = [
  [
    'both',
    {},
    [
      ['gamma', [3, 5]],
      ['beta', [7, 9]],
    ],
    [3, 5],
  ],
  ['no scale', { scale: false }, [['beta', [7, 9]]], [1, 1]],
  ['no offset', { center: false }, [['gamma', [3, 5]]], [3, 5]],
  ['neither', { scale: false, center: false }, [], [1, 1]],
]

for (const [what, norm, extra, gamma] of cases)
  test(`${what}: Grad-CAM is what its formula gives`, async () => {
    await setBackend('cpu')
    const before = memory().numTensors
    const model = await openArtifacts(artifacts(norm, extra))
    const picture = tensor4d([0.1, 0.2, 0.3, 0.4], [1, 2, 2, 1]) as Tensor4D
    const { heatmap } = await explain(model.classifier, picture, 'gradcam', {
      layers: ['c'],
      target: { kind: 'logit', classIndex: 0 },
      norm: 'none',
    })
    // w_k = W_k0 gamma_k / (sd_k h w), A_k = kernel_k x; sd = 2 and 0.5, W = 1 and -1, kernel = 1 and 2.
    const slope = gamma[0] / 2 - (2 * gamma[1]) / 0.5
    for (const [i, x] of [0.1, 0.2, 0.3, 0.4].entries())
      expect(heatmap.data[i]).toBeCloseTo(Math.max(0, (slope * x) / 4), 6)
    const other = await explain(model.classifier, picture, 'gradcam', {
      layers: ['c'],
      target: { kind: 'logit', classIndex: 1 },
      norm: 'none',
    })
    for (const [i, x] of [0.1, 0.2, 0.3, 0.4].entries())
      expect(other.heatmap.data[i]).toBeCloseTo((((2 * gamma[1]) / 0.5) * x) / 4, 5)
    picture.dispose()
    model.dispose()
    expect(memory().numTensors).toBe(before)
  })
