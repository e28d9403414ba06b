import { expect, test } from 'vitest'
import { setFrom } from '../state/sets/testing/madeUp'
import { expectedOf, isWrong } from './expected'

const labels = ['boxer', 'Tiger_cat', 'tabby, tabby cat', 'crane', 'crane']

test('the nearest folder that is called like a class counts, by any of its names', () => {
  const { items } = setFrom('pets/boxer/1.png', 'pets/tiger cat/new/2.png', 'pets/tabby-cat/3.png')
  const { of, unmatched } = expectedOf(items, labels)
  expect(items.map(({ key }) => of.get(key)?.label)).toEqual(['boxer', 'Tiger_cat', 'tabby, tabby cat'])
  expect(unmatched).toEqual([])
})

test('folders that are called like no class are named, where others are or there are several', () => {
  const mixed = expectedOf(setFrom('pets/boxer/1.png', 'pets/mice/2.png').items, labels)
  expect([mixed.of.size, mixed.unmatched]).toEqual([1, ['mice']])
  const none = expectedOf(setFrom('mice/1.png', 'rats/2.png').items, labels)
  expect([none.of.size, none.unmatched]).toEqual([0, ['mice', 'rats']])
  // One folder of holiday pictures promises nothing.
  expect(expectedOf(setFrom('holiday/1.png', 'holiday/2.png').items, labels).unmatched).toEqual([])
  expect(expectedOf(setFrom('1.png', '2.png').items, labels).unmatched).toEqual([])
})

test('of two classes of one name either is right, and a number is no name', () => {
  const { of } = expectedOf(setFrom('crane/1.png', '2/2.png').items, labels)
  const crane = of.get('crane/1.png')
  expect([isWrong(3, crane), isWrong(4, crane), isWrong(0, crane), isWrong(0, undefined)]).toEqual([
    ...[false, false, true, false],
  ])
  expect(of.has('2/2.png')).toBe(false)
})
