import {
  add,
  dispose,
  grad,
  maxPool,
  memory,
  mul,
  relu,
  softmax,
  square,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  tensor1d,
  tensor4d,
  tile,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { guided } from '../../tfjs/guided'
import { normals } from '../scoring/random'
import { backends, useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { logitAt, openProbe } from '../testing/openProbe'
import { tokenToy } from '../testing/tokenToy'
import { plainToy, residualToy } from '../testing/toyNetwork'
import { hessianTimes } from './hessian'

async function expectSame(actual: Tensor, wanted: Tensor) {
  const [a, b] = await Promise.all([actual.data(), wanted.data()])
  expect(actual.shape).toEqual(wanted.shape)
  const peak = Math.max(...Array.from(b, Math.abs))
  expect(peak).toBeGreaterThan(1e-3)
  expect(Math.max(...Array.from(b, (v, i) => Math.abs(v - (a[i] ?? Number.NaN)))) / peak).toBeLessThan(1e-4)
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  describe('gradients at several nodes of which one is computed from another', () => {
    test.each(['relu1', 'conv2', 'join'])('are the total ones: %s', async (layer) => {
      const probe = openProbe(residualToy(), toyPicture(), logitAt(layer))
      const all = probe.gradientsAt(['join', 'relu1', 'conv2'])
      await expectSame(all[['join', 'relu1', 'conv2'].indexOf(layer)] as Tensor, probe.gradients())
      dispose(all)
      probe.close()
    })

    test('leave nothing behind', () => {
      const probe = openProbe(residualToy(), toyPicture(), logitAt('join'))
      const before = memory().numTensors
      dispose(probe.gradientsAt(['input', 'conv1', 'join']))
      expect(memory().numTensors).toBe(before)
    })
  })

  test('a token map is lent as a grid, and its gradient as well', async () => {
    const picture = toyPicture()
    const classifier = tokenToy()
    const probe = openProbe(classifier, picture, logitAt('block1'))
    const [tokens] = classifier.network.run({ input: picture }, ['block1'])
    const flat = [...((await tokens?.data()) ?? [])]
    expect(probe.activations().shape).toEqual([1, 6, 8, 5])
    expect([...(await probe.activations().data())]).toEqual(flat.slice(5))
    const [gradient] = probe.gradientsAt(['block1'])
    expect(probe.gradients().shape).toEqual([1, 6, 8, 5])
    const all = [...((await gradient?.data()) ?? [])].slice(5)
    const own = await probe.gradients().data()
    for (const [i, value] of all.entries()) expect(own[i]).toBeCloseTo(value, 5)
    probe.close()
  })

  test('a gradient of another score does not replace that of the target', async () => {
    const probe = openProbe(plainToy(), toyPicture(), logitAt('relu2', 1))
    const first = [...(await probe.gradients().data())]
    const doubled = probe.gradients((logits) => mul(sum(logits, 1), 2) as Tensor1D)
    expect([...(await doubled.data())]).not.toEqual(first)
    expect([...(await probe.gradients().data())]).toEqual(first)
    probe.close()
  })

  test('the score and the probabilities of untouched activations are those of the picture', async () => {
    const probe = openProbe(plainToy(), toyPicture(), logitAt('relu2', 1))
    const logits = await probe.logits().data()
    const row = [logits[1] ?? Number.NaN, ...(await softmax(probe.logits()).data())]
    const found = await probe.headAnswers(2, (whole) => tile(whole, [2, 1, 1, 1]))
    expect(found).toHaveLength(2 * row.length)
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(row[i % row.length] ?? Number.NaN, 4)
    probe.close()
  })

  test('closing frees all that was lent, other pictures included', async () => {
    const picture = toyPicture()
    const classifier = residualToy()
    const before = memory().numTensors
    const probe = openProbe(classifier, picture, logitAt('conv2'))
    const mirrored = mul(picture, -1) as Tensor4D
    const other = probe.at(mirrored)
    mirrored.dispose()
    await Promise.all([other.gradients(), probe.gradients(), other.activations()].map((t) => t.data()))
    await probe.headScores(3, (whole) => add(whole, tensor(0)))
    probe.close()
    expect(memory().numTensors).toBe(before)
  })

  describe('the Hessian times a vector', () => {
    const at = () => tensor4d([1, -2, 3, 0.5], [1, 2, 2, 1])
    const vector = () => tensor4d([1, 1, -1, 2], [1, 2, 2, 1])

    test('of a sum of cubes is 6 x v', async () => {
      const product = hessianTimes((x) => sum(mul(square(x), x)), at(), vector())
      const wanted = [6, -12, -18, 6]
      const data = await product.data()
      for (const [i, value] of wanted.entries()) expect(data[i]).toBeCloseTo(value, 3)
    })

    test('of the product of two values mixes them', async () => {
      const product = hessianTimes((x) => sum(square(sum(x))), at(), vector())
      for (const value of await product.data()) expect(value).toBeCloseTo(6, 3)
    })

    test('of squares behind max pooling meets the winners alone', async () => {
      const score = (x: Tensor) => sum(square(maxPool(x as Tensor4D, 2, 2, 'valid')))
      const data = await hessianTimes(score, at(), vector()).data()
      for (const [i, value] of [0, 0, -2, 0].entries()) expect(data[i]).toBeCloseTo(value, 3)
    })

    test('along the place itself is the same', async () => {
      const x = at()
      const data = await hessianTimes((y) => sum(mul(square(y), y)), x, x).data()
      for (const [i, value] of [6, 24, 54, 1.5].entries()) expect(data[i]).toBeCloseTo(value, 2)
    })
  })

  describe('guided gradients', () => {
    const x = () => tensor1d([1, 2, -3, 4])
    const upstream = [1, -1, 1, 2]
    const f = (y: Tensor) => sum(mul(relu(y), tensor1d(upstream)))

    test('pass where the input and the gradient are positive', async () => {
      expect([...(await guided(() => grad(f)(x())).data())]).toEqual([1, 0, 0, 2])
    })

    test('are gone afterwards, also after a failure', async () => {
      expect(() =>
        guided(() => {
          throw new Error('stop')
        }),
      ).toThrow('stop')
      expect([...(await grad(f)(x()).data())]).toEqual([1, -1, 0, 2])
    })
  })

  test('noise is drawn from the seed', async () => {
    const probe = openProbe(plainToy(), toyPicture(), logitAt('relu2'))
    const noise = probe.noise([2, 3], 0.5, 9)
    expect(await noise.data()).toEqual(normals(6, 0.5, 9))
    noise.dispose()
    probe.close()
  })
})
