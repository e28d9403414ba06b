import '@tensorflow/tfjs-backend-cpu'
import { memory } from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { openCpu } from '../../runtime/backends/cpu/open'
import { openModel } from '../open'
import { called, functional, kerasJson, layer, modelFiles, picture, weight } from '../testing/modelFixtures'
import type { OpenModel } from '../types'

const conv = (name: string, filters: number, strides: number) =>
  layer('Conv2D', name, { filters, kernel_size: [3, 3], strides: [strides, strides], padding: 'same' })

/** Two outputs: scores of five classes on a grid of 4 by 6, and of three for the whole picture. */
const files = () =>
  modelFiles(
    kerasJson(
      functional(
        'two_ends',
        [
          picture('picture', [8, 12, 3]),
          called(conv('body', 4, 1), 'picture'),
          called(conv('grid', 5, 2), 'body'),
          called(layer('GlobalAveragePooling2D', 'pool'), 'body'),
          called(layer('Dense', 'whole', { units: 3, activation: 'softmax' }), 'pool'),
        ],
        { inputs: ['picture'], outputs: ['grid', 'whole'] },
      ),
    ),
    [
      weight('body/kernel', [3, 3, 3, 4], 1),
      weight('body/bias', [4], 2),
      weight('grid/kernel', [3, 3, 4, 5], 3),
      weight('grid/bias', [5], 4),
      weight('whole/kernel', [4, 3], 5),
      weight('whole/bias', [3], 6),
    ],
  )

let open: OpenModel | null = null
beforeAll(openCpu)
afterEach(() => open?.dispose())

test('an output with places says how many it has', async () => {
  open = await openModel(files(), { output: 'grid' })
  expect(open.card).toMatchObject({ outputs: ['grid', 'whole'], output: 'grid', cells: [4, 6], classes: 5 })
  expect(open.card.suggested.layer).toBe('body')
})

test('the other output of the same model has one score a class', async () => {
  const before = memory().numTensors
  open = await openModel(files(), { output: 'whole' })
  expect(open.card).toMatchObject({ output: 'whole', cells: null, classes: 3, activation: 'softmax' })
  open.dispose()
  open = null
  expect(memory().numTensors).toBe(before)
})
