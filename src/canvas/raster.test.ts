import { expect, it } from 'vitest'
import { cellsOf, valueAt, wholeOf } from './raster'
import { centredCrop } from './testing/centredCrop'
import { mapOf } from './testing/mapOf'

it('reads the value under a point, between cells and at the edge', () => {
  const heatmap = mapOf(2, [0, 1, 0.5, 0.5])
  const at = (x: number, y: number) => valueAt(heatmap, wholeOf(100, 100), { x, y, mode: 'smooth' })
  expect(at(25, 25)).toBeCloseTo(0, 6)
  expect(at(50, 25)).toBeCloseTo(0.5, 6)
  expect(at(50, 50)).toBeCloseTo(0.5, 6)
  expect(at(99, 1)).toBeCloseTo(1, 6)
  expect(at(75, 50)).toBeCloseTo(0.75, 6)
})

it('knows no value where the model saw nothing', () => {
  expect(valueAt(mapOf(2, [1, 1]), centredCrop, { x: 20, y: 50, mode: 'smooth' })).toBeNull()
  expect(valueAt(mapOf(2, [1, 1]), centredCrop, { x: 60, y: 50, mode: 'nearest' })).toBeCloseTo(1, 6)
})

it('draws cells where a map has fewer than five a side and nobody asks otherwise', () => {
  const drawn = (width: number, height: number) => cellsOf(null, { width, height })
  expect([drawn(3, 3), drawn(4, 4), drawn(5, 5), drawn(4, 7)]).toEqual([
    ...['nearest', 'nearest', 'smooth', 'smooth'],
  ])
  expect(cellsOf('smooth', { width: 3, height: 3 })).toBe('smooth')
  expect(cellsOf('nearest', { width: 16, height: 16 })).toBe('nearest')
})
