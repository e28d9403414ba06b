// Pillow 13's own figures, of the picture `grey` below.
import { describe, expect, test } from 'vitest'
import { planGeometry } from './geometry'
import { preprocess } from './preprocess'
import { resize } from './resize'
import type { Preprocess, Resample } from './types'

const grey = (x: number, y: number) => (x * 37 + y * 91 + x * y * 13) % 256
const picture = {
  data: Uint8ClampedArray.from(
    Array.from({ length: 35 }, (_, i) => grey(i % 7, Math.floor(i / 7))).flatMap((v) => [v, v, v, 255]),
  ),
  width: 7,
  height: 5,
}
const greys = (rgb: Uint8Array) => [...rgb].filter((_, i) => i % 3 === 0)

const smaller: Readonly<Record<Resample, readonly number[]>> = {
  nearest: [0, 74, 148, 222, 182, 52, 178, 48, 108, 30, 208, 130],
  lanczos: [57, 132, 126, 158, 155, 156, 149, 136, 98, 129, 142, 130],
  bilinear: [61, 128, 127, 163, 151, 142, 148, 140, 106, 125, 142, 131],
  bicubic: [57, 131, 126, 162, 155, 148, 148, 139, 103, 127, 143, 130],
  box: [68, 155, 92, 157, 214, 84, 178, 145, 104, 141, 137, 133],
  hamming: [52, 124, 122, 171, 171, 116, 150, 135, 108, 110, 149, 128],
}
const larger: Readonly<Record<Resample, readonly number[]>> = {
  nearest: [0, 37, 37, 74, 111, 148, 185, 185, 222],
  lanczos: [0, 18, 51, 72, 103, 146, 176, 206, 227],
  bilinear: [0, 25, 53, 82, 111, 140, 169, 197, 222],
  bicubic: [0, 18, 49, 77, 106, 143, 173, 204, 227],
  box: [0, 37, 37, 74, 111, 148, 185, 185, 222],
  hamming: [0, 31, 51, 76, 111, 146, 171, 191, 222],
}
const names = Object.keys(smaller) as Resample[]

test.each(names)('%s, smaller and larger', (resample) => {
  expect(greys(resize(picture, [0, 0, 7, 5], [4, 3], { resample }))).toEqual(smaller[resample])
  expect(greys(resize(picture, [0, 0, 7, 5], [9, 6], { resample })).slice(0, 9)).toEqual(larger[resample])
})

describe('resized, then the middle cut out', () => {
  const how = (fit: Preprocess['fit'], resize: number): Preprocess => ({
    ...{ width: 4, height: 4, scale: 'bytes', fit, resize, resample: 'bicubic' },
  })

  test('the shorter side to 6, so 8 × 6, or both', () => {
    expect([...preprocess(picture, how('crop', 6), 1).values]).toEqual([
      155, 217, 150, 48, 134, 135, 147, 140, 118, 132, 153, 160, 132, 204, 172, 82,
    ])
    expect([...preprocess(picture, how('stretch', 6), 1).values]).toEqual([
      127, 209, 122, 74, 188, 125, 140, 167, 161, 120, 148, 198, 114, 190, 150, 96,
    ])
  })

  test('the map lies on that part of the picture', () => {
    const { source, target } = planGeometry(700, 500, how('crop', 5))
    expect(source).toEqual([100, 0, 400, 400])
    expect(target).toEqual([0, 0, 4, 4])
    expect(planGeometry(100, 200, how('stretch', 5)).source).toEqual([0, 0, 80, 160])
  })

  test('never smaller than the input, nor beside a letterbox', () => {
    expect(planGeometry(100, 200, how('crop', 2)).source).toEqual([0, 50, 100, 100])
    expect(planGeometry(90, 60, { ...how('crop', 4), width: 8 }).source).toEqual([0, 10, 90, 40])
    expect(planGeometry(100, 200, how('letterbox', 6)).target).toEqual([1, 0, 2, 4])
  })
})
