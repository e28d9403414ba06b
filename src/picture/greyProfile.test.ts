import fc from 'fast-check'
import { expect, it } from 'vitest'
import { greyProfile, parametricCurve, rgbProfile, sampledCurve } from '../../e2e/support/profiles'
import { greyLevels } from './greyProfile'

/** Of sRGB's standard, IEC 61966-2-1. */
const inSrgb = (light: number) =>
  Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055))
const all = Array.from({ length: 256 }, (_, level) => level / 255)

it.each([
  ['no sample', sampledCurve(), (level: number) => level],
  ['a gamma', sampledCurve(563), (level: number) => level ** (563 / 256)],
  ['two samples', sampledCurve(0, 0x8000), (level: number) => (level * 0x8000) / 65535],
  ['function 0', parametricCurve(0, 2), (level: number) => level ** 2],
  ['function 1', parametricCurve(1, 2, 1, -0.25), (level: number) => Math.max(0, level - 0.25) ** 2],
  [
    'function 2',
    parametricCurve(2, 2, 1, -0.25, 0.125),
    (level: number) => Math.max(0, level - 0.25) ** 2 + 0.125,
  ],
  [
    'function 4',
    parametricCurve(4, 2, 0.5, 0.25, 0.5, 0.5, 0.125, 0.0625),
    (level: number) => (level >= 0.5 ? (0.5 * level + 0.25) ** 2 + 0.125 : 0.5 * level + 0.0625),
  ],
])('turns levels into those of sRGB by %s', (_, curve, light) => {
  const levels = [...(greyLevels(greyProfile(curve)) ?? [])]
  expect(levels).toEqual(all.map((level) => inSrgb(light(level))))
})

it('leaves the levels of sRGB as they are', () => {
  const curve = parametricCurve(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
  expect([...(greyLevels(greyProfile(curve)) ?? [])]).toEqual(all.map((level) => level * 255))
})

it('reads no profile of colours, none without a curve it knows, and none that was cut or changed', () => {
  expect(greyLevels(rgbProfile(sampledCurve()))).toBeNull()
  expect(greyLevels(greyProfile([...Buffer.from('mft2'), ...Array(40).fill(0)]))).toBeNull()
  expect(greyLevels(greyProfile(parametricCurve(9, 1)))).toBeNull()
  const whole = greyProfile(sampledCurve(0, 900, 9000, 65535))
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
      const bytes = Uint8Array.from(whole)
      bytes[at] = byte
      const levels = greyLevels(bytes.subarray(0, length))
      expect(levels === null || levels.length === 256).toBe(true)
    }),
    { seed: 11, numRuns: 300 },
  )
})
