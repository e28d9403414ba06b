// Recurrent layers against Keras (examples/keras/figures.py).
import { dispose, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import { applied, asked, close } from '../../testing/layerFixtures'
import { values } from '../../testing/modelFixtures'
import figures from '../goldens/figures.json'

const inner = (class_name: string, config: object) => ({
  layer: { class_name, config: { units: 3, ...config } },
})

const layers = [
  ['LSTM', 'LSTM', { units: 3 }],
  ['LSTM sequences backwards', 'LSTM', { units: 3, return_sequences: true, go_backwards: true }],
  ['GRU', 'GRU', { units: 3, reset_after: true }],
  ['GRU reset before', 'GRU', { units: 3, reset_after: false }],
  ['SimpleRNN', 'SimpleRNN', { units: 3 }],
  [
    'Bidirectional LSTM',
    'Bidirectional',
    { ...inner('LSTM', { return_sequences: true }), merge_mode: 'concat' },
  ],
  ['Bidirectional GRU sum', 'Bidirectional', { ...inner('GRU', { reset_after: true }), merge_mode: 'sum' }],
] as const

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(() => useBackend(backend))

  test.each(layers)('%s', async (name, className, config) => {
    const x = tensor(values(24), [2, 3, 4])
    const shapes = (asked(className, config, x.shape) ?? []).map(([, shape]) => shape as number[])
    const weights = shapes.map((shape, i) => {
      const list = values(
        shape.reduce((a, b) => a * b, 1),
        2 + i,
      )
      return tensor(
        list.map((value) => value / 2),
        shape,
      )
    })
    close((await applied(className, [x], { config, weights })).list, figures.recurrent[name], 5)
    dispose([x, ...weights])
  })
})
