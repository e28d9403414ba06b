// TensorFlow.js's own WebGPU backend on a GPU that says where its numbers come from: the same answers as one pipeline
// after another gives, whatever the order in which the pipelines come.
import {
  add,
  conv2d,
  dispose,
  elu,
  fill,
  grad,
  memory,
  mul,
  relu,
  removeBackend,
  softmax,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { webgpuOf } from '../internals'
import { compileSideBySide } from './sideBySide'
import type { Coming } from './testing/fakeGpu'
import { closeFake, openFake, stubGpu } from './testing/openFake'

beforeEach(stubGpu)
afterEach(closeFake)

async function open(sideBySide: boolean) {
  const failed = vi.fn()
  const fake = await openFake((device) => {
    const backend = new WebGPUBackend(device, {} as GPUAdapterInfo)
    if (sideBySide) compileSideBySide(webgpuOf(backend), failed)
    return backend
  })
  return { ...fake, failed }
}

const values = (shape: number[]) =>
  tensor(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(i)),
    shape,
  )

/** A forward pass and a gradient through it, which let go of what lies between. */
function work(): Tensor[] {
  return tidy(() => {
    const filters = values([3, 3, 3, 4]) as Tensor4D
    const forward = (x: Tensor) => {
      const features = relu(conv2d(x as Tensor4D, filters, 1, 'same'))
      return sum(softmax(sum(mul(features, add(features, features)), [1, 2])))
    }
    const picture = values([1, 8, 8, 3])
    return [forward(picture), grad(forward)(picture)]
  })
}

async function answers(): Promise<number[]> {
  const tensors = work()
  try {
    return (await Promise.all(tensors.map((each) => each.data()))).map((read) => read[0] ?? Number.NaN)
  } finally {
    dispose(tensors)
  }
}

/** Those asked for, in an order of the caller's; again, as long as more are asked for. */
async function bring(coming: Coming[], order: (asked: Coming[]) => Coming[]) {
  for (let rest = 20; rest > 0; rest--) {
    for (const each of order(coming.splice(0))) each.arrive()
    await new Promise((resolve) => setTimeout(resolve))
  }
}

const plainly = async () => {
  const { made } = await open(false)
  const before = memory().numTensors
  const found = await answers()
  expect(memory().numTensors).toBe(before)
  removeBackend('webgpu')
  return { found, made }
}

test.each([
  ['as they were asked for', (asked: Coming[]) => asked],
  ['the last first', (asked: Coming[]) => asked.toReversed()],
])('all pipelines of a pass are made side by side, and come %s', async (_, order) => {
  const plain = await plainly()
  expect(plain.made.atOnce).toBeGreaterThan(8)
  const { made, coming, used, failed } = await open(true)
  const [before, buffers] = [memory().numTensors, used()]
  const found = answers()
  await new Promise((resolve) => setTimeout(resolve))
  expect(coming).toHaveLength(plain.made.atOnce)
  expect(made).toMatchObject({ atOnce: 0, dispatches: 0 })
  await bring(coming, order)
  expect(await found).toEqual(plain.found)
  expect(made).toMatchObject({ atOnce: 0, dispatches: plain.made.dispatches })
  expect([memory().numTensors, used()]).toEqual([before, buffers])
  // What is there runs as it ever did.
  const { submits } = made
  expect(await answers()).toEqual(plain.found)
  expect([coming.length, made.submits - submits]).toEqual([0, plain.made.submits])
  expect(failed).not.toHaveBeenCalled()
})

test('one that cannot be made is asked for once more at once, so that the device says what is wrong with it', async () => {
  const plain = await plainly()
  const { made, coming } = await open(true)
  const found = answers()
  await new Promise((resolve) => setTimeout(resolve))
  coming[3]?.fail()
  await bring(coming, (asked) => asked)
  expect(await found).toEqual(plain.found)
  expect(made.atOnce).toBe(1)
})

test('where much waits, pipelines are made at once', async () => {
  const { made, coming } = await open(true)
  const large = fill([2 ** 23], 1)
  const more = [mul(large, 2), add(large, 3), relu(large)]
  expect([made.atOnce, coming.length]).toEqual([0, 4])
  const last = elu(large)
  expect(made).toMatchObject({ atOnce: 5, dispatches: 5 })
  dispose([large, ...more, last])
})

test('who waits for an answer of a backend that is closed hears of it', async () => {
  await open(true)
  const read = relu(values([4])).data()
  removeBackend('webgpu')
  await expect(read).rejects.toThrow('The backend was closed.')
})

test('a dispatch that cannot be recorded ends what waits behind it, and is told', async () => {
  const { coming, device, failed } = await open(true)
  const found = answers()
  const ends = expect(found).rejects.toThrow('no group')
  device.createBindGroup = () => {
    throw new Error('no group')
  }
  await bring(coming, (asked) => asked)
  await ends
  expect(failed).toHaveBeenCalledExactlyOnceWith(new Error('no group'))
})
