// Every option that Keras 2 and 3 write for a layer that opens is honoured, idle or refused by name; the configurations
// are written by examples/keras/figures.py.
import { describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { isObject, type Json } from '../json'
import { readActivation } from './activations'
import { ATTRIBUTES } from './attributes'
import { checkAttributes, isListed } from './checkAttributes'
import configurations from './goldens/configurations.json'
import { LAYER_CLASSES } from './layers/all'
import { PASSING } from './layers/passing'
import { buildLayer } from './layersBuild'
import { plainValues, withTodaysNames } from './modernise'
import { weightStore } from './weightStore'

const versions = Object.entries({ keras2: configurations.keras2, keras3: configurations.keras3 }).flatMap(
  ([version, layers]) =>
    Object.entries(layers as Record<string, Json | string | null>).map(
      ([name, config]) => [version, name, config] as const,
    ),
)
/** A text is an alias, null a layer that Keras itself does not make of the few arguments that it was given. */
const configured = versions.flatMap(([version, name, config]) =>
  isObject(config) ? [[version, name, config] as const] : [],
)
const opened = configured.filter(([, name]) => ATTRIBUTES.has(name))

const layerOf = (className: string, config: unknown) => ({
  name: 'one',
  path: 'net/one',
  className,
  config: plainValues(config) as Json,
  activation: readActivation(null),
})

test('most of the layers that Keras has are in the table', () => {
  const names = new Set(opened.map(([, name]) => name))
  expect(names.size).toBeGreaterThan(50)
})

describe('what Keras writes for a layer with no option of its own', () => {
  test.each(opened)('%s %s: each key is in the table, and passes', (_version, name, config) => {
    expect(Object.keys(config).filter((key) => !isListed(name, key))).toEqual([])
    expect(() => checkAttributes(layerOf(name, config))).not.toThrow()
  })
})

describe('every other layer of Keras', () => {
  const passing = new Set(Object.keys(PASSING))
  const others = versions.flatMap(([version, name, config]) => {
    const today = withTodaysNames({ class_name: name, config: {} }).class_name as string
    return ATTRIBUTES.has(today) || passing.has(today) ? [] : [[version, name, config] as const]
  })

  test.each(others)('%s %s is refused by name', (_version, className, config) => {
    const layer = layerOf(className, isObject(config) ? config : {})
    const missing: string[] = []
    expect(() =>
      buildLayer(layer, [[1, 4, 4, 3]], { store: weightStore([], new ArrayBuffer(0)), missing }),
    ).toThrow(new RegExp(`^The layer "net/one" is (of class "${className}"|a Lambda)`))
  })

  test('passes its input on when Keras predicts, or is one of few', () => {
    expect(passing.size).toBeGreaterThan(25)
    expect(others.length).toBeLessThan(100)
  })
})

test('every layer that is computed here is in the table, but for operators and those that pass their input on', () => {
  const operators = /^(TFOpLambda|SlicingOpLambda|GetItem|TensorFlowOpLayer)$/
  const passing = new Set(Object.keys(PASSING))
  const operations = new Set(Object.keys(configurations.operations))
  const strangers = [...LAYER_CLASSES.keys()].filter(
    (name) => !ATTRIBUTES.has(name) && !passing.has(name) && !operators.test(name) && !operations.has(name),
  )
  // The names of TensorFlow's functions in the form of a class.
  expect(strangers.filter((name) => !isOperator(name))).toEqual([])
})

function isOperator(name: string): boolean {
  return !['Conv', 'Pool', 'Norm', 'RNN', 'Dropout'].some((part) => name.includes(part))
}

describe('an option that is not honoured', () => {
  const refused = [
    ['Conv2D', { padding: 'causal' }, 'padding = "causal"'],
    ['LayerNormalization', { rms_scaling: true }, 'rms_scaling = true'],
    ['MultiHeadAttention', { use_gate: true }, 'use_gate = true'],
    ['Resizing', { fill_mode: 'reflect' }, 'fill_mode = "reflect"'],
    ['LSTM', { time_major: true }, 'time_major = true'],
    ['Embedding', { mask_zero: true }, 'mask_zero = true'],
    ['Attention', { score_mode: 'cosine' }, 'score_mode = "cosine"'],
    ['InputLayer', { sparse: true }, 'sparse = true'],
    ['Bidirectional', { layer: { class_name: 'ConvLSTM1D', config: {} } }, 'layer of class = "ConvLSTM1D"'],
    ['Dense', { turbo: 3 }, 'turbo = 3'],
    ['Dense', { constructor: 'x' }, 'constructor = "x"'],
  ] as const

  test.each(refused)('%s %o is refused by name', (name, config, said) => {
    expect(() => checkAttributes(layerOf(name, config))).toThrow(
      `The layer "net/one" (${name}) has ${said}, which is not supported here`,
    )
  })

  test('an option inside a layer that goes both ways is looked at too', () => {
    const inner = { class_name: 'LSTM', config: { units: 3, time_major: true } }
    expect(() => checkAttributes(layerOf('Bidirectional', { layer: inner }))).toThrow(
      'The layer "net/one" (LSTM) has time_major = true',
    )
  })

  test('channels first has a sentence of its own', () => {
    expect(() => checkAttributes(layerOf('Conv2D', { data_format: 'channels_first' }))).toThrow(
      'The layer "net/one" has its channels first (NCHW)',
    )
  })
})

describe('a value that no kernel should see', () => {
  const wrong = [
    ['Conv2D', { strides: [0, 1] }, 'strides = [0,1]; it must be whole, from 1 to 1000000'],
    ['Conv2D', { dilation_rate: -1 }, 'dilation_rate = -1; it must be whole'],
    ['MaxPooling2D', { pool_size: [2.5, 2] }, 'pool_size = [2.5,2]; it must be whole'],
    ['BatchNormalization', { epsilon: -0.1 }, 'epsilon = -0.1; it must not be negative'],
    [
      'Cropping2D',
      {
        cropping: [
          [-1, 0],
          [0, 0],
        ],
      },
      'cropping = [[-1,0],[0,0]]; it must be whole, from 0',
    ],
    ['Dense', { units: 1e9 }, 'units = 1000000000; it must be whole, from 1 to 1000000'],
    ['Dense', { use_bias: 'yes' }, 'use_bias = "yes"; it must be true or false'],
    ['Concatenate', { axis: 'last' }, 'axis = "last"; it must name axes'],
  ] as const

  test.each(wrong)('%s %o', (name, config, said) => {
    expect(() => checkAttributes(layerOf(name, config))).toThrow(`The layer "net/one" (${name}) has ${said}`)
  })
})

test('a class is found by its own name alone', async () => {
  await useBackend('cpu')
  for (const name of ['__proto__', 'constructor', 'toString']) expect(LAYER_CLASSES.has(name)).toBe(false)
})
