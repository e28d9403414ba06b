import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { storedEntry } from './storedEntry'

const one = Uint8Array.of(1, 2, 3, 4, 5)
const wanted = (path: string) => path === 'model.weights.h5'
const stored = zipSync({ 'config.json': one, 'model.weights.h5': one }, { level: 0 })

it('gives what is stored as it lies, without a copy', () => {
  const found = storedEntry(stored, wanted)
  expect(found).toEqual(one)
  expect(found?.buffer).toBe(stored.buffer)
  const within = new Uint8Array([9, 9, ...stored]).subarray(2)
  expect(storedEntry(within, wanted)).toEqual(one)
})

it('leaves the rest to who unpacks', () => {
  expect(storedEntry(zipSync({ 'model.weights.h5': new Uint8Array(99) }), wanted)).toBeNull()
  expect(storedEntry(zipSync({ 'config.json': one }, { level: 0 }), wanted)).toBeNull()
  expect(storedEntry(stored.subarray(0, stored.length - 30), wanted)).toBeNull()
  expect(storedEntry(new Uint8Array(3), wanted)).toBeNull()
})

it('of damaged bytes it gives a part of them or nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(stored.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
      const broken = stored.slice()
      for (const [at, value] of changes) broken[at] = value
      const found = storedEntry(broken, wanted)
      expect(found === null || found.buffer === broken.buffer).toBe(true)
    }),
  )
})
