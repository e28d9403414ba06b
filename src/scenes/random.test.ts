import { expect, it } from 'vitest'
import { random } from './random'

it('repeats itself for the same seed and is even between 0 and 1', () => {
  const draws = (seed: number) => Array.from({ length: 4000 }, random(seed).unit)
  expect(draws(3)).toEqual(draws(3))
  expect(draws(3)).not.toEqual(draws(4))
  const bins = [0, 0, 0, 0]
  for (const value of draws(9)) bins[Math.floor(value * 4)] = (bins[Math.floor(value * 4)] ?? 0) + 1
  for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(100)
})

it('picks whole numbers with both ends included, and shuffles without loss', () => {
  const dice = random(1)
  const seen = new Set(Array.from({ length: 200 }, () => dice.whole(2, 4)))
  expect([...seen].toSorted()).toEqual([2, 3, 4])
  expect(dice.shuffled([1, 2, 3, 4, 5]).toSorted()).toEqual([1, 2, 3, 4, 5])
  expect(() => dice.pick([])).toThrow(/nothing to pick/)
})
