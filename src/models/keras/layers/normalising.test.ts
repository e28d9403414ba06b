import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { applied, asked, close } from '../../testing/layerFixtures'
import { values } from '../../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

/** (x - mean) / sqrt(variance + epsilon) of one list. */
function standardised(list: readonly number[], epsilon: number): number[] {
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length
  const variance = list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / list.length
  return list.map((x) => (x - mean) / Math.sqrt(variance + epsilon))
}

test('LayerNormalization standardises the last axis', async () => {
  const list = values(6, 3)
  const x = tf.tensor3d(list, [1, 2, 3])
  const weights = [tf.tensor1d([1, 2, 3]), tf.tensor1d([0.5, 0, -1])]
  const config = { axis: [2], epsilon: 1e-6 }
  expect(asked('LayerNormalization', config, [1, 2, 3])).toEqual([
    ['gamma', [3]],
    ['beta', [3]],
  ])
  const wanted = [list.slice(0, 3), list.slice(3)].flatMap((row) =>
    standardised(row, 1e-6).map((value, i) => value * [1, 2, 3][i]! + [0.5, 0, -1][i]!),
  )
  close((await applied('LayerNormalization', [x], { config, weights })).list, wanted, 4)
  tf.dispose([x, ...weights])
})

test('LayerNormalization without scale has only beta', async () => {
  const x = tf.tensor2d([1, 3], [1, 2])
  const weights = [tf.tensor1d([10, 20])]
  expect(asked('LayerNormalization', { scale: false }, [1, 2])).toEqual([['beta', [2]]])
  close(
    (await applied('LayerNormalization', [x], { config: { scale: false, epsilon: 0 }, weights })).list,
    [9, 21],
  )
  tf.dispose([x, ...weights])
})

test('GroupNormalization standardises each group of channels over all positions', async () => {
  // Two positions of four channels in two groups.
  const list = [1, 2, 30, 40, 5, 6, 10, 80]
  const x = tf.tensor4d(list, [1, 1, 2, 4])
  const weights = [tf.tensor1d([1, 1, 2, 2]), tf.tensor1d([0, 1, 0, 0])]
  const low = standardised([1, 2, 5, 6], 0.001)
  const high = standardised([30, 40, 10, 80], 0.001)
  const wanted = [
    low[0]!,
    low[1]! + 1,
    2 * high[0]!,
    2 * high[1]!,
    low[2]!,
    low[3]! + 1,
    2 * high[2]!,
    2 * high[3]!,
  ]
  close((await applied('GroupNormalization', [x], { config: { groups: 2 }, weights })).list, wanted, 4)
  tf.dispose([x, ...weights])
})

test('UnitNormalization has length 1, RMSNormalization mean square 1', async () => {
  const x = tf.tensor2d([3, 4], [1, 2])
  close((await applied('UnitNormalization', [x])).list, [0.6, 0.8])
  const weights = [tf.tensor1d([1, 10])]
  const spread = Math.sqrt(12.5 + 1e-6)
  close((await applied('RMSNormalization', [x], { weights })).list, [3 / spread, 40 / spread])
  tf.dispose([x, ...weights])
})
