// What the gradient of a sampled map may take: the rows that were read, and no table of rows by places.
import { engine, grad, randomNormal, sum, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import { values } from '../../../tfjs/gradients/cases/case'
import type { Call } from './operator'
import { findOperator } from './registry'

beforeAll(() => useBackend('cpu'))

const side = 48
const value = { kind: 'float', layout: 'file', constant: false, host: null } as const
const call: Call = {
  op: 'GridSample',
  domain: '',
  name: 'sample',
  opset: 20,
  pictures: 1,
  inputs: [
    { ...value, shape: [1, 2, side, side], layout: 'last' },
    { ...value, shape: [1, side, side, 2] },
  ],
  outputs: 1,
  attributes: new Map(),
  numbers: () => null,
}

test('a map of 48 by 48 sampled at as many places takes two hundred times its own size at most', async () => {
  const lowering = findOperator('', 'GridSample')?.lower(call)
  const map = randomNormal([1, side, side, 2])
  const grid = tensor(values(side * side * 2, 3), [1, side, side, 2])
  const slope = grad((t: Tensor) => sum(lowering?.compute([t, grid])[0] as Tensor))
  const { peakBytes, result } = await engine().profile(() => slope(map))
  expect((result as Tensor).shape).toEqual(map.shape)
  expect(peakBytes).toBeLessThan(200 * map.size * 4)
})
