import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../../json'
import { applied, close } from '../../testing/layerFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const lambda = (name: string, inputs: readonly tf.Tensor[], kwargs: Json = {}) =>
  applied('TFOpLambda', inputs, { config: { function: name }, kwargs })

describe('TFOpLambda', () => {
  test.each([
    ['__operators__.add', { y: 3 }, [4, 1]],
    ['math.add', { y: [10, 20] }, [11, 18]],
    ['math.truediv', { y: 2, name: null }, [0.5, -1]],
    ['math.subtract', { y: 1 }, [0, -3]],
    ['math.multiply', { y: -2 }, [-2, 4]],
    ['math.pow', { y: 2 }, [1, 4]],
    ['math.maximum', { y: 0 }, [1, 0]],
    ['math.negative', {}, [-1, 2]],
    ['math.square', {}, [1, 4]],
    ['nn.relu', {}, [1, 0]],
    ['nn.relu6', {}, [1, 0]],
    ['clip_by_value', { clip_value_min: -1, clip_value_max: 0.5 }, [0.5, -1]],
    ['cast', { dtype: 'float32' }, [1, -2]],
    ['math.reduce_sum', { axis: -1, keepdims: true }, [-1]],
    ['math.reduce_mean', { axis: [1] }, [-0.5]],
    ['reshape', { shape: [2, 1] }, [1, -2]],
    ['compat.v1.transpose', { perm: [1, 0] }, [1, -2]],
  ])('%s %j', async (name, kwargs, wanted) => {
    const x = tf.tensor2d([1, -2], [1, 2])
    close((await lambda(name, [x], kwargs)).list, wanted)
    x.dispose()
  })

  test('a constant before the tensor: 1 - x', async () => {
    const x = tf.tensor1d([3, 4])
    expect((await lambda('math.subtract', [x], { first: 1, y: { input: 0 } })).list).toEqual([-2, -3])
    x.dispose()
  })

  test('two tensors, and a list of them', async () => {
    const pair = [tf.tensor1d([1, 2]), tf.tensor1d([10, 20])]
    expect((await lambda('math.multiply', pair, { y: { input: 1 } })).list).toEqual([10, 40])
    tf.dispose(pair)
  })

  test('a list of tensors in the first place', async () => {
    const three = [tf.tensor2d([1, 2], [1, 2]), tf.tensor2d([3], [1, 1]), tf.tensor2d([4], [1, 1])]
    expect((await lambda('concat', three, { axis: -1 })).list).toEqual([1, 2, 3, 4])
    tf.dispose(three)
  })

  test('resizing at half-pixel centres', async () => {
    const x = tf.tensor4d([0, 4], [1, 1, 2, 1])
    close((await lambda('image.resize', [x], { size: [1, 4], method: 'bilinear' })).list, [0, 1, 3, 4])
    x.dispose()
  })

  test('an unknown function is named', async () => {
    const x = tf.scalar(1)
    await expect(lambda('math.bessel_i0', [x])).rejects.toThrow(
      'The layer "layer" applies the function "math.bessel_i0", which is not known here',
    )
    x.dispose()
  })
})

describe('indexing', () => {
  const all = { start: null, stop: null, step: null }
  const cube = () => tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 3, 2])

  test.each([
    ['x[:, 0]', [all, 0], [2, 2], [1, 2, 7, 8]],
    ['x[:, -1]', [all, -1], [2, 2], [5, 6, 11, 12]],
    ['x[:, 1:]', [all, { start: 1, stop: null, step: null }], [2, 2, 2], [3, 4, 5, 6, 9, 10, 11, 12]],
    ['x[:, ::2]', [all, { start: null, stop: null, step: 2 }], [2, 2, 2], [1, 2, 5, 6, 7, 8, 11, 12]],
    ['x[..., 1]', [{ class_name: '__ellipsis__' }, 1], [2, 3], [2, 4, 6, 8, 10, 12]],
    ['x[:, None, 2, 0]', [all, null, 2, 0], [2, 1], [5, 11]],
  ])('%s', async (_name, spec, shape, list) => {
    const x = cube()
    expect(await applied('SlicingOpLambda', [x], { kwargs: { slice_spec: spec } })).toMatchObject({
      shape,
      list,
    })
    x.dispose()
  })
})

describe("Keras 3's operators", () => {
  test.each([
    ['TrueDivide', [{ input: 0 }, 2], [0.5, -1]],
    ['Subtract', [1, { input: 0 }], [0, 3]],
    ['Add', [{ input: 0 }, 5], [6, 3]],
    ['Multiply', [{ input: 0 }, -1], [-1, 2]],
    ['Power', [{ input: 0 }, 2], [1, 4]],
    ['Reshape', [{ input: 0 }, [1, 2, 1]], [1, -2]],
  ])('%s %j', async (name, args, wanted) => {
    const x = tf.tensor2d([1, -2], [1, 2])
    expect((await applied(name, [x], { kwargs: { args } })).list).toEqual(wanted)
    x.dispose()
  })

  test('Reshape the layer keeps the batch', async () => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2])
    expect(await applied('Reshape', [x], { config: { target_shape: [-1, 1] } })).toMatchObject({
      shape: [2, 2, 1],
    })
    x.dispose()
  })
})
