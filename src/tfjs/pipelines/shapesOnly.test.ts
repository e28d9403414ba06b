// TensorFlow.js's own WebGPU backend on a GPU that is none: what is run for the shapes asks nothing of it.
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { backend, fill, relu, scalar, softmax, type Tensor, tidy, transpose } from '@tensorflow/tfjs-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { webgpuOf } from '../internals'
import { outlineWebgpu } from './outlineWebgpu'
import { forShapes, forValues, offerOutline } from './shapesOnly'
import { closeFake, openFake, stubGpu } from './testing/openFake'

beforeEach(stubGpu)
afterEach(closeFake)

const open = () =>
  openFake((device) => {
    const made = new WebGPUBackend(device, {} as GPUAdapterInfo)
    offerOutline(made, outlineWebgpu(webgpuOf(made)))
    return made
  })

test('the shapes are those of the computation, and no pipeline is made', async () => {
  const { made, used } = await open()
  const shapes: number[][] = []
  const work = () =>
    tidy(() => {
      shapes.push(transpose(relu(fill([2, 3, 5], 1)), [2, 0, 1]).shape)
    })
  forShapes(work)
  expect(shapes).toEqual([[5, 2, 3]])
  expect([made.atOnce, made.dispatches, used()]).toEqual([0, 0, 0])
  work()
  expect(made).toMatchObject({ atOnce: 3, dispatches: 3 })
})

test('within it, what counts is computed', async () => {
  const { made } = await open()
  let weight: Tensor | null = null
  forShapes(() => {
    tidy(() => void softmax(fill([4], 2)))
    weight = forValues(() => relu(fill([4], 1)))
  })
  expect(made.dispatches).toBe(2)
  expect(await (weight as unknown as Tensor).data()).toHaveLength(4)
})

test.each([
  ['reads a value', () => void webgpuOf(backend()).readSync(relu(scalar(2)).dataId)],
  [
    'fails',
    () => {
      throw new Error('no such kernel')
    },
  ],
])('work that %s is done once more with values', async (_, ends) => {
  const { made } = await open()
  const work = vi.fn(() => tidy(() => void [relu(fill([3], 1)), ends()]))
  expect(() => forShapes(work)).toThrow(/OffscreenCanvas|no such kernel/)
  expect(work).toHaveBeenCalledTimes(2)
  expect(made.dispatches).toBeGreaterThan(1)
})

test('work that keeps a value which was left out is done once more', async () => {
  const { made } = await open()
  const kept: Tensor[] = []
  forShapes(() => {
    kept.push(relu(fill([3], 1)))
  })
  expect(kept).toHaveLength(2)
  expect(made.dispatches).toBe(2)
  expect(await (kept[1] as Tensor).data()).toHaveLength(3)
})
