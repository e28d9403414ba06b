// A network of dense layers alone has no places to map: what explains by the picture's own pixels still answers, and all
// else says why not.
import { dispose, memory, type Tensor4D, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../engine/explain'
import { methods } from '../engine/methods'
import { whyNot } from '../engine/methods/whyNot'
import { useBackend } from '../engine/testing/backends'
import { openModel } from './open'
import { graphFiles, node, placeholder } from './testing/graphFixtures'
import { int, kerasJson, layer, modelFiles, sequential, values, weight } from './testing/modelFixtures'

const SIDE = 6
const COUNT = SIDE * SIDE * 3
const CLASSES = 2
const kernel = weight('scores/kernel', [COUNT, CLASSES], 4)

const keras = () =>
  modelFiles(
    kerasJson(
      sequential('dense', [
        layer('Flatten', 'flat', { batch_input_shape: [null, SIDE, SIDE, 3] }),
        layer('Dense', 'scores', { units: CLASSES, activation: 'softmax', use_bias: false }),
      ]),
    ),
    [kernel],
  )

const graph = () =>
  graphFiles(
    [
      placeholder('image', [-1, SIDE, SIDE, 3]),
      node('Reshape', 'flat', ['image', 'size'], { Tshape: { type: 'DT_INT32' } }),
      node('MatMul', 'logits', ['flat', 'kernel']),
      node('Softmax', 'shares', ['logits']),
    ],
    [{ ...kernel, name: 'kernel' }, int('size', [-1, COUNT])],
  )

const target = { kind: 'logit', classIndex: 1 } as const
const picture = () => tensor(values(COUNT, 7), [1, SIDE, SIDE, 3]) as Tensor4D

describe.each([
  ['layers', keras],
  ['graph', graph],
] as const)('a %s model', (_name, files) => {
  describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
    beforeAll(() => useBackend(backend))

    test('guided backpropagation is the largest weight of a place, as the network is linear', async () => {
      const { classifier, dispose: close } = await openModel(files())
      const x = picture()
      const before = memory().numTensors
      const { heatmap, score } = await explain(classifier, x, 'guidedbackprop', {
        layers: [],
        target,
        norm: 'none',
      })
      expect(memory().numTensors).toBe(before)
      const weights = kernel.values.filter((_, i) => i % CLASSES === 1)
      const wanted = Array.from({ length: SIDE * SIDE }, (_, at) =>
        Math.max(...weights.slice(3 * at, 3 * at + 3).map(Math.abs)),
      )
      expect([heatmap.height, heatmap.width]).toEqual([SIDE, SIDE])
      wanted.forEach((value, at) => {
        expect(heatmap.data[at]).toBeCloseTo(value, 5)
      })
      const sum = values(COUNT, 7).reduce((total, value, i) => total + value * (weights[i] ?? 0), 0)
      expect(score).toBeCloseTo(sum, 4)
      dispose(x)
      close()
    })

    test('every method that needs no layer makes a map, and frees what it made', async () => {
      const { classifier, dispose: close } = await openModel(files())
      const x = picture()
      const whole = methods.filter(
        (method) => method.layers === 'whole' && whyNot(method, classifier) === null,
      )
      expect(whole.map(({ id }) => id)).toEqual(expect.arrayContaining(['rise', 'occlusion', 'smoothgrad']))
      for (const { id, params } of whole) {
        const few = { samples: 20, steps: 4, window: 2, stride: 2 }
        const own = Object.fromEntries(
          Object.entries(few).filter(([key]) => params.some((p) => p.name === key)),
        )
        const before = memory().numTensors
        const { heatmap } = await explain(classifier, x, id, { layers: [], target, params: own })
        expect([id, heatmap.state, memory().numTensors]).toEqual([id, 'ok', before])
      }
      dispose(x)
      close()
    })

    test('a method of layers says what there is not, and what to take', async () => {
      const { classifier, dispose: close } = await openModel(files())
      const x = picture()
      await expect(explain(classifier, x, 'gradcam', { layers: [], target })).rejects.toThrow(
        /^No layer of the model keeps positions, .*rise, occlusion, guidedbackprop/,
      )
      dispose(x)
      close()
    })
  })
})
