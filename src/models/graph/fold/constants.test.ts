import { expect, test } from 'vitest'
import { floatConstants } from './constants'

test('constants are decoded as they are stored', () => {
  const stored = new Uint8Array([0, 128, 255, 0, ...new Uint8Array(new Uint16Array([0x3c00, 0xc100]).buffer)])
  const nodes = new Map(
    ['bytes', 'halves'].map((name) => [name, { name, op: 'Const', inputs: [], attributes: new Map() }]),
  )
  const { find, read } = floatConstants({
    nodes,
    weights: stored.buffer,
    weightSpecs: [
      { name: 'bytes', shape: [4], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
      { name: 'halves', shape: [2], dtype: 'float32', quantization: { dtype: 'float16' } },
    ],
  })
  const [bytes, halves] = ['bytes', 'halves'].map((name) => find(name))
  expect([...(bytes ? read(bytes) : [])]).toEqual([-1, 63, 126.5, -1])
  expect([...(halves ? read(halves) : [])]).toEqual([1, -2.5])
  expect(find('nobody')).toBeNull()
})
