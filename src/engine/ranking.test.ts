// The order in which classes are listed, and which of them is explained where none is named.
import { expect, it } from 'vitest'
import { ranking } from './ranking'

const listed = (...given: Parameters<typeof ranking>) => ranking(...given).map(({ label }) => label)

it('the most probable class is first, and of equal ones that with the larger logit', () => {
  const [logits, shares] = [Float32Array.of(1, 5, 9, 7), Float32Array.of(0.2, 0.4, 0.4, 0)]
  expect(listed(logits, shares, ['a', 'b', 'c'])).toEqual(['c', 'b', 'a', 'class 3'])
})

it('of classes at every place the largest is first: what is small but there comes before what is nowhere', () => {
  const areas = Float32Array.of(0.75, 0, 0.25)
  const places = { width: 2, height: 2, data: Uint16Array.of(0, 0, 0, 2), areas }
  const [logits, shares] = [Float32Array.of(9, 3, -2), Float32Array.of(0.99, 0.01, 0)]
  expect(listed(logits, shares, ['sky', 'sea', 'dog'], places)).toEqual(['sky', 'dog', 'sea'])
  expect(ranking(logits, shares, [], places).map(({ area }) => area)).toEqual([0.75, 0.25, 0])
})
