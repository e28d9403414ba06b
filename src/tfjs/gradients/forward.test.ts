import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { logSoftmax } from './activation'
import { batchNorm } from './batchNorm'
import { values } from './cases/case'
import { spaceToDepth } from './depthToSpace'
import { einsum } from './einsum'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await useBackend('cpu')
})

/** Shape and rounded values of what `run` makes; nothing else may stay. */
async function result(run: () => tf.Tensor): Promise<{ shape: number[]; data: number[] }> {
  const before = tf.memory().numTensors
  const t = tf.tidy(run)
  const data = Array.from(await t.data(), (v) => Math.round(v * 1e5) / 1e5 + 0)
  const { shape } = t
  t.dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { shape, data }
}

const slope = (run: (x: tf.Tensor) => tf.Tensor, x: number[], shape = [x.length]) =>
  result(() => tf.grad((t: tf.Tensor) => tf.sum(run(t)))(tf.tensor(x, shape)))

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend)
  })

  test('a stride next to a dropped axis reads the right cells: x[:, ::2, 1]', async () => {
    const run = () =>
      tf.stridedSlice(tf.reshape(tf.range(0, 24), [2, 4, 3]), [0, 0, 1], [2, 4, 3], [1, 2, 1], 0, 0, 0, 0, 4)
    expect(await result(run)).toEqual({ shape: [2, 2], data: [1, 7, 13, 19] })
  })

  test('a stride next to a new axis and an ellipsis: x[1, newaxis, ..., ::2]', async () => {
    const run = () =>
      tf.stridedSlice(
        tf.reshape(tf.range(0, 24), [2, 3, 4]),
        [1, 0, 0, 0],
        [2, 0, 0, 4],
        [1, 1, 1, 2],
        8,
        8,
        4,
        2,
        1,
      )
    expect(await result(run)).toEqual({ shape: [1, 3, 2], data: [12, 14, 16, 18, 20, 22] })
  })

  test('backwards past the first cell, next to a dropped axis: x[::-1, 1]', async () => {
    const run = () =>
      tf.stridedSlice(tf.reshape(tf.range(0, 6), [3, 2]), [0, 1], [0, 2], [-1, 1], 1, 1, 0, 0, 2)
    expect(await result(run)).toEqual({ shape: [3], data: [5, 3, 1] })
  })

  test('einsum against its definition', async () => {
    const [a, b] = [values(24, 1), values(24, 2)]
    const at = (t: Float32Array, i: number) => t[i] ?? Number.NaN
    // q[t, h, d] k[s, h, d] -> [h, t, s]
    const exact: number[] = []
    for (let h = 0; h < 2; h++)
      for (let t = 0; t < 3; t++)
        for (let s = 0; s < 3; s++) {
          let total = 0
          for (let d = 0; d < 4; d++) total += at(a, (t * 2 + h) * 4 + d) * at(b, (s * 2 + h) * 4 + d)
          exact.push(Math.round(total * 1e5) / 1e5)
        }
    const found = await result(() => einsum('thd,shd->hts', tf.tensor(a, [3, 2, 4]), tf.tensor(b, [3, 2, 4])))
    expect(found.shape).toEqual([2, 3, 3])
    found.data.forEach((v, i) => {
      expect(v).toBeCloseTo(at(Float32Array.from(exact), i), 4)
    })
  })

  test('einsum sums labels that one term alone has, which TensorFlow.js gets wrong', async () => {
    const run = () => einsum('ab,bc->c', tf.ones([3, 4]), tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]))
    expect(await result(run)).toEqual({ shape: [2], data: [48, 60] })
  })

  test('einsum without an arrow, with an ellipsis and of one term', async () => {
    const x = () => tf.reshape(tf.range(0, 6), [2, 3])
    expect(await result(() => einsum('ij', x()))).toMatchObject({ data: [0, 1, 2, 3, 4, 5] })
    expect(await result(() => einsum('...j->j...', x()))).toMatchObject({ data: [0, 3, 1, 4, 2, 5] })
    expect(await result(() => einsum('ij->', x()))).toEqual({ shape: [], data: [15] })
  })

  test('space to depth puts a block of cells into the channels, row by row', async () => {
    const run = () => spaceToDepth(tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 4, 1]), 2)
    expect(await result(run)).toEqual({ shape: [1, 1, 2, 4], data: [1, 2, 5, 6, 3, 4, 7, 8] })
  })

  test('batch normalisation takes the moments of its input where it has no others', async () => {
    const none = { mean: tf.tensor1d([]), variance: tf.tensor1d([]) }
    const line = { offset: tf.tensor1d([1]), scale: tf.tensor1d([2]) }
    const run = () => batchNorm(tf.tensor4d([1, 3, 1, 3], [1, 2, 2, 1]), { ...none, ...line, epsilon: 0 })
    expect(await result(run)).toMatchObject({ data: [-1, 3, -1, 3] })
    tf.dispose([none, line])
  })

  test('log softmax of large scores', async () => {
    expect(await result(() => logSoftmax(tf.tensor2d([[1000, 1001]])))).toMatchObject({
      data: [-1.31326, -0.31326],
    })
  })

  test('the first of equal values in a window takes the gradient of max pooling', async () => {
    const found = await slope(
      (x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid'),
      [-1, -1, -1, -2],
      [1, 2, 2, 1],
    )
    expect(found.data).toEqual([1, 0, 0, 0])
  })

  test('max pooling finds a negative maximum', async () => {
    const found = await slope(
      (x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid'),
      [-4, -3, -1, -2],
      [1, 2, 2, 1],
    )
    expect(found.data).toEqual([0, 0, 1, 0])
  })

  test('a maximum over an axis shares its gradient among equals', async () => {
    expect((await slope((x) => tf.max(x), [0, 0, -1, 0])).data).toEqual([0.33333, 0.33333, 0, 0.33333])
  })

  test('where two values are equal the first one counts as the larger and the smaller', async () => {
    expect((await slope((x) => tf.maximum(x, tf.tensor1d([1, 2])), [1, 1])).data).toEqual([1, 0])
    expect((await slope((x) => tf.minimum(tf.tensor1d([1, 2]), x), [1, 1])).data).toEqual([0, 1])
  })

  test('a border of average pooling divides by the cells that are there', async () => {
    const found = await slope((x) => tf.avgPool(x as tf.Tensor4D, 3, 2, 'same'), [1, 2, 3, 4], [1, 2, 2, 1])
    expect(found.data).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  test('a product with a factor of zero', async () => {
    expect((await slope((x) => tf.prod(x), [2, 0, 3])).data).toEqual([0, 6, 0])
  })
})

test.each([
  [
    'Transform',
    (x: tf.Tensor) => tf.image.transform(x as tf.Tensor4D, tf.tensor2d([[1, 0, 0, 0, 1, 0, 0, 0]])),
  ],
  [
    'CropAndResize',
    (x: tf.Tensor) =>
      tf.image.cropAndResize(
        x as tf.Tensor4D,
        tf.tensor2d([[0, 0, 1, 1]]),
        tf.tensor1d([0], 'int32'),
        [2, 2],
      ),
  ],
])('%s is refused by name', async (name, run) => {
  await tf.setBackend('cpu')
  const x = tf.ones([1, 3, 3, 1])
  expect(() => tf.grad((t: tf.Tensor) => tf.sum(run(t)))(x)).toThrow(
    `The model computes ${name} behind this layer, which has no gradient; choose a later layer, or a method that needs none (Score-CAM, Eigen-CAM).`,
  )
  x.dispose()
})

test('einsum refuses a diagonal and a wrong rank by the equation', async () => {
  await tf.setBackend('cpu')
  const x = tf.ones([2, 2])
  expect(() => einsum('aa->a', x)).toThrow('The Einsum "aa->a" takes a diagonal')
  expect(() => einsum('abc->a', x)).toThrow('The Einsum "abc->a" does not fit inputs of 2 axes')
  x.dispose()
})
