// The gradient of a max pooling of a volume goes to the largest value on wasm, too, where all are below 0.
import { dispose, grad, maxPool3d, sum, type Tensor, type Tensor5D, tensor5d } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'

async function slopes(pad: 'valid' | 'same'): Promise<number[]> {
  const list = Array.from({ length: 64 }, (_, i) => -1 - Math.abs(Math.sin(i * 7.3)))
  const x = tensor5d(list, [1, 4, 4, 4, 1])
  const pooled = (y: Tensor) => sum(maxPool3d(y as Tensor5D, 2, pad === 'valid' ? 2 : 1, pad))
  const found = grad(pooled)(x)
  const answer = [...(await found.data())]
  dispose([x, found])
  return answer
}

test.each(['valid', 'same'] as const)('with padding %s', async (pad) => {
  await useBackend('cpu')
  const wanted = await slopes(pad)
  expect(wanted.filter((value) => value > 0).length).toBeGreaterThan(5)
  await useBackend('wasm')
  expect(await slopes(pad)).toEqual(wanted)
})
