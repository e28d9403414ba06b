// Numbers of a file that an operator is called with: what would be huge, or makes no sense, is named before a kernel sees it.
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { memory, ones, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import type { Json } from '../../json'
import { LAYER_CLASSES } from './all'

/** As Keras 2 writes a function, and Keras 3 an operation whose arguments are listed. */
const cases: readonly (readonly [string, Json, string])[] = [
  ['TFOpLambda repeat', { repeats: 1e9, axis: 1 }, 'has repeats = 1000000000; it must be whole'],
  ['TFOpLambda repeat', { repeats: 1e6, axis: 1 }, 'would make [1, 4000000, 4, 6], more than 67,108,864'],
  ['TFOpLambda tile', { multiples: [1, 9e5, 9e5, 1] }, 'would make [1, 3600000, 3600000, 6], more than'],
  ['TFOpLambda tile', { multiples: [1, 0, 1, 1] }, 'has multiples = [1,0,1,1]; it must be whole'],
  ['TFOpLambda tile', { multiples: [1, [], 2, 1] }, 'would make [1, 0, 8, 6], which is nothing'],
  ['TFOpLambda tile', { multiples: 'many' }, 'has multiples = "many"; it must be whole'],
  ['TFOpLambda broadcast_to', { shape: [9e5, 4, 4, 6] }, 'would make [900000, 4, 4, 6], more than'],
  ['TFOpLambda broadcast_to', { shape: [-3, 4, 4, 6] }, 'has shape = [-3,4,4,6]; it must be whole'],
  [
    'TFOpLambda pad',
    {
      paddings: [
        [0, 0],
        [9e5, 9e5],
        [9e5, 0],
        [0, 0],
      ],
    },
    'would make [1, 1800004, 900004, 6], more than',
  ],
  [
    'TFOpLambda pad',
    {
      paddings: [
        [0, 0],
        [-1, 0],
        [0, 0],
        [0, 0],
      ],
    },
    'has paddings = [[0,0],[-1,0],[0,0],[0,0]]; it must be whole',
  ],
  ['TFOpLambda image.resize', { size: [9e5, 9e5] }, 'would make [1, 900000, 900000, 6], more than'],
  ['TFOpLambda image.resize', { size: [0, 4] }, 'has size = [0,4]; it must be whole'],
  [
    'TFOpLambda nn.avg_pool2d',
    { ksize: 2, strides: 0, padding: 'SAME' },
    'has strides = 0; it must be whole',
  ],
  [
    'TFOpLambda nn.max_pool2d',
    { ksize: -2, strides: 1, padding: 'SAME' },
    'has ksize = -2; it must be whole',
  ],
  ['TFOpLambda nn.depth_to_space', { block_size: 0 }, 'has block_size = 0; it must be whole'],
  ['TFOpLambda split', { num_or_size_splits: 0, axis: 3 }, 'has num_or_size_splits = 0; it must be whole'],
  ['TFOpLambda roll', { shift: 1e300, axis: 1 }, 'has shift = 1e+300; it must be whole'],
  ['TFOpLambda math.reduce_mean', { axis: 1e9 }, 'has axis = 1000000000; it must name axes'],
  ['Repeat', { args: [{ input: 0 }, 1e9, 1] }, 'has repeats = 1000000000; it must be whole'],
  ['Tile', { args: [{ input: 0 }, [1, 1, 1, 1e9]] }, 'has repeats = [1,1,1,1000000000]; it must be whole'],
  [
    'SlicingOpLambda',
    { slice_spec: [{}, { start: 0, stop: 4, step: 0 }] },
    'from 0 to 4 in steps of 0 is not known',
  ],
  [
    'SlicingOpLambda',
    { slice_spec: [{}, { start: 4, stop: 0, step: -2 }] },
    'from 4 to 0 in steps of -2 is not known',
  ],
  ['SlicingOpLambda', { slice_spec: [{}, { start: 0.5 }] }, 'from 0.5 to null in steps of null is not known'],
  ['SlicingOpLambda', { slice_spec: [{}, 7] }, 'takes place 7 of 4, which does not exist'],
  [
    'TensorFlowOpLayer Pad',
    {
      1: [
        [0, 0],
        [9e5, 9e5],
        [9e5, 0],
        [0, 0],
      ],
    },
    'would make [1, 1800004, 900004, 6], more',
  ],
  [
    'TensorFlowOpLayer Pad',
    {
      1: [
        [0, 0],
        [-1, 0],
        [0, 0],
        [0, 0],
      ],
    },
    'has paddings = [[0,0],[-1,0],[0,0],[0,0]]',
  ],
  ['TensorFlowOpLayer StridedSlice', { 1: [0], 2: [1], 3: [0] }, 'has strides = [0]; they must be whole'],
]

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(async () => {
    setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
    await useBackend(backend)
  })

  test.each(cases)('%s %o', (called, kwargs, said) => {
    const [className = '', name] = called.split(' ')
    const node = className === 'TensorFlowOpLayer'
    const config = node ? { node_def: { op: name }, constants: kwargs } : { function: name }
    const before = memory().numTensors
    const call = () =>
      tidy(
        () =>
          LAYER_CLASSES.get(className)
            ?.read(config, 'odd')
            .call([ones([1, 4, 4, 6])], {
              path: 'net/odd',
              kwargs: node ? {} : kwargs,
              weights: [],
              fuse: 'linear',
            }) as Tensor,
      )
    expect(call).toThrow(said)
    expect(memory().numTensors).toBe(before)
  })
})
