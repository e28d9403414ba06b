import { expect, test } from 'vitest'
import { forSeveral } from './severalPictures'

test.each([
  ['features of a map', [1, 320], [2, 320, 1, 1], [2, 320]],
  ['tokens', [1, 50, 3, 3, 64], [2, 50, 576], [2, 50, 3, 3, 64]],
  ['heads of keys', [1, 3, 64, 50], [6, 64, 50], [2, 3, 64, 50]],
  ['heads into the batch', [3, 50, 64], [2, 3, 50, 64], [6, 50, 64]],
  ['heads, tokens first', [50, 3, 64], [50, 2, 192], [50, 6, 64]],
  ['rows for a Gemm, tokens first', [50, 192], [50, 2, 192], [100, 192]],
  ['and back', [50, 1, 192], [100, 192], [50, 2, 192]],
] as const)('%s', (_, stated, from, wanted) => {
  expect(forSeveral(stated, from, 2)).toEqual(wanted)
})

test('what does not fit for another reason stays refused', () => {
  expect(forSeveral([1, 12], [1, 24], 1)).toBeNull()
  expect(forSeveral([1, 12], [2, 36], 2)).toBeNull()
})
