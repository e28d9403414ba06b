// Options that make a layer huge, or nothing: refused before a kernel sees them.
import { describe, expect, test } from 'vitest'
import type { Json } from '../json'
import { checkShapes } from './layerLimits'

const check = (className: string, config: Json, input: readonly number[]) => () =>
  checkShapes({ name: 'odd', path: 'net/odd', className, config } as never, [input])

const huge: readonly (readonly [string, Json, readonly number[], string])[] = [
  ['RepeatVector', { n: 1e9 }, [1, 8], '[1000000000, 8]'],
  ['UpSampling2D', { size: [5000, 5000] }, [1, 8, 8, 3], '[40000, 40000, 3]'],
  ['Resizing', { height: 1e5, width: 1e5 }, [1, 8, 8, 3], '[100000, 100000, 3]'],
  [
    'ZeroPadding2D',
    {
      padding: [
        [1e6, 0],
        [1e6, 0],
      ],
    },
    [1, 8, 8, 3],
    '[1000008, 1000008, 3]',
  ],
  ['Conv2DTranspose', { filters: 4, strides: [9999, 9999] }, [1, 8, 8, 3], '[79992, 79992, 4]'],
]

const nothing: readonly (readonly [string, Json, readonly number[], string])[] = [
  [
    'Cropping2D',
    {
      cropping: [
        [4, 4],
        [0, 0],
      ],
    },
    [1, 8, 8, 3],
    '[0, 8, 3]',
  ],
  ['Conv2D', { filters: 4, kernel_size: [9, 1], strides: [1, 1] }, [1, 8, 8, 3], '[0, 8, 4]'],
  ['Conv2D', { filters: 4, kernel_size: [3, 3], dilation_rate: [5, 1] }, [1, 8, 8, 3], '[-2, 6, 4]'],
  ['MaxPooling2D', { pool_size: [2, 9] }, [1, 8, 8, 3], '[4, 0, 3]'],
  ['RepeatVector', {}, [1, 8], '[NaN, 8]'],
]

describe('a layer that would make more than memory holds', () => {
  test.each(huge)('%s %o', (className, config, input, made) => {
    expect(check(className, config, input)).toThrow(
      `The layer "net/odd" (${className}) would make ${made} of its input [${input.slice(1).join(', ')}], more than 67,108,864 values;`,
    )
  })
})

describe('a layer that would make nothing', () => {
  test.each(nothing)('%s %o', (className, config, input, made) => {
    expect(check(className, config, input)).toThrow(`would make ${made} of its input`)
    expect(check(className, config, input)).toThrow('which is nothing;')
  })
})

test('the same layers within bounds pass', () => {
  const within: readonly (readonly [string, Json, readonly number[]])[] = [
    ['RepeatVector', { n: 3 }, [1, 8]],
    ['UpSampling2D', { size: [2, 2] }, [1, 8, 8, 3]],
    [
      'Cropping2D',
      {
        cropping: [
          [4, 3],
          [0, 0],
        ],
      },
      [1, 8, 8, 3],
    ],
    ['Conv2D', { filters: 4, kernel_size: [8, 8], strides: [99, 99] }, [1, 8, 8, 3]],
    ['Conv2D', { filters: 4, kernel_size: [9, 9], padding: 'same' }, [1, 8, 8, 3]],
    ['Dense', { units: 4 }, [1, 8]],
  ]
  for (const [className, config, input] of within) expect(check(className, config, input)).not.toThrow()
})
