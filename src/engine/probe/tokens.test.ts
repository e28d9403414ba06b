import { tensor3d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../testing/backends'
import type { Layer } from '../types'
import { fold, unfold } from './tokens'

/** A class token and 2 x 3 patches of two channels. */
const layer: Layer = { name: 't', op: 'Add', height: 2, width: 3, channels: 2, kind: 'tokens', skip: 1 }
const tokens = () => tensor3d([99, 98, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [1, 7, 2])

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('patches become a grid, row by row, without the class token', async () => {
    const grid = fold(tokens(), layer)
    expect(grid.shape).toEqual([1, 2, 3, 2])
    expect([...(await grid.data())]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  test('and tokens again, with the class token of the original', async () => {
    const back = unfold(fold(tokens(), layer), tokens(), layer)
    expect(back.shape).toEqual([1, 7, 2])
    expect([...(await back.data())]).toEqual([...(await tokens().data())])
  })

  test('last tokens that stand for no place are left aside, and are there again', async () => {
    const detecting = { ...layer, width: 2, after: 2 }
    const grid = fold(tokens(), detecting)
    expect(grid.shape).toEqual([1, 2, 2, 2])
    expect([...(await grid.data())]).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect([...(await unfold(grid, tokens(), detecting).data())]).toEqual([...(await tokens().data())])
  })

  test('without leading tokens nothing is put in front', async () => {
    const all = { ...layer, height: 1, width: 7, skip: 0 }
    expect([...(await unfold(fold(tokens(), all), tokens(), all).data())]).toEqual([
      ...(await tokens().data()),
    ])
  })
})
