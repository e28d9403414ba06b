// One sentence, one line, whatever a name of a file holds.
import { expect, test } from 'vitest'
import { failure, sentenceOf } from './errors'

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

test.each([
  'Failed to fetch dynamically imported module: https://a.example/assets/takeHome-1.js',
  'error loading dynamically imported module: https://a.example/assets/takeHome-1.js',
  'Importing a module script failed.',
  'Unable to preload CSS for https://a.example/assets/SetStrip-1.css',
])('what a browser says of a part that cannot be had is not what people read: %s', (said) => {
  expect(sentenceOf(new TypeError(said))).toBe(
    'This part of the page could not be fetched; reload the page once its host answers again.',
  )
  expect(sentenceOf(new Error('The picture is empty.'))).toBe('The picture is empty.')
})
