import { expect, it } from 'vitest'
import { decodeNpy, encodeNpy } from './npy'

it('writes what numpy.save writes', () => {
  const bytes = encodeNpy({ shape: [2, 3], data: Float32Array.of(0, 1, -2, 0.5, 1e-7, 3) })
  expect(bytes.length).toBe(128 + 24)
  expect([...bytes.slice(0, 10)]).toEqual([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0])
  expect(new TextDecoder().decode(bytes.slice(10, 128))).toBe(
    `${"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".padEnd(117, ' ')}\n`,
  )
  expect(decodeNpy(bytes, 'x.npy')).toEqual({ shape: [2, 3], data: Float32Array.of(0, 1, -2, 0.5, 1e-7, 3) })
})

it('keeps the comma of a shape with one size, and an odd offset', () => {
  const bytes = encodeNpy({ shape: [2], data: Float32Array.of(7, 8) })
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  expect(new TextDecoder().decode(bytes.slice(10, 128))).toContain("'shape': (2,)")
  expect(decodeNpy(shifted.subarray(3), 'x').data).toEqual(Float32Array.of(7, 8))
})

it('reads float64 and bytes', () => {
  const text = (kind: string) =>
    `{'descr': '${kind}', 'fortran_order': False, 'shape': (2,), }\n`.padStart(118)
  const file = (kind: string, body: Uint8Array) =>
    Uint8Array.of(0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0, ...new TextEncoder().encode(text(kind)), ...body)
  const doubles = new Uint8Array(Float64Array.of(0.25, -4).buffer)
  expect(decodeNpy(file('<f8', doubles), 'x').data).toEqual(Float32Array.of(0.25, -4))
  expect(decodeNpy(file('|u1', Uint8Array.of(3, 255)), 'x').data).toEqual(Float32Array.of(3, 255))
  expect(() => decodeNpy(file('<i8', doubles), 'x.npy')).toThrow('x.npy holds <i8')
  expect(() => decodeNpy(file('<f8', doubles.subarray(8)), 'x.npy')).toThrow('x.npy is cut short: 2 values')
})

it('names a file that is none', () => {
  expect(() => decodeNpy(new Uint8Array(40), 'cat.npy')).toThrow('cat.npy is not a .npy file')
})

it.each([
  ["'descr': '__proto__', 'fortran_order': False, 'shape': (1,)", 'holds __proto__'],
  ["'descr': 'constructor', 'fortran_order': False, 'shape': (1,)", 'holds constructor'],
  [`'descr': '${'A'.repeat(5000)}', 'fortran_order': False, 'shape': (1,)`, 'holds something else'],
  ["'descr': '<f4', 'fortran_order': False, 'shape': (-1, 3)", 'has a damaged header'],
  ["'descr': '<f4', 'fortran_order': False, 'shape': (x, 3)", 'has a damaged header'],
  ["'descr': '<f4', 'fortran_order': False, 'shape': (1e99, 3)", 'has a damaged header'],
  ["'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 1, 1, 1, 1, 1, 1)", 'has a damaged header'],
  ["'descr': '<f4', 'fortran_order': False, 'shape': (9007199254740991, 9007199254740991)", 'is cut short'],
])('a header of bad intent is named: %s', (fields, words) => {
  const head = `{${fields}, }\n`
  const bytes = new Uint8Array(10 + head.length + 400)
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, head.length & 255, head.length >> 8])
  bytes.set(new TextEncoder().encode(head), 10)
  expect(() => decodeNpy(bytes, 'x.npy')).toThrow(`x.npy ${words}`)
})
