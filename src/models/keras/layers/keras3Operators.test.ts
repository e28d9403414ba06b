import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import type { Json } from '../../json'
import { applied, close } from '../../testing/layerFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const sixteen = Array.from({ length: 16 }, (_, i) => i + 1)

/** Of a picture of 4 by 4 with one channel, numbered 1 to 16. */
const cases: readonly (readonly [string, Json, readonly number[], readonly number[]])[] = [
  ['AveragePool', { pool_size: 2, strides: 2, padding: 'valid' }, [3.5, 5.5, 11.5, 13.5], [1, 2, 2, 1]],
  ['MaxPool', { pool_size: [2, 2], strides: null, padding: 'valid' }, [6, 8, 14, 16], [1, 2, 2, 1]],
  [
    'ExtractPatches',
    { size: [2, 2], strides: null, dilation_rate: 1, padding: 'valid', data_format: 'channels_last' },
    [1, 2, 5, 6, 3, 4, 7, 8, 9, 10, 13, 14, 11, 12, 15, 16],
    [1, 2, 2, 4],
  ],
  ['Swapaxes', { axis1: 1, axis2: 2 }, [1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15, 4, 8, 12, 16], [1, 4, 4, 1]],
  ['Flip', { axis: 2 }, [4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9, 16, 15, 14, 13], [1, 4, 4, 1]],
  ['Var', { axis: [1, 2], keepdims: true }, [21.25], [1, 1, 1, 1]],
  ['Std', { axis: [1, 2] }, [Math.sqrt(21.25)], [1, 1]],
  ['Normalize', { axis: [1], order: 2, epsilon: 1e-12 }, [], [1, 4, 4, 1]],
  [
    'Pad',
    {
      pad_width: [
        [0, 0],
        [1, 0],
        [0, 0],
        [0, 0],
      ],
      mode: 'reflect',
    },
    [5, 6, 7, 8, ...sixteen],
    [1, 5, 4, 1],
  ],
  [
    'Pad',
    {
      pad_width: [
        [0, 0],
        [0, 1],
        [0, 0],
        [0, 0],
      ],
      mode: 'constant',
    },
    [...sixteen, 0, 0, 0, 0],
    [1, 5, 4, 1],
  ],
]

test.each(cases)('%s with %j', async (name, config, wanted, shape) => {
  const x = tf.tensor4d(sixteen, [1, 4, 4, 1])
  const { list, shape: got } = await applied(name, [x], { config })
  x.dispose()
  expect(got).toEqual(shape)
  const columns = [0, 1, 2, 3].map((i) => Math.hypot(i + 1, i + 5, i + 9, i + 13))
  const unit = sixteen.map((value, i) => value / columns[i % 4]!)
  close(list, name === 'Normalize' ? unit : wanted)
})

test('Patches that overlap, and a padding of another kind, are refused by name', async () => {
  const x = tf.tensor4d(sixteen, [1, 4, 4, 1])
  const refused = (name: string, config: Json) => expect(applied(name, [x], { config })).rejects
  await refused('ExtractPatches', { size: 2, strides: 1 }).toThrow('Patches that overlap are not known here.')
  await refused('Pad', { pad_width: 1, mode: 'edge' }).toThrow('A padding of mode "edge" is not known here.')
  await refused('MaxPool', { pool_size: 2, data_format: 'channels_first' }).toThrow('channels first (NCHW)')
  x.dispose()
})

test("the ViT example's layers: patches as tokens, projected, each with a vector for its place", async () => {
  const x = tf.tensor4d(sixteen, [1, 4, 4, 1])
  const tokens = await applied('Patches', [x], { config: { patch_size: 2 } })
  expect(tokens.shape).toEqual([1, 4, 4])
  expect(tokens.list.slice(0, 8)).toEqual([1, 2, 5, 6, 3, 4, 7, 8])
  const y = tf.tensor3d(tokens.list, [1, 4, 4])
  const weights = [tf.ones([4, 1]), tf.tensor1d([0.5]), tf.tensor2d([10, 20, 30, 40], [4, 1])]
  const config = { num_patches: 4, projection_dim: 1 }
  close((await applied('PatchEncoder', [y], { config, weights })).list, [24.5, 42.5, 76.5, 94.5])
  tf.dispose([x, y, ...weights])
})
