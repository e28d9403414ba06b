// YOLOS asks for each of its boxes with a token of its own behind the patches: the grid is that of the patches alone.
import { expect, test } from 'vitest'
import type { Network, Node, Shape } from '../../engine/types'
import { findLayers } from './layers'

const node = (op: string, name: string, shape: Shape, ...inputs: string[]): Node => ({
  op,
  name,
  shape,
  inputs,
})

/** A class token, 12 × 12 patches, 30 boxes: 175 tokens, which 6 more than a square of 13 would be as well. */
const nodes = [
  node('InputLayer', 'image', [null, 192, 192, 3]),
  node('Conv2D', 'patches', [null, 12, 12, 16], 'image'),
  node('Reshape', 'rows', [null, 144, 16], 'patches'),
  node('ConcatV2', 'tokens', [null, 175, 16], 'rows'),
  node('BatchMatMulV2', 'shares', [null, 2, 175, 175], 'tokens'),
  node('BatchMatMulV2', 'heard', [null, 175, 16], 'shares', 'tokens'),
  node('AddV2', 'sum', [null, 175, 16], 'tokens', 'heard'),
  node('Slice', 'boxes', [null, 30, 16], 'sum'),
  node('MatMul', 'logits', [null, 30, 21], 'boxes'),
]

const found = (queries: number | null) =>
  findLayers({ nodes } as unknown as Network, { input: 'image', logits: 'logits', queries })

test('detection tokens stand for no place, and alone they are no map', () => {
  const { layers, suggested } = found(30)
  expect(layers.map(({ name, height, width, skip, after }) => [name, height, width, skip, after])).toEqual([
    ['patches', 12, 12, 0, undefined],
    ['rows', 12, 12, 0, undefined],
    ['tokens', 12, 12, 1, 30],
    ['sum', 12, 12, 1, 30],
  ])
  expect(suggested).toMatchObject({ layer: 'tokens', why: expect.stringContaining('12 × 12') })
})

test('tokens that fit no known grid are a square with a few before it', () => {
  const { layers } = found(null)
  expect(layers.find(({ name }) => name === 'tokens')).toMatchObject({ height: 13, width: 13, skip: 6 })
})
