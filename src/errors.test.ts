// One sentence, one line, whatever a name of a file holds.
import { expect, test } from 'vitest'
import { failure } from './errors'

test('a sentence is one line, and nothing in it turns the direction of writing or speaks to a terminal', () => {
  const { message } = failure(
    'NotReadable',
    'There is no "a\r\n\u0000b\u202Egpj.\u001B[31m\u2028"; drop it again.',
  )
  expect(message).toBe('There is no "a \\u0000b\\u202egpj.\\u001b[31m "; drop it again.')
})

test('a long one keeps its beginning and what to do', () => {
  const { message } = failure('NotReadable', `It begins ${'long '.repeat(5000)}; drop it again.`)
  expect(message).toHaveLength(703)
  expect(message).toMatch(/^It begins long .* … .*; drop it again\.$/)
})
