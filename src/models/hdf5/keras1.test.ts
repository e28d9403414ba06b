// Files of Keras 1 say the same as their twins of Keras 2, in other words and with kernels laid out in another way.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import type { Json } from '../json'
import { openModel } from '../open'
import { kerasH5, oneFile } from '../testing/hdf5Fixtures'
import { layer, sequential, values, type Weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

type Layers = readonly (readonly [Json, readonly Weight[]])[]

async function answer(layers: Layers): Promise<readonly number[]> {
  const model = sequential(
    'net',
    layers.map(([made]) => made),
  )
  const weights = Object.fromEntries(layers.map(([made, list]) => [String(made.name), list]))
  const { classifier, dispose } = await openModel(oneFile('net.h5', await kerasH5(model, weights)))
  const x = tf.tensor(values(60), [1, 4, 5, 3])
  const [value] = classifier.network.run({ [classifier.input]: x }, classifier.network.outputs)
  const list = [...(await (value as tf.Tensor).data())]
  tf.dispose([x, value as tf.Tensor])
  dispose()
  return list
}

const first = { batch_input_shape: [null, 4, 5, 3] }
const kernel = (
  name: string,
  shape: readonly number[],
  list = values(
    shape.reduce((a, b) => a * b, 1),
    4,
  ),
): Weight => ({
  name,
  shape,
  values: list,
})

/** [h, w, a, b] as [h, w, b, a]. */
function swapped(list: readonly number[], a: number, b: number): number[] {
  const places = list.length / (a * b)
  return Array.from({ length: list.length }, (_, i) => {
    const [place, inner] = [Math.floor(i / (a * b)), i % (a * b)]
    return list[place * a * b + (inner % a) * b + Math.floor(inner / a)] as number
  }).slice(0, places * a * b)
}

test('Deconvolution2D has its kernel as [rows, columns, in, out]', async () => {
  const old = {
    nb_filter: 3,
    nb_row: 3,
    nb_col: 3,
    subsample: [2, 2],
    border_mode: 'same',
    dim_ordering: 'tf',
  }
  const list = values(81, 4)
  const keras1 = layer('Deconvolution2D', 'up', {
    ...first,
    ...old,
    bias: false,
    output_shape: [null, 8, 10, 3],
  })
  const now = { filters: 3, kernel_size: 3, strides: 2, padding: 'same', use_bias: false }
  const keras2 = layer('Conv2DTranspose', 'up', { ...first, ...now })
  const wanted = await answer([[keras2, [kernel('up/kernel:0', [3, 3, 3, 3], swapped(list, 3, 3))]]])
  expect(await answer([[keras1, [kernel('up_W', [3, 3, 3, 3], list)]]])).toEqual(wanted)
  expect(wanted).toHaveLength(240)
})

test('Convolution1D, MaxPooling1D and a dense layer on each step', async () => {
  const rows = layer('Reshape', 'rows', { ...first, target_shape: [20, 3] })
  const conv = { nb_filter: 3, filter_length: 3, subsample_length: 2, border_mode: 'same', bias: false }
  const one = { output_dim: 2, bias: false, init: 'glorot_uniform' }
  const old: Layers = [
    [rows, []],
    [
      layer('Convolution1D', 'conv', { ...conv, input_dim: 3, input_length: null }),
      [kernel('conv_W', [3, 1, 3, 3])],
    ],
    [layer('MaxPooling1D', 'pool', { pool_length: 2, stride: 2, border_mode: 'valid' }), []],
    [layer('TimeDistributed', 'each', { layer: layer('Dense', 'inner', one) }), [kernel('each_W', [3, 2])]],
    [layer('TimeDistributedDense', 'again', one), [kernel('again_W', [2, 2])]],
    [layer('GlobalAveragePooling1D', 'gap'), []],
  ]
  const now = { filters: 3, kernel_size: 3, strides: 2, padding: 'same', use_bias: false }
  const dense = { units: 2, use_bias: false }
  const twin: Layers = [
    [rows, []],
    [layer('Conv1D', 'conv', now), [kernel('conv/kernel:0', [3, 3, 3])]],
    [layer('MaxPooling1D', 'pool', { pool_size: 2, strides: 2, padding: 'valid' }), []],
    [layer('Dense', 'each', dense), [kernel('each/kernel:0', [3, 2])]],
    [layer('Dense', 'again', dense), [kernel('again/kernel:0', [2, 2])]],
    [layer('GlobalAveragePooling1D', 'gap'), []],
  ]
  const wanted = await answer(twin)
  expect(await answer(old)).toEqual(wanted)
  expect(wanted).toHaveLength(2)
})
