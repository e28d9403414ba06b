import { expect, test } from 'vitest'
import { reasonOf } from './quoted'

test('words of the language are no reason, those of a library and of memory are', () => {
  expect(reasonOf(new TypeError('number 7 is not iterable'))).toBe('its settings do not fit together')
  expect(reasonOf(new RangeError('Invalid array length'))).toBe('its settings do not fit together')
  expect(reasonOf(new RangeError('Array buffer allocation failed'))).toBe('Array buffer allocation failed')
  expect(reasonOf(new Error('Shapes differ\nmore'))).toBe('Shapes differ')
})
