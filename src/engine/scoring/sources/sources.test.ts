import { memory, type Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../../testing/backends'
import type { MaskSource } from '../../types'
import { openSource } from './openSource'
import { randomGrid } from './randomGrids'
import { slideWindows } from './windows'

const shape = [1, 2, 3, 2] as const

async function made(source: MaskSource, indices: readonly number[]): Promise<number[]> {
  const before = memory().numTensors
  const open = openSource(source, shape)
  const tensor: Tensor = 'copies' in open ? open.copies(indices) : open.masks(indices)
  const values = [...(await tensor.data())]
  tensor.dispose()
  open.dispose()
  expect(memory().numTensors).toBe(before)
  return values
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  const ranks = Float32Array.of(3, 0, 5, 1, 4, 2)

  test('a ranking shows its first pixels, or all but these', async () => {
    expect(await made({ kind: 'ranking', ranks, show: 'first' }, [0, 2])).toEqual([
      ...[0, 0, 0, 0, 0, 0],
      ...[0, 1, 0, 1, 0, 0],
    ])
    expect(await made({ kind: 'ranking', ranks, show: 'rest' }, [2, 6])).toEqual([
      ...[1, 0, 1, 0, 1, 1],
      ...[0, 0, 0, 0, 0, 0],
    ])
  })

  test('windows hide a square each and end at the edge', async () => {
    expect(slideWindows({ size: 2, stride: 2 }, [2, 3]).map(({ left }) => left)).toEqual([0, 1])
    expect(await made({ kind: 'windows', size: 2, stride: 2 }, [1])).toEqual([1, 0, 0, 1, 0, 0])
  })

  test('pictures are scored as they are', async () => {
    const data = Float32Array.from({ length: 24 }, (_, i) => i)
    expect(await made({ kind: 'pictures', data }, [1])).toEqual([
      12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
    ])
  })

  test('a random grid is the same for its seed and number, whatever it is made with', async () => {
    const source = { kind: 'random grids', seed: 3, cells: [2, 2], density: 0.5 } as const
    const both = await made(source, [4, 9])
    expect(both.slice(6)).toEqual(await made(source, [9]))
    expect(both.slice(0, 6)).not.toEqual(both.slice(6))
  })
})

test('random grids cover the picture with the density', () => {
  const source = { kind: 'random grids', seed: 1, cells: [7, 7], density: 0.3 } as const
  const masks = Array.from({ length: 400 }, (_, i) => randomGrid(source, i, [14, 21]))
  const mean = masks.reduce((sum, mask) => sum + mask.reduce((a, b) => a + b, 0), 0) / (400 * 14 * 21)
  expect(Math.abs(mean - 0.3)).toBeLessThan(0.01)
  expect(Math.min(...masks.map((mask) => Math.min(...mask)))).toBeGreaterThanOrEqual(0)
})
