// How a picture comes in: flat, without a channel, beside other inputs; from tiny models made in code.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../json'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import {
  called,
  functional,
  int,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  values,
  type Weight,
  weight,
} from '../testing/modelFixtures'
import type { ModelFiles } from '../types'
import { fillWith } from './inputShape'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const conv = layer('Conv2D', 'conv', { filters: 2, kernel_size: 3, use_bias: false })
const gap = layer('GlobalAveragePooling2D', 'gap')
const kernel = weight('conv/kernel', [3, 3, 1, 2])

/** Scores of a grey picture of 9 x 9, and its gradient; no tensor is left over. */
async function answer(files: ModelFiles) {
  const before = tf.memory().numTensors
  const { classifier, card, dispose } = await openModel(files)
  expect(classifier.inputShape).toEqual([9, 9, 1])
  const x = tf.tensor4d(values(81), [1, 9, 9, 1])
  const run = (value: tf.Tensor) =>
    classifier.network.run({ [classifier.input]: value }, [classifier.logits])[0] as tf.Tensor
  const scores = run(x)
  const slopes = tf.grad((value) => tf.sum(run(value)))(x)
  const list = [...(await scores.data()), ...(await slopes.data())]
  tf.dispose([x, scores, slopes])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { list, card }
}

const keras = (layers: readonly Json[], weights: readonly Weight[] = [kernel]) =>
  modelFiles(kerasJson(sequential('net', layers)), weights)
const refusal = (files: ModelFiles) =>
  openModel(files).then(
    () => 'opened',
    (error: Error) => error.message,
  )
const usual = () => answer(keras([picture('image', [9, 9, 1]), conv, gap]))
const bent = layer('Reshape', 'bent', { target_shape: [9, 9, 1] })

describe('the same picture', () => {
  test('as a flat list that a Reshape makes a picture of', async () => {
    expect((await answer(keras([picture('image', [81]), bent, conv, gap]))).list).toEqual(
      (await usual()).list,
    )
  })

  test('as rows without a channel', async () => {
    expect((await answer(keras([picture('image', [9, 9]), bent, conv, gap]))).list).toEqual(
      (await usual()).list,
    )
  })

  test('in a graph whose placeholder says nothing, or is flat', async () => {
    const graph = (input: Json) =>
      graphFiles(
        [
          input,
          node('Reshape', 'bent', ['image', 'sizes']),
          node('Conv2D', 'conv', ['bent', 'conv/kernel'], window(1, 'VALID')),
          node('Mean', 'gap', ['conv', 'axes'], { keep_dims: { b: false } }),
        ],
        [kernel, int('sizes', [-1, 9, 9, 1]), int('axes', [1, 2])],
      )
    const unknown = node('Placeholder', 'image', [], {
      dtype: { type: 'DT_FLOAT' },
      shape: { shape: { unknownRank: true } },
    })
    const wanted = (await usual()).list
    for (const input of [unknown, placeholder('image', [-1, 81])])
      for (const [i, value] of (await answer(graph(input))).list.entries())
        expect(value).toBeCloseTo(wanted[i] ?? 0, 5)
  })

  test('beside numbers, which are zeros and said', async () => {
    const json = kerasJson(
      functional(
        'net',
        [
          picture('image', [9, 9, 1]),
          picture('meta', [2]),
          called(conv, 'image'),
          called(gap, 'conv'),
          called(layer('Add', 'sum'), 'gap', 'meta'),
        ],
        { inputs: ['meta', 'image'], outputs: ['sum'] },
      ),
    )
    const { list, card } = await answer(modelFiles(json, [kernel]))
    expect(list).toEqual((await usual()).list)
    expect(card.remarks).toContain('The input "meta" [n, 2] beside the picture is fed with zeros.')
  })
})

describe('what is no single picture', () => {
  test('a flat list of which nothing says how a picture lies in it', async () => {
    expect(await refusal(keras([picture('image', [81]), layer('ReLU', 'act')]))).toContain(
      'input "image" is a flat list of 81 numbers, and no Reshape behind it says how a picture lies in it',
    )
  })

  test('frames, volumes, and more than memory holds', () => {
    const fill = fillWith(224)
    expect(() => fill([null, 4, 32, 32, 3])).toThrow('[?, 4, 32, 32, 3], several frames or a volume at once')
    expect(() => fill([null, 100_000, 100_000, 3])).toThrow('more than 67108864 values')
    expect(fill([])).toEqual([])
  })
})

describe('more than any model has', () => {
  test('layers', async () => {
    const many = Array.from({ length: 5001 }, (_, i) => layer('ReLU', `r${i}`))
    expect(await refusal(keras([picture('image', [9, 9, 1]), ...many], []))).toContain(
      'has more than 5000 layers',
    )
  })

  test('a model that is called twice, in one that is called twice, and so on', async () => {
    let inner: Json = layer('ReLU', 'act')
    for (let i = 0; i < 30; i++) {
      const inside = String(inner.name)
      const twice = { ...inner, inbound_nodes: [[['x', 0, 0, {}]], [[inside, 0, 0, {}]]] }
      const config = { name: `m${i}`, layers: [picture('x', [9, 9, 1]), twice] }
      const ends = { input_layers: [['x', 0, 0]], output_layers: [[inside, 1, 0]] }
      inner = { class_name: 'Functional', name: `m${i}`, config: { ...config, ...ends } }
    }
    expect(await refusal(modelFiles(kerasJson(inner), []))).toContain('has more than 20000 calls of layers')
  })

  test('names', async () => {
    const odd = layer('ReLU', 'x'.repeat(5000))
    const message = await refusal(keras([picture('image', [9, 9, 1]), odd], []))
    expect(message).toContain('a layer named "xxxx')
    expect(message.length).toBeLessThan(300)
  })
})
