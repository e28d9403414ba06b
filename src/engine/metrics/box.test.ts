import { expect, test } from 'vitest'
import { inBox } from './box'

/** One bright pixel of four, the lower right. */
const map = { width: 4, height: 4, data: Float32Array.from({ length: 16 }, (_, i) => (i === 15 ? 1 : 0)) }

test('a box around the bright pixel holds peak and energy', () => {
  const found = inBox(map, [3, 3, 4, 4], [4, 4])
  expect(found.pointing).toBe(1)
  expect(found.energy).toBeCloseTo(1, 5)
  expect(found.iou).toBe(1)
})

test('a box elsewhere holds neither, and one around all is as good as it is large', () => {
  expect(inBox(map, [0, 0, 2, 2], [4, 4])).toMatchObject({ pointing: 0, energy: 0 })
  expect(inBox(map, [0, 0, 4, 4], [4, 4])).toEqual({ pointing: 1, energy: 1, iou: 1 })
})

test('a box that is empty or leaves the picture is named', () => {
  expect(() => inBox(map, [2, 2, 2, 4], [4, 4])).toThrow('The box 2,2,2,4 is empty')
  expect(() => inBox(map, [0, 0, 5, 4], [4, 4])).toThrow(
    'The box 0,0,5,4 leaves the picture of 4 × 4 pixels.',
  )
})
