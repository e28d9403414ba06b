import { describe, expect, test } from 'vitest'
import { type Finish, finish } from './finish'
import type { Grid } from './grid'

const grid = (width: number, values: readonly number[]): Grid => ({
  width,
  height: values.length / width,
  data: Float32Array.from(values),
})

const how: Finish = {
  convention: 'torchcam',
  fuse: 'default',
  size: 'native',
  norm: undefined,
  relu: true,
  tanh: false,
  picture: [4, 2],
}

const near = (values: readonly number[]) => values.map((v) => expect.closeTo(v, 5))
const small = grid(2, [-1, 1, 3, 5])
const other = grid(2, [4, 2, 0, -2])

describe('one map', () => {
  test('loses its negative part and is min-maxed', () => {
    const heatmap = finish([small], how)
    expect([...heatmap.data]).toEqual(near([0, 0.2, 0.6, 1]))
    expect([heatmap.min, heatmap.max, heatmap.state]).toEqual([0, 5, 'ok'])
  })

  test('of a signed method keeps its negative part', () => {
    const heatmap = finish([small], { ...how, relu: false })
    expect([...heatmap.data]).toEqual(near([0, 1 / 3, 2 / 3, 1]))
    expect([heatmap.min, heatmap.max]).toEqual([-1, 5])
  })

  test('without normalisation is what the ReLU leaves', () => {
    expect([...finish([small], { ...how, norm: 'none' }).data]).toEqual([0, 1, 3, 5])
  })

  test('at the size of the picture is enlarged after the min-max', () => {
    const heatmap = finish([small], { ...how, size: 'input' })
    expect([heatmap.width, heatmap.height]).toEqual([4, 2])
    expect([...heatmap.data]).toEqual(near([0, 0.05, 0.15, 0.2, 0.6, 0.7, 0.9, 1]))
  })

  test('under scorecam-pytorch is enlarged before the ReLU and keeps its amplitude', () => {
    const heatmap = finish([grid(2, [-4, 4])], {
      ...how,
      convention: 'scorecam-pytorch',
      size: 'input',
      picture: [4, 1],
    })
    // As torch's bicubic interpolation gives it; the overshoot stays.
    expect([...heatmap.data]).toEqual(near([0, 0, 2.1875, 4.84375]))
  })
})

describe('two maps', () => {
  test('torchcam takes the larger value', () => {
    expect([...finish([small, other], how).data]).toEqual(near([1, 0.5, 0.6, 1]))
  })

  test('torchcam scales those of Layer-CAM by tanh first', () => {
    const heatmap = finish([small, other], { ...how, tanh: true })
    expect([...heatmap.data]).toEqual(near([2, 1, 1.2, 2].map(Math.tanh)))
  })

  test('pytorch-grad-cam takes the mean and min-maxes it', () => {
    const heatmap = finish([small, other], { ...how, convention: 'pytorch-grad-cam' })
    // Means 0.5, 0.35, 0.3, 0.5.
    expect([...heatmap.data]).toEqual(near([1, 0.25, 0, 1]))
  })

  test.each(['torchcam', 'pytorch-grad-cam'] as const)(
    '%s multiplies and min-maxes where asked to',
    (convention) => {
      const heatmap = finish([small, other], { ...how, convention, fuse: 'product' })
      expect([...heatmap.data]).toEqual(near([0, 1, 0, 0]))
    },
  )

  test('of different sizes meet at the larger one', () => {
    const heatmap = finish([grid(1, [1]), grid(2, [0, 2])], { ...how, fuse: 'mean', norm: 'none' })
    expect([heatmap.width, heatmap.height]).toEqual([2, 1])
    expect([...heatmap.data]).toEqual(near([0.5, 1.5]))
  })
})

describe('the state is', () => {
  test.each([
    ['ok', [0, 1, 2, 3]],
    ['negative', [-1, -2, -3, 0]],
    ['negative', [-1, -1, -1, -1]],
    ['flat', [0, 0, 0, 0]],
    ['flat', [2, 2, 2, 2.0000001]],
    ['nan', [1, 2, Number.NaN, 3]],
    ['nan', [1, 2, Number.POSITIVE_INFINITY, 3]],
  ] as const)('%s for %j', (state, values) => {
    expect(finish([grid(2, values)], how).state).toBe(state)
  })

  test('ok for negative values that stay', () => {
    expect(finish([grid(2, [-1, -2, -3, 0])], { ...how, relu: false }).state).toBe('ok')
  })

  test('ok where one of two maps has structure, nan where one has a NaN', () => {
    expect(finish([small, grid(2, [0, 0, 0, 0])], how).state).toBe('ok')
    expect(finish([small, grid(2, [0, 0, 0, Number.NaN])], how).state).toBe('nan')
  })
})
