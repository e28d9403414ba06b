import { expect, it } from 'vitest'
import { columnsFor } from './contactSheet'

it('leaves as few empty places as possible in three or four columns', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(columnsFor)).toEqual([
    1, 2, 3, 4, 3, 3, 4, 4, 3, 4, 4, 4,
  ])
})
