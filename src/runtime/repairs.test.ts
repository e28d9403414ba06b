import { range, reshape, stridedSlice } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { createHost } from '../worker/host'
import { environment } from '../worker/testing/toyHost'

/** x[:, ::2, 1] of [2, 4, 3], which TensorFlow.js's own kernels read from the wrong cells. */
async function everyOther(): Promise<number[]> {
  const x = reshape(range(0, 24), [2, 4, 3])
  const sliced = stridedSlice(x, [0, 0, 1], [2, 4, 3], [1, 2, 1], 0, 0, 0, 0, 4)
  const found = [...(await sliced.data())]
  x.dispose()
  sliced.dispose()
  return found
}

test('the kernels of a backend are repaired as soon as it is open, and those of the next one', async () => {
  const host = createHost(environment)
  expect(await host.start('cpu')).toMatchObject({ name: 'cpu' })
  expect(await everyOther()).toEqual([1, 7, 13, 19])
  expect(await host.start('wasm')).toMatchObject({ name: 'wasm' })
  expect(await everyOther()).toEqual([1, 7, 13, 19])
})
