// A weight that can be made again is in wasm's memory once: packed. Every kernel gives the same bits as with all copies there.
import {
  backend,
  concat,
  conv2d,
  depthwiseConv2d,
  dispose,
  fill,
  fused,
  grad,
  keep,
  matMul,
  memory,
  ones,
  relu,
  slice,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { wasmOf } from '../internals'
import { lettingGo, renewable } from './renewable'

beforeAll(() => useBackend('wasm'))

const random = (shape: number[], seed: number) =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(seed + i * 1.7)),
    shape,
  )

/** MiB that are free among the first 256 of wasm's memory. */
function room(): number {
  const { wasm } = wasmOf(backend())
  const blocks: number[] = []
  for (let at = 0; at < 2 ** 28; ) {
    at = wasm._malloc(2 ** 20) >>> 0
    blocks.push(at)
  }
  for (const at of blocks) wasm._free(at)
  return blocks.length - 1
}
const picture = (channels: number, seed = 1) => random([2, 9, 8, channels], seed) as Tensor4D

let made = 0
afterEach(() => {
  made = 0
})

/** The weight itself, and one of the same numbers that may be let go. */
function twins(shape: number[], seed: number): [Tensor, Tensor] {
  const [plain, again] = [keep(random(shape, seed)), keep(random(shape, seed))]
  renewable(again, () => {
    made++
    return random(shape, seed)
  })
  return [plain, again]
}

/** Twice each: the second time nothing of it but its packed form is there. */
async function same(weights: readonly [Tensor, Tensor], compute: (weight: Tensor) => Tensor): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    const [a, b] = weights.map((weight) => tidy(() => compute(weight))) as [Tensor, Tensor]
    expect(await b.data()).toEqual(await a.data())
    expect((await a.data()).some((value) => value !== 0)).toBe(true)
    dispose([a, b])
  }
}

const away = (weight: Tensor) => !wasmOf(backend()).dataIdMap.has(weight.dataId)

test('convolutions: strides, paddings, activations and biases of one filter', async () => {
  const before = memory().numTensors
  const weights = twins([3, 3, 32, 64], 5)
  const [x, bias, other] = [picture(32), random([64], 6) as Tensor1D, random([64], 7) as Tensor1D]
  const ways: ((f: Tensor4D) => Tensor)[] = [
    (filter) => conv2d(x, filter, 1, 'same'),
    (filter) => conv2d(x, filter, 2, 'same'),
    (filter) => fused.conv2d({ x, filter, strides: 1, pad: 'same', bias, activation: 'relu' }),
    (filter) => fused.conv2d({ x, filter, strides: 1, pad: 'same', bias: other, activation: 'relu' }),
    (filter) => fused.conv2d({ x, filter, strides: 1, pad: 'same', bias, activation: 'relu6' }),
    (filter) => conv2d(x, filter, 1, 'valid'),
  ]
  for (const way of ways) await same(weights, (filter) => way(filter as Tensor4D))
  // In as many ways as a filter is packed at most; then it stays.
  expect(made).toBeGreaterThan(0)
  const few = made
  for (const way of ways) await same(weights, (filter) => way(filter as Tensor4D))
  expect(made).toBe(few)
  dispose([...weights, x, bias, other])
  expect(memory().numTensors).toBe(before)
})

test('depthwise convolutions and products', async () => {
  const depthwise = twins([5, 5, 128, 2], 8)
  const x = picture(128)
  await same(depthwise, (filter) => depthwiseConv2d(x, filter as Tensor4D, 1, 'same'))
  const product = twins([128, 96], 9)
  const [a, bias] = [random([4, 128], 10) as Tensor2D, random([96], 11) as Tensor1D]
  await same(product, (b) => matMul(a, b as Tensor2D))
  await same(product, (b) => fused.matMul({ a, b: b as Tensor2D, bias, activation: 'relu' }))
  expect(made).toBe(1)
  expect([depthwise, product].map(([, weight]) => away(weight))).toEqual([true, true])
  // What is no packed product.
  await same(product, (b) => matMul(a, transpose(b), false, true))
  await same(product, (b) => matMul(random([2, 3, 128], 12), b))
  dispose([...depthwise, ...product, x, a, bias])
})

test('whoever reads it is given its numbers: another kernel, a gradient, a clone, the values', async () => {
  const weights = twins([3, 3, 32, 64], 13)
  const x = picture(32)
  const used = (filter: Tensor) => conv2d(x, filter as Tensor4D, 1, 'same')
  await same(weights, used)
  expect(away(weights[1])).toBe(true)
  expect(await weights[1].data()).toEqual(await weights[0].data())
  await same(weights, (filter) => filter.clone())
  await same(weights, (filter) => concat([filter, filter], 3))
  expect(away(weights[1])).toBe(false)
  await same(weights, used)
  await same(weights, (filter) =>
    grad((t: Tensor) => relu(conv2d(t as Tensor4D, filter as Tensor4D, 1, 'same')))(x),
  )
  await same(weights, used)
  dispose([...weights, x])
})

test('what a gradient brings back is let go again, and what it packs is freed', async () => {
  const weights = twins([3, 3, 32, 64], 21)
  const [x, bias] = [picture(32), random([64], 22) as Tensor1D]
  const used = (filter: Tensor) =>
    fused.conv2d({ x, filter: filter as Tensor4D, strides: 1, pad: 'same', bias, activation: 'relu' })
  const slope = (filter: Tensor) =>
    grad((t: Tensor) => relu(conv2d(t as Tensor4D, filter as Tensor4D, 1, 'same')))(x)
  await same(weights, used)
  const { numTensors } = memory()
  for (let turn = 1; turn < 4; turn++) {
    await same(weights, (filter) => lettingGo(() => slope(filter)))
    expect(away(weights[1])).toBe(true)
    await same(weights, used)
    expect(away(weights[1])).toBe(true)
  }
  expect(() =>
    lettingGo(() => {
      dispose(slope(weights[1]))
      throw new Error('no')
    }),
  ).toThrow('no')
  expect([away(weights[1]), memory().numTensors]).toEqual([true, numTensors])
  dispose([...weights, x, bias])
})

const SHAPE: [number, number, number, number] = [3, 3, 128, 512]
const COUNT = 6
const MIB_OF_ALL = (COUNT * 4 * 9 * 128 * 512) / 2 ** 20

function filled(value: number, isRenewable: boolean): Tensor4D {
  const make = () => fill(SHAPE, value) as Tensor4D
  const filter = keep(make())
  if (isRenewable) renewable(filter, make)
  return filter
}

/** Filters, each packed once. */
function packed(isRenewable: boolean): Tensor4D[] {
  const filters = Array.from({ length: COUNT }, (_, i) => filled(i + 1, isRenewable))
  const x = ones([1, 7, 7, 128]) as Tensor4D
  tidy(() => filters.forEach((filter) => void conv2d(x, filter, 1, 'same')))
  x.dispose()
  return filters
}

test.each([
  [true, 1],
  [false, 2],
])('filters that are packed, renewable: %s, are in memory %d times', (isRenewable, copies) => {
  const { numBytes } = memory()
  const before = room()
  const filters = packed(isRenewable)
  // Blocks of the heap that are split count as taken.
  expect((before - room()) / MIB_OF_ALL).toBeLessThan(copies + 0.4)
  expect((before - room()) / MIB_OF_ALL).toBeGreaterThan(copies - 0.4)
  expect(filters.every(away)).toBe(isRenewable)
  expect(memory().numBytes - numBytes).toBe(MIB_OF_ALL * 2 ** 20)
  dispose(filters)
  expect(memory().numBytes).toBe(numBytes)
})

test.each([true, false])('nothing is left of those that are disposed; renewable: %s', (isRenewable) => {
  const turns = (count: number) => {
    for (let turn = 0; turn < count; turn++) dispose(packed(isRenewable))
    return room()
  }
  const before = turns(2)
  expect(before - turns(8)).toBeLessThan(0.2 * MIB_OF_ALL)
})

test.each([
  ['a clone', (weight: Tensor) => weight.clone()],
  ['a copy', (weight: Tensor) => tidy(() => relu(weight))],
  ['a part', (weight: Tensor) => slice(weight, [0, 0], [2, 3])],
])('%s of a weight that is made again while the memory grows for it', async (_what, use) => {
  const side = 4096
  const weight = keep(ones([side, side]))
  renewable(weight, () => ones([side, side]))
  dispose(matMul(ones([1, side]), weight as Tensor2D))
  const { wasm } = wasmOf(backend())
  // Whatever is free is taken, the weight's own room too.
  const taken: number[] = []
  const before = wasm.HEAPU8.length
  while (wasm.HEAPU8.length === before) taken.push(wasm._malloc(2 ** 24) >>> 0)
  const full = wasm.HEAPU8.length
  for (let left = full - Math.max(...taken); left > 2 ** 25; left -= 2 ** 24)
    taken.push(wasm._malloc(2 ** 24) >>> 0)
  const made = use(weight)
  expect([...(await made.data()).slice(0, 6)]).toEqual([1, 1, 1, 1, 1, 1])
  expect(wasm.HEAPU8.length).toBeGreaterThan(full)
  for (const at of taken) wasm._free(at)
  dispose([made, weight])
})
