// Sizes that a graph keeps as constants: what would be huge, or nothing, is named before a kernel makes it.
import { expect, test } from 'vitest'
import { wrongSize } from './graphLimits'

const constants = (of: Readonly<Record<string, readonly number[]>>) => (name: string) => of[name] ?? null

const cases: readonly (readonly [string, readonly (readonly number[])[], string | null])[] = [
  ['ResizeBilinear', [[], [100_000, 100_000]], 'the sizes [100000, 100000], more than 67108864 values'],
  ['ResizeNearestNeighbor', [[], [0, 8]], 'the sizes [0, 8], not from 1 to 1048576'],
  ['ResizeBilinear', [[], [224, 224]], null],
  ['Fill', [[4096, 4096, 8]], 'the sizes [4096, 4096, 8], more than 67108864 values'],
  ['Tile', [[], [1, 2_000_000]], 'the sizes [1, 2000000], not from 1 to 1048576'],
  ['BroadcastTo', [[], [-1, 8]], 'the sizes [-1, 8], not from 1 to 1048576'],
  ['Reshape', [[], [-1, 8]], null],
  ['Reshape', [[], [-2, 8]], 'the sizes [-2, 8], not from -1 to 1048576'],
  ['Pad', [[], [0, 0, 2_000_000, 0]], 'the sizes [0, 0, 2000000, 0], not from 0 to 1048576'],
  ['PadV2', [[], [0, 0, 3, 3]], null],
  ['Pad', [[], [0, 0, 1, 1, 1, 1, 0, 0]], null],
  [
    'Pad',
    [[], [65, 0, 1, 1, 1, 1, 0, 0]],
    'the sizes [65, 0, 1, 1, 1, 1, 0, 0], more than 64 at the first axis',
  ],
  [
    'MirrorPad',
    [[], [0, 0, 4000, 0, 4000, 0, 0, 0]],
    'the sizes [0, 0, 4000, 0, 4000, 0, 0, 0], which together make more than 4194304 values of one',
  ],
  ['Tile', [[], [3000, 3000]], 'the sizes [3000, 3000], more than 4194304 times'],
  ['StridedSlice', [[], [], [], [1, -1, 2]], null],
  ['StridedSlice', [[], [], [], [1, 0]], 'the strides [1, 0], of which one is 0 or more than 1048576'],
  [
    'StridedSlice',
    [[], [], [], [-(2 ** 30)]],
    'the strides [-1073741824], of which one is 0 or more than 1048576',
  ],
  ['Range', [[0], [1e9], [1]], 'a range from 0 to 1000000000 by 1, more than 1048576 values'],
  ['Range', [[0], [8], [0]], 'a range from 0 to 8 by 0, more than 1048576 values'],
  ['Range', [[0], [8], [2]], null],
  ['Relu', [[2_000_000]], null],
]

test.each(cases)('%s of %o', (op, values, said) => {
  const inputs = values.map((_, i) => `input${i}`)
  const known = Object.fromEntries(values.map((value, i) => [`input${i}`, value]))
  expect(wrongSize({ op, inputs, attributes: new Map() } as never, constants(known))).toBe(said)
})

test('a size that is written as an attribute is bounded too', () => {
  const sized = (...values: number[]) => ({
    op: 'ResizeArea',
    inputs: [],
    attributes: new Map([['size', { values }]]),
  })
  expect(wrongSize(sized(100_000, 100_000) as never, () => null)).toBe(
    'the sizes [100000, 100000], more than 67108864 values',
  )
  expect(wrongSize(sized(8, 8) as never, () => null)).toBeNull()
})
