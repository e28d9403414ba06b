import { tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../testing/backends'
import { resize } from './grid'
import { enlarge, interpolationMatrix } from './interpolate'

const map = { width: 3, height: 2, data: Float32Array.of(1, -2, 3, 0.5, 4, -1) }

/** torch.nn.functional.interpolate(map, (4, 5)) of PyTorch 2.14.1. */
const torch = {
  linear: [1, -0.2, -2, 1, 3, 0.875, 0.325, -0.5, 1, 2, 0.625, 1.375, 2.5, 1, 0, 0.5, 1.9, 4, 1, -1],
  corners: [
    1, -0.5, -2, 0.5, 3, 0.833333, 0.416667, 0, 0.833333, 1.666667, 0.666667, 1.333333, 2, 1.166667, 0.333333,
    0.5, 2.25, 4, 1.5, -1,
  ],
  cubic: [
    1.406547, -0.813195, -2.632812, 0.807298, 4.003125, 1.033344, 0.097235, -0.640625, 0.922844, 2.35625,
    0.418656, 1.596766, 2.640625, 1.113156, -0.35625, 0.045453, 2.507195, 4.632812, 1.228702, -2.003125,
  ],
}

describe.each(['linear', 'corners', 'cubic'] as const)('%s', (kind) => {
  const wanted = torch[kind]

  test('a plain map is enlarged as torch does it', () => {
    const { width, height, data } = resize(map, 5, 4, kind)
    expect([width, height]).toEqual([5, 4])
    for (const [i, value] of wanted.entries()) expect(data[i]).toBeCloseTo(value, 5)
  })

  describe.each(backends)('on $backend', ({ backend }) => {
    beforeAll(() => useBackend(backend))

    test('so is a batch of tensors', async () => {
      const doubled = Float32Array.from([...map.data, ...map.data.map((v) => 2 * v)])
      const big = enlarge(tensor4d(doubled, [2, 2, 3, 1]), [4, 5], kind)
      const data = await big.data()
      expect(big.shape).toEqual([2, 4, 5, 1])
      for (const [i, value] of wanted.entries()) {
        expect(data[i]).toBeCloseTo(value, 4)
        expect(data[20 + i]).toBeCloseTo(2 * value, 4)
      }
    })
  })

  test('weights of every position add up to one', () => {
    const matrix = interpolationMatrix(7, 224, kind)
    for (let i = 0; i < 224; i++) {
      const row = matrix.subarray(i * 7, (i + 1) * 7)
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
    }
  })
})
