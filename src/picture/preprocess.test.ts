import { describe, expect, test } from 'vitest'
import { planGeometry } from './geometry'
import { preprocess } from './preprocess'
import { resize } from './resize'
import type { Preprocess } from './types'

/** A row of grey pixels. */
const row = (levels: readonly number[]) => ({
  data: Uint8ClampedArray.from(levels.flatMap((level) => [level, level, level, 255])),
  width: levels.length,
  height: 1,
})
const greys = (rgb: Uint8Array) => [...rgb].filter((_, i) => i % 3 === 0)
const how = (rest: Partial<Preprocess> = {}): Preprocess => ({
  width: 2,
  height: 2,
  scale: 'bytes',
  fit: 'stretch',
  ...rest,
})

describe('resizing as Pillow does', () => {
  test('the same size is the same picture', () => {
    expect(greys(resize(row([3, 9, 200, 77]), [0, 0, 4, 1], [4, 1]))).toEqual([3, 9, 200, 77])
  })

  // Weights of the first: 3/4, 3/4 and 1/4 of 7/4; the fourth pixel is out of its reach.
  test('half the size: a triangle over the neighbours, cut at the edges', () => {
    expect(greys(resize(row([0, 100, 200, 50]), [0, 0, 4, 1], [2, 1]))).toEqual([71, 121])
  })

  // Centres at 1/4, 3/4, 5/4 and 7/4 of two pixels.
  test('twice the size: half-pixel centres', () => {
    expect(greys(resize(row([0, 100]), [0, 0, 2, 1], [4, 1]))).toEqual([0, 25, 75, 100])
  })

  test('to one pixel', () => {
    // The triangle over five pixels has weights 0.6, 0.8, 1, 0.8 and 0.6.
    expect(greys(resize(row([10, 20, 30, 40, 100]), [0, 0, 5, 1], [1, 1]))).toEqual([
      Math.round((6 + 16 + 30 + 32 + 60) / 3.8),
    ])
  })

  test('only the box counts', () => {
    expect(greys(resize(row([255, 10, 20, 255]), [1, 0, 2, 1], [1, 1]))).toEqual([15])
  })

  test('rows are rounded before columns', () => {
    const data = Uint8ClampedArray.from([0, 1, 0, 0].flatMap((level) => [level, level, level, 255]))
    // Across: 0.5 becomes 1 and 0 stays; down: (1 + 0) / 2 becomes 1. Unrounded it would be 0.25.
    expect(greys(resize({ data, width: 2, height: 2 }, [0, 0, 2, 2], [1, 1]))).toEqual([1])
  })

  test('colours stay apart', () => {
    const data = Uint8ClampedArray.from([10, 20, 30, 255, 30, 60, 90, 255])
    expect([...resize({ data, width: 2, height: 1 }, [0, 0, 2, 1], [1, 1])]).toEqual([20, 40, 60])
  })
})

describe('geometry', () => {
  const fitted = (fit: Preprocess['fit'], width: number, height: number, input: [number, number]) =>
    planGeometry(width, height, { width: input[0], height: input[1], scale: 'unit', fit })

  test('stretch takes all', () => {
    expect(fitted('stretch', 300, 200, [64, 64])).toEqual({
      picture: [300, 200],
      source: [0, 0, 300, 200],
      target: [0, 0, 64, 64],
      input: [64, 64],
    })
  })

  test('crop takes the centre, of the proportions of the input', () => {
    expect(fitted('crop', 300, 200, [64, 64]).source).toEqual([50, 0, 200, 200])
    expect(fitted('crop', 300, 200, [64, 32]).source).toEqual([0, 25, 300, 150])
    expect(fitted('crop', 1, 1000, [64, 32]).source).toEqual([0, 499, 1, 1])
  })

  test('letterbox keeps all, between bars', () => {
    expect(fitted('letterbox', 300, 200, [60, 60])).toMatchObject({
      source: [0, 0, 300, 200],
      target: [0, 10, 60, 40],
    })
    expect(fitted('letterbox', 100, 400, [60, 60]).target).toEqual([22, 0, 15, 60])
  })
})

describe('preprocessing', () => {
  test('transparency is laid over white', () => {
    const data = Uint8ClampedArray.from([0, 0, 0, 0, 100, 0, 255, 51])
    const { values } = preprocess({ data, width: 2, height: 1 }, how({ width: 2, height: 1 }), 3)
    expect([...values]).toEqual([255, 255, 255, 224, 204, 255])
  })

  test.each([
    ['unit', [0.2, 0.4, 0.6]],
    ['signed', [-0.6, -0.2, 0.2]],
    ['bytes', [51, 102, 153]],
    ['imagenet', [(0.2 - 0.485) / 0.229, (0.4 - 0.456) / 0.224, (0.6 - 0.406) / 0.225]],
    ['caffe', [153 - 103.939, 102 - 116.779, 51 - 123.68]],
  ] as const)('%s', (scale, wanted) => {
    const data = Uint8ClampedArray.from([51, 102, 153, 255])
    const { values } = preprocess({ data, width: 1, height: 1 }, how({ width: 1, height: 1, scale }), 3)
    for (const [i, value] of wanted.entries()) expect(values[i]).toBeCloseTo(value, 5)
  })

  test('means and spreads of its own', () => {
    const data = Uint8ClampedArray.from([51, 102, 153, 255])
    const scale = { mean: [1, 2, 3], std: [50, 100, 150] }
    const { values } = preprocess({ data, width: 1, height: 1 }, how({ width: 1, height: 1, scale }), 3)
    expect([...values]).toEqual([1, 1, 1])
  })

  test('one channel is grey as ITU-R 601 weighs it', () => {
    const data = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255])
    const { values } = preprocess({ data, width: 3, height: 1 }, how({ width: 3, height: 1 }), 1)
    expect([...values]).toEqual([76, 150, 29])
  })

  test('the bars of a letterbox are black before scaling', () => {
    const { values, geometry } = preprocess(
      row([100, 100]),
      how({ width: 2, height: 3, fit: 'letterbox', scale: 'signed' }),
      1,
    )
    expect(geometry.target).toEqual([0, 1, 2, 1])
    expect([...values].map((value) => Math.round(value * 127.5 + 127.5))).toEqual([0, 0, 100, 100, 0, 0])
  })

  test('a picture of one pixel fills the input', () => {
    expect([...preprocess(row([9]), how(), 1).values]).toEqual([9, 9, 9, 9])
  })

  test('pixels that do not fill the picture, or channels that no picture has, are refused', () => {
    expect(() => preprocess({ data: new Uint8ClampedArray(4), width: 0, height: 1 }, how(), 3)).toThrow(
      '0 × 1 pixels is empty or incomplete',
    )
    expect(() => preprocess({ data: new Uint8ClampedArray(7), width: 2, height: 1 }, how(), 3)).toThrow(
      'incomplete',
    )
    expect(() => preprocess(row([1]), how(), 4)).toThrow('The model takes 4 channels')
  })
})
