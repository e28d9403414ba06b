import { describe, expect, test } from 'vitest'
import { checkFinite } from './finite'

const floats = (...list: number[]) => Float32Array.from(list).buffer
const halves = (...list: number[]) => Uint16Array.from(list).buffer
const spec = (name: string, size: number, more: object = {}) => ({
  name,
  shape: [size],
  dtype: 'float32',
  ...more,
})
const half = { quantization: { dtype: 'float16' } }

describe('a weight that is no number is named', () => {
  test.each([
    [
      floats(1, Number.NaN),
      {},
      'The weight "w" holds a value that is not a number (NaN), at place 1; the training',
    ],
    [
      floats(Number.POSITIVE_INFINITY, 2),
      {},
      'The weight "w" holds an infinite value (Infinity), at place 0;',
    ],
    [halves(0x3c01, 0x7c00), half, 'half precision holds nothing above 65504'],
    [halves(0x4000, 0x7e00), half, 'a value that is not a number (NaN), at place 1'],
  ])('%#', (bytes, more, said) => {
    expect(() => checkFinite([spec('w', 2, more)], bytes)).toThrow(said)
  })

  test.each(['bn/moving_variance', 'layer1.0.bn1.running_var', 'norm/variance:0'])(
    'a variance below zero: %s',
    (name) => {
      expect(() => checkFinite([spec(name, 2)], floats(0.5, -0.25))).toThrow(
        `The weight "${name}" holds a variance below zero (-0.25), at place 1; the file is damaged`,
      )
      expect(() => checkFinite([spec(name, 2)], floats(0.5, -1e-6))).not.toThrow()
      expect(() => checkFinite([spec('invariance', 2)], floats(0.5, -0.25))).not.toThrow()
    },
  )

  test('a scale of the quantisation', () => {
    const quantization = { dtype: 'uint8', scale: Number.NaN, min: 0 }
    expect(() => checkFinite([spec('w', 2, { quantization })], new ArrayBuffer(2))).toThrow(
      'The weight "w" is quantised with scale = ',
    )
  })
})

describe('what is well', () => {
  test('numbers, a mask of minus infinity, and what an optimizer left', () => {
    checkFinite([spec('w', 2)], floats(1, -2))
    checkFinite([spec('mask', 2)], floats(0, Number.NEGATIVE_INFINITY))
    checkFinite([spec('optimizer/m', 2)], floats(Number.NaN, 3))
    expect(() => checkFinite([spec('h', 2, half)], halves(0x3c00, 0x7bff))).not.toThrow()
  })

  test('a weight that begins at no multiple of four', () => {
    const bytes = new Uint8Array(9)
    bytes.set(new Uint8Array(floats(1, Number.NaN)), 1)
    const specs = [{ name: 'b', shape: [1], dtype: 'bool' }, spec('w', 2)]
    expect(() => checkFinite(specs, bytes.buffer)).toThrow('The weight "w" holds')
  })
})
