// Every attribute that TensorFlow defines for an operator that runs is honoured, idle or refused by name; the definitions
// are written by examples/keras/figures.py.
import { describe, expect, test } from 'vitest'
import operators from '../keras/goldens/operators.json'
import { ints, word } from '../testing/graphFixtures'
import { readAttributes } from './attributes'
import { isListedAttribute, unhonoured } from './graphAttributes'
import { MOVING_OPS } from './movingOps'
import { RESIZE_OPS } from './resizeOps'
import { SMALL_OPS } from './smallOps'
import { WHOLE_OPS } from './wholeOps'

test.each(Object.entries(operators))('%s: each attribute is in the table', (op, attributes) => {
  expect(attributes.filter((key) => !isListedAttribute(op, key))).toEqual([])
})

test('every operator that is computed here is among them', () => {
  const own = Object.keys({ ...MOVING_OPS, ...RESIZE_OPS, ...SMALL_OPS, ...WHOLE_OPS })
  expect(own.length).toBeGreaterThan(15)
  expect(own.filter((op) => !Object.hasOwn(operators, op))).toEqual([])
})

const reading = (op: string, attr: object) => unhonoured({ op, attributes: readAttributes(attr) })

describe('what is not honoured is named with its value', () => {
  test.each([
    ['AvgPool', { padding: word('EXPLICIT') }, 'padding = "EXPLICIT", which is not supported here'],
    [
      'AvgPool',
      { explicit_paddings: ints([0, 0, 1, 1, 1, 1, 0, 0]) },
      'explicit_paddings = [0,0,1,1,1,1,0,0]',
    ],
    ['Conv2D', { padding: word('CAUSAL') }, 'padding = "CAUSAL"'],
    ['Conv2DBackpropInput', { dilations: ints([1, 2, 2, 1]) }, 'dilations = [1,2,2,1]'],
    ['Relu', { turbo: { b: true } }, 'turbo = true'],
    ['Conv2D', { data_format: word('sideways') }, 'data_format = "sideways"'],
  ])('%s %o', (op, attr, said) => {
    expect(reading(op, attr)).toContain(said)
  })
})

describe('values that no kernel should see', () => {
  test.each([
    ['Conv2D', { strides: ints([1, 0, 1, 1]) }, 'strides = [1,0,1,1]; it must be whole, from 1'],
    ['AvgPool', { ksize: ints([1, -2, 2, 1]) }, 'ksize = [1,-2,2,1]; it must be whole'],
    ['Conv2D', { dilations: ints([1, 2e9, 1, 1]) }, 'dilations = [1,2000000000,1,1]; it must be whole'],
    ['FusedBatchNormV3', { epsilon: { f: -1 } }, 'epsilon = [-1]; it must not be negative'],
  ])('%s %o', (op, attr, said) => {
    expect(reading(op, attr)).toContain(said)
  })
})

test('what says nothing is passed over', () => {
  const attr = {
    T: { type: 'DT_FLOAT' },
    _output_shapes: { list: {} },
    dilations: ints([1, 1, 1, 1]),
    extra: { list: {} },
  }
  expect(reading('BiasAdd', attr)).toBeNull()
})
