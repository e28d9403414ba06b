import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { constant } from '../../tfjs/gradients/cases/case'
import { graphOf, ints, type Operator, same, word, words } from '../testing/graphOfOne'
import { registerGraphOps } from './graphOps'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await useBackend('cpu')
  registerGraphOps()
  registerGraphOps()
})

/** Values of the graph's operator and of its definition, alone and as gradients. */
async function compare(operator: Operator, exact: (x: tf.Tensor) => tf.Tensor, shape: number[]) {
  const before = tf.memory().numTensors - operator.constants.length
  const graph = await graphOf(operator)
  for (const make of [
    (f: typeof exact) => f,
    (f: typeof exact) => tf.grad((x: tf.Tensor) => tf.sum(tf.pow(f(x), 3))),
  ]) {
    const [found, wanted] = tf.tidy(() => {
      const x = constant(shape as [number], 7)
      return [make(graph.run)(x), make(exact)(x.clone())] as [tf.Tensor, tf.Tensor]
    })
    expect(found.shape).toEqual(wanted.shape)
    const [a, b] = [await found.data(), await wanted.data()]
    expect(Math.hypot(...b)).toBeGreaterThan(0.1)
    a.forEach((value, i) => {
      expect(value).toBeCloseTo(b[i] ?? Number.NaN, 4)
    })
    tf.dispose([found, wanted])
  }
  graph.close()
  expect(tf.memory().numTensors).toBe(before)
}

const filter = () => constant<tf.Rank.R4>([3, 3, 2, 4], 1)
const each = () => constant<tf.Rank.R4>([3, 3, 2, 1], 1)
const line = (size: number, seed: number) => constant<tf.Rank.R1>([size], seed)
const map = (x: tf.Tensor) => x as tf.Tensor4D

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend)
  })

  test.each([
    ['none', ['BiasAdd'], (y: tf.Tensor) => y],
    ['relu6', ['BiasAdd', 'Relu6'], tf.relu6],
    ['leaky relu', ['BiasAdd', 'LeakyRelu'], (y: tf.Tensor) => tf.leakyRelu(y, 0.25)],
  ])('_FusedConv2D with activation: %s', async (_, fused, activation) => {
    const attr = { ...same, fused_ops: words(fused), num_args: { i: '1' }, leakyrelu_alpha: { f: 0.25 } }
    await compare(
      { op: '_FusedConv2D', attr, constants: [filter(), line(4, 2)] },
      (x) => activation(tf.add(tf.conv2d(map(x), filter(), 2, 'same'), line(4, 2))),
      [1, 5, 5, 2],
    )
  })

  test('_FusedConv2D with prelu, dilation and explicit padding', async () => {
    const attr = {
      strides: ints([1, 1, 1, 1]),
      dilations: ints([1, 2, 2, 1]),
      padding: word('EXPLICIT'),
      explicit_paddings: ints([0, 0, 2, 1, 0, 3, 0, 0]),
      fused_ops: words(['BiasAdd', 'Prelu']),
      num_args: { i: '2' },
    }
    const pad = [[0, 0] as const, [2, 1] as const, [0, 3] as const, [0, 0] as const]
    await compare(
      { op: '_FusedConv2D', attr, constants: [filter(), line(4, 2), line(4, 3)] },
      (x) => {
        const frame = tf.pad(map(x), pad as unknown as [number, number][]) as tf.Tensor4D
        const y = tf.conv2d(frame, filter(), 1, 'valid', 'NHWC', 2)
        return tf.prelu(tf.add(y, line(4, 2)), line(4, 3))
      },
      [1, 5, 5, 2],
    )
  })

  test('FusedDepthwiseConv2dNative', async () => {
    const attr = { ...same, fused_ops: words(['BiasAdd', 'Relu']), num_args: { i: '1' } }
    await compare(
      { op: 'FusedDepthwiseConv2dNative', attr, constants: [each(), line(2, 2)] },
      (x) => tf.relu(tf.add(tf.depthwiseConv2d(map(x), each(), 2, 'same'), line(2, 2))),
      [1, 5, 5, 2],
    )
  })

  test('_FusedMatMul', async () => {
    const attr = { fused_ops: words(['BiasAdd', 'Elu']), num_args: { i: '1' }, transpose_b: { b: true } }
    await compare(
      { op: '_FusedMatMul', attr, constants: [constant<tf.Rank.R2>([5, 4], 1), line(5, 2)] },
      (x) => tf.elu(tf.add(tf.matMul(x, constant<tf.Rank.R2>([5, 4], 1), false, true), line(5, 2))),
      [3, 4],
    )
  })

  test('Einsum', async () => {
    await compare(
      {
        op: 'Einsum',
        attr: { equation: word('abc,cd->abd'), N: { i: '2' } },
        constants: [constant<tf.Rank.R2>([4, 5], 1)],
      },
      (x) => tf.reshape(tf.matMul(tf.reshape(x, [6, 4]), constant<tf.Rank.R2>([4, 5], 1)), [2, 3, 5]),
      [2, 3, 4],
    )
  })

  test('FusedBatchNormV3 with its own moments, as layer normalisation is written', async () => {
    const attr = { epsilon: { f: 0.001 }, is_training: { b: true }, data_format: word('NCHW') }
    const empty = () => tf.tensor1d([])
    await compare(
      { op: 'FusedBatchNormV3', attr, constants: [tf.ones([3]), tf.zeros([3]), empty(), empty()] },
      (x) => {
        const { mean, variance } = tf.moments(x, 2, true)
        return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 0.001)))
      },
      [1, 3, 8, 1],
    )
  })

  test('FusedBatchNormV3 with the moments of training', async () => {
    const attr = { epsilon: { f: 0.01 }, is_training: { b: false }, data_format: word('NHWC') }
    const variance = () => tf.add(line(3, 4), 3)
    await compare(
      { op: 'FusedBatchNormV3', attr, constants: [line(3, 1), line(3, 2), line(3, 3), variance()] },
      (x) => {
        const unit = tf.mul(tf.sub(x, line(3, 3)), tf.rsqrt(tf.add(variance(), 0.01)))
        return tf.add(tf.mul(unit, line(3, 1)), line(3, 2))
      },
      [1, 2, 2, 3],
    )
  })

  test('SpaceToDepth, LogSoftmax and PreventGradient', async () => {
    const blocks = (x: tf.Tensor) =>
      tf.reshape(tf.transpose(tf.reshape(x, [2, 2, 3, 2, 2]), [0, 2, 1, 3, 4]), [1, 2, 3, 8])
    await compare(
      { op: 'SpaceToDepth', attr: { block_size: { i: '2' } }, constants: [] },
      blocks,
      [1, 4, 6, 2],
    )
    await compare({ op: 'LogSoftmax', attr: {}, constants: [] }, (x) => tf.log(tf.softmax(x)), [3, 4])
    await compare({ op: 'PreventGradient', attr: {}, constants: [] }, (x) => x.clone(), [3, 4])
  })

  test.each([
    ['EnsureShape', (x: tf.Tensor) => x.clone()],
    ['Erfc', (x: tf.Tensor) => tf.sub(1, tf.erf(x))],
    ['Softsign', (x: tf.Tensor) => tf.div(x, tf.add(tf.abs(x), 1))],
  ] as const)('%s', async (op, exact) => {
    await compare({ op, attr: {}, constants: [] }, exact, [3, 4])
  })

  test('Xlogy and Rint by their values', async () => {
    for (const [op, given, other, wanted] of [
      ['Xlogy', [0, 2, -1], [3, 4, Math.E], [0, 2 * Math.log(4), -1]],
      ['Rint', [-1.6, 0.5, 2.4], [], [-2, 0, 2]],
    ] as const) {
      const graph = await graphOf({
        op,
        attr: {},
        constants: other.length > 0 ? [tf.tensor1d([...other])] : [],
      })
      const x = tf.tensor1d([...given])
      const y = graph.run(x)
      for (const [i, value] of (await y.data()).entries())
        expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 5)
      tf.dispose([x, y])
      graph.close()
    }
  })
})

test('no gradient of a filter or a bias is computed that nobody asked for', async () => {
  await tf.setBackend('cpu')
  const attr = { ...same, fused_ops: words(['BiasAdd']), num_args: { i: '1' } }
  const graph = await graphOf({ op: '_FusedConv2D', attr, constants: [filter(), line(4, 2)] })
  const x = tf.ones([1, 5, 5, 2])
  const { kernelNames, result } = await tf.profile(() => tf.grad((t: tf.Tensor) => tf.sum(graph.run(t)))(x))
  expect(kernelNames).toContain('Conv2DBackpropInput')
  expect(kernelNames).not.toContain('Conv2DBackpropFilter')
  tf.dispose([x, result as tf.Tensor])
  graph.close()
})

test('a fused operator with an unknown activation is refused by name', async () => {
  await tf.setBackend('cpu')
  const attr = { ...same, fused_ops: words(['BiasAdd', 'Tanh']), num_args: { i: '1' } }
  const graph = await graphOf({ op: '_FusedConv2D', attr, constants: [filter(), line(4, 2)] })
  const x = tf.ones([1, 5, 5, 2])
  expect(() => graph.run(x)).toThrow(
    'A fused operator with tanh is not supported; convert the model without it.',
  )
  x.dispose()
  graph.close()
})
