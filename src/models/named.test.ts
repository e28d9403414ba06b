import { expect, test } from 'vitest'
import { failure } from '../errors'
import { namedFailure } from './named'

test('what is not ours becomes a sentence that names the model', () => {
  const strange = new TypeError("Cannot read properties of undefined (reading 'x')\n    at somewhere")
  const named = namedFailure(strange, 'toy') as Error
  expect(named.name).toBe('UnsupportedModel')
  expect(named.message).toBe(
    'The model "toy" cannot be opened: Cannot read properties of undefined (reading \'x\').',
  )
})

test('ours, and those of the device, stay as they are', () => {
  for (const own of [failure('NotReadable', 'a'), failure('AbortError', 'b'), new Error('out of memory')])
    expect(namedFailure(own, 'toy')).toBe(own)
})
