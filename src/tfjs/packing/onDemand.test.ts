// A weight out of a file takes no memory of wasm's before a kernel asks for it, and is a tensor like any other.
import {
  backend,
  concat,
  conv2d,
  dispose,
  grad,
  keep,
  memory,
  mul,
  ones,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../../engine/testing/backends'
import { wasmOf } from '../internals'
import { weightOf } from './renewable'

const SHAPE = [3, 3, 32, 64]
const SIZE = 3 * 3 * 32 * 64
const file = new Float32Array(SIZE + 8).map((_, i) => Math.sin(i * 1.7))

function made() {
  let read = 0
  const numbers = () => {
    read++
    return file.subarray(8)
  }
  return { weight: weightOf({ numbers, shape: SHAPE }), times: () => read }
}

const isThere = (weight: Tensor) => wasmOf(backend()).dataIdMap.has(weight.dataId)

describe.each(backends)('on $backend', ({ backend: name }) => {
  beforeAll(() => useBackend(name))

  test('kernels, gradients, clones and readers are given its numbers', async () => {
    const before = memory()
    const plain = tensor(file.slice(8), SHAPE)
    const uses: ((filter: Tensor) => Tensor)[] = [
      (filter) => conv2d(ones([1, 9, 8, 32]) as Tensor4D, filter as Tensor4D, 2, 'same'),
      (filter) => mul(filter, 2),
      (filter) => filter.clone(),
      (filter) => concat([filter, filter], 3),
      (filter) => sum(filter, [0, 1]),
      (filter) =>
        grad((x: Tensor) => conv2d(x as Tensor4D, filter as Tensor4D, 1, 'same'))(ones([1, 9, 8, 32])),
    ]
    for (const use of uses) {
      const { weight } = made()
      keep(weight)
      const [a, b] = [plain, weight].map((filter) => tidy(() => use(filter))) as [Tensor, Tensor]
      expect(await b.data()).toEqual(await a.data())
      expect(await weight.data()).toEqual(await plain.data())
      dispose([a, b, weight])
    }
    plain.dispose()
    const { numTensors, numBytes, numDataBuffers } = memory()
    expect([numTensors, numBytes, numDataBuffers]).toEqual([
      before.numTensors,
      before.numBytes,
      before.numDataBuffers,
    ])
  })
})

describe('in the memory of wasm', () => {
  beforeAll(() => useBackend('wasm'))

  test('it is counted from the first, there when it is used, and gone again when it is packed', async () => {
    const { numTensors, numBytes } = memory()
    const { weight, times } = made()
    keep(weight)
    expect([memory().numTensors - numTensors, memory().numBytes - numBytes]).toEqual([1, 4 * SIZE])
    expect([isThere(weight), times()]).toEqual([false, 0])
    const x = ones([1, 9, 8, 32]) as Tensor4D
    tidy(() => void conv2d(x, weight as Tensor4D, 1, 'same'))
    expect([isThere(weight), times()]).toEqual([false, 1])
    // Packed it is used without its numbers.
    tidy(() => void conv2d(x, weight as Tensor4D, 1, 'same'))
    expect(times()).toBe(1)
    const other = tidy(() => mul(weight, 1))
    expect([isThere(weight), times()]).toEqual([true, 2])
    dispose([weight, x, other])
    expect([memory().numTensors, memory().numBytes]).toEqual([numTensors, numBytes])
  })

  test('what a reader does with its numbers leaves the file as it is', async () => {
    const { weight } = made()
    const first = await weight.data()
    first.fill(0)
    expect((await weight.data())[5]).toBeCloseTo(Math.sin(13 * 1.7), 6)
    expect(file[13]).toBeCloseTo(Math.sin(13 * 1.7), 6)
    weight.dispose()
  })

  test('one that nobody used leaves nothing', () => {
    const { numTensors, numDataBuffers } = memory()
    const { weight, times } = made()
    weight.dispose()
    expect([memory().numTensors, memory().numDataBuffers, times()]).toEqual([numTensors, numDataBuffers, 0])
  })
})
