// Failures of the device are told from failures of what it computes by the words that engines and drivers use.
import { expect, test } from 'vitest'
import { failure } from '../errors'
import { isDeviceFault, isShortage, isTrap } from './deviceFault'

test.each([
  'Out of memory',
  'WebGL OOM: cannot make a texture',
  'Array buffer allocation failed',
  'Invalid typed array length: 4294967296',
])('"%s" is a lack of memory', (message) => {
  expect(isShortage(new Error(message))).toBe(true)
  expect(isDeviceFault(new Error('it failed', { cause: new Error(message) }))).toBe(true)
})

test.each(['RandomZoom has no zoom', 'the layer "room" is no mushroom', 'Invalid typed array length: -1'])(
  '"%s" is none',
  (message) => {
    expect(isShortage(new Error(message))).toBe(false)
    expect(isDeviceFault(new Error(message))).toBe(false)
  },
)

test('a trap is one through whatever it was wrapped in', () => {
  const trap = Object.assign(new Error('table index is out of bounds'), { name: 'RuntimeError' })
  expect(isTrap(failure('UnsupportedModel', 'It stopped.', trap))).toBe(true)
  expect(isTrap(new Error('Aborted(native code called abort())'))).toBe(true)
  expect(isTrap(new RangeError('index out of range'))).toBe(false)
})
